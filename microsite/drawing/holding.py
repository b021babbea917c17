"""Holds a spec to the rows that its chart was handed: every value that is drawn is one of theirs.

Where words stand is layout, and so are domains, ticks, and the places that `layout` names for
rules, ticks and one end of a span. Marks on no axis are counted, not measured.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from microsite.drawing.foreign import SPANS, Breach, linked, pixels, transform
from microsite.drawing.held import FIGURES, Held, HeldRow, decimal_years, key, number
from microsite.drawing.marklinks import FIELD
from microsite.drawing.views import FACETS, Node, View, views

PLACES = ("x", "y", "x2", "y2", "xOffset", "yOffset", "theta", "theta2", "radius", "radius2", "latitude", "longitude")
ENDS = {**SPANS, **{end: start for start, end in SPANS.items()}}
WORDS = ("text", "tooltip", "description", "url", "href")
ORDERS = ("order", "detail", "key")
SPANS_AREAS = ("arc", "area", "bar", "boxplot", "errorband", "errorbar", "rect", "rule")
MARKS = frozenset({*SPANS_AREAS, "circle", "line", "point", "square", "text", "tick", "trail"})
LOOSE = ("rule", "tick")
DOTS = ("point", "circle", "square", "tick")
ADDING = {"aggregate", "joinaggregate", "window", "stack", "bin", "pivot"}
MEASURES = ("quantitative", "temporal")


@dataclass
class _Marked:
    """One row as a view draws it: numbers by channel and field, and its words."""

    numbers: list[tuple[str, str, float]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


def layout_of(places: Sequence[Any]) -> frozenset[str]:
    """The places of `layout`: numbers, and dates as places on an axis of years."""
    found = {key(value) for place in places if (value := number(place)) is not None}
    return frozenset(found | {key(year) for place in places if isinstance(place, str) for year in decimal_years(place)})


def breaches(spec: Node, held: Held, layout: frozenset[str]) -> Iterator[Breach]:
    """Everything in a spec that draws what its rows do not hold."""
    found = views(spec)
    measured = {(v.plot, axis) for v in found if v.kind != "text" for axis in _measured(v)}
    for view in found:
        if view.kind not in MARKS:
            yield Breach(
                f"draws with '{view.kind}', whose shapes are no values", hint=f"Use {', '.join(sorted(MARKS))}."
            )
            continue
        for step in view.transforms:
            yield from transform(step)
        if not _wordy(view):
            yield from pixels(view, measured)
            yield from _counted(view, held)
        yield from _held(view, held, layout)
        yield from linked(view, {row.cells.get(FIELD) for row in held.rows})


def _measured(view: View) -> set[str]:
    """The axes on which a view places its marks by values."""
    kinds = ((channel[:1], node) for channel, node in view.channels if channel in SPANS)
    return {axis for axis, node in kinds if node.get("type") in MEASURES or "datum" in node or "aggregate" in node}


def _wordy(view: View) -> bool:
    """Whether a view writes words, and not signs that stand for values."""
    if view.kind != "text":
        return False
    literal = view.mark.get("text")
    written = [literal] if literal else []
    for channel, node in view.channels:
        if channel == "text":
            written += [node["value"]] if "value" in node else []
            written += [row.get(str(node.get("field"))) for row in view.rows] if "field" in node else []
    return all(re.search(r"\w", str(text)) for text in written if text not in (None, ""))


def _on_no_axis(view: View) -> bool:
    """Whether both places of dots have no axis: then they are there to be counted."""
    if view.kind not in DOTS:
        return False
    places = [node for channel, node in view.channels if channel in ("x", "y") and node.get("type") == "quantitative"]
    return len(places) == 2 and all("field" in node and node.get("axis", "none") is None for node in places)


def _counted(view: View, held: Held) -> Iterator[Breach]:
    if not _on_no_axis(view):
        return
    places = {name for _, name, _ in view.used("x", "y")}
    kinds = sorted({str(name) for row in view.rows for name in row} - places)
    numbers = held.anywhere.union(*(row.numbers for row in held.rows))
    counts = [Counter(str(row.get(kind)) for row in view.rows) for kind in kinds] or [Counter(["all"] * len(view.rows))]
    for count in counts:
        for value in count.values():
            if key(value) not in numbers:
                yield Breach(f"draws {value} marks, a number that its rows do not hold", value=value)


def _held(view: View, held: Held, layout: frozenset[str]) -> Iterator[Breach]:
    """Every row of a view is one that was handed over, or arithmetic on it."""
    free = {"x", "y"} if _on_no_axis(view) else set()
    free |= set(PLACES) | {"angle"} if _wordy(view) else set()
    known = frozenset().union(*(row.words for row in held.rows))
    yield from _constants(view, held, layout, free)
    groups: dict[tuple[Any, ...], int] = Counter()
    for row in view.rows:
        marked = _marked(view, row, free, known)
        bad = next((m for m in marked.numbers if not math.isfinite(m[2])), None)
        if bad:
            yield Breach(f"draws no number in '{bad[1]}': {bad[2]}", bad[1], hint="Leave out rows without a value.")
            return
        needed = _needed(view, marked, held, layout)
        signature = (tuple(sorted({key(v) for _, _, v in needed})), tuple(sorted(marked.words)), _shown(view, row))
        groups[signature] += 1
        if groups[signature] > 1:
            continue
        if said := _unheld(needed, marked.words, held):
            yield said
            return
    if not _wordy(view):
        yield from _repeated(view, groups, held)


def _shown(view: View, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name)) for channel, name, _ in view.used() if channel not in WORDS)


def _constants(view: View, held: Held, layout: frozenset[str], free: set[str]) -> Iterator[Breach]:
    """Values written into the encoding itself: alt.datum(…)."""
    paired = {channel for channel, _ in view.channels}
    numbers = held.anywhere.union(*(row.numbers for row in held.rows))
    for channel, node in view.channels:
        value = number(node.get("datum"))
        if value is None or channel in free:
            continue
        loose = key(value) in layout and (view.kind in LOOSE or ENDS.get(channel) in paired)
        ground = value == 0 and ENDS.get(channel) in paired
        if not (loose or ground or key(value) in numbers):
            yield Breach(f"draws {_plain(value)}, which its rows do not hold", value=value)


def _marked(view: View, row: Mapping[str, Any], free: set[str], known: frozenset[str]) -> _Marked:
    marked = _Marked()
    used = [(channel, name, node) for channel, name, node in view.used() if channel not in (*ORDERS, *free)]
    for step in view.transforms:
        used += [("", name, {"type": "quantitative"}) for name in _inputs(step)]
    for channel, name, node in used:
        value = row.get(name)
        measured = node.get("type") in MEASURES
        amount = _as_number(value) if measured else number(value)
        if amount is not None and channel not in FACETS:
            marked.numbers.append((channel, name, amount))
        elif channel not in WORDS and isinstance(value, str):
            marked.words |= {value} if measured else {value} & known
    return marked


def _inputs(step: Node) -> Iterator[str]:
    """The fields that a transform reckons with."""
    yield from map(str, step.get("fold", []))
    for part in ("aggregate", "joinaggregate", "window"):
        yield from (str(item["field"]) for item in step.get(part, []) if isinstance(item, dict) and "field" in item)
    for part in ("stack", "bin", "timeUnit", "pivot", "value", "field"):
        if isinstance(step.get(part), str):
            yield str(step[part])


def _as_number(value: Any) -> float | None:
    """A cell as the engine measures it: it reads numbers in words too."""
    try:
        return float(value) if isinstance(value, str) else number(value)
    except ValueError:
        return None


def _needed(view: View, marked: _Marked, held: Held, layout: frozenset[str]) -> list[tuple[str, str, float]]:
    """The numbers of a row that must be held: not the ground, nor what is layout, at one end of a span."""
    ends = {channel for channel, node in view.channels if "field" in node or "datum" in node}
    kept = []
    for channel, name, value in marked.numbers:
        paired = ENDS.get(channel) in ends
        loose = (value == 0 and paired) or (key(value) in layout and (paired or view.kind in LOOSE))
        if not loose:
            kept.append((channel, name, value))
    spans = [m for m in marked.numbers if m[0] in ENDS]
    if view.kind in LOOSE or not spans or any(m[0] in ENDS and _on_span(m[0], spans, kept) for m in spans):
        return kept
    return kept + spans[:1]


def _on_span(channel: str, spans: list[tuple[str, str, float]], kept: list[tuple[str, str, float]]) -> bool:
    return any(one[0] in (channel, ENDS[channel]) for one in kept) and any(one[0] == channel for one in spans)


def _unheld(needed: list[tuple[str, str, float]], words: set[str], held: Held) -> Breach | None:
    numbers = {key(value) for _, _, value in needed} - held.anywhere
    if not numbers and not words:
        return None
    if any(numbers <= row.numbers and words <= row.words for row in held.rows):
        return None
    if any(_together(one, other, numbers, words) for one, other in combinations(held.rows, 2)):
        return None
    for _, name, value in needed:
        if key(value) in numbers and not any(key(value) in row.numbers for row in held.rows):
            hint = "Draw a value of the rows, or name the arithmetic in [computed] of the chart's words."
            return Breach(f"draws {_plain(value)} in '{name}', which its rows do not hold", name, value, hint)
    shown = [f"{_plain(value)} in '{name}'" for _, name, value in needed] + [f"'{word}'" for word in sorted(words)]
    name, amount = (needed[-1][1], needed[-1][2]) if needed else ("", None)
    hint = "Each is in the rows, but not in the same one."
    return Breach(f"draws {' with '.join(dict.fromkeys(shown))}, which no row holds", name, amount, hint)


def _together(one: HeldRow, other: HeldRow, numbers: set[str], words: set[str]) -> bool:
    """Whether two rows may stand in one: two figures, each with its value, or rows of two series for the same key."""
    if not (numbers <= one.numbers | other.numbers and words <= one.words | other.words):
        return False
    if one.table == other.table == FIGURES:
        return bool(numbers & one.proper) and bool(numbers & other.proper)
    shared = set(one.cells) & set(other.cells) & {"year", "date", "month"}
    return one.table != other.table and bool(shared) and all(one.cells[n] == other.cells[n] for n in shared)


def _repeated(view: View, groups: Mapping[tuple[Any, ...], int], held: Held) -> Iterator[Breach]:
    """Rows drawn more often than they were handed: bars add them up, as sums and counts do."""
    counts = any(node.get("aggregate") == "count" for _, node in view.channels)
    adds = (
        counts
        or any(node.get("aggregate") for _, node in view.channels)
        or any(set(s) & ADDING for s in view.transforms)
    )
    if _on_no_axis(view) or not (adds or view.kind in ("bar", "area", "arc")):
        return
    for (values, words, _), times in groups.items():
        if counts and not values and not words:
            yield Breach("counts rows of its own", hint="Count rows that hold a value or a word of those handed over.")
            return
        numbers = set(values) - held.anywhere
        fitting = sum(numbers <= row.numbers and set(words) <= row.words for row in held.rows)
        if (numbers or words) and fitting and times > fitting:
            shown = ", ".join((*values, *words))
            yield Breach(f"draws {times} rows with {shown}, of which {fitting} were handed over")
            return


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.2f}"
