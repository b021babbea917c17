"""Writes a page at every address that a chart, a figure or a page had before, which leads to the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import relpath

from microsite.evidence.edition import Edition
from microsite.evidence.records import Figure
from microsite.pages.render import Renderer
from microsite.prose.page import address_of


def write(renderers: Iterable[Renderer], made: Path) -> None:
    """Below each edition's root: OLD/index.html for what the edition has."""
    for renderer in renderers:
        root = renderer.edition.folder(made)
        for old, new, title in _leading(renderer.edition):
            there = relpath(f"{new}index.html", old.rstrip("/"))
            (root / old).mkdir(parents=True, exist_ok=True)
            (root / old / "index.html").write_text(renderer.moved(title, new, there), "utf-8", newline="\n")


def _leading(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """(old address, new address, title) of charts, figures and pages."""
    moved = edition.catalog.moved
    for old, new in moved.kinds.get("chart", {}).items():
        yield f"charts/{old}/", f"charts/{new}/", edition.text(edition.catalog.charts[new].title)
    for old, new in moved.kinds.get("figure", {}).items():
        yield f"figures/{old}/", f"figures/{new}/", edition.text(edition.catalog.of(Figure)[new].label)
    titles = {page.slug: page.title for page in edition.pages}
    for old, new in moved.kinds.get("page", {}).items():
        if new in titles:
            yield address_of(old), address_of(new), titles[new]
