"""Writes what readers can download: the data of each chart, and each series as it is kept."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from microsite import chart as charts
from microsite.model import Record
from microsite.project import Project


def write(project: Project, made: Path) -> None:
    """charts/ID.csv in every language, and data/ID.csv of every series."""
    for language in project.settings.languages:
        root = made if language == project.settings.default else made / language
        for chart in project.catalog.charts.values():
            path = root / "charts" / f"{chart.id}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(chart_csv(project, chart, language), "utf-8")
        for series in project.catalog.series.values():
            path = root / "data" / f"{series.id}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project.settings.project / series.csv_path, path)


def chart_csv(project: Project, chart: Record, language: str) -> str:
    """A chart's rows as CSV: the cells as numbers, headings by column name."""
    data = charts.data_of(chart, project.catalog, language)
    rows = data.rows
    series = next((project.catalog.series[name] for name in data.series), None)
    columns = list(chart.get("columns", series.columns)) if series else None
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or list(rows[0]), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
