"""Everything that can be found: pages, their sections, and every record that has a place on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from microsite.evidence.edition import Edition
from microsite.evidence.eras import Era
from microsite.prose.page import Page
from microsite.prose.scan import HIDDEN
from microsite.search.entry import KINDS, Entry
from microsite.search.findable import of_records

CITED = re.compile(rf"\s*{HIDDEN}+")
UNSOUGHT = ("meta", "h1", "code", "title")


@lru_cache(maxsize=8)
def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every entry of an edition, by kind and then in the order of the site."""
    found = [*of_records(edition)]
    for page in edition.pages:
        found += _of_page(page, edition.eras)
    return tuple(sorted(found, key=lambda entry: KINDS.index(entry.kind)))


def _of_page(page: Page, eras: tuple[Era, ...]) -> Iterator[Entry]:
    """A page and its sections, each with the words below its heading."""
    told = [era for era in eras if era.page.slug == page.slug]
    own = tuple(era.page.slug for era in told)
    span = f"{told[0].start}/{told[0].end}" if told else ""
    address = page.address
    lead: list[str] = [page.meta.description or ""]
    anchors = iter([heading.id for heading in page.headings if heading.tag == "h2"])
    sections: list[tuple[str, str, list[str]]] = []
    placed = {link.line for link in page.links if link.image and link.alone}
    for line, kind, said in page.prose:
        said = " ".join(CITED.sub("", said).split())
        if kind == "h2":
            sections.append((next(anchors), said, []))
        elif kind not in UNSOUGHT and line not in placed and said:
            (sections[-1][2] if sections else lead).append(said)
    keywords = page.meta.keywords
    headings = [said for _, kind, said in page.prose if kind == "h1"]
    yield Entry(
        "page", address, page.title, names=tuple(headings), keywords=keywords, text=" ".join(lead), eras=own, span=span
    )
    for anchor, title, said_below in sections:
        yield Entry("section", f"{address}#{anchor}", title, where=page.title, text=" ".join(said_below), eras=own)
