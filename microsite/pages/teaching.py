"""Pages as teachers look for them: how long and how hard each is, what it teaches, which standards it serves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from microsite.evidence.edition import Edition
from microsite.evidence.teaching import Framework, Standard, Teaching
from microsite.language import reading
from microsite.pages.related import in_order, tells
from microsite.prose.page import Page


@dataclass(frozen=True)
class Taught:
    """A page with its minutes, its level in words, its grade at school if known, and what it teaches, if said."""

    page: Page
    minutes: int
    level: str
    grade: int | None
    teaching: Teaching | None


@lru_cache(maxsize=8)
def taught(edition: Edition) -> dict[str, Taught]:
    """The telling pages of an edition by their path, in the order of the menu."""
    records = {one.page: one for one in edition.catalog.of(Teaching).values()}
    pages = [page for page in in_order(edition) if tells(page)]
    return {
        page.slug: Taught(
            page,
            reading.minutes(page.shown),
            reading.level(page.shown, edition.words),
            reading.grade(page.shown, edition.words),
            records.get(page.slug),
        )
        for page in pages
    }


def served(edition: Edition) -> list[tuple[Framework, list[tuple[Standard, list[Page]]]]]:
    """The points of each framework, with the pages that serve them; those that none serves are left out."""
    found = []
    for framework in edition.catalog.of(Framework).values():
        points = [one for one in edition.catalog.of(Standard).values() if one.framework == framework.id]
        rows = [(point, _serving(edition, point)) for point in points]
        found.append((framework, [row for row in rows if row[1]]))
    return [(framework, rows) for framework, rows in found if rows]


def _serving(edition: Edition, point: Standard) -> list[Page]:
    return [one.page for one in taught(edition).values() if one.teaching and point.id in one.teaching.standards]
