"""Boxes: '!!! note "Title"', '???' for one that folds, '???+' for one that is unfolded, as Material has them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

# Every kind, and the one whose look it has.
BOXES = {
    name: look
    for look, names in {
        "note": "note",
        "abstract": "abstract summary tldr",
        "info": "info todo",
        "tip": "tip hint important",
        "success": "success check done",
        "question": "question help faq",
        "warning": "warning caution attention",
        "failure": "failure fail missing",
        "danger": "danger error",
        "bug": "bug",
        "example": "example",
        "quote": "quote cite",
    }.items()
    for name in names.split()
}
ALERTS = ("note", "tip", "important", "warning", "caution")
STEP = 4
OPENING = re.compile(r"(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<kind>[\w-]+)(?:[ \t]+\"(?P<title>.*)\")?[ \t]*")


def boxes(md: MarkdownIt) -> None:
    """A plugin of the parser: tokens 'box_open' (meta: kind, mark, title or None), 'box_title_…', 'box_close'."""
    md.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opening = OPENING.fullmatch(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if not opening or state.is_code_block(start):
        return False
    if silent:
        return True
    indent = state.sCount[start] + STEP
    last = _last_line(state, start, end, indent)
    token = state.push("box_open", "div", 1)
    token.map = [start, last]
    token.meta = opening.groupdict()
    if opening["title"]:
        state.push("box_title_open", "p", 1)
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = opening["title"], [start, start + 1], []
        state.push("box_title_close", "p", -1)
    former = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "box", last, indent
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax, state.blkIndent = former
    state.push("box_close", "div", -1)
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int, indent: int) -> int:
    """The line after a box: it holds the lines that are indented, and the empty ones between them."""
    last = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < indent:
            break
        last = line + 1
    return last
