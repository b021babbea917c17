"""The forms of charts: what their words ask, the points of their rows, and their specs."""

import json

import pytest

from microsite.drawing import forms, labels
from microsite.drawing.asked import Asked
from microsite.drawing.channels import Drawn
from microsite.drawing.house import categories
from microsite.drawing.job import missing_fields
from microsite.drawing.points import FormError, is_date, points_of
from microsite.evidence.chartfields import FORMS
from microsite.language.wording import Wording
from microsite.look import Look
from microsite.palette import palette_of

ROWS = [
    {"year": 1990, "kind": "a", "total": 58.4, "half": 29.2, "day": "1990-05"},
    {"year": 1991, "kind": "b", "total": -3, "half": 30, "day": "1991-05"},
    {"year": 1992, "kind": "a", "total": None, "half": 31, "day": "1999-01"},
]
COLOURS = palette_of({}, {}).light


def asked(form="line", x="year", y="total", **more):
    axes = {name: (column,) if isinstance(column, str) else column for name, column in (("x", x), ("y", y))}
    return Asked(form, **axes, years=("year",), **more)


def test_points_have_places_values_and_groups():
    points = points_of(asked(colour="kind"), ROWS, {"a": "Apples"})
    assert [(row["place"], row["value"], row["group"]) for row in points.rows] == [
        (1990, 58.4, "Apples"), (1991, -3, "b"), (1992, None, "Apples"),
    ]  # fmt: skip
    assert points.groups == ("Apples", "b") and points.kind == "year" and not points.lying and not points.banded
    assert points.values == [58.4, -3]
    bars = points_of(asked("bars", "total", "kind", colour="year"), ROWS[:2], {})
    assert bars.lying and bars.banded and bars.places == ["a", "b"]
    assert len(points_of(asked("bars"), ROWS, {}).rows) == 2  # no bar where there is no value


def test_several_columns_are_groups_by_their_headings():
    points = points_of(asked(y=("total", "half"), heads={"half": "A half"}), ROWS, {"total": "All"})
    assert points.groups == ("All", "A half") and points.apart and len(points.rows) == 6


@pytest.mark.parametrize(("days", "kind"), [(("1990", "1991"), "date"), (("1990-05", "1999-01"), "year")])
def test_dates_stand_on_an_axis_of_years_where_they_span_many(days, kind):
    rows = [{"day": day, "total": 1} for day in days]
    assert points_of(asked(x="day"), rows, {}).kind == kind
    assert points_of(asked("bars", x="day"), rows, {}, lambda day: f"on {day}").places == [f"on {day}" for day in days]


WRONG = [
    (asked(y="totl"), "y", "'totl' is no column"),
    (asked(x="kind"), "x", "draws a line through words"),
    (asked(y="kind"), "y", "holds no numbers"),
    (asked(x=("year", "half")), "x", "names 2 columns"),
    (asked(y=("total", "half"), colour="kind"), "colour", "is told where y names several columns"),
    (asked("bars", x="kind", y="half"), "x", "'a' has several rows"),
    (asked(colour="knd"), "colour", "'knd' is no column"),
]


@pytest.mark.parametrize(("words", "field", "said"), WRONG)
def test_what_a_form_cannot_draw_is_told_at_its_field(words, field, said):
    with pytest.raises(FormError) as caught:
        points_of(words, ROWS, {})
    assert caught.value.field == field and said in caught.value.message


def test_rows_without_a_value_draw_nothing():
    with pytest.raises(FormError, match="draws no value"):
        points_of(asked(), [{"year": 1990, "total": None}], {})


@pytest.mark.parametrize(("cell", "date"), [("1990", True), ("1990-02-30", False), (1990, False), ("soon", False)])
def test_dates(cell, date):
    assert is_date(cell) is date


def look(**more):
    given = {"words": {}, "language": Wording("en"), "wide": True, "width": 720, "height": 360, "colours": COLOURS}
    return Look(**(given | more))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "map"])
def test_every_form_draws_every_value_in_the_houses_look(form):
    words = asked(form, "total", "kind", colour="year") if form == "dumbbell" else asked(form)
    spec = forms.spec_of(words, ROWS[:2], look())
    text = json.dumps(spec)
    assert "58.4" in text and spec["config"]["background"] == "transparent" and spec["width"] == 720
    assert missing_fields(spec) == {}
    assert "locale" not in spec["config"] and forms.DRAWN.keys() == set(FORMS) - {"map"}


def test_a_form_speaks_the_locale_and_its_colours_are_those_of_the_palette():
    spec = forms.spec_of(asked(colour="kind", palette=("quiet", "alert")), ROWS, look(language=Wording("fr")))
    assert spec["config"]["locale"]["number"]["decimal"] == "," and COLOURS["alert"] in json.dumps(spec)
    for palette, said in ((("quite", "ink"), "'quite' is no colour"), (("quiet",), "tells 2 apart by 1 colours")):
        words = asked(colour="kind", palette=palette)
        with pytest.raises(FormError, match=said) as caught:
            _ = Drawn(words, points_of(words, ROWS, {}), look()).colours
        assert caught.value.field == "palette"
    assert categories({**COLOURS, "mx": "#000000"})[:2] == ("shared", "mx")


def test_names_beside_marks_are_short_lines_that_do_not_meet():
    words = asked(y=("total", "half"))
    full = [row | {"total": row["half"]} for row in ROWS]
    drawn = Drawn(words, points_of(words, full, {"total": "Apples and pears"}), look(wide=False, width=344, height=320))
    ends = drawn.rows[-2:]
    assert labels.named(drawn, ends[0]) == ["Apples and", "pears 31.0"]
    rows = labels.beside(drawn, ends, 9).data.values
    assert rows[0]["value"] == 31 and rows[1]["value"] > 33
    assert [row["lines"] for row in rows][1] in (["half 31.0"], ["Apples and", "pears 31.0"])
