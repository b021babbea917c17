"""A project as the rules see it: its catalog and its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from microsite.evidence import images, loading, settings
from microsite.evidence.catalog import Catalog
from microsite.evidence.edition import Edition
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Name, Unit
from microsite.evidence.settings import Settings
from microsite.files.problem import Problem
from microsite.files.toml_lines import read_text
from microsite.prose import scan
from microsite.prose.page import Link, Page


@dataclass(frozen=True)
class Project:
    """The catalog, every page of every language, what could not be read, and the pages left out as drafts."""

    catalog: Catalog
    pages: tuple[Page, ...]
    unreadable: tuple[Problem, ...] = ()
    drafts: tuple[Page, ...] = ()
    with_drafts: bool = False

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The site in each of its languages, the default first."""
        return tuple(Edition(self, language) for language in self.settings.languages)

    def edition(self, language: str) -> Edition:
        """The site in one language."""
        return next(edition for edition in self.editions if edition.language == language)

    @property
    def settings(self) -> Settings:
        """Where the rooms are."""
        return self.catalog.settings

    def pages_of(self, language: str) -> tuple[Page, ...]:
        """The pages of one language, by path."""
        return tuple(page for page in self.pages if page.language == language)

    @cached_property
    def nav_paths(self) -> tuple[str, ...]:
        """The paths in the navigation of mkdocs.yml, in order."""
        main = self.settings.configurations[self.settings.default]
        return tuple(path for path, _, _ in main.nav_entries())

    @cached_property
    def homes(self) -> dict[str, str]:
        """Which page (slug) lists all records of a component: {'ledger': 'figures', …}."""
        return {
            link.scheme: page.slug
            for page in self.pages_of(self.settings.default)
            for link in page.links
            if link.image and link.target == "all"
        }

    @property
    def archive(self) -> str:
        """The file of the whole site, by its short name and its version: 'neighbours-2026.11.zip'."""
        edition = self.editions[0]
        name = f"{edition.brand} {edition.site.extra.version or ''}".lower()
        return f"{re.sub(r'[^a-z0-9.]+', '-', name).strip('-.') or 'site'}.zip"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that hold digits and are no evidence, the longest first."""
        names = [name for record in self.catalog.of(Name).values() for name in record.names]
        return tuple(sorted(names, key=len, reverse=True))

    def nouns(self, language: str) -> tuple[str, ...]:
        """What the project counts: the labels and nouns of its units."""
        return self._nouns[language]

    @cached_property
    def _nouns(self) -> dict[str, tuple[str, ...]]:
        units = self.catalog.of(Unit).values()
        return {
            language: tuple(sorted({noun for unit in units for noun in unit_of(unit, language).nouns}))
            for language in self.settings.languages
        }

    def links(self) -> Iterator[tuple[Page, Link]]:
        """Every link of every page."""
        for page in self.pages:
            for link in page.links:
                yield page, link


def load(folder: Path, *, drafts: bool = False) -> Project:
    """Reads a project whole, its drafts among the pages only where they are wanted.

    Raises settings.ConfigError where its configuration cannot be used.
    """
    found = settings.load(folder)
    problems: list[Problem] = []
    pages: list[Page] = []
    for language in found.languages:
        for path in sorted(found.docs(language).rglob("*.md")):
            if not path.is_file() or not path.resolve().is_relative_to(found.project):
                continue
            text, unreadable = read_text(path, found.shown(path))
            problems += unreadable
            if not unreadable:
                page, wrong = scan.scan(text, found.shown(path), language)
                pages.append(page)
                problems += wrong
    shown = tuple(page for page in pages if drafts or not page.draft)
    left_out = tuple(page for page in pages if page.draft and not drafts)
    return Project(loading.load(found), shown, tuple(problems), left_out, drafts)


def images_of(project: Project, pages: Iterable[Page]) -> dict[str, Path]:
    """The pictures that pages show, by where they lie from docs/."""
    docs = project.settings.project / "docs"
    shown = (images.found(docs, page, link) for page in pages for link in page.links if images.is_image(link))
    return {place: docs / place for place in sorted(filter(None, shown))}
