"""Everything that can be found: pages, their sections, and every record that has a place on the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from microsite.evidence import printing
from microsite.evidence.components import HOME_OF
from microsite.evidence.eras import Era, eras_of
from microsite.evidence.project import Project
from microsite.evidence.records import ChartWords, Claim, Event, Figure, GlossaryTerm, Leader, Source, Unit
from microsite.language import dates
from microsite.language.words import words
from microsite.prose.page import Page, address_of
from microsite.prose.scan import HIDDEN

CITED = re.compile(rf"\s*{HIDDEN}+")
UNSOUGHT = ("meta", "h1", "code", "title")
HOMES = {**HOME_OF, "chart": "charts", "claim": "claims"}
KINDS = ("leader", "term", "page", "event", "chart", "figure", "section", "claim", "source")


@dataclass(frozen=True)
class Entry:
    """One thing that a search can lead to.

    `address` counts from the root of its language; `place` is the page it stands on or its date;
    `names` are its other names; `keywords` and `more` are searched and not shown; `eras` are slugs of era pages;
    `numbers` are what a figure says.
    """

    kind: str
    address: str
    title: str
    place: str = ""
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    text: str = ""
    more: str = ""
    eras: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    core: bool = False


def entries(project: Project, language: str) -> list[Entry]:
    """Every entry of a language, by kind and then in the order of the site."""
    eras = eras_of(project, language)
    found = [*_records(project, language)]
    for page in project.pages_of(language):
        found += _of_page(page, eras)
    return sorted(found, key=lambda entry: KINDS.index(entry.kind))


def _of_page(page: Page, eras: list[Era]) -> Iterator[Entry]:
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
        yield Entry("section", f"{address}#{anchor}", title, place=page.title, text=" ".join(said_below), eras=own)


def _records(project: Project, language: str) -> Iterator[Entry]:
    """The records whose list stands on a page of this language."""
    slugs = {page.slug for page in project.pages_of(language)}
    eras = eras_of(project, language)
    said = words(language)
    for kind, component in HOMES.items():
        home = project.homes.get(component, "")
        if home in slugs:
            root = address_of(home)
            for record in project.catalog.ids(kind).values():
                yield _MAKERS[kind](project, record, f"{root}#{record.id}", _Language(language, said, eras))


@dataclass(frozen=True)
class _Language:
    code: str
    said: Mapping[str, Any]
    eras: list[Era]

    def text(self, text: Mapping[str, str] | None) -> str:
        """A text's words, or nothing where there is none."""
        return text[self.code] if text else ""

    def date(self, date: str) -> str:
        """A date or a span in words."""
        return dates.in_words(date, self.said)

    def told_in(self, span: str) -> tuple[str, ...]:
        """The eras that a span touches."""
        first, last = dates.ends(span)
        return tuple(era.page.slug for era in self.eras if era.start <= last and first <= era.end)


def _leader(project: Project, record: Leader, address: str, tongue: _Language) -> Entry:
    told = tuple(dict.fromkeys(slug for t in record.terms for slug in tongue.told_in(f"{t.start}/{t.end or '2100'}")))
    return Entry(
        "leader",
        address,
        record.name,
        place=tongue.text(record.office),
        names=(record.short, *record.aliases),
        keywords=record.keywords,
        text=tongue.text(record.about),
        eras=told,
        core=bool(record.terms),
    )


def _term(project: Project, record: GlossaryTerm, address: str, tongue: _Language) -> Entry:
    return Entry(
        "term",
        address,
        tongue.text(record.term),
        names=(*record.term.values(), *record.aliases),
        keywords=record.keywords,
        text=tongue.text(record.meaning),
    )


def _event(project: Project, record: Event, address: str, tongue: _Language) -> Entry:
    people = (project.catalog.of(Leader)[name].name for name in (*record.leaders, *record.people))
    return Entry(
        "event",
        address,
        tongue.text(record.title),
        place=tongue.date(record.span),
        keywords=record.keywords,
        text=tongue.text(record.summary),
        more=" ".join(people),
        eras=tongue.told_in(record.date)[-1:],
        core=record.tier == "core",
    )


def _figure(project: Project, record: Figure, address: str, tongue: _Language) -> Entry:
    amount = project.catalog.amount(record)
    value = printing.figure_words(project.catalog, record, tongue.code)
    unit = tongue.text(project.catalog.of(Unit)[record.unit].label)
    publisher = project.catalog.of(Source)[record.sources[0]].publisher
    return Entry(
        "figure",
        address,
        f"{value}: {tongue.text(record.label)}",
        place=tongue.date(record.date),
        names=(value,),
        keywords=record.keywords,
        text=f"{tongue.text(record.measure)}; {unit}. {tongue.text(record.note)} {publisher}".strip(),
        eras=tongue.told_in(record.date),
        numbers=tuple(end for end in (amount.low, amount.high) if end is not None),
    )


def _chart(project: Project, record: ChartWords, address: str, tongue: _Language) -> Entry:
    return Entry(
        "chart",
        address,
        tongue.text(record.title),
        names=(tongue.text(record.subtitle),),
        keywords=record.keywords,
        text=f"{tongue.text(record.alt)} {tongue.text(record.note)}".strip(),
    )


def _claim(project: Project, record: Claim, address: str, tongue: _Language) -> Entry:
    verdict = str(words(tongue.code)["verdicts"][record.verdict])
    return Entry("claim", address, tongue.text(record.statement), place=verdict, text=tongue.text(record.reason))


def _source(project: Project, record: Source, address: str, tongue: _Language) -> Entry:
    date = tongue.date(record.date) if record.date else ""
    text = " ".join(filter(None, [record.publisher, date, record.author, tongue.text(record.note)]))
    return Entry("source", address, record.title, place=record.publisher, names=(record.publisher,), text=text)


_MAKERS: Mapping[str, Callable[[Project, Any, str, _Language], Entry]] = {
    "leader": _leader,
    "term": _term,
    "event": _event,
    "figure": _figure,
    "chart": _chart,
    "claim": _claim,
    "source": _source,
}
