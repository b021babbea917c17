"""Rules on texts in several languages."""

from __future__ import annotations

from collections.abc import Iterator

from microsite import numbers
from microsite.model import Problem
from microsite.project import Project
from microsite.record import texts_of
from microsite.rules import Rule
from microsite.settings import words


def translations_state_the_same_numbers(project: Project) -> Iterator[Problem]:
    """translation-numbers: the numbers of a text are the same in every language."""
    default, *others = project.settings.languages
    for record in project.catalog.all_records():
        for name, text in texts_of(record):
            wanted = set(numbers.values(text[default], words(default)))
            for language in others:
                if (found := set(numbers.values(text[language], words(language)))) != wanted:
                    odd = ", ".join(f"{value:f}" for value in sorted(found ^ wanted))
                    message = f"'{name}' differs from '{default}' in the numbers {odd}"
                    yield record.problem(f"{name}.{language}", Rule.TRANSLATION_NUMBERS, message)
