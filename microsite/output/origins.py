"""Which of the author's files, and which line of it, something in a built page comes from."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from microsite.evidence.components import COMPONENTS
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.prose.page import Page

# The templates of pages that have no Markdown, by the ends of their addresses.
MAKERS = {
    r"404\.html$": "theme/404.html",
    r"(?:^|/)cite/index\.html$": "cite.html",
    r"(?:^|/)figures/[^/]+/index\.html$": "figure_page.html",
}
LEFT_OVER = re.compile(rf'="(?:site|root|switch|here|figure|chart|event|leader|term|source|{"|".join(COMPONENTS)}):')


class Origins:
    """The sources of a project's built pages."""

    def __init__(self, project: Project) -> None:
        """Takes the project that was built."""
        self.project = project

    def built(self, page: Page) -> str:
        """The file that a page becomes."""
        return self.project.edition(page.language).file_of(page)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Pages by the file that they become."""
        return {self.built(page): page for page in self.project.pages}

    @cached_property
    def templates(self) -> list[Path]:
        """The templates and assets that an author may change."""
        folder = self.project.settings.templates
        return [path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".css", ".js", ".svg")]

    def problem(self, built: str, words: str, rule: Rule, message: str, hint: str = "") -> Problem:
        """A problem of a built page, at the line of its source or of the template that holds the words."""
        page = self.pages.get(built)
        wanted = [words, *self._unaddressed(words)]
        line = _line(page.text, wanted) if page else 0
        if page and line:
            return Problem(page.path, line, rule, message, hint)
        for path in self.templates:
            if line := _line(path.read_text("utf-8", errors="replace"), wanted[:1]):
                return Problem(self._shown(path), line, rule, message, hint)
        return Problem(page.path if page else self._maker(built), 1, rule, message, hint)

    def twice(self, built: str, name: str) -> Problem:
        """An id that stands more than once in a built page, at a heading that has it, else at the page."""
        page = self.pages.get(built)
        heading = next((h for h in page.headings if h.id == name), None) if page else None
        path = page.path if page else self._maker(built)
        hint = "Write the heading in other words." if heading else ""
        return Problem(path, heading.line if heading else 1, Rule.BUILT_IDS, f"id '{name}' stands more than once", hint)

    def _maker(self, built: str) -> str:
        """The template of a page that has no Markdown."""
        chart = re.search(r"charts/([^/]+)/(?:\w+/)?index\.html$", built)
        if chart and chart[1] in self.project.catalog.charts:
            return f"charts/{chart[1]}.toml"
        name = next((name for pattern, name in MAKERS.items() if re.search(pattern, built)), "theme/main.html")
        return self._shown(self.project.settings.templates / name)

    def _shown(self, path: Path) -> str:
        settings = self.project.settings
        inside = path.is_relative_to(settings.project)
        return settings.shown(path) if inside else f"templates/{path.relative_to(settings.templates).as_posix()}"

    def _unaddressed(self, words: str) -> list[str]:
        """How a built address may have been written: as a record, a page, a heading."""
        path, _, anchor = unquote(words).partition("#")
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        return [f":{anchor})" if anchor else "", f"#{anchor}" if anchor else "", f"{parts[-1]}.md" if parts else ""]


def _line(text: str, wanted: list[str]) -> int:
    """The first line that holds the first of the words that any holds; 0 where none does."""
    lines = text.split("\n")
    for words in wanted:
        first = words.split("\n")[0]
        found = next((n for n, line in enumerate(lines, 1) if first and first in line), 0)
        if found:
            return found
    return 0
