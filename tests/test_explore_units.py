"""What a reader may ask of a chart's rows, and the values that words of a page point at."""

from dataclasses import replace
from decimal import Decimal

import pytest

from microsite.check.charts import charts_offer_rows_that_are_there
from microsite.drawing.chart import Chart, charts_of
from microsite.drawing.explore import ExploreError, asked_of, explored
from microsite.drawing.job import Drawing
from microsite.drawing.pointing import rows_named, told
from microsite.evidence.chartfields import Explore
from microsite.files.record import references_of
from microsite.language.units import Unit
from microsite.language.values import value_words
from microsite.language.wording import Wording
from microsite.look import Look


def offering(read, edition=0, **asked):
    """The small project's chart, with something to explore."""
    words = charts_of(read.editions[edition])[0].words
    explore = Explore(**({"y": ["total"]} | asked))
    return Chart(words.model_copy(update={"explore": explore}).positioned(words._position), read.editions[edition])


def test_the_lines_of_a_chart_have_their_values_in_words(read):
    found = explored(offering(read, 1))
    assert (found["id"], found["locale"], found["years"]) == ("goods", "es-MX", [1989, 1990, 1991])
    (view,) = found["views"]
    assert (view["name"], view["unit"]) == ("Total", "miles de millones de dólares")
    (line,) = view["lines"]
    assert line == {
        "name": "Total",
        "colour": "shared",
        "shown": True,
        "values": [[52.1, "52,100 millones de dólares"], [58.4, "58,400 millones de dólares"], None],
    }
    assert "real" not in found["words"]


def test_lines_may_be_the_words_of_a_column_and_are_shown_as_asked(read):
    found = explored(offering(read, by="partner", palette=["us"]))
    (view,) = found["views"]
    assert view["name"] == "Total" and [line["name"] for line in view["lines"]] == ["mexico"]
    assert view["lines"][0]["colour"] == "us"


def test_constant_prices_are_worked_out_by_the_build(read):
    asked = asked_of(offering(read))
    prices = {1989: Decimal(50), 1990: Decimal(80), 1991: Decimal(100)}
    assert replace(asked, prices=prices).constant([Decimal(10), Decimal(20), None]) == [20, 25, None]


WRONG = [
    ({"y": ["totl"]}, "y", "'totl' is no column of numbers in 'goods'"),
    ({"by": "partner", "show": ["spain"]}, "show", "'spain' is none of the lines"),
    ({"palette": ["pink"]}, "palette", "'pink' is no colour of the palette"),
    ({"prices": "status"}, "prices", "'status' is no column of numbers in 'goods'"),
    ({"prices": "total"}, "prices", "'goods' has no prices for 1991"),
]


@pytest.mark.parametrize(("asked", "field", "said"), WRONG)
def test_what_cannot_be_asked_is_told_at_its_field(read, asked, field, said):
    with pytest.raises(ExploreError, match=said) as caught:
        asked_of(offering(read, **asked))
    assert caught.value.field == field


def test_it_is_told_at_its_line(mini):
    mini.edit("charts/goods.toml", "title.en", 'explore.y = ["totl"]\ntitle.en')
    (problem,) = mini.problems()
    assert (problem.line, problem.rule, problem.hint) == (2, "chart-fields", "Did you mean 'total'?")
    assert [one.id for one in charts_of(mini_project(mini).editions[0])] == ["goods"]
    assert list(charts_offer_rows_that_are_there(mini_project(mini))) == [problem]


def mini_project(mini):
    from microsite.evidence import project as projects

    return projects.load(mini.path)


def test_a_chart_names_the_series_that_it_offers(read):
    words = offering(read, series="goods", prices_in="goods").words
    assert {name for name, kind, _ in references_of(words) if kind == "series"} == {
        "series",
        "explore.series",
        "explore.prices_in",
    }


def drawn(read, *points, **words):
    chart = offering(read)
    chart = Chart(chart.words.model_copy(update=words).positioned(chart.words._position), chart.edition)
    for size in ("wide", "narrow"):
        chart.drawings[size] = Drawing(next(chart.jobs()), points=[[n, 1, said] for n, said in enumerate(points)])
    return chart


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1990", "1990: $58.4 billion"),
        ("1989", "Total, 1989: 52.1"),
        ("1989/status", ""),
        ("1989/total", "Total, 1989: 52.1"),
        ("1991", ""),
        ("1990/total", ""),
        ("19", ""),
        ("1990/total/more", ""),
    ],
)
def test_words_point_at_a_value_by_the_key_of_its_row(read, row, words):
    chart = drawn(read, "Total, 1989: 52.1", "1990: $58.4 billion", "11990: 3")
    assert told(chart, row) == words
    assert rows_named(chart) == ["1989", "1990"]


def test_words_point_at_figures_and_records_by_their_ids(read):
    people = drawn(read, "Bush: 1989–1993", "Salinas: 1988–1994", series=(), records="leader")
    assert told(people, "salinas") == "Salinas: 1988–1994" and told(people, "reagan") == ""
    figures = drawn(read, "People handed over: 50", series=(), figures=("many", "span"))
    assert told(figures, "many") == "People handed over: 50" and rows_named(figures) == ["many"]


def test_a_value_that_one_drawing_does_not_tell_is_none_to_point_at(read):
    chart = drawn(read, "1989: 52.1")
    chart.drawings["narrow"] = replace(chart.drawings["narrow"], points=[])
    assert told(chart, "1989") == ""
    chart.drawings.clear()
    assert told(chart, "1989") == ""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1990: $58.4 billion"), ("es", "1990: 58,400 millones de dólares"), ("fr", "58,4")]
)
def test_a_tip_says_a_value_as_prose_does_where_the_unit_is_known(language, said):
    look = Look({}, Wording(language), True, 720, 360, {}, Unit("currency", "USD"), 1e9)
    assert said in look.tip(1990, 58.4, 1) and look.tip(1990, "much").endswith("much")
    bare = Look({}, Wording(language), True, 720, 360, {})
    assert "billion" not in bare.tip(1990, 58.4, 1)
    assert value_words(Decimal("58.4"), Unit("percent"), Wording("en")) == "58.4 per cent"
