"""Rules on the pages of docs/: links, numbers, citations, languages, navigation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from microsite import dates
from microsite.components import COMPONENTS, HOME_OF
from microsite.model import Link, Page, Problem, did_you_mean
from microsite.project import Project
from microsite.rules import Rule

LISTED = 5  # names in one message
RECORDS = ("figure", "event", "leader", "term", "source", "chart")


def links_lead_somewhere(project: Project) -> Iterator[Problem]:
    """figure-known and its like, link-internal, link-external, link-scheme."""
    slugs = {(page.language, page.slug): page for page in project.pages}
    for page, link in project.links():
        if link.scheme in RECORDS:
            yield from _known_record(project, page, link)
        elif link.scheme in ("http", "https"):
            address = f"{link.scheme}:{link.target}"
            if address not in project.catalog.addresses:
                hint = "Add it to data/sources and link source:ID, or use a source that is there."
                yield _problem(page, link, Rule.LINK_EXTERNAL, f"'{address}' is not in data/", hint)
        elif link.scheme == "":
            yield from _known_page(project, page, link, slugs)
        elif link.scheme not in COMPONENTS or not link.image:
            hint = did_you_mean(link.scheme, (*COMPONENTS, "chart") if link.image else RECORDS)
            yield _problem(page, link, Rule.LINK_SCHEME, f"'{link.scheme}:' is no kind of link", hint)


def _problem(page: Page, link: Link, rule: Rule, message: str, hint: str = "") -> Problem:
    return Problem(page.path, link.line, rule, message, hint)


def _known_record(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    known = project.catalog.ids(link.scheme)
    if project.catalog.excuses(link.scheme, link.target):
        return
    if link.target not in known:
        hint = did_you_mean(link.target, known)
        yield _problem(page, link, Rule.known(link.scheme), f"unknown {link.scheme} '{link.target}'", hint)
    elif link.scheme == "chart" and not (link.image and link.alone):
        hint = f"Write ![…](chart:{link.target}) on a line of its own."
        yield _problem(
            page, link, Rule.CHART_ALONE, f"chart '{link.target}' is not an image in its own paragraph", hint
        )
    elif link.scheme != "chart" and link.image:
        message = f"'{link.scheme}:{link.target}' is written as an image"
        yield _problem(page, link, Rule.LINK_SCHEME, message, "Remove the exclamation mark.")
    elif (home := HOME_OF.get(link.scheme)) and home not in project.homes:
        message = f"no page lists every {link.scheme}"
        yield _problem(page, link, Rule.COMPONENT_HOME, message, f"A page needs the line ![…]({home}:all).")


def _known_page(project: Project, page: Page, link: Link, slugs: Mapping[tuple[str, str], Page]) -> Iterator[Problem]:
    path, _, anchor = link.target.partition("#")
    slug = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path)).removesuffix(".md")
    target = slugs.get((page.language, slug)) if path else page
    if target is None or (path and not path.endswith(".md")):
        pages = [s for language, s in slugs if language == page.language]
        hint = did_you_mean(slug, pages)
        yield _problem(page, link, Rule.LINK_INTERNAL, f"'{link.target}' leads to no page", hint)
    elif anchor and anchor not in target.anchors and not _is_an_entry(project, target, anchor):
        hint = did_you_mean(anchor, target.anchors)
        yield _problem(page, link, Rule.LINK_INTERNAL, f"'{target.path}' has no heading '#{anchor}'", hint)


def _is_an_entry(project: Project, page: Page, anchor: str) -> bool:
    """Whether a component or a chart of the page gives a record that anchor; the verify step looks again."""
    shown = {link.scheme for link in page.links if link.image}
    kinds = {COMPONENTS[name].kind for name in shown if name in COMPONENTS}
    if "chart" in shown and anchor.removeprefix("chart-") in project.catalog.charts:
        return True
    return any(anchor in project.catalog.ids(kind) for kind in kinds)


def components_show_something(project: Project) -> Iterator[Problem]:
    """component-target: a component names what it can show, in a paragraph of its own."""
    for page, link in project.links():
        if link.image and link.scheme in COMPONENTS:
            if not link.alone:
                yield _problem(page, link, Rule.COMPONENT_TARGET, f"'{link.scheme}:' is not in its own paragraph")
            said = COMPONENTS[link.scheme].wrong_target(link.target, project.catalog)
            if said:
                yield _problem(page, link, Rule.COMPONENT_TARGET, f"'{link.scheme}:{link.target}': {said[0]}", said[1])


def citations_are_known(project: Project) -> Iterator[Problem]:
    """source-known: every [@key] is a source."""
    known = project.catalog.ids("source")
    for page in project.pages:
        for line, key in page.citations:
            if key not in known and not project.catalog.excuses("source", key):
                yield Problem(page.path, line, Rule.SOURCE_KNOWN, f"unknown source '{key}'", did_you_mean(key, known))


def pages_hold_no_html(project: Project) -> Iterator[Problem]:
    """raw-html: pages are Markdown only."""
    for page in project.pages:
        for line, found in page.html:
            shown = found.split("\n")[0][:40]
            yield Problem(page.path, line, Rule.RAW_HTML, f"'{shown}' is HTML", "Pages hold Markdown only.")


def charts_stand_once(project: Project) -> Iterator[Problem]:
    """chart-twice: a chart's address on a page is unique."""
    for page in project.pages:
        seen: dict[str, int] = {}
        for link in page.links:
            if link.scheme == "chart" and link.target in seen:
                message = f"chart '{link.target}' stands already at line {seen[link.target]}"
                yield _problem(page, link, Rule.CHART_TWICE, message)
            elif link.scheme == "chart":
                seen[link.target] = link.line


