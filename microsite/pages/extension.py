"""The Python-Markdown extension: puts what was rendered before where a page names it; knows no project.

The only module that an engine loads. After inline parsing it turns links with our schemes into
links of the site, and paragraphs that hold one chart or component into what they stand for.
Raw HTML in a page is shown as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from microsite.prose.dialect import citations
from microsite.prose.elements import HEADINGS, address_of, only_image, plain
from microsite.prose.syntax import Syntax

SAFE = re.compile(r"^(?:[a-z]+:/|https?://|#|[^:]*$)")


NUMERIC = re.compile(r"[^\w\s]{0,3}\d[\d.,\s]*[^\w\s]?|\N{EN DASH}?")
# Stands in a note where its number on the page goes.
NUMBER = "#NUMBER#"


@lru_cache(maxsize=4)
def _fragments(path: str) -> dict[str, Any]:
    """What fragments.py wrote; an engine process builds one edition."""
    return dict(json.loads(Path(path).read_text("utf-8")))


class Adapter(Treeprocessor):
    """Replaces our links, citations, charts and components in the parsed page."""

    def __init__(self, md: Markdown, config: dict[str, Any]) -> None:
        """`config` names the file of fragments."""
        super().__init__(md)
        self.config = config

    def run(self, root: Element) -> None:
        """Rewrites the tree in place."""
        self.fragments = _fragments(self.config["fragments"])
        self.cited: list[str] = []
        self.notes = 0
        self.met: set[str] = set()
        images = (address_of(image, "src") for image in root.iter("img"))
        self.charts = {address.removeprefix("chart:") for address in images if address.startswith("chart:")}
        for heading in root.iter():
            if heading.tag in HEADINGS and len(heading):
                heading.set("data-toc-label", " ".join(plain("".join(_words(heading))).split()))
        for parent, index, child in list(_in_order(root)):
            if child.tag == "a":
                self._link(parent, child)
            elif child.tag == "sup" and child.get("data-said"):
                _close_up(parent, index)
                self._cite(child)
            elif child.tag == "p" and (image := only_image(child)) is not None:
                block = self._block(image)
                parent[index] = child if block is None else block
            elif child.tag == "table":
                parent[index] = _scrolling(child, self.fragments["labels"]["data_table"])
            else:
                self._say(child)
        if self.cited:
            root.append(self._stashed(self.fragments["cited"][" ".join(self.cited)]))

    def _say(self, element: Element) -> None:
        """Gives what the author left without words the words of the language."""
        labels = self.fragments["labels"]
        if kind := element.attrib.pop("data-box", None):
            element.text = self.fragments["boxes"][kind]
        elif element.tag == "input":
            element.set("aria-label", labels["task_open" if element.get("checked") is None else "task_done"])
        elif element.tag == "section":
            element.set("aria-label", labels["footnotes"])

    def _link(self, parent: Element, link: Element) -> None:
        address = address_of(link, "href")
        scheme, _, target = address.partition(":")
        if scheme == "chart" and (ours := self.fragments["links"].get(address)):
            self._pointing(link, target, ours)
        elif ours := self.fragments["links"].get(address):
            link.set("href", ours["address"])
            link.set("class", scheme)
            if scheme == "figure":  # verified, and noted in the twin, by its id; the others' stand in their addresses
                link.set("data-figure", target)
            if scheme == "figure" or (scheme == "term" and target not in self.met):
                self._noted(parent, link, ours["note"])
                self.met.add(target)
        elif link.get("class") == "footnote-backref":
            link.set("aria-label", self.fragments["labels"]["footnote_back"])
        elif not SAFE.match(address):
            link.attrib.pop("href")
        elif scheme in ("http", "https"):
            link.set("rel", "noopener")

    def _pointing(self, link: Element, target: str, ours: dict[str, str]) -> None:
        """Leads to the chart where it stands on the page, and says which value is meant; else to its own page."""
        chart = target.partition("@")[0]
        link.set("class", "pointing")
        link.set("data-chart", target)
        link.set("href", f"#chart-{chart}" if chart in self.charts else ours["address"])
        if chart in self.charts:
            link.set("data-at", ours["at"])

    def _noted(self, parent: Element, link: Element, note: str) -> None:
        """Wraps a figure's or a term's link with its note, which CSS shows on hover and focus."""
        self.notes += 1
        wrap = Element("span", {"class": "figure-wrap"})
        position = list(parent).index(link)
        parent.remove(link)
        wrap.tail = link.tail
        link.set("aria-describedby", f"evidence-{self.notes}")
        wrap.append(link)
        link.tail = self.md.htmlStash.store(note.replace(NUMBER, str(self.notes)))
        parent.insert(position, wrap)

    def _cite(self, mark: Element) -> None:
        """Turns keys into numbered links to the list at the page's end."""
        labels = self.fragments["labels"]
        mark.text = ""
        cited = citations(plain(mark.attrib.pop("data-said")))
        for key, place in cited:
            if key not in self.cited:
                self.cited.append(key)
            number = self.cited.index(key) + 1
            label = f"{labels['source']} {number}{labels['colon']} {self.fragments['publishers'][key]}"
            link = SubElement(mark, "a", {"href": f"#cite-{number}", "class": "cite"})
            link.set("aria-label", f"{label}, {place}" if place else label)
            link.text = str(number)
            link.tail = f", {place}" if place else ""
        for link in mark[:-1]:
            link.tail = f"{link.tail}{labels['semicolon']} " if any(place for _, place in cited) else " "

    def _block(self, image: Element) -> Element | None:
        address = address_of(image, "src")
        html = self.fragments["blocks"].get(f"{address} {plain(image.get('alt', ''))}")
        if html is None:
            return None
        name = address.partition(":")[0] if ":" in address else "image"
        return self._stashed(html, {"class": f"{name}-block"})

    def _stashed(self, html: str, attributes: dict[str, str] | None = None) -> Element:
        """A block whose content the engine does not touch."""
        element = Element("div", attributes or {})
        element.text = self.md.htmlStash.store(html)
        return element


