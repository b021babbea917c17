"""Rules on links, images and components of pages: where they lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from microsite.drawing.chart import charts_of
from microsite.drawing.pointing import rows_named, told
from microsite.evidence.components import COMPONENTS, HOME_OF
from microsite.evidence.images import is_image
from microsite.evidence.project import Project
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.prose.page import Link, Page

ROWS = 6  # of a chart, that a problem lists
RECORDS = ("figure", "event", "leader", "term", "source", "chart")


def links_lead_somewhere(project: Project) -> Iterator[Problem]:
    """figure-known and its like, chart-row, link-internal, link-external, link-scheme."""
    slugs = {(page.language, page.slug): page for page in project.pages}
    for page, link in project.links():
        if link.scheme in RECORDS:
            yield from _known_record(project, page, link)
        elif link.scheme in ("http", "https"):
            address = f"{link.scheme}:{link.target}"
            if address not in project.catalog.addresses:
                hint = "Add it to data/sources and link source:ID, or use a source that is there."
                yield _problem(page, link, Rule.LINK_EXTERNAL, f"'{address}' is not in data/", hint)
        elif is_image(link):
            continue
        elif link.scheme == "":
            yield from _known_page(project, page, link, slugs)
        elif link.scheme not in COMPONENTS or not link.image:
            hint = did_you_mean(link.scheme, (*COMPONENTS, "chart") if link.image else RECORDS)
            yield _problem(page, link, Rule.LINK_SCHEME, f"'{link.scheme}:' is no kind of link", hint)


def _known_record(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    known, name = project.catalog.ids(link.scheme), link.record
    if project.catalog.excuses(link.scheme, name):
        return
    if name not in known:
        now = project.catalog.moved.now(link.scheme, name)
        hint = f"It is called '{now}' now." if now else did_you_mean(name, known)
        yield _problem(page, link, Rule.known(link.scheme), f"unknown {link.scheme} '{name}'", hint)
    elif link.scheme == "chart":
        yield from _chart(project, page, link)
    elif link.scheme != "chart" and link.image:
        message = f"'{link.scheme}:{link.target}' is written as an image"
        yield _problem(page, link, Rule.LINK_SCHEME, message, "Remove the exclamation mark.")
    elif (home := HOME_OF.get(link.scheme)) and home not in project.homes:
        message = f"no page lists every {link.scheme}"
        yield _problem(page, link, Rule.COMPONENT_HOME, message, f"A page needs the line ![…]({home}:all).")


def _chart(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    """A chart is an image in a paragraph of its own; words that point into it name a row whose value it tells."""
    chart = next((one for one in charts_of(project.edition(page.language)) if one.id == link.record), None)
    if link.image and link.row:
        hint = f"Write ![…](chart:{link.record}), and [words](chart:{link.target}) in the text."
        yield _problem(page, link, Rule.CHART_ROW, f"'{link.target}' is written as an image", hint)
    elif not (link.row or (link.image and link.alone)):
        hint = f"Write ![…](chart:{link.record}) on a line of its own, or [words](chart:{link.record}@ROW) in the text."
        yield _problem(
            page, link, Rule.CHART_ALONE, f"chart '{link.record}' is not an image in its own paragraph", hint
        )
    elif link.row and chart and chart.drawn and not told(chart, link.row):
        rows = rows_named(chart)
        hint = did_you_mean(link.row, rows) or f"Its rows are {', '.join(rows[:ROWS])}{' …' if rows[ROWS:] else ''}."
        yield _problem(page, link, Rule.CHART_ROW, f"chart '{link.record}' tells no value at '{link.row}'", hint)


def _known_page(project: Project, page: Page, link: Link, slugs: Mapping[tuple[str, str], Page]) -> Iterator[Problem]:
    path, _, anchor = link.target.partition("#")
    slug = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path)).removesuffix(".md")
    target = slugs.get((page.language, slug)) if path else page
    if target is None and any((draft.language, draft.slug) == (page.language, slug) for draft in project.drafts):
        hint = "Finish it, or take the link away until then."
        yield _problem(page, link, Rule.LINK_INTERNAL, f"'{link.target}' leads to a draft", hint)
    elif target is None or (path and not path.endswith(".md")):
        pages = [s for language, s in slugs if language == page.language]
        original = target is None and path.endswith(".md") and (project.settings.default, slug) in slugs
        command = f"'build.py translate {slug}.md --to {page.language}' makes a draft of it."
        hint = f"It is not yet in '{page.language}': {command}" if original else did_you_mean(slug, pages)
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


def _problem(page: Page, link: Link, rule: Rule, message: str, hint: str = "") -> Problem:
    return Problem(page.path, link.line, rule, message, hint)
