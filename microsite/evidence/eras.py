"""Eras: pages that name the years they tell as `span: START/END` in their front matter, in order of time.

Places in time are shares of the whole span from the first leader's first day to the end of
the last era or term, so that templates can lay them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from microsite.evidence.catalog import Catalog
from microsite.evidence.records import Leader, Term
from microsite.evidence.vocabulary import Side
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

    @property
    def name(self) -> str:
        """The title without the years that stand at its end."""
        return re.sub(r",[^,]*\d{4}\D*$", "", self.title)

    @property
    def short_years(self) -> str:
        """1989–93."""
        start, end = f"{self.start.year}", f"{self.end.year}"
        return f"{start}–{end[2:] if start[:2] == end[:2] else end}"


@dataclass(frozen=True)
class Bar:
    """A span on the river: what it shows, and the shares of the whole time where it begins and ends."""

    shown: Leader | Era
    start: float
    end: float
    term: Term | None = None

    @property
    def share(self) -> float:
        """How much of the time it takes."""
        return round(self.end - self.start, 4)


def eras_of(pages: Iterable[Page]) -> tuple[Era, ...]:
    """The eras that pages tell, in order of time."""
    found = [Era(page, *dates.ends(page.meta.span)) for page in pages if page.meta.span]
    return tuple(sorted(found, key=lambda era: era.start))


@dataclass(frozen=True)
class River:
    """The leaders of each side and the eras of a language, laid out in time."""

    banks: dict[str, list[Bar]]
    eras: list[Bar]
    first: date
    last: date

    @property
    def length(self) -> int:
        """The whole time in years."""
        return round((self.last - self.first).days / 365.25)

    @property
    def years(self) -> list[int]:
        """Round years to be written beside it: every fifth, or every tenth, twentieth and so on of longer times."""
        step = next((step for step in (5, 10, 20, 50) if self.last.year - self.first.year <= step * 12), 100)
        return list(range(-(-self.first.year // step) * step, self.last.year + 1, step))

    def at(self, day: str) -> float:
        """A day's share of the whole time."""
        return _share(dates.first_day(day), self.first, self.last)


def river_of(catalog: Catalog, eras: tuple[Era, ...]) -> River:
    """The river of the leaders and these eras; banks by side, those of sides that nobody led left out."""
    leaders = [leader for leader in catalog.of(Leader).values() if leader.terms]
    terms = [term for leader in leaders for term in leader.terms]
    starts = [dates.first_day(term.start) for term in terms]
    ends = [dates.first_day(term.end) for term in terms if term.end]
    first = min(starts or [era.start for era in eras], default=date.min)
    last = max([era.end for era in eras] + starts + ends, default=first)
    banks = banks_between(catalog, first, last)
    told = [Bar(era, _share(era.start, first, last), _share(era.end, first, last)) for era in eras]
    return River(banks, [bar for bar in told if bar.end > 0], first, last)


def banks_between(catalog: Catalog, first: date, last: date) -> dict[str, list[Bar]]:
    """Who led each side between two days, in order of time; sides that nobody led are left out."""
    banks: dict[str, list[Bar]] = {side: [] for side in catalog.of(Side)}
    for leader in catalog.of(Leader).values():
        for term in leader.terms:
            start, end = dates.first_day(term.start), dates.first_day(term.end) if term.end else last
            if start < last and end > first:
                bar = Bar(leader, _share(start, first, last), _share(end, first, last), term)
                banks[str(leader.side)].append(bar)
    return {side: sorted(bars, key=lambda bar: bar.start) for side, bars in banks.items() if bars}


def _share(day: date, first: date, last: date) -> float:
    whole = (last - first).days or 1
    return round(min(max((day - first).days / whole, 0), 1), 4)
