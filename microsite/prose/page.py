"""A page as its author wrote it: its links, headings and words, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field

from microsite.prose.frontmatter import PageMeta


@dataclass(frozen=True)
class Link:
    """A link or an image of a page: its scheme and target, the words shown, its line and its title."""

    scheme: str
    target: str
    words: str
    line: int
    image: bool = False
    alone: bool = False
    before: str = ""
    title: str = ""

    @property
    def record(self) -> str:
        """The id that it names: of `chart:goods-trade@2009`, the chart's."""
        return self.target.partition("@")[0] if self.scheme == "chart" else self.target

    @property
    def row(self) -> str:
        """The row of a chart that its words point at, such as '2009'."""
        return self.target.partition("@")[2] if self.scheme == "chart" else ""


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
