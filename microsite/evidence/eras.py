"""Eras: pages that name the years they tell as `span: START/END` in their front matter, in order of time.

Places in time are shares of the whole span from the first president's first day to the end of
the last era, so that templates can lay them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from microsite.evidence.catalog import Catalog
from microsite.evidence.records import Leader
from microsite.language import dates
from microsite.prose.page import Page


@dataclass(frozen=True, eq=False)
class Era:
    """An era's page and its first and last day."""

    page: Page
    start: date
    end: date

    @property
    def title(self) -> str:
        """The page's title."""
        return self.page.title

    @property
    def address(self) -> str:
        """Where the page stands, from the root of its language."""
        return f"site:/{self.page.address}"

    @property
    def years(self) -> str:
        """1989–1993."""
        return f"{self.start.year}–{self.end.year}"


@dataclass(frozen=True)
class Bar:
    """A span on the river: what it shows, and the shares of the whole time where it begins and ends."""

    shown: Leader | Era
    start: float
    end: float


def eras_of(pages: Iterable[Page]) -> tuple[Era, ...]:
    """The eras that pages tell, in order of time."""
    found = [Era(page, *dates.ends(page.meta.span)) for page in pages if page.meta.span]
    return tuple(sorted(found, key=lambda era: era.start))


@dataclass(frozen=True)
class River:
    """Presidents of both countries and the eras of a language, laid out in time."""

    us: list[Bar]
    mx: list[Bar]
    eras: list[Bar]
    first: date
    last: date

    def at(self, day: str) -> float:
        """A day's share of the whole time."""
        return _share(dates.first_day(day), self.first, self.last)


def river_of(catalog: Catalog, eras: tuple[Era, ...]) -> River:
    """The river of the leaders and these eras; empty banks where no leader has terms."""
    leaders = [leader for leader in catalog.of(Leader).values() if leader.terms]
    starts = [dates.first_day(term.start) for leader in leaders for term in leader.terms]
    first = min(starts, default=date(1977, 1, 1))
    last = max([era.end for era in eras] + starts, default=first)
    banks: dict[str, list[Bar]] = {"us": [], "mx": []}
    for leader in leaders:
        for term in leader.terms:
            end = dates.first_day(term.end) if term.end else last
            bar = Bar(leader, _share(dates.first_day(term.start), first, last), _share(end, first, last))
            banks[leader.country].append(bar)
    told = [Bar(era, _share(era.start, first, last), _share(era.end, first, last)) for era in eras]
    return River(banks["us"], banks["mx"], [bar for bar in told if bar.end > 0], first, last)


def _share(day: date, first: date, last: date) -> float:
    whole = (last - first).days or 1
    return round(min(max((day - first).days / whole, 0), 1), 4)
