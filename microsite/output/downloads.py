"""Writes what readers can take away: the faces of each chart, each series, and a data package of it all."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from microsite.drawing.job import Drawing
from microsite.drawing.rows import Row, data_of
from microsite.drawing.tables import sources_of
from microsite.evidence.project import Project
from microsite.evidence.records import ChartWords
from microsite.output import datapackage
from microsite.pages.render import Renderer


def write(project: Project, drawings: list[Drawing], made: Path) -> None:
    """Below each language's root: charts/ID.csv, .json, .svg, .png, .vl.json and charts/ID/; data/ of the whole."""
    for language in project.settings.languages:
        root = made if language == project.settings.default else made / language
        renderer = Renderer(project, language)
        for chart in project.catalog.charts.values():
            mine = [d for d in drawings if d.job.chart == chart.id and d.job.language == language]
            _write_chart(project, renderer, chart, mine, root / "charts")
        datapackage.write(project, language, root / "data")
    if any(chart.explore for chart in project.catalog.charts.values()):
        write_live(project, made)


def write_live(project: Project, made: Path) -> None:
    """assets/live.js: Vega, Vega-Lite and vega-embed in one file of the site's own, kept in the cache."""
    from importlib.metadata import version

    kept = project.settings.project / ".cache" / f"live-{version('vl-convert-python')}.js"
    if not kept.is_file():
        import vl_convert

        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), "utf-8")
    (made / "assets").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, made / "assets" / "live.js")


def _write_chart(project: Project, renderer: Renderer, chart: ChartWords, mine: list[Drawing], folder: Path) -> None:
    wide = next(d for d in mine if d.job.size == "wide")
    (folder / chart.id).mkdir(parents=True, exist_ok=True)
    texts = {
        "csv": chart_csv(project, chart, renderer.language),
        "json": _pretty(chart_json(project, chart, renderer.language)),
        "svg": wide.file,
        "vl.json": _pretty(wide.spec),
    }
    for ending, content in texts.items():
        (folder / f"{chart.id}.{ending}").write_text(content, "utf-8")
    (folder / f"{chart.id}.png").write_bytes(wide.picture)
    (folder / chart.id / "index.html").write_text(renderer.chart(chart, mine, "chart_page"), "utf-8")


def _pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def chart_csv(project: Project, chart: ChartWords, language: str) -> str:
    """A chart's rows as CSV: the cells as numbers, headings by column name; several series stand one after another."""
    data = data_of(chart, project.catalog, language)
    out = io.StringIO()
    for name, rows in data.series.items():
        series = project.catalog.series[name]
        _rows(out, rows, [c for c in chart.columns or series.columns if c in series.columns])
    for rest in (list(data.figures.values()), data.records):
        if rest:
            _rows(out, rest, list(rest[0]))
    return out.getvalue()


def _rows(out: io.StringIO, rows: Iterable[Row], columns: list[str]) -> None:
    if out.tell():
        out.write("\n")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def chart_json(project: Project, chart: ChartWords, language: str) -> dict[str, Any]:
    """A chart's rows with what is needed to use them: words, sources, licence."""
    data = data_of(chart, project.catalog, language)
    said = {"title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt, "note": chart.note}
    texts = {name: text[language] for name, text in said.items() if text}
    sources = [
        source.model_dump(include={"publisher", "title", "date", "address"}, exclude_none=True)
        for source in sources_of(chart, project.catalog)
    ]
    rows = {"series": data.series, "figures": list(data.figures.values()), "records": data.records}
    held = {name: value for name, value in rows.items() if value}
    return {"id": chart.id, "language": language, **texts, "licence": "CC BY 4.0", "sources": sources, **held}
