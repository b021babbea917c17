"""The rows of a chart as its form draws them: each with its place, its value and what tells it apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from microsite.drawing.asked import Asked
from microsite.drawing.held import decimal_years, number
from microsite.files.problem import did_you_mean
from microsite.language import dates

Row = dict[str, Any]
YEARS = 3  # that dates span: above, they stand on an axis of years
LYING = ("dumbbell",)
BANDED = ("bars", "dumbbell")
THROUGH = ("line", "steps")


class FormError(Exception):
    """What is wrong with what a form is asked to draw: the field of the chart's words, the message, what to do."""

    def __init__(self, field: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Points:
    """Rows with 'place', 'value' and 'group', in order, and the groups that colour tells apart, if any.

    `lying` says that values run from left to right; `kind` is what places are: year, date, number or word.
    """

    rows: tuple[Row, ...] = field(repr=False)
    groups: tuple[str, ...]
    form: str
    kind: str
    lying: bool
    percent: bool

    @property
    def banded(self) -> bool:
        """Whether places stand one beside the other, and not on a scale."""
        return self.kind == "word" or self.form in BANDED

    @property
    def apart(self) -> bool:
        """Whether several groups share a place."""
        return len(self.rows) > len(self.places)

    @property
    def places(self) -> list[Any]:
        """Where rows stand, each once, in order."""
        return list(dict.fromkeys(row["place"] for row in self.rows))

    @property
    def values(self) -> list[float]:
        """The values that are there."""
        return [row["value"] for row in self.rows if row["value"] is not None]


def points_of(
    asked: Asked, rows: Sequence[Mapping[str, Any]], labels: Mapping[str, str], said: Callable[[str], str] = str
) -> Points:
    """The points of a chart's rows; `labels` are its words, `said` prints a date. Raises FormError."""
    for name, columns in (("x", asked.x), ("y", asked.y), ("colour", (asked.colour,) if asked.colour else ())):
        _there(name, columns, rows)
    kinds = {name: {_kind(asked, column, rows) for column in columns} for name, columns in _axes(asked)}
    lying = _lying(asked, kinds)
    values, places = (asked.x, asked.y) if lying else (asked.y, asked.x)
    along, across = ("x", "y") if lying else ("y", "x")
    if kinds[along] - {"number"}:
        raise FormError(along, f"measures '{values[0]}', which holds no numbers", "Name a column of numbers.")
    if len(places) > 1:
        raise FormError(across, f"names {len(places)} columns where one says the places", "Name one.")
    if len(values) > 1 and asked.colour:
        raise FormError("colour", f"is told where {along} names several columns", "Colour tells those apart.")
    kind = next(iter(kinds[across]))
    if asked.form in THROUGH and kind == "word":
        raise FormError(across, f"draws a line through words ('{places[0]}')", 'Write form = "bars".')
    found = list(_rows(asked, rows, labels, values, places[0]))
    if asked.form not in THROUGH:
        found = [row for row in found if row["value"] is not None]
    _once(asked, found, across)
    if not any(row["value"] is not None for row in found):
        raise FormError(along, f"draws no value: '{values[0]}' is empty", "Choose other rows, or another column.")
    ordered = sorted(found, key=lambda row: row["day"]) if kind != "word" else found
    kind = _placed(asked, kind, ordered, said)
    groups = tuple(_groups(found, [_head(asked, column, labels) for column in values]))
    return Points(tuple(ordered), groups, asked.form, kind, lying, all(column in asked.percent for column in values))


def _axes(asked: Asked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("x", asked.x), ("y", asked.y))


def _there(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    known = list(dict.fromkeys(column for row in rows for column in row if not column.endswith("_label")))
    if not rows:
        raise FormError("form", "has no rows to draw", "Look at what rows allows.")
    for column in columns:
        if column not in known:
            hint = did_you_mean(column, known) or f"The rows have {', '.join(known)}."
            raise FormError(name, f"'{column}' is no column of the chart's rows", hint)


def _kind(asked: Asked, column: str, rows: Sequence[Mapping[str, Any]]) -> str:
    cells = [row.get(column) for row in rows if row.get(column) is not None]
    if column in asked.years:
        return "year"
    if all(number(cell) is not None for cell in cells):
        return "number"
    return "date" if all(map(is_date, cells)) else "word"


def is_date(cell: Any) -> bool:
    """Whether a cell is a date: YYYY, YYYY-MM or YYYY-MM-DD."""
    try:
        return isinstance(cell, str) and bool(dates.first_day(cell))
    except ValueError:
        return False


def _lying(asked: Asked, kinds: Mapping[str, set[str]]) -> bool:
    """Whether values run from left to right: where y holds no numbers, and for what always lies."""
    if asked.form in THROUGH:
        return False
    return asked.form in LYING or (kinds["x"] == {"number"} and (kinds["y"] != {"number"} or len(asked.x) > 1))


def _rows(
    asked: Asked, rows: Sequence[Mapping[str, Any]], labels: Mapping[str, str], values: Sequence[str], place: str
) -> Iterator[Row]:
    for row in rows:
        for column in values:
            group = _word(row, asked.colour, labels) if asked.colour else ""
            if len(values) > 1:
                group = _head(asked, column, labels)
            at = row.get(place)
            if at is not None:
                shown = at if number(at) is not None else _word(row, place, labels)
                yield {"place": shown, "value": row.get(column), "group": group, "day": at}


def _head(asked: Asked, column: str, labels: Mapping[str, str]) -> str:
    return labels.get(column, asked.heads.get(column, column))


def _groups(rows: Sequence[Row], heads: Sequence[str]) -> list[str]:
    """The groups in the order of the columns that name them, else as they come."""
    found = list(dict.fromkeys(row["group"] for row in rows if row["group"]))
    return [head for head in heads if head in found] or found


def _word(row: Mapping[str, Any], column: str, labels: Mapping[str, str]) -> str:
    """A cell in words: those of the chart's labels, else of its column's, else its own."""
    cell = row.get(column)
    return "" if cell is None else labels.get(str(cell), str(row.get(f"{column}_label", cell)))


def _once(asked: Asked, rows: Sequence[Row], across: str) -> None:
    if asked.form == "dots":
        return
    seen = set()
    for row in rows:
        key = (row["place"], row["group"])
        if key in seen:
            hint = "Name in colour the column that tells them apart, or choose rows by rows.COLUMN = [...]."
            raise FormError("colour" if asked.colour else across, f"'{row['day']}' has several rows", hint)
        seen.add(key)


def _placed(asked: Asked, kind: str, rows: list[Row], said: Callable[[str], str]) -> str:
    """Puts dates where they are drawn, and says what places are then.

    Beside bars they are words; where they span years, places on an axis of years; else as the engine reads dates.
    """
    if kind == "word" or asked.form in BANDED:
        for row in rows:
            if row["place"] == row["day"] and isinstance(row["day"], str) and all(map(is_date, row["day"].split("/"))):
                row["place"] = said(row["day"])
        return "word" if kind == "date" else kind
    if kind != "date":
        return kind
    days = [dates.first_day(row["day"]) for row in rows]
    long = (max(days) - min(days)).days > 365 * YEARS
    for row in rows:
        row["place"] = list(decimal_years(row["day"]))[-1] if long else row["day"]
    return "year" if long else "date"
