"""What a project knows: records that hold, and what is left out and why."""

from decimal import Decimal

import pytest

from microsite.evidence import project
from microsite.evidence.catalog import Catalog
from microsite.evidence.loading import ID
from microsite.evidence.places import Place
from microsite.evidence.records import Event, Figure
from microsite.evidence.settling import Found, settle
from microsite.evidence.sources import Source


def told(plain):
    """The problems of the data, and what is left of it."""
    catalog = project.load(plain.path).catalog
    return [(p.path, p.line, str(p.rule), p.message, p.hint) for p in catalog.unreadable], catalog


def test_what_holds_is_in_the_catalog(read):
    catalog = read.catalog
    assert isinstance(catalog, Catalog) and not catalog.unreadable and not catalog.broken
    assert catalog.ids("series").keys() == {"goods"} and catalog.ids("nothing") == {}
    assert catalog.amount(catalog.of(Figure)["goods-1990"]).low == Decimal("58.4") * 10**9
    (place,) = (catalog.of(Place)[name] for name in catalog.of(Event)["toast"].places)
    assert (place.latitude, place.longitude, place.side) == (Decimal("25.68"), Decimal("-100.32"), None)
    assert catalog.addresses == {"https://www.census.gov/foreign-trade/balance/c2010.html"}
    assert {"figure", "event", "series", "chart"} <= {record.KIND for record in catalog.all_records()}
    assert catalog.palette.sides == ("us", "mx")


def test_a_source_says_when_it_was_read_and_where_copies_are(plain):
    plain.edit("data/sources.toml", "c2010.html", "c2010.html?a=b#top")
    plain.edit(
        "data/sources.toml", 'kind = "off', 'read = "2025-01-02"\narchived = "https://example.org/1"\nkind = "off'
    )
    problems, catalog = told(plain)
    census, speech = catalog.of(Source).values()
    assert not problems and census.read == "2025-01-02" and "https://example.org/1" in catalog.addresses
    assert census.copies == "https://web.archive.org/web/*/https://www.census.gov/foreign-trade/balance/c2010.html?a=b"
    assert speech.copies is None and speech.read is None
    plain.edit("data/sources.toml", "2025-01-02", "2024-12-31")
    ((path, line, rule, message, _),) = told(plain)[0]
    assert (path, line, rule) == ("data/sources.toml", 6, "date-real") and "before it was published on 2025" in message


CENSUS = 'sources = ["census"]'
DANGLING = [
    ("data/figures.toml", 'unit = "usd"', 'unit = "usdd"', "unit-known", "unknown unit 'usdd'", "Did you mean 'usd'?"),
    ("data/figures.toml", 'column = "total"', 'column = "totl"', "figure-value", "has no column 'totl'", "'total'"),
    ("data/figures.toml", 'at = "1990"', 'at = "199"', "figure-value", "has no row '199'", "Did you mean '19"),
    ("data/figures.toml", 'at = "1990"', 'at = "1991"', "figure-value", "is no number", ""),
    ("data/figures.toml", 'column = "total"', 'column = "status"', "figure-value", "is no number", ""),
    ("data/figures.toml", 'unit = "usd"', 'unit = "people"', "figure-value", "counts 'usd'", 'Write unit = "usd".'),
    ("data/events.toml", '"bush"', '"busch"', "leader-known", "unknown leader 'busch'", "Did you mean 'bush'?"),
    ("data/events.toml", '"trade"', '"zzz"', "theme-known", "unknown theme 'zzz'", "See data/themes.toml: trade."),
    ("data/events.toml", '"monterrey"', '"monterey"', "place-known", "unknown place 'monterey'", "'monterrey'?"),
    ("data/places.toml", "25.68", "95.68", "value-plausible", "95.68 is not between -90 and 90", "north"),
    ("data/places.toml", "-100.32", "-190.32", "value-plausible", "not between -180 and 180", "east"),
    ("data/places.toml", "25.68", "25.7", "field-type", "25.7 is not written with two to four decimals", "kilometre"),
    ("data/places.toml", "25.68", "26", "field-type", "26 is not written with two to four decimals", ""),
    ("data/places.toml", "25.68", "25.684361", "field-type", "25.684361 is not written", ""),
    ("data/places.toml", "25.68", '"25.68"', "field-type", "expected a number, got '25.68'", "without quotes"),
    ("data/places.toml", "latitude = 25.68\n", "", "field-missing", "'latitude'", ""),
    ("data/places.toml", "sources", 'side = "mex"\nsources', "side-known", "unknown side 'mex'", "Did you mean 'mx'?"),
    ("data/figures.toml", "[many]", "[Many]", "id-form", "'Many' is no id", "Write 'many'."),
    ("data/figures.toml", "[many]", "[all]", "id-form", "'all' has a meaning of its own", ""),
    (
        "data/themes.toml",
        'label.es = "Comercio"',
        "",
        "text-languages",
        "'label' has no words in 'es'",
        "Add label.es.",
    ),
    ("data/themes.toml", "label.es", 'label.fr = "a"\nlabel.es', "text-languages", "speaks 'fr'", ""),
    ("data/themes.toml", "[trade]", "a = 1\n[trade]", "field-unknown", "'a' stands outside any record", "[id]"),
    ("data/series/goods.toml", 'key = ["year"]', 'key = ["yaer"]', "series-key", "'yaer' is not declared", "'year'"),
]


