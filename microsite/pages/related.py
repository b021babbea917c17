"""What stands around a page that tells something: its neighbours in the story, and what its links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any

from microsite.evidence.edition import Edition
from microsite.evidence.eras import banks_between
from microsite.evidence.questions import Question, asked
from microsite.evidence.records import GlossaryTerm, Leader
from microsite.files.record import Record
from microsite.language import reading
from microsite.prose.page import Page

MOST = 8  # of a kind: more is a list, and lists have pages


@dataclass(frozen=True)
class Door:
    """A page to go on to: its name, its address from the root of the language, and what more is said of it."""

    title: str
    address: str
    about: str = ""
    years: str = ""


@dataclass(frozen=True)
class Lead:
    """A link to something related: its words, its address, and the side to which it belongs, if to one."""

    words: str
    address: str
    side: str = ""


def about(edition: Edition, page: Page, address: Callable[[Record], str]) -> dict[str, Any]:
    """What templates say about a page: its era and place in time, how long it takes, its neighbours, what is related.

    `address` tells where a record stands.
    """
    before, after = neighbours(edition, page)
    slugs = [era.page.slug for era in edition.eras]
    era = edition.eras[slugs.index(page.slug)] if page.slug in slugs else None
    near, catalog = pages(edition, page), edition.catalog
    people = [catalog.of(Leader)[name] for name in linked(page, "leader")]
    terms = [catalog.of(GlossaryTerm)[name] for name in linked(page, "term")]
    shown = [(catalog.charts[name], at) for name, at in charts(page, near).items()]
    return {
        "page": page,
        "eras": edition.eras,
        "era": era,
        "place": slugs.index(page.slug) + 1 if era else 0,
        "banks": banks_between(catalog, era.start, era.end) if era else {},
        "before": before,
        "after": after,
        "minutes": reading.minutes(page.shown),
        "level": reading.level(page.shown, edition.words),
        "people": [Lead(one.name, address(one), one.side or "") for one in people],
        "terms": [Lead(edition.text(one.term), address(one)) for one in terms],
        "asked": [catalog.of(Question)[name] for name in asked(page)],
        "near": [Lead(one.title, f"site:/{one.address}") for one in near],
        "charts": [Lead(edition.text(one.title), f"site:/{at.address}#chart-{one.id}") for one, at in shown],
    }


def tells(page: Page) -> bool:
    """Whether a page tells something: it lies in a folder and rests on sources."""
    return "/" in page.slug and bool(page.citations)


def neighbours(edition: Edition, page: Page) -> tuple[Door | None, Door | None]:
    """The pages before and after: eras in order of time, others in that of the menu, within their folder."""
    if page.meta.span:
        doors = [Door(era.name, era.address, era.page.meta.description or "", era.short_years) for era in edition.eras]
        place = [era.page.slug for era in edition.eras].index(page.slug)
    else:
        pages = [one for one in in_order(edition) if dirname(one.slug) == dirname(page.slug)]
        doors = [_door(one) for one in pages]
        place = [one.slug for one in pages].index(page.slug)
    before = doors[place - 1] if place else None
    return before, doors[place + 1] if place + 1 < len(doors) else None


def in_order(edition: Edition) -> list[Page]:
    """An edition's pages in the order of the menu, those that it lacks last."""
    order = {path: place for place, path in enumerate(edition.project.nav_paths)}
    return sorted(edition.pages, key=lambda page: (order.get(f"{page.slug}.md", len(order)), page.slug))


def linked(page: Page, scheme: str) -> list[str]:
    """The targets of a page's links of a kind, those that it names most often first."""
    count = Counter(link.target for link in page.links if link.scheme == scheme and not link.image)
    return [target for target, _ in count.most_common(MOST)]


def charts(page: Page, near: Iterable[Page]) -> dict[str, Page]:
    """Charts of pages that are near, with those pages: one of each at first, and none that the page shows itself."""
    shown = _charts(page)
    rows = [[(chart, one) for chart in _charts(one) if chart not in shown] for one in near]
    longest = max(map(len, rows), default=0)
    found = {row[n][0]: row[n][1] for n in range(longest) for row in rows if n < len(row)}
    return dict(list(found.items())[: MOST // 2])


def pages(edition: Edition, page: Page) -> list[Page]:
    """The telling pages that a page leads to or that lead to it, in the order of the menu, without its neighbours."""
    beside = {door.address for door in neighbours(edition, page) if door}
    there = _targets(page)
    return [
        one
        for one in in_order(edition)
        if one is not page and tells(one) and f"site:/{one.address}" not in beside
        if one.slug in there or page.slug in _targets(one)
    ][:MOST]


def _charts(page: Page) -> list[str]:
    return [link.target for link in page.links if link.scheme == "chart" and link.image]


def _targets(page: Page) -> set[str]:
    """The pages that a page names by their files."""
    files = [link.target.split("#")[0] for link in page.links if not link.scheme and not link.image]
    return {normpath(join(dirname(page.slug), file)).removesuffix(".md") for file in files if file.endswith(".md")}


def _door(page: Page) -> Door:
    return Door(page.title, f"site:/{page.address}", page.meta.description or "")
