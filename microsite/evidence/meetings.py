"""Who met whom, and when: from the series whose sidecars say that their rows are meetings of leaders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords


@dataclass(frozen=True)
class Meetings:
    """All meetings: their dates, how often each leader met which others, by ids, and the charts that draw them."""

    days: tuple[str, ...]
    met: Mapping[str, Mapping[str, int]]
    charts: tuple[ChartWords, ...]


def meetings_of(catalog: Catalog) -> Meetings:
    """The meetings that a project knows, in the order of its series; those whom a leader met in order of time."""
    days: list[str] = []
    met: dict[str, Counter[str]] = {}
    charts: list[ChartWords] = []
    for name, series in catalog.series.items():
        meet = series.record.meet
        for row in series.rows if meet else ():
            days.append(str(row[series.record.key[0]]))
            people = [str(row[column]) for column in meet]
            for one in people:
                met.setdefault(one, Counter()).update(other for other in people if other != one)
        charts += [chart for chart in catalog.charts.values() if meet and name in chart.series]
    return Meetings(tuple(days), met, tuple(charts))
