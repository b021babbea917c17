"""Makes Python-Markdown, which the engines call, take our tree where it would have read the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, slugify, strip_tags, unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from microsite.prose.blocks import tree_of
from microsite.prose.elements import HEADINGS, Tree

# The engines find headings with Python-Markdown's own list of contents, which no page calls for.
DEFAULTS: dict[str, dict[str, str]] = {"toc": {"marker": ""}}


class Source(Preprocessor):
    """Comes before everything that changes a page's text, keeps it as it is written and hands nothing on."""

    def run(self, lines: list[str]) -> list[str]:
        """Takes the page."""
        self.text = "\n".join(lines)
        return []


class Blocks(BlockParser):
    """Takes the place of Python-Markdown's own reading of a page."""

    def __init__(self, md: Markdown, source: Source) -> None:
        """Takes the library's object, and what keeps the page's text."""
        super().__init__(md)
        self.source = source

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element | None]:  # noqa: N802 - the library's name
        """The tree of a page, whose text other extensions may have changed meanwhile."""
        return ElementTree(tree_of(self.source.text, self.md.doc_tag).root)


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
    """Makes Python-Markdown read pages in our dialect; it goes on with the tree as ever."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Takes the library's own reading away, and puts ours in its place."""
        source = Source(md)
        md.preprocessors.register(source, "source", 1000)
        md.parser = Blocks(md, source)
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(Anchors(md), "anchors", 16)


def for_engine(options: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The setting `markdown_extensions` of an engine; `options` are the adapter's."""
    return {**DEFAULTS, "microsite.pages.extension": options}


def read(text: str) -> Tree:
    """A page's tree as the adapter is given it: its headings have their ids."""
    md = _library()
    md.reset()
    tree = tree_of(text, md.doc_tag)
    md.treeprocessors["anchors"].run(tree.root)
    return tree


@cache
def _library() -> Markdown:
    return Markdown(extensions=[*DEFAULTS, Syntax()], extension_configs=DEFAULTS)
