"""The number rule: words read as a number in the page's language and held against the record."""

from decimal import Decimal

import pytest

from microsite.model import Amount
from microsite.numbers import agrees, read
from microsite.printing import value_words
from microsite.settings import words


def says(text, language, kind, value, before=""):
    reading = read(text, words(language), kind, before)
    amount = value if isinstance(value, Amount) else Amount(Decimal(str(value)), Decimal(str(value)))
    return reading is not None and agrees(reading, amount)


RIGHT = [
    ("$935.1 billion", "en", "currency", 935.1e9),
    ("about $935 billion", "en", "currency", 935.1e9),
    ("$935 billion", "en", "currency", 935.1e9),
    ("$837.6 billion", "en", "currency", 837602200000),
    ("−$168.6 billion", "en", "currency", -168618000000),
    ("about 80,000", "en", "count", 80391),
    ("around 110,000", "en", "count", 110037),
    ("12 million", "en", "count", 12000000),
    ("some 12 million", "en", "count", 12000000),
    ("25%", "en", "percent", 25),
    ("25 per cent", "en", "percent", 25),
    ("third-largest", "en", "rank", 3),
    ("third", "en", "rank", 3),
    ("3rd", "en", "rank", 3),
    ("top", "en", "rank", 1),
    ("thirteen years", "en", "count", 13),
    ("twenty-five", "en", "count", 25),
    ("two hundred thousand", "en", "count", 200000),
    ("half", "en", "share", 0.5),
    ("half", "en", "percent", 50),
    ("three quarters", "en", "percent", 75),
    ("fifty", "en", "count", 50),
    ("all 50 states", "en", "count", 50),
    ("nearly 200,000", "en", "count", 199619),
    ("935,100 millones de dólares", "es", "currency", 935.1e9),
    ("unos 935,000 millones de dólares", "es", "currency", 935.1e9),
    ("58,400 millones de dólares", "es", "currency", 58435800000),
    ("−168,600 millones de dólares", "es", "currency", -168618000000),
    ("12 millones", "es", "count", 12000000),
    ("13.5 millones", "es", "count", 13500000),
    ("1 billón de dólares", "es", "currency", 1e12),
    ("25 por ciento", "es", "percent", 25),
    ("25%", "es", "percent", 25),
    ("tercer", "es", "rank", 3),
    ("tercero", "es", "rank", 3),
    ("1.er", "es", "rank", 1),
    ("veinticinco", "es", "count", 25),
    ("cerca de 80,000", "es", "count", 80391),
    ("la mitad", "es", "percent", 50),
    ("treinta y dos", "es", "count", 32),
]


@pytest.mark.parametrize(("text", "language", "kind", "value"), RIGHT)
def test_words_that_agree(text, language, kind, value):
    assert says(text, language, kind, value)


WRONG = [
    ("$936.1 billion", "en", "currency", 935.1e9),
    ("$935.2 billion", "en", "currency", 935.1e9),
    ("$935.1 million", "en", "currency", 935.1e9),
    ("about $900 billion", "en", "currency", 935.1e9),
    ("about 90,000", "en", "count", 80391),
    ("80,000", "en", "count", 80391),
    ("fourth", "en", "rank", 3),
    ("26 per cent", "en", "percent", 25),
    ("$168.6 billion", "en", "currency", -168618000000),
    ("fourteen", "en", "count", 13),
    ("a third", "en", "share", 0.5),
    ("935.1 millones de dólares", "es", "currency", 935.1e9),
    ("935,200 millones de dólares", "es", "currency", 935.1e9),
    ("1 millón de dólares", "es", "currency", 1e12),
    ("cuarto", "es", "rank", 3),
    ("13 millones", "es", "count", 12000000),
    ("no number at all", "en", "count", 5),
    ("5 and then 7 and 9", "en", "count", 5),
]


@pytest.mark.parametrize(("text", "language", "kind", "value"), WRONG)
def test_words_that_disagree(text, language, kind, value):
    assert not says(text, language, kind, value)


OPEN = Amount(Decimal(50), None)
RANGE = Amount(Decimal(10), Decimal(20))


@pytest.mark.parametrize(
    ("text", "language", "amount", "right"),
    [
        ("more than 50", "en", OPEN, True),
        ("more than fifty", "en", OPEN, True),
        ("at least 50", "en", OPEN, True),
        ("50", "en", OPEN, False),
        ("more than 51", "en", OPEN, False),
        ("más de 50", "es", OPEN, True),
        ("al menos cincuenta", "es", OPEN, True),
        ("10 to 20", "en", RANGE, True),
        ("10-20", "en", RANGE, True),
        ("10 to 21", "en", RANGE, False),
        ("de 10 a 20", "es", RANGE, True),
        ("15", "en", RANGE, False),
    ],
)
def test_ranges_and_bounds(text, language, amount, right):
    assert says(text, language, "count", amount) is right


def test_a_qualifier_may_stand_before_the_link():
    assert says("80,000", "en", "count", 80391, before="where about ")
    assert says("80,000", "es", "count", 80391, before="murieron unas ")
    assert says("$1 trillion", "en", "currency", Amount(Decimal(10**12), None), before="grew\nto more than ")


def test_a_range_with_one_scale_covers_both_ends():
    reading = read("10 to 12 million", words("en"), "count")
    assert (reading.low, reading.high) == (10_000_000, 12_000_000)


def test_marks_are_seen():
    assert read("$5 billion", words("en"), "currency").currency
    assert read("5 por ciento", words("es"), "percent").percent
    assert not read("5 billion", words("en"), "count").currency


@pytest.mark.parametrize(
    ("value", "kind", "language", "printed"),
    [
        ("-168.6e9", "currency", "en", "−$168.6 billion"),
        ("-168.6e9", "currency", "es", "−168,600 millones de dólares"),
        ("1e12", "currency", "es", "1 billón de dólares"),
        ("2e12", "currency", "es", "2 billones de dólares"),
        ("12", "percent", "en", "12 per cent"),
    ],
)
def test_values_are_printed_as_readers_write_them(value, kind, language, printed):
    assert value_words(Decimal(value), kind, language) == printed
