"""Holds what a drawing prints to its rows: numbers in its words, tips and titles.

The ticks of axes and legends follow their scales and say nothing of their own; the words of
categories are held as all other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import unescape
from typing import Any

from microsite.drawing.foreign import Breach
from microsite.drawing.held import Held, key, number
from microsite.drawing.holding import PLACES
from microsite.drawing.views import FACETS, Node, View, nodes, views
from microsite.language import said
from microsite.language.exempt import Exempt

TICKS = ("role-axis-label", "role-legend-label")
TEXTS = ("text", "tooltip", "description")
YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
WRITTEN = (*TEXTS, "datum", "domain", "title")
DIRECTIVE = re.compile(r"%[-_0]?[A-Za-z%]")


class Printed:
    """Reads texts of one language and holds their numbers."""

    def __init__(self, held: Held, exempt: Exempt, labels: Mapping[str, str]) -> None:
        self.held = held
        self.exempt = exempt
        worded = (value for text in labels.values() for value, _ in self._amounts(re.sub(r"\{[^}]*\}", " ", text)))
        self.anywhere = frozenset({*held.says, *worded})
        self.everything = self.anywhere.union(*(row.says for row in held.rows))
        words = {word for row in held.rows for word in row.words}
        numbered = (word for word in words if re.search(r"\d", word) or self._amounts(word))
        self.cells = tuple(sorted(numbered, key=len, reverse=True))
        self.years = held.anywhere.union(*(row.numbers for row in held.rows), *map(YEAR.findall, labels.values()))

    def breaches(self, spec: Node, svg: str) -> Iterator[Breach]:
        """Every number that a drawing prints and its rows, arithmetic and words do not hold."""
        for view in views(spec):
            yield from self._rows(view)
        for text in (*_written(spec), *_nodes(svg)):
            yield from self._held(text, self.everything, "")

    def _amounts(self, text: str) -> list[tuple[Decimal, Decimal]]:
        return said.amounts(text, self.exempt)

    def _held(self, text: str, held: frozenset[Decimal], field: str) -> Iterator[Breach]:
        rest = self._without_cells(text)
        for value, tolerance in self._amounts(rest):
            if not said.holds(held, value, tolerance):
                shown = f"{value.normalize():,f}"
                where = f" in '{field}'" if field else ""
                yield Breach(f"prints '{text}'{where}: its rows and words hold no {shown}", field, float(value))
        for year in YEAR.findall(rest):
            if year not in self.years:
                yield Breach(
                    f"prints '{text}': its rows and words hold no {year}, as a year or else", field, float(year)
                )

    def _without_cells(self, text: str) -> str:
        """The text without words that a row holds as they stand, such as '18-24 years'."""
        for cell in self.cells:
            if cell in text:
                text = re.sub(rf"(?<![\w.,]){re.escape(cell)}(?![\w]|[.,]\d)", " ", text)
        return text

    def _rows(self, view: View) -> Iterator[Breach]:
        """Texts of rows: a tip says what its own row holds."""
        texts = {name for channel, name, node in view.used() if channel in TEXTS or _category(channel, node)}
        places = {name for _, name, _ in view.used(*PLACES)}
        for row in view.rows:
            own = self._of(row, {*map(str, row)} if view.transforms else places)
            for name in sorted(texts):
                value = row.get(name)
                if isinstance(value, str):
                    yield from self._held(value, own, name)
                elif (amount := number(value)) is None or name in places:
                    continue
                elif not any(key(amount) == key(float(cell)) for cell in own):
                    yield Breach(f"prints {amount:,g} in '{name}', which its rows do not hold", name, amount)

    def _of(self, row: Mapping[str, Any], places: set[str]) -> frozenset[Decimal]:
        """What may be said at a row: what the rows behind it hold, or all where it stands for none of them."""
        drawn = {key(value) for name in places if (value := number(row.get(name))) is not None}
        if not drawn or drawn & self.held.anywhere:
            return self.everything
        behind = [r.says for r in self.held.rows if drawn <= r.numbers]
        return self.anywhere.union(*behind) if behind else self.everything


def _category(channel: str, node: Node) -> bool:
    return node.get("type") in ("nominal", "ordinal") and (channel not in ("order", "detail", "key"))


def _written(spec: Node) -> Iterator[str]:
    """Words that a spec itself writes: constants, categories of scales, and formats of dates."""
    for name, node in nodes(spec):
        if name in WRITTEN and isinstance(node, str):
            yield node
        elif name in TEXTS and isinstance(node, dict) and isinstance(node.get("value"), str):
            yield node["value"]
        elif name == "format" and isinstance(node, str) and DIRECTIVE.search(node):
            yield DIRECTIVE.sub(" ", node)
        elif name in FACETS and isinstance(node, str):
            yield node


def _nodes(svg: str) -> Iterator[str]:
    """The texts of an SVG, those of ticks left out."""
    for group in re.finditer(r'<g class="mark-text ([\w-]+)[^>]*>(.*?)</g>', svg, re.DOTALL):
        if group[1] not in TICKS:
            for found in re.finditer(r"<text[^>]*>(.*?)</text>", group[2], re.DOTALL):
                words = unescape(re.sub(r"<[^>]+>", " ", found[1])).strip()
                yield words.rsplit(" ", 1)[0] if words.endswith("…") else words
