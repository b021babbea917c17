"""A page as Markdown, made of what its readers see: CommonMark with the tables and the footnotes of GitHub."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urljoin as _joined

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
urljoin = lru_cache(maxsize=20_000)(_joined)  # pages lead to the same places again and again
# What is drawn, pressed or heard only, and what a note at the end says anew.
UNSEEN = frozenset(("svg", "button", "input", "select", "output", "script", "style", "nav", "template"))
HIDDEN = frozenset(("evidence", "chart-drawing", "visually-hidden", "scripted", "theme-choice", "choice", "fold-words"))
BLOCKS = frozenset(("p", "div", "section", "figure", "figcaption", "fieldset", "legend", "details", "summary", "aside"))
BLOCKS |= frozenset(("dl", "dt", "dd", "ul", "ol", "li", "blockquote", "pre", "table", "article", "main", "form"))
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
OPENING = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")
PAGE = re.compile(r'<div class="page\b.*?</article>', re.DOTALL)
DRAWN = re.compile(r'<svg\b.*?</svg>|<span class="evidence".*?</span>', re.DOTALL)
NOTE = re.compile(r"cite-\d+$")
HEADING = re.compile("h[1-6]")
ITEM = re.compile(r"\s*(?:-|\d+\.) ")
# Signs that no text holds: before a mark that opens or closes emphasis, and before the number of a note.
OPENS, CLOSES, NUMBER = "\ue000", "\ue001", "\ue002"


def twin_of(html: str, address: str) -> tuple[str, tuple[str, ...]]:
    """The content of a built page as Markdown, and the ids of the figures whose notes it leads to ([^ID]).

    `address` is the whole one of the page, by which its links become whole, or nothing.
    """
    inside = PAGE.search(html)
    twin = _Twin(address)
    twin.feed(DRAWN.sub("", inside[0]) if inside else "")
    twin.close()
    return "\n\n".join([*twin.blocks(), *twin.notes]), tuple(dict.fromkeys(twin.figures))


class _Twin(HTMLParser):
    """Takes a page's elements one after another and keeps blocks of Markdown."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.open: list[tuple[str, str]] = []  # elements that are open, and what ends them
        self.unseen = 0  # how many of them are not shown
        self.lists: list[int | None] = []  # of each list that is open: the number of its next item, or None
        self.words = ""  # of the block that is being read
        self.lead = ""  # what stands before it: a heading's or an item's mark
        self.found: list[str] = []
        self.notes: list[str] = []
        self.figures: list[str] = []
        self.rows: list[list[str]] | None = None

    def blocks(self) -> list[str]:
        """The blocks of the page, in order."""
        self._end()
        return self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        said = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.words += " "
        if tag in VOID:
            return
        hidden = tag in UNSEEN or HIDDEN & set(said.get("class", "").split()) or said.get("aria-hidden") == "true"
        self.unseen += bool(hidden or self.unseen)
        self.open.append((tag, "" if self.unseen else self._begin(tag, said)))

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

    def handle_data(self, data: str) -> None:
        """Takes words."""
        if not self.unseen:
            self.words += SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data))

    def _begin(self, tag: str, said: dict[str, str]) -> str:
        """What an element begins with is written; returns what it ends with."""
        if tag in BLOCKS or HEADING.fullmatch(tag):
            return self._block(tag, said)
        if tag in ("th", "td"):
            self.words = ""
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in MARKS:
            return self._emphasis(MARKS[tag])
        elif tag == "a":
            return self._link(said)
        return ""

    def _block(self, tag: str, said: dict[str, str]) -> str:
        if self.rows is None:
            self._end()
        if tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._item(said.get("id", ""))
        elif tag == "table":
            self.rows = []
        elif tag in ("summary", "legend", "dt"):
            return self._emphasis("**")
        elif tag == "blockquote":
            self.lead = "> "
        elif tag.startswith("h"):
            self.lead = "#" * int(tag[1]) + " "
        return ""

    def _emphasis(self, mark: str) -> str:
        if any(ending == f"{CLOSES}{mark}" for _, ending in self.open):
            return ""
        self.words += f"{OPENS}{mark}"
        return f"{CLOSES}{mark}"

    def _item(self, name: str) -> None:
        """The mark of an item: of the list of sources, that of a note."""
        if NOTE.match(name):
            self.lead = f"[^{name.rpartition('-')[2]}]: "
            return
        number = self.lists[-1] if self.lists else None
        self.lead = "  " * (len(self.lists) - 1) + ("- " if number is None else f"{number}. ")
        if number is not None:
            self.lists[-1] = number + 1

    def _link(self, said: dict[str, str]) -> str:
        """A number is followed by its note, and a note stands for itself; other links lead on."""
        if "data-figure" in said:
            self.figures.append(said["data-figure"])
            return f"[^{said['data-figure']}]"
        target = said.get("href", "")
        if "cite" in said.get("class", "").split():
            return f"{NUMBER}{len(self.words)} [^{target.rpartition('-')[2]}]"
        if not target or target.startswith("#"):
            return ""
        self.words += "["
        return f"]({urljoin(self.address, target).replace(')', '%29').replace(' ', '%20')})"

    def _finish(self, tag: str, ending: str) -> None:
        if ending.startswith(NUMBER):  # a note's own number is not words
            length, _, note = ending[1:].partition(" ")
            self.words = self.words[: int(length)].rstrip() + note
        elif ending:
            self.words += ending
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append(_tidy(self.words))
            self.words = ""
        elif tag == "table":
            self._table()
        elif tag in ("ul", "ol") and self.lists:
            self._end()
            self.lists.pop()
        elif (tag in BLOCKS or HEADING.fullmatch(tag)) and self.rows is None:
            self._end()

    def _end(self) -> None:
        """The block that is being read is whole."""
        words = _tidy(self.words)
        if words and self.lead.startswith("[^"):
            self.notes.append(f"{self.lead}{words}")
        elif words and self.found and ITEM.fullmatch(self.lead) and self._in_list():
            self.found[-1] += f"\n{self.lead}{words}"
        elif words:
            self.found.append(f"{self.lead}{words if self.lead else OPENING.sub(_escaped, words)}")
        if words:
            self.lead = ""
        self.words = ""

    def _in_list(self) -> bool:
        """Whether the block before is an item too."""
        return bool(ITEM.match(self.found[-1].rpartition("\n")[2]))

    def _table(self) -> None:
        rows = [row for row in self.rows or [] if row]
        self.rows = None
        if rows:
            wide = max(map(len, rows))
            lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
            self.found.append("\n".join([lines[0], "|" + "---|" * wide, *lines[1:]]))


def _escaped(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}\\{mark}" if len(mark) == 1 else f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _tidy(words: str) -> str:
    """Words with single spaces; marks of emphasis stand at words, and those that hold none are gone."""
    words = re.sub(rf"{OPENS}(\*+)(\s*){CLOSES}\1", r"\2", words)
    words = re.sub(rf"{OPENS}(\*+)(\s*)", r"\2\1", words)
    words = re.sub(rf"(\s*){CLOSES}(\*+)", r"\2\1", words)
    return " ".join(words.split())
