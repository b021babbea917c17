"""Rules on texts in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.record import texts_of
from microsite.files.rules import Rule
from microsite.language.exempt import exempt
from microsite.language.statements import statements

SAID_OTHERWISE = 3


def translations_state_the_same_numbers(project: Project) -> Iterator[Problem]:
    """translation-numbers: the numbers of a text, digits or spelt, are the same in every language."""
    default, *others = project.settings.languages
    for record in project.catalog.all_records():
        for name, text in texts_of(record):
            wanted = _stated(project, text[default], default)
            for language in others:
                if (found := _stated(project, text[language], language)) != wanted:
                    odd = ", ".join(f"{value:f}" for value in sorted(found ^ wanted))
                    message = f"'{name}' differs from '{default}' in the numbers {odd}"
                    yield record.problem(f"{name}.{language}", Rule.TRANSLATION_NUMBERS, message)


def _stated(project: Project, text: str, language: str) -> set[Decimal]:
    """The numbers of a text; one and two are left out where they are spelt, since 'both' and 'twice' say them too."""
    known = exempt(language, project.names, project.nouns(language))
    found = statements(known.blank(text), language)
    return {s.reading.low for s in found if not (s.spelt and abs(s.reading.low) < SAID_OTHERWISE)}
