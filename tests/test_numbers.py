"""The number rule: words read as a number in the page's language and held against the record."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from microsite.language import dates
from microsite.language.agreement import agrees
from microsite.language.amount import Amount
from microsite.language.exempt import exempt
from microsite.language.lexicon import lexicon
from microsite.language.numbers import Reading, read
from microsite.language.numerals import Numerals
from microsite.language.statements import statements
from microsite.language.units import Unit
from microsite.language.values import value_words
from microsite.language.wording import Wording

NOUNS = ("years", "states", "meetings")


def unit_of(kind):
    return Unit(kind, "USD" if kind == "currency" else "", NOUNS)


def says(text, language, kind, value, before=""):
    reading = read(text, Wording(language), unit_of(kind), before)
    amount = value if isinstance(value, Amount) else Amount(Decimal(str(value)), Decimal(str(value)))
    return isinstance(reading, Reading) and agrees(reading, amount)


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
    ("three million two hundred thousand", "en", "count", 3200000),
    ("one hundred and five", "en", "count", 105),
    ("twelve hundred", "en", "count", 1200),
    ("two and a half million", "en", "count", 2500000),
    ("half a million", "en", "count", 500000),
    ("a quarter of a million", "en", "count", 250000),
    ("a dozen", "en", "count", 12),
    ("minus 3", "en", "count", -3),
    ("-3", "en", "count", -3),
    ("\N{EN DASH}$5 billion", "en", "currency", -5e9),
    ("-$5", "en", "currency", -5),
    ("$-5", "en", "currency", -5),
    ("US$5 billion", "en", "currency", 5e9),
    ("USD 5 billion", "en", "currency", 5e9),
    ("twenty-first", "en", "rank", 21),
    ("21st", "en", "rank", 21),
    ("one hundred and first", "en", "rank", 101),
    ("a third", "en", "percent", 33.3),
    ("two thirds", "en", "share", 0.667),
    ("half a per cent", "en", "percent", 0.5),
    ("12 million", "en", "count", 12000000.0),
    ("seiscientos uno", "es", "count", 601),
    ("mil millones", "es", "count", 10**9),
    ("935 mil 100 millones de dólares", "es", "currency", 935.1e9),
    ("veintiún mil", "es", "count", 21000),
    ("quinientas mil", "es", "count", 500000),
    ("un millón y medio", "es", "count", 1500000),
    ("medio millón", "es", "count", 500000),
    ("dos y medio", "es", "count", 2.5),
    ("tres cuartas partes", "es", "percent", 75),
    ("menos 3", "es", "count", -3),
    ("vigésimo primero", "es", "rank", 21),
    ("trigésima", "es", "rank", 30),
    ("21.º", "es", "rank", 21),
    ("21ª", "es", "rank", 21),
    ("cien", "es", "count", 100),
    ("5 mdd", "es", "currency", 5e6),
    ("3,2 milliards de dollars", "fr", "currency", 3.2e9),
    ("1 214", "fr", "count", 1214),
    ("1\u202f214", "fr", "count", 1214),
    ("1\u00a0214,5", "fr", "count", 1214.5),
    ("un million et demi", "fr", "count", 1500000),
    ("quatre-vingt-dix-sept", "fr", "count", 97),
    ("soixante et onze", "fr", "count", 71),
    ("la moitié", "fr", "percent", 50),
    ("deuxième", "fr", "rank", 2),
    ("1er", "fr", "rank", 1),
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
    ("$1 trillion", "en", "currency", 935.1e9),
    ("$2 billion", "en", "currency", 1.51e9),
    ("half a million", "en", "count", 1000000),
    ("3", "en", "count", -3),
    ("minus 3", "en", "count", 3),
    ("twenty-first", "en", "rank", 1),
    ("three million two hundred thousand", "en", "count", 3200000000),
    ("twenty twelve", "en", "count", 20),
    ("three four", "en", "count", 3),
    ("hundred two thousand million five", "en", "count", 102),
    ("12 million Mexicans", "en", "count", 12000000),
    ("10 and 12", "en", "count", 10),
    ("1,21", "en", "count", 121),
    ("1.214", "fr", "count", 1214),
    ("medio millón", "es", "count", 1000000),
    ("un millón y medio", "es", "count", 1000000),
    ("seiscientos uno", "es", "count", 1),
    ("treinta dos", "es", "count", 32),
    ("58,000 millones de dólares", "es", "currency", 58435800000),
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


@pytest.mark.parametrize(
    ("before", "text", "value", "right"),
    [
        ("it fell by \N{MINUS SIGN}", "3", 3, False),
        ("it fell by minus ", "3", -3, True),
        ("half ", "a million", 10**6, False),
        ("two hundred and ", "five", 5, False),
        ("no more than ", "50", 49, True),
        ("no more than ", "50", 51, False),
        ("Mexico hands over ", "29", 29, True),
        ("more than ", "200,000", 208223, True),
        ("more than ", "100,000", 208223, False),
    ],
)
def test_what_stands_before_the_link_counts(before, text, value, right):
    assert says(text, "en", "count", value, before) is right


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("10 to 12 million", "en"),
        ("between 10 and 12 million", "en"),
        ("10-12 million", "en"),
        ("from ten to twelve million", "en"),
        ("de 10 a 12 millones", "es"),
        ("entre 10 y 12 millones", "es"),
        ("de 10 à 12 millions", "fr"),
    ],
)
def test_a_range_with_one_scale_covers_both_ends(text, language):
    reading = read(text, Wording(language), unit_of("count"))
    assert (reading.low, reading.high) == (10_000_000, 12_000_000)
    assert agrees(reading, Amount(Decimal(10_000_000), Decimal(12_000_000)))
    assert not agrees(reading, Amount(Decimal(10_000_000), Decimal(12_500_000)))
    assert not agrees(reading, Amount(Decimal(9_500_000), Decimal(12_000_000)))


def test_the_word_that_is_not_understood_is_named():
    refused = read("12 million Mexicans", Wording("en"), unit_of("count"))
    assert "'mexicans'" in refused.reason
    assert "nouns" in refused.hint
    assert isinstance(read("13 years", Wording("en"), unit_of("count")), Reading)


def test_marks_are_seen():
    assert read("$5 billion", Wording("en"), unit_of("currency")).money == {"USD"}
    assert read("3,2 milliards d\u2019euros", Wording("fr"), unit_of("currency")).money == {"EUR"}
    assert read("5 por ciento", Wording("es"), unit_of("percent")).percent
    assert read("5 billion", Wording("en"), unit_of("count")).money is None


def test_a_bare_number_is_never_further_off_than_a_reader_forgives():
    for value in range(501, 1500):
        off = abs(Decimal(value) - 1000) / 1000
        assert says("$1 trillion", "en", "currency", value * 10**9) is (off <= Decimal("0.025"))


def read_whole(text, language, form):
    known = lexicon(Wording(language))
    items = known.items(text)
    found = getattr(Numerals.of(items, known), form)(0)
    return int(found.value) if found and found.next == len(items) else None


def sample(count):
    drawn = random.Random(10)
    return [*range(2001), *(drawn.randrange(10**k, 10 ** (k + 1)) for k in range(3, 12) for _ in range(count)), 10**12]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_spelt_numbers_are_read_as_another_library_spells_them(language, capsys):
    numbers = sample(250)
    wrong = [n for n in numbers if read_whole(num2words(n, lang=language), language, "number") != n]
    with capsys.disabled():
        print(f"\noracle, {language}: {len(numbers)} numbers from 0 to 10^12, {len(wrong)} misread")
    assert not wrong, [(n, num2words(n, lang=language)) for n in wrong[:5]]


# What the oracle itself misspells.
MISSPELT = {"quadragésimo": "cuadragésimo", "décimoprimero": "décimo primero", "décimosegundo": "décimo segundo"}


@pytest.mark.parametrize(("language", "most"), [("en", 999), ("es", 199), ("fr", 79)])
def test_ordinals_are_read_as_another_library_spells_them(language, most):
    for n in range(1, most + 1):
        spelt = num2words(n, lang=language, to="ordinal")
        for odd, right in MISSPELT.items():
            spelt = spelt.replace(odd, right)
        assert read_whole(spelt, language, "ordinal") == n, spelt


UNITS = [Unit("currency", "USD"), Unit("currency", "EUR"), Unit("currency", "MXN"), Unit("percent"), Unit("count")]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(UNITS), st.sampled_from(["en", "es", "fr"]), st.integers(-(10**7), 10**7), st.integers(-2, 6))
def test_what_is_printed_reads_as_it_was(unit, language, digits, power):
    value = Decimal(digits).scaleb(power)
    printed = value_words(value, unit, Wording(language))
    reading = read(printed, Wording(language), unit)
    assert isinstance(reading, Reading), printed
    assert abs(reading.low - value) <= abs(value) * Decimal("0.05"), printed
    if abs(value) < 10**6:
        assert agrees(reading, Amount(value, value)), printed


@given(st.sampled_from(["en", "es", "fr"]), st.integers(1, 10))
def test_a_rank_that_is_printed_reads_as_it_was(language, rank):
    reading = read(value_words(Decimal(rank), Unit("rank"), Wording(language)), Wording(language), Unit("rank"))
    assert reading.low == rank


PROSE = [
    ("en", "Some 1850 people died, and 2000 more.", ["1850", "2000"]),
    (
        "en",
        "It cost five billion dollars; two hundred thousand people marched.",
        ["five billion dollars", "two hundred thousand"],
    ),
    ("en", "Millions of people, hundreds of towns and twenty-five days.", []),
    (
        "en",
        "In 1994, since 1985, the 1994 crisis, (1990), 5 May, 1994-2000, the 1980s, from 1994 to 2000.",
        [],
    ),
    ("en", "Since at least 1990 it was more than 1990 dollars.", ["1990 dollars"]),
    ("en", "In 1990 1850 people died; 1994 per cent, in 2000 million.", ["1850", "1994 per cent", "2000 million"]),
    ("es", "Unos 1850 murieron y 2000 más; los 30 días; doscientos mil.", ["1850", "2000", "30", "doscientos mil"]),
    ("es", "La crisis de 1994, en 1990 y 2000, los años 90, hasta 2000, millones de personas.", []),
    ("fr", "Quelque 1850 personnes et cinq cents autres.", ["1850", "cinq cents"]),
    ("fr", "Le 1er janvier 1990, depuis 2000, la crise de 1994.", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PROSE)
def test_numbers_of_prose_that_want_evidence(language, text, wanted):
    rest = exempt(Wording(language), (), ("people", "votes")).blank(text)
    assert [text[s.start : s.end] for s in statements(rest, Wording(language)) if s.wants_evidence] == wanted


@pytest.mark.parametrize(
    ("value", "unit", "language", "printed"),
    [
        ("-168.6e9", UNITS[0], "en", "\N{MINUS SIGN}$168.6 billion"),
        ("-168.6e9", UNITS[0], "es", "\N{MINUS SIGN}168,600 millones de dólares"),
        ("1e12", UNITS[0], "es", "1 billón de dólares"),
        ("2e12", UNITS[0], "es", "2 billones de dólares"),
        ("12", Unit("percent"), "en", "12 per cent"),
        ("3.2e9", UNITS[1], "en", "\N{EURO SIGN}3.2 billion"),
        ("3.2e9", UNITS[1], "fr", "3,2 milliards d'euros"),
        ("1.5e6", UNITS[1], "fr", "1,5 million d'euros"),
        ("4.65e9", Unit("currency", "GBP"), "fr", "4,65 milliards de livres sterling"),
        ("4.65e9", UNITS[0], "es", "4,650 millones de dólares"),
        ("58.45e9", UNITS[0], "en", "$58.5 billion"),
        ("1.829e9", UNITS[1], "en", "\N{EURO SIGN}1.83 billion"),
        ("0.04", UNITS[1], "fr", "0,04 euro"),
        ("1", UNITS[0], "es", "1 dólar"),
        ("2", UNITS[0], "es", "2 dólares"),
        ("3", Unit("currency", "CHF"), "fr", "3 francs suisses"),
        ("50.45", Unit("measure", "", ("kilomètres",)), "fr", "50,45 kilomètres"),
        ("12.5e6", Unit("measure", "", ("tonnes",)), "fr", "12,5 millions de tonnes"),
        ("12.5e6", Unit("measure", "", ("tonnes",)), "en", "12.5 million tonnes"),
        ("1214", Unit("count"), "fr", "1\u202f214"),
    ],
)
def test_values_are_printed_as_readers_write_them(value, unit, language, printed):
    assert value_words(Decimal(value), unit, Wording(language)) == printed


def test_dates_are_printed_in_the_language():
    assert dates.in_words("1990-11-27", Wording("en")) == "27 November 1990"
    assert dates.in_words("1990-11", Wording("es")) == "noviembre de 1990"
    assert dates.in_words("2020-01-01", Wording("fr")) == "1er janvier 2020"
