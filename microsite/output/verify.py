"""Verifies the built site: what the sources promise is in the pages, nothing else is, and every link leads somewhere.

Problems are told at the author's files, never at a file of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.output import hosts
from microsite.output.addresses import hash_of, scripts_of
from microsite.output.built import NUMBER, Built
from microsite.output.origins import LEFT_OVER, Origins
from microsite.prose.page import Page
from microsite.search import entries

FACES = (".csv", ".json", ".svg", ".png", ".vl.json", "/index.html", "/reading/index.html", "/cite/index.html")


def verify(project: Project, made: Path) -> list[Problem]:
    """Problems of the built pages; empty when all is well."""
    origins = Origins(project)
    seen: dict[str, Built] = {}
    problems: list[Problem] = []
    scripts = set(scripts_of(project.settings.themes))
    for path in sorted(made.rglob("*.html")):
        name = path.relative_to(made).as_posix()
        html = path.read_text("utf-8")
        page = seen[name] = Built()
        page.feed(html)
        if left := LEFT_OVER.search(html):
            problems.append(origins.problem(name, left[0], Rule.BUILT_LINKS, f"an address was left over: {left[0]}"))
        for twice in sorted({one for one, count in Counter(page.ids).items() if count > 1}):
            problems.append(origins.twice(name, twice))
        problems += _unasked(origins, name, page, scripts)
    problems += _dead_links(made, seen, origins)
    problems += _not_as_written(project, seen)
    problems += _faceless(project, made)
    problems += _unfindable(project, seen)
    return list(dict.fromkeys(problems))


def _unasked(origins: Origins, name: str, page: Built, scripts: set[str]) -> Iterator[Problem]:
    """What a page loads from elsewhere, and scripts and styles that the policy would stop."""
    for address in page.loads:
        if hosts.is_foreign(address):
            yield origins.problem(name, address, Rule.TEMPLATE_HOSTS, f"asks another host: '{address}'")
    for script in page.scripts:
        if hash_of(script) not in scripts:
            message = "holds a script that is not the theme's, or is put together there"
            yield origins.problem(name, script.strip()[:40], Rule.BUILT_SCRIPTS, message, "Put it into theme/assets/.")
    if page.styles:
        hint = "Put it into a file of theme/assets/."
        yield origins.problem(name, "<style", Rule.BUILT_SCRIPTS, "holds a style sheet, which the policy stops", hint)


def _unfindable(project: Project, seen: dict[str, Built]) -> Iterator[Problem]:
    """Search results that would lead nowhere."""
    origins = Origins(project)
    for edition in project.editions:
        for entry in entries(edition):
            path, _, anchor = entry.address.partition("#")
            page = f"{edition.root}{path}index.html"
            if page not in seen or (anchor and anchor not in seen[page].ids):
                message = f"the search would lead to '{entry.address}', which is not there"
                yield origins.problem(page, anchor, Rule.BUILT_SEARCH, message)


def _faceless(project: Project, made: Path) -> Iterator[Problem]:
    """Charts that lack a face in some language."""
    for edition in project.editions:
        for chart in project.catalog.charts.values():
            for face in FACES:
                name = f"{edition.root}charts/{chart.id}{face}"
                path = made / name
                if not path.is_file() or not path.stat().st_size:
                    yield Problem(chart.path, 1, Rule.BUILT_FACES, f"has no face '{name}'")


def _dead_links(made: Path, seen: dict[str, Built], origins: Origins) -> Iterator[Problem]:
    ids = {page: frozenset(found.ids) for page, found in seen.items()}
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    known: dict[tuple[str, str], str] = {}
    for page, found in seen.items():
        folder = "" if page.endswith("404.html") else dirname(page)
        for link in dict.fromkeys(found.links) if not page.endswith("404.html") else ():
            # Pages of one folder have their menus in common; what begins with '#' is the page's own.
            at = (page if link.startswith(("#", "?")) else folder, link)
            if at not in known:
                known[at] = _dead(link, page, files, ids)
            if known[at]:
                yield origins.problem(page, link, Rule.BUILT_LINKS, f"'{link}' {known[at]}")


def _dead(link: str, page: str, files: set[str], ids: dict[str, frozenset[str]]) -> str:
    """What is wrong with a link of a page, or nothing."""
    parts = urlsplit(unescape(link))
    if parts.scheme or parts.netloc:
        return ""
    target = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    if target not in files:
        target = normpath(join(target, "index.html"))
    if target not in files:
        return "leads nowhere"
    gone = parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]
    return "names an anchor that is not there" if gone else ""


def _not_as_written(project: Project, seen: dict[str, Built]) -> Iterator[Problem]:
    """Figures and charts that a page's source and its built page do not show equally often, and unread numbers."""
    origins = Origins(project)
    for page in project.pages:
        built = seen.get(origins.built(page))
        if built is None:
            yield Problem(page.path, 1, Rule.BUILT_PAGES, "was not compiled")
            continue
        wanted = Counter((link.scheme, link.target) for link in page.links if link.scheme in ("figure", "chart"))
        for kind, name in sorted(wanted.keys() | built.own.keys()):
            if built.own[kind, name] != wanted[kind, name]:
                line = next((link.line for link in page.links if (link.scheme, link.target) == (kind, name)), 1)
                hint = "The engine read this line in another way; put it in a paragraph of its own."
                message = (
                    f"{kind} '{name}' stands {built.own[kind, name]} times in the built page, not {wanted[kind, name]}"
                )
                yield Problem(page.path, line, Rule.BUILT_PAGES, message, hint)
        yield from _unread(project, page, built)


def _unread(project: Project, page: Page, built: Built) -> Iterator[Problem]:
    """built-numbers: numbers of the built page that no rule has read."""
    read = Counter(number for text in page.shown for number in NUMBER.findall(text))
    lines = page.text.split("\n")
    for number, count in sorted((built.numbers - read).items()):
        places = [place for place, line in enumerate(lines, 1) if number in NUMBER.findall(line)]
        line = places[min(read[number], len(places) - 1)] if places else 1
        message = f"'{number}' stands {count} times more in the built page than the check has read"
        yield Problem(page.path, line, Rule.BUILT_NUMBERS, message, "Write the line in a plainer way.")
    for number in sorted(built.frame.keys() - _numbers_of_frame(project.edition(page.language))):
        message = f"'{number}' stands in the title or the menus of the built page, and no rule has read it"
        yield Problem(page.path, 1, Rule.BUILT_NUMBERS, message)


@lru_cache(maxsize=8)
def _numbers_of_frame(edition: Edition) -> set[str]:
    """The numbers of titles, descriptions, names in the navigation and of what the compiler itself says."""
    settings, pages = edition.project.settings, edition.pages
    said = [edition.site.site_name, edition.site.site_description or "", *map(str, edition.labels.values())]
    said += [name for name, _ in settings.configurations[settings.default].nav_sections()]
    said += [*edition.words["nav"].values(), *(page.meta.description or "" for page in pages)]
    said += [part for era in edition.eras for part in (era.years, era.short_years)]
    said += [page.title for page in pages] + [heading.words for page in pages for heading in page.headings]
    said += [era.years for era in edition.eras]
    return set(NUMBER.findall(" ".join(said)))
