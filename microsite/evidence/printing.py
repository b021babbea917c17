"""Prints records' values in a language: the other direction of `numbers`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Figure, Unit
from microsite.evidence.series import Column
from microsite.language import dates, units
from microsite.language.amount import Amount
from microsite.language.values import plain, value_words
from microsite.language.wording import Wording


def figure_words(catalog: Catalog, figure: Figure, words: Wording) -> str:
    """A figure's value for readers: '$935.1 billion', '935,100 millones de dólares', 'third', '12 million'."""
    return amount_words(catalog, catalog.amount(figure), figure.unit, words)


def amount_words(catalog: Catalog, amount: Amount, unit_id: str, words: Wording) -> str:
    """A value or a range for readers; the numbers alone where the unit is no longer known."""
    record = catalog.of(Unit).get(catalog.moved.now("unit", unit_id) or unit_id)
    unit = unit_of(record, words.language) if record else units.Unit("count")
    said = words["print"]
    low, high = (None if end is None else value_words(end, unit, words) for end in (amount.low, amount.high))
    if amount.exact:
        return str(low)
    if low and high:
        return str(said["range"].format(low=_bare(low, high), high=high))
    return str(said["more"].format(amount=low) if low else said["less"].format(amount=high))


def _bare(low: str, high: str) -> str:
    """The lower end of a range without the words that the upper one ends with: '9 à 10 milliards de livres'."""
    number, _, rest = low.partition(" ")
    return number if number[0].isdigit() and high.endswith(f" {rest}") else low


def term_words(start: str, end: str | None, said: Mapping[str, Any]) -> str:
    """'1 December 1988 to 30 November 1994', or 'to the present' while it lasts."""
    until = dates.in_words(end, said) if end else said["labels"]["present"]
    return str(said["dates"]["span"].format(start=dates.in_words(start, said), end=until))


def column_words(catalog: Catalog, column: Column, words: Wording) -> str:
    """A column's heading with its unit."""
    label = column.label[words.language]
    unit = catalog.of(Unit)[column.unit] if column.unit else None
    if not unit or unit.kind == "rank":
        return label
    scales = {1: "", 1_000: "thousands", 1_000_000: "millions", 1_000_000_000: "billions"}
    scale = words["scale_names"].get(scales.get(int(column.scale), ""), "")
    name = unit.label[words.language]
    return f"{label} ({scale.format(unit=name) if scale else name})"


def cell_words(row: Mapping[str, Any], column: str, declared: Column, locale: str) -> str:
    """A cell for readers: years plain, numbers with the signs of a locale, codes as words."""
    value = row.get(f"{column}_label", row.get(column))
    if value is None:
        return "–"
    if declared.numeric and isinstance(value, int | float):
        return plain(value, locale)
    return str(value)
