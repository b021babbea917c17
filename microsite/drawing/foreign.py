"""What a spec may not hold: data from elsewhere, chance, bent scales, and marks placed by pixels."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from microsite.drawing.held import number
from microsite.drawing.marklinks import FIELD
from microsite.drawing.views import Node, View, nodes, sources

SPANS = {"x": "x2", "y": "y2", "theta": "theta2", "radius": "radius2"}
STEPS = ("filter", "fold", "stack", "aggregate", "joinaggregate", "window", "bin", "timeUnit", "pivot", "flatten")
BESIDE = ("as", "on", "from", "groupby", "default", "method")
SHIFTS = ("x", "y", "x2", "y2", "xOffset", "yOffset", "x2Offset", "y2Offset")
EXPRESSIONS = ("expr", "filter", "test", "calculate", "labelExpr", "signal", "update")
CHANGING = re.compile(r"\b(random|now|sample\w+)\s*\(|\bdatetime\s*\(\s*\)")


@dataclass(frozen=True)
class Breach:
    """A value that no row holds: what to say, the field it stands in, and the value where it is a number."""

    message: str
    field: str = ""
    value: float | None = None
    hint: str = ""


def foreign(spec: Node) -> Iterator[Breach]:
    """Rows from elsewhere, chance and the clock, and axes that say something else than their scale."""
    for source in sources(spec):
        if {"url", "sequence", "sphere", "graticule"} & set(source):
            yield Breach("draws data of its own instead of the rows it is handed", hint="Use data.rows.")
    for name, node in nodes(spec):
        if name == "href" and node and not (isinstance(node, dict) and node.get("field") == FIELD):
            hint = f"Encode href by the field '{FIELD}' of the rows."
            yield Breach("links its marks to an address ('href')", hint=hint)
        if isinstance(node, str) and name in EXPRESSIONS and CHANGING.search(node):
            yield Breach(f"draws by chance or by the clock: '{node}'")
        if name == "labelExpr" and isinstance(node, str) and _says_more(node):
            yield Breach(f"writes labels of its own on an axis or a legend: '{node}'", hint="Labels follow the scale.")
        if name == "impute" and node:
            yield Breach("fills gaps with values of its own ('impute')")
        if name == "scale" and isinstance(node, dict) and _bent(node):
            yield Breach("gives places of its own to values: a scale's 'range' of more than two numbers")


def _says_more(expression: str) -> bool:
    plain = re.sub(r"'[^'\d]*'|\"[^\"\d]*\"|datum\.label|[+\s()]", "", expression)
    return plain != ""


def _bent(scale: Node) -> bool:
    reach = scale.get("range")
    return isinstance(reach, list) and len(reach) > 2 and all(number(place) is not None for place in reach)


def transform(step: Node) -> Iterator[Breach]:
    """A step that makes numbers which no rule can hold to the rows."""
    if not any(name in step for name in STEPS) or "calculate" in step:
        name = next((name for name in step if name not in BESIDE), "?")
        hint = "Name the arithmetic in [computed] of the chart's words, and make the rows in Python."
        yield Breach(f"makes values by '{name}', which cannot be held to the rows", hint=hint)


def pixels(view: View, measured: set[tuple[int, str]]) -> Iterator[Breach]:
    """Marks placed by pixels on an axis that other marks of the plot measure."""
    hint = "Place marks by a field of the rows."
    for name in SHIFTS:
        if name in view.mark and (view.plot, name[:1]) in measured:
            yield Breach(f"moves its marks by '{name}', away from their values", hint=hint)
    for channel, node in view.channels:
        if channel in SPANS or channel in SPANS.values():
            for name, value in nodes(node):
                if name in ("value", "expr") and not isinstance(value, dict) and (view.plot, channel[:1]) in measured:
                    yield Breach(f"places marks by pixels ('{channel}' is {value}), not by values", hint=hint)
                if name == "expr" and (view.plot, channel[:1]) not in measured:
                    yield Breach(f"places marks by an expression ('{value}'), not by values", hint=hint)


def linked(view: View, known: Collection[Any]) -> Iterator[Breach]:
    """Links that no row holds, and marks of a linked view that have none."""
    for row in view.rows if any(view.used("href")) else ():
        link = row.get(FIELD)
        if not link or link not in known:
            message = f"links to '{link}', which its rows do not hold" if link else "links a mark whose row has no link"
            yield Breach(message, FIELD, hint="Link to what a row's own 'link' says; draw rows without one apart.")
            return
