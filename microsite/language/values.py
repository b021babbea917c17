"""Prints one number in the words of its unit: the other direction of `numbers`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from microsite.language import locales, units
from microsite.language.wording import Wording

# How kinds of units are printed, in full and with a scale; the others are the number alone.
FORMS = {"currency": ("currency", "currency_scaled"), "measure": ("measure", "measure_scaled")}


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
