"""Reads the CSV of a series by its sidecar: every cell typed, every oddity a problem with its line.

Files as spreadsheets write them are read too: semicolons or tabs between cells, a decimal comma
beside semicolons, and empty columns or rows at the end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from microsite.evidence.series import Column, Sidecar
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule

Rows = tuple[Mapping[str, Any], ...]
Wrong = tuple[Rule, str, str]
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}([,.][0-9]{3})+(\.[0-9]+)?")
MOST = 5  # problems of one file; a column that is wrong is wrong in every row


@dataclass(frozen=True)
class _Sheet:
    """A CSV being read: its sidecar, its name for problems, and what stands between cells."""

    sidecar: Sidecar
    shown: str
    delimiter: str

    def problem(self, line: int, rule: Rule, message: str, hint: str = "") -> Problem:
        return Problem(self.shown, line, rule, message, hint)


def read(text: str, sidecar: Sidecar, shown: str) -> tuple[Rows, tuple[int, ...], list[Problem]]:
    """Rows with typed cells, their lines, and the problems, the first few of them; no rows where there are any."""
    sheet = _Sheet(sidecar, shown, delimiter(text, sidecar))
    lines = _rows(text, sheet)
    found: dict[int, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    try:
        _, header = next(lines, (1, []))
        while header and not header[-1].strip():
            header = header[:-1]
        problems = _header_problems([name.strip() for name in header], sheet)
        for line, cells in lines if not problems else ():
            said, row = _row(cells, [name.strip() for name in header], sheet, line)
            problems += said
            found[line] = row
            if len(problems) > MOST:
                break
    except csv.Error as error:
        problems.append(sheet.problem(_last_line(text), Rule.FILE_SYNTAX, f"not valid CSV: {error}"))
    if not problems and not found:
        problems.append(sheet.problem(1, Rule.SERIES_EMPTY, "has no rows"))
    problems = problems or list(_repeated(found, sheet))
    return tuple(found.values()), tuple(found), problems


def delimiter(text: str, sidecar: Sidecar) -> str:
    """What stands between the cells of the first line: a comma, or what spreadsheets put in its place."""
    first = text.split("\n", 1)[0]
    return next((mark for mark in ";\t" if len(sidecar.columns) > 1 and first.count(mark) > first.count(",")), ",")


def _rows(text: str, sheet: _Sheet) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), strict=True, delimiter=sheet.delimiter)
    for cells in reader:
        # Spreadsheets leave rows of nothing where something once stood.
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _last_line(text: str) -> int:
    """Where a quotation mark that is never closed begins, as far as can be told."""
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.count('"') % 2), 1)


def _header_problems(header: list[str], sheet: _Sheet) -> list[Problem]:
    columns = sheet.sidecar.columns
    if not header:
        return [sheet.problem(1, Rule.SERIES_EMPTY, "is empty", f"Begin with the row {','.join(columns)}")]
    problems = []
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        problems.append(sheet.problem(1, Rule.SERIES_COLUMNS, f"column '{name}' stands more than once"))
    missing = [name for name in columns if name not in header]
    odd = [name for name in header if name not in columns]
    if len(missing) == len(columns):
        hint = f"Begin with the row {','.join(columns)}"
        return [sheet.problem(1, Rule.SERIES_COLUMNS, "the first row names no column of the sidecar", hint)]
    for name in missing:
        hint = did_you_mean(name, odd)
        problems.append(sheet.problem(1, Rule.SERIES_COLUMNS, f"column '{name}' is missing", hint))
    for name in odd:
        if not did_you_mean(name, missing):
            hint = f"Declare it in {sheet.sidecar.path}, or remove it."
            problems.append(sheet.problem(1, Rule.SERIES_COLUMNS, f"column '{name}' is not declared", hint))
    return problems


def _row(cells: list[str], header: list[str], sheet: _Sheet, line: int) -> tuple[list[Problem], Mapping[str, Any]]:
    while len(cells) > len(header) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(header):
        message = f"{len(cells)} cells where the header has {len(header)}"
        hint = "Write numbers without thousands separators." if len(cells) > len(header) else ""
        return [sheet.problem(line, Rule.SERIES_CELL, message, hint)], {}
    problems: list[Problem] = []
    row: dict[str, Any] = {}
    for name, cell in zip(header, cells, strict=True):
        wrong, row[name] = _typed(cell.strip(), sheet.sidecar.columns[name], decimal_comma=sheet.delimiter != ",")
        if wrong:
            problems.append(sheet.problem(line, wrong[0], f"'{name}': {wrong[1]}", wrong[2]))
    return problems, row


def _typed(cell: str, column: Column, *, decimal_comma: bool) -> tuple[Wrong | None, Any]:
    """A cell's value by its column's type, or the rule, message and hint that it breaks."""
    if cell == "":
        wrong = (Rule.SERIES_CELL, "is empty", "Fill it, or set optional = true.")
        return (None if column.optional else wrong), None
    if column.type in ("text", "record"):
        if "\n" in cell:
            return (Rule.SERIES_CELL, "holds a line break", "Keep every cell on one line."), None
        if column.values and cell not in column.values:
            message = f"'{cell}' is none of {', '.join(column.values)}"
            return (Rule.SERIES_CELL, message, did_you_mean(cell, column.values)), None
        return None, cell
    return _number(cell, column, decimal_comma=decimal_comma)


def _number(cell: str, column: Column, *, decimal_comma: bool) -> tuple[Wrong | None, Any]:
    if THOUSANDS.fullmatch(cell) and ("," in cell or column.type != "number" or cell.endswith(".000")):
        plain = cell.replace(",", "") if "," in cell else cell.replace(".", "")
        return (Rule.NUMBER_FORM, f"'{cell}' can be read in two ways", f"Did you mean {plain}?"), None
    plain = cell.replace(",", ".", 1) if decimal_comma else cell
    if not NUMBER.fullmatch(plain):
        hint = "Write a decimal point." if NUMBER.fullmatch(cell.replace(",", ".", 1)) else ""
        return (Rule.SERIES_CELL, f"expected a number, got '{cell[:40]}'", hint), None
    if column.type in ("year", "integer") and "." in plain:
        return (Rule.SERIES_CELL, f"expected a whole number, got '{cell}'", ""), None
    value = Decimal(plain)
    low, high = column.low, column.high
    if (low is not None and value < low) or (high is not None and value > high) or value.adjusted() > 30:
        ends = f"{low if low is not None else ''} to {high if high is not None else ''}".strip()
        return (Rule.VALUE_PLAUSIBLE, f"{cell[:40]} is outside the plausible range {ends}", ""), None
    return None, int(plain) if column.type in ("year", "integer") else value


def _repeated(found: Mapping[int, Mapping[str, Any]], sheet: _Sheet) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], int] = {}
    for line, row in found.items():
        name = tuple(row.get(column) for column in sheet.sidecar.key)
        if name in seen:
            message = f"'{'/'.join(map(str, name))}' stands already at line {seen[name]}"
            yield sheet.problem(line, Rule.ID_DUPLICATE, message)
        seen.setdefault(name, line)
