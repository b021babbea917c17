"""A Frictionless data package of everything in data/: https://specs.frictionlessdata.io/data-package/ (version 1)."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from microsite.drawing.rows import plain
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import KINDS, Figure
from microsite.evidence.series import Series
from microsite.evidence.sources import Source
from microsite.files.record import Record, Stating
from microsite.pages.datasets import series_croissant
from microsite.search.words import fold

LISTED = ("figure", "event", "leader", "term", "claim", "place", "source")
TYPES = {"year": "year", "integer": "integer", "number": "number", "text": "string", "record": "string"}
# Types of fields by what the annotation of a record's field holds, the first that fits.
HELD = {"tuple[": "array", "Decimal": "number", "bool": "boolean", "int": "integer"}


def write(edition: Edition, folder: Path, site_url: str = "") -> None:
    """data/ID.csv of every series and kind of record, and datapackage.json that describes them."""
    project = edition.project
    folder.mkdir(parents=True, exist_ok=True)
    resources = [_series(edition, series, folder, site_url) for series in project.catalog.series.values()]
    for kind in LISTED:
        if records := list(project.catalog.ids(kind).values()):
            resources.append(_records(project, kind, records, folder / f"{kind}s.csv"))
    package = {**_head(edition, site_url), "resources": resources}
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(f"{text}\n", "utf-8", newline="\n")


def _head(edition: Edition, site_url: str) -> dict[str, Any]:
    """What is said of the package as a whole; its licence is that of the words, and series have their own."""
    site, extra = edition.site, edition.site.extra
    licence = extra.licence
    about = {"name": licence.id, "path": licence.address, "title": licence.name} if licence else {}
    said = {
        "profile": "tabular-data-package",
        "name": _name(edition.project),
        "title": site.site_name,
        "description": site.site_description,
        "homepage": f"{site_url}{edition.root}" if site_url else None,
        "version": extra.version,
        "created": f"{extra.published}T00:00:00Z" if extra.published and len(extra.published) == 10 else None,
        "language": edition.language,
        "contributors": [{"title": site.site_author or edition.brand, "role": "publisher"}],
        # A licence has a name that machines know, or an address.
        "licenses": [_known(about)] if about.get("name") or about.get("path") else None,
    }
    return _known(said)


def _known(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _name(project: Project) -> str:
    """The site's short names in its languages, as an id: 'neighbours-vecinos'."""
    words = dict.fromkeys(fold(edition.brand.lower()) for edition in project.editions)
    return re.sub(r"[^a-z0-9]+", "-", "-".join(words)).strip("-") or "site"


def _series(edition: Edition, series: Series, folder: Path, site_url: str) -> dict[str, Any]:
    path = folder / f"{series.id}.csv"
    _table(path, list(series.rows[0]), series.rows)
    croissant = series_croissant(edition, series, path.read_text("utf-8"), site_url)
    path.with_suffix(".croissant.json").write_text(croissant, "utf-8", newline="\n")
    fields = []
    for name, column in series.columns.items():
        field = {"name": name, "title": edition.text(column.label), "type": TYPES[column.type], "unit": column.unit}
        field["scale"] = plain(column.scale) if column.scale != 1 else None
        limits: dict[str, Any] = {"minimum": column.low, "maximum": column.high, "enum": list(column.values) or None}
        limits["required"] = None if column.optional else True
        constraints = {key: value for key, value in limits.items() if value is not None}
        fields.append({**_known(field), "constraints": json.loads(json.dumps(constraints, default=plain))})
    record = series.record
    terms = {"title": edition.text(record.licence), "path": _entry(edition, series.id, site_url)}
    sources = [edition.catalog.of(Source)[name] for name in (record.source, *record.also)]
    return {
        **_resource(path, edition.text(record.title), fields, list(record.key)),
        "description": edition.text(record.caveats),
        "licenses": [terms],
        "sources": [_known({"title": f"{one.publisher}, {one.title}", "path": one.address}) for one in sources],
    }


def _entry(edition: Edition, name: str, site_url: str) -> str:
    """Where a page says on what terms a series is given; without such a page or an address, its own file."""
    slug = edition.project.homes.get("series", "")
    page = next((page for page in edition.pages if page.slug == slug), None)
    return f"{site_url}{edition.root}{page.address}#series-{name}" if page and site_url else f"{name}.csv"


def _records(project: Project, kind: str, records: list[Record], path: Path) -> dict[str, Any]:
    """One CSV of a kind: texts have a column per language, lists are JSON."""
    languages = project.settings.languages
    fields = [{"name": "id", "type": "string"}]
    for name, field in KINDS[kind].model_fields.items():
        annotation = str(field.annotation)
        if name not in Stating.model_fields:
            columns = [f"{name}.{lang}" for lang in languages] if "dict[" in annotation else [name]
            held = "string" if "dict[" in annotation else _held(annotation)
            fields += [_known({"name": column, "type": held, "description": field.description}) for column in columns]
    _table(path, [field["name"] for field in fields], (_row(record, project) for record in records))
    return _resource(path, path.stem.capitalize(), fields, ["id"])


def _held(annotation: str) -> str:
    return next((held for part, held in HELD.items() if part in annotation), "string")


def _row(record: Record, project: Project) -> dict[str, str]:
    row = {"id": record.id}
    for name, value in record.model_dump(exclude_none=True, exclude=set(Stating.model_fields)).items():
        if isinstance(value, dict):
            row |= {f"{name}.{language}": words for language, words in value.items()}
        elif isinstance(value, tuple):
            row[name] = json.dumps(value, ensure_ascii=False, default=str) if value else ""
        else:
            row[name] = str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(record, Figure) and record.series:  # its value is a cell: who takes the table along has it too
        row["value"] = str(project.catalog.amount(record).low)
    return row


def _table(path: Path, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _resource(path: Path, title: str, fields: list[dict[str, Any]], key: list[str]) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": key, "missingValues": [""]},
    }
