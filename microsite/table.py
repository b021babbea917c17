"""Reads the CSV of a series by its sidecar: every cell typed, every oddity a problem with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from microsite.model import Problem, Record, did_you_mean
from microsite.rules import Rule

Rows = tuple[Mapping[str, Any], ...]
NUMBER = re.compile(r"-?\d+(\.\d+)?")
THOUSANDS = re.compile(r"-?\d{1,3}([,.]\d{3})+(\.\d+)?")


def read(text: str, sidecar: Record, shown: str) -> tuple[Rows, tuple[int, ...], list[Problem]]:
    """Rows with typed cells, their lines, and the problems; rows with a problem are left out."""
    columns: Mapping[str, Any] = sidecar.get("columns", {})
    if not isinstance(columns, dict):
        return (), (), []
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[Mapping[str, Any]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    try:
        header = next(reader, [])
        problems += _header_problems(header, columns, sidecar, shown)
        for cells in reader:
            line = reader.line_num
            found, row = _row(cells, header, columns, shown, line)
            problems += found
            if not found and not any(p.rule == Rule.SERIES_COLUMNS for p in problems):
                rows.append(row)
                lines.append(line)
    except csv.Error as error:
        problems.append(Problem(shown, reader.line_num, Rule.FILE_SYNTAX, f"not valid CSV: {error}"))
    if not problems and not rows:
        problems.append(Problem(shown, 1, Rule.SERIES_EMPTY, "has no rows"))
    return tuple(rows), tuple(lines), problems + _repeated(rows, lines, sidecar, shown)


def _header_problems(header: list[str], columns: Mapping[str, Any], sidecar: Record, shown: str) -> list[Problem]:
    if not header:
        return [Problem(shown, 1, Rule.SERIES_EMPTY, "is empty", f"Begin with the row {','.join(columns)}")]
    problems = []
    for name in columns:
        if name not in header:
            hint = did_you_mean(name, [h for h in header if h not in columns])
            problems.append(Problem(shown, 1, Rule.SERIES_COLUMNS, f"column '{name}' is missing", hint))
    for name in header:
        if name not in columns:
            hint = did_you_mean(name, columns) or f"Declare it in {sidecar.path}, or remove it."
            problems.append(Problem(shown, 1, Rule.SERIES_COLUMNS, f"column '{name}' is not declared", hint))
    return problems


def _row(
    cells: list[str], header: list[str], columns: Mapping[str, Any], shown: str, line: int
) -> tuple[list[Problem], Mapping[str, Any]]:
    if len(cells) != len(header):
        message = f"{len(cells)} cells where the header has {len(header)}"
        hint = "Write numbers without thousands separators." if len(cells) > len(header) else ""
        return [Problem(shown, line, Rule.SERIES_CELL, message, hint)], {}
    problems: list[Problem] = []
    row: dict[str, Any] = {}
    for name, cell in zip(header, cells, strict=True):
        if isinstance(columns.get(name), dict):
            said, row[name] = _typed(cell.strip(), columns[name])
            if said:
                problems.append(Problem(shown, line, said[0], f"'{name}': {said[1]}", said[2]))
    return problems, row


def _typed(cell: str, column: Mapping[str, Any]) -> tuple[tuple[Rule, str, str] | None, Any]:
    """A cell's value by its column's type, or the rule, message and hint that it breaks."""
    kind = column.get("type")
    if cell == "":
        return (
            None if column.get("optional") else (Rule.SERIES_CELL, "is empty", "Fill it, or set optional = true.")
        ), None
    if kind in ("text", "record"):
        if "\n" in cell:
            return (Rule.SERIES_CELL, "holds a line break", "Keep every cell on one line."), None
        allowed = column.get("values")
        if allowed and cell not in allowed:
            return (Rule.SERIES_CELL, f"'{cell}' is none of {', '.join(allowed)}", did_you_mean(cell, allowed)), None
        return None, cell
    if THOUSANDS.fullmatch(cell) and ("," in cell or kind != "number" or cell.endswith(".000")):
        plain = cell.replace(",", "") if "," in cell else cell.replace(".", "")
        return (Rule.NUMBER_FORM, f"'{cell}' can be read in two ways", f"Did you mean {plain}?"), None
    if not NUMBER.fullmatch(cell):
        return (Rule.SERIES_CELL, f"expected a number, got '{cell}'", ""), None
    if kind in ("year", "integer") and "." in cell:
        return (Rule.SERIES_CELL, f"expected a whole number, got '{cell}'", ""), None
    value = Decimal(cell)
    low, high = column.get("low"), column.get("high")
    if (low is not None and value < low) or (high is not None and value > high):
        return (Rule.VALUE_PLAUSIBLE, f"{cell} is outside the plausible range {low} to {high}", ""), None
    return None, int(cell) if kind in ("year", "integer") else value


def _repeated(rows: list[Mapping[str, Any]], lines: list[int], sidecar: Record, shown: str) -> list[Problem]:
    key = [name for name in sidecar.get("key", []) if isinstance(name, str)]
    seen: dict[tuple[Any, ...], int] = {}
    problems = []
    for row, line in zip(rows, lines, strict=True):
        name = tuple(row.get(column) for column in key)
        if key and name in seen:
            message = f"'{'/'.join(map(str, name))}' stands already at line {seen[name]}"
            problems.append(Problem(shown, line, Rule.ID_DUPLICATE, message))
        seen.setdefault(name, line)
    return problems
