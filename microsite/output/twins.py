"""For programs that read words: each page as Markdown beside it, and https://llmstxt.org, which lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import Figure
from microsite.evidence.sources import Source
from microsite.evidence.vocabulary import Status
from microsite.language.values import plain as number
from microsite.output.feed import NAME as FEED
from microsite.output.feed import is_told
from microsite.output.interface import NAME as FIGURES
from microsite.prose.page import Page, address_of
from microsite.twin.page import twin_of
from microsite.twin.spelling import plain

NAME = "llms.txt"
LARGE = 1000  # smaller numbers are said in full


def write(project: Project, made: Path, site_url: str) -> None:
    """PAGE/index.md beside each page of the finished site, and llms.txt in the root of each language."""
    pages = [(edition, page) for edition in project.editions for page in edition.pages]
    for edition, page in pages:
        path = made / edition.file_of(page)
        address = f"{site_url}{edition.root}{page.address}" if site_url else ""
        text, named = twin_of(path.read_text("utf-8"), address, _sources(project, page))
        notes = [_note(edition, kind, name) for kind, name in named]
        whole = "\n\n".join([_head(edition, page, address) + "\n" + text, *notes])
        path.with_name("index.md").write_text(f"{whole}\n", "utf-8", newline="\n")
    for edition in project.editions:
        text = "\n".join(_list(edition, site_url))
        (edition.folder(made) / NAME).write_text(f"{text}\n", "utf-8", newline="\n")


def _sources(project: Project, page: Page) -> frozenset[str]:
    """How addresses of sources' entries end; none for a page that names everything and tells nothing of it."""
    slug = project.homes.get("sources")
    if not slug or page.slug == project.homes.get("index"):
        return frozenset()
    folder = address_of(slug).rstrip("/").rpartition("/")[2]
    return frozenset(f"{folder}/#{name}" for name in project.catalog.of(Source))


def _head(edition: Edition, page: Page, address: str) -> str:
    """What is known of a page, as YAML."""
    extra = edition.site.extra
    said = {
        "title": page.title,
        "description": page.meta.description,
        "site": edition.site.site_name,
        "address": address,
        "language": edition.language,
        "version": extra.version,
        "published": extra.published,
        "told_to": extra.told_to,
        "licence": extra.licence.name if extra.licence else None,
    }
    kept = {name: value for name, value in said.items() if value}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)}---\n"


def _note(edition: Edition, kind: str, name: str) -> str:
    """What stands behind a source or a number, by its name in the page."""
    if kind == "source":
        return f"[^source-{name}]: {_source(edition, edition.catalog.of(Source)[name])}."
    return f"[^{name}]: {_figure(edition, edition.catalog.of(Figure)[name])}"


def _figure(edition: Edition, figure: Figure) -> str:
    """A number's value, what it counts, when, how sure it is, and where it can be read."""
    catalog, text, amount = edition.catalog, edition.text, edition.catalog.amount(figure)
    value = edition.value(figure)
    whole = number(amount.low, edition.locale) if amount.exact and amount.low and abs(amount.low) >= LARGE else ""
    exact = f" ({whole})" if _digits(whole) not in ("", _digits(value)) else ""
    said = f"{value}{exact}: {text(figure.label)}, {edition.date(figure.date)}; {text(figure.measure)}."
    status = text(catalog.of(Status)[figure.status].label)
    sources = "; ".join(_source(edition, catalog.of(Source)[source]) for source in figure.sources)
    note = f" {text(figure.note)}" if figure.note else ""
    return f"{plain(f'{said}{note} {status}.')} {sources}."


def _digits(words: str) -> str:
    """The digits of a number without the zeros at its end: those that a rounded one lacks."""
    return re.sub(r"\D", "", words).rstrip("0")


def _source(edition: Edition, source: Source) -> str:
    date = f", {edition.date(source.date)}" if source.date else ""
    address = f", <{source.address}>" if source.address else ""
    return f"{plain(source.publisher)}, *{plain(source.title)}*{date}{address}"


def _list(edition: Edition, site_url: str) -> Iterator[str]:
    """The lines of llms.txt: what the site is, its pages by the sections of its menu, and what else programs read."""
    say, root = edition.labels, f"{site_url}{edition.root}"
    yield f"# {edition.site.site_name}"
    if edition.site.site_description:
        yield f"\n> {edition.site.site_description}"
    yield f"\n{say['twins_about']}"
    pages = {f"{page.slug}.md": page for page in edition.pages}
    for title, listed in _sections(edition, pages):
        yield f"\n## {title}\n"
        for page in listed:
            about = f"{say['colon']} {page.meta.description}" if page.meta.description else ""
            yield f"- [{plain(page.title)}]({root}{page.address}index.md){about}"
    # The form's own word for what may be left out.
    yield "\n## Optional\n"
    yield f"- [{FIGURES}]({site_url}{FIGURES}){say['colon']} {say['twins_figures']}"
    yield f"- [datapackage.json]({root}data/datapackage.json){say['colon']} {say['twins_tables']}"
    if is_told(edition):
        yield f"- [{FEED}]({root}{FEED}){say['colon']} {say['feed']}"
    for other in edition.project.editions:
        if other is not edition:
            yield f"- [{other.words['name']}]({site_url}{other.root}{NAME}){say['colon']} {other.site.site_name}"


def _sections(edition: Edition, pages: Mapping[str, Page]) -> Iterator[tuple[str, list[Page]]]:
    """The sections of the menu, in its order; pages that stand in none are a section of their own."""
    alone = [pages[entry] for entry in edition.project.settings.nav if isinstance(entry, str) and entry in pages]
    if alone:
        yield edition.labels["contents"], alone
    names = edition.words["nav"]
    for entry in edition.project.settings.nav:
        for name, value in entry.items() if isinstance(entry, dict) else ():
            listed = [pages[path] for path in _paths(value) if path in pages]
            if listed:
                yield names.get(name, name), listed


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _paths(inner)
