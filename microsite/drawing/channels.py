"""A form's rows, axes, colours and words, in the house's look: what all forms are drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from microsite.drawing.asked import Asked
from microsite.drawing.house import categories
from microsite.drawing.points import FormError, Points, Row
from microsite.files.problem import did_you_mean
from microsite.look import Look, rows_of, value_axis, year_axis

LETTER = 0.56  # of the text's size: how wide a letter is, on average
SAID = {True: 12, False: 7}  # how many values are printed, wide and narrow
ROWS = 20  # how many, where each has a line of its own
BESIDE = 0.3  # of the width: names longer than that are broken into lines, or stand above their marks


@dataclass(frozen=True)
class Drawn:
    """A form as it is drawn: its points, channels and words."""

    asked: Asked
    points: Points
    look: Look

    @cached_property
    def rows(self) -> list[Row]:
        """The points with what is said of each, and the rank of its group."""
        groups = self.points.groups
        said = [row | {"said": self.number(row["value"])} for row in self.points.rows]
        ranked = [row | {"rank": groups.index(row["group"]) if row["group"] else 0} for row in said]
        return [row | {"tip": self._tip(row)} for row in ranked]

    @cached_property
    def base(self) -> alt.Chart:
        """A chart of all rows, each at its place and value."""
        return alt.Chart(rows_of(self.rows)).encode(**self.axes)

    @cached_property
    def axes(self) -> dict[str, Any]:
        """The two channels by which rows are placed."""
        place, value = ("y", "x") if self.points.lying else ("x", "y")
        return {place: self._place(place), value: self._value(value)}

    @cached_property
    def colours(self) -> list[str]:
        """A colour for each group, or for all; FormError where there are too few."""
        roles = self.look.colours
        asked = self.asked.palette or categories(roles)
        for role in asked:
            if role not in roles:
                hint = did_you_mean(role, roles) or f"The palette has {', '.join(roles)}."
                raise FormError("palette", f"'{role}' is no colour of the palette", hint)
        if len(self.points.groups) > len(asked):
            hint = "Name more colours." if self.asked.palette else "Choose rows by rows.COLUMN = [...]."
            message = f"tells {len(self.points.groups)} apart by {len(asked)} colours"
            field = "palette" if self.asked.palette else "colour" if self.asked.colour else "form"
            raise FormError(field, message, hint)
        return [roles[role] for role in asked]

    @property
    def one(self) -> str:
        """The colour of what is not told apart."""
        return self.colours[0]

    def tint(self, legend: bool = True) -> Any:
        """The colour of each row."""
        groups = self.points.groups
        if not groups:
            return alt.value(self.one)
        scale = alt.Scale(domain=list(groups), range=self.colours[: len(groups)])
        return alt.Color("group:N", sort=list(groups), scale=scale, legend=self.legend if legend else None)

    @property
    def legend(self) -> alt.Legend:
        """Above the drawing, in one line where the names leave room for it."""
        groups = self.points.groups
        columns = len(groups) if sum(self.wide(group) + 40 for group in groups) < self.look.width else 1
        sign = "square" if self.asked.form == "bars" else "circle"
        return alt.Legend(columns=columns, labelLimit=self.look.width - 60, symbolType=sign, symbolSize=90)

    def wide(self, text: str) -> float:
        """About how wide a text is, in pixels."""
        return len(text) * self.look.size * LETTER

    def number(self, value: float | None) -> str:
        """A value as it is printed: whole where all are, else with one digit, or two below one."""
        values = self.points.values
        digits = 0 if all(one == int(one) for one in values) else 1 if max(map(abs, values)) >= 1 else 2
        if value is None:
            return ""
        said = self.look.number(abs(value), digits)
        said = f"{said}%" if self.points.percent else said
        return f"\N{MINUS SIGN}{said}" if value < 0 else said

    @property
    def few(self) -> bool:
        """Whether every value is printed: where they are few, and do not stand on each other."""
        stacked = self.asked.stacked and self.points.apart
        below = self.points.lying and not self.points.apart
        return len(self.points.rows) <= (ROWS if below else SAID[self.look.wide]) and not stacked

    def _tip(self, row: Row) -> str:
        where = (
            self.look.date(row["day"]) if self.points.kind != "word" and isinstance(row["day"], str) else row["place"]
        )
        told = row["said"] if self.look.counted is None or row["value"] is None else row["value"]
        return self.look.tip(f"{row['group']}, {where}" if row["group"] else where, told)

    def _value(self, channel: str) -> Any:
        low, high = self.reach()
        room = (high - low or 1) * (self._room() if self.points.lying else 0.12)
        domain = [low - room if low < 0 else 0, high + room if high > 0 else 0]
        axis = None if self.points.lying and self.few else value_axis(self.look)
        kind = alt.X if channel == "x" else alt.Y
        stack: Any = "zero" if self.asked.stacked else None
        return kind("value:Q", axis=axis, stack=stack, scale=alt.Scale(domain=domain, nice=axis is not None))

    def _room(self) -> float:
        """How much longer an axis from left to right must be for values to stand at the ends of bars."""
        said = max(self.wide(self.number(value)) for value in self.points.values) * 1.15 + 12
        names = 0 if self.above else max(self.wide(str(place)) for place in self.points.places) + 12
        return said / (self.look.width - names - said)

    def reach(self) -> tuple[float, float]:
        """The lowest and the highest place of a mark, the ground among them."""
        ends: dict[Any, list[float]] = {}
        for row in self.points.rows:
            ends.setdefault(row["place"] if self.asked.stacked else len(ends), []).append(row["value"] or 0)
        below = [sum(value for value in found if value < 0) for found in ends.values()]
        above = [sum(value for value in found if value > 0) for found in ends.values()]
        return min(0, *below), max(0, *above)

    def _place(self, channel: str) -> Any:
        kind = alt.X if channel == "x" else alt.Y
        places = self.points.places
        if self.points.banded:
            return self._band(kind)
        if self.points.kind == "date":
            axis = alt.Axis(title=None, grid=False, format="%b %Y", tickCount=6 if self.look.wide else 3)
            return kind("place:T", axis=axis, scale=alt.Scale(type="utc"))
        span = (max(places) - min(places)) or 1
        low, high = min(places), max(places)
        edge = span * 0.05 if self.asked.form == "dots" else 0
        axis = year_axis(self.look) if self.points.kind == "year" else value_axis(self.look, grid=False)
        if self.points.kind == "year":
            axis.values = self._ticks(low, high)
        return kind("place:Q", axis=axis, scale=alt.Scale(domain=[low - edge, high + edge], nice=False))

    def _ticks(self, low: float, high: float) -> list[int]:
        """Round years, no more than there is room for."""
        step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 500) if (high - low) / s <= (9 if self.look.wide else 5))
        first = -int(-low // step) * step
        return list(range(int(first), int(high) + 1, step))

    def _band(self, kind: Any) -> Any:
        places = self.points.places
        if self.points.kind == "year" and not self.points.lying:
            low, high = min(places), max(places)
            axis = alt.Axis(title=None, labelAngle=0, ticks=False, values=self._ticks(low, high))
            return kind("place:O", axis=axis, scale=alt.Scale(domain=list(range(low, high + 1))))
        above = self.points.lying and self.above
        axis = alt.Axis(
            title=None,
            labelAngle=0,
            domain=False,
            ticks=False,
            labels=not above,
            labelColor=self.look.ink,
            labelLimit=260,
        )
        return kind("place:O", sort=places, axis=axis)

    @property
    def above(self) -> bool:
        """Whether names stand above their marks: where they are long, or something stands before the marks."""
        longest = max(self.wide(str(place)) for place in self.points.places)
        return self.asked.form == "dumbbell" or longest > self.look.width * BESIDE

    @cached_property
    def beside(self) -> bool:
        """Whether names stand beside what they name; where one is too long for that, a legend says them."""
        longest = max((self.wide(word) for group in self.points.groups for word in group.split()), default=0)
        return bool(self.points.groups) and longest < self.look.width * BESIDE

    def across(self, place: Any) -> float:
        """About where a place stands, as a part of the way from the first to the last."""
        places = self.points.places
        if self.points.kind in ("word", "date"):
            return places.index(place) / max(len(places) - 1, 1) if place in places else 0
        return float((place - min(places)) / ((max(places) - min(places)) or 1))
