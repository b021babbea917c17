"""A chart's drawing up to a year: the same spec with later rows left out, on the scales of the whole."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from microsite.drawing import marklinks
from microsite.drawing.views import PARTS, Node
from microsite.evidence.chartfields import Guess
from microsite.files.problem import did_you_mean

FINE = 150  # about how many steps there are from the lowest to the highest value of an axis
MARK = "guess"  # the field by which the place of each row is found
Pairs = Sequence[tuple[int, float]]
ByYear = Mapping[int, Sequence[Mapping[str, Any]]]


class CutError(Exception):
    """Why a chart cannot be drawn up to a year."""


def pairs_of(rows: ByYear, column: str) -> Pairs:
    """(year, value) of each row that has a value in the column, in order of time."""
    found = ((year, row.get(column)) for year, same in rows.items() for row in same)
    return sorted((year, float(cell)) for year, cell in found if isinstance(cell, int | float))


def wrong(asked: Guess, rows: ByYear) -> tuple[str, str, str] | None:
    """What is wrong with a guess over the rows of a chart: the field, the message, a hint; None where nothing is."""
    if not rows:
        return "column", "asks for a line, and its first series is not by year", ""
    names = {str(name) for same in rows.values() for row in same for name in row}
    if asked.column not in names:
        return "column", f"'{asked.column}' is no column of its rows", did_you_mean(asked.column, names)
    if any(len(same) > 1 for same in rows.values()):
        return "column", "has several rows for a year", "Choose those of one line by rows.COLUMN."
    years = [year for year, _ in pairs_of(rows, asked.column)]
    later = [year for year in years if year >= asked.after]
    if len(later) < 2 or later != list(range(asked.after, later[-1] + 1)):
        return "from", f"has no values year by year from {asked.after} on", f"There are {', '.join(map(str, years))}."
    return None


def shortened(spec: Node, start: int, pairs: Pairs) -> tuple[str, dict[str, Any]]:
    """A spec's SVG without what lies after the year `start`, and where the (year, value) `pairs` of one line stand.

    Places are `x` [at `start`, for each year] and `y` [at nought, for each one of its axis] in pixels; `low`, `high`
    and `step` are values on the axis. Raises CutError where no mark draws the pairs.
    """
    import vl_convert

    copy: Node = json.loads(json.dumps(spec))
    datasets = copy.get("datasets") or {}
    axis = _ghost(copy, datasets, pairs, {}, [])
    if not axis:
        raise CutError("no mark of it draws that column")
    scene = vl_convert.vegalite_to_scenegraph(marklinks.whole(copy).replace('"tooltip"', '"description"'))
    left, top = scene["origin"]
    laid = _laid(list(_places(scene["scenegraph"], left, top, (0.0, 0.0))), start, pairs)
    for rows in (*datasets.values(), *_inline(copy)):
        rows[:] = [row for row in rows if not _later(row, axis, start)]
    return str(vl_convert.vegalite_to_svg(marklinks.whole(copy))), laid


def _later(row: Any, axis: str, start: int) -> bool:
    """Whether a row stands after a year; those that find places have no mark to be seen."""
    year = row.get(axis) if isinstance(row, dict) and MARK not in row else None
    return isinstance(year, int | float) and year > start


def _inline(node: Any) -> Iterator[list[Any]]:
    """The rows that stand in the spec where they are drawn."""
    if isinstance(node, dict):
        data = node.get("data")
        if isinstance(data, dict) and isinstance(data.get("values"), list):
            yield data["values"]
        for part in PARTS:
            for inner in node.get(part) or []:
                yield from _inline(inner)


def _ghost(node: Node, datasets: Mapping[str, Any], pairs: Pairs, around: Node, rows: list[Any]) -> str:
    """Lays marks that are not seen over the first ones that draw the pairs; the field across, or nothing."""
    data = node.get("data") or {}
    rows = datasets.get(str(data.get("name")), data.get("values", rows))
    encoding = {**around, **(node.get("encoding") or {})}
    if "mark" not in node:
        inner = (one for part in PARTS for one in node.get(part) or [])
        return next((found for one in inner if (found := _ghost(one, datasets, pairs, encoding, rows))), "")
    x, y = (encoding.get(name) or {} for name in ("x", "y"))
    across, up = x.get("field"), y.get("field")
    held = [(row.get(across), row.get(up)) for row in rows if isinstance(row, dict)] if across and up else []
    if not all(any(when == year and _same(cell, value) for when, cell in held) for year, value in pairs):
        return ""
    own = {name: node.pop(name) for name in ("mark", "encoding", "data", "transform", "name") if name in node}
    values = [{across: year, up: value, MARK: f"{MARK}{year}"} for year, value in pairs]
    seen = {"x": x, "y": y, "tooltip": {"field": MARK, "type": "nominal"}}
    node["layer"] = [own, {"data": {"values": values}, "mark": {"type": "point", "opacity": 0}, "encoding": seen}]
    return str(across)


def _same(cell: Any, value: float) -> bool:
    return isinstance(cell, int | float) and math.isclose(cell, value)


Place = tuple[str, float, float, tuple[float, float]]


def _places(node: Node, left: float, top: float, box: tuple[float, float]) -> Iterator[Place]:
    """(name, x, y, top and bottom of its plot) of the marks that are not seen."""
    for item in node.get("items", []):
        x, y = left + (item.get("x") or 0), top + (item.get("y") or 0)
        if str(item.get("description", "")).startswith(MARK):
            yield item["description"], x, y, box
        for inner in item.get("items", []):
            yield from _places(inner, x, y, (y, y + item["height"]) if item.get("height") else box)


def _laid(places: Sequence[Place], start: int, pairs: Pairs) -> dict[str, Any]:
    at = {name.removeprefix(MARK): (x, y) for name, x, y, _ in places}
    top, bottom = places[0][3]
    (first, least), (last, most) = pairs[0], max(pairs, key=lambda pair: abs(pair[1] - pairs[0][1]))
    (end, _), (_, low_y), (_, high_y) = pairs[-1], at[f"{first}"], at[f"{last}"]
    if most == least:
        raise CutError("all its values are the same")
    one = (high_y - low_y) / (most - least)
    nought = low_y - one * least
    year = (at[f"{end}"][0] - at[f"{first}"][0]) / (end - first)
    low, high = sorted(((bottom - nought) / one, (top - nought) / one))
    step = _step((high - low) / FINE, all(float(value).is_integer() for _, value in pairs))
    return {
        "x": [round(at[f"{first}"][0] + year * (start - first), 2), round(year, 4)],
        "y": [round(nought, 2), float(f"{one:.6g}")],
        "low": math.ceil(round(low / step, 6)) * step,
        "high": math.floor(round(high / step, 6)) * step,
        "step": step,
    }


def _step(rough: float, whole: bool) -> float:
    """A round number about as large; of what is counted in whole ones, at least one."""
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((n * power for n in (1, 2, 5) if n * power >= rough), 10 * power)
    step = max(step, 1.0) if whole else step
    return int(step) if float(step).is_integer() else float(f"{step:.3g}")
