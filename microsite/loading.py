"""Reads a project's data and its charts' words. The only module that opens data/.

Loading never fails. What cannot be used becomes a problem and is not in the catalog, and neither
is what rests on it, without a problem of its own: the cause is said once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from microsite import decode, table, toml_lines
from microsite.catalog import Catalog
from microsite.model import Problem, did_you_mean
from microsite.records import (
    KINDS,
    TABLES,
    ChartWords,
    Figure,
    Leader,
    Place,
    Record,
    Series,
    Sidecar,
    references_of,
    texts_of,
)
from microsite.rules import Rule
from microsite.settings import Settings

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("all", "index")
LONGEST = 80


def load(settings: Settings) -> Catalog:
    """Reads data/ and charts/*.toml of a project."""
    loader = _Loader(settings)
    for kind in TABLES:
        loader.read_tables(KINDS[kind])
    loader.read_series()
    for path in sorted((settings.project / "charts").glob("*.toml")):
        loader.read_whole(path, ChartWords)
    loader.settle()
    broken = {kind: frozenset(ids) for kind, ids in loader.broken.items()}
    return Catalog(settings, loader.records, loader.series, tuple(loader.problems), broken, frozenset(loader.unread))


class _Loader:
    """What has been read so far."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.data = settings.project / "data"
        self.records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self.series: dict[str, Series] = {}
        self.problems: list[Problem] = []
        self.broken: dict[str, set[str]] = defaultdict(set)
        self.unread: set[str] = set()
        self.absent = {kind for kind in TABLES if not self._files(KINDS[kind].FOLDER)}

    def _files(self, name: str) -> list[Path]:
        single = self.data / f"{name}.toml"
        return ([single] if single.is_file() else []) + sorted((self.data / name).glob("*.toml"))

    def read_tables(self, model: type[Record]) -> None:
        """The records of a kind: one table each, in a file of the kind's name or a folder of files."""
        for path in self._files(model.FOLDER):
            shown = self.settings.shown(path)
            text, unreadable = toml_lines.read_text(path, shown)
            found, problems = toml_lines.tables(text, shown)
            self.problems += unreadable or problems
            if unreadable and not text:
                self.unread.add(model.KIND)
            for each in found:
                if each.name == "" and each.content:
                    self._strays(each, shown)
                elif each.name and (each.content is None or unreadable):
                    self.broken[model.KIND].add(each.name)
                elif each.name:
                    self._add(model, Place(each.name, shown, each.line, each.lines), each.content)

    def _strays(self, each: toml_lines.Table, shown: str) -> None:
        for name in each.content or ():
            message = f"'{name}' stands outside any record"
            self.problems.append(
                Problem(
                    shown, each.lines.get(name, 1), Rule.FIELD_UNKNOWN, message, "Put it below a line such as [id]."
                )
            )

    def read_whole(self, path: Path, model: type[Record]) -> Record | None:
        """A file that is one record; None where it cannot be used."""
        shown = self.settings.shown(path)
        text, problems = toml_lines.read_text(path, shown)
        if not problems:
            found, problems = toml_lines.whole(text, shown)
            if not problems:
                return self._add(model, Place(path.stem, shown, 1, found.lines), found.content)
        self.problems += problems
        self.broken[model.KIND].add(path.stem)
        return None

    def _add(self, model: type[Record], place: Place, content: object) -> Record | None:
        """A record decoded and kept, or its problems."""
        first = self.records[model.KIND].get(place.id)
        if first:
            message = f"'{place.id}' stands already at {first.path}:{first.line}"
            hint = "Give one of them another id."
            self.problems.append(Problem(place.path, place.line, Rule.ID_DUPLICATE, message, hint))
            return None
        problems = list(_wrong_id(place))
        record = None
        if not isinstance(content, dict):
            hint = f"Write [{place.id}], with one bracket on each side, once."
            problems.append(Problem(place.path, place.line, Rule.FIELD_TYPE, f"'{place.id}' is no table", hint))
        else:
            record, wrong = decode.record(model, content, place)
            problems += wrong
        problems += self._silent(record) if record else ()
        self.problems += problems
        if problems or record is None:
            self.broken[model.KIND].add(place.id)
            return None
        self.records[model.KIND][place.id] = record
        return record

    def _silent(self, record: Record) -> Iterator[Problem]:
        """text-languages: every text has words in every language of the site, and in no other."""
        languages = self.settings.languages
        for name, text in texts_of(record):
            odd = [language for language in text if language not in languages]
            for language in odd:
                message = f"'{name}' speaks '{language}', which the site does not"
                hint = did_you_mean(language, languages)
                yield record.problem(f"{name}.{language}", Rule.TEXT_LANGUAGES, message, hint)
            for language in languages:
                if language not in text:
                    message = f"'{name}' has no words in '{language}'"
                    yield record.problem(name, Rule.TEXT_LANGUAGES, message, f"Add {name}.{language}.")

    def read_series(self) -> None:
        """The series: sidecars with their CSV."""
        folder = self.data / "series"
        for path in sorted(folder.glob("*.toml")):
            sidecar = self.read_whole(path, Sidecar)
            if isinstance(sidecar, Sidecar) and not self._read_csv(sidecar, path.with_suffix(".csv")):
                self._drop(sidecar)
        for path in sorted(folder.glob("*.csv")):
            if not path.with_suffix(".toml").exists():
                message = f"'{path.stem}' has no sidecar '{path.stem}.toml'"
                self.problems.append(Problem(self.settings.shown(path), 1, Rule.SERIES_SIDECAR, message))
                self.broken["series"].add(path.stem)

    def _read_csv(self, sidecar: Sidecar, path: Path) -> bool:
        shown = self.settings.shown(path)
        problems = list(_wrong_keys(sidecar))
        rows: table.Rows = ()
        lines: tuple[int, ...] = ()
        if not problems:
            text, problems = toml_lines.read_text(path, shown)
        if not problems:
            rows, lines, problems = table.read(text, sidecar, shown)
        self.problems += problems
        self.series[sidecar.id] = Series(sidecar, shown, rows, lines)
        return not problems

    def _drop(self, record: Record) -> None:
        self.broken[record.KIND].add(record.id)
        del self.records[record.KIND][record.id]
        self.series.pop(record.id, None) if record.KIND == "series" else None

    def settle(self) -> None:
        """Drops records that name what is not there, and what rests on those, until all that is left holds."""
        named: dict[str, int] = defaultdict(int)
        while lost := [
            (record, [*self._dangling(record, named), *self._cells(record)])
            for records in self.records.values()
            for record in records.values()
            if not self._holds(record)
        ]:
            for record, problems in lost:
                self.problems += problems
                self._drop(record)
        for kind, count in sorted(named.items()):
            path = f"data/{KINDS[kind].FOLDER}.toml"
            message = f"is missing, and {count} records name a {kind}"
            self.problems.append(Problem(path, 1, Rule.FILE_READABLE, message, "Write it, one table for each."))

    def _holds(self, record: Record) -> bool:
        there = all(name in self.records[kind] for _, kind, name in references_of(record))
        return there and not list(self._cells(record))

    def _dangling(self, record: Record, named: dict[str, int]) -> Iterator[Problem]:
        """source-known and its like: every id that a record names is there."""
        for field, kind, name in references_of(record):
            known = self.records[kind]
            if name in known or name in self.broken[kind] or kind in self.unread:
                continue
            if kind in self.absent:
                named[kind] += 1
            else:
                folder = KINDS[kind].FOLDER or "charts"
                hint = did_you_mean(name, known) or _where(known, f"data/{folder}")
                yield record.problem(field, Rule.known(kind), f"unknown {kind} '{name}'", hint)

    def _cells(self, record: Record) -> Iterator[Problem]:
        """figure-value: a figure's cell is there; leader-known: so is a leader whom a cell names."""
        if isinstance(record, Figure) and record.series in self.series:
            yield from _wrong_cell(record, self.series[record.series])
        elif isinstance(record, Sidecar):
            series = self.series[record.id]
            leaders = self.records[Leader.KIND]
            for column in (name for name, declared in series.columns.items() if declared.type == "record"):
                for row, line in zip(series.rows, series.lines, strict=True):
                    name = str(row[column])
                    if name not in leaders and name not in self.broken[Leader.KIND]:
                        message = f"unknown leader '{name}'"
                        yield Problem(series.csv_path, line, Rule.LEADER_KNOWN, message, did_you_mean(name, leaders))


def _where(known: dict[str, Record], folder: str) -> str:
    """Where the allowed ids stand, and which they are if they are few."""
    path = next(iter(known.values())).path if known else f"{folder}.toml"
    listed = f": {', '.join(known)}" if 0 < len(known) <= 20 else ""
    return f"See {path if len({r.path for r in known.values()}) < 2 else folder + '/'}{listed}."


def _wrong_id(place: Place) -> Iterator[Problem]:
    """id-form: lower-case letters and digits, joined by hyphens."""
    if not ID.fullmatch(place.id) or len(place.id) > LONGEST:
        better = re.sub(r"[^a-z0-9]+", "-", place.id.lower()).strip("-")[:LONGEST]
        hint = f"Write '{better}'." if better else ""
        yield Problem(place.path, place.line, Rule.ID_FORM, f"'{place.id[:LONGEST]}' is no id", hint)
    elif place.id in RESERVED:
        yield Problem(place.path, place.line, Rule.ID_FORM, f"'{place.id}' has a meaning of its own", "Choose another.")


def _wrong_keys(sidecar: Sidecar) -> Iterator[Problem]:
    """series-key: key columns are declared."""
    for name in sidecar.key:
        if name not in sidecar.columns:
            hint = did_you_mean(name, sidecar.columns)
            yield sidecar.problem("key", Rule.SERIES_KEY, f"key column '{name}' is not declared", hint)


def _wrong_cell(figure: Figure, series: Series) -> Iterator[Problem]:
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
    elif declared.unit and declared.unit != figure.unit:
        message = f"'{figure.unit}' where series '{series.id}' counts '{declared.unit}'"
        yield figure.problem("unit", Rule.FIGURE_VALUE, message, f'Write unit = "{declared.unit}".')
