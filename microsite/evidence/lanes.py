"""Events as dots on a lane for each theme, along years: where the picture above the timeline puts them.

Years that lie before the first leader or era are drawn together into a short stretch at the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from microsite.evidence.eras import River
from microsite.evidence.records import Event, Theme
from microsite.language import dates

WIDTH = 1000  # units across, whatever the picture's width in pixels
APART = 8  # units between two dots of a row
ROW = 6  # pixels from one row of dots to the next
EARLIER = 4  # how many years' room all the earlier ones have


@dataclass(frozen=True)
class Lane:
    """The events of a theme: paths of dots as SVG has them, for those that turn the story and for the others."""

    theme: Theme
    count: int
    height: int
    core: str
    more: str


@dataclass(frozen=True)
class Lanes:
    """The lanes of a list of events; the years that its picture runs through, and that are written below it.

    `zero` is the year at the picture's left edge, `first` that of the first event, `since` the first year
    that has its full room, `last` that of the last event. `early` is the share of the width that the years
    before `since` have; `years` are years to be written, with their shares.
    """

    lanes: tuple[Lane, ...]
    zero: int
    first: int
    since: int
    last: int
    early: float
    years: tuple[tuple[int, float], ...]


def lanes_of(events: Iterable[Event], themes: Iterable[Theme], river: River) -> Lanes | None:
    """Events laid out in time by theme; themes without events have no lane. None where there are no events."""
    events = sorted(events, key=lambda event: dates.first_day(event.date))
    if not events:
        return None
    days = [dates.first_day(event.date) for event in events]
    first, last = days[0].year, days[-1].year
    since = min(max(first, river.first.year), last)
    zero = since - EARLIER if first < since else since
    axis = _Axis(zero, first, since, last)
    lanes = [_lane(theme, [event for event in events if event.theme == theme.id], axis) for theme in themes]
    step = next((step for step in (1, 2, 5, 10, 20, 50) if last - since <= step * 6), 100)
    written = range(-(-(since + 1) // step) * step, last + 1, step)
    years = tuple((year, axis.at(date(year, 1, 1))) for year in written)
    shown = tuple(lane for lane in lanes if lane.count)
    return Lanes(shown, zero, first, since, last, axis.at(date(since, 1, 1)), years)


@dataclass(frozen=True)
class _Axis:
    zero: int
    first: int
    since: int
    last: int

    def at(self, day: date) -> float:
        """A day's share of the width."""
        if day.year < self.since:
            year = self.zero + (self.since - self.zero) * (_years(day) - self.first) / (self.since - self.first)
        else:
            year = _years(day)
        return round((year - self.zero) / (self.last + 1 - self.zero), 4)


def _years(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _lane(theme: Theme, events: list[Event], axis: _Axis) -> Lane:
    """Each dot stands in the lowest row where it has room."""
    ends: list[int] = []
    dots = []
    for event in events:
        at = round(axis.at(dates.first_day(event.date)) * WIDTH)
        row = next((row for row, end in enumerate(ends) if end + APART <= at), len(ends))
        ends[row : row + 1] = [at]
        dots.append((event.tier == "core", at, row))
    height = (len(ends) + 1) * ROW

    def path(core: bool) -> str:
        return "".join(f"M{at} {height - (row + 1) * ROW}h0" for turns, at, row in dots if turns is core)

    return Lane(theme, len(events), height, path(core=True), path(core=False))
