"""Words that a form writes at its marks: names with values, marked places, and the names of places."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from microsite.drawing.channels import BESIDE, LETTER, Drawn
from microsite.drawing.held import decimal_years
from microsite.drawing.points import FormError, Row
from microsite.look import rows_of

LATE = 0.8  # of the way: words at places further on stand to the left of them


def named(drawn: Drawn, row: Row) -> list[str]:
    """A row's group and value as lines short enough to stand beside its mark."""
    letters = int(drawn.look.width * BESIDE / drawn.look.size / LETTER)
    return textwrap.wrap(f"{row['group']} {row['said']}", letters, break_long_words=False)


def beside(drawn: Drawn, ends: list[Row], dx: float) -> alt.Chart:
    """The names and values of rows beside their marks, moved up where one would stand on another."""
    names = alt.Chart(rows_of(_apart(drawn, [row | {"lines": named(drawn, row)} for row in ends])))
    side: dict[str, Any] = {"x": alt.X("place:O", bandPosition=1)} if drawn.points.banded else {}
    axes = drawn.axes | {"y": alt.Y("value:Q")} | side
    written: alt.Chart = names.mark_text(align="left", dx=dx, fontWeight="bold").encode(
        **axes, text="lines:N", color=drawn.tint(legend=False)
    )
    return written


def _apart(drawn: Drawn, ends: list[Row]) -> list[Row]:
    low, high = drawn.reach()
    line = (high - low) * drawn.look.size * 1.3 / (drawn.look.height - 50)
    placed: list[Row] = []
    for row in sorted(ends, key=lambda row: row["value"]):
        least = line * (len(row["lines"]) + len(placed[-1]["lines"])) / 2 if placed else 0
        at = max(row["value"], placed[-1]["value"] + least) if placed else row["value"]
        placed.append(row | {"value": at})
    return placed


def marks(drawn: Drawn) -> list[Any]:
    """Thin rules from the ground to the top at the places that marks names, with their words."""
    if drawn.points.lying and drawn.asked.marks:
        raise FormError("marks", "marks places of x, where values run from left to right", "Take marks away.")
    rows = [{"place": _placed(drawn, at), "mark": drawn.look[name]} for name, at in drawn.asked.marks.items()]
    base = alt.Chart(rows_of(rows)).encode(x=drawn.axes["x"])
    late = [row for row in rows if drawn.across(row["place"]) > LATE]
    layers = [base.mark_rule(color=drawn.look.quiet, strokeDash=[2, 3])] if rows else []
    sides: tuple[tuple[list[Row], Any, int], ...] = (
        (late, "right", -4),
        ([row for row in rows if row not in late], "left", 4),
    )
    for some, align, dx in sides:
        words = alt.Chart(rows_of(some)).encode(x=drawn.axes["x"], y=alt.value(0), text="mark:N")
        dy = 4 + (drawn.look.size + 3 if align == "right" and _meet(drawn, rows, late) else 0)
        if some:
            layers.append(words.mark_text(align=align, dx=dx, dy=dy, baseline="top", color=drawn.look.quiet))
    return layers


def _meet(drawn: Drawn, rows: list[Row], late: list[Row]) -> bool:
    """Whether words to the left of late marks would stand on those to the right of earlier ones."""
    beside = max((drawn.wide(line) for row in drawn.rows for line in named(drawn, row)), default=0) * drawn.beside
    width = drawn.look.width - 50 - beside
    ends = [drawn.across(row["place"]) * width + drawn.wide(row["mark"]) for row in rows if row not in late]
    starts = [drawn.across(row["place"]) * width - drawn.wide(row["mark"]) for row in late]
    return bool(ends and starts) and max(ends) + 12 > min(starts)


def _placed(drawn: Drawn, at: Any) -> Any:
    return list(decimal_years(at))[-1] if isinstance(at, str) and drawn.points.kind == "year" else at


def names(drawn: Drawn, dy: float) -> alt.Chart:
    """The names of places, above where they stand."""
    heads = alt.Chart(rows_of([{"place": place} for place in drawn.points.places])).encode(y=drawn.axes["y"])
    named: alt.Chart = heads.mark_text(align="left", dy=dy).encode(x=alt.value(0), text="place:N")
    return named
