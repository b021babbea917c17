"""Addresses by which templates and assets would ask another host for something."""

from __future__ import annotations

import re
from collections.abc import Iterator

FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//|\s*(?:https?|wss?|ftp|blob|filesystem):", re.IGNORECASE)
TAGS = re.compile(
    r"<(?:script|img|iframe|source|video|audio|track|embed|object|form|image|use|base)\b[^>]*?"
    r"\b(?:src|srcset|href|data|action|poster)\s*=\s*[\"']?\s*(?P<address>(?:https?:)?//[^\s\"'>]*)",
    re.IGNORECASE,
)
LINKS = re.compile(r"<link\b(?P<rest>[^>]*)>", re.IGNORECASE)
HREF = re.compile(r"\bhref\s*=\s*[\"']?\s*(?P<address>(?:https?:)?//[^\s\"'>]*)", re.IGNORECASE)
RELATED = re.compile(r"\brel\s*=\s*[\"']?(?:canonical|alternate|prev|next|author|license|me)\b", re.IGNORECASE)
STYLES = re.compile(r"(?:url\(\s*[\"']?\s*|@import\s+[\"']\s*)(?P<address>(?:https?:)?//[^\s\"')]*)", re.IGNORECASE)
SCRIPTS = re.compile(
    r"(?:\b(?:fetch|import|importScripts|open|sendBeacon|WebSocket|EventSource|Worker)\s*\(\s*(?:[^()\"'`]*,\s*)?"
    r"|\bfrom\s+|\bimport\s+|\.(?:src|href|action)\s*=\s*)[\"'`]\s*(?P<address>(?:https?:|wss?:)?//[^\s\"'`]*)",
    re.IGNORECASE,
)
COMMENTS = {
    ".html": re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".js": re.compile(r"/\*.*?\*/|(?m:^\s*//.*$)", re.DOTALL),
    ".svg": re.compile(r"<!--.*?-->", re.DOTALL),
}


def is_foreign(address: str) -> bool:
    """Whether an address leads to another host."""
    return bool(FOREIGN.match(address))


def asked(text: str, ending: str) -> Iterator[tuple[int, str]]:
    """The line and the address of everything that a file ('.html', '.css', '.js', '.svg') asks another host for."""
    text = COMMENTS[ending].sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    patterns = {".css": (STYLES,), ".js": (SCRIPTS, STYLES)}.get(ending, (TAGS, STYLES, SCRIPTS))
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start("address")) + 1, match["address"]
    for link in LINKS.finditer(text) if ending in (".html", ".svg") else ():
        found = HREF.search(link["rest"])
        if found and not RELATED.search(link["rest"]):
            yield text.count("\n", 0, link.start()) + 1, found["address"]
