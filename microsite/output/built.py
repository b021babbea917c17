"""Reads a built page: its ids, links, what it loads, and the words and numbers that came from its source."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from microsite.evidence.components import COMPONENTS

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
INLINE = frozenset(("a", "em", "strong", "b", "i"))
# What the adapter puts in the place of links, citations and images; pages hold no such elements of their own.
MADE = frozenset(
    ("evidence", "page-sources", "cites", "note-mark", *(f"{name}-block" for name in ("chart", "image", *COMPONENTS)))
)
LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "base": ("href",),
}
LOADED = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")
)


class Built(HTMLParser):
    """What a built page holds.

    `ids`, `links` (address), `shown` (how often each figure and chart is shown), `own` (the same, of
    what its source wrote), `loads` (addresses that a browser fetches by itself), `scripts` and `styles`
    (inline), `numbers` (every number of the content that came from the source), `frame` (those of its
    title, description and menus).
    """

    def __init__(self) -> None:
        """An empty page; feed() fills it."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shown: Counter[tuple[str, str]] = Counter()
        self.own: Counter[tuple[str, str]] = Counter()
        self.loads: list[str] = []
        self.scripts: list[str] = []
        self.styles = 0
        self._inline = False
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._frame: list[str] = []

    @property
    def numbers(self) -> Counter[str]:
        """Every number of the content, with how often it stands there."""
        return Counter(NUMBER.findall("".join(self._words)))

    @property
    def frame(self) -> Counter[str]:
        """Every number of the title, the description and the menus."""
        return Counter(NUMBER.findall(" ".join(self._frame)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes one element."""
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        part = self._part(tag, classes)
        if "id" in values:
            self.ids.append(values["id"])
        self._fetches(tag, values)
        for kind in ("figure", "chart"):
            if f"data-{kind}" in values:
                named = (kind, values[f"data-{kind}"])
                self.shown[named] += 1
                self.own[named] += part == "page" or (kind == "chart" and part == "made" and tag == "figure")
        if part == "page":
            self._words += ["" if tag in INLINE and "figure" not in classes else " "]
            self._words += [
                f" {values[name]} " if name == "title" else values[name] for name in ("alt", "title") if name in values
            ]
        elif tag == "meta" and (
            values.get("name") == "description" or values.get("property", "").startswith("og:title")
        ):
            self._frame.append(values.get("content", ""))
        if tag not in VOID:
            self._open.append((tag, part))

    def _part(self, tag: str, classes: list[str]) -> str:
        """Where an element stands: in the page's content, in what the compiler made there, in the frame."""
        part = self._open[-1][1] if self._open else ""
        if tag == "div" and "page" in classes:
            return "page"
        if part == "page" and tag in ("div", "span", "sup", "section") and MADE.intersection(classes):
            return "made"
        if tag in ("title", "nav") and not part:
            return "frame"
        return part

    def _fetches(self, tag: str, values: dict[str, str]) -> None:
        for name in ("href", "src"):
            if name in values and tag in ("a", "img", "script", "link"):
                self.links.append(values[name])
        self.loads += [values[name] for name in LOADS.get(tag, ()) if name in values]
        if tag == "link" and LOADED.intersection(values.get("rel", "").lower().split()):
            self.loads.append(values.get("href", ""))
        if tag == "script":
            self._inline = "src" not in values and "json" not in values.get("type", "")
            self.scripts += [""] if self._inline else []
        self.styles += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and those in it that were left open."""
        if (self._open and self._open[-1][0] == tag) or any(name == tag for name, _ in self._open):
            while self._open:
                name, part = self._open.pop()
                if part in ("page", "made") and name not in INLINE:
                    self._words.append(" ")
                if name == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Notes words where they stand."""
        tag, part = self._open[-1] if self._open else ("", "")
        if tag == "script":
            if self._inline:
                self.scripts[-1] += data
        elif part == "page":
            self._words.append(data)
        elif part == "frame":
            self._frame.append(data)
