"""What can be cited: a page, a chart or a figure of an edition, with all that a citation says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from microsite.drawing.chart import Chart, charts_of
from microsite.evidence.edition import Edition
from microsite.evidence.records import Figure
from microsite.evidence.sources import Source
from microsite.prose.page import Page
from microsite.search.words import fold


@dataclass(frozen=True)
class Work:
    """A thing that can be cited, in one language.

    `place` is its address below the root of its language, `address` the whole of it, where the site's is known; `day`
    is the one by which the version is dated, as exact as it is known; `kind` is 'page', 'chart' or 'figure'; `basis`
    are those who published what a chart or a figure rests on.
    """

    kind: str
    id: str
    title: str
    place: str
    address: str
    author: str
    site: str
    day: str
    version: str
    language: str
    basis: tuple[str, ...] = ()
    about: str = ""

    @property
    def container(self) -> str:
        """The site, as what holds the work; nothing where the work is the site itself."""
        return self.site if self.site != self.title else ""

    @property
    def key(self) -> str:
        """By which bibliographies name it: letters, digits and hyphens, the language among them."""
        words = (self.author, *(() if self.kind == "page" else (self.kind,)), self.id, self.version, self.language)
        return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(words).lower())).strip("-")


def works(edition: Edition, site_url: str) -> Iterator[Work]:
    """Everything of an edition that can be cited; `site_url` is where the site stands, or nothing."""
    for page in edition.pages:
        yield of_page(edition, page, site_url)
    for chart in charts_of(edition):
        yield of_chart(chart, site_url)
    for figure in edition.catalog.of(Figure).values():
        yield of_figure(edition, figure, site_url)


def cited_at(work: Work) -> str:
    """Where it is said how to cite a work, below the root of its language; a figure says so on its own page."""
    return work.place if work.kind == "figure" else f"{work.place}cite/"


def of_page(edition: Edition, page: Page, site_url: str) -> Work:
    """A page; the first one is the site itself, and has its name."""
    title = edition.site.site_name if page.slug == "index" else page.title
    return _work(edition, "page", page.slug, title, page.address, site_url, (), page.meta.description or "")


def of_chart(chart: Chart, site_url: str) -> Work:
    """A chart, by its own page."""
    edition, title = chart.edition, chart.edition.text(chart.words.title)
    about = edition.text(chart.words.subtitle)
    return _work(edition, "chart", chart.id, title, f"charts/{chart.id}/", site_url, _basis(chart.sources), about)


def of_figure(edition: Edition, figure: Figure, site_url: str) -> Work:
    """A figure, by its own page: its title says what is counted, when, and how many."""
    title = (
        f"{edition.text(figure.label)}, {edition.date(figure.date)}{edition.labels['colon']} {edition.value(figure)}"
    )
    sources = [edition.catalog.of(Source)[source] for source in figure.sources]
    about = edition.text(figure.measure)
    return _work(edition, "figure", figure.id, title, f"figures/{figure.id}/", site_url, _basis(sources), about)


def _basis(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.publisher for source in sources))


def _work(
    edition: Edition, kind: str, name: str, title: str, place: str, site_url: str, basis: tuple[str, ...], about: str
) -> Work:
    site = edition.site
    return Work(
        kind,
        name,
        title,
        place,
        f"{site_url}{edition.root}{place}" if site_url else "",
        site.site_author or edition.brand,
        site.site_name,
        site.extra.published or "",
        site.extra.version or "",
        edition.language,
        basis,
        about,
    )
