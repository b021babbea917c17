"""What a reader may guess of a chart: which rows it takes, how its numbers are printed, where its values stand."""

import pytest

from microsite.check.charts import charts_offer_rows_that_are_there
from microsite.drawing import cut
from microsite.drawing.chart import Chart, charts_of
from microsite.drawing.guess import guessed
from microsite.drawing.job import Drawing
from microsite.evidence.chartfields import Guess

ASK = {"ask": {"en": "How did it go on?", "es": "¿Cómo siguió?"}}
LAID = {"x": [10, 5], "y": [90, -1], "low": 0, "high": 60, "step": 0.5}


def asking(read, edition=0, **asked):
    """The small project's chart, with something to guess, as if it were drawn."""
    words = charts_of(read.editions[edition])[0].words
    guess = Guess(**({"column": "total", "from": 1989} | ASK | asked))
    chart = Chart(words.model_copy(update={"guess": guess}).positioned(words._position), read.editions[edition])
    for job in chart.jobs():
        chart.drawings[job.size] = Drawing(job, short='<svg><a href="event:e"><g/></a></svg>', laid=LAID)
    return chart


@pytest.mark.parametrize(
    ("edition", "said", "form"),
    [
        (0, "$58.4 billion", [0.5, 0.001, "$", " million"]),
        (1, "58,400 millones de dólares", [0.5, 0.001, "", " millones de dólares"]),
    ],
)
def test_a_guess_has_its_values_and_how_a_number_is_said(read, edition, said, form):
    found = guessed(asking(read, edition))
    assert (found["start"], found["values"], found["said"][1]) == (1989, [52.1, 58.4], said)
    assert form in found["forms"] and found["forms"][0][0] == 0 and not found["ranked"]
    assert found["sizes"]["narrow"] == {"svg": "<svg><g/></svg>", "x": [10, 5], "y": [90, -1]}
    assert (found["low"], found["high"], found["step"]) == (0, 60, 0.5)
    assert found["words"]["unit"].startswith(("billions of", "miles de millones de"))


ROWS = {1990: [{"a": 1}], 1991: [{"a": 2}], 1992: [{"a": None}], 1993: [{"a": 4}]}
WRONG = [
    ({"column": "b"}, ROWS, "column", "'b' is no column of its rows"),
    ({}, {}, "column", "its first series is not by year"),
    ({}, ROWS | {1991: [{"a": 1}, {"a": 2}]}, "column", "has several rows for a year"),
    ({"from": 1991}, ROWS, "from", "has no values year by year from 1991 on"),
    ({"from": 1989}, ROWS, "from", "from 1989 on"),
    ({"from": 1993}, ROWS, "from", "from 1993 on"),
]


@pytest.mark.parametrize(("asked", "rows", "field", "message"), WRONG)
def test_a_guess_that_the_rows_do_not_hold_is_told(asked, rows, field, message):
    found = cut.wrong(Guess(**({"column": "a", "from": 1990} | ASK | asked)), rows)
    assert found and found[0] == field and message in found[1]
    assert (
        cut.wrong(Guess(**({"column": "a", "from": 1990} | ASK)), {year: ROWS[year] for year in (1990, 1991)}) is None
    )


def test_the_check_tells_it_at_its_field(read, monkeypatch):
    chart = asking(read, column="totl")
    monkeypatch.setattr("microsite.check.charts.charts_of", lambda edition: [chart])
    (problem,) = charts_offer_rows_that_are_there(read)
    assert problem.path == "charts/goods.toml" and "'totl' is no column" in problem.message
    assert problem.hint == "Did you mean 'total'?" and chart.guess == {}
