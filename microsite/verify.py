"""Verifies the built site: what the sources promise is in the pages, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from microsite.components import COMPONENTS
from microsite.model import Page, Problem
from microsite.project import Project
from microsite.rules import Rule
from microsite.search import entries

SCHEME = re.compile(rf'="(?:site|root|switch|here|figure|chart|event|leader|term|source|{"|".join(COMPONENTS)}):')


FACES = (".csv", ".json", ".svg", ".png", ".vl.json", "/index.html")


class Seen(HTMLParser):
    """What a page holds: ids, links, and how often each figure and chart is shown."""

    def __init__(self) -> None:
        """An empty count; feed() fills it."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.shown: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts one element."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("href", "src"):
            if name in values and tag in ("a", "img", "script", "link"):
                self.links.append((values[name], self.getpos()[0]))
        for kind in ("figure", "chart"):
            if f"data-{kind}" in values:
                self.shown[kind, values[f"data-{kind}"]] += 1


def verify(project: Project, made: Path) -> list[Problem]:
    """Problems of the built pages, at the line of the built file; empty when all is well."""
    seen: dict[str, Seen] = {}
    problems: list[Problem] = []
    for path in sorted(made.rglob("*.html")):
        page = path.relative_to(made).as_posix()
        html = path.read_text("utf-8")
        seen[page] = Seen()
        seen[page].feed(html)
        if left := SCHEME.search(html):
            line = html.count("\n", 0, left.start()) + 1
            problems.append(Problem(page, line, Rule.BUILT_LINKS, f"an address was left over: {left[0]}"))
        twice = [name for name, count in Counter(seen[page].ids).items() if count > 1]
        problems += [Problem(page, 1, Rule.BUILT_IDS, f"id '{name}' stands more than once") for name in twice]
    problems += _dead_links(made, seen)
    problems += _missing(project, seen)
    problems += _faceless(project, made)
    problems += _unfindable(project, seen)
    return problems


def _unfindable(project: Project, seen: dict[str, Seen]) -> list[Problem]:
    """Search results that would lead nowhere."""
    problems = []
    for language in project.settings.languages:
        root = "" if language == project.settings.default else f"{language}/"
        for entry in entries(project, language):
            path, _, anchor = entry.address.partition("#")
            page = f"{root}{path}index.html"
            if page not in seen or (anchor and anchor not in seen[page].ids):
                message = f"the search would lead to '{entry.address}', which is not there"
                problems.append(Problem(page, 1, Rule.BUILT_SEARCH, message))
    return problems


def _faceless(project: Project, made: Path) -> list[Problem]:
    """Charts that lack a face in some language."""
    problems = []
    for language in project.settings.languages:
        root = made if language == project.settings.default else made / language
        for chart in project.catalog.charts.values():
            for face in FACES:
                path = root / "charts" / f"{chart.id}{face}"
                if not path.is_file() or not path.stat().st_size:
                    message = f"has no face '{path.relative_to(made).as_posix()}'"
                    problems.append(Problem(chart.path, 1, Rule.BUILT_FACES, message))
    return problems


def _dead_links(made: Path, seen: dict[str, Seen]) -> list[Problem]:
    problems = []
    ids = {page: frozenset(found.ids) for page, found in seen.items()}
    for page, found in seen.items():
        for link, line in found.links:
            parts = urlsplit(unescape(link))
            if parts.scheme or parts.netloc or page.endswith("404.html"):
                continue
            target = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
            if parts.path.endswith("/") or target == "." or (made / target).is_dir():
                target = normpath(join(target, "index.html"))
            if not (made / target).is_file():
                problems.append(Problem(page, line, Rule.BUILT_LINKS, f"'{link}' leads nowhere"))
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                problems.append(Problem(page, line, Rule.BUILT_LINKS, f"'{link}' names an anchor that is not there"))
    return problems


def _missing(project: Project, seen: dict[str, Seen]) -> list[Problem]:
    """Figures and charts of a page's source that its built page shows less often."""
    problems = []
    for page in project.pages:
        built = seen.get(_built(project, page))
        if built is None:
            problems.append(Problem(page.path, 1, Rule.BUILT_PAGES, "was not compiled"))
            continue
        wanted = Counter((link.scheme, link.target) for link in page.links if link.scheme in ("figure", "chart"))
        for (kind, name), count in wanted.items():
            if built.shown[kind, name] < count:
                line = next(link.line for link in page.links if (link.scheme, link.target) == (kind, name))
                hint = "The engine read this line in another way; put it in a paragraph of its own."
                message = f"{kind} '{name}' is not in the built page"
                problems.append(Problem(page.path, line, Rule.BUILT_PAGES, message, hint))
    return problems


def _built(project: Project, page: Page) -> str:
    root = "" if page.language == project.settings.default else f"{page.language}/"
    slug = page.slug.removesuffix("index").rstrip("/")
    return f"{root}{slug}/index.html" if slug else f"{root}index.html"
