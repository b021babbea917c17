"""Walks the tree of a page, between inline parsing and our adapter, and collects what the rules need."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown

from microsite.prose.dialect import CITATION, HEADINGS, KEY, address_of, only_image, plain
from microsite.prose.forms import Unread, unread
from microsite.prose.page import Heading, Link
from microsite.prose.source_lines import Lines, fence

SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(.*)$", re.DOTALL)
TAG = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--.*?(?:-->|\Z)|<[!?][^<>]*>|</?[A-Za-z][\w-]*(?=\s*\n|\s*\Z|\s+[\w-]+=)", re.DOTALL
)
HIDDEN = "\ufffc"
BLOCKS = frozenset(
    (*HEADINGS, "div", "p", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr")
)
CELLS = frozenset(("th", "td"))


@dataclass
class Found:
    """What has been read of a page so far."""

    links: list[Link] = field(default_factory=list)
    prose: list[tuple[int, str, str]] = field(default_factory=list)
    citations: list[tuple[int, str]] = field(default_factory=list)
    html: list[tuple[int, str]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    forms: list[Unread] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def also(self, line: int, kind: str, words: str) -> None:
        """Adds code, or the title of a link: words that stand in no block's text."""
        self.prose.append((line, kind, words))
        self.shown.append(words)


class Reader:
    """Walks a tree in the order of the page."""

    def __init__(self, md: Markdown, where: Lines, found: Found) -> None:
        """Takes the parser that made the tree, the lines of its blocks, and where to put what is read."""
        self.md = md
        self.where = where
        self.found = found

    def read(self, block: Element) -> None:
        """Reads a block: its words, then the blocks in it, each followed by the words after it."""
        if block.tag == "pre" and len(block):
            written, lines = self.where.of(block[0], "text")
            return self.found.also(lines[0], "code", unescape(written)) if lines else None
        inline: list[Element] = []
        start, text = (block, "text"), block.text
        for child in block:
            if child.tag in BLOCKS or child.tag in CELLS:
                self._words(block, start, text, inline)
                self.read(child)
                inline, start, text = [], (child, "tail"), child.tail
            else:
                inline.append(child)
        return self._words(block, start, text, inline)

    def _words(self, block: Element, start: tuple[Element, str], text: str | None, inline: list[Element]) -> None:
        """One run of words: a prose block."""
        lines = self.where.of(*start)[1]
        if not lines or not ((text or "").strip() or inline):
            if block.tag in HEADINGS:
                self.found.forms.append(
                    (self.where.line, "a heading without words", "Write its words, or take it away.")
                )
            return
        run = _Run(self, lines, only_image(block) if block.tag == "p" else None)
        run.say(text)
        for child in inline:
            run.take(child)
        words = _aligned("".join(run.out), lines)
        self.found.forms += unread("".join(run.bare), lines, self.where.of(*start)[0])
        self.found.prose.append((lines[0], block.tag, words))
        shown = "".join(run.shown)
        self.found.shown.append(shown)
        if block.tag in HEADINGS:
            self.found.headings.append(
                Heading(lines[0], block.tag, block.get("id", ""), shown.replace(HIDDEN, "").strip())
            )


def _aligned(words: str, lines: tuple[int, ...]) -> str:
    """The words of a block, with an empty line for every line of the page between two of theirs."""
    parts = words.split("\n")
    gaps = [max(after - before, 1) for before, after in pairwise(lines)]
    breaks = ["\n" * gap for gap in gaps] + ["\n"] * len(parts)
    return "".join(part + line_end for part, line_end in zip(parts[:-1], breaks, strict=False)) + parts[-1]


@dataclass
class _Run:
    """The words of one block so far; those of links to figures are hidden, and all links are collected."""

    reader: Reader
    lines: tuple[int, ...]
    alone: Element | None
    out: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    newlines: int = 0

    @property
    def line(self) -> int:
        """The line of the page that the next words stand on."""
        return self.lines[min(self.newlines, len(self.lines) - 1)]

    def put(self, words: str, bare: str = HIDDEN) -> None:
        """Adds words as a reader sees them, and as they stand in the tree."""
        self.out.append(words)
        self.shown.append(words)
        self.bare.append(bare)
        self.newlines += words.count("\n")

    def say(self, text: str | None) -> None:
        """Adds text of the tree, which may hold fences and what looks like HTML."""
        for number, part in enumerate((text or "").split("\n")):
            if number:
                self.put("\n", "\n")
            code = fence(part, self.reader.md)
            if code is not None:
                self._code(code)
            else:
                self.put(plain(part, self.reader.md), part)
        self._html(text or "")

    def _html(self, text: str) -> None:
        for tag in TAG.finditer(text):
            after = text.count("\n", tag.start())
            line = self.lines[min(max(self.newlines - after, 0), len(self.lines) - 1)]
            self.reader.found.html.append((line, tag[0]))

    def _code(self, code: str) -> None:
        self.reader.found.also(self.line, "code", code)
        self.put(HIDDEN)

    def take(self, child: Element) -> None:
        """Adds an inline element and the words after it."""
        if title := child.get("title"):
            self.reader.found.also(self.line, "title", plain(title, self.reader.md))
        if child.tag == "a":
            self._link(child)
        elif child.tag == "img":
            alt = plain(child.get("alt", ""), self.reader.md)
            self._collect(child, "src", alt, self.line, image=True, alone=child is self.alone)
            self.put(alt)
        elif child.tag == "code":
            self._code(unescape("".join(child.itertext())))
        elif child.tag == "br":
            self.put("\n", "\n")
        elif said := child.get("data-said"):
            self._citation(said)
        else:
            self._inside(child)
        self.say(child.tail)

    def _inside(self, element: Element) -> None:
        self.say(element.text)
        for child in element:
            self.take(child)

    def _citation(self, said: str) -> None:
        found = CITATION.fullmatch(said)
        assert found
        self.reader.found.citations += [(self.line, key) for key in KEY.findall(found[1])]
        if rest := re.sub(r"[;,\s]+", " ", KEY.sub("", found[1])).strip():
            hint = "Only keys stand in a citation, as in [@key] or [@key; @other]; write the page in the text."
            self.reader.found.forms.append((self.line, f"'{rest}' in a citation would be lost", hint))
        self.put(HIDDEN * len(said.replace("\n", "")) + "\n" * said.count("\n"), "\n" * said.count("\n"))

    def _link(self, link: Element) -> None:
        start, bare, line, before = len(self.out), len(self.bare), self.line, "".join(self.out)
        self._inside(link)
        words = "".join(self.out[start:])
        self.bare[bare:] = [re.sub(r"://|www\.", HIDDEN, part) for part in self.bare[bare:]]
        self._collect(link, "href", words, line, before=before)
        if address_of(link, "href", self.reader.md).startswith("figure:"):
            self.out[start:] = [HIDDEN * len(words.replace("\n", "")) + "\n" * words.count("\n")]

    def _collect(
        self,
        element: Element,
        attribute: str,
        words: str,
        line: int,
        *,
        image: bool = False,
        alone: bool = False,
        before: str = "",
    ) -> None:
        address = address_of(element, attribute, self.reader.md)
        found = SCHEME.match(address)
        scheme, target = (found[1], found[2]) if found else ("", address)
        self.reader.found.links.append(Link(scheme, target, words, line, image, alone, before[-40:]))
