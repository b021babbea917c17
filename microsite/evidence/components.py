"""The lists that a page shows with one line: ![words](timeline:all), (ledger:all), (strip:a,b) …

A component chooses records; its template of the same name prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.documents import Document, in_time
from microsite.evidence.places import Place
from microsite.evidence.records import Correction, Event
from microsite.evidence.sources import Source
from microsite.files.problem import did_you_mean
from microsite.files.record import Record
from microsite.language import dates

Wrong = tuple[str, str] | None

# The component that gives every record of a kind its entry.
HOME_OF = {"figure": "ledger", "event": "timeline", "leader": "leaders", "term": "glossary", "source": "sources"}


@dataclass(frozen=True)
class Component:
    """A component: what it lists, and which targets it accepts besides 'all'."""

    name: str
    kind: str
    wrong_target: Callable[[str, Catalog], Wrong]
    choose: Callable[[str, Catalog], list[Record]]


def _only_all(target: str, catalog: Catalog) -> Wrong:
    return None if target == "all" else ("shows 'all' only", "")


def _ids(kind: str, allow_all: bool) -> Callable[[str, Catalog], Wrong]:
    def wrong(target: str, catalog: Catalog) -> Wrong:
        if allow_all and target == "all":
            return None
        known = catalog.ids(kind)
        unknown = [name for name in target.split(",") if name not in known and not catalog.excuses(kind, name)]
        return (f"unknown {kind} '{unknown[0]}'", did_you_mean(unknown[0], known)) if unknown else None

    return wrong


def _guessed(target: str, catalog: Catalog) -> Wrong:
    known = {name for name, chart in catalog.charts.items() if chart.guess}
    if target in known or catalog.excuses("chart", target):
        return None
    if target in catalog.charts:
        return (
            f"chart '{target}' has nothing to guess",
            f"Write guess.column, guess.from, guess.ask in charts/{target}.toml.",
        )
    return (f"unknown chart '{target}'", did_you_mean(target, known))


def _pairs(target: str, catalog: Catalog) -> Wrong:
    if len(target.split(",")) % 2:
        return ("wants figures two by two", "Write an earlier and a later figure for each pair.")
    return _ids("figure", allow_all=False)(target, catalog)


def _folder(target: str, catalog: Catalog) -> Wrong:
    settings = catalog.settings
    folders = {path.name: path for path in settings.docs(settings.default).iterdir() if path.is_dir()}
    return None if target in folders else (f"unknown folder '{target}'", did_you_mean(target, folders))


def _nothing(target: str, catalog: Catalog) -> list[Record]:
    return []


def _all(kind: str) -> Callable[[str, Catalog], list[Record]]:
    def choose(target: str, catalog: Catalog) -> list[Record]:
        records = list(catalog.ids(kind).values())
        return records if target == "all" else [catalog.ids(kind)[name] for name in target.split(",")]

    return choose


def _timeline_target(target: str, catalog: Catalog) -> Wrong:
    if target == "all" or target in catalog.ids("theme") or catalog.excuses("theme", target):
        return None
    try:
        dates.ends(target)
    except ValueError:
        hint = did_you_mean(target, catalog.ids("theme")) or "Write all, a theme, or a span such as 1989-01/1993-01."
        return (f"'{target}' is neither a theme nor a span of dates", hint)
    return None


def _timeline(target: str, catalog: Catalog) -> list[Record]:
    """Events by date: all, of a theme, or within a span."""
    events = sorted(catalog.of(Event).values(), key=lambda e: (dates.first_day(e.date), e.id))
    if target == "all":
        return list(events)
    if target in catalog.ids("theme"):
        return [e for e in events if e.theme == target]
    start, end = dates.ends(target)
    return [e for e in events if start <= dates.first_day(e.date) and dates.last_day(e.date) <= end]


def _sources(target: str, catalog: Catalog) -> list[Record]:
    records = catalog.of(Source).values()
    listed: list[Record] = [*sorted(records, key=lambda s: (s.kind, s.publisher.lower(), s.title.lower()))]
    return listed


def corrections(catalog: Catalog, slug: str = "") -> list[Correction]:
    """What was wrong, newest first: on a page, or anywhere."""
    found = [one for one in catalog.of(Correction).values() if not slug or slug in one.pages]
    return sorted(found, key=lambda one: one.date, reverse=True)


def _corrections(target: str, catalog: Catalog) -> list[Record]:
    return [*corrections(catalog)]


def _documents(target: str, catalog: Catalog) -> list[Record]:
    return [*in_time(catalog.of(Document))]


def _places(target: str, catalog: Catalog) -> list[Record]:
    """The places at which something happened."""
    named = {name for event in catalog.of(Event).values() for name in event.places}
    return [place for place in catalog.of(Place).values() if place.id in named]


def _series(target: str, catalog: Catalog) -> list[Record]:
    return [series.record for series in catalog.series.values()]


COMPONENTS: Mapping[str, Component] = {
    c.name: c
    for c in (
        Component("ledger", "figure", _only_all, _all("figure")),
        Component("strip", "figure", _ids("figure", allow_all=False), _all("figure")),
        Component("pairs", "figure", _pairs, _all("figure")),
        Component("summary", "event", _ids("event", allow_all=False), _all("event")),
        Component("river", "event", _ids("event", allow_all=False), _all("event")),
        Component("pages", "page", _folder, _nothing),
        Component("timeline", "event", _timeline_target, _timeline),
        Component("sort", "event", _timeline_target, _timeline),
        Component("leaders", "leader", _ids("leader", allow_all=True), _all("leader")),
        Component("glossary", "term", _only_all, _all("term")),
        Component("sources", "source", _only_all, _sources),
        Component("claims", "claim", _only_all, _all("claim")),
        Component("corrections", "correction", _only_all, _corrections),
        Component("changes", "version", _only_all, _nothing),
        Component("series", "series", _only_all, _series),
        Component("charts", "chart", _only_all, _all("chart")),
        Component("guess", "chart", _guessed, _all("chart")),
        Component("standards", "standard", _only_all, _nothing),
        Component("offline", "site", _only_all, _nothing),
        Component("questions", "question", _ids("question", allow_all=True), _all("question")),
        Component("document", "document", _ids("document", allow_all=False), _all("document")),
        Component("places", "place", _only_all, _places),
        Component("documents", "document", _only_all, _documents),
        Component("packs", "pack", _only_all, _nothing),
        Component("index", "entry", _only_all, _nothing),
    )
}


def context(name: str, target: str, catalog: Catalog) -> dict[str, Any]:
    """What a component's template is given beyond the words: its records and their kind."""
    component = COMPONENTS[name]
    return {"records": component.choose(target, catalog), "target": target}
