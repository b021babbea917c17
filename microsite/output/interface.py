"""figures.json: every figure of the site for programs, at an address that stays.

Its form is that of the classes below, which `schemas/interface.schema.json` and REFERENCE.md are made of: fields may
be added, and none is taken away or given another meaning while `interface` is 1.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from microsite.evidence.changed import record_changed
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import Figure, Unit
from microsite.evidence.siteconfig import Licence
from microsite.evidence.sources import Source
from microsite.evidence.uses import uses_of
from microsite.evidence.vocabulary import Status

NAME = "figures.json"
Texts = dict[str, str]


class Given(BaseModel):
    """A table of the interface."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GivenSource(Given):
    """Where a figure can be read."""

    id: str = Field(description="its id, which stays")
    publisher: str = Field(description="who published it")
    title: str = Field(description="its title, in its own language")
    language: str = Field(description="the language of the source")
    date: str | None = Field(None, description="when it was published, as far as known: YYYY, YYYY-MM or YYYY-MM-DD")
    address: str | None = Field(None, description="its official address")
    archived: str | None = Field(None, description="an archive's copy that somebody saw")
    read: str | None = Field(None, description="the day on which it was read")


class GivenFigure(Given):
    """A number with its unit, date and sources; texts by language."""

    id: str = Field(description="its id, which stays; one that was renamed is in `moved`")
    label: Texts = Field(description="what was counted")
    measure: Texts = Field(description="its scope")
    said: Texts = Field(description="its value in words, as readers see it")
    value: int | float | None = Field(None, description="the number, in whole units")
    low: int | float | None = Field(None, description="of a range: its lower end; alone it means 'more than'")
    high: int | float | None = Field(None, description="of a range: its upper end; alone it means 'less than'")
    unit: str = Field(description="the id of what is counted, such as usd or percent")
    unit_label: Texts = Field(description="what is counted")
    date: str = Field(description="what the number refers to: a date, or two joined by '/'")
    status: str = Field(description="the id of how sure it is")
    status_label: Texts = Field(description="how sure it is")
    note: Texts | None = Field(None, description="what a reader should know")
    beside: list[str] = Field(description="ids of figures to be read with this one")
    sources: list[GivenSource] = Field(description="where it can be read, the first one foremost")
    addresses: Texts = Field(description="its own page in each language")
    pages: list[str] = Field(description="addresses of the pages that show it, in the first language")
    changed: str | None = Field(None, description="the day of the version in which it last changed")


class Interface(Given):
    """Every figure of a version of the site."""

    interface: int = Field(description="the version of this form; a change that is not an addition raises it")
    site: Texts = Field(description="the name of the site")
    address: str | None = Field(None, description="where the site stands; addresses below count from there without it")
    version: str | None = Field(None, description="the version of the site")
    published: str | None = Field(None, description="the day of that version")
    told_to: str | None = Field(None, description="the last day that the site tells of")
    licence: Licence | None = Field(None, description="of words; numbers are their publishers'")
    languages: list[str] = Field(description="the languages of the texts, the first one the site's own")
    moved: dict[str, str] = Field(description="former ids, and what they are now")
    figures: list[GivenFigure] = Field(description="by id")


def write(project: Project, made: Path, site_url: str) -> None:
    """figures.json in the root of the site, once for all languages."""
    text = interface_of(project, site_url).model_dump_json(indent=1, exclude_none=True)
    (made / NAME).write_text(f"{text}\n", "utf-8", newline="\n")


def interface_of(project: Project, site_url: str) -> Interface:
    """The interface of a project that has passed its check; its addresses are whole where the site's is known."""
    first = project.editions[0]
    extra, uses = first.site.extra, uses_of(first)
    figures = sorted(project.catalog.of(Figure).values(), key=lambda figure: figure.id)
    shown = {name: [f"{site_url}{page.address}" for page in used.pages.values()] for (_, name), used in uses.items()}
    return Interface(
        interface=1,
        site={edition.language: edition.site.site_name for edition in project.editions},
        address=site_url or None,
        version=extra.version,
        published=extra.published,
        told_to=extra.told_to,
        licence=extra.licence,
        languages=list(project.settings.languages),
        moved=dict(project.catalog.moved.kinds.get("figure", {})),
        figures=[_figure(project, figure, shown.get(figure.id, []), site_url) for figure in figures],
    )


def _figure(project: Project, figure: Figure, pages: list[str], site_url: str) -> GivenFigure:
    catalog, editions = project.catalog, project.editions
    amount = catalog.amount(figure)
    exact = amount.low if amount.exact else None
    return GivenFigure(
        id=figure.id,
        label=_texts(editions, figure.label),
        measure=_texts(editions, figure.measure),
        said={edition.language: edition.value(figure) for edition in editions},
        value=_number(exact),
        low=None if amount.exact else _number(amount.low),
        high=None if amount.exact else _number(amount.high),
        unit=figure.unit,
        unit_label=_texts(editions, catalog.of(Unit)[figure.unit].label),
        date=figure.date,
        status=figure.status,
        status_label=_texts(editions, catalog.of(Status)[figure.status].label),
        note=_texts(editions, figure.note) if figure.note else None,
        beside=list(figure.beside),
        sources=[_source(catalog.of(Source)[name]) for name in figure.sources],
        addresses={edition.language: f"{site_url}{edition.root}figures/{figure.id}/" for edition in editions},
        pages=pages,
        changed=record_changed(editions[0], figure) or None,
    )


def _texts(editions: tuple[Edition, ...], text: Texts) -> Texts:
    return {edition.language: edition.text(text) for edition in editions}


def _source(source: Source) -> GivenSource:
    return GivenSource(**source.model_dump(include=set(GivenSource.model_fields)), id=source.id)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
