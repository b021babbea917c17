"""Links of marks: `href` by the field `link` of a chart's rows, which a page turns into an address.

A link is written as on a page: 'leader:reagan' or 'eras/reagan.md'. The engine draws whole
addresses alone, so a drawing is given those and handed back with what was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from microsite.drawing.views import Node, nodes

FIELD = "link"
WHOLE = "https://link.invalid/"
OPENING = re.compile(r'<a xlink:href="([^"]*)"[^>]*>')
WRITTEN = re.compile(r'<a href="([^"]*)">')
TAG = re.compile(r"</?a(?:\s[^>]*)?>")
MARKS = re.compile(r'<g class="mark-(?!group)[^"]*"([^>]*>)((?:(?!<g[ >]).)*?</g>)', re.DOTALL)


def whole(spec: Node) -> str:
    """A spec as JSON in which the links of rows are whole addresses, if its marks have any."""
    if not any(name == "href" for name, _ in nodes(spec)):
        return json.dumps(spec)
    copy = json.loads(json.dumps(spec))
    for row in _rows(copy):
        row[FIELD] = WHOLE + quote(str(row.get(FIELD) or ""), safe="")
    return json.dumps(copy)


def _rows(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if FIELD in node and not isinstance(node[FIELD], dict):
            yield node
        for inner in node.values():
            yield from _rows(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _rows(inner)


def written(svg: str) -> str:
    """A drawing whose links are as their rows write them; marks without links are hidden from assistive technology."""
    if not OPENING.search(svg):
        return svg
    svg = OPENING.sub(lambda found: f'<a href="{unquote(found[1].removeprefix(WHOLE))}">', svg)
    return MARKS.sub(lambda g: g[0] if "<a " in g[2] else f"<g data-hidden{g[1]}{g[2]}", svg)


def resolved(svg: str, places: Mapping[str, tuple[str, str]]) -> str:
    """A drawing of a page with the (address, words) of what its rows write; no link where there is none.

    What is linked twice is met once by keyboard.
    """
    met: set[str] = set()

    def opening(found: re.Match[str]) -> str:
        address, words = places.get(found[1], ("", ""))
        again = found[1] in met
        met.add(found[1])
        said = 'aria-hidden="true" tabindex="-1"' if again else f'aria-label="{escape(words)}"'
        return f'<a href="{address}" {said}>' if address else '<a aria-hidden="true">'

    return WRITTEN.sub(opening, svg)


def links_in(svgs: Iterable[str]) -> set[str]:
    """What the marks of some drawings link to, as their rows write it."""
    return {link for svg in svgs for link in WRITTEN.findall(svg)}


def unlinked_spec(spec: Node) -> Node:
    """A spec whose marks have no links: what its rows write means nothing outside the site."""
    copy: Node = json.loads(json.dumps(spec))
    for _, node in nodes(copy):
        if isinstance(node, dict):
            node.pop("href", None)
    for row in _rows(copy):
        del row[FIELD]
    return copy


def unlinked(svg: str) -> str:
    """A drawing without links, for where none can be followed."""
    return TAG.sub("", svg)
