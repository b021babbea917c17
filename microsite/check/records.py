"""Rules on the records of data/: form, fields, references, languages, values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from microsite import dates, numbers
from microsite.model import Problem, Record, did_you_mean
from microsite.project import Project
from microsite.schema import SCHEMA, Field
from microsite.settings import words

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def ids_have_their_form(project: Project) -> Iterator[Problem]:
    """id-form: lower-case letters and digits, joined by hyphens."""
    for record in project.catalog.all_records():
        if not ID.fullmatch(record.id):
            better = re.sub(r"[^a-z0-9]+", "-", record.id.lower()).strip("-")
            hint = f"Write '{better}'." if better else ""
            yield Problem(record.path, record.line, "id-form", f"'{record.id}' is no id", hint)


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
            yield record.problem(prefix.rstrip("."), "field-missing", f"{owner} lacks '{name}'", _holds(field))
    for name, value in fields.items():
        if name not in schema:
            hint = did_you_mean(name, schema)
            yield record.problem(f"{prefix}{name}", "field-unknown", f"{owner} has no field '{name}'", hint)
        elif said := _wrong(value, schema[name]):
            yield record.problem(f"{prefix}{name}", said[0], f"'{name}': {said[1]}", said[2])


def _holds(field: Field) -> str:
    return f"It holds {field.doc}." if field.doc else ""


def _wrong(value: Any, field: Field) -> tuple[str, str, str] | None:
    """The rule, message and hint that a value breaks, or None."""
    shown = f"'{value}'" if isinstance(value, str) else str(value)
    if field.type in ("number", "integer"):
        return _wrong_number(value, field.type, shown)
    if field.type in ("string", "id", "choice", "date", "span", "address"):
        if not isinstance(value, str):
            return ("field-type", f"expected words in quotes, got {shown}", "")
        return _wrong_string(value, field)
    if field.type in ("ids", "strings"):
        good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if good else ("field-type", f"expected a list such as [\"a\", \"b\"], got {shown}", "")
    if field.type == "text":
        good = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return None if good else ("field-type", "expected words in every language, such as title.en = \"…\"", "")
    if field.type == "flag":
        return None if isinstance(value, bool) else ("field-type", f"expected true or false, got {shown}", "")
    if field.type == "terms":
        return _wrong_terms(value)
    return None if isinstance(value, dict) else ("field-type", f"expected a table, got {shown}", "")


def _wrong_number(value: Any, kind: str, shown: str) -> tuple[str, str, str] | None:
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}([.,]\d{3})+", value):
        plain = re.sub(r"[.,]", "", value)
        return ("number-form", f"{shown} can be read in two ways", f"Write {plain}, without quotes.")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return ("field-type", f"expected a number, got {shown}", "Write it without quotes or units.")
    if isinstance(value, Decimal) and re.fullmatch(r"\d{1,3}\.000", str(value)):
        plain = str(value).replace(".", "")
        return ("number-form", f"{value} can be read in two ways", f"Write {plain}, or {value.to_integral_value()}.")
    if kind == "integer" and not isinstance(value, int):
        return ("field-type", f"expected a whole number, got {shown}", "")
    return None


def _wrong_string(value: str, field: Field) -> tuple[str, str, str] | None:
    if not value.strip():
        return ("field-type", "is empty", _holds(field))
    if field.type == "choice" and value not in field.choices:
        return ("field-type", f"'{value}' is none of {', '.join(field.choices)}", did_you_mean(value, field.choices))
    if field.type == "address" and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
        return ("field-type", f"'{value}' is no web address", "It begins with https:// or http://.")
    if field.type in ("date", "span"):
        try:
            start, end = dates.ends(value) if field.type == "span" else (dates.first_day(value),) * 2
        except ValueError as error:
            return ("date-real", str(error), "")
        if end < start:
            return ("date-real", f"'{value}' ends before it begins", "")
    return None


def _wrong_terms(value: Any) -> tuple[str, str, str] | None:
    hint = 'Write terms = [{ start = "1988-12-01", end = "1994-11-30" }].'
    if not isinstance(value, list) or not all(isinstance(term, dict) and "start" in term for term in value):
        return ("field-type", "expected a list of terms", hint)
    for term in value:
        if unknown := set(term) - {"start", "end"}:
            return ("field-unknown", f"a term has no '{sorted(unknown)[0]}'", hint)
        try:
            dates.ends("/".join(str(term[name]) for name in ("start", "end") if name in term))
        except ValueError as error:
            return ("date-real", str(error), "")
    return None


def references_exist(project: Project) -> Iterator[Problem]:
    """source-known, leader-known, unit-known …: every id that a record names is there."""
    for record in project.catalog.all_records():
        yield from _unknown(project, record, record.kind, record.fields, "")
        if record.kind == "series" and isinstance(record.get("columns"), dict):
            for name, column in record["columns"].items():
                if isinstance(column, dict):
                    yield from _unknown(project, record, "column", column, f"columns.{name}.")


def _unknown(project: Project, record: Record, kind: str, fields: Mapping[str, Any], prefix: str) -> Iterator[Problem]:
    for name, field in SCHEMA[kind].items():
        value = fields.get(name)
        if field.type not in ("id", "ids") or value is None:
            continue
        known = project.catalog.ids(field.of)
        for target in value if isinstance(value, list) else [value]:
            if isinstance(target, str) and target not in known:
                message = f"unknown {field.of} '{target}'"
                yield record.problem(f"{prefix}{name}", f"{field.of}-known", message, did_you_mean(target, known))


def texts_speak_every_language(project: Project) -> Iterator[Problem]:
    """text-languages: every text has words in every language of the site, and in no other."""
    languages = project.settings.languages
    for record, name, text in _texts(project):
        for language in languages:
            if not str(text.get(language, "")).strip():
                message = f"'{name}' has no words in '{language}'"
                yield record.problem(name, "text-languages", message, f"Add {name}.{language}.")
        for language in text:
            if language not in languages:
                message = f"'{name}' speaks '{language}', which the site does not"
                yield record.problem(f"{name}.{language}", "text-languages", message, did_you_mean(language, languages))


def translations_state_the_same_numbers(project: Project) -> Iterator[Problem]:
    """translation-numbers: the numbers of a text are the same in every language."""
    default, *others = project.settings.languages
    for record, name, text in _texts(project):
        wanted = set(numbers.values(str(text.get(default, "")), words(default)))
        for language in others:
            if language in text and (found := set(numbers.values(text[language], words(language)))) != wanted:
                odd = ", ".join(f"{value:f}" for value in sorted(found ^ wanted))
                message = f"'{name}' differs from '{default}' in the numbers {odd}"
                yield record.problem(f"{name}.{language}", "translation-numbers", message)


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


def sources_have_an_address_or_a_reason(project: Project) -> Iterator[Problem]:
    """source-address: a source says where it is, or why it has no address."""
    for source in project.catalog.ids("source").values():
        if "address" not in source.fields and "reason" not in source.fields:
            hint = "Give its official address, or say in reason.en why there is none."
            yield source.problem("", "source-address", f"source '{source.id}' has neither address nor reason", hint)


def figures_have_one_value(project: Project) -> Iterator[Problem]:
    """figure-value, value-plausible: a figure has one value, and a cell of a series exists."""
    for figure in project.catalog.ids("figure").values():
        forms = [name for name in ("value", "low", "high", "series") if name in figure.fields]
        if forms not in (["value"], ["low"], ["high"], ["low", "high"], ["series"]):
            hint = "Give value, or low and high, or series with column and at."
            got = " and ".join(forms) or "none"
            yield figure.problem(forms[0] if forms else "", "figure-value", f"expected one value, got {got}", hint)
        elif "series" in forms:
            yield from _cell_exists(project, figure)
        amount = project.catalog.amount(figure)
        if amount and amount.low is not None and amount.high is not None and amount.high < amount.low:
            yield figure.problem("high", "value-plausible", f"{amount.high} is below {amount.low}")


def _cell_exists(project: Project, figure: Record) -> Iterator[Problem]:
    series = project.catalog.series.get(figure["series"])
    if series is None:
        return
    column, at = str(figure.get("column")), str(figure.get("at"))
    if column not in series.columns:
        hint = did_you_mean(column, series.columns)
        yield figure.problem("column", "figure-value", f"series '{series.id}' has no column '{column}'", hint)
    elif series.find(at) is None:
        hint = did_you_mean(at, [series.key_of(row) for row in series.rows])
        yield figure.problem("at", "figure-value", f"series '{series.id}' has no row '{at}'", hint)
    elif series.value(at, column) is None:
        yield figure.problem("column", "figure-value", f"'{column}' of '{at}' in '{series.id}' is no number")
    elif series.columns[column].get("unit", figure.get("unit")) != figure.get("unit"):
        unit = series.columns[column]["unit"]
        message = f"'{figure.get('unit')}' where series '{series.id}' counts '{unit}'"
        yield figure.problem("unit", "figure-value", message, f"Write unit = \"{unit}\".")


def events_fall_in_their_leaders_terms(project: Project) -> Iterator[Problem]:
    """event-in-term: the presidents named were in office on the date."""
    for event in project.catalog.ids("event").values():
        try:
            start, end = dates.ends("/".join(str(event[n]) for n in ("date", "end") if n in event.fields))
        except (ValueError, KeyError):
            continue
        if end < start:
            yield event.problem("end", "date-real", f"'{event['end']}' is before '{event['date']}'")
        for name in event.get("leaders", []):
            leader = project.catalog.ids("leader").get(name)
            terms = leader.get("terms", []) if leader else None
            if terms is not None and not any(_overlaps(term, start, end) for term in terms):
                message = f"'{name}' was not in office on {event['date']}"
                yield event.problem("leaders", "event-in-term", message, "Name others in 'people'.")


def _overlaps(term: Mapping[str, str], start: Any, end: Any) -> bool:
    try:
        return bool(dates.first_day(term["start"]) <= end and start <= dates.last_day(term.get("end", "9999")))
    except (ValueError, KeyError, TypeError):
        return True


def series_are_declared(project: Project) -> Iterator[Problem]:
    """series-key, leader-known: key columns are declared, and cells that name records are known."""
    leaders = project.catalog.ids("leader")
    for series in project.catalog.series.values():
        for name in series.record.get("key", []):
            if name not in series.columns:
                hint = did_you_mean(name, series.columns)
                yield series.record.problem("key", "series-key", f"key column '{name}' is not declared", hint)
        named = [n for n, c in series.columns.items() if isinstance(c, dict) and c.get("type") == "record"]
        for row, line in zip(series.rows, series.lines, strict=True):
            for name in named:
                if row[name] not in leaders:
                    hint = did_you_mean(str(row[name]), leaders)
                    yield Problem(series.csv_path, line, "leader-known", f"unknown leader '{row[name]}'", hint)


def records_are_used(project: Project) -> Iterator[Problem]:
    """record-used: a warning for figures, sources, series and charts that nothing names."""
    used = {(link.scheme, target) for _, link in project.links() for target in link.target.split(",")}
    used |= {("figure", target) for scheme, target in used if scheme == "strip"}
    used |= {("source", key) for page in project.pages for _, key in page.citations}
    for record in project.catalog.all_records():
        fields = [(record.kind, record.fields)]
        columns = record.get("columns") if record.kind == "series" else None
        fields += [("column", c) for c in (columns if isinstance(columns, dict) else {}).values() if isinstance(c, dict)]
        for kind, values in fields:
            for name, field in SCHEMA[kind].items():
                value = values.get(name)
                if field.of and value is not None:
                    used |= {(field.of, str(v)) for v in (value if isinstance(value, list) else [value])}
    for kind in ("source", "figure", "series", "chart"):
        for record_id, record in project.catalog.ids(kind).items():
            if (kind, record_id) not in used:
                where = getattr(record, "record", record)
                message = f"{kind} '{record_id}' is used nowhere"
                yield Problem(where.path, where.line, "record-used", message, severity="warning")
