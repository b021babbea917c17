"""Reads a project: its data, its series, its charts' words. The only module that opens data/.

Loading never fails: what cannot be read becomes a problem in `Catalog.unreadable`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from microsite import table
from microsite.model import Amount, Problem, Record, Series
from microsite.rules import Rule
from microsite.schema import FOLDERS
from microsite.settings import Settings
from microsite.toml_lines import TomlFile, parse, read_text

RESERVED = ("", "all")


@dataclass(frozen=True)
class Catalog:
    """Everything the site knows, by kind and id."""

    settings: Settings
    records: Mapping[str, Mapping[str, Record]]
    series: Mapping[str, Series]
    charts: Mapping[str, Record]
    unreadable: tuple[Problem, ...] = field(default=())

    def ids(self, kind: str) -> Mapping[str, Any]:
        """All records of a kind by id; series and charts count as kinds."""
        if kind == "series":
            return self.series
        return self.charts if kind == "chart" else self.records.get(kind, {})

    def all_records(self) -> Iterator[Record]:
        """Every record of every kind, sidecars and charts included, in a fixed order."""
        for kind in FOLDERS:
            yield from self.records.get(kind, {}).values()
        yield from (series.record for series in self.series.values())
        yield from self.charts.values()

    def amount(self, figure: Record) -> Amount | None:
        """What a figure says: its own value or range, or its cell in a series; None if neither is there."""
        if "series" in figure.fields:
            series = self.series.get(figure["series"])
            value = series.value(str(figure.get("at")), str(figure.get("column"))) if series else None
            return None if value is None else Amount(value, value)
        bounds = [figure.get(name) for name in ("value", "low", "high")]
        if any(bound is not None and not isinstance(bound, int | Decimal) for bound in bounds):
            return None
        value, low, high = (None if bound is None else Decimal(bound) for bound in bounds)
        if value is not None:
            return Amount(value, value)
        return None if low is None and high is None else Amount(low, high)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every external address that data/ knows."""
        return frozenset(str(s["address"]) for s in self.ids("source").values() if "address" in s.fields)


def load(settings: Settings) -> Catalog:
    """Reads data/ and charts/*.toml of a project."""
    problems: list[Problem] = []
    records: dict[str, dict[str, Record]] = {}
    for kind, name in FOLDERS.items():
        records[kind] = {}
        for path in _files(settings.project / "data", name):
            _add(records[kind], _tables(settings, path, kind, problems), problems)
    series = {s.id: s for s in _all_series(settings, problems)}
    charts = {}
    for path in sorted((settings.project / "charts").glob("*.toml")):
        file = _read(settings, path, problems)
        charts[path.stem] = _whole_file(settings, path, "chart", file)
    return Catalog(settings, records, series, charts, tuple(problems))


def _files(data: Path, name: str) -> list[Path]:
    single = data / f"{name}.toml"
    return ([single] if single.exists() else []) + sorted((data / name).glob("*.toml"))


def _read(settings: Settings, path: Path, problems: list[Problem]) -> TomlFile:
    shown = settings.shown(path)
    text, found = read_text(path, shown)
    problems += found
    if found:
        return TomlFile({}, {}, {})
    file, found = parse(text, shown)
    problems += found
    return file


def _tables(settings: Settings, path: Path, kind: str, problems: list[Problem]) -> Iterator[Record]:
    """The records of a file that holds one table per record."""
    file = _read(settings, path, problems)
    shown = settings.shown(path)
    for name, fields in file.content.items():
        if isinstance(fields, dict):
            yield Record(kind, name, shown, file.tables.get(name, 1), fields, _field_lines(file, name))
        else:
            line = file.keys.get(("", name), 1)
            problems.append(Problem(shown, line, Rule.FIELD_UNKNOWN, f"'{name}' stands outside any record"))


def _field_lines(file: TomlFile, table_name: str) -> dict[str, int]:
    """Lines of 'title', 'title.en' and of sub-tables, for one table."""
    lines: dict[str, int] = {}
    for (owner, key), line in file.keys.items():
        if owner == table_name:
            lines[key] = line
            lines.setdefault(key.split(".")[0], line)
        elif table_name == "" and owner or owner.startswith(f"{table_name}."):
            inner = owner.removeprefix(f"{table_name}.") if table_name else owner
            lines[f"{inner}.{key}"] = line
            lines.setdefault(inner, file.tables.get(owner, line))
            lines.setdefault(inner.split(".")[0], file.tables.get(owner, line))
    return lines


def _whole_file(settings: Settings, path: Path, kind: str, file: TomlFile) -> Record:
    return Record(kind, path.stem, settings.shown(path), 1, file.content, _field_lines(file, ""))


def _add(into: dict[str, Record], found: Iterator[Record], problems: list[Problem]) -> None:
    for record in found:
        if record.id in into:
            first = into[record.id]
            message = f"'{record.id}' stands already at {first.path}:{first.line}"
            hint = "Give one of them another id."
            problems.append(Problem(record.path, record.line, Rule.ID_DUPLICATE, message, hint))
        else:
            into[record.id] = record


def _all_series(settings: Settings, problems: list[Problem]) -> Iterator[Series]:
    folder = settings.project / "data" / "series"
    for path in sorted(folder.glob("*.toml")):
        record = _whole_file(settings, path, "series", _read(settings, path, problems))
        csv_path = path.with_suffix(".csv")
        text, found = read_text(csv_path, settings.shown(csv_path))
        problems += found
        rows, lines, found = ((), (), []) if found else table.read(text, record, settings.shown(csv_path))
        problems += found
        yield Series(record, settings.shown(csv_path), rows, lines)
    for path in sorted(folder.glob("*.csv")):
        if not path.with_suffix(".toml").exists():
            message = f"'{path.stem}' has no sidecar '{path.stem}.toml'"
            problems.append(Problem(settings.shown(path), 1, Rule.SERIES_SIDECAR, message))
