"""The Python-Markdown extension: a thin adapter between the engine and the renderer.

The only module that an engine loads. After inline parsing it turns links with our schemes into
links of the site, and paragraphs that hold one chart or component into what they stand for.
Raw HTML in a page is shown as text.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from microsite.evidence import project
from microsite.evidence.components import COMPONENTS
from microsite.evidence.records import Source
from microsite.pages.render import Renderer
from microsite.prose.dialect import HEADINGS, Syntax, address_of, only_image, plain

LINKS = ("figure", "event", "leader", "term", "source")
SAFE = re.compile(r"^(?:[a-z]+:/|https?://|#|[^:]*$)")


@lru_cache(maxsize=4)
def _renderer(folder: str, language: str, fragments: str, drafts: bool) -> tuple[Renderer, dict[str, str]]:
    """One renderer and the charts' fragments for each build; an engine process builds one site."""
    return Renderer(project.load(Path(folder), drafts=drafts).edition(language)), json.loads(
        Path(fragments).read_text("utf-8")
    )


class Adapter(Treeprocessor):
    """Replaces our links, citations, charts and components in the parsed page."""

    def __init__(self, md: Markdown, config: dict[str, Any]) -> None:
        """`config` names the project folder, the language and the file of drawn charts."""
        super().__init__(md)
        self.config = config

    def run(self, root: Element) -> None:
        """Rewrites the tree in place."""
        self.renderer, self.fragments = _renderer(
            *(self.config[k] for k in ("project", "language", "fragments", "drafts"))
        )
        self.cited: list[str] = []
        self.notes = 0
        self.met: set[str] = set()
        for heading in root.iter():
            if heading.tag in HEADINGS and len(heading):
                heading.set("data-toc-label", " ".join(plain("".join(heading.itertext()), self.md).split()))
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "a":
                    self._link(parent, child)
                elif child.tag == "sup" and child.get("data-cite"):
                    _close_up(parent, index)
                    self._cite(child)
                elif child.tag == "p" and (image := only_image(child)) is not None:
                    block = self._block(image)
                    parent[index] = child if block is None else block
                elif child.tag == "table":
                    parent[index] = _scrolling(child, self.renderer.edition.labels["data_table"])
        if self.cited:
            root.append(self._stashed("div", self.renderer.page_sources(self.cited)))

    def _link(self, parent: Element, link: Element) -> None:
        address = address_of(link, "href", self.md)
        scheme, _, target = address.partition(":")
        if scheme in LINKS:
            record = self.renderer.find(scheme, target)
            link.set("href", self.renderer.address(record))
            link.set("class", scheme)
            link.set(f"data-{scheme}", target)
            if scheme == "figure" or (scheme == "term" and target not in self.met):
                self._noted(parent, link, record)
                self.met.add(target)
        elif not SAFE.match(address):
            link.attrib.pop("href")
        elif scheme in ("http", "https"):
            link.set("rel", "noopener")

    def _noted(self, parent: Element, link: Element, record: Any) -> None:
        """Wraps a figure's or a term's link with its note, which CSS shows on hover and focus."""
        self.notes += 1
        wrap = Element("span", {"class": "figure-wrap"})
        position = list(parent).index(link)
        parent.remove(link)
        wrap.tail, link.tail = link.tail, None
        link.set("aria-describedby", f"evidence-{self.notes}")
        wrap.append(link)
        wrap.append(self._stashed("span", self.renderer.note(record, self.notes).strip()))
        parent.insert(position, wrap)

    def _cite(self, mark: Element) -> None:
        """Turns keys into numbered links to the list at the page's end."""
        keys = (mark.attrib.pop("data-cite") or "").split()
        del mark.attrib["data-said"]
        mark.text = ""
        for key in keys:
            if key not in self.cited:
                self.cited.append(key)
            source = self.renderer.catalog.of(Source)[key]
            label = f"{self.renderer.edition.labels['source']} {self.cited.index(key) + 1}: {source.publisher}"
            link = SubElement(mark, "a", {"href": f"#cite-{key}", "class": "cite", "data-source": key})
            link.set("aria-label", label)
            link.text = str(self.cited.index(key) + 1)
            link.tail = " " if key != keys[-1] else ""

    def _block(self, image: Element) -> Element | None:
        scheme, _, target = address_of(image, "src", self.md).partition(":")
        if scheme == "chart":
            return self._stashed("div", self.fragments[target], {"class": "chart-block"})
        if scheme in COMPONENTS:
            thumbs = {name.removeprefix("thumb:"): svg for name, svg in self.fragments.items() if name[:6] == "thumb:"}
            html = self.renderer.component(scheme, target, image.get("alt", ""), thumbs)
            return self._stashed("div", html, {"class": f"{scheme}-block"})
        return None

    def _stashed(self, tag: str, html: str, attributes: dict[str, str] | None = None) -> Element:
        """An element whose content the engine does not touch."""
        element = Element(tag, attributes or {})
        element.text = self.md.htmlStash.store(html)
        return element


def _close_up(parent: Element, index: int) -> None:
    """Removes the space that authors write before a citation."""
    before = parent[index - 1] if index else None
    if before is None:
        parent.text = (parent.text or "").rstrip()
    else:
        before.tail = (before.tail or "").rstrip()


def _scrolling(table: Element, label: str) -> Element:
    """A table in a frame that scrolls sideways on a phone, reachable by keyboard."""
    frame = Element("div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": label})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


class Microsite(Syntax):
    """Registers the adapter; configured by the build with project, language and fragments."""

    def __init__(self, **options: Any) -> None:
        """Options as the engine's configuration gives them."""
        self.config = {
            "project": ["", "the project's folder"],
            "language": ["en", "the language of the pages"],
            "fragments": ["", "a JSON file of drawn charts by id"],
            "drafts": [False, "whether drafts are among the pages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Adds the adapter to the language that the scanner reads."""
        super().extendMarkdown(md)
        md.treeprocessors.register(Adapter(md, self.getConfigs()), "microsite", 15)


def makeExtension(**options: Any) -> Microsite:  # noqa: N802 - the library's name
    """The entry point that Python-Markdown looks for."""
    return Microsite(**options)
