"""Where figures and sources are used: the pages that show or cite them, the records that rest on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.subjects import Key, shown_by
from microsite.files.record import Record, references_of
from microsite.prose.page import Page

if TYPE_CHECKING:
    from microsite.evidence.edition import Edition

USED = ("figure", "source")


@dataclass(frozen=True)
class Uses:
    """The pages and the records, by kind, that use one figure or source, each once."""

    pages: dict[str, Page] = field(default_factory=dict)
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: defaultdict(dict))


def uses_of(edition: Edition) -> dict[Key, Uses]:
    """The uses of each figure and source that has any, by kind and id; pages in the order of the navigation."""
    order = {path.removesuffix(".md"): place for place, path in enumerate(edition.project.nav_paths)}
    found: dict[Key, Uses] = defaultdict(Uses)
    for page in sorted(edition.pages, key=lambda page: order.get(page.slug, len(order))):
        for key in _named_on(page):
            found[key].pages[page.slug] = page
    for record in edition.catalog.all_records():
        for key in _named_in(record, edition.catalog):
            found[key].records[record.KIND][record.id] = record
    return dict(found)


def _named_on(page: Page) -> Iterator[Key]:
    for link in page.links:
        yield from (key for key in shown_by(link) if key[0] in USED)
        if link.scheme == "source":
            yield "source", link.target
    yield from (("source", source) for _, source in page.citations)


def _named_in(record: Record, catalog: Catalog) -> Iterator[Key]:
    """What a record names; a chart also what its series come from."""
    named = list(references_of(record))
    if isinstance(record, ChartWords):
        for name in record.series:
            named += references_of(catalog.series[name].record)
    yield from ((kind, name) for _, kind, name in named if kind in USED)
