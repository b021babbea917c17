"""Rules on the form of records: ids, fields and their types, by the table in schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from microsite import dates
from microsite.model import Problem, Record, did_you_mean
from microsite.project import Project
from microsite.rules import Rule
from microsite.schema import SCHEMA, Field

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def ids_have_their_form(project: Project) -> Iterator[Problem]:
    """id-form: lower-case letters and digits, joined by hyphens."""
    for record in project.catalog.all_records():
        if not ID.fullmatch(record.id):
            better = re.sub(r"[^a-z0-9]+", "-", record.id.lower()).strip("-")
            hint = f"Write '{better}'." if better else ""
            yield Problem(record.path, record.line, Rule.ID_FORM, f"'{record.id}' is no id", hint)


def fields_are_known_and_typed(project: Project) -> Iterator[Problem]:
    """field-missing, field-unknown, field-type, date-real, number-form."""
    for record in project.catalog.all_records():
        yield from _check_fields(record, record.kind, record.fields, "")
    for series in project.catalog.series.values():
        columns = series.record.get("columns")
        for name, column in (columns if isinstance(columns, dict) else {}).items():
            if isinstance(column, dict):
                yield from _check_fields(series.record, "column", column, f"columns.{name}.")


def _check_fields(record: Record, kind: str, fields: Mapping[str, Any], prefix: str) -> Iterator[Problem]:
    schema = SCHEMA[kind]
    owner = f"'{prefix.rstrip('.')}'" if prefix else f"{kind} '{record.id}'"
    for name, field in schema.items():
        if field.required and name not in fields:
            yield record.problem(prefix.rstrip("."), Rule.FIELD_MISSING, f"{owner} lacks '{name}'", _holds(field))
    for name, value in fields.items():
        if name not in schema:
            hint = did_you_mean(name, schema)
            yield record.problem(f"{prefix}{name}", Rule.FIELD_UNKNOWN, f"{owner} has no field '{name}'", hint)
        elif said := _wrong(value, schema[name]):
            yield record.problem(f"{prefix}{name}", said[0], f"'{name}': {said[1]}", said[2])


def _holds(field: Field) -> str:
    return f"It holds {field.doc}." if field.doc else ""


def _wrong(value: Any, field: Field) -> tuple[Rule, str, str] | None:
    """The rule, message and hint that a value breaks, or None."""
    shown = f"'{value}'" if isinstance(value, str) else str(value)
    if field.type in ("number", "integer"):
        return _wrong_number(value, field.type, shown)
    if field.type in ("string", "id", "choice", "date", "span", "address"):
        if not isinstance(value, str):
            return (Rule.FIELD_TYPE, f"expected words in quotes, got {shown}", "")
        return _wrong_string(value, field)
    if field.type in ("ids", "strings"):
        good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if good else (Rule.FIELD_TYPE, f'expected a list such as ["a", "b"], got {shown}', "")
    if field.type == "text":
        good = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return None if good else (Rule.FIELD_TYPE, 'expected words in every language, such as title.en = "…"', "")
    if field.type == "flag":
        return None if isinstance(value, bool) else (Rule.FIELD_TYPE, f"expected true or false, got {shown}", "")
    if field.type == "terms":
        return _wrong_terms(value)
    return None if isinstance(value, dict) else (Rule.FIELD_TYPE, f"expected a table, got {shown}", "")


def _wrong_number(value: Any, kind: str, shown: str) -> tuple[Rule, str, str] | None:
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}([.,]\d{3})+", value):
        plain = re.sub(r"[.,]", "", value)
        return (Rule.NUMBER_FORM, f"{shown} can be read in two ways", f"Write {plain}, without quotes.")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return (Rule.FIELD_TYPE, f"expected a number, got {shown}", "Write it without quotes or units.")
    if isinstance(value, Decimal) and re.fullmatch(r"\d{1,3}\.000", str(value)):
        plain = str(value).replace(".", "")
        return (Rule.NUMBER_FORM, f"{value} can be read in two ways", f"Write {plain}, or {value.to_integral_value()}.")
    if kind == "integer" and not isinstance(value, int):
        return (Rule.FIELD_TYPE, f"expected a whole number, got {shown}", "")
    return None


def _wrong_string(value: str, field: Field) -> tuple[Rule, str, str] | None:
    if not value.strip():
        return (Rule.FIELD_TYPE, "is empty", _holds(field))
    if field.type == "choice" and value not in field.choices:
        return (Rule.FIELD_TYPE, f"'{value}' is none of {', '.join(field.choices)}", did_you_mean(value, field.choices))
    if field.type == "address" and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
        return (Rule.FIELD_TYPE, f"'{value}' is no web address", "It begins with https:// or http://.")
    if field.type in ("date", "span"):
        try:
            start, end = dates.ends(value) if field.type == "span" else (dates.first_day(value),) * 2
        except ValueError as error:
            return (Rule.DATE_REAL, str(error), "")
        if end < start:
            return (Rule.DATE_REAL, f"'{value}' ends before it begins", "")
    return None


def _wrong_terms(value: Any) -> tuple[Rule, str, str] | None:
    hint = 'Write terms = [{ start = "1988-12-01", end = "1994-11-30" }].'
    if not isinstance(value, list) or not all(isinstance(term, dict) and "start" in term for term in value):
        return (Rule.FIELD_TYPE, "expected a list of terms", hint)
    for term in value:
        if unknown := set(term) - {"start", "end"}:
            return (Rule.FIELD_UNKNOWN, f"a term has no '{sorted(unknown)[0]}'", hint)
        try:
            dates.ends("/".join(str(term[name]) for name in ("start", "end") if name in term))
        except ValueError as error:
            return (Rule.DATE_REAL, str(error), "")
    return None