@pytest.mark.parametrize(("path", "old", "new", "rule", "words", "hint"), DANGLING)
def test_a_cause_is_told_once_and_what_rests_on_it_is_left_out(plain, path, old, new, rule, words, hint):
    plain.edit(path, old, new)
    problems, catalog = told(plain)
    (problem,) = problems
    assert (problem[0], problem[2]) == (path, rule) and words in problem[3] and hint in problem[4]
    assert catalog.broken or rule == "field-unknown"


def test_what_names_something_broken_has_no_problem_of_its_own(plain):
    plain.edit("data/sources.toml", 'kind = "official"', 'kind = "oficial"')
    problems, catalog = told(plain)
    assert [(path, rule) for path, _, rule, _, _ in problems] == [("data/sources.toml", "source-kind-known")]
    assert not catalog.series and "goods" in catalog.broken["series"]  # its source is the broken one
    assert set(catalog.of(Figure)) == {"many", "span"}  # said-1990 stands beside goods-1990
    assert catalog.excuses("source", "census") and not catalog.excuses("source", "other")
    assert set(catalog.of(Source)) == {"speech"}


def test_a_kind_without_a_file_is_told_once(plain):
    (plain.path / "data/themes.toml").unlink()
    problems, _ = told(plain)
    assert problems == [
        (
            "data/themes.toml",
            1,
            "file-readable",
            "is missing, and 1 records name a theme",
            "Write it, one table for each.",
        )
    ]


def test_a_cell_that_names_a_leader_is_held_to_the_leaders(plain):
    text = '[columns.leader]\nlabel.en = "L"\nlabel.es = "L"\ntype = "record"\noptional = true\n\n[columns.status]'
    plain.edit("data/series/goods.toml", "[columns.status]", text)
    rows = "year,partner,total,leader,status\n1989,mexico,52.1,,final\n1990,mexico,58.4,bussh,final\n"
    plain.write("data/series/goods.csv", rows)
    problems, catalog = told(plain)
    assert [problem[:4] for problem in problems] == [
        ("data/series/goods.csv", 3, "leader-known", "unknown leader 'bussh'")
    ]
    assert "goods" in catalog.broken["series"]
    # Where the file of leaders is not whole, nobody knows who is not in it.
    plain.edit("data/leaders.toml", "[bush]", "[bush")
    assert {(path, rule) for path, _, rule, _, _ in told(plain)[0]} == {("data/leaders.toml", "file-syntax")}


def test_nothing_found_settles_without_a_word():
    found = Found()
    settle(found)
    assert not found.problems and not any(found.records.values())


@pytest.mark.parametrize("name", ["a", "goods-1990", "1990", "a-b-c"])
def test_an_id(name):
    assert ID.fullmatch(name)


@pytest.mark.parametrize("name", ["", "A", "a_b", "a--b", "-a", "a-", "á", "a b"])
def test_no_id(name):
    assert not ID.fullmatch(name)
