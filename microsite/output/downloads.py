"""Writes what readers can take away: the faces of each chart, each series, and a data package of it all."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from microsite.drawing import marklinks
from microsite.drawing.chart import Chart, charts_of
from microsite.drawing.explore import explored
from microsite.drawing.guess import guessed
from microsite.drawing.marklinks import FIELD
from microsite.drawing.rows import Row
from microsite.evidence.images import PUBLISHED
from microsite.evidence.project import Project, images_of
from microsite.output import datapackage
from microsite.pages.datasets import chart_croissant
from microsite.pages.render import Renderer

PAGES = {"": "chart_page", "reading": "chart_reading", "guess": "chart_guess"}  # below charts/ID/


def write(project: Project, renderers: Iterable[Renderer], made: Path) -> None:
    """Below each edition's root: charts/ID.csv and the other faces, charts/ID/ of each chart; data/ of the whole."""
    for renderer in renderers:
        root = renderer.edition.folder(made)
        for chart in charts_of(renderer.edition):
            _write_chart(renderer, chart, root / "charts")
        datapackage.write(renderer.edition, root / "data", renderer.site_url)


def _write_chart(renderer: Renderer, chart: Chart, folder: Path) -> None:
    wide = chart.drawings["wide"]
    (folder / chart.id).mkdir(parents=True, exist_ok=True)
    texts = {
        "csv": chart_csv(chart),
        "json": _pretty(chart_json(chart)),
        "croissant.json": chart_croissant(chart, chart_csv(chart), renderer.site_url),
        "svg": wide.file,
        "vl.json": _pretty(marklinks.unlinked_spec(wide.spec)),
    }
    if chart.words.explore:
        # A script, so that a copy of the site that is opened from a folder has it too.
        texts["js"] = _called("exploreChart", explored(chart))
    if chart.guess:
        texts["guess.js"] = _called("guessChart", guessed(chart))
    for ending, content in texts.items():
        (folder / f"{chart.id}.{ending}").write_text(content, "utf-8", newline="\n")
    (folder / f"{chart.id}.png").write_bytes(wide.picture)
    for place, template in PAGES.items():
        if place != "guess" or chart.guess:
            (folder / chart.id / place).mkdir(exist_ok=True)
            page = renderer.chart(chart, template)
            (folder / chart.id / place / "index.html").write_text(page, "utf-8", newline="\n")


def _called(function: str, content: Any) -> str:
    return f"{function}({json.dumps(content, ensure_ascii=False, separators=(',', ':'))});\n"


def _pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def chart_csv(chart: Chart) -> str:
    """A chart's rows as CSV: the cells as numbers, headings by column name; several series stand one after another."""
    data, out = chart.data, io.StringIO()
    for name, rows in data.series.items():
        columns = chart.edition.catalog.series[name].columns
        _rows(out, rows, [column for column in chart.words.columns or columns if column in columns])
    for rest in (list(data.figures.values()), data.records):
        if rest:
            _rows(out, rest, [column for column in rest[0] if column != FIELD])
    return out.getvalue()


def _rows(out: io.StringIO, rows: Iterable[Row], columns: list[str]) -> None:
    if out.tell():
        out.write("\n")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def chart_json(chart: Chart) -> dict[str, Any]:
    """A chart's rows with what is needed to use them: words, sources, licence."""
    words, data = chart.words, chart.data
    said = {"title": words.title, "subtitle": words.subtitle, "alt": words.alt, "note": words.note}
    texts = {name: chart.edition.text(text) for name, text in said.items() if text}
    sources = [
        source.model_dump(include={"publisher", "title", "date", "address", "read", "archived"}, exclude_none=True)
        for source in chart.sources
    ]
    records = [{name: cell for name, cell in row.items() if name != FIELD} for row in data.records]
    rows = {"series": data.series, "figures": list(data.figures.values()), "records": records}
    held = {name: value for name, value in rows.items() if value}
    return {
        "id": chart.id,
        "language": chart.edition.language,
        **texts,
        **({"licence": licence.name} if (licence := chart.edition.site.extra.licence) else {}),
        "sources": sources,
        **held,
    }


def write_images(project: Project, made: Path) -> None:
    """The pictures that pages show, once for all languages."""
    for place, path in images_of(project, project.pages).items():
        target = made / PUBLISHED / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
