"""Subjects: the pages that tell what figures and charts are about, as opposed to eras, lists and the first page.

Nobody writes a record's subject down. It is the page that shows it most often; of one that no such page shows, it is
the subject of its kin: of what shares a series with it, is read beside it or is drawn with it, and then of what rests
on the same sources, where only one page cites them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from microsite.evidence.chartwords import ChartWords
from microsite.evidence.records import Figure
from microsite.prose.page import Link, Page

if TYPE_CHECKING:
    from microsite.evidence.edition import Edition

Key = tuple[str, str]
LISTS = ("strip", "pairs")


def shown_by(link: Link) -> Iterator[Key]:
    """The figures and charts that a link of a page shows, by kind and id."""
    if link.scheme in ("figure", "chart"):
        yield link.scheme, link.target
    elif link.scheme in LISTS and link.image:
        yield from (("figure", name) for name in link.target.split(","))


def subject_pages(edition: Edition) -> list[Page]:
    """The pages that tell a subject, in the order of the navigation."""
    project = edition.project
    order = [path.removesuffix(".md") for path in project.nav_paths]
    lists = set(project.homes.values())
    told = {page.slug: page for page in edition.pages if not page.meta.span and page.slug not in lists}
    return [told[slug] for slug in order[1:] if slug in told]


def subjects_of(edition: Edition) -> dict[Key, Page]:
    """The subject of each figure and each chart that has one, by kind and id."""
    pages = subject_pages(edition)
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    citing: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for link in page.links:
            for key in shown_by(link):
                votes[key][page.slug] += 1
        for _, source in page.citations:
            citing[source][page.slug] = 1
    records: dict[Key, Figure | ChartWords] = {
        **{("figure", name): figure for name, figure in edition.catalog.of(Figure).items()},
        **{("chart", name): chart for name, chart in edition.catalog.charts.items()},
    }
    order = [page.slug for page in pages]
    found = {key: _most(votes[key], order) for key in records if votes.get(key)}
    _spread(found, {key: set(_ties(record)) for key, record in records.items()}, order)
    for key, record in records.items():
        alone = (citing[name] for name in record.sources if len(citing.get(name, ())) == 1)
        if key not in found and (cited := sum(alone, Counter[str]())):
            found[key] = _most(cited, order)
    by_slug = {page.slug: page for page in pages}
    return {key: by_slug[slug] for key, slug in found.items()}


def _ties(record: Figure | ChartWords) -> Iterator[Key]:
    """What a record shares with its kin: a series, or a figure."""
    if isinstance(record, Figure):
        yield "figure", record.id
        yield from (("figure", name) for name in record.beside)
        yield from [("series", record.series)] if record.series else []
    else:
        yield from (("series", name) for name in record.series)
        yield from (("figure", name) for name in record.figures)


def _spread(found: dict[Key, str], ties: Mapping[Key, Iterable[Key]], order: list[str]) -> None:
    """Gives records the subject that most of their kin have, until none is left that has any."""
    while True:
        said: dict[Key, Counter[str]] = defaultdict(Counter)
        for key, slug in found.items():
            for tie in ties[key]:
                said[tie][slug] += 1
        kin = {key: sum((said[tie] for tie in ties[key] if tie in said), Counter[str]()) for key in ties}
        new = {key: _most(votes, order) for key, votes in kin.items() if votes and key not in found}
        if not new:
            return
        found.update(new)


def _most(votes: Counter[str], order: list[str]) -> str:
    """The page with most votes; the first one in the navigation where several have as many."""
    return min(votes, key=lambda slug: (-votes[slug], order.index(slug)))
