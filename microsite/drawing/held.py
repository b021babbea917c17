"""What a chart may draw and say: the values of its rows, and the arithmetic that its words name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from microsite.evidence import arithmetic
from microsite.language import dates

Row = Mapping[str, Any]
FIGURES = "figures"
RECORDS = "records"


def key(value: float) -> str:
    """A number as it is compared: twelve digits, so that the order of a sum does not matter."""
    return format(float(value) + 0.0, ".12g")


def number(value: Any) -> float | None:
    """A cell as a number, or None: words and flags are none."""
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class HeldRow:
    """One row: its table and place, the numbers that it holds, its words, and what may be said of it.

    `proper` holds the numbers that are more than a year; `says` holds the cells in their own unit too.
    """

    table: str
    cells: Row = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    proper: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    says: frozenset[Decimal] = field(repr=False)


@dataclass(frozen=True)
class Held:
    """All rows of a chart, what holds for all of them, and arithmetic that cannot be worked out."""

    rows: tuple[HeldRow, ...] = field(repr=False)
    anywhere: frozenset[str] = field(repr=False)
    says: frozenset[Decimal] = field(repr=False)
    wrong: tuple[tuple[str, str], ...] = ()


def of(data: Mapping[str, Any], computed: Mapping[str, str], scales: Mapping[str, Mapping[str, Any]]) -> Held:
    """What the rows of `data` (as chart.Data holds them) and the `computed` expressions hold.

    `scales` says by how much a series' columns are to be multiplied to be in their unit.
    """
    figures = data["figures"]
    tables: dict[str, list[dict[str, Any]]] = {
        **{name: [dict(row) for row in rows] for name, rows in data["series"].items()},
        FIGURES: [dict(row) for row in figures.values()],
        RECORDS: [dict(row) for row in data["records"]],
        "eras": [dict(row) for row in data.get("eras", [])],
    }
    tables = {name: rows for name, rows in tables.items() if rows}
    counts = {Decimal(len({row["id"] for row in data["records"]}))} if data["records"] else set()
    work = _Work(tables, figures)
    for name, text in computed.items():
        work.add(name, text)
    rows = tuple(_row(name, row, scales.get(name, {})) for name, found in tables.items() for row in found)
    anywhere = {key(value) for value in work.anywhere if number(value) is not None}
    says = {Decimal(str(value)) for value in work.anywhere if number(value) is not None}.union(counts)
    return Held(rows, frozenset(anywhere), frozenset(says), tuple(work.wrong))


def handed(rows: Held, data: Mapping[str, Any]) -> dict[str, Any]:
    """The rows of `data` with the arithmetic worked out over them, as columns of their own."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.rows:
        found.setdefault(row.table, []).append(dict(row.cells))
    series = {name: found.get(name, []) for name in data["series"]}
    figures = dict(zip(data["figures"], found.get(FIGURES, []), strict=True))
    rest = {name: found.get(name, []) for name in (RECORDS, "eras")}
    return {"series": series, "figures": figures, **rest}


class _Work:
    """Adds columns of arithmetic to tables."""

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]], figures: Mapping[str, Row]) -> None:
        self.tables = tables
        self.figures = figures
        self.anywhere: list[Any] = []
        self.wrong: list[tuple[str, str]] = []

    def add(self, name: str, text: str) -> None:
        """Works out one expression over every table that has the columns it reads."""
        try:
            tree = arithmetic.parse(text)
            wanted = arithmetic.names(tree)
            fitting = {t: rows for t, rows in self.tables.items() if all(any(n in r for r in rows) for n in wanted)}
            if not fitting:
                known = sorted({column for rows in self.tables.values() for column in rows[0]})
                lacking = sorted(wanted - set(known)) or sorted(wanted)
                raise arithmetic.ExpressionError(f"no rows of this chart hold '{lacking[0]}' ({', '.join(known)})")
            for table, rows in fitting.items():
                once = "id" if table == RECORDS else ""
                self._add_to(rows, name, tree, arithmetic.column(tree, rows, self.figures, once))
        except arithmetic.ExpressionError as error:
            self.wrong.append((name, str(error)))

    def _add_to(self, rows: list[dict[str, Any]], name: str, tree: Any, found: Sequence[Any]) -> None:
        if arithmetic.over_rows(tree) or arithmetic.is_each(tree):
            self.anywhere += [value for value in found if value is not None]
        for row, value in zip(rows, found, strict=True):
            row.setdefault(name, value)
            if row[name] != value:
                raise arithmetic.ExpressionError(f"the rows have a column '{name}' of their own: name it otherwise")


def _row(table: str, cells: Row, scale: Mapping[str, Any]) -> HeldRow:
    numbers = {name: value for name, cell in cells.items() if (value := number(cell)) is not None}
    words = {cell for cell in cells.values() if isinstance(cell, str)}
    years = {year for word in words for year in decimal_years(word)}
    proper = {key(value) for name, value in numbers.items() if not (table == FIGURES and name == "year")}
    says = {Decimal(str(cell)) for cell in map(cells.get, numbers)}
    says |= {Decimal(str(cells[name])) * Decimal(str(scale[name])) for name in numbers if name in scale}
    every = frozenset({key(value) for value in (*numbers.values(), *years)})
    return HeldRow(table, cells, every, frozenset(proper), frozenset(words), frozenset(says))


def decimal_years(text: str) -> Iterable[float]:
    """The places of a date on an axis of years: its year, its month as a twelfth, its day as a part of 365."""
    found = dates.FORM.fullmatch(text)
    if not found:
        return []
    year, month, day = (int(part or 1) for part in found.groups())
    at = year + (month - 1) / 12
    return [year, at, at + (day - 1) / 365]
