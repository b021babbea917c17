"""Rules on the pages of docs/: links, numbers, citations, languages, navigation."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.evidence.project import Project
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.prose import frontmatter, original
from microsite.prose.page import Link, Page

ADD = "Add it to a file of data/sources/."
LISTED = 5  # names in one message


def _problem(page: Page, link: Link, rule: Rule, message: str, hint: str = "") -> Problem:
    return Problem(page.path, link.line, rule, message, hint)


def citations_are_known(project: Project) -> Iterator[Problem]:
    """source-known: every [@key] is a source."""
    known = project.catalog.ids("source")
    for page in project.pages:
        for line, key in page.citations:
            if key not in known and not project.catalog.excuses("source", key):
                yield Problem(
                    page.path, line, Rule.SOURCE_KNOWN, f"unknown source '{key}'", did_you_mean(key, known) or ADD
                )


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
            if not link.image:
                continue
            if link.scheme == "chart" and link.target in seen:
                message = f"chart '{link.target}' stands already at line {seen[link.target]}"
                yield _problem(page, link, Rule.CHART_TWICE, message)
            elif link.scheme == "chart":
                seen[link.target] = link.line


def pages_exist_in_every_language(project: Project) -> Iterator[Problem]:
    """page-languages, page-original: a page that one language has, the others have too, unless it is a draft."""
    default = project.settings.default
    slugs = {language: {p.slug for p in project.pages_of(language)} for language in project.settings.languages}
    finished = {page.slug for page in project.pages_of(default) if not page.draft}
    for page in project.pages:
        if page.language != default and page.slug not in slugs[default]:
            hint = did_you_mean(page.slug, slugs[default])
            message = f"'{default}' has no page 'docs/{default}/{page.slug}.md'"
            yield Problem(page.path, 1, Rule.PAGE_ORIGINAL, message, hint)
    for language in project.settings.languages:
        if missing := sorted(finished - slugs[language]):
            begun = {page.slug for page in project.drafts if page.language == language}
            names = [f"{slug} (a draft)" if slug in begun else slug for slug in missing]
            listed = ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if names[LISTED:] else "")
            path = project.settings.configurations[language].path
            new = next((slug for slug in missing if slug not in begun), None)
            command = f"build.py translate {new}.md --to {language}"
            hint = f"'{command}' makes a draft." if new else "Translate the drafts, and take 'draft: true' away."
            yield Problem(path, 1, Rule.PAGE_LANGUAGES, f"not yet in '{language}': {listed}", hint)


def translations_follow_their_originals(project: Project) -> Iterator[Problem]:
    """page-changed: a translation's original has not changed since; where one says its original, all do."""
    default = project.settings.default
    originals = {page.slug: page for page in project.pages_of(default)}
    kept = {page.language for page in project.pages if page.meta.original}
    for page in project.pages:
        of = originals.get(page.slug)
        if page.language == default or page.language not in kept or not of:
            continue
        line = frontmatter.line("original", original.written(of.text))
        command = f"'build.py translate {page.slug}.md --to {page.language} --confirm', which writes: {line}"
        if not page.meta.original:
            hint = f"Read it beside {of.path}, and then {command}"
            yield Problem(page.path, 1, Rule.PAGE_CHANGED, "does not say which text it was made from", hint)
        elif changed := list(original.changes(page.meta.original.split(), of.text)):
            listed = ", ".join(changed[:LISTED]) + (f" and {len(changed) - LISTED} more" if changed[LISTED:] else "")
            hint = f"Bring the page up to it, and then {command}"
            yield Problem(page.path, 1, Rule.PAGE_CHANGED, f"{of.path} has changed since: {listed}", hint)


def pages_are_in_the_navigation(project: Project) -> Iterator[Problem]:
    """page-in-nav: every page is in mkdocs.yml's nav, and every entry is a page."""
    default = project.settings.default
    pages = {f"{page.slug}.md": page for page in project.pages_of(default)}
    for path, page in pages.items():
        if path not in project.nav_paths and not page.draft:
            hint = f"Add '- {path}' to nav."
            yield Problem(page.path, 1, Rule.PAGE_IN_NAV, "is not in the navigation of mkdocs.yml", hint)
    drafts = {f"{page.slug}.md" for page in project.drafts if page.language == default}
    for path, line, _ in project.settings.configurations[default].nav_entries():
        if path not in pages and path not in drafts:
            message = f"nav names '{path}', which is no page"
            yield Problem("mkdocs.yml", line, Rule.PAGE_IN_NAV, message, did_you_mean(path, pages))