def spans_are_real(project: Project) -> Iterator[Problem]:
    """page-span: the years that an era's page says it tells are dates."""
    for page in project.pages:
        try:
            dates.ends(str(page.meta.get("span", "1981")))
        except ValueError as error:
            line = next(n for n, words in enumerate(page.text.split("\n"), 1) if words.startswith("span:"))
            yield Problem(
                page.path, line, Rule.PAGE_SPAN, f"span: {error}", "Write two days, such as 1989-01-20/1993-01-20."
            )


def pages_exist_in_every_language(project: Project) -> Iterator[Problem]:
    """page-languages, page-original: a page that one language has, the others have too."""
    default = project.settings.default
    slugs = {language: {p.slug for p in project.pages_of(language)} for language in project.settings.languages}
    for page in project.pages:
        if page.language != default and page.slug not in slugs[default]:
            hint = did_you_mean(page.slug, slugs[default])
            message = f"'{default}' has no page 'docs/{default}/{page.slug}.md'"
            yield Problem(page.path, 1, Rule.PAGE_ORIGINAL, message, hint)
    for language in project.settings.languages:
        if missing := sorted(slugs[default] - slugs[language]):
            listed = ", ".join(missing[:LISTED]) + (f" and {len(missing) - LISTED} more" if missing[LISTED:] else "")
            path = project.settings.configurations[language].path
            hint = f"They go to docs/{language}/, by the same paths."
            yield Problem(path, 1, Rule.PAGE_LANGUAGES, f"not yet in '{language}': {listed}", hint)


def pages_are_in_the_navigation(project: Project) -> Iterator[Problem]:
    """page-in-nav: every page is in mkdocs.yml's nav, and every entry is a page."""
    default = project.settings.default
    pages = {f"{page.slug}.md": page for page in project.pages_of(default)}
    for path, page in pages.items():
        if path not in project.nav_paths:
            hint = f"Add '- {path}' to nav."
            yield Problem(page.path, 1, Rule.PAGE_IN_NAV, "is not in the navigation of mkdocs.yml", hint)
    for path, line, _ in project.settings.configurations[default].nav_entries():
        if path not in pages:
            message = f"nav names '{path}', which is no page"
            yield Problem("mkdocs.yml", line, Rule.PAGE_IN_NAV, message, did_you_mean(path, pages))
