"""The nouns that no record is: problems, amounts, links, pages.

Nothing here reads files or knows Markdown, Altair or an engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from microsite.rules import Rule, Severity

if TYPE_CHECKING:
    from microsite.frontmatter import PageMeta


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author can mend: where it is, which rule says so, and what to do.

    `path` is relative to the project; `line` counts from 1.
    """

    path: str
    line: int
    rule: Rule
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The rule's: errors stop the build."""
        return self.rule.severity

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {mark}{self.message} ({self.rule}).{hint}"


def did_you_mean(word: str, known: object) -> str:
    """'Did you mean …?' for the nearest known word, or nothing when none is near."""
    names = [str(name) for name in known]  # type: ignore[attr-defined]
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if not near:
        folded = {name.lower(): name for name in names}
        near = [folded[word.lower()]] if word.lower() in folded else []
    return f"Did you mean '{near[0]}'?" if near else ""


@dataclass(frozen=True)
class Amount:
    """What a figure's record says: exact (low equals high), a range, or open at one end."""

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> bool:
        """Whether the record names one value."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Link:
    """A link or an image of a page: its scheme and target, the words shown, and its line."""

    scheme: str
    target: str
    words: str
    line: int
    image: bool = False
    alone: bool = False
    before: str = ""


def address_of(slug: str) -> str:
    """Where a page stands below the root of its language: '' for 'index', 'themes/' for 'themes/index'."""
    folder = "" if slug == "index" else slug.removesuffix("/index")
    return f"{folder}/" if folder else ""


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its line, tag ('h2'), id in the built page, and words."""

    line: int
    tag: str
    id: str
    words: str


@dataclass(frozen=True)
class Page:
    """A Markdown page as its author wrote it, read for what the rules need.

    `body` is its text after the front matter;
    `prose` holds (line, kind, words) of every block: its kind is the element's tag, 'code', 'title' of a
    link or an image, or 'meta'; `forms` holds (line, what, hint) of Markdown that the engine does not read;
    `shown` is what a reader reads of each block, words of figures included.
    """

    path: str
    language: str
    slug: str
    meta: PageMeta = field(repr=False)
    text: str = field(repr=False)
    body: str = field(repr=False, default="")
    links: tuple[Link, ...] = field(repr=False, default=())
    prose: tuple[tuple[int, str, str], ...] = field(repr=False, default=())
    citations: tuple[tuple[int, str], ...] = field(repr=False, default=())
    html: tuple[tuple[int, str], ...] = field(repr=False, default=())
    headings: tuple[Heading, ...] = field(repr=False, default=())
    forms: tuple[tuple[int, str, str], ...] = field(repr=False, default=())
    shown: tuple[str, ...] = field(repr=False, default=())

    @property
    def address(self) -> str:
        """Where the page stands below the root of its language: '' or 'themes/trade/'."""
        return address_of(self.slug)

    @property
    def draft(self) -> bool:
        """Whether its author keeps it out of the site."""
        return self.meta.draft

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of its headings."""
        return frozenset(heading.id for heading in self.headings)

    @property
    def title(self) -> str:
        """The first heading, or the file's name where there is none."""
        headings = [heading.words for heading in self.headings if heading.tag == "h1"]
        return self.meta.title or (headings[0] if headings else self.slug)
