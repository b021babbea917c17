"""Reads a Markdown page as the engine will render it: links, prose, headings, citations, each with its line.

The tree is Python-Markdown's own, after inline parsing and before our adapter replaces things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from markdown import Markdown

from microsite.dialect import reader
from microsite.forms import flattened, too_deep
from microsite.model import Page
from microsite.source_lines import Lines
from microsite.tree import HIDDEN, Found, Reader

__all__ = ["HIDDEN", "scan"]


@cache
def _parser() -> Markdown:
    return reader()


def split_meta(text: str) -> tuple[dict[str, Any], str, int]:
    """Front matter, the Markdown after it, and the number of lines before that."""
    found = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if not found:
        return {}, text, 0
    try:
        meta = yaml.safe_load(found[1])
    except yaml.YAMLError:
        return {}, text, 0
    return (meta if isinstance(meta, dict) else {}), text[found.end() :], found[0].count("\n")


def scan(text: str, path: str, language: str) -> Page:
    """A page's links, prose blocks (line, kind, words), citations, raw HTML, headings and unread forms."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    meta, body, skipped = split_meta(text)
    found = Found()
    found.prose += [(number, "meta", words) for number, words in _meta_lines(text, skipped) if words]
    if deep := too_deep(body):
        found.forms.append((deep + skipped, "brackets stand in brackets, too deep to be read", ""))
    else:
        _read(body, skipped, found)
    slug = re.sub(r"^docs/[^/]+/", "", path).removesuffix(".md")
    return Page(
        path,
        language,
        slug,
        meta,
        text,
        body,
        tuple(found.links),
        tuple(found.prose),
        tuple(found.citations),
        tuple(found.html),
        tuple(found.headings),
        tuple(found.forms),
        tuple(found.shown),
    )


def _meta_lines(text: str, skipped: int) -> Iterator[tuple[int, str]]:
    """The words of a page's title and description, with their lines."""
    for number, line in enumerate(text.split("\n")[:skipped], 1):
        found = re.match(r"(?:title|description):\s*(.*)", line)
        yield number, found[1] if found else ""


def _read(body: str, skipped: int, found: Found) -> None:
    """Parses as far as the adapter's turn, and reads the tree."""
    md = _parser()
    md.reset()
    lines = body.split("\n")
    for processor in md.preprocessors:
        lines = processor.run(lines)
    root = md.parser.parseDocument(lines).getroot()
    assert root is not None
    where = Lines(body, skipped, md)
    where.follow(root)
    md.treeprocessors["inline"].run(root)
    md.treeprocessors["anchors"].run(root)
    Reader(md, where, found).read(root)
    found.forms += flattened(root, where, [""] * skipped + body.split("\n"))
