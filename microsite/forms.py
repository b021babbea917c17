"""Markdown of other dialects, which this site would print as it is written: what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from microsite.source_lines import Lines

Unread = tuple[int, str, str]

DEEPEST = 60
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
    (re.compile(r"\*\*+|__+|(?<!\w)[*_](?=\w)|(?<=[\w.,!?])[*_](?!\w)"), "a sign of emphasis that nothing closes",
     "Close it, or write a backslash before it."),
    (re.compile(r"\]\(|\]\[|!\["), "a link that is not whole", "Write [words](address), without spaces in the address."),
    (re.compile(r"`+"), "a sign of code that nothing closes", "Close it, or write a backslash before it."),
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
    said: set[int] = set()
    for number, text in enumerate(written.split("\n")):
        if re.match(r"\s*(?:```|~~~)", text):
            line = lines[min(number, len(lines) - 1)]
            said.add(line)
            yield line, "a fence of code that is not read as one", FENCE
    for number, text in enumerate(bare.split("\n")):
        line = lines[min(number, len(lines) - 1)]
        found = _first(text.lstrip(), follows=number > 0)
        if found and line not in said:
            yield line, found[0], found[1]
            said.add(line)
    if not said and bare.count("[") != bare.count("]"):
        at = max(bare.rfind("["), 0) if bare.count("[") > bare.count("]") else bare.find("]")
        line = lines[min(bare.count("\n", 0, at), len(lines) - 1)]
        yield line, "a bracket that nothing closes", "Close it, or write a backslash before it."


def _first(text: str, follows: bool) -> tuple[str, str] | None:
    for pattern, what, hint in (*(FOLLOWING if follows else ()), *OPENING):
        if found := pattern.match(text):
            return f"'{_short(found[0] if what != 'a table' else text)}' is {what}", hint
    for pattern, what, hint in ANYWHERE:
        if found := pattern.search(text):
            return f"'{_short(text[found.start() :] if len(found[0]) < 3 else found[0])}' is {what}", hint
    return None


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
            if indent - first >= 2:  # noqa: PLR2004 - one space is how numbers are set below one another
                hint = "Indent a list in a list by four spaces."
                yield lines[0], f"'{_short(text.strip())}' is not read as a list in a list", hint
