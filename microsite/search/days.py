"""When an entry's matter was: the days, months, years and decades by which it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from microsite.language import dates
from microsite.search.entry import Entry

WEIGHT = 100
LASTING = 0.7  # a month or a year in which something went on that began before
SHARES = {"event": 1.0, "document": 0.8, "figure": 0.5, "claim": 0.4, "source": 0.5, "page": 0.4}
TOLD = 4  # years of a decade that a page tells, for it to be one of that decade's
IN_OFFICE = 100
TOOK_PART = 60
YEAR, MONTH, DECADE = 4, 7, 3  # characters of ISO 8601


def on_days(entry: Entry) -> dict[str, float]:
    """Weights by date, as exact as ISO 8601 writes it: '198', '1985', '1985-02', '1985-02-07'."""
    share = WEIGHT * SHARES.get(entry.kind, 0)
    start, _, end = entry.span.partition("/")
    if not share or not start:
        return {}
    found = {day: share * LASTING for day in _months(start, end) if end}
    if entry.kind == "page":
        years = Counter(day[:DECADE] for day in found if len(day) == YEAR)
        return {**found, **{decade: WEIGHT for decade, told in years.items() if told >= TOLD}}
    for size in (DECADE, YEAR, MONTH, len(start)):
        if size <= len(start):
            found[start[:size]] = share
    return found


def _months(start: str, end: str) -> Iterator[str]:
    """The months and years that a span touches; months only where both of its ends name one."""
    first, last = dates.first_day(start), dates.last_day(end or start)
    exact = len(start) >= MONTH and len(end) >= MONTH
    at = first.replace(day=1)
    while at <= last:
        yield f"{at:%Y}"
        if exact:
            yield f"{at:%Y-%m}"
        at = (at + timedelta(days=32)).replace(day=1)


def in_office(entry: Entry, latest: str) -> dict[str, float]:
    """Weights by decade, year and month of those in office then; by 'now' of those who were on the latest day.

    Of those who held no office that is dated, weights by the years of what they took part in.
    """
    found: dict[str, float] = {}
    for span in entry.deeds if not entry.terms else ():
        start, _, end = span.partition("/")
        years = {*_months(start, end)}
        found |= dict.fromkeys(years, TOOK_PART)
        if latest[:YEAR] in years:
            found["now"] = TOOK_PART
    for start, end in entry.terms:
        told = [*_months(start, end or latest)]
        found |= dict.fromkeys((*told, *(day[:DECADE] for day in told)), IN_OFFICE)
        if not end:
            found["now"] = IN_OFFICE
    return found
