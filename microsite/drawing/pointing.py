"""Which value of a chart its page's words point at: '2009' or '2009/mexico', as its drawings tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from microsite.drawing.chart import Chart
from microsite.drawing.points import is_date
from microsite.drawing.rows import Row

NAMES = ("label", "name", "short", "title", "place", "date", "year")  # by which a drawing may call a figure or a record


def rows_named(chart: Chart) -> list[str]:
    """What words may point at: keys of the chart's rows, ids of its figures and records, if the drawings tell them."""
    rows = dict.fromkeys("/".join(parts) for parts, _ in _rows(chart))
    return [row for row in rows if told(chart, row)]


def told(chart: Chart, row: str) -> str:
    """What the chart's drawings say at a row; of several values at one place, the upper one. Empty where they say none.

    Behind the row's key may stand the column: '2009/exports'.
    """
    asked, said = row.split("/"), _said(chart)
    wheres = [words.rpartition(chart.edition.labels["colon"])[0] or words for words in said]
    for parts, names in _rows(chart):
        rest = asked[len(parts) :]
        if parts[: len(asked)] == asked[: len(parts)] and len(rest) <= 1:
            # A partner that all rows share is in no drawing's words.
            told_apart = [one for one in names[1 : len(asked)] if any(_holds(where, one) for where in wheres)]
            wanted = [names[0], *told_apart, *([_column(chart, rest[0])] if rest else [])]
            for words, where in zip(said, wheres, strict=True):
                if all(_holds(where, one) for one in wanted):
                    return words
    return ""


def _said(chart: Chart) -> list[str]:
    """The words of the wide drawing's points that the narrow one says too."""
    points = [[str(point[2]) for point in drawing.points] for drawing in chart.drawings.values()]
    return [words for words in points[0] if all(words in others for others in points[1:])] if points else []


def _holds(where: str, names: set[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", where) for name in names)


def _rows(chart: Chart) -> Iterator[tuple[list[str], list[set[str]]]]:
    """Each row: the parts of its key, and for each of them the words that a drawing may have for it."""
    for name, rows in chart.data.series.items():
        key = chart.edition.catalog.series[name].record.key
        for row in rows:
            cells = [str(row.get(column)) for column in key]
            yield cells, [set(_words(chart, row, column)) for column in key]
    for row in (*chart.data.figures.values(), *chart.data.records):
        identity = str(row.get("id", next(iter(row.values()))))
        called = [row, {**row, "label": row.get("verdict_label", "")}]
        yield [identity], [{word for one in called for name in NAMES for word in _words(chart, one, name)} | {identity}]


def _words(chart: Chart, row: Row, column: str) -> Iterator[str]:
    cell: Any = row.get(column)
    if cell in (None, ""):
        return
    yield str(row.get(f"{column}_label", cell))
    yield from _own(chart, str(cell))
    if is_date(cell):
        yield chart.edition.date(cell)


def _own(chart: Chart, name: str) -> Iterator[str]:
    """The chart's own word for a cell, a column or a record."""
    if text := chart.words.labels.get(name):
        yield chart.edition.text(text)


def _column(chart: Chart, name: str) -> set[str]:
    """What a drawing may call a column; a name that is none is called nothing."""
    found = set(_own(chart, name))
    for series in chart.words.series:
        declared = chart.edition.catalog.series[series].columns.get(name)
        found |= {chart.edition.text(declared.label)} if declared else set()
    return found
