"""Markdown of other dialects, which this site would print as it is written: what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from microsite.prose.source_lines import Lines

Unread = tuple[int, str, str]

DEEPEST = 60
WHOLE = 3
CLOSE = "Close it, or write a backslash before it."
BOX = "Write a paragraph, or a quotation with '> '."
LIST = "Leave an empty line before a list."
TABLE = "Leave an empty line before a table, and give every row as many cells as its first."
FENCE = "Open and close it with ``` at the beginning of a line, with an empty line before it."

# What stands at the beginning of a line, beginning with the lines that only follow others.
FOLLOWING = (
    (re.compile(r"[-*+] (?=\S)"), "a list right after a paragraph", LIST),
    (re.compile(r"1[.)] (?=\S)"), "a list right after a paragraph", LIST),
    (re.compile(r": {1,4}\S"), "a list of definitions", "Write a term as a heading, or a list with '- '."),
)
OPENING = (
    (re.compile(r"(?:!!!|\?\?\?\+?) ?\w.*"), "a box", BOX),
    (re.compile(r"\[!\w+\].*"), "a box", BOX),
    (re.compile(r":::.*"), "a box", BOX),
    (re.compile(r"\[[ xX]\] .*"), "a list of tasks", "Write a list with '- ' and no brackets."),
    (re.compile(r"\[\^[^\]\n]+\]:.*"), "a footnote", "Cite a source with [@key], or write a sentence."),
    (re.compile(r"\*\[[^\]\n]+\]:.*"), "an abbreviation", "Give the word an entry in the glossary: [words](term:ID)."),
    (re.compile(r"\|.*\|[ ]*$", re.MULTILINE), "a table", TABLE),
    (re.compile(r"[ |:-]*-{3,}[ |:-]*\|[ |:-]*$|\|?[ :-]*-{3,}[ |:-]*\|[ |:-]*$", re.MULTILINE), "a table", TABLE),
    (re.compile(r"\[TOC\]"), "a list of contents", "Take it away; pages list their headings by themselves."),
    (re.compile(r"\[[^\]\n]+\]: ?\S.*"), "an address for links", "Write it on one line, with an empty line before it."),
    (re.compile(r"#{1,6}$", re.MULTILINE), "a heading without words", "Write its words."),
)
ANYWHERE = (
    (re.compile(r"\[\^[^\]\n]+\](?!:)"), "a footnote", "Cite a source with [@key], or write a sentence."),
    (re.compile(r"~~\S.*?~~|==\S.*?=="), "struck or marked text", "Take the signs away."),
    (re.compile(r"\{[:.#%{][^}\n]*\}?\}"), "an instruction to another tool", "Take it away."),
    (re.compile(r"(?:https?://|\bwww\.)[^\s)>\]]+", re.IGNORECASE), "a bare address", "Write [words](source:ID)."),
    (
        re.compile(r"\*\*+|__+|(?<!\w)[*_](?=\w)|(?<=[\w.,!?])[*_](?!\w)"),
        "a sign of emphasis that nothing closes",
        CLOSE,
    ),
    (
        re.compile(r"\]\(|\]\[|!\["),
        "a link that is not whole",
        "Write [words](address), without spaces in the address.",
    ),
    (re.compile(r"\\(?:[^\w\s]|$)"), "a backslash that is shown", "Take it away; only signs of Markdown need one."),
    (re.compile(r"`+"), "a sign of code that nothing closes", CLOSE),
)


def too_deep(body: str) -> int:
    """The line of a paragraph whose brackets stand too deep in one another for the parser; 0 where none is."""
    line = 1
    for paragraph in body.split("\n\n"):
        depth = 0
        for found in re.finditer(r"[\[\]()]", paragraph):
            depth = depth + 1 if found[0] in "[(" else max(depth - 1, 0)
            if depth > DEEPEST:
                return line + paragraph.count("\n", 0, found.start())
        line += paragraph.count("\n") + 2
    return 0


def unread(bare: str, lines: tuple[int, ...], written: str) -> Iterator[Unread]:
    """Forms left in the text of a block.

    `bare` is its text without code, addresses and what was escaped; `lines` are those of the page;
    `written` is the block as it was written.
    """
    told: set[str] = set()
    for line, what, hint in _in_lines(bare, lines, written):
        if hint not in told:
            yield line, what, hint
        told.add(hint)
    if not told and bare.count("[") != bare.count("]"):
        at = bare.rfind("[") if bare.count("[") > bare.count("]") else bare.find("]")
        yield _line(lines, bare.count("\n", 0, at)), "a bracket has no partner", CLOSE


def _line(lines: tuple[int, ...], number: int) -> int:
    return lines[min(number, len(lines) - 1)]


def _in_lines(bare: str, lines: tuple[int, ...], written: str) -> Iterator[Unread]:
    fences = {
        _line(lines, number) for number, text in enumerate(written.split("\n")) if re.match(r"\s*(?:```|~~~)", text)
    }
    for line in sorted(fences):
        yield line, "a fence of code is not read as one", FENCE
    for number, text in enumerate(bare.split("\n")):
        line = _line(lines, number)
        for what, hint in () if line in fences else _in_line(text.lstrip(), follows=number > 0):
            yield line, what, hint


def _in_line(text: str, follows: bool) -> Iterator[tuple[str, str]]:
    """The form that a line begins, else every form in it."""
    for pattern, what, hint in (*(FOLLOWING if follows else ()), *OPENING):
        if pattern.match(text):
            yield f"'{_short(text)}' is {what}", hint
            return
    for pattern, what, hint in ANYWHERE:
        if found := pattern.search(text):
            yield f"'{_short(text[found.start() :] if len(found[0]) < WHOLE else found[0])}' is {what}", hint


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"


def flattened(root: Element, where: Lines, source: list[str]) -> Iterator[Unread]:
    """Items of a list that are indented by two or three spaces: they are read as items of the same list."""
    for block in root.iter():
        if block.tag not in ("ul", "ol"):
            continue
        first = None
        for item in block:
            lines = where.of(item, "text")[1] or (where.of(item[0], "text")[1] if len(item) else ())
            if not lines:
                continue
            text = source[lines[0] - 1].expandtabs(4)
            indent = len(text) - len(text.lstrip(" >"))
            first = indent if first is None else first
            if indent - first > 1:
                hint = "Indent a list in a list by four spaces."
                yield lines[0], f"'{_short(text.strip())}' is not read as a list in a list", hint
