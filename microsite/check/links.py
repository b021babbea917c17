"""Rules on links, images and components of pages: where they lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from microsite.evidence.components import COMPONENTS, HOME_OF
from microsite.evidence.images import is_image
from microsite.evidence.project import Project
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.prose.page import Link, Page

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
        elif is_image(link):
            continue
        elif link.scheme == "":
            yield from _known_page(project, page, link, slugs)
        elif link.scheme not in COMPONENTS or not link.image:
            hint = did_you_mean(link.scheme, (*COMPONENTS, "chart") if link.image else RECORDS)
            yield _problem(page, link, Rule.LINK_SCHEME, f"'{link.scheme}:' is no kind of link", hint)


def _known_record(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    known = project.catalog.ids(link.scheme)
    if project.catalog.excuses(link.scheme, link.target):
        return
    if link.target not in known:
        now = project.catalog.moved.now(link.scheme, link.target)
        hint = f"It is called '{now}' now." if now else did_you_mean(link.target, known)
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
