"""What Babel knows of a language: its signs in numbers, its months, its dates, its money.

A locale is named as in words/*.toml ("en-GB", "es-MX", "fr").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.numbers import (
    get_currency_name,
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
    list_currencies,
)

SPACES = "\u00a0\u202f\u2009 "


@cache
def locale_of(name: str) -> Locale:
    """The locale of that name; babel.UnknownLocaleError or ValueError where Babel has none."""
    return Locale.parse(name, sep="-")


@cache
def signs_of(name: str) -> tuple[str, str]:
    """The decimal sign and the sign between groups of three digits."""
    locale = locale_of(name)
    return get_decimal_symbol(locale), get_group_symbol(locale)


def localised(digits: str, name: str) -> str:
    """A number written as in Python ('1,234.5') with the signs of a locale."""
    decimal, group = signs_of(name)
    return digits.translate({ord(","): group, ord("."): decimal})


@cache
def months_of(name: str) -> tuple[str, ...]:
    """The twelve months' names."""
    names = get_month_names("wide", locale=locale_of(name))
    return tuple(str(names[number]) for number in range(1, 13))


def english_name(language: str) -> str:
    """What a language is called in English, by its code; the code itself where Babel has none."""
    try:
        return str(Locale.parse(language).english_name or language)
    except (UnknownLocaleError, ValueError):
        return language


def calendar_of(name: str) -> dict[str, Any]:
    """What Vega-Lite needs to print dates in a language: its months and days, in full and short."""
    locale = locale_of(name)
    days = [6, 0, 1, 2, 3, 4, 5]  # its weeks begin on Sunday

    def months(width: Any) -> list[str]:
        return [str(get_month_names(width, locale=locale)[number]).rstrip(".") for number in range(1, 13)]

    def week(width: Any) -> list[str]:
        return [str(get_day_names(width, locale=locale)[day]).rstrip(".") for day in days]

    return {
        "dateTime": "%d %B %Y %H:%M",
        "date": "%d %B %Y",
        "time": "%H:%M",
        "periods": ["", ""],
        "months": months("wide"),
        "shortMonths": months("abbreviated"),
        "days": week("wide"),
        "shortDays": week("abbreviated"),
    }


def day_words(day: date, name: str) -> str:
    """A day: '27 November 1990'."""
    return format_date(day, "long", locale_of(name))


def day_in(day: date, pattern: str, name: str) -> str:
    """A day by a pattern of the Unicode locale data (CLDR): 'y, MMMM d' gives '1990, November 27'."""
    return format_date(day, pattern, locale_of(name))


def month_words(day: date, name: str) -> str:
    """A month of a year: 'November 1990'."""
    return str(format_skeleton("yMMMM", day, locale=locale_of(name)))


def is_singular(value: float, name: str) -> bool:
    """Whether a noun beside the number is in the singular: 1 in English, 1.5 as well in French."""
    return str(locale_of(name).plural_form(value)) == "one"


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def is_currency(code: str) -> bool:
    """Whether ISO 4217 has the code."""
    return code in _currencies()


@cache
def currency_sign(code: str, name: str) -> str:
    """The sign of a currency as readers of a locale write it: '€'."""
    return get_currency_symbol(code, locale_of(name))


@cache
def currency_name(code: str, name: str) -> str:
    """The name of many of a currency: 'euros'."""
    return get_currency_name(code, 2, locale_of(name))


@cache
def money_words(name: str) -> Mapping[str, frozenset[str]]:
    """Every sign and name of money in a locale, in lower case, with the codes of the currencies it may mean."""
    locale = locale_of(name)
    found: dict[str, set[str]] = {}
    for code in map(str, locale.currencies):
        words = {get_currency_name(code, count, locale) for count in (1, 2)}
        sign = get_currency_symbol(code, locale)
        # A code of letters is read in capitals only, or "all" and "top" were money.
        words |= {sign} - {code}
        for word in words:
            found.setdefault(word.lower(), set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}
