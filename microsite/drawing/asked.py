"""What a chart's words ask of a form: its columns, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsite.drawing.rows import plain
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartfields import OF_FORMS
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.records import Figure, Unit


@dataclass(frozen=True)
class Asked:
    """What a chart's words ask of a form.

    `heads` are the headings of columns, `years` the columns that hold years, `percent` those in per cent;
    `lines` says where the fields stand.
    """

    form: str
    x: tuple[str, ...]
    y: tuple[str, ...]
    colour: str = ""
    palette: tuple[str, ...] = ()
    stacked: bool = False
    size: tuple[str, ...] = ()
    alike: bool = False
    dated: bool = False
    marks: Mapping[str, Any] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    years: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lists, as JSON has them, become tuples."""
        for name in ("x", "y", "palette", "size", "years", "percent"):
            object.__setattr__(self, name, tuple(getattr(self, name)))


def asked_of(chart: ChartWords, catalog: Catalog, language: str) -> Asked:
    """What a chart with a form asks, with the headings of one language."""
    columns = {n: declared for name in chart.series for n, declared in catalog.series[name].columns.items()}
    return Asked(
        str(chart.form),
        chart.x or (),
        chart.y or (),
        chart.colour or "",
        chart.palette,
        chart.stacked,
        chart.size or (),
        chart.alike,
        chart.dated,
        {name: plain(place) for name, place in chart.marks.items()},
        {name: column.label[language] for name, column in columns.items()},
        years_of(chart, catalog),
        tuple(_percent(chart, catalog)),
        {name: chart.line_of(name) for name in ("form", *OF_FORMS)},
    )


def years_of(chart: ChartWords, catalog: Catalog) -> tuple[str, ...]:
    """The columns of a chart's rows that hold years."""
    columns = (pair for name in chart.series for pair in catalog.series[name].columns.items())
    return ("year", *(name for name, column in columns if column.type == "year" and name != "year"))


def _percent(chart: ChartWords, catalog: Catalog) -> Iterator[str]:
    """The columns whose numbers are per cent."""
    units = catalog.of(Unit)
    for name in chart.series:
        for column, declared in catalog.series[name].columns.items():
            if declared.unit and units[declared.unit].kind == "percent":
                yield column
    figures = [catalog.of(Figure)[name] for name in chart.figures]
    if figures and all(units[figure.unit].kind == "percent" for figure in figures):
        yield from ("value", "low", "high")
