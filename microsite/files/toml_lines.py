"""Reads TOML so that every table and every key still knows its line, and one broken table spoils no other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from microsite.files.problem import Problem
from microsite.files.rules import Rule

NAME = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
HEADER = re.compile(rf"\s*(\[\[?)\s*({NAME}(?:\s*\.\s*{NAME})*)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(rf"\s*({NAME}(?:\s*\.\s*{NAME})*)\s*=")
# What changes how the rest of a line is read: strings, comments, brackets.
MARK = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*|[\[\]{}]')
# A preview reads every file at every change: what was read of a text is kept, and changed by nobody.
FILES, TABLES = 1024, 16_384


@dataclass
class Table:
    """A top-level table of a file: its name (empty before the first), first line, text, and its keys' lines."""

    name: str
    line: int
    text: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    content: Mapping[str, Any] | None = None


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """A file's text without byte-order mark, lines ended by one sign; a problem where it cannot be read as UTF-8.

    What is not UTF-8 is given with marks in place of the unreadable, so that names in it are known.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [Problem(shown, 1, Rule.FILE_READABLE, f"cannot be read: {error.strerror}")]
    problems = []
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problems = [Problem(shown, 1, Rule.FILE_UTF8, "not UTF-8 but UTF-16", "Save the file as UTF-8.")]
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            message = f"not UTF-8: byte 0x{raw[error.start]:02x}"
            problems = [Problem(shown, line, Rule.FILE_UTF8, message, "Save the file as UTF-8.")]
            text = raw.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def whole(text: str, shown: str) -> tuple[Table, list[Problem]]:
    """A file that is one record: its content, or None and the problem that it is no TOML."""
    table = Table("", 1, text.split("\n"))
    _, table.lines = _scanned(text)
    return table, _parse(table, shown, 0)


def tables(text: str, shown: str) -> tuple[list[Table], list[Problem]]:
    """The tables of a file that holds one record each, those that are broken without content."""
    found, _ = _scanned(text)
    problems: list[Problem] = []
    first: dict[str, Table] = {}
    for table in found:
        if table.name and table.name in first:
            message = f"'{table.name}' stands already at line {first[table.name].line}"
            problems.append(Problem(shown, table.line, Rule.ID_DUPLICATE, message, "Give one of them another id."))
            continue
        first[table.name] = table
        problems += _parse(table, shown, table.line - 1)
    return list(first.values()), problems


@lru_cache(maxsize=FILES)
def _scanned(text: str) -> tuple[list[Table], dict[str, int]]:
    """Cuts a file at its top-level tables; also the lines of all keys by their whole dotted name."""
    found = [Table("", 1)]
    everywhere: dict[str, int] = {}
    owner: list[str] = []
    for number, line, fresh in _lines(text):
        if fresh and (header := HEADER.match(line)):
            owner = _names(header[2])
            if owner[0] != found[-1].name or len(owner) == 1:
                found.append(Table(owner[0], number))
            _place(found[-1].lines, owner[1:], number)
            _place(everywhere, owner, number)
        elif fresh and (key := KEY.match(line)):
            _place(found[-1].lines, [*owner[1:], *_names(key[1])], number)
            _place(everywhere, [*owner, *_names(key[1])], number)
        found[-1].text.append(line)
    return found, everywhere


def _place(lines: dict[str, int], names: list[str], number: int) -> None:
    for length in range(1, len(names) + 1):
        lines.setdefault(".".join(names[:length]), number)


def _names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(NAME, dotted)]


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Every line with its number, and whether a key or a table may begin on it."""
    inside, depth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line, not inside and depth == 0
        at = 0
        if not inside and depth == 0 and HEADER.match(line):
            continue
        while at < len(line):
            if inside:
                end = line.find(inside, at)
                while end > 0 and inside == '"""' and line[end - 1] == "\\":
                    end = line.find(inside, end + 1)
                if end < 0:
                    break
                inside, at = "", end + 3
            elif mark := MARK.search(line, at):
                at = mark.end()
                inside = mark[0] if mark[0] in ('"""', "'''") else ""
                depth = max(0, depth + (mark[0] in "[{") - (mark[0] in "]}"))
            else:
                break
        # A bracket that is never closed must not hide the tables after it.
        if depth and re.match(r"\s*\[[\w-]+\]\s*$", line):
            depth = 0


def _parse(table: Table, shown: str, above: int) -> list[Problem]:
    """Fills in a table's content; a problem at its line where it is no TOML."""
    try:
        content = _content("\n".join(table.text))
    except (ValueError, RecursionError) as error:
        return [_syntax_problem(str(error), shown, table.text, above)]
    table.content = content.get(table.name, {}) if table.name else content
    return []


@lru_cache(maxsize=TABLES)
def _content(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def _syntax_problem(said: str, shown: str, lines: list[str], above: int) -> Problem:
    """A TOML error at its line; a number with a thousands comma gets its own advice."""
    found = re.search(r"\(at line (\d+), column \d+\)", said)
    number = min(int(found[1]), len(lines)) if found else _last(lines)
    what = re.sub(r"\s*\(at .*\)", "", said)
    hint = ""
    if re.search(r"=\s*-?\d{1,3}(,\d{3})+", lines[number - 1]):
        hint = "Write numbers without thousands separators, such as 1000 or 1_000."
    elif re.search(r"=\s*-?\d+,\d", lines[number - 1]):
        hint = "Write a decimal point, such as 58.4."
    elif re.search(r"=\s*[^\s\"'\[{\d+-]", lines[number - 1]) and "true" not in lines[number - 1]:
        hint = "Put words in quotes."
    elif lines[number - 1].count('"') % 2:
        hint = "A quotation mark is missing."
    return Problem(shown, above + number, Rule.FILE_SYNTAX, f"not valid TOML: {what}", hint)


def _last(lines: list[str]) -> int:
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
