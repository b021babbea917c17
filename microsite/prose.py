"""Scans a Markdown page for links, prose, headings and raw HTML, each with its line.

Parsing is markdown-it's (CommonMark and tables); rendering is the engine's. The verify step
counts that both saw the same figures and charts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown.extensions.toc import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from microsite.model import Link, Page

CITATION = re.compile(r"\[(@[^\]\s][^\]]*)\]")
KEY = re.compile(r"@([A-Za-z0-9_-]+)")
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(.*)$", re.DOTALL)
HIDDEN = "\ufffc"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Every address reaches the rules as its author wrote it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


PARSER = _parser()


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
    """A page's links, prose blocks (line, kind, words), citations, raw HTML and anchors."""
    meta, body, skipped = split_meta(text)
    links: list[Link] = []
    prose: list[tuple[int, str, str]] = [
        (number, "meta", words) for number, words in _meta_lines(text, skipped) if words
    ]
    html: list[tuple[int, str]] = []
    citations: list[tuple[int, str]] = []
    anchors: set[str] = set()
    kind, line = "p", 1 + skipped
    for token in PARSER.parse(body):
        if token.map:
            line = token.map[0] + 1 + skipped
        if token.type.endswith("_open"):
            kind = token.tag
        elif token.type == "html_block":
            html.append((line, token.content.strip()))
        elif token.type == "inline":
            words = _inline(token, line, links, html)
            citations += [
                (line + words.count("\n", 0, group.start()), key)
                for group in CITATION.finditer(words)
                for key in KEY.findall(group[1])
            ]
            words = CITATION.sub(lambda found: HIDDEN * len(found[0]), words)
            prose.append((line, kind, words))
            if kind.startswith("h"):
                anchors.add(slugify(words.replace(HIDDEN, ""), "-"))
    slug = re.sub(r"^docs/[^/]+/", "", path).removesuffix(".md")
    return Page(
        path,
        language,
        slug,
        meta,
        text,
        tuple(links),
        tuple(prose),
        tuple(citations),
        tuple(html),
        frozenset(anchors),
    )


def _meta_lines(text: str, skipped: int) -> Iterator[tuple[int, str]]:
    """The words of a page's title and description, with their lines."""
    for number, line in enumerate(text.split("\n")[:skipped], 1):
        found = re.match(r"(?:title|description):\s*(.*)", line)
        yield number, found[1] if found else ""


def _inline(token: Token, line: int, links: list[Link], html: list[tuple[int, str]]) -> str:
    """The words of one block; those of links to figures are hidden, and all links are collected."""
    out: list[str] = []
    opened: list[tuple[str, int, int]] = []
    children = token.children or []
    solid = [child for child in children if child.type != "text" or child.content.strip()]
    for child in children:
        here = line + sum(part.count("\n") for part in out)
        if child.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif child.type == "html_inline":
            html.append((here, child.content))
        elif child.type == "link_open":
            opened.append((str(child.attrs.get("href", "")), len(out), here))
        elif child.type == "link_close" and opened:
            href, start, at = opened.pop()
            shown = "".join(out[start:])
            links.append(_link(href, shown, at, before="".join(out[:start])))
            if href.startswith("figure:"):
                out[start:] = [HIDDEN * len(shown.replace("\n", "")) + "\n" * shown.count("\n")]
        elif child.type == "image":
            alone = solid == [child]
            links.append(_link(str(child.attrs.get("src", "")), child.content, here, image=True, alone=alone))
            out.append(child.content)
        elif child.type == "code_inline":
            out.append(HIDDEN)
        else:
            out.append(child.content)
    return "".join(out)


def _link(href: str, words: str, line: int, *, image: bool = False, alone: bool = False, before: str = "") -> Link:
    found = SCHEME.match(href)
    scheme, target = (found[1], found[2]) if found else ("", href)
    return Link(scheme, target, words, line, image, alone, before[-40:])
