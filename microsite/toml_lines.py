"""Reads TOML so that every table and every key still knows its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from microsite.model import Problem
from microsite.rules import Rule

HEADER = re.compile(r"^\[(?P<name>[^\[\]]+)\]\s*(#.*)?$")
KEY = re.compile(r"^(?P<name>[A-Za-z0-9_.\"'-]+)\s*=")


@dataclass(frozen=True)
class TomlFile:
    """Parsed content, the line of every table, and of every key of every table."""

    content: dict[str, Any]
    tables: dict[str, int]
    keys: dict[tuple[str, str], int]


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """A file's text without byte-order mark; a problem where it is not UTF-8 or not readable."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [Problem(shown, 1, Rule.FILE_READABLE, f"cannot be read: {error.strerror}")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"not UTF-8: byte 0x{raw[error.start]:02x}"
        return "", [Problem(shown, line, Rule.FILE_UTF8, message, "Save the file as UTF-8.")]


def parse(text: str, shown: str) -> tuple[TomlFile, list[Problem]]:
    """TOML with lines; tables of the same name become problems and only the first is kept."""
    problems: list[Problem] = []
    tables: dict[str, int] = {}
    keys: dict[tuple[str, str], int] = {}
    again: list[str] = []
    lines = text.split("\n")
    table = ""
    for number, line in enumerate(lines, 1):
        if header := HEADER.match(line):
            table = _unquoted(header["name"])
            if table in tables:
                message = f"'{table}' stands already at line {tables[table]}"
                problems.append(Problem(shown, number, Rule.ID_DUPLICATE, message, "Give one of them another id."))
                table = f"{table} (line {number})"
                again.append(table)
                lines[number - 1] = f'["{table}"]'
            tables[table] = number
        elif key := KEY.match(line):
            keys.setdefault((table, _unquoted(key["name"])), number)
    try:
        content = tomllib.loads("\n".join(lines), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax_problem(str(error), shown, lines))
        content = {}
    for name in again:
        content.pop(name, None)
    return TomlFile(content, tables, keys), problems


def _unquoted(name: str) -> str:
    return name.strip().strip("\"'")


def _syntax_problem(said: str, shown: str, lines: list[str]) -> Problem:
    """A TOML error at its line; a number with a thousands comma gets its own advice."""
    found = re.search(r"\(at line (\d+), column \d+\)", said)
    number = int(found[1]) if found else len(lines)
    what = re.sub(r"\s*\(at .*\)", "", said)
    comma = re.search(r"=\s*\d{1,3}(,\d{3})+", lines[number - 1])
    hint = "Write numbers without thousands separators, such as 1000 or 1_000." if comma else ""
    return Problem(shown, number, Rule.FILE_SYNTAX, f"not valid TOML: {what}", hint)
