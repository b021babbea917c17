"""The Markdown of pages: one set of extensions, with which the scanner reads and the engine renders."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, slugify, strip_tags, unique
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

CITATION = re.compile(r"\[(@[^\]\s][^\]]*)\]")
KEY = re.compile(r"@([A-Za-z0-9_-]+)")
ESCAPED = re.compile(rf"{STX}(\d+){ETX}")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# What MkDocs sets by itself, with the list of contents that a page could call for switched off.
DEFAULTS: dict[str, dict[str, Any]] = {"toc": {"marker": ""}, "tables": {}, "fenced_code": {}}


def for_engine(options: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The setting `markdown_extensions` of an engine; `options` are the adapter's."""
    return {**DEFAULTS, "microsite.pages.extension": options}


def reader() -> Markdown:
    """A parser that reads pages as the engine does."""
    return Markdown(extensions=[*DEFAULTS, Syntax()], extension_configs=DEFAULTS)


def plain(text: str, md: Markdown) -> str:
    """Text of the tree as a reader sees it: escapes, entities and stashed pieces resolved."""
    if STX not in text:
        return text
    text = ESCAPED.sub(lambda found: chr(int(found[1])), text)
    text = HTML_PLACEHOLDER_RE.sub(lambda found: unescape(str(md.htmlStash.rawHtmlBlocks[int(found[1])])), text)
    return unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text


def address_of(link: Element, attribute: str, md: Markdown) -> str:
    """Where a link or an image leads, as a browser reads it."""
    return unescape(plain(link.get(attribute, ""), md))


def only_image(paragraph: Element) -> Element | None:
    """The image that is all a paragraph holds, or None."""
    children = list(paragraph)
    alone = len(children) == 1 and children[0].tag == "img"
    empty = not (paragraph.text or "").strip() and alone and not (children[0].tail or "").strip()
    return children[0] if empty else None


class Citation(InlineProcessor):
    """[@key] and [@key; @other] as in Pandoc."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """A mark that the adapter fills in; it carries its keys and what was written."""
        mark = Element("sup", {"data-cite": " ".join(KEY.findall(m[1])), "data-said": m[0], "class": "cites"})
        return mark, m.start(0), m.end(0)


class Anchors(Treeprocessor):
    """Gives headings the ids that Python-Markdown's own table of contents would, before anything is replaced."""

    def run(self, root: Element) -> None:
        """Sets the ids in the tree."""
        used: set[str] = set()
        counters: dict[str, int] = {}
        for heading in root.iter():
            if heading.tag in HEADINGS:
                name = unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))
                heading.set("id", unique(slugify(name, "-"), used, counters))


class Syntax(Extension):
    """Our additions to the language: citations; raw HTML is text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Adds our patterns; takes raw HTML away."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(Citation(CITATION.pattern, md), "citation", 175)
        md.treeprocessors.register(Anchors(md), "anchors", 16)
