"""The words of a block as Markdown: emphasis, links, code and the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urljoin as _joined

from microsite.twin.spelling import CLOSES, OPENS, code, plain

urljoin = lru_cache(maxsize=20_000)(_joined)  # pages lead to the same places again and again
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "del": "~~"}
NOTE = re.compile(r"(?:cite-|(fn):)(\d+)")
# Signs that no text holds: before the place at which the number of a note, or code, begins.
NUMBER, CODE = "\ue002", "\ue003"


class Inline(HTMLParser):
    """Takes elements one after another, and gathers the words of the block that is being read."""

    def __init__(self, address: str, sources: Collection[str]) -> None:
        """Takes the whole address of the page, or nothing, and those of the entries of sources: 'sources/#usda'."""
        super().__init__(convert_charrefs=True)
        self.address = address
        self.sources = sources
        self.open: list[tuple[str, str]] = []  # elements that are open, and what ends them
        self.unseen = 0  # how many of them are not shown
        self.raw = 0  # how many of them hold code
        self.words = ""
        self.named: list[tuple[str, str]] = []
        self.rows: list[list[str]] | None = None  # of the table that is being read

    def handle_data(self, data: str) -> None:
        """Takes words."""
        if not self.unseen:
            self.words += data if self.raw else plain(re.sub(r"\s+", " ", data))

    def begun(self, tag: str, said: dict[str, str]) -> str:
        """What an element within a block begins with is written; returns what it ends with."""
        if tag in MARKS:
            return self.emphasis(MARKS[tag])
        if tag == "a":
            return self._link(said)
        if tag == "code":
            self.raw += 1
            return f"{CODE}{len(self.words)}"
        return ""

    def ended(self, ending: str) -> None:
        """Writes what an element ends with."""
        if ending.startswith(NUMBER):  # a note's own number is not words
            length, _, note = ending[1:].partition(" ")
            self.words = self.words[: int(length)].rstrip() + note
        elif ending.startswith(CODE):
            self.raw -= 1
            start = int(ending[1:])
            if not self.raw:  # a block of code is written as a whole
                self.words = self.words[:start] + code(self.words[start:], self.rows is not None)
        else:
            self.words += ending

    def alone(self, tag: str, said: dict[str, str]) -> None:
        """An element that holds nothing: a break, a picture, the sign of a task."""
        if tag == "br":
            self.words += " "
        elif tag == "img" and said.get("alt"):
            self.words += f"![{plain(said['alt'])}]({self._whole(said.get('src', ''))})"
        elif tag == "input" and "disabled" in said:
            self.words += f"[{'x' if 'checked' in said else ' '}] "

    def emphasis(self, mark: str) -> str:
        """A mark that opens emphasis, and returns the one that closes it, unless there is some already."""
        if any(ending == f"{CLOSES}{mark}" for _, ending in self.open):
            return ""
        self.words += f"{OPENS}{mark}"
        return f"{CLOSES}{mark}"

    def _link(self, said: dict[str, str]) -> str:
        """A number is followed by its note, as a source is; a note stands for itself; other links lead on."""
        target = said.get("href", "")
        if name := said.get("data-figure"):
            self.named.append(("figure", name))
            return f"[^{name}]"
        if "/".join(target.split("/")[-2:]) in self.sources:
            name = target.partition("#")[2]
            self.named.append(("source", name))
            return f"[^source-{name}]"
        if note := note_of(target.removeprefix("#")):
            return f"{NUMBER}{len(self.words)} [^{note}]"
        if not target or target.startswith("#"):
            return ""
        self.words += "["
        return f"]({self._whole(target)})"

    def _whole(self, target: str) -> str:
        return str(urljoin(self.address, target)).replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def note_of(name: str) -> str:
    """What a note is called whose id in the page is such as cite-1 or fn:1; nothing where it is no note's."""
    found = NOTE.fullmatch(name)
    return "-".join(filter(None, found.groups())) if found else ""
