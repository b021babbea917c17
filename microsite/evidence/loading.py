"""Reads a project's data, its charts' words and its images'. The only module that opens data/.

Loading never fails. What cannot be used becomes a problem and is not in the catalog, and neither
is what rests on it, without a problem of its own: the cause is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from microsite.evidence import csv_rows, moved, versions, vocabulary
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.images import Image
from microsite.evidence.maps import BaseMap
from microsite.evidence.records import KINDS, TABLES
from microsite.evidence.series import Series, Sidecar
from microsite.evidence.settings import Settings
from microsite.evidence.settling import Found, settle
from microsite.files import decode, toml_lines
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Position, Record, texts_of
from microsite.files.rules import Rule
from microsite.geography import topology

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNCLOSED = re.compile(r"\s*\[[^\]\n]*$")  # the head of a record of which nobody knows that it is one
RESERVED = ("all", "index")
LONGEST = 80


def load(settings: Settings) -> Catalog:
    """Reads data/, charts/*.toml and the words of images in docs/ of a project."""
    loader = _Loader(settings)
    for kind in TABLES:
        loader.read_tables(KINDS[kind])
    loader.read_series()
    loader.read_grounds()
    for path in sorted((settings.project / "charts").glob("*.toml")):
        loader.read_whole(path, ChartWords)
    for path in sorted((settings.project / "docs").rglob("*.toml")):
        loader.read_whole(path, Image)
    found = loader.found
    for record in vocabulary.defaults(settings.words):
        if record.KIND in found.absent:
            found.records[record.KIND][record.id] = record
    found.absent -= vocabulary.KINDS_OF_OURS
    settle(found)
    broken = {kind: frozenset(ids) for kind, ids in found.broken.items()}
    before, kept = loader.read_moved(), loader.read_versions()
    unread, problems = frozenset(found.unread), tuple(found.problems)
    return Catalog(
        *(settings, found.records, found.series, problems, broken, unread, before, kept, loader.grounds, found.written)
    )


class _Loader:
    """What has been read so far."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.data = settings.project / "data"
        self.found = Found()
        self.grounds: dict[str, topology.Topology] = {}

    def _files(self, name: str) -> list[Path]:
        single = self.data / f"{name}.toml"
        return ([single] if single.is_file() else []) + sorted((self.data / name).glob("*.toml"))

    def read_tables(self, model: type[Record]) -> None:
        """The records of a kind: one table each, in a file of the kind's name or a folder of files."""
        for path in self._files(model.FOLDER):
            self.found.absent.discard(model.KIND)
            shown = self.settings.shown(path)
            text, unreadable = toml_lines.read_text(path, shown)
            found, problems = toml_lines.tables(text, shown)
            self.found.problems += unreadable or problems
            if unreadable and not text:
                self.found.unread.add(model.KIND)
            for each in found:
                if each.name == "" and each.content:
                    self._strays(each, shown)
                elif each.content is None or unreadable:
                    if each.name:
                        self.found.broken[model.KIND].add(each.name)
                    if any(map(UNCLOSED.match, each.text)):
                        self.found.unread.add(model.KIND)
                elif each.name:
                    self._add(model, Position(each.name, shown, each.line, each.lines), each.content)

    def _strays(self, each: toml_lines.Table, shown: str) -> None:
        for name in each.content or ():
            message = f"'{name}' stands outside any record"
            self.found.problems.append(
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
                return self._add(model, Position(path.stem, shown, 1, found.lines), found.content)
        self.found.problems += problems
        self.found.broken[model.KIND].add(path.stem)
        return None

    def _add(self, model: type[Record], position: Position, content: object) -> Record | None:
        """A record decoded and kept, or its problems."""
        first = self.found.records[model.KIND].get(position.id)
        if first:
            message = f"'{position.id}' stands already at {first.path}:{first.line}"
            hint = "Give one of them another id."
            self.found.problems.append(Problem(position.path, position.line, Rule.ID_DUPLICATE, message, hint))
            return None
        problems = list(_wrong_id(position))
        record = None
        if not isinstance(content, dict):
            hint = f"Write [{position.id}], with one bracket on each side, once."
            message = f"'{position.id}' is no table"
            problems.append(Problem(position.path, position.line, Rule.FIELD_TYPE, message, hint))
        else:
            record, wrong = decode.record(model, content, position)
            problems += wrong
        problems += self._silent(record) if record else ()
        self.found.problems += problems
        if problems or record is None:
            self.found.broken[model.KIND] |= {position.id, _better(position.id)}
            return None
        self.found.records[model.KIND][position.id] = record
        self.found.written[model.KIND, position.id] = content
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
        tables, sidecars = ({path.stem for path in (self.data / "series").glob(f"*{end}")} for end in (".csv", ".toml"))
        for name in sorted(sidecars):
            path = self.data / "series" / f"{name}.toml"
            sidecar = self.read_whole(path, Sidecar)
            if name not in tables:
                self._alone(path, f"'{name}' has no CSV '{name}.csv'", did_you_mean(name, sorted(tables - sidecars)))
            elif isinstance(sidecar, Sidecar) and self._read_csv(sidecar, path.with_suffix(".csv")):
                continue
            if isinstance(sidecar, Sidecar):
                self.found.drop(sidecar)
        for name in sorted(tables - sidecars):
            hint = did_you_mean(name, sorted(sidecars - tables)) or "Write it: it says what the CSV holds."
            path = self.data / "series" / f"{name}.csv"
            self._alone(path, f"'{name}' has no sidecar '{name}.toml'", hint)

    def read_grounds(self) -> None:
        """The shapes of base maps, which lie beside their words."""
        for record in tuple(self.found.records[BaseMap.KIND].values()):
            path = self.data / BaseMap.FOLDER / f"{record.id}.topo.json"
            try:
                self.grounds[record.id] = topology.read(path.read_text("utf-8"))
                continue
            except OSError:
                message = f"has no shapes: '{self.settings.shown(path)}' cannot be read"
            except (UnicodeDecodeError, topology.TopologyError) as error:
                message = f"'{self.settings.shown(path)}' {error}"
            self.found.problems.append(record.problem("", Rule.MAP_FILE, message, "Put TopoJSON of that name there."))
            self.found.drop(record)

    def _alone(self, path: Path, message: str, hint: str) -> None:
        """series-sidecar: CSVs and sidecars stand two by two, of one name."""
        self.found.problems.append(Problem(self.settings.shown(path), 1, Rule.SERIES_SIDECAR, message, hint))
        self.found.broken["series"].add(path.stem)

    def read_moved(self) -> moved.Moved:
        """What records and pages were called before."""
        path = self.data / "moved.toml"
        if not path.is_file():
            return moved.Moved()
        text, problems = toml_lines.read_text(path, moved.PATH)
        found, wrong = (moved.Moved(), problems) if problems else moved.read(text)
        self.found.problems += wrong
        return found

    def read_versions(self) -> tuple[versions.Version, ...]:
        """The former versions of the site."""
        read = []
        for path in sorted((self.settings.project / versions.FOLDER).glob("*.json")):
            shown = self.settings.shown(path)
            text, problems = toml_lines.read_text(path, shown)
            found, wrong = (None, problems) if problems else versions.read(text, shown)
            self.found.problems += wrong
            read += [found] if found else []
        kept, wrong = versions.once(read)
        self.found.problems += wrong
        return tuple(kept)

    def _read_csv(self, sidecar: Sidecar, path: Path) -> bool:
        shown = self.settings.shown(path)
        problems = list(_wrong_keys(sidecar))
        rows: csv_rows.Rows = ()
        lines: tuple[int, ...] = ()
        if not problems:
            text, problems = toml_lines.read_text(path, shown)
            self.found.written["csv", sidecar.id] = text
        if not problems:
            rows, lines, problems = csv_rows.read(text, sidecar, shown)
        self.found.problems += problems
        self.found.series[sidecar.id] = Series(sidecar, shown, rows, lines)
        return not problems


def _wrong_id(position: Position) -> Iterator[Problem]:
    """id-form: lower-case letters and digits, joined by hyphens."""
    if not ID.fullmatch(position.id) or len(position.id) > LONGEST:
        better = _better(position.id)
        hint = f"Write '{better}'." if better else ""
        yield Problem(position.path, position.line, Rule.ID_FORM, f"'{position.id[:LONGEST]}' is no id", hint)
    elif position.id in RESERVED:
        yield Problem(
            position.path, position.line, Rule.ID_FORM, f"'{position.id}' has a meaning of its own", "Choose another."
        )


def _better(name: str) -> str:
    """An id as it is meant; what links to that follows from the wrong one."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST]


def _wrong_keys(sidecar: Sidecar) -> Iterator[Problem]:
    """series-key: key columns are declared."""
    for name in sidecar.key:
        if name not in sidecar.columns:
            hint = did_you_mean(name, sidecar.columns)
            yield sidecar.problem("key", Rule.SERIES_KEY, f"key column '{name}' is not declared", hint)
