"""Draws the forms that a chart's words can name, by the same look as charts in Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt

from microsite.drawing import labels
from microsite.drawing.asked import Asked
from microsite.drawing.channels import Drawn
from microsite.drawing.house import finish
from microsite.drawing.points import Row, points_of
from microsite.look import Look, rows_of

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 2], [1, 3])


def spec_of(asked: Asked, rows: list[Row], look: Look) -> dict[str, Any]:
    """The spec of a form over a chart's rows; raises FormError where it cannot be drawn."""
    return finish(DRAWN[asked.form](Drawn(asked, points_of(asked, rows, look.words, look.date), look)), look)


def line(drawn: Drawn, course: Any = "linear") -> Any:
    """A line through the rows, one for each colour, with its last value or its name at its end."""
    groups = drawn.points.groups
    legend = bool(groups) and not drawn.beside
    dash = alt.StrokeDash(
        "group:N", legend=None, scale=alt.Scale(domain=list(groups), range=list(DASHES[: len(groups)]))
    )
    apart: dict[str, Any] = {"strokeDash": dash} if groups else {}
    lines = drawn.base.mark_line(strokeWidth=2.5, interpolate=course).encode(
        color=drawn.tint(legend), tooltip="tip:N", **apart
    )
    filled = not groups and min(drawn.points.values) >= 0
    area = [drawn.base.mark_area(color=drawn.one, opacity=0.16, interpolate=course)] if filled else []
    return alt.layer(*area, *labels.marks(drawn), lines, *_ends(drawn))


def _ends(drawn: Drawn) -> list[alt.Chart]:
    """What stands at the end of each line: its name, or its value where there is one line."""
    full = [row for row in drawn.rows if row["value"] is not None]
    ends = list({row["group"]: row for row in full}.values())
    base = alt.Chart(rows_of(ends)).encode(**drawn.axes)
    dots = base.mark_point(filled=True, size=70, opacity=1).encode(color=drawn.tint(legend=False))
    if not drawn.points.groups:
        dy = 15 if _falls(full) else -11
        said = base.mark_text(align="right", dx=-8, dy=dy, fontWeight="bold", fontSize=drawn.look.size + 1)
        return [dots, said.encode(text="said:N")]
    return [dots, labels.beside(drawn, ends, 9)] if drawn.beside else [dots]


def _falls(full: list[Row]) -> bool:
    """Whether a line comes down to its end, high above the ground: a value above it would stand on the line."""
    last, top = full[-1]["value"], max(abs(row["value"]) for row in full)
    return len(full) > 1 and full[-2]["value"] > last > top / 4


def steps(drawn: Drawn) -> Any:
    """A line that holds each value until the next."""
    return line(drawn, "step-after")


def bars(drawn: Drawn) -> Any:
    """A bar from the ground to each value: side by side, or stacked, where colour tells them apart."""
    lying, groups = drawn.points.lying, drawn.points.groups
    apart = drawn.points.apart and not drawn.asked.stacked
    padding = alt.Scale(paddingOuter=0.45 if lying and drawn.above else 0.1, paddingInner=0.08)
    offset = (alt.YOffset if lying else alt.XOffset)("group:N", sort=list(groups), scale=padding)
    beside: dict[str, Any] = {"yOffset" if lying else "xOffset": offset} if apart else {}
    base = drawn.base.encode(**beside)
    band = 0.4 if drawn.above and lying else 0.62 if lying else 0.78
    size: dict[str, Any] = {} if apart else {"height" if lying else "width": {"band": band}}
    order: dict[str, Any] = {"order": "rank:Q"} if drawn.asked.stacked else {}
    beside_last = drawn.asked.stacked and not lying and drawn.beside
    layers = [base.mark_bar(**size).encode(color=drawn.tint(not beside_last), tooltip="tip:N", **order)]
    layers += [labels.beside(drawn, _middles(drawn), 6)] * beside_last
    if not drawn.points.apart or not drawn.asked.stacked:
        layers += _values(drawn, base)
    if lying and drawn.above:
        high = drawn.look.height / len(drawn.points.places)
        layers.append(labels.names(drawn, dy=10 - high / 2 if apart else -high * band / 2 - 8))
    return alt.layer(*layers, *labels.marks(drawn))


