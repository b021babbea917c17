"""Rules on texts in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.record import texts_of
from microsite.files.rules import Rule
from microsite.language.statements import statements

SAID_OTHERWISE = 3


def translations_state_the_same_numbers(project: Project) -> Iterator[Problem]:
    """translation-numbers: the numbers of a text, digits or spelt, are the same in every language."""
    default, *others = project.editions
    for record in project.catalog.all_records():
        for name, text in texts_of(record):
            wanted = _stated(text[default.language], default)
            for other in others:
                if (found := _stated(text[other.language], other)) != wanted:
                    odd = ", ".join(f"{value.normalize():f}" for value in sorted(found ^ wanted))
                    message = f"'{name}' differs from '{default.language}' in the numbers {odd}"
                    yield record.problem(f"{name}.{other.language}", Rule.TRANSLATION_NUMBERS, message)


def _stated(text: str, edition: Edition) -> set[Decimal]:
    """The numbers of a text; one and two are left out where they are spelt, since 'both' and 'twice' say them too."""
    found = statements(edition.exempt.blank(text), edition.words)
    return {s.reading.low for s in found if not (s.spelt and abs(s.reading.low) < SAID_OTHERWISE)}
