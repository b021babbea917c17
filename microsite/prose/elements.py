"""The tree of a page: its elements, and where the words in them are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from microsite.prose.forms import Unread

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HIDDEN = "\ufffc"
AMPERSAND = f"{AMP_SUBSTITUTE}amp;"


@dataclass
class Run:
    """Words that stand together: the line where they begin, and what is left of them without escapes."""

    line: int
    bare: str = ""


@dataclass
class Tree:
    """A page's elements; `runs` by the element that words stand in ('text') or behind ('tail')."""

    root: Element
    runs: dict[tuple[Element, str], Run] = field(default_factory=dict)
    forms: list[Unread] = field(default_factory=list)


def plain(text: str) -> str:
    """Text or an attribute of the tree as a reader sees it."""
    return text.replace(AMPERSAND, "&")


def address_of(link: Element, attribute: str) -> str:
    """Where a link or an image leads."""
    return plain(link.get(attribute, ""))


def only_image(paragraph: Element) -> Element | None:
    """The image that is all a paragraph holds, or None."""
    children = list(paragraph)
    alone = len(children) == 1 and children[0].tag == "img"
    empty = not (paragraph.text or "").strip() and alone and not (children[0].tail or "").strip()
    return children[0] if empty else None


def kept(text: str) -> str:
    """Text as the tree holds it: the library's serialiser takes '&lt;' for an entity otherwise."""
    return text.replace("&", AMPERSAND)
