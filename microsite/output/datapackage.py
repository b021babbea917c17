"""A Frictionless data package of everything in data/: https://specs.frictionlessdata.io/data-package/."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

from microsite.drawing.rows import plain
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import KINDS
from microsite.evidence.series import Series
from microsite.evidence.sources import Source
from microsite.files.record import Record, Stating
from microsite.search.words import fold

LISTED = ("figure", "event", "leader", "term", "claim", "place", "source")
TYPES = {"year": "year", "integer": "integer", "number": "number", "text": "string", "record": "string"}


def write(edition: Edition, folder: Path) -> None:
    """data/ID.csv of every series and kind of record, and datapackage.json that describes them."""
    project = edition.project
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for series in project.catalog.series.values():
        with (folder / f"{series.id}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(series.rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(series.rows)
        resources.append(_series(edition, series))
    for kind in LISTED:
        records = list(project.catalog.ids(kind).values())
        if records:
            name = f"{kind}s"
            resources.append(_records(project, kind, records, folder / f"{name}.csv"))
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": _name(project),
        "title": edition.site.site_name,
        "resources": resources,
    }
    if version := edition.site.extra.version:
        package["version"] = version
    if licence := edition.site.extra.licence:
        about = {"name": licence.id, "path": licence.address, "title": licence.name}
        package["licenses"] = [{key: value for key, value in about.items() if value}]
    (folder / "datapackage.json").write_text(
        json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n"
    )


def _name(project: Project) -> str:
    """The site's short names in its languages, as an id: 'neighbours-vecinos'."""
    words = dict.fromkeys(fold(edition.brand.lower()) for edition in project.editions)
    return re.sub(r"[^a-z0-9]+", "-", "-".join(words)).strip("-") or "site"


def _series(edition: Edition, series: Series) -> dict[str, Any]:
    fields = []
    for name, column in series.columns.items():
        field: dict[str, Any] = {"name": name, "title": edition.text(column.label), "type": TYPES[column.type]}
        limits = {"minimum": column.low, "maximum": column.high, "enum": list(column.values) or None}
        constraints: dict[str, Any] = {key: value for key, value in limits.items() if value is not None}
        if not column.optional:
            constraints["required"] = True
        fields.append({**field, "constraints": json.loads(json.dumps(constraints, default=plain))})
    record = series.record
    source = edition.catalog.of(Source)[record.source]
    origin = {"title": f"{source.publisher}, {source.title}"}
    if source.address:
        origin["path"] = source.address
    texts = {"description": edition.text(record.caveats), "licence": edition.text(record.licence)}
    return {
        **_resource(series.id, edition.text(record.title), fields, list(record.key)),
        **texts,
        "sources": [origin],
    }


def _records(project: Project, kind: str, records: list[Record], path: Path) -> dict[str, Any]:
    """One CSV of a kind: texts have a column per language, lists are JSON."""
    languages = project.settings.languages
    fields = [{"name": "id", "type": "string"}]
    for name, field in KINDS[kind].model_fields.items():
        annotation = str(field.annotation)
        if name not in Stating.model_fields:
            columns = [f"{name}.{lang}" for lang in languages] if "dict[" in annotation else [name]
            held = "array" if "tuple[" in annotation else "number" if "Decimal" in annotation else "string"
            fields += [{"name": column, "type": held} for column in columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field["name"] for field in fields], lineterminator="\n")
        writer.writeheader()
        writer.writerows(_row(record) for record in records)
    return _resource(path.stem, path.stem.capitalize(), fields, ["id"])


def _row(record: Record) -> dict[str, str]:
    row = {"id": record.id}
    for name, value in record.model_dump(exclude_none=True, exclude=set(Stating.model_fields)).items():
        if isinstance(value, dict):
            row |= {f"{name}.{language}": words for language, words in value.items()}
        elif isinstance(value, tuple):
            row[name] = json.dumps(value, ensure_ascii=False, default=str) if value else ""
        else:
            row[name] = str(value)
    return row


def _resource(name: str, title: str, fields: list[dict[str, Any]], key: list[str]) -> dict[str, Any]:
    schema = {"fields": fields, "primaryKey": key}
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "encoding": "utf-8",
        "schema": schema,
    }
