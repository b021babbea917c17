"""The nouns of the compiler, as frozen records.

Nothing here reads files or knows Markdown, Altair or an engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from microsite.rules import Rule, Severity


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author can mend: where it is, which rule says so, and what to do.

    `path` is relative to the project; `line` counts from 1.
    """

    path: str
    line: int
    rule: Rule
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The rule's: errors stop the build."""
        return self.rule.severity

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {mark}{self.message} ({self.rule}).{hint}"


def did_you_mean(word: str, known: object) -> str:
    """'Did you mean …?' for the nearest known word, or nothing when none is near."""
    names = [str(name) for name in known]  # type: ignore[attr-defined]
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if not near:
        folded = {name.lower(): name for name in names}
        near = [folded[word.lower()]] if word.lower() in folded else []
    return f"Did you mean '{near[0]}'?" if near else ""


@dataclass(frozen=True)
class Record:
    """One table of a file in data/: an event, a figure, a source and so on.

    `fields` holds the values as TOML gives them (decimal numbers as Decimal); texts in
    several languages are mappings from language to words. `lines` maps a field to its line.
    """

    kind: str
    id: str
    path: str
    line: int
    fields: Mapping[str, Any] = field(repr=False)
    lines: Mapping[str, int] = field(repr=False, default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The field's value, or the default where the record lacks it."""
        return self.fields.get(name, default)

    def line_of(self, name: str) -> int:
        """The line of a field, or that of the record where the field is missing."""
        return self.lines.get(name, self.line)

    def problem(self, name: str, rule: Rule, message: str, hint: str = "") -> Problem:
        """A problem at the line of one field of this record."""
        return Problem(self.path, self.line_of(name), rule, message, hint)


@dataclass(frozen=True)
class Amount:
    """What a figure's record says: exact (low equals high), a range, or open at one end."""

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> bool:
        """Whether the record names one value."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Series:
    """An official series: the sidecar's record and the rows of its CSV.

    `rows` hold typed cells (int, Decimal, str, or None where empty), in the file's order;
    `lines` holds the line of each row in the CSV.
    """

    record: Record
    csv_path: str
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """The file stem."""
        return self.record.id

    @property
    def columns(self) -> Mapping[str, Mapping[str, Any]]:
        """The declared columns by name, in order."""
        declared: Mapping[str, Mapping[str, Any]] = self.record.get("columns", {})
        return declared

    def key_of(self, row: Mapping[str, Any]) -> str:
        """The row's name: the cells of its key columns, joined by '/'."""
        return "/".join(str(row.get(name)) for name in self.record.get("key", []))

    def find(self, at: str) -> Mapping[str, Any] | None:
        """The row of that name, or None."""
        return next((row for row in self.rows if self.key_of(row) == at), None)

    def value(self, at: str, column: str) -> Decimal | None:
        """A cell in the column's unit (its number times its scale), or None where there is none."""
        row = self.find(at)
        cell = row.get(column) if row else None
        if not isinstance(cell, int | Decimal):
            return None
        return Decimal(cell) * Decimal(self.columns[column].get("scale", 1))


@dataclass(frozen=True)
class Link:
    """A link or an image of a page: its scheme and target, the words shown, and its line."""

    scheme: str
    target: str
    words: str
    line: int
    image: bool = False
    alone: bool = False
    before: str = ""


@dataclass(frozen=True)
class Page:
    """A Markdown page as its author wrote it, scanned for what the rules need."""

    path: str
    language: str
    slug: str
    meta: Mapping[str, Any] = field(repr=False)
    text: str = field(repr=False)
    links: tuple[Link, ...] = field(repr=False, default=())
    prose: tuple[tuple[int, str, str], ...] = field(repr=False, default=())
    citations: tuple[tuple[int, str], ...] = field(repr=False, default=())
    html: tuple[tuple[int, str], ...] = field(repr=False, default=())
    anchors: frozenset[str] = field(repr=False, default=frozenset())

    @property
    def title(self) -> str:
        """The first heading, or the file's name where there is none."""
        headings = [words for _, kind, words in self.prose if kind == "h1"]
        return str(self.meta.get("title") or (headings[0] if headings else self.slug))