def _words(heading: Element) -> Iterator[str]:
    """The words of a heading, without the marks of its footnotes."""
    yield heading.text or ""
    for child in heading:
        yield from () if child.tag == "sup" else _words(child)
        yield child.tail or ""


def _in_order(parent: Element) -> Iterator[tuple[Element, int, Element]]:
    """Every element below another in the order of the text, as the scanner reads it, with its parent and place."""
    for index, child in enumerate(parent):
        yield parent, index, child
        yield from _in_order(child)


def _close_up(parent: Element, index: int) -> None:
    """Removes the space that authors write before a citation."""
    before = parent[index - 1] if index else None
    if before is None:
        parent.text = (parent.text or "").rstrip()
    else:
        before.tail = (before.tail or "").rstrip()


def _scrolling(table: Element, label: str) -> Element:
    """A table in a frame that scrolls sideways on a phone, reachable by keyboard; columns of numbers are marked."""
    rows = [list(row) for row in table.iter("tr")]
    for column in range(len(rows[0]) if rows else 0):
        cells = [row[column] for row in rows if len(row) > column]
        if all(NUMERIC.fullmatch(plain("".join(cell.itertext())).strip()) for cell in cells[1:]) and cells[1:]:
            for cell in cells:
                cell.set("class", "number")
    frame = Element("div", {"class": "table-scroll", "tabindex": "0", "role": "group", "aria-label": label})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


class Microsite(Syntax):
    """Registers the adapter; configured by the build with its fragments."""

    def __init__(self, **options: Any) -> None:
        """Options as the engine's configuration gives them."""
        self.config = {"fragments": ["", "a JSON file of what the pages show of their records"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Adds the adapter to the language that the scanner reads."""
        super().extendMarkdown(md)
        md.treeprocessors.register(Adapter(md, self.getConfigs()), "microsite", 15)


def makeExtension(**options: Any) -> Microsite:  # noqa: N802 - the library's name
    """The entry point that Python-Markdown looks for."""
    return Microsite(**options)
