"""An edition: the site in one language, its root, words, pages and eras."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from microsite.evidence import printing
from microsite.evidence.catalog import Catalog
from microsite.evidence.eras import Era, River, eras_of, river_of
from microsite.evidence.records import Figure
from microsite.evidence.siteconfig import SiteConfig
from microsite.language import dates
from microsite.language.exempt import Exempt, exempt
from microsite.language.wording import Wording
from microsite.prose.page import Page

if TYPE_CHECKING:
    from microsite.evidence.project import Project


@dataclass(frozen=True, eq=False)
class Edition:
    """A project in one of its languages; what it takes to say something there is asked of it."""

    project: Project = field(repr=False)
    language: str

    @property
    def catalog(self) -> Catalog:
        """What the project knows, in every language."""
        return self.project.catalog

    @property
    def is_default(self) -> bool:
        """Whether it stands at the root of the site."""
        return self.language == self.project.settings.default

    @property
    def root(self) -> str:
        """Where its addresses begin: '' or 'es/'."""
        return "" if self.is_default else f"{self.language}/"

    def folder(self, site: Path) -> Path:
        """Where its pages stand in a site."""
        return site / self.root if self.root else site

    def file_of(self, page: Page) -> str:
        """The file of a site that one of its pages becomes: 'es/themes/trade/index.html'."""
        return f"{self.root}{page.address}index.html"

    @property
    def words(self) -> Wording:
        """What templates, charts and the search say, and how numbers are read."""
        return self.project.settings.words[self.language]

    @property
    def labels(self) -> Mapping[str, str]:
        """The short words among them."""
        return dict(self.words["labels"])

    @property
    def locale(self) -> str:
        """The locale by which numbers are printed."""
        return str(self.words["locale"])

    @property
    def site(self) -> SiteConfig:
        """The site's name and what else its configuration sets."""
        return self.project.settings.site(self.language)

    @property
    def brand(self) -> str:
        """The site's short name: what stands before a colon."""
        return self.site.site_name.split(":")[0]

    @property
    def docs(self) -> Path:
        """The folder of its pages' sources."""
        return self.project.settings.docs(self.language)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, by path."""
        return self.project.pages_of(self.language)

    @cached_property
    def eras(self) -> tuple[Era, ...]:
        """The eras that its pages tell, in order of time."""
        return eras_of(self.pages)

    @cached_property
    def river(self) -> River:
        """Leaders and eras, laid out in time."""
        return river_of(self.catalog, self.eras)

    @cached_property
    def exempt(self) -> Exempt:
        """What may hold digits here without being evidence."""
        return exempt(self.words, self.project.names, self.project.nouns(self.language))

    def text(self, text: Mapping[str, str] | None) -> str:
        """A text's words, or nothing where there is no text."""
        return str(text[self.language]) if text else ""

    def date(self, date: str) -> str:
        """A date or a span in words."""
        return dates.in_words(date, self.words)

    def value(self, figure: Figure) -> str:
        """A figure's value for readers."""
        return printing.figure_words(self.catalog, figure, self.words)
