"""A chart in words, made from its rows: what each measure was first, last, lowest and highest."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.drawing.rows import Data, Row
from microsite.evidence import printing
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.edition import Edition
from microsite.evidence.records import Figure
from microsite.evidence.series import Series
from microsite.language.values import plain


def facts_of(chart: ChartWords, data: Data, edition: Edition) -> list[str]:
    """Sentences about a chart's rows, one for each measure of each group, or for each figure."""
    catalog, said = edition.catalog, edition.words
    facts = [f for name, rows in data.series.items() for f in _series(chart, catalog.series[name], rows, edition)]
    for name in data.figures:
        figure = catalog.of(Figure)[name]
        label, value, when = edition.text(figure.label), edition.value(figure), edition.date(figure.date)
        facts.append(said["describe"]["figure"].format(label=label, value=value, date=when))
    if data.records:
        facts.append(said["describe"]["records"].format(count=len(data.records)))
    return facts


def _series(chart: ChartWords, series: Series, rows: list[Row], edition: Edition) -> Iterator[str]:
    key, *groups = series.record.key
    shown = chart.columns or tuple(series.columns)
    measures = [c for c in shown if c in series.columns and series.columns[c].numeric]
    for group in dict.fromkeys(tuple(row.get(f"{g}_label", row[g]) for g in groups) for row in rows):
        inside = [row for row in rows if tuple(row.get(f"{g}_label", row[g]) for g in groups) == group]
        for column in measures:
            cells = [(row[column], row.get(f"{key}_label", row[key])) for row in inside if row[column] is not None]
            heading = printing.column_words(edition.catalog, series.columns[column], edition.words)
            if cells:
                yield _sentence(", ".join([*map(str, group), heading]), cells, edition)


def _sentence(label: str, cells: list[tuple[float, object]], edition: Edition) -> str:
    form = edition.words["describe"]["one" if len(cells) == 1 else "series"]
    low, high = min(cells, key=lambda c: c[0]), max(cells, key=lambda c: c[0])
    places = {"first": cells[0], "last": cells[-1], "low": low, "high": high}
    named = {name: plain(value, edition.locale) for name, (value, _) in places.items()}
    at = {f"{name}_at": where for name, (_, where) in places.items()}
    return str(form.format(label=label, **named, **at))
