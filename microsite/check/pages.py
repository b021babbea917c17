"""Rules on the pages of docs/: links, numbers, citations, languages, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite import dates, numbers
from microsite.exempt import exempt
from microsite.model import Amount, Link, Page, Problem, did_you_mean
from microsite.project import Project
from microsite.records import Figure, Unit
from microsite.rules import Rule
from microsite.settings import words

LISTED = 5  # names in one message


def _problem(page: Page, link: Link, rule: Rule, message: str, hint: str = "") -> Problem:
    return Problem(page.path, link.line, rule, message, hint)


def figures_agree_with_their_records(project: Project) -> Iterator[Problem]:
    """number-readable, number-agrees: the words of a figure link say what its record says."""
    for page, link in project.links():
        figure = project.catalog.of(Figure).get(link.target) if link.scheme == "figure" else None
        if figure is None:
            continue
        amount = project.catalog.amount(figure)
        kind = project.catalog.of(Unit)[figure.unit].kind
        reading = numbers.read(link.words, words(page.language), kind, link.before)
        if reading is None:
            hint = "Put one number, and no second one, inside the link."
            yield _problem(page, link, Rule.NUMBER_READABLE, f"'{link.words}' holds no number that can be read", hint)
            continue
        if not numbers.agrees(reading, amount):
            message = f"'{link.words}' disagrees with '{link.target}', which says {_said(amount)}"
            hint = f"See {figure.path}:{figure.line}."
            yield _problem(page, link, Rule.NUMBER_AGREES, message, hint)
        elif said := _wrong_mark(reading, kind):
            yield _problem(page, link, Rule.NUMBER_UNIT, f"'{link.words}' {said}")


def _said(amount: Amount) -> str:
    low, high = (None if end is None else f"{end:,f}" for end in (amount.low, amount.high))
    if amount.exact:
        return str(low)
    return f"{low} to {high}" if low and high else f"more than {low}" if low else f"less than {high}"


def _wrong_mark(reading: numbers.Reading, kind: str) -> str:
    """What the words lack or have too much of: a currency or a percent sign."""
    if kind == "currency" and not reading.currency:
        return "does not say that it is money"
    if kind == "percent" and not reading.percent:
        return "does not say that it is a percentage"
    if kind == "count" and (reading.currency or reading.percent):
        return "has a mark that its unit does not have"
    return ""


def numbers_have_evidence(project: Project) -> Iterator[Problem]:
    """number-evidence: digits outside a figure link are a date, an ordinal, numbering or part of a name."""
    for page in project.pages:
        pattern = exempt(page.language, project.names)
        for line, kind, text in page.prose:
            if kind.startswith("h") or kind == "meta":
                text = re.sub(r"^\s*\d+\.\s", lambda found: " " * len(found[0]), text)
            rest = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
            for found in re.finditer(r"[$€]?\d[\d.,]*\d%?|[$€]?\d%?", rest):
                here = line + rest.count("\n", 0, found.start())
                message = f"'{found[0]}' is a number without evidence"
                hint = "Write [words](figure:ID), or add the name it belongs to in data/names.toml."
                yield Problem(page.path, here, Rule.NUMBER_EVIDENCE, message, hint)


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
    drafts = {f"{page.slug}.md" for page in project.drafts if page.language == default}
    for path, line, _ in project.settings.configurations[default].nav_entries():
        if path not in pages and path not in drafts:
            message = f"nav names '{path}', which is no page"
            yield Problem("mkdocs.yml", line, Rule.PAGE_IN_NAV, message, did_you_mean(path, pages))
