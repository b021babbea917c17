"""What a reader may ask of a chart's rows: lines by year, as the page's script draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from microsite.drawing.chart import Chart
from microsite.drawing.held import number
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartfields import Explore
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Unit
from microsite.evidence.series import Series
from microsite.language import units
from microsite.language.values import value_words
from microsite.language.wording import Wording

COLOURS = ("shared", "ink", "other", "quiet")
SIZES = {1_000_000_000: "billions", 1_000_000: "millions", 1_000: "thousands"}
PLAIN = 100_000  # numbers below that stand on an axis as they are
WORDS = ("explore_shown", "explore_close", "explore_lines", "explore_measure", "explore_from", "chart_keys", "colon")


class ExploreError(Exception):
    """What cannot be asked of a chart's rows: the field, the message, what to do."""

    def __init__(self, field: str, message: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.known = known


@dataclass(frozen=True)
class _Asked:
    """The rows that are asked for, and the years that they span."""

    explore: Explore
    series: Series
    year: str
    prices: Mapping[int, Decimal]

    @property
    def years(self) -> list[int]:
        return sorted({row[self.year] for row in self.series.rows})

    @property
    def cells(self) -> list[str]:
        """The words of the column that makes the lines, in the order of the rows."""
        return list(dict.fromkeys(row[self.explore.by] for row in self.series.rows)) if self.explore.by else []

    def line(self, column: str, cell: str | None) -> list[Decimal | None]:
        """The values of a column by year, in its unit."""
        rows = {row[self.year]: row for row in self.series.rows if cell is None or row[self.explore.by or ""] == cell}
        cells = [rows.get(year, {}).get(column) for year in self.years]
        scale = self.series.columns[column].scale
        return [Decimal(cell) * scale if isinstance(cell, int | Decimal) else None for cell in cells]

    def constant(self, values: list[Decimal | None]) -> list[Decimal | None]:
        """Values at the prices of the last year."""
        last = self.prices[self.years[-1]]
        pairs = zip(self.years, values, strict=True)
        return [None if value is None else value / self.prices[year] * last for year, value in pairs]


def asked_of(chart: Chart) -> _Asked:
    """The rows that a chart's words offer; raises ExploreError where they cannot be asked for."""
    catalog, explore = chart.edition.catalog, chart.words.explore
    name = (explore and explore.series) or next(iter(chart.words.series), None)
    if explore is None or name is None:
        raise ExploreError("", "offers the rows of no series")
    series = catalog.series[name]
    year = series.record.key[0]
    if series.columns[year].type != "year":
        raise ExploreError("series", f"offers rows that are not by year: the key of '{name}' begins with '{year}'")
    if len(series.record.key) > 1 and explore.by not in series.record.key:
        raise ExploreError("by", f"has several rows for a year in '{name}'", series.record.key[1:])
    measures = tuple(column for column, declared in series.columns.items() if declared.numeric)
    for column in explore.y:
        if column not in measures:
            raise ExploreError("y", f"'{column}' is no column of numbers in '{name}'", measures)
    asked = _Asked(explore, series, year, _prices(explore, series, catalog))
    lines = tuple(asked.cells if explore.by else explore.y)
    for shown in explore.show:
        if shown not in lines:
            raise ExploreError("show", f"'{shown}' is none of the lines", lines)
    for colour in explore.palette:
        if colour not in catalog.palette.light:
            raise ExploreError("palette", f"'{colour}' is no colour of the palette", tuple(catalog.palette.light))
    return asked


def _prices(explore: Explore, series: Series, catalog: Catalog) -> Mapping[int, Decimal]:
    if explore.prices is None:
        return {}
    held = catalog.series[explore.prices_in] if explore.prices_in else series
    columns = tuple(column for column, declared in held.columns.items() if declared.numeric)
    if explore.prices not in columns:
        raise ExploreError("prices", f"'{explore.prices}' is no column of numbers in '{held.id}'", columns)
    year = held.record.key[0]
    found = {row[year]: Decimal(row[explore.prices]) for row in held.rows if number(row.get(explore.prices))}
    own = series.record.key[0]
    if lacking := [row[own] for row in series.rows if row[own] not in found]:
        raise ExploreError("prices", f"'{held.id}' has no prices for {lacking[0]}")
    return found


def explored(chart: Chart) -> dict[str, Any]:
    """All that the script needs, in one language: words, years, and the lines of each view."""
    asked, edition = asked_of(chart), chart.edition
    labels, said = edition.labels, dict[str, Any]()
    views = [_view(chart, asked, lines) for lines in _measures(asked)]
    if asked.prices:
        said["real"] = labels["explore_real"].format(year=asked.years[-1])
    return {
        "id": chart.id,
        "locale": edition.locale,
        "words": {name: labels[name] for name in WORDS} | said,
        "years": asked.years,
        "views": views,
    }


def _measures(asked: _Asked) -> list[list[tuple[str, str | None]]]:
    """What is drawn together: a column's cells by their words, or columns that count the same."""
    if asked.explore.by:
        return [[(column, cell) for cell in asked.cells] for column in asked.explore.y]
    by_unit: dict[str | None, list[tuple[str, str | None]]] = {}
    for column in asked.explore.y:
        by_unit.setdefault(asked.series.columns[column].unit, []).append((column, None))
    return list(by_unit.values())


def _view(chart: Chart, asked: _Asked, lines: list[tuple[str, str | None]]) -> dict[str, Any]:
    """A measure as one drawing: its lines, and the unit of its axis."""
    edition, explore, measure = chart.edition, asked.explore, asked.series.columns[lines[0][0]]
    found = [asked.line(column, cell) for column, cell in lines]
    money = bool(measure.unit) and edition.catalog.of(Unit)[measure.unit or ""].kind == "currency"
    constant = [asked.constant(values) for values in found] if asked.prices and money else []
    most = max(abs(value) for values in (*found, *constant) for value in values if value is not None)
    size = next((size for size in SIZES if most >= max(size, PLAIN)), 1)
    unit = edition.catalog.of(Unit)[measure.unit] if measure.unit else None
    name = edition.text(unit.label) if unit else ""
    words, counted = edition.words, unit_of(unit, edition.language) if unit else units.Unit("count")
    drawn = []
    for place, (column, cell) in enumerate(lines):
        key = cell or column
        palette = explore.palette or COLOURS
        line = {
            "name": _name(chart, asked, column, cell),
            "colour": palette[place % len(palette)],
            "shown": not explore.show or key in explore.show or len(lines) == 1,
            "values": list(_pairs(found[place], size, counted, words)),
        }
        if constant:
            line["real"] = list(_pairs(constant[place], size, counted, words))
        drawn.append(line)
    scaled = words["scale_names"][SIZES[size]].format(unit=name) if size in SIZES and name else name
    alone = len(lines) == 1 or explore.by
    return {"name": edition.text(measure.label) if alone else name, "unit": scaled, "lines": drawn}


def _name(chart: Chart, asked: _Asked, column: str, cell: str | None) -> str:
    """The chart's own word for a line, else that of its column or cell."""
    declared, text = asked.series.columns, chart.edition.text
    if own := chart.words.labels.get(cell or column):
        return text(own)
    if cell is None:
        return text(declared[column].label)
    return text(declared[asked.explore.by or ""].labels.get(cell)) or cell


def _pairs(values: list[Decimal | None], size: int, unit: units.Unit, words: Wording) -> Iterator[list[Any] | None]:
    """Each value on the axis, with its words: [837.6, '$837.6 billion']."""
    for value in values:
        whole = None if value is None else value.to_integral_value() if abs(value) >= PLAIN else value
        yield None if whole is None else [float(format(whole / size, ".5g")), value_words(whole, unit, words)]
