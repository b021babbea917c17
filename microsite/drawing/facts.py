"""A chart in words, made from its rows: what each measure was first, last, lowest and highest."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.drawing.rows import Row, data_of
from microsite.evidence import printing
from microsite.evidence.catalog import Catalog
from microsite.evidence.records import ChartWords, Figure
from microsite.evidence.series import Series
from microsite.language import dates
from microsite.language.words import words


def facts_of(chart: ChartWords, catalog: Catalog, language: str) -> list[str]:
    """Sentences about a chart's rows, one for each measure of each group, or for each figure."""
    data = data_of(chart, catalog, language)
    facts = [
        f for name, rows in data.series.items() for f in _series(chart, catalog.series[name], rows, catalog, language)
    ]
    said = words(language)
    for name in data.figures:
        figure = catalog.of(Figure)[name]
        value = printing.figure_words(catalog, figure, language)
        when = dates.in_words(figure.date, said)
        facts.append(said["describe"]["figure"].format(label=figure.label[language], value=value, date=when))
    if data.records:
        facts.append(said["describe"]["records"].format(count=len(data.records)))
    return facts


def _series(chart: ChartWords, series: Series, rows: list[Row], catalog: Catalog, language: str) -> Iterator[str]:
    key, *groups = series.record.key
    shown = chart.columns or tuple(series.columns)
    measures = [c for c in shown if c in series.columns and series.columns[c].numeric]
    for group in dict.fromkeys(tuple(row.get(f"{g}_label", row[g]) for g in groups) for row in rows):
        inside = [row for row in rows if tuple(row.get(f"{g}_label", row[g]) for g in groups) == group]
        for column in measures:
            cells = [(row[column], row.get(f"{key}_label", row[key])) for row in inside if row[column] is not None]
            label = ", ".join([*map(str, group), printing.column_words(catalog, series.columns[column], language)])
            if cells:
                yield _sentence(label, cells, language)


def _sentence(label: str, cells: list[tuple[float, object]], language: str) -> str:
    form = words(language)["describe"]["one" if len(cells) == 1 else "series"]
    low, high = min(cells, key=lambda c: c[0]), max(cells, key=lambda c: c[0])
    places = {"first": cells[0], "last": cells[-1], "low": low, "high": high}
    locale = str(words(language)["locale"])
    named = {name: printing.plain(value, locale) for name, (value, _) in places.items()}
    at = {f"{name}_at": where for name, (_, where) in places.items()}
    return str(form.format(label=label, **named, **at))
