"""Prints records' values in a language: the other direction of `numbers`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from microsite import dates
from microsite.catalog import Catalog
from microsite.records import Figure, Unit
from microsite.series import Column
from microsite.settings import words


def figure_words(catalog: Catalog, figure: Figure, language: str) -> str:
    """A figure's value for readers: '$935.1 billion', '935,100 millones de dólares', 'third', '12 million'."""
    amount = catalog.amount(figure)
    kind = catalog.of(Unit)[figure.unit].kind
    said = words(language)["print"]
    low, high = (None if end is None else value_words(end, kind, language) for end in (amount.low, amount.high))
    if amount.exact:
        return str(low)
    if low and high:
        return str(said["range"].format(low=low, high=high))
    return str(said["more"].format(amount=low) if low else said["less"].format(amount=high))


def value_words(value: Decimal, kind: str, language: str) -> str:
    """One number with the marks of its kind of unit."""
    if value < 0:
        return f"\N{MINUS SIGN}{value_words(-value, kind, language)}"
    said = words(language)["print"]
    if kind == "rank" and 1 <= value <= len(said["ranks"]):
        return str(said["ranks"][int(value) - 1])
    if kind == "share":
        return str(said["half"]) if value == Decimal("0.5") else said["percent"].format(number=_plain(value * 100))
    if kind == "percent":
        return str(said["percent"].format(number=_plain(value)))
    form, scaled = ("currency", "currency_scaled") if kind == "currency" else ("", "scaled")
    for size, scale in said["scales"]:
        if value >= size and (kind == "currency" or value > said["count_max_plain"]):
            number = _rounded(value / size, value)
            return str(
                said[scaled].format(number=number, scale=said["one"].get(scale, scale) if number == "1" else scale)
            )
    return str(said[form].format(number=_plain(value))) if form else _plain(value)


def _rounded(scaled: Decimal, value: Decimal) -> str:
    """Four significant digits at most: 935.1, 58.4, 58,436 millones as 58,400 only when exact."""
    digits = 1 if abs(scaled) < 1000 else -2
    rounded = round(scaled, digits)
    return _plain(Decimal(rounded))


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def term_words(start: str, end: str | None, said: Mapping[str, Any]) -> str:
    """'1 December 1988 to 30 November 1994', or 'to the present' while it lasts."""
    until = dates.in_words(end, said) if end else said["labels"]["present"]
    return str(said["dates"]["span"].format(start=dates.in_words(start, said), end=until))


def column_words(catalog: Catalog, column: Column, language: str) -> str:
    """A column's heading with its unit."""
    label = column.label[language]
    unit = catalog.of(Unit)[column.unit] if column.unit else None
    if not unit or unit.kind == "rank":
        return label
    scales = {1: "", 1_000: "thousands", 1_000_000: "millions", 1_000_000_000: "billions"}
    scale = words(language)["scale_names"].get(scales.get(int(column.scale), ""), "")
    name = unit.label[language]
    return f"{label} ({scale.format(unit=name) if scale else name})"


def cell_words(row: Mapping[str, Any], column: str, declared: Column) -> str:
    """A cell for readers: years plain, numbers with thousands commas, codes as words."""
    value = row.get(f"{column}_label", row.get(column))
    if value is None:
        return "–"
    if declared.numeric and isinstance(value, int | float):
        return f"{value:,}"
    return str(value)
