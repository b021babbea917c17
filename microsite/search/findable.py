"""The records that a search can lead to: those of each kind whose list stands on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from microsite.evidence.chartwords import ChartWords
from microsite.evidence.components import COMPONENTS, HOME_OF
from microsite.evidence.documents import Document
from microsite.evidence.edition import Edition
from microsite.evidence.places import Place
from microsite.evidence.questions import Question
from microsite.evidence.records import Claim, Correction, Event, Figure, GlossaryTerm, Leader, Unit
from microsite.evidence.sources import Source
from microsite.evidence.vocabulary import Side, Verdict
from microsite.language import dates
from microsite.prose.page import address_of
from microsite.search.entry import Entry

HOMES = {
    **HOME_OF,
    "document": "documents",
    "chart": "charts",
    "claim": "claims",
    "place": "places",
    "correction": "corrections",
}


AMOUNTS = ("currency", "count", "measure", "percent")


def of_records(edition: Edition) -> Iterator[Entry]:
    """The records whose list stands on a page of this edition."""
    slugs = {page.slug for page in edition.pages}
    for kind, component in HOMES.items():
        home = edition.project.homes.get(component, "")
        if home in slugs:
            root = address_of(home)
            for record in COMPONENTS[component].choose("all", edition.catalog):
                yield _MAKERS[kind](edition, record, f"{root}#{record.id}")
    for question in edition.catalog.of(Question).values():
        if question.page in slugs:
            yield _question(edition, question, f"{address_of(question.page)}#question-{question.id}")


def _told_in(edition: Edition, span: str) -> tuple[str, ...]:
    """The eras that a span touches."""
    first, last = dates.ends(span)
    return tuple(era.page.slug for era in edition.eras if era.start <= last and first <= era.end)


def _publisher(edition: Edition, record: Leader | Event | Figure) -> str:
    """Who published the first source of a record."""
    return edition.catalog.of(Source)[record.sources[0]].publisher


def _leader(edition: Edition, record: Leader, address: str) -> Entry:
    told = tuple(
        dict.fromkeys(slug for t in record.terms for slug in _told_in(edition, f"{t.start}/{t.end or '9999'}"))
    )
    events = edition.catalog.of(Event).values()
    turns = [event for event in events if event.tier != "minor" and record.id in event.leaders]
    side = edition.text(edition.catalog.of(Side)[record.side].label) if record.side else ""
    return Entry(
        "leader",
        address,
        record.name,
        where=edition.text(record.office),
        names=(record.short, *record.aliases),
        keywords=record.keywords,
        hints=record.hints,
        text=edition.text(record.about),
        more=". ".join((side, *(edition.text(event.title) for event in turns if event.tier == "core"))),
        then=tuple(edition.text(event.title) for event in turns),
        eras=told,
        core=bool(record.terms),
        glance=(_publisher(edition, record), "; ".join(edition.date(term.span) for term in record.terms)),
        terms=tuple((term.start, term.end or "") for term in record.terms),
        deeds=tuple(event.span for event in events if record.id in event.people),
    )


def _term(edition: Edition, record: GlossaryTerm, address: str) -> Entry:
    return Entry(
        "term",
        address,
        edition.text(record.term),
        names=(*record.term.values(), *record.aliases),
        languages=tuple((name, code) for code, name in record.term.items() if code != edition.language),
        keywords=record.keywords,
        hints=record.hints,
        text=edition.text(record.meaning),
    )


def _event(edition: Edition, record: Event, address: str) -> Entry:
    people = (edition.catalog.of(Leader)[name].name for name in (*record.leaders, *record.people))
    places = (edition.text(edition.catalog.of(Place)[name].label) for name in record.places)
    return Entry(
        "event",
        address,
        edition.text(record.title),
        where=edition.date(record.span),
        keywords=record.keywords,
        hints=record.hints,
        text=edition.text(record.summary),
        more=" ".join((*people, *places)),
        eras=_told_in(edition, record.date)[-1:],
        core=record.tier == "core",
        span=record.span,
        glance=(_publisher(edition, record),),
    )


def _document(edition: Edition, record: Document, address: str) -> Entry:
    quoted = record.quote[edition.language]
    return Entry(
        "document",
        address,
        edition.text(record.title),
        where=f"{edition.labels[f'document_{record.form}']}, {edition.date(record.date)}",
        keywords=record.keywords,
        hints=record.hints,
        text=f"{edition.text(record.maker)}. {edition.text(record.says)} {quoted}",
        more=f"{edition.text(record.audience)} {record.quote[record.original]}",
        span=record.date,
        eras=_told_in(edition, record.date)[-1:],
    )


def _figure(edition: Edition, record: Figure, address: str) -> Entry:
    amount = edition.catalog.amount(record)
    value = edition.value(record)
    labels = edition.words["labels"]
    unit = edition.catalog.of(Unit)[record.unit]
    measured = f"{edition.text(record.measure)}{labels['semicolon']} {edition.text(unit.label)}"
    publisher = _publisher(edition, record)
    return Entry(
        "figure",
        address,
        f"{value}{labels['colon']} {edition.text(record.label)}",
        where=edition.date(record.date),
        names=(value,),
        keywords=record.keywords,
        hints=record.hints,
        text=f"{measured}. {edition.text(record.note)} {publisher}".strip(),
        eras=_told_in(edition, record.date),
        span=record.date,
        core=unit.kind in AMOUNTS and unit.kind != "percent",
        glance=(publisher, value, edition.text(record.measure)) if unit.kind in AMOUNTS else (),
        numbers=tuple(end for end in (amount.low, amount.high) if end is not None),
    )


def _chart(edition: Edition, record: ChartWords, address: str) -> Entry:
    return Entry(
        "chart",
        address,
        edition.text(record.title),
        names=(edition.text(record.subtitle),),
        keywords=record.keywords,
        hints=(*record.hints, *(edition.words["search"]["sorts"]["chart"] if record.map else ())),
        text=f"{edition.text(record.alt)} {edition.text(record.note)}".strip(),
    )


def _claim(edition: Edition, record: Claim, address: str) -> Entry:
    verdict = edition.text(edition.catalog.of(Verdict)[record.verdict].label)
    told = f"{edition.text(record.reason)} {edition.text(record.since_reason)}".strip()
    return Entry("claim", address, edition.text(record.statement), where=verdict, text=told)


def _source(edition: Edition, record: Source, address: str) -> Entry:
    date = edition.date(record.date) if record.date else ""
    text = " ".join(filter(None, [record.publisher, date, record.author, edition.text(record.note)]))
    foreign = (record.title, record.publisher) if record.language != edition.language else ()
    languages = tuple((name, record.language) for name in foreign)
    names = (record.publisher,)
    return Entry(
        "source",
        address,
        record.title,
        where=record.publisher,
        names=names,
        text=text,
        span=record.date or "",
        languages=languages,
    )


def _place(edition: Edition, record: Place, address: str) -> Entry:
    events = [event for event in edition.catalog.of(Event).values() if record.id in event.places]
    told = ". ".join(edition.text(event.title) for event in events)
    return Entry("place", address, edition.text(record.label), text=told)


def _correction(edition: Edition, record: Correction, address: str) -> Entry:
    told = f"{edition.text(record.says)} {edition.text(record.why)}"
    return Entry("correction", address, edition.text(record.said), where=edition.date(record.date), text=told)


def _question(edition: Edition, record: Question, address: str) -> Entry:
    """A question; what is right is searched and not shown, for it asks its reader first."""
    page = next(page for page in edition.pages if page.slug == record.page)
    answers = [f"{edition.text(answer.text)} {edition.text(answer.reason)}" for answer in record.answers.values()]
    more = " ".join([*answers, edition.text(record.reason), edition.text(record.notes)])
    return Entry("question", address, edition.text(record.question), where=page.title, more=more)


_MAKERS: Mapping[str, Callable[[Edition, Any, str], Entry]] = {
    "leader": _leader,
    "term": _term,
    "event": _event,
    "document": _document,
    "figure": _figure,
    "chart": _chart,
    "claim": _claim,
    "place": _place,
    "correction": _correction,
    "source": _source,
}
