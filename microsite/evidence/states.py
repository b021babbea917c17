"""The present state of a project as a version has it: what figures and claims say, and hashes of everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.project import Project
from microsite.evidence.records import Claim, Figure
from microsite.evidence.versions import canonical


def state(project: Project) -> dict[str, Any]:
    """Everything that a version's file holds, ready to be written as JSON."""
    extra = project.settings.site(project.settings.default).extra
    head = {"version": extra.version, "published": extra.published, "told_to": extra.told_to}
    said = {"figures": dict(_figures(project.catalog)), "claims": dict(_claims(project.catalog))}
    return {**{name: value for name, value in head.items() if value}, **said, **hashes(project)}


def _figures(catalog: Catalog) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, figure in sorted(catalog.of(Figure).items()):
        amount = catalog.amount(figure)
        ends = {"value": amount.low} if amount.exact else {"low": amount.low, "high": amount.high}
        said = {end: _number(value) for end, value in ends.items() if value is not None}
        yield name, {**said, "unit": figure.unit, "date": figure.date, "label": dict(figure.label)}


def _claims(catalog: Catalog) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, claim in sorted(catalog.of(Claim).items()):
        since = {"since": claim.since} if claim.since else {}
        yield name, {"verdict": claim.verdict, **since, "statement": dict(claim.statement)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def hashes(project: Project) -> dict[str, dict[str, Any]]:
    """The SHA-256 of every record, of both files of every series and of every page.

    Tables count as `canonical` writes them, CSV files and pages as their text with line feeds.
    """
    catalog = project.catalog
    tables = {
        f"{record.KIND}/{record.id}": _hash(canonical(catalog.written[record.KIND, record.id]))
        for record in catalog.all_records()
        if (record.KIND, record.id) in catalog.written  # those of the compiler's own words are not written
    }
    series = {
        name: {"csv": _hash(catalog.written["csv", name]), "toml": tables.pop(f"series/{name}")}
        for name in sorted(catalog.series)
    }
    pages = {f"{page.language}/{page.slug}": _hash(page.text) for page in project.pages}
    return {"records": dict(sorted(tables.items())), "series": series, "pages": dict(sorted(pages.items()))}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
