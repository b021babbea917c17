"""Events to be put in order: few, apart in time, and none whose title tells its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from microsite.evidence.records import Event
from microsite.language import dates

TIERS = ("core", "more", "minor")
WANTED = 8
LEAST = 4
APART = 20
"""Days between two events: nearer ones are told apart by dates alone, which nobody needs to know."""
YEAR = re.compile(r"\b\d{4}\b")


def to_sort(events: Iterable[Event]) -> list[Event]:
    """Up to eight events in order of time, the weightiest first chosen, each as far as can be from the others.

    Empty where fewer than four can be told apart: that is no exercise.
    """
    chosen: list[Event] = []
    left = [event for event in events if not any(YEAR.search(title) for title in event.title.values())]
    while len(chosen) < WANTED:
        fit = [(TIERS.index(event.tier), -_away(event, chosen), event.id, event) for event in left]
        fit = [one for one in fit if -one[1] >= APART]
        if not fit:
            break
        chosen.append(min(fit)[3])
        left.remove(chosen[-1])
    return sorted(chosen, key=lambda event: dates.first_day(event.date)) if len(chosen) >= LEAST else []


def _away(event: Event, chosen: Sequence[Event]) -> int:
    """Days between an event and the nearest of those chosen; far, as long as there is none."""
    return min((_between(_span(event), _span(other)) for other in chosen), default=date.max.toordinal())


def _span(event: Event) -> tuple[int, int]:
    return dates.first_day(event.date).toordinal(), dates.last_day(event.end or event.date).toordinal()


def _between(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1])
