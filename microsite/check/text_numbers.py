"""Rules on numbers outside pages: in the texts of records, and in the site's own names.

Held elsewhere: a chart's words, against its rows. Exempt: a source's title, publisher and author,
which are quoted as they stand; the names of data/names.toml, which are the exemption itself;
keywords, which nobody reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from microsite.check.numbers import HINT, unproven
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import Figure, GlossaryTerm, Leader, Unit
from microsite.files.problem import Problem
from microsite.files.record import Stating, texts_of
from microsite.files.rules import Rule
from microsite.language.amount import Amount
from microsite.language.statements import Statement, statements


def texts_state_their_numbers(project: Project) -> Iterator[Problem]:
    """text-numbers: what a record's texts state is in its numbers or figures, and these are stated."""
    for record in project.catalog.all_records():
        if isinstance(record, Stating):
            held = _held(project, record)
            for edition in project.editions:
                language = edition.language
                texts = [(f"{field}.{language}", text[language]) for field, text in texts_of(record)]
                yield from _record(edition, record, held, [*texts, *_strings(project, record)])


def _strings(project: Project, record: Stating) -> Iterator[tuple[str, str]]:
    """A record's words that are the same in every language, without what any of them exempts."""
    names: list[tuple[str, str]] = []
    if isinstance(record, Leader):
        names += [("name", record.name), ("short", record.short)]
    if isinstance(record, Leader | GlossaryTerm):
        names += [("aliases", alias) for alias in record.aliases]
    for field, word in names:
        for edition in project.editions:
            word = edition.exempt.blank(word)
        yield field, word


def _record(
    edition: Edition, record: Stating, held: dict[str, list[Decimal]], said: list[tuple[str, str]]
) -> Iterator[Problem]:
    stated: set[str] = set()
    for field, text in said:
        for statement in statements(edition.exempt.blank(text), edition.words):
            names = {name for name, values in held.items() if any(_says(statement, value) for value in values)}
            stated |= names
            if statement.wants_evidence and not names:
                shown = text[statement.start : statement.end]
                message = f"'{field}' states '{shown}', which the record does not hold"
                hint = "Add it to numbers, or the id of a figure to figures."
                yield record.problem(field, Rule.TEXT_NUMBERS, message, hint)
    for field, listed in (("numbers", map(str, record.numbers)), ("figures", record.figures)):
        for name in listed:
            if name not in stated:
                message = f"no text in '{edition.language}' states {name}"
                yield record.problem(field, Rule.TEXT_NUMBERS, message, "Correct the text, or the list.")


def _held(project: Project, record: Stating) -> dict[str, list[Decimal]]:
    """What a record's texts may state, by its name: the numbers it lists, its figures, what it is itself."""
    held = {str(number): [number] for number in record.numbers}
    figures = [project.catalog.of(Figure)[name] for name in record.figures]
    if isinstance(record, Figure):
        figures += [record, *(project.catalog.of(Figure)[name] for name in record.beside)]
    for figure in figures:
        amount = project.catalog.amount(figure)
        factor = 100 if project.catalog.of(Unit)[figure.unit].kind == "share" else 1
        held[figure.id] = [end * factor for end in (amount.low, amount.high) if end is not None]
    return held


def _says(statement: Statement, value: Decimal) -> bool:
    """Whether a statement states a value, alone or with a qualifier such as 'more than'."""
    reading = statement.reading
    return abs(reading.low - value) <= reading.tolerance or statement.agrees(Amount(value, value))


def site_names_hold_no_numbers(project: Project) -> Iterator[Problem]:
    """number-evidence: the site's name, its description and the sections of its navigation."""
    for edition in project.editions:
        configuration = project.settings.configurations[edition.language]
        site = configuration.site
        named = (("site_name", site.site_name), ("site_description", site.site_description or ""))
        said = [(text, configuration.line_of(name)) for name, text in named]
        if edition.is_default:
            said += configuration.nav_sections()
        for text, line in said:
            for _, message in unproven(text, edition):
                yield Problem(configuration.path, line, Rule.NUMBER_EVIDENCE, message, HINT)
