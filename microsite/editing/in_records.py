"""Where a record's id stands in data/ and in charts' words: as a table, as a file, in fields that name records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic.fields import FieldInfo

from microsite.editing.edits import Changes
from microsite.evidence import csv_rows
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.records import Figure, Unit
from microsite.evidence.series import Series, Sidecar
from microsite.files.fieldtypes import PagePath
from microsite.files.record import Record, references_of
from microsite.files.toml_strings import Token, tokens
from microsite.language import locales

ROWS = {
    "event": ("event", "theme"),
    "leader": ("leader",),
    "claim": ("claim", "verdict", "outcome"),
}  # ids in rows of records
WHOLE = ("series", "chart")  # kinds of which each record is a file


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))


def rename(changes: Changes, catalog: Catalog, kind: str, old: str, new: str) -> None:
    """Notes every place of data/ and charts/*.toml that names the record."""
    for record in catalog.all_records():
        if old in changes.text(record.path):
            _edit(changes, catalog, record, set(_ways(record, catalog, kind, old)), kind, old, new)
    if kind in WHOLE:
        folder, endings = ("data/series", ("toml", "csv")) if kind == "series" else ("charts", ("toml", "py"))
        for ending in endings:
            if (changes.folder / f"{folder}/{old}.{ending}").is_file():
                changes.moves[f"{folder}/{old}.{ending}"] = f"{folder}/{new}.{ending}"
    for series in catalog.series.values() if kind == "leader" else ():
        _cells(changes, series, old, new)


def move(changes: Changes, catalog: Catalog, old: str, new: str) -> None:
    """Notes every field of data/ that names a page by its path."""
    for record in catalog.all_records():
        ways: set[tuple[str, ...]] = {
            (name,) for name, field in type(record).model_fields.items() if _names_pages(field)
        }
        if ways and old in changes.text(record.path):
            _edit(changes, catalog, record, ways, "page", old, new)


def _names_pages(field: FieldInfo) -> bool:
    return any(isinstance(mark, PagePath) for mark in field.metadata)


def holds(chart: ChartWords, catalog: Catalog, kind: str, old: str) -> bool:
    """Whether the rows of a chart hold the id."""
    if kind in ("figure", "series"):
        return old in (chart.figures if kind == "figure" else chart.series)
    if kind in ROWS.get(chart.records or "", ()):
        return True
    return kind == "leader" and any(_names(catalog.series[name], old) for name in chart.series)


def _names(series: Series, leader: str) -> bool:
    return any(row.get(column) == leader for column in _leaders(series.record) for row in series.rows)


def _leaders(sidecar: Sidecar) -> list[str]:
    """The columns of a series whose cells are ids of leaders."""
    return [name for name, column in sidecar.columns.items() if column.type == "record"]


def _ways(record: Record, catalog: Catalog, kind: str, old: str) -> Iterator[tuple[str, ...]]:
    """The fields of a record in which the id stands as a string of its own."""
    for name, named, target in references_of(record):
        if (named, target) == (kind, old):
            yield tuple(name.split("."))
    if isinstance(record, Sidecar) and kind == "leader":
        yield from (("columns", name, "values") for name in _leaders(record))
    if isinstance(record, ChartWords) and holds(record, catalog, kind, old):
        columns = [kind] if kind in ("theme", "verdict") else ["id"]
        if kind == "leader":
            columns += [name for one in record.series for name in _leaders(catalog.series[one].record)]
        yield from (("rows", column) for column in record.rows if column in columns)


def _edit(
    changes: Changes, catalog: Catalog, record: Record, ways: set[tuple[str, ...]], kind: str, old: str, new: str
) -> None:
    table: tuple[str, ...] = () if record.KIND in WHOLE else (record.id,)
    text = changes.text(record.path)
    for token in _tokens(text):
        if token.way[: len(table)] != table:
            continue
        way = token.way[len(table) :]
        itself = not way and token.is_key and (record.KIND, record.id) == (kind, old) and token.text == old
        if itself or (not token.is_key and token.text == old and way in ways):
            changes.replace(record.path, token.start, token.end, new)
            _currency(changes, record, token, text, old)
        elif isinstance(record, ChartWords):
            _in_chart(changes, record, token, way, kind, old, new)
        elif isinstance(record, Figure) and way == ("at",) and kind == "leader" and record.series:
            _in_key(changes, record, token, catalog.series[record.series], old, new)


def _in_key(changes: Changes, figure: Figure, token: Token, series: Series, old: str, new: str) -> None:
    """The row that a figure names, where its key holds the leader: '2024/fox'."""
    leaders = _leaders(series.record)
    parts = zip(series.record.key, token.text.split("/"), strict=False)
    renamed = "/".join(new if part == old and column in leaders else part for column, part in parts)
    if renamed != token.text:
        changes.replace(figure.path, token.start, token.end, renamed)


def _currency(changes: Changes, record: Record, token: Token, text: str, old: str) -> None:
    """A unit whose currency was read from its id says it from now on."""
    named = isinstance(record, Unit) and record.kind == "currency" and not record.currency
    if named and token.is_key and locales.is_currency(old.upper()):
        at = text.find("\n", token.end) + 1 or len(text)
        changes.replace(record.path, at, at, f'currency = "{old.upper()}"\n')


def _in_chart(
    changes: Changes, chart: ChartWords, token: Token, way: tuple[str, ...], kind: str, old: str, new: str
) -> None:
    """Labels of a form that say cells, and arithmetic that names a figure."""
    held = old in chart.figures if kind == "figure" else kind in ROWS.get(chart.records or "", ())
    if chart.form and way == ("labels", old) and token.is_key and held:
        changes.replace(chart.path, token.start, token.end, new)
    elif way[:1] == ("computed",) and not token.is_key and kind == "figure" and old in chart.figures:
        for found in re.finditer(rf"(figure\(\s*\\?['\"]){re.escape(old)}(?=\\?['\"]\s*\))", token.text):
            start = token.start + found.start() + len(found[1])
            changes.replace(chart.path, start, start + len(old), new)


def _cells(changes: Changes, series: Series, old: str, new: str) -> None:
    """The cells of a series that name the leader."""
    text, columns = changes.text(series.csv_path), _leaders(series.record)
    mark = re.escape(csv_rows.delimiter(text, series.record))
    header: list[str] = []
    row: list[str] = []
    for found in re.finditer(rf'("(?:[^"]|"")*"|[^"{mark}\r\n]*)({mark}|\r?\n|\Z)', text):
        row.append(found[1].strip('\ufeff "'))
        if header and len(row) <= len(header) and header[len(row) - 1] in columns and row[-1] == old:
            start = found.start() + found[1].index(old)
            changes.replace(series.csv_path, start, start + len(old), new)
        if found[2] != mark.strip("\\"):
            header, row = header or row, []
