"""Walks the tree of a page, between inline parsing and our adapter, and collects what the rules need."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from microsite.prose.dialect import citations, lost
from microsite.prose.elements import HEADINGS, HIDDEN, Tree, address_of, only_image, plain
from microsite.prose.forms import Unread, unread
from microsite.prose.page import Heading, Link

SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(.*)$", re.DOTALL)
TAG = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--.*?(?:-->|\Z)|<[!?][^<>]*>|</?[A-Za-z][\w-]*(?=\s*\n|\s*\Z|\s+[\w-]+=)", re.DOTALL
)
BLOCKS = frozenset(
    (*HEADINGS, "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "details", "summary", "section")
    + ("pre", "hr", "table", "thead", "tbody", "tr", "th", "td")
)


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

    def __init__(self, tree: Tree, skipped: int, found: Found) -> None:
        """Takes a page's tree, how many lines stand before its Markdown, and where to put what is read."""
        self.tree = tree
        self.skipped = skipped
        self.found = found

    def line_of(self, element: Element, part: str) -> int:
        """The line of the page where words begin; 0 where there are none."""
        run = self.tree.runs.get((element, part))
        return run.line + self.skipped if run else 0

    def read(self, block: Element) -> None:
        """Reads a block: its words, then the blocks in it, each followed by the words after it."""
        if block.tag == "pre":
            return self.found.also(self.line_of(block[0], "text"), "code", plain(block[0].text or ""))
        inline: list[Element] = []
        start = (block, "text")
        for child in block:
            if child.tag in BLOCKS:
                self._words(block, start, inline)
                self.read(child)
                inline, start = [], (child, "tail")
            else:
                inline.append(child)
        return self._words(block, start, inline)

    def _words(self, block: Element, start: tuple[Element, str], inline: list[Element]) -> None:
        """One run of words: a prose block."""
        text = getattr(*start) or ""
        line = self.line_of(*start) or next(filter(None, (self.line_of(child, "tail") for child in inline)), 0)
        if not line or not (text.strip() or inline):
            if block.tag in HEADINGS and line:
                self.found.forms.append((line, "a heading without words", "Write its words, or take it away."))
            return
        run = _Run(self, line, only_image(block) if block.tag == "p" else None)
        run.say(*start)
        for child in inline:
            run.take(child)
        shown = "".join(run.shown)
        self.found.forms += unread("".join(run.bare), line)
        self.found.prose.append((line, block.tag, "".join(run.out)))
        self.found.shown.append(shown)
        if block.tag in HEADINGS:
            words = shown.replace(HIDDEN, "").strip()
            self.found.headings.append(Heading(line, block.tag, block.get("id", ""), words))


@dataclass
class _Run:
    """The words of one block so far; those of links to figures are hidden, and all links are collected."""

    reader: Reader
    first: int
    alone: Element | None
    out: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    newlines: int = 0

    @property
    def line(self) -> int:
        """The line of the page that the next words stand on."""
        return self.first + self.newlines

    def put(self, words: str, bare: str = HIDDEN) -> None:
        """Adds words as a reader sees them, and as they stand in the tree."""
        self.out.append(words)
        self.shown.append(words)
        self.bare.append(bare)
        self.newlines += words.count("\n")

    def say(self, element: Element, part: str) -> None:
        """Adds text of the tree, which may look like HTML, at its line."""
        text = plain(getattr(element, part) or "")
        if not (run := self.reader.tree.runs.get((element, part))):
            return self.put(text) if text else None
        if (ahead := self.reader.line_of(element, part) - self.line) > 0:
            self.put("\n" * ahead, "\n" * ahead)
        for tag in TAG.finditer(run.bare):
            self.reader.found.html.append((self.line + run.bare.count("\n", 0, tag.start()), tag[0]))
        return self.put(text, run.bare)

    def take(self, child: Element) -> None:
        """Adds an inline element and the words after it."""
        if title := child.get("title"):
            self.reader.found.also(self.line, "title", plain(title))
        if child.tag == "a":
            self._link(child)
        elif child.tag == "img":
            alt = plain(child.get("alt", ""))
            self._collect(child, "src", alt, self.line, image=True, alone=child is self.alone)
            self.put(alt)
        elif child.tag == "code":
            self.reader.found.also(self.line, "code", self.reader.tree.runs[child, "text"].bare)
            self.put(HIDDEN)
        elif said := child.get("data-said"):
            self._citation(plain(said))
        elif child.get("id", "").startswith("fnref"):
            self.put(HIDDEN)
        else:
            self._inside(child)
        self.say(child, "tail")

    def _inside(self, element: Element) -> None:
        self.say(element, "text")
        for child in element:
            self.take(child)

    def _citation(self, said: str) -> None:
        self.reader.found.citations += [(self.line, key) for key, _ in citations(said)]
        if rest := lost(said):
            hint = "A citation holds keys and places in the sources, as in [@key], [@key, p. 4] or [@key; @other]."
            self.reader.found.forms.append((self.line, f"'{rest}' in a citation would be lost", hint))
        self.put(HIDDEN * len(said.replace("\n", "")) + "\n" * said.count("\n"), "\n" * said.count("\n"))

    def _link(self, link: Element) -> None:
        if "footnote" in link.get("class", ""):
            return
        start, line, before = len(self.out), self.line, "".join(self.out)
        self._inside(link)
        words = "".join(self.out[start:])
        self._collect(link, "href", words, line, before=before)
        address = address_of(link, "href")
        if address.startswith("figure:") or address in (words, f"http://{words}"):
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
        address = address_of(element, attribute)
        found = SCHEME.match(address)
        scheme, target = (found[1], found[2]) if found else ("", address)
        title = plain(element.get("title", ""))
        self.reader.found.links.append(Link(scheme, target, words, line, image, alone, before[-40:], title))
