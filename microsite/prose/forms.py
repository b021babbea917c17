"""Markdown of other dialects, which this site would print as it is written: what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from microsite.files.problem import did_you_mean
from microsite.prose.boxes import ALERTS, BOXES
from microsite.prose.dialect import DEEPEST

Unread = tuple[int, str, str]

WHOLE = 3
CLOSE = "Close it, or write a backslash before it."
LITERAL = "Take it away, or write a backslash before its first sign to show it as it is."
CONTENTS = "Take it away; pages list their headings by themselves."
FENCE = "Open and close it with ``` on lines of their own."
INDENTED = "Indent it by fewer spaces; where it is code, put it between lines of ```."
CLOSE_FENCE = "Write ``` on a line of its own after it."
BOX = 'Write !!! note "Title" and below it lines that begin with four spaces, or > [!NOTE].'
TABLE = "Give a table a line of dashes below its heads, and every row as many cells as its first."
LIST = "Leave an empty line before a list that does not begin with one."
NO_LIST = "Write a backslash before the point where it is no list."
NOTE = "Write [^name] in the text, and '[^name]: ' with its words in a paragraph of its own."

# Languages of fences that other tools draw.
DRAWN = ("mermaid", "plantuml", "graphviz", "dot", "math", "latex", "vega", "vega-lite", "geojson", "topojson", "stl")
BLOCK = re.compile(r"[-*+>|] |\d+[.)] |#{1,6} |!!!|\?\?\?|```|~~~|\[\^|!?\[")

# What stands at the beginning of a line, beginning with the lines that only follow others.
FOLLOWING = (
    (re.compile(r"\d{1,3}[.)] (?=\S)"), "a list right after a paragraph", LIST),
    (re.compile(r"[-*+]$|\d{1,3}[.)]$"), "an item without words", LIST),
)
OPENING = (
    (re.compile(r"(?:!!!|\?\?\?).*"), "a box that is not read", BOX),
    (re.compile(r":::.*|/{3,} ?\w.*|\.\. \w[\w-]*::.*"), "a box of another tool", BOX),
    (re.compile(r".*\w::$"), "an instruction to another tool", LITERAL),
    (re.compile(r"\[!.*"), "a box that is not read", BOX),
    (re.compile(r"\[[ xX]?\].*"), "a task that is not read", "Write '- [ ] ' and words."),
    (re.compile(r"\[\^[^\]\n]+\]:.*"), "a footnote that is not read", NOTE),
    (re.compile(r"\*\[[^\]\n]+\]:.*"), "an abbreviation", "Give the word an entry in the glossary: [words](term:ID)."),
    (re.compile(r"[:~] {1,4}\S.*"), "a definition without a term", "Write the term on the line before it."),
    (re.compile(r"\|.*\|[ ]*$|\| \S.*|\+[-=+:]{2,}\+$"), "a table that is not read", TABLE),
    (re.compile(r"[ |:-]*-{3,}[ |:-]*\|[ |:-]*$|\|?[ :-]*-{3,}[ |:-]*\|[ |:-]*$"), "a table that is not read", TABLE),
    (re.compile(r"\[\[?_?TOC_?\]?\]", re.I), "a list of contents", CONTENTS),
    (re.compile(r"\[[^\]\n]+\]: ?\S.*"), "an address for links", "Write it on one line, with an empty line before it."),
    (re.compile(r"#{1,6}$|#{7,}.*|#{2,6}[^\s#].*|#[^\s#\d].*"), "a heading that is not read", "Write '## ' and words."),
    (re.compile(r"===.*"), "a tab", "Write a heading for each."),
    (re.compile(r"(?:-{1,2}|;)?-*8<-*.*"), "an instruction to another tool", LITERAL),
    (re.compile(r"(?:\+\+\+|---)$"), "an instruction to another tool", LITERAL),
    (re.compile(r"(?:```|~~~).*"), "a fence of code that is not read", FENCE),
)
ANYWHERE = (
    (re.compile(r"\[\^[^\]\n]+\](?!:)|\^\["), "a footnote that is not read", NOTE),
    (
        re.compile(r"\[[^\]\n@]{0,60}(?<![\w@])-?@[\w-]+[^\]\n]*\]"),
        "a citation that is not read",
        "Write [@key], or [@key, p. 4].",
    ),
    (re.compile(r"\[\[[^\]\n]+\]\]"), "a link of another tool", "Write [words](page.md)."),
    (re.compile(r"\{[^{}\n]*\}+"), "an instruction to another tool", LITERAL),
    (re.compile(r"\{\{|\}\}|\{%|%\}|%%.*%%|(?<!\w)\\[A-Za-z]{2,}"), "an instruction to another tool", LITERAL),
    (re.compile(r"\$\$.*|(?<![\w$])\$(?=[^\s\d$.,])[^$\n]*(?<!\s)\$(?!\w)"), "a formula", "Write it in words."),
    (
        re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])"),
        "a sign of another tool",
        "Write the sign itself, or a word.",
    ),
    (re.compile(r"(?<![=+^~%|])(==|\+\+|~~|\^\^|%%|\|\|)(?=[^\s=+^~%|]).*?\1"), "marked text", LITERAL),
    (
        re.compile(r"(?<!\s)[\^~](?=[\w({]+[\^~])[\w({]+[\^~]?"),
        "raised or lowered text",
        "Write the sign itself, as in km² or CO₂.",
    ),
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
    (re.compile(r"\\(?!\w)"), "a backslash that is shown", "Take it away; only signs of Markdown need one."),
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


def wrong_box(kind: str, written: str, *, empty: bool) -> tuple[str, str] | None:
    """What is wrong with a box of a kind, which begins as it is written: (what, hint)."""
    if kind not in BOXES:
        known = f"Known: {', '.join(BOXES)}."
        return f"'{_short(written.strip())}' is a box of no known kind", did_you_mean(kind, BOXES) or known
    return (f"'{_short(written.strip())}' is a box that holds nothing", BOX) if empty else None


def wrong_code(code: str) -> tuple[str, str] | None:
    """What is wrong with a block of code that is only indented: (what, hint)."""
    first = code.lstrip("\n").split("\n")[0].strip()
    if not BLOCK.match(first):
        return None
    return f"'{_short(first)}' is indented so far that it is read as code", INDENTED


def wrong_fence(info: str, *, closed: bool) -> tuple[str, str] | None:
    """What is wrong with a block of code between fences, the first of which says what it is: (what, hint)."""
    said = info.split()
    if not closed:
        return "a fence of code is never closed", CLOSE_FENCE
    if said and said[0].lower() in DRAWN:
        return f"'{said[0]}' would be shown as code, not drawn", "Make it a chart: ![What it shows](chart:ID)."
    if len(said) > 1 or (said and said[0].startswith("{")):
        return f"'{_short(info.strip())}' says more of code than its language", "Write the language alone, or nothing."
    return None


def unused(references: Mapping[str, Mapping[str, Any]], text: str) -> Iterator[Unread]:
    """Addresses for links that no link has: their lines would vanish."""
    for label, found in references.items():
        name = r"\s+".join(map(re.escape, label.split()))
        if not re.search(rf"\[{name}\](?!:)", text, re.IGNORECASE):
            message = f"'[{_short(label.lower())}]: …' is an address that no link has, and would not be shown"
            yield found["map"][0] + 1, message, "Take it away, or write a backslash before it."


def unread(bare: str, line: int) -> Iterator[Unread]:
    """Forms left in the text of a block, which begins at a line of the page.

    `bare` is its text without code, addresses and what was escaped.
    """
    told: set[str] = set()
    for number, text in enumerate(bare.split("\n")):
        for what, hint in _in_line(text.strip(), follows=number > 0):
            if hint not in told:
                yield line + number, what, hint
            told.add(hint)
    if not told and bare.count("[") != bare.count("]"):
        at = bare.rfind("[") if bare.count("[") > bare.count("]") else bare.find("]")
        yield line + bare.count("\n", 0, at), "a bracket has no partner", CLOSE


def _in_line(text: str, follows: bool) -> Iterator[tuple[str, str]]:
    """The form that a line begins, else every form in it."""
    if alert := re.match(r"\[!([\w-]+)\](.*)", text):
        yield f"'{_short(text)}' is {_odd_alert(alert[1], alert[2])}", did_you_mean(alert[1].upper(), _alerts()) or BOX
        return
    for pattern, what, hint in (*(FOLLOWING if follows else ()), *OPENING):
        if pattern.match(text):
            yield f"'{_short(text)}' is {what}", hint
            return
    for pattern, what, hint in ANYWHERE:
        if found := pattern.search(text):
            yield f"'{_short(text[found.start() :] if len(found[0]) < WHOLE else found[0])}' is {what}", hint


def _alerts() -> list[str]:
    return [name.upper() for name in ALERTS]


def _odd_alert(kind: str, rest: str) -> str:
    if kind.lower() not in ALERTS:
        return "a box of no known kind"
    return "a box that is not read, since it has a title" if rest.strip() else "a box that is not read"


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29].rstrip()}…"
