"""Writes how pages, charts and figures are cited: a page of each, and the files that programs read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from microsite.citing.formats import written
from microsite.citing.work import cited_at, works
from microsite.drawing.chart import charts_of
from microsite.pages.render import Renderer


def write(renderers: Iterable[Renderer], made: Path) -> None:
    """Below each edition's root: PAGE/cite/, charts/ID/cite/ and figures/ID/, with cite.bib and the like beside."""
    for renderer in renderers:
        root = renderer.edition.folder(made)
        charts = {chart.id: chart for chart in charts_of(renderer.edition)}
        for work in works(renderer.edition, renderer.site_url):
            folder = root / cited_at(work)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text(
                renderer.cite(work, charts[work.id] if work.kind == "chart" else None), "utf-8", newline="\n"
            )
            for ending, text in written(work, renderer.edition).items():
                (folder / f"cite.{ending}").write_text(text, "utf-8", newline="\n")
