"""What lies under the reading of numbers: what Babel knows of a language, parts of numbers, and the numbers said."""

from datetime import date
from decimal import Decimal

import pytest
from babel import UnknownLocaleError
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.language import locales, said
from microsite.language.exempt import exempt
from microsite.language.lexicon import lexicon
from microsite.language.parts import NO_ITEM, Parts
from microsite.language.wording import Wording

NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("digits", "locale", "printed"),
    [
        ("1,234.5", "en-GB", "1,234.5"),
        ("1,234.5", "es-MX", "1,234.5"),
        ("1,234.5", "fr", f"1{NARROW}234,5"),
        ("1,234,567", "de", "1.234.567"),
        ("-0.5", "de", "-0,5"),
        ("7", "fr", "7"),
    ],
)
def test_digits_get_the_signs_of_a_locale(digits, locale, printed):
    assert locales.localised(digits, locale) == printed


def test_months_and_days_are_those_of_the_language():
    assert locales.months_of("es-MX")[0] == "enero" and locales.months_of("es-MX")[11] == "diciembre"
    calendar = locales.calendar_of("fr")
    assert calendar["days"] == ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
    assert [day[:3] for day in calendar["days"]] == calendar["shortDays"]
    assert len(calendar["months"]) == len(calendar["shortMonths"]) == 12
    assert not any(name.endswith(".") for name in (*calendar["shortMonths"], *calendar["shortDays"]))


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("en-GB", "27 November 1990", "November 1990"),
        ("es-MX", "27 de noviembre de 1990", "noviembre de 1990"),
        ("fr", "27 novembre 1990", "novembre 1990"),
    ],
)
def test_days_and_months_are_written_out(locale, day, month):
    assert locales.day_words(date(1990, 11, 27), locale) == day
    assert locales.month_words(date(1990, 11, 27), locale) == month


@pytest.mark.parametrize(
    ("value", "locale", "singular"),
    [(1, "en", True), (2, "en", False), (0, "en", False), (1.5, "en", False), (0, "fr", True), (1.5, "fr", True)],
)
def test_which_numbers_take_the_singular_depends_on_the_language(value, locale, singular):
    assert locales.is_singular(value, locale) is singular


def test_money_is_known_by_its_code_sign_and_names():
    assert locales.is_currency("MXN") and not locales.is_currency("usd") and not locales.is_currency("XYZ")
    assert locales.currency_sign("EUR", "en-GB") == "€" and locales.currency_sign("MXN", "es-MX") == "$"
    assert (
        locales.currency_name("EUR", "en-GB") == "euros"
        and locales.currency_name("USD", "fr") == "dollars des États-Unis"
    )
    words = locales.money_words("en-GB")
    assert words["euro"] == words["euros"] == words["€"] == {"EUR"}
    assert "MXN" in locales.money_words("es-MX")["$"]
    # Codes such as ALL and TOP are no words: "all" is not money.
    assert "all" not in words and "top" not in words


@pytest.mark.parametrize("name", ["xx-YY", "nowhere", ""])
def test_a_locale_that_babel_has_not_is_an_error(name):
    with pytest.raises((ValueError, UnknownLocaleError)):
        locales.signs_of(name)


def parts(text, language="en"):
    known = lexicon(Wording(language))
    return Parts.of(known.items(text), known)


@pytest.mark.parametrize(
    ("language", "digits", "value"),
    [
        ("en", "1,234.50", ("1234.50", "0.01")),
        ("en", "1234", ("1234", "1")),
        ("en", "1,23", None),
        ("en", "12,34,567", None),
        ("en", "1.234.567", None),
        ("en", ".5", None),
        ("en", "5.", None),
        ("en", "1,234,567", ("1234567", "1")),
        ("fr", "1,5", ("1.5", "0.1")),
        ("fr", "1.5", None),
        ("fr", f"1{NARROW}234,5", ("1234.5", "0.1")),
        ("fr", f"1{NO_BREAK}234", ("1234", "1")),
        ("fr", "1 234", ("1234", "1")),
        ("fr", "1 23", None),
        ("es", "58,400", ("58400", "1")),
    ],
)
def test_digits_are_read_by_the_signs_of_the_language_alone(language, digits, value):
    assert parts("", language).literal(digits) == (value and tuple(map(Decimal, value)))


@settings(deadline=None)
@given(st.decimals(0, 10**12, places=3), st.sampled_from(["en", "es", "fr"]))
def test_what_a_locale_prints_is_read_back(value, language):
    reader = parts("", language)
    assert reader.literal(locales.localised(f"{value:,}", reader.locale)) == (value, Decimal("0.001"))


def test_there_is_nothing_before_and_behind_a_text():
    reader = parts("five")
    assert reader.item(0).text == "five"
    assert reader.item(-1) is NO_ITEM and reader.item(1) is NO_ITEM and not NO_ITEM.get("unit")


SAID = [
    ("en", "fourteen times what it was", [14]),
    ("en", "it fell three times", []),
    ("en", "a hundred and twenty towns", [120]),
    ("en", "ten towns", []),
    ("en", "$5.2 billion, and again $5.2 billion", [5_200_000_000]),
    ("en", "in May 1994, since 1990", []),
    ("es", "catorce veces lo que era", [14]),
    ("es", "cien pueblos y 3 más", [100, 3]),
    ("fr", "quatorze fois autant", [14]),
]


@pytest.mark.parametrize(("language", "text", "values"), SAID)
def test_the_numbers_that_words_say(language, text, values):
    found = said.amounts(text, exempt(Wording(language), (), ()))
    assert [value for value, _ in found] == values


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [
        ("58.4 billion", "58.44e9", True),
        ("58.4 billion", "58.46e9", False),
        ("900", "905", True),
        ("900", "990", False),
        ("twelve hundred", "1200", True),
        ("1,234", "1234.4", True),
        ("1,234", "1235", False),
    ],
)
def test_a_number_is_held_at_the_precision_written(text, value, held):
    ((number, tolerance),) = said.amounts(text, exempt(Wording("en"), (), ()))
    assert said.holds([Decimal(1), Decimal(value)], number, tolerance) is held
    assert not said.holds([], number, tolerance)
