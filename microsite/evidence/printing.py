"""Prints records' values in a language: the other direction of `numbers`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Figure, Unit
from microsite.evidence.series import Column
from microsite.language import dates, locales, units
from microsite.language.amount import Amount
from microsite.language.wording import Wording

# How kinds of units are printed, in full and with a scale; the others are the number alone.
FORMS = {"currency": ("currency", "currency_scaled"), "measure": ("measure", "measure_scaled")}


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


def value_words(value: Decimal, unit: units.Unit, words: Wording) -> str:
    """One number with the marks of its unit."""
    if value < 0:
        return f"\N{MINUS SIGN}{value_words(-value, unit, words)}"
    said = words["print"]
    locale = str(words["locale"])
    if unit.kind == "rank" and 1 <= value <= len(said["ranks"]):
        return str(said["ranks"][int(value) - 1])
    if unit.kind == "share" and value == Decimal("0.5"):
        return str(said["half"])
    if unit.kind in ("share", "percent"):
        number = plain(value * 100 if unit.kind == "share" else value, locale)
        return str(said["percent"].format(number=number))
    form, scaled = FORMS.get(unit.kind, ("plain", "scaled"))
    for size, scale in said["scales"]:
        if value >= size and (unit.kind == "currency" or value > said["count_max_plain"]):
            rounded = _rounded(value / size)
            single = locales.is_singular(float(rounded), locale)
            name = said["one"].get(scale, scale) if single else scale
            marks = {"number": plain(rounded, locale), "scale": name} | _marks(unit, words, False)
            return _elided(said[scaled].format(**marks), said["elision"])
    marks = {"number": plain(value, locale)} | _marks(unit, words, locales.is_singular(float(value), locale))
    return _elided(said[form].format(**marks), said["elision"])


def _marks(unit: units.Unit, said: Mapping[str, Any], single: bool) -> dict[str, str]:
    """What stands beside a number: a measure's unit; a currency's sign and name, the words file's first, else Babel's.

    Of one, and in French of less than two, the name is the second that the words file lists.
    """
    if unit.kind != "currency":
        return {"unit": unit.nouns[0]} if unit.nouns else {}
    code, locale = unit.currency, str(said["locale"])
    listed = said["number"]["currencies"].get(code, ())
    names = [word for word in listed if word.replace(" ", "").isalpha()]
    signs = [word for word in listed if word not in names]
    return {
        "sign": signs[0] if signs else locales.currency_sign(code, locale) if code else "",
        "name": names[min(int(single), len(names) - 1)]
        if names
        else locales.currency_name(code, locale)
        if code
        else "",
    }


def _elided(text: str, elision: Mapping[str, str]) -> str:
    """The text with words shortened before a vowel: 'milliards d'euros'."""
    for whole, short in elision.items():
        text = re.sub(rf"\b{whole}", short, text)
    return text


def _bare(low: str, high: str) -> str:
    """The lower end of a range without the words that the upper one ends with: '9 à 10 milliards de livres'."""
    number, _, rest = low.partition(" ")
    return number if number[0].isdigit() and high.endswith(f" {rest}") else low


def _rounded(scaled: Decimal) -> Decimal:
    """Three significant digits, four of hundreds: 4.65, 58.4, 935.1; of thousands 4,650, 58,400, 935,100."""
    leading = scaled.adjusted()
    return scaled.quantize(Decimal(1).scaleb(leading - (3 if leading % 3 == 2 else 2)), ROUND_HALF_UP)


def plain(value: Decimal | float, locale: str) -> str:
    """A number in full with the signs of a locale, without zeros at the end: '1,234.5'."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if isinstance(value, Decimal) and "." in text:
        text = text.rstrip("0").rstrip(".")
    return locales.localised(text, locale)


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
