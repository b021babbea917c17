"""Rules on the numbers of pages: links to figures say what records say, and no number goes without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.evidence import records
from microsite.evidence.edition import Edition
from microsite.evidence.measures import unit_of
from microsite.evidence.project import Project
from microsite.evidence.records import Figure
from microsite.evidence.rewording import reworded
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.language import agreement, numbers
from microsite.language.amount import Amount
from microsite.language.lexicon import lexicon
from microsite.language.numbers import Reading, Refusal
from microsite.language.statements import statements
from microsite.language.units import Unit
from microsite.prose.page import Link, Page
from microsite.prose.scan import HIDDEN

LOOSE_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
NUMBERING = re.compile(r"^\s*\d+\.\s")
HINT = "Write [words](figure:ID), or add the name it belongs to in data/names.toml."


def figures_agree_with_their_records(project: Project) -> Iterator[Problem]:
    """number-readable, number-agrees, number-unit: the words of a figure link say what its record says."""
    for page, link in project.links():
        figure = project.catalog.of(Figure).get(link.target) if link.scheme == "figure" else None
        if figure is None:
            continue
        amount = project.catalog.amount(figure)
        unit = unit_of(project.catalog.of(records.Unit)[figure.unit], page.language)
        reading = numbers.read(link.words, project.settings.words[page.language], unit, link.before)
        wrong = isinstance(reading, Refusal) or not agreement.agrees(reading, amount) or _wrong_mark(reading, unit)
        if wrong and (foreign := _in_another_language(project, page, link, figure)):
            yield foreign
        elif isinstance(reading, Refusal):
            message = f"'{link.words}' {reading.reason}"
            yield Problem(page.path, link.line, Rule.NUMBER_READABLE, message, reading.hint)
        elif not agreement.agrees(reading, amount):
            yield _disagrees(page, link, figure, amount)
        elif said := _wrong_mark(reading, unit):
            yield Problem(page.path, link.line, Rule.NUMBER_UNIT, f"'{link.words}' {said}")


def _in_another_language(project: Project, page: Page, link: Link, figure: Figure) -> Problem | None:
    """A number that is right in another language of the site, as a page that is half translated has it."""
    here = project.settings.words[page.language]
    for language, words in project.settings.words.items():
        if language != page.language and (there := reworded(link.words, figure, project.catalog, words, here)):
            message = f"'{link.words}' is {words['name']}, and the page is read as {here['name']}"
            return Problem(page.path, link.line, Rule.NUMBER_READABLE, message, f"Write '{there}'.")
    return None


def _disagrees(page: Page, link: Link, figure: Figure, amount: Amount) -> Problem:
    message = f"'{link.words}' disagrees with '{link.target}', which says {said_by(amount)}"
    return Problem(page.path, link.line, Rule.NUMBER_AGREES, message, f"See {figure.path}:{figure.line}.")


def said_by(amount: Amount) -> str:
    """What a record says, in plain digits."""
    low, high = (None if end is None else f"{end.normalize():,f}" for end in (amount.low, amount.high))
    if amount.exact:
        return str(low)
    return f"{low} to {high}" if low and high else f"more than {low}" if low else f"less than {high}"


def _wrong_mark(reading: Reading, unit: Unit) -> str:
    """What the words lack or have too much of: money, the right money, per cent."""
    if unit.kind == "currency":
        if reading.percent:
            return "has a mark that its unit does not have"
        if reading.money is None:
            return "does not say that it is money"
        right = unit.currency in reading.money if unit.currency else bool(reading.money)
        return "" if right else f"is not in {unit.currency or 'one currency'}"
    if unit.kind == "percent" and not reading.percent:
        return "does not say that it is a percentage"
    if reading.money is not None or (reading.percent and unit.kind in ("count", "rank", "measure")):
        return "has a mark that its unit does not have"
    return ""


def numbers_have_evidence(project: Project) -> Iterator[Problem]:
    """number-evidence: a number outside a figure link is a date, an ordinal, numbering or part of a name."""
    for page in project.pages:
        edition = project.edition(page.language)
        for line, kind, text in page.prose:
            if kind.startswith("h") or kind == "meta":
                text = NUMBERING.sub(lambda found: " " * len(found[0]), text)
            for at, message in unproven(text, edition):
                spoken = _spoken(project, text)
                hint = HINT if spoken in ("", page.language) else _foreign(edition, spoken)
                yield Problem(page.path, line + text.count("\n", 0, at), Rule.NUMBER_EVIDENCE, message, hint)
            yield from _beside_figures(edition, page, line, text)


def _spoken(project: Project, text: str) -> str:
    """The language whose small words a text is full of, or nothing where that is not plain."""
    words = re.findall(r"\w+", text.lower())
    count = {
        language: sum(word in said["search"]["stop"] for word in words)
        for language, said in project.settings.words.items()
    }
    best, *others = sorted(count, key=lambda language: -count[language])
    return best if all(count[best] >= 2 * count[other] + 2 for other in others) else ""


def _foreign(edition: Edition, spoken: str) -> str:
    there, here = edition.project.settings.words[spoken]["name"], edition.words["name"]
    return f"The sentence is {there}, and the page is read as {here}: translate it, or keep the page a draft."


def unproven(text: str, edition: Edition) -> Iterator[tuple[int, str]]:
    """Where a text states a number that nothing exempts, with what to say of it."""
    rest = edition.exempt.blank(text)
    covered: list[tuple[int, int]] = []
    for stated in statements(rest, edition.words):
        if stated.wants_evidence:
            covered.append((stated.start, stated.end))
            yield stated.start, f"'{text[stated.start : stated.end]}' is a number without evidence"
    for found in LOOSE_DIGITS.finditer(rest):
        if not any(start <= found.start() < end for start, end in covered):
            yield found.start(), f"'{found[0]}' is a number without evidence"


def _beside_figures(edition: Edition, page: Page, line: int, text: str) -> Iterator[Problem]:
    """A scale or per cent behind a figure's link would change what readers read; a unit's noun may."""
    nouns, known = edition.project.nouns(page.language), lexicon(edition.words)
    for found in re.finditer(rf"{HIDDEN}(?=([-\u2010]?)(\s*)[^\s{HIDDEN}])", text):
        following = known.first(text[found.end(1) :][:60], nouns)
        roles = ("scale", "hundred", "plus", *(("unit", "tens") if found[1] else ()))
        if following is None:
            continue
        changes = any(following.get(role) for role in roles) and not following.get("noun")
        if changes or following.get("percent"):
            here = line + text.count("\n", 0, found.start())
            message = f"'{following.text}' stands behind a figure's link and changes its number"
            yield Problem(page.path, here, Rule.NUMBER_READABLE, message, "Put it inside the link.")
