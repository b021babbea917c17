"""Reads a Markdown page as the engine will render it: links, prose, headings, citations, each with its line.

The tree is the engine's, before our adapter replaces things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from microsite.files.problem import Problem
from microsite.prose import frontmatter
from microsite.prose.elements import HIDDEN
from microsite.prose.forms import too_deep
from microsite.prose.frontmatter import FrontMatter
from microsite.prose.page import Page
from microsite.prose.syntax import read
from microsite.prose.tree import Found, Reader

__all__ = ["HIDDEN", "scan"]


@lru_cache(maxsize=8192)
def scan(text: str, path: str, language: str) -> tuple[Page, tuple[Problem, ...]]:
    """A page's links, prose, citations, raw HTML, headings and unread forms; and the problems of its front matter."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = frontmatter.read(text, path)
    skipped = front.height
    body = "\n".join(text.split("\n")[skipped:])
    found = Found()
    found.prose += _words(front)
    if deep := too_deep(body):
        found.forms.append((deep + skipped, "brackets stand in brackets, too deep to be read", ""))
    else:
        _read(body, skipped, found)
    slug = re.sub(r"^docs/[^/]+/", "", path).removesuffix(".md")
    page = Page(
        path,
        language,
        slug,
        front.meta,
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
    return page, front.problems


def _words(front: FrontMatter) -> Iterator[tuple[int, str, str]]:
    """The words of a page's title and description, with their lines."""
    for name in ("title", "description"):
        if said := getattr(front.meta, name):
            yield front.lines.get(name, 1), "meta", said


def _read(body: str, skipped: int, found: Found) -> None:
    """Parses as far as the adapter's turn, and reads the tree."""
    tree = read(body)
    found.forms += [(line + skipped, what, hint) for line, what, hint in tree.forms]
    Reader(tree, skipped, found).read(tree.root)
