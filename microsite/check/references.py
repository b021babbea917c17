"""Rules on what records name: it is there, and what is there is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from microsite.model import Problem, Record, did_you_mean
from microsite.project import Project
from microsite.rules import Rule
from microsite.schema import SCHEMA


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
                yield record.problem(f"{prefix}{name}", Rule.known(field.of), message, did_you_mean(target, known))


def records_are_used(project: Project) -> Iterator[Problem]:
    """record-used: a warning for figures, sources, series and charts that nothing names."""
    used = {(link.scheme, target) for _, link in project.links() for target in link.target.split(",")}
    used |= {("figure", target) for scheme, target in used if scheme in ("strip", "pairs")}
    used |= {("source", key) for page in project.pages for _, key in page.citations}
    for record in project.catalog.all_records():
        fields = [(record.kind, record.fields)]
        columns = record.get("columns") if record.kind == "series" else None
        fields += [
            ("column", c) for c in (columns if isinstance(columns, dict) else {}).values() if isinstance(c, dict)
        ]
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
                yield Problem(where.path, where.line, Rule.RECORD_USED, message)
