"""A page as Markdown, made of what its readers see: CommonMark with the tables and the footnotes of GitHub."""

from __future__ import annotations

import re
from collections.abc import Collection

from microsite.twin.blocks import Blocks
from microsite.twin.inline import Inline, note_of
from microsite.twin.spelling import OPENS, fenced, opened, table, tidy
from microsite.twin.unseen import is_unseen

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TITLES = frozenset(("summary", "legend", "dt"))
WITHIN = frozenset(("ul", "ol", "li", "blockquote"))
BLOCKS = frozenset(("p", "div", "section", "figure", "figcaption", "fieldset", "details", "aside", "dl", "dd", "pre"))
BLOCKS |= frozenset(("table", "article", "main", "form", "nav")) | HEADINGS | TITLES | WITHIN
PAGE = re.compile(r'<div class="page\b.*?</article>', re.DOTALL)
Twin = tuple[str, tuple[tuple[str, str], ...]]  # a page, and the kinds and ids of what its notes tell
DRAWN = re.compile(r'<svg\b.*?</svg>|<span class="evidence".*?</span>', re.DOTALL)


def twin_of(html: str, address: str, sources: Collection[str] = ()) -> Twin:
    """The content of a built page as Markdown, and the notes to which it leads: ('figure', ID), ('source', ID).

    They are called [^ID] and [^source-ID]. `address` is the whole one of the page, by which its links become whole,
    or nothing; `sources` are the ends of those of the entries of sources, such as 'sources/#usda'.
    """
    inside = PAGE.search(html)
    twin = _Twin(address, sources)
    twin.feed(DRAWN.sub("", inside[0]) if inside else "")
    twin.close()
    return twin.whole(), tuple(dict.fromkeys(twin.named))


class _Twin(Inline):
    """Takes a page's elements one after another and keeps blocks of Markdown."""

    def __init__(self, address: str, sources: Collection[str]) -> None:
        super().__init__(address, sources)
        self.heading = ""  # the mark of the block that is being read, where it is a heading
        self.note = ""  # the name of the note to which it belongs
        self.closing = False  # whether the list of the page's sources has begun, which is its notes
        self.blocks = Blocks()
        self.notes: dict[str, str] = {}

    def whole(self) -> str:
        """The page, and the notes that it holds itself."""
        self._end()
        return "\n\n".join(["\n".join(self.blocks.lines), *self.notes.values()])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        said = {name: value or "" for name, value in attrs}
        if tag in VOID:
            return None if self.unseen else self._void(tag, said)
        # The title of the list of sources, which are notes here, is none.
        hidden = is_unseen(tag, said) or (tag == "summary" and self.closing)
        self.unseen += bool(hidden or self.unseen)
        self.closing = self.closing or said.get("class") == "page-sources"
        return self.open.append((tag, "" if self.unseen else self._begin(tag, said)))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and those inside of it that nothing has closed."""
        while self.open and tag in (name for name, _ in self.open):
            name, ending = self.open.pop()
            if self.unseen:
                self.unseen -= 1
            else:
                self._finish(name, ending)
            if name == tag:
                return

    def _void(self, tag: str, said: dict[str, str]) -> None:
        if tag == "hr":
            self._end()
            self.blocks.add(["---"])
        self.alone(tag, said)

    def _begin(self, tag: str, said: dict[str, str]) -> str:
        """What an element begins with is written; returns what it ends with."""
        if tag in BLOCKS:
            return self._block(tag, said)
        if tag in ("th", "td", "caption"):
            self.words = ""
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        return self.begun(tag, said)

    def _block(self, tag: str, said: dict[str, str]) -> str:
        if tag in HEADINGS:
            if self.blocks.listed():
                return self.emphasis("**")
            self._untitled()
        if self.rows is None:
            self._end()
        if tag == "li" and (note := note_of(said.get("id", ""))):
            self.note = note
        elif tag in WITHIN and self.rows is None:
            self.blocks.begin(tag)
        elif tag == "table":
            self.rows = []
        elif tag == "pre":
            self.raw += 1
        elif tag in TITLES:
            return self.emphasis("**")
        elif tag in HEADINGS:
            self.heading = "#" * int(tag[1]) + " "
        return ""

    def _untitled(self) -> None:
        """A title that holds a heading is none itself."""
        self.words = self.words.replace(f"{OPENS}**", "")
        self.open = [(name, "" if name in TITLES else ending) for name, ending in self.open]

    def _finish(self, tag: str, ending: str) -> None:
        self.ended(ending)
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append(tidy(self.words))
            self.words = ""
        elif tag == "caption":
            self.blocks.add([tidy(self.words)])
        elif tag == "table":
            self._table()
        elif tag in BLOCKS and self.rows is None and not (tag in HEADINGS and self.blocks.listed()):
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "pre":
            self.raw -= 1
            self.blocks.add(fenced(self.words))
            self.words = ""
        self._end()
        if tag == "li" and self.note:
            self.note = ""
        elif tag in WITHIN:
            self.blocks.end()

    def _end(self) -> None:
        """The block that is being read is whole."""
        words = tidy(self.words)
        if words and self.note:
            said = self.notes.get(self.note)
            self.notes[self.note] = f"{said}\n\n    {words}" if said else f"[^{self.note}]: {words}"
        elif words:
            self.blocks.add([f"{self.heading}{words}" if self.heading else opened(words)])
        if words:
            self.heading = ""
        self.words = ""

    def _table(self) -> None:
        rows = [row for row in self.rows or [] if row]
        self.rows = None
        if rows:
            self.blocks.add(table(rows))
