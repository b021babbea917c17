"""What a chart is handed: rows and words in one language, and the tables that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from microsite import dates, printing
from microsite.catalog import Catalog
from microsite.records import VERDICTS, ChartWords, Claim, Event, Figure, Leader, Source, Theme
from microsite.settings import words

Row = dict[str, Any]


@dataclass(frozen=True)
class Data:
    """The rows of a chart: of its series, of its figures by id, of its records.

    Numbers are plain floats or ints. Coded cells have their word beside them, as in
    `partner` and `partner_label`. Rows of figures hold value, low, high, year and label.
    """

    series: Mapping[str, list[Row]]
    figures: Mapping[str, Row]
    records: list[Row]

    @property
    def rows(self) -> list[Row]:
        """The rows of the first series, or of the records, or of the figures in order."""
        if self.series:
            return next(iter(self.series.values()))
        return self.records or list(self.figures.values())


@dataclass(frozen=True)
class Table:
    """A table for readers: column headings, whether each holds numbers, and rows of printed cells."""

    caption: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def data_of(chart: ChartWords, catalog: Catalog, language: str) -> Data:
    """Gathers a chart's rows."""
    series = {name: _series_rows(chart, name, catalog, language) for name in chart.series}
    figures = {name: _figure_row(name, catalog, language) for name in chart.figures}
    records = _record_rows(chart.records, catalog, language) if chart.records else []
    return Data(series, figures, [row for row in records if _wanted(chart, row)])


def plain(value: Any) -> Any:
    """A cell as JSON holds it: Decimal becomes int or float."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _series_rows(chart: ChartWords, name: str, catalog: Catalog, language: str) -> list[Row]:
    series = catalog.series[name]
    rows = []
    for cells in series.rows:
        if _wanted(chart, cells):
            row = {column: plain(cell) for column, cell in cells.items()}
            for column, declared in series.columns.items():
                if declared.type == "record" and row.get(column):
                    row[f"{column}_label"] = catalog.of(Leader)[row[column]].short
                elif declared.labels and row.get(column):
                    row[f"{column}_label"] = declared.labels.get(row[column], {}).get(language, row[column])
            rows.append(row)
    return rows


def scales_of(chart: ChartWords, catalog: Catalog) -> dict[str, dict[str, str]]:
    """What the columns of a chart's series are multiplied by to be in their unit: {'goods': {'total': '1000000'}}."""
    columns = {name: catalog.series[name].columns for name in chart.series}
    return {
        name: {column: str(declared.scale) for column, declared in found.items() if declared.scale != 1}
        for name, found in columns.items()
    }


def _wanted(chart: ChartWords, row: Mapping[str, Any]) -> bool:
    """Whether a row passes the chart's filter: `rows.partner = ["mexico"]`."""
    return all(row.get(column) in allowed for column, allowed in chart.rows.items())


def _in_office(catalog: Catalog, country: str, day: str) -> str:
    """The short name of a country's president on a day (dates compare as text; a month stands for its end)."""
    for leader in catalog.of(Leader).values():
        for term in leader.terms if leader.country == country else ():
            if term.start <= f"{day}-99"[:10] and day < (term.end or "9999"):
                return leader.short
    return ""


def _figure_row(name: str, catalog: Catalog, language: str) -> Row:
    figure = catalog.of(Figure)[name]
    amount = catalog.amount(figure)
    low, high = amount.low, amount.high
    return {
        "id": name,
        "label": figure.label[language],
        "measure": figure.measure[language],
        "value": plain(low if low is not None else high),
        "low": plain(low),
        "high": plain(high),
        "year": int(figure.date[:4]),
        "date": figure.date,
        "status": figure.status,
    }


def _record_rows(kind: str, catalog: Catalog, language: str) -> list[Row]:
    if kind == "claim":
        verdicts: list[str] = [claim.verdict for claim in catalog.of(Claim).values()]
        return [{"verdict": verdict, "count": verdicts.count(verdict)} for verdict in VERDICTS]
    if kind == "event":
        return [
            {
                "id": e.id,
                "date": e.date,
                "theme": e.theme,
                "theme_label": catalog.of(Theme)[e.theme].label[language],
                "tier": e.tier,
                "title": e.title[language],
                "us": _in_office(catalog, "us", e.date),
                "mx": _in_office(catalog, "mx", e.date),
            }
            for e in catalog.of(Event).values()
        ]
    return [
        {
            "id": leader.id,
            "name": leader.name,
            "short": leader.short,
            "country": leader.country,
            "start": term.start,
            "end": term.end,
        }
        for leader in catalog.of(Leader).values()
        for term in leader.terms
    ]


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
