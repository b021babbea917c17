"""The tables that stand beside a chart, and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from microsite.drawing.rows import Data, Row
from microsite.evidence import printing
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.edition import Edition
from microsite.evidence.records import Figure
from microsite.evidence.series import Column
from microsite.evidence.sources import Source
from microsite.language import locales


@dataclass(frozen=True)
class Table:
    """A table for readers: column headings, whether each holds numbers, and rows of printed cells."""

    caption: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def sources_of(chart: ChartWords, catalog: Catalog) -> list[Source]:
    """A chart's own sources, else those of its series and figures, each once."""
    names = list(chart.sources)
    if not names:
        names += [catalog.series[name].record.source for name in chart.series]
        names += [source for name in chart.figures for source in catalog.of(Figure)[name].sources]
    return [catalog.of(Source)[name] for name in dict.fromkeys(names)]


def tables_of(chart: ChartWords, data: Data, edition: Edition) -> list[Table]:
    """The chart's data as readers see them: a table for each series, one for figures, one for terms."""
    catalog, said = edition.catalog, edition.words
    tables = [_series_table(chart, name, rows, edition) for name, rows in data.series.items()]
    if data.figures:
        lines = tuple(
            (
                row["label"],
                edition.value(catalog.of(Figure)[name]),
                edition.date(str(row["date"])),
                row["measure"],
            )
            for name, row in data.figures.items()
        )
        heads = tuple(said["labels"][name] for name in ("figure", "value", "date", "measure"))
        tables.append(Table("", heads, (False, True, False, False), lines))
    if chart.records == "event":
        heads = (said["labels"]["date"], said["labels"]["event"], said["labels"]["theme_of"])
        events = tuple((edition.date(row["date"]), row["title"], row["theme_label"]) for row in data.records)
        tables.append(Table("", heads, (False, False, False), events))
    if chart.records == "claim":
        heads = tuple(said["labels"][name] for name in ("statements", "verdict", "since"))
        told = tuple((row["title"], row["verdict_label"], row["since_label"] or "") for row in data.records)
        tables.append(Table("", heads, (False, False, False), told))
    if chart.records == "leader":
        heads = (said["labels"]["leader"], said["labels"]["side"], said["labels"]["terms"])
        terms = tuple(
            (row["name"], row["side_label"], printing.term_words(row["start"], row["end"], said))
            for row in data.records
        )
        tables.append(Table("", heads, (False, False, False), terms))
    return tables


def _series_table(chart: ChartWords, name: str, rows: list[Row], edition: Edition) -> Table:
    series = edition.catalog.series[name]
    shown = [column for column in chart.columns or series.columns if column in series.columns]
    heads, numeric = [], []
    for column in shown:
        declared = series.columns[column]
        heads.append(printing.column_words(edition.catalog, declared, edition.words))
        numeric.append(declared.numeric)
    tenths = {column for column in shown if _in_tenths(row.get(column) for row in rows)}
    cells = tuple(
        tuple(_cell(row, column, series.columns[column], edition.locale, column in tenths) for column in shown)
        for row in rows
    )
    caption = edition.text(series.record.title) if len(chart.series) > 1 else ""
    return Table(caption, tuple(heads), tuple(numeric), cells)


def _in_tenths(cells: Iterable[object]) -> bool:
    """Whether a column's numbers have one digit behind the sign at most, and some have it."""
    broken = [cell for cell in cells if isinstance(cell, float) and cell != int(cell)]
    return bool(broken) and all(round(cell, 1) == cell for cell in broken)


def _cell(row: Row, column: str, declared: Column, locale: str, tenths: bool) -> str:
    """A cell for readers; among tenths a whole number has its nought, so that the column stands in line."""
    value = row.get(column)
    if tenths and declared.numeric and isinstance(value, int | float):
        return locales.localised(f"{value:,.1f}", locale)
    return printing.cell_words(row, column, declared, locale)
