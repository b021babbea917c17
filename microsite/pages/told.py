"""What a page tells of itself beside its content: to machines, and to those who would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.citing.formats import head
from microsite.citing.work import of_page
from microsite.evidence.edition import Edition
from microsite.pages import linked
from microsite.pages.repository import edit_at, report_at
from microsite.prose.page import Page


@dataclass(frozen=True)
class Told:
    """What the pages of an edition tell; the addresses of the site and of its repository are empty if not known."""

    edition: Edition
    site_url: str
    repo_url: str

    def tools(self, path: str, title: str, place: str) -> dict[str, str]:
        """Where a file of the project is edited (`edit`), and a mistake on the page at a place reported (`report`)."""
        edition, address = self.edition, f"{self.site_url}{self.edition.root}{place}"
        version = edition.site.extra.version or ""
        return {
            "edit": edit_at(self.repo_url, path),
            "report": report_at(self.repo_url, title, address, version, edition.labels),
        }

    def linked(self, page: Page) -> str:
        """What search engines are told of a page: the text of a script of type application/ld+json."""
        return linked.script_of(*linked.of_page(self.edition, page, self.site_url))

    def cited(self, page: Page) -> list[tuple[str, str]]:
        """Names and values by which programs that gather references know a page."""
        return head(of_page(self.edition, page, self.site_url))
