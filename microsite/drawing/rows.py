"""What a chart is handed: rows and words in one language, and the tables that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from microsite.drawing import placing
from microsite.drawing.marklinks import FIELD as LINK
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.eras import Era
from microsite.evidence.records import Claim, Event, Figure, Leader, Theme
from microsite.evidence.vocabulary import Outcome, Side, Verdict
from microsite.language import dates

Row = dict[str, Any]


@dataclass(frozen=True)
class Data:
    """The rows of a chart: of its series, of its figures by id, of its records.

    Numbers are plain floats or ints. Coded cells have their word beside them, as in
    `partner` and `partner_label`. Rows of figures hold value, low, high, year and label.
    Rows of leaders, events, claims and eras have a `link`, by which their marks may be encoded as `href`.
    """

    series: Mapping[str, list[Row]]
    figures: Mapping[str, Row]
    records: list[Row]
    eras: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows of the first series, or of the records, or of the figures in order."""
        if self.series:
            return next(iter(self.series.values()))
        return self.records or list(self.figures.values())


def data_of(chart: ChartWords, catalog: Catalog, language: str, eras: Iterable[Era] = ()) -> Data:
    """Gathers a chart's rows; `eras` are those of its edition, which stand beside leaders."""
    series = {name: _series_rows(chart, name, catalog, language) for name in chart.series}
    figures = {name: _figure_row(name, catalog, language) for name in chart.figures}
    records = _record_rows(chart, catalog, language) if chart.records else []
    told = [_era_row(era) for era in eras] if chart.records == "leader" else []
    data = Data(series, figures, [row for row in records if _wanted(chart, row)], told)
    return placing.placed(data, chart, catalog, language) if chart.map else data


def _era_row(era: Era) -> Row:
    start, end = era.start.isoformat(), era.end.isoformat()
    return {"title": era.title, "start": start, "end": end, LINK: f"{era.page.slug}.md"}


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
    """What the columns of a chart's rows are multiplied by to be in their unit: {'goods': {'total': '1000000'}}.

    Those that its arithmetic makes are multiplied by the scale of the chart.
    """
    columns = {name: catalog.series[name].columns for name in chart.series}
    made = {name: str(chart.scale) for name in chart.computed if chart.scale != 1}
    scales = {
        name: made | {column: str(declared.scale) for column, declared in found.items() if declared.scale != 1}
        for name, found in columns.items()
    }
    return scales | ({"figures": made, "records": made} if made else {})


def _wanted(chart: ChartWords, row: Mapping[str, Any]) -> bool:
    """Whether a row passes the chart's filter: `rows.partner = ["mexico"]`."""
    return all(row.get(column) in allowed for column, allowed in chart.rows.items())


def _in_office(catalog: Catalog, side: str, day: str) -> str:
    """The short name of a side's leader on a day (dates compare as text; a month stands for its end)."""
    for leader in catalog.of(Leader).values():
        for term in leader.terms if leader.side == side else ():
            if term.start <= f"{day}-99"[:10] and day < (term.end or "9999"):
                return leader.short
    return ""


def _within(day: str, span: str) -> bool:
    start, end = dates.ends(span)
    return start <= dates.first_day(day) and dates.last_day(day) <= end


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


def _record_rows(chart: ChartWords, catalog: Catalog, language: str) -> list[Row]:
    if chart.records == "claim":
        return [
            {
                "id": claim.id,
                "title": claim.statement[language],
                "verdict": claim.verdict,
                "verdict_label": catalog.of(Verdict)[claim.verdict].label[language],
                "since": claim.since,
                "since_label": catalog.of(Outcome)[claim.since].label[language] if claim.since else None,
                LINK: f"claim:{claim.id}",
            }
            for claim in catalog.of(Claim).values()
        ]
    if chart.records == "event":
        return [
            {
                "id": e.id,
                "date": e.date,
                "theme": e.theme,
                "theme_label": catalog.of(Theme)[e.theme].label[language],
                "tier": e.tier,
                "title": e.title[language],
                **({"places": list(e.places)} if chart.map else {}),
                **{side: _in_office(catalog, side, e.date) for side in catalog.of(Side)},
                LINK: f"event:{e.id}",
            }
            for e in catalog.of(Event).values()
            if chart.span is None or _within(e.date, chart.span)
        ]
    return [
        {
            "id": leader.id,
            "name": leader.name,
            "short": leader.short,
            "side": leader.side,
            "side_label": catalog.of(Side)[str(leader.side)].label[language],
            "start": term.start,
            "end": term.end,
            LINK: f"leader:{leader.id}",
        }
        for leader in catalog.of(Leader).values()
        for term in leader.terms
    ]
