"""Everything that can be found: pages, their sections, and every record that has a place on the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from microsite.evidence.chartwords import ChartWords
from microsite.evidence.components import HOME_OF
from microsite.evidence.documents import Document
from microsite.evidence.edition import Edition
from microsite.evidence.eras import Era
from microsite.evidence.places import Place
from microsite.evidence.records import Claim, Event, Figure, GlossaryTerm, Leader, Unit
from microsite.evidence.sources import Source
from microsite.evidence.vocabulary import Verdict
from microsite.language import dates
from microsite.prose.page import Page, address_of
from microsite.prose.scan import HIDDEN

CITED = re.compile(rf"\s*{HIDDEN}+")
UNSOUGHT = ("meta", "h1", "code", "title")
HOMES = {**HOME_OF, "document": "documents", "chart": "charts", "claim": "claims"}
KINDS = ("leader", "term", "page", "event", "document", "chart", "figure", "section", "claim", "source")


@dataclass(frozen=True)
class Entry:
    """One thing that a search can lead to.

    `address` counts from the root of its language; `where` is the page it stands on, or its date;
    `names` are its other names; `keywords` and `more` are searched and not shown; `eras` are slugs of era pages;
    `numbers` are what a figure says; `languages` are those of names that are not in the edition's own, in pairs.
    """

    kind: str
    address: str
    title: str
    where: str = ""
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    text: str = ""
    more: str = ""
    eras: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    core: bool = False
    languages: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=8)
def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every entry of an edition, by kind and then in the order of the site."""
    found = [*_records(edition)]
    for page in edition.pages:
        found += _of_page(page, edition.eras)
    return tuple(sorted(found, key=lambda entry: KINDS.index(entry.kind)))


def _of_page(page: Page, eras: tuple[Era, ...]) -> Iterator[Entry]:
    """A page and its sections, each with the words below its heading."""
    own = tuple(era.page.slug for era in eras if era.page.slug == page.slug)
    address = page.address
    lead: list[str] = [page.meta.description or ""]
    anchors = iter([heading.id for heading in page.headings if heading.tag == "h2"])
    sections: list[tuple[str, str, list[str]]] = []
    for _, kind, said in page.prose:
        said = " ".join(CITED.sub("", said).split())
        if kind == "h2":
            sections.append((next(anchors), said, []))
        elif kind not in UNSOUGHT and said:
            (sections[-1][2] if sections else lead).append(said)
    keywords = page.meta.keywords
    headings = [said for _, kind, said in page.prose if kind == "h1"]
    yield Entry("page", address, page.title, names=tuple(headings), keywords=keywords, text=" ".join(lead), eras=own)
    for anchor, title, said_below in sections:
        yield Entry("section", f"{address}#{anchor}", title, where=page.title, text=" ".join(said_below), eras=own)


def _records(edition: Edition) -> Iterator[Entry]:
    """The records whose list stands on a page of this edition."""
    slugs = {page.slug for page in edition.pages}
    for kind, component in HOMES.items():
        home = edition.project.homes.get(component, "")
        if home in slugs:
            root = address_of(home)
            for record in edition.catalog.ids(kind).values():
                yield _MAKERS[kind](edition, record, f"{root}#{record.id}")


def _told_in(edition: Edition, span: str) -> tuple[str, ...]:
    """The eras that a span touches."""
    first, last = dates.ends(span)
    return tuple(era.page.slug for era in edition.eras if era.start <= last and first <= era.end)


def _leader(edition: Edition, record: Leader, address: str) -> Entry:
    told = tuple(
        dict.fromkeys(slug for t in record.terms for slug in _told_in(edition, f"{t.start}/{t.end or '9999'}"))
    )
    return Entry(
        "leader",
        address,
        record.name,
        where=edition.text(record.office),
        names=(record.short, *record.aliases),
        keywords=record.keywords,
        text=edition.text(record.about),
        eras=told,
        core=bool(record.terms),
    )


def _term(edition: Edition, record: GlossaryTerm, address: str) -> Entry:
    return Entry(
        "term",
        address,
        edition.text(record.term),
        names=(*record.term.values(), *record.aliases),
        languages=tuple((name, code) for code, name in record.term.items() if code != edition.language),
        keywords=record.keywords,
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
        text=edition.text(record.summary),
        more=" ".join((*people, *places)),
        eras=_told_in(edition, record.date)[-1:],
        core=record.tier == "core",
    )


def _document(edition: Edition, record: Document, address: str) -> Entry:
    quoted = record.quote[edition.language]
    return Entry(
        "document",
        address,
        edition.text(record.title),
        where=f"{edition.labels[f'document_{record.form}']}, {edition.date(record.date)}",
        keywords=record.keywords,
        text=f"{edition.text(record.maker)}. {edition.text(record.says)} {quoted}",
        more=f"{edition.text(record.audience)} {record.quote[record.original]}",
        eras=_told_in(edition, record.date)[-1:],
    )


def _figure(edition: Edition, record: Figure, address: str) -> Entry:
    amount = edition.catalog.amount(record)
    value = edition.value(record)
    labels = edition.words["labels"]
    unit = edition.text(edition.catalog.of(Unit)[record.unit].label)
    measured = f"{edition.text(record.measure)}{labels['semicolon']} {unit}"
    publisher = edition.catalog.of(Source)[record.sources[0]].publisher
    return Entry(
        "figure",
        address,
        f"{value}{labels['colon']} {edition.text(record.label)}",
        where=edition.date(record.date),
        names=(value,),
        keywords=record.keywords,
        text=f"{measured}. {edition.text(record.note)} {publisher}".strip(),
        eras=_told_in(edition, record.date),
        numbers=tuple(end for end in (amount.low, amount.high) if end is not None),
    )


def _chart(edition: Edition, record: ChartWords, address: str) -> Entry:
    return Entry(
        "chart",
        address,
        edition.text(record.title),
        names=(edition.text(record.subtitle),),
        keywords=record.keywords,
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
    return Entry("source", address, record.title, where=record.publisher, names=names, text=text, languages=languages)


_MAKERS: Mapping[str, Callable[[Edition, Any, str], Entry]] = {
    "leader": _leader,
    "term": _term,
    "event": _event,
    "document": _document,
    "figure": _figure,
    "chart": _chart,
    "claim": _claim,
    "source": _source,
}
