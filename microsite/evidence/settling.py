"""Leaves out records that name what is not there, and whatever rests on those, until all that is left holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsite.evidence.records import KINDS, TABLES, Figure, Leader, Unit
from microsite.evidence.series import Series, Sidecar
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Record, references_of
from microsite.files.rules import Rule


@dataclass
class Found:
    """What has been read: records by kind and id, series, problems, and what could not be used.

    `broken` are ids that are there and could not be used; `unread` are kinds with a file that could
    not be read at all; `absent` are kinds that have no file;
    `written` are tables, and the text of CSV files, as they stand there.
    """

    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    series: dict[str, Series] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unread: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=lambda: set(TABLES))
    written: dict[tuple[str, str], Any] = field(default_factory=dict)

    def drop(self, record: Record) -> None:
        """Takes a record out; what names it has no problem of its own."""
        self.broken[record.KIND].add(record.id)
        del self.records[record.KIND][record.id]
        if isinstance(record, Sidecar):
            self.series.pop(record.id, None)


def settle(found: Found) -> None:
    """Drops what does not hold, with a problem for each cause."""
    named: dict[str, int] = defaultdict(int)
    while lost := [
        (record, [*_dangling(record, found, named), *_cells(record, found)])
        for records in found.records.values()
        for record in records.values()
        if not _holds(record, found)
    ]:
        for record, problems in lost:
            found.problems += problems
            found.drop(record)
    for kind, count in sorted(named.items()):
        message = f"is missing, and {count} records name a {kind}"
        path = f"data/{KINDS[kind].FOLDER}.toml"
        found.problems.append(Problem(path, 1, Rule.FILE_READABLE, message, "Write it, one table for each."))


def _holds(record: Record, found: Found) -> bool:
    there = all(name in found.records[kind] for _, kind, name in references_of(record))
    return there and not any(True for _ in _cells(record, found))


def _dangling(record: Record, found: Found, named: dict[str, int]) -> Iterator[Problem]:
    """source-known and its like: every id that a record names is there."""
    for name, kind, target in references_of(record):
        known = found.records[kind]
        if target in known or target in found.broken[kind] or kind in found.unread:
            continue
        if kind in found.absent:
            named[kind] += 1
        else:
            hint = did_you_mean(target, known) or _where(known, KINDS[kind].FOLDER)
            yield record.problem(name, Rule.known(kind), f"unknown {kind} '{target}'", hint)


def _where(known: dict[str, Record], folder: str) -> str:
    """Where the allowed ids stand, and which they are if they are few."""
    paths = {record.path for record in known.values()}
    listed = f": {', '.join(known)}" if 0 < len(known) <= 20 else ""
    return f"See {paths.pop() if len(paths) == 1 else f'data/{folder}/'}{listed}."


def _cells(record: Record, found: Found) -> Iterator[Problem]:
    """figure-value: a figure's cell is there; leader-known: so is a leader whom a cell names."""
    if isinstance(record, Figure) and record.series in found.series:
        yield from _wrong_cell(record, found.series[record.series], found.records[Unit.KIND])
    elif isinstance(record, Sidecar) and Leader.KIND not in found.unread:
        series = found.series[record.id]
        leaders = found.records[Leader.KIND]
        for column in (name for name, declared in series.columns.items() if declared.type == "record"):
            for row, line in zip(series.rows, series.lines, strict=True):
                name = row[column]
                if name is not None and name not in leaders and name not in found.broken[Leader.KIND]:
                    message = f"unknown leader '{name}'"
                    yield Problem(series.csv_path, line, Rule.LEADER_KNOWN, message, did_you_mean(name, leaders))


def _wrong_cell(figure: Figure, series: Series, units: Mapping[str, Record]) -> Iterator[Problem]:
    column, at = str(figure.column), str(figure.at)
    declared = series.columns.get(column)
    if declared is None:
        hint = did_you_mean(column, series.columns) or f"It has {', '.join(series.columns)}."
        yield figure.problem("column", Rule.FIGURE_VALUE, f"series '{series.id}' has no column '{column}'", hint)
    elif series.find(at) is None:
        names = [series.key_of(row) for row in series.rows]
        hint = did_you_mean(at, names) or f"Its rows are called like '{names[0]}'."
        yield figure.problem("at", Rule.FIGURE_VALUE, f"series '{series.id}' has no row '{at}'", hint)
    elif series.value(at, column) is None:
        yield figure.problem("column", Rule.FIGURE_VALUE, f"'{column}' of '{at}' in '{series.id}' is no number")
    elif declared.unit and declared.unit != figure.unit and figure.unit in units:
        message = f"'{figure.unit}' where series '{series.id}' counts '{declared.unit}'"
        yield figure.problem("unit", Rule.FIGURE_VALUE, message, f'Write unit = "{declared.unit}".')
