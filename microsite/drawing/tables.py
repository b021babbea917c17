"""The tables that stand beside a chart, and the sources that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.drawing.rows import Row, data_of
from microsite.evidence import printing
from microsite.evidence.catalog import Catalog
from microsite.evidence.records import ChartWords, Figure, Source
from microsite.language import dates
from microsite.language.words import words


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


def tables_of(chart: ChartWords, catalog: Catalog, language: str) -> list[Table]:
    """The chart's data as readers see them: a table for each series, one for figures, one for terms."""
    data = data_of(chart, catalog, language)
    said = words(language)
    tables = [_series_table(chart, name, rows, catalog, language) for name, rows in data.series.items()]
    if data.figures:
        lines = tuple(
            (
                row["label"],
                printing.figure_words(catalog, catalog.of(Figure)[name], language),
                dates.in_words(str(row["date"]), said),
                row["measure"],
            )
            for name, row in data.figures.items()
        )
        heads = tuple(said["labels"][name] for name in ("figure", "value", "date", "measure"))
        tables.append(Table("", heads, (False, True, False, False), lines))
    if chart.records == "event":
        heads = (said["labels"]["date"], said["labels"]["event"], said["labels"]["theme_of"])
        events = tuple((dates.in_words(row["date"], said), row["title"], row["theme_label"]) for row in data.records)
        tables.append(Table("", heads, (False, False, False), events))
    if chart.records == "claim":
        heads = (said["labels"]["verdict"], said["labels"]["statements"])
        counts = tuple((said["verdicts"][row["verdict"]], str(row["count"])) for row in data.records)
        tables.append(Table("", heads, (False, True), counts))
    if chart.records == "leader":
        heads = (said["labels"]["president_of"], said["countries"]["name"], said["labels"]["terms"])
        terms = tuple(
            (row["name"], said["countries"][row["country"]], printing.term_words(row["start"], row["end"], said))
            for row in data.records
        )
        tables.append(Table("", heads, (False, False, False), terms))
    return tables


def _series_table(chart: ChartWords, name: str, rows: list[Row], catalog: Catalog, language: str) -> Table:
    series = catalog.series[name]
    shown = [column for column in chart.columns or series.columns if column in series.columns]
    heads, numeric = [], []
    for column in shown:
        declared = series.columns[column]
        heads.append(printing.column_words(catalog, declared, language))
        numeric.append(declared.numeric)
    locale = str(words(language)["locale"])
    cells = tuple(
        tuple(printing.cell_words(row, column, series.columns[column], locale) for column in shown) for row in rows
    )
    caption = series.record.title[language] if len(chart.series) > 1 else ""
    return Table(caption, tuple(heads), tuple(numeric), cells)
