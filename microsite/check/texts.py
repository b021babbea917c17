"""Rules on texts in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from microsite import numbers
from microsite.model import Problem, Record, did_you_mean
from microsite.project import Project
from microsite.rules import Rule
from microsite.schema import SCHEMA
from microsite.settings import words


def texts_speak_every_language(project: Project) -> Iterator[Problem]:
    """text-languages: every text has words in every language of the site, and in no other."""
    languages = project.settings.languages
    for record, name, text in _texts(project):
        for language in languages:
            if not str(text.get(language, "")).strip():
                message = f"'{name}' has no words in '{language}'"
                yield record.problem(name, Rule.TEXT_LANGUAGES, message, f"Add {name}.{language}.")
        for language in text:
            if language not in languages:
                message = f"'{name}' speaks '{language}', which the site does not"
                yield record.problem(
                    f"{name}.{language}", Rule.TEXT_LANGUAGES, message, did_you_mean(language, languages)
                )


def translations_state_the_same_numbers(project: Project) -> Iterator[Problem]:
    """translation-numbers: the numbers of a text are the same in every language."""
    default, *others = project.settings.languages
    for record, name, text in _texts(project):
        wanted = set(numbers.values(str(text.get(default, "")), words(default)))
        for language in others:
            if language in text and (found := set(numbers.values(text[language], words(language)))) != wanted:
                odd = ", ".join(f"{value:f}" for value in sorted(found ^ wanted))
                message = f"'{name}' differs from '{default}' in the numbers {odd}"
                yield record.problem(f"{name}.{language}", Rule.TRANSLATION_NUMBERS, message)


def _texts(project: Project) -> Iterator[tuple[Record, str, Mapping[str, Any]]]:
    """Every text in several languages: its record, the field's name, the words."""
    for record in project.catalog.all_records():
        for name, field in SCHEMA[record.kind].items():
            text = record.get(name)
            if field.type == "text" and isinstance(text, dict):
                yield record, name, text
        tables = [("labels", record.get("labels"))] if record.kind == "chart" else []
        columns = record.get("columns") if record.kind == "series" else None
        for column, fields in (columns if isinstance(columns, dict) else {}).items():
            if isinstance(fields, dict):
                tables.append((f"columns.{column}.labels", fields.get("labels")))
                if isinstance(fields.get("label"), dict):
                    yield record, f"columns.{column}.label", fields["label"]
        for prefix, table in tables:
            for name, text in (table if isinstance(table, dict) else {}).items():
                if isinstance(text, dict):
                    yield record, f"{prefix}.{name}", text
