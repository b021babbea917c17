"""Words as Markdown, so that they are read as words and nothing else: https://spec.commonmark.org/0.31.2/#backslash-escapes."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"([\\`*_\[\]<>~|]|&(?=#?\w+;))")
OPENING = re.compile(r"^([#+=-]+|\d{1,9}[.)])(?=\s|$)")
# Signs that no text holds: before a mark that opens or closes emphasis.
OPENS, CLOSES = "\ue000", "\ue001"
MARK = r"(\*+|~~)"


def plain(words: str) -> str:
    """Words whose signs mean nothing."""
    return SPECIAL.sub(r"\\\1", words)


def opened(words: str) -> str:
    """A paragraph that begins no list and no heading."""
    found = OPENING.match(words)
    return f"{words[: found.end() - 1]}\\{words[found.end() - 1 :]}" if found else words


def code(words: str, in_table: bool) -> str:
    """Code within a line, between more strokes than it holds; a bar would part the cells of a table."""
    words = " ".join(words.split())
    strokes = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    words = words.replace("|", r"\|") if in_table else words
    return f"{strokes} {words} {strokes}" if "`" in words else f"{strokes}{words}{strokes}"


def fenced(words: str) -> list[str]:
    """The lines of a block of code."""
    fence = "`" * max(3, max(map(len, re.findall("`+", words)), default=0) + 1)
    return [fence, *words.strip("\n").split("\n"), fence]


def table(rows: list[list[str]]) -> list[str]:
    """The lines of a table, whose first row is its head; short rows end with empty cells."""
    wide = max(map(len, rows))
    lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
    return [lines[0], "|" + "---|" * wide, *lines[1:]]


def tidy(words: str) -> str:
    """Words with single spaces; marks of emphasis stand at words, and those that hold none are gone."""
    if OPENS in words:
        words = re.sub(rf"{OPENS}{MARK}(\s*){CLOSES}\1", r"\2", words)
        words = re.sub(rf"{OPENS}{MARK}(\s*)", r"\2\1", words)
        words = re.sub(rf"(\s*){CLOSES}{MARK}", r"\2\1", words)
    return " ".join(words.split())
