"""Finds the lines of a page that a parsed block was written on; Python-Markdown's tree has none."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

FENCE = re.compile(r"<pre[^>]*><code[^>]*>(.*)</code></pre>", re.DOTALL)
TAB = 4


class Lines:
    """The text of every block before inline parsing, and the line of each line of it.

    A cursor goes through the source once: blocks stand in the tree in the order of the page, and
    each of their lines stands in the source as it was written.
    """

    def __init__(self, body: str, skipped: int, md: Markdown) -> None:
        """Takes a page's Markdown, how many lines stand before that, and the parser that read it."""
        self.md = md
        self._source = body.expandtabs(TAB)
        self._at = self._counted = 0
        self.line = 1 + skipped
        self._found: dict[tuple[Element, str], tuple[str, tuple[int, ...]]] = {}

    def follow(self, root: Element) -> None:
        """Notes every block of a tree that is not parsed further yet."""
        for element in root.iter():
            for part in ("text", "tail"):
                written = getattr(element, part) or ""
                if written.strip():
                    self._found[element, part] = (written, tuple(self._lines_of(written)))

    def of(self, element: Element, part: str) -> tuple[str, tuple[int, ...]]:
        """What was written in an element's text or tail, and its lines; ('', ()) where there was nothing."""
        return self._found.get((element, part), ("", ()))

    def _lines_of(self, written: str) -> list[int]:
        if isinstance(written, AtomicString):
            first = self._block(unescape(written))
            return [first + number for number in range(written.count("\n") + 1)]
        lines: list[int] = []
        for text in written.split("\n"):
            code = fence(text, self.md)
            found = self._block(code) if code is not None else self._find(text)
            lines.append(found or (lines[-1] + 1 if lines else self.line))
        return lines

    def _block(self, code: str) -> int:
        """The line of the first line of a block of code."""
        lines = [self._find(text) for text in code.split("\n")]
        number, line = next(((n, line) for n, line in enumerate(lines) if line), (0, self.line))
        return line - number

    def _find(self, text: str) -> int:
        """The line where a text stands next, which moves the cursor; 0 where it does not."""
        needle = text.strip()
        found = self._source.find(needle, self._at) if needle else -1
        if found < 0:
            return 0
        self.line += self._source.count("\n", self._counted, found)
        self._at, self._counted = found + len(needle), found
        return self.line


def fence(text: str, md: Markdown) -> str | None:
    """The code that a placeholder of a fence stands for; None for any other text."""
    found = HTML_PLACEHOLDER_RE.fullmatch(text.strip())
    code = FENCE.fullmatch(str(md.htmlStash.rawHtmlBlocks[int(found[1])])) if found else None
    return unescape(code[1]) if code else None