def _middles(drawn: Drawn) -> list[Row]:
    """The parts of the last bar, each with the middle of its part as value."""
    last = [row for row in drawn.rows if row["place"] == drawn.rows[-1]["place"]]
    ground = {True: 0.0, False: 0.0}
    middles = []
    for row in sorted(last, key=lambda row: row["rank"]):
        above = row["value"] >= 0
        middles.append(row | {"value": ground[above] + row["value"] / 2})
        ground[above] += row["value"]
    return middles


def _values(drawn: Drawn, base: alt.Chart) -> list[Any]:
    """Each value at the end of its bar, on the side that its sign says; of many the last, if it stands out."""
    if not drawn.few:
        last = alt.Chart(rows_of(drawn.rows[-1:])).encode(**drawn.axes, text="said:N")
        value = drawn.rows[-1]["value"]
        alone = (
            not drawn.points.apart
            and not drawn.points.lying
            and value in (max(drawn.points.values), min(drawn.points.values))
        )
        below = value < 0
        return [last.mark_text(align="right", dx=8, dy=9 if below else -9, fontWeight="bold")] if alone else []
    layers = []
    for sign, test in ((1, "datum.value >= 0"), (-1, "datum.value < 0")):
        if any((row["value"] < 0) == (sign < 0) for row in drawn.rows):
            lying: dict[str, Any] = {"align": "left" if sign > 0 else "right", "dx": 6 * sign}
            at: dict[str, Any] = lying if drawn.points.lying else {"dy": -9 * sign}
            said = base.transform_filter(test).mark_text(**at, fontWeight="bold")
            layers.append(said.encode(text="said:N"))
    return layers


def dots(drawn: Drawn) -> Any:
    """A point at each value, told apart by colour and shape, with its value where there are few."""
    groups = drawn.points.groups
    shape: dict[str, Any] = {}
    if groups:
        scale = alt.Scale(domain=list(groups), range=list(SHAPES[: len(groups)]))
        shape["shape"] = alt.Shape("group:N", sort=list(groups), scale=scale, legend=drawn.legend)
    marks = drawn.base.mark_point(filled=True, size=100, opacity=1)
    layers = [marks.encode(color=drawn.tint(), tooltip="tip:N", **shape)]
    if drawn.few:
        for some, dy in zip(_above_and_below(drawn), (-14, 16), strict=True):
            said = alt.Chart(rows_of(some)).encode(**drawn.axes, text="said:N")
            at: dict[str, Any] = {"align": "left", "dx": 10} if drawn.points.lying else {"dy": dy}
            layers += [said.mark_text(**at, fontWeight="bold")] if some else []
    return alt.layer(*layers, *labels.marks(drawn))


def _above_and_below(drawn: Drawn) -> tuple[list[Row], list[Row]]:
    """The rows whose values stand above their dots, and those that would meet them there."""
    above: list[Row] = []
    below: list[Row] = []
    for row in drawn.rows:
        near = abs(drawn.across(row["place"]) - drawn.across(above[-1]["place"])) * drawn.look.width if above else 999
        (below if near < drawn.wide(row["said"]) + 12 and not drawn.points.lying else above).append(row)
    return above, below


def dumbbell(drawn: Drawn) -> Any:
    """Two values and more of each name, joined: the lowest is said to the left, the highest to the right."""
    spans: dict[Any, list[float]] = {}
    for row in drawn.rows:
        spans.setdefault(row["place"], []).append(row["value"])
    rule = drawn.base.mark_line(color=drawn.look.rule, strokeWidth=4).encode(detail="place:N")
    marks = drawn.base.mark_point(filled=True, size=150, opacity=1).encode(color=drawn.tint(), tooltip="tip:N")
    layers = [rule, marks]
    sides: tuple[tuple[Callable[..., float], Any, int], ...] = ((min, "right", -12), (max, "left", 12))
    for choose, align, dx in sides:
        ends = [
            row
            for row in drawn.rows
            if row["value"] == choose(spans[row["place"]]) and (dx > 0 or len(set(spans[row["place"]])) > 1)
        ]
        said = alt.Chart(rows_of(ends)).encode(**drawn.axes, text="said:N")
        layers += [said.mark_text(align=align, dx=dx, fontWeight="bold")] if ends else []
    if drawn.above:
        layers.append(labels.names(drawn, dy=-24))
    return alt.layer(*layers, *labels.marks(drawn))


DRAWN: Mapping[str, Callable[[Drawn], Any]] = {
    "line": line,
    "bars": bars,
    "dots": dots,
    "dumbbell": dumbbell,
    "steps": steps,
}
