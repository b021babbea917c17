"""What an edition's pages show of its records, as HTML: rendered before the engine starts, read by the extension."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from microsite.drawing import marklinks
from microsite.drawing.chart import Chart, charts_of
from microsite.drawing.pointing import told
from microsite.evidence import images
from microsite.evidence.components import COMPONENTS
from microsite.evidence.images import Image
from microsite.evidence.sources import Source
from microsite.pages.extension import NUMBER
from microsite.pages.render import Renderer
from microsite.prose.page import Link, Page

LINKS = ("figure", "event", "leader", "term", "source")
LABELS = ("source", "colon", "semicolon", "data_table", "footnotes", "footnote_back", "task_done", "task_open")
NOTED = ("figure", "term")


def write(renderer: Renderer, path: Path, pages: Iterable[Page] | None = None) -> None:
    """Writes what some pages of an edition, or all, show: a JSON file.

    Its keys are 'links', 'blocks', 'cited', 'publishers', 'labels' and 'boxes'.
    """
    shown = fragments_of(renderer, renderer.edition.pages if pages is None else pages)
    path.write_text(json.dumps(shown, ensure_ascii=False, sort_keys=True), "utf-8", newline="\n")


def fragments_of(renderer: Renderer, pages: Iterable[Page]) -> dict[str, Any]:
    """Every link, block and list of sources that pages of an edition have, by what the author wrote."""
    edition, pages = renderer.edition, tuple(pages)
    keys = [list(dict.fromkeys(key for _, key in page.citations)) for page in pages]
    cited = {" ".join(keys): renderer.page_sources(keys) for keys in keys if keys}
    publishers = {key: edition.catalog.of(Source)[key].publisher for keys in cited for key in keys.split()}
    links = [link for page in pages for link in page.links]
    return {
        "links": dict(_links(renderer, links)),
        "blocks": dict([*_blocks(renderer, links), *_images(renderer, pages)]),
        "cited": cited,
        "publishers": publishers,
        "labels": {name: edition.labels[name] for name in LABELS},
        "boxes": dict(edition.words["boxes"]),
    }


def _links(renderer: Renderer, links: list[Link]) -> Iterator[tuple[str, dict[str, str]]]:
    charts = {chart.id: chart for chart in charts_of(renderer.edition)}
    for link in links:
        if link.row and not link.image:
            yield (
                f"chart:{link.target}",
                {
                    "address": f"site:/charts/{link.record}/",
                    "at": told(charts[link.record], link.row),
                },
            )
    for scheme, target in dict.fromkeys((link.scheme, link.target) for link in links if not link.image):
        if scheme in LINKS:
            record = renderer.find(scheme, target)
            note = renderer.note(record, NUMBER) if scheme in NOTED else ""
            yield f"{scheme}:{target}", {"address": renderer.address(record), "note": note}


def _blocks(renderer: Renderer, links: list[Link]) -> Iterator[tuple[str, str]]:
    charts = {chart.id: chart for chart in charts_of(renderer.edition)}
    for scheme, target, words in dict.fromkeys((link.scheme, link.target, link.words) for link in links if link.image):
        if scheme == "chart":
            yield f"{scheme}:{target} {words}", renderer.chart(charts[target])
        elif scheme in COMPONENTS:
            thumbs = _thumbs(charts) if scheme == "charts" else {}
            yield (
                f"{scheme}:{target} {words}",
                renderer.component(scheme, target, words, thumbs),
            )


def _thumbs(charts: Mapping[str, Chart]) -> dict[str, str]:
    return {name: marklinks.unlinked(chart.drawings["narrow"].svg) for name, chart in charts.items()}


def _images(renderer: Renderer, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Pictures by the address that a page gives them, which is enough: no two of them share an id."""
    edition = renderer.edition
    for page in pages:
        for link in page.links:
            if images.is_image(link) and (place := images.found(edition.docs.parent, page, link)):
                image = edition.catalog.of(Image)[PurePosixPath(place).stem]
                yield f"{link.target} {link.words}", renderer.image(image, place, link.words)
