"""Charts of an edition: their rows, tables, facts and jobs, and what a drawing becomes in a page."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from microsite import look
from microsite.drawing import documented, facts, svg, tables, ways, worker
from microsite.drawing.asked import asked_of, years_of
from microsite.drawing.chart import charts_of
from microsite.drawing.job import Job, draw
from microsite.drawing.rows import Data, data_of, plain, scales_of
from microsite.files.rules import Rule
from microsite.palette import palette_of

COLOURS = palette_of({}, {}).light


def test_the_charts_of_an_edition_have_rows_tables_facts_and_sources(read):
    english, spanish = (charts_of(edition)[0] for edition in read.editions)
    assert charts_of(read.editions[0])[0] is english
    assert english.data == data_of(english.words, read.catalog, "en") and english.data.rows[1]["total"] == 58.4
    assert english.data.rows[0]["status_label"] == "final" and spanish.data.rows[0]["status_label"] == "definitiva"
    assert scales_of(english.words, read.catalog) == {"goods": {"total": "1000000000"}}
    (table,) = tables.tables_of(spanish.words, spanish.data, read.editions[1])
    assert table.columns[0] == "Año" and table.numeric == (False, False, True, False)
    assert table.rows[1] == ("1990", "mexico", "58.4", "definitiva") and table.rows[2][2] == "–"
    (fact,) = facts.facts_of(english.words, english.data, read.editions[0])
    assert fact.startswith("Total (billions of US dollars): 52.1 (1989) at the beginning, 58.4 (1990) at the end")
    bent = [{**row, "total": total} for row, total in zip(english.data.rows, (60, 50, 70), strict=True)]
    (fact,) = facts.facts_of(english.words, replace(english.data, series={"goods": bent}), read.editions[0])
    assert "60 (1989)" in fact and fact.endswith("lowest 50 (1990), highest 70 (1991).")
    assert [source.id for source in tables.sources_of(english.words, read.catalog)] == ["census"]
    assert years_of(english.words, read.catalog) == ("year",) and english.asked is None
    wide, narrow = english.jobs()
    assert (wide.size, narrow.size, narrow.texts) == ("wide", "narrow", {}) and "Census" in wide.texts["credit"]


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ({"series": (), "figures": ("many", "goods-1990")}, (2, "People handed over", "more than 50")),
        ({"series": (), "records": "leader"}, (2, "George H. W. Bush", "United States")),
        ({"series": (), "records": "event"}, (1, "27 November 1990", "A toast in Monterrey")),
    ],
)
def test_figures_and_records_are_rows_too(read, words, shape):
    edition = read.editions[0]
    chart = charts_of(edition)[0].words.model_copy(update=words)
    data = data_of(chart, read.catalog, "en")
    (table,) = tables.tables_of(chart, data, edition)
    assert (len(data.rows), *table.rows[0][:2]) == (shape[0], *shape[1:]) or table.rows[0][1] == shape[2].removesuffix(
        " people"
    )
    assert facts.facts_of(chart, data, edition)
    assert data.rows[0].keys() >= ({"value", "low", "year"} if "figures" in words else {"id"})
    assert [row["us"] for row in data.rows if "us" in row] == (["Bush"] if words.get("records") == "event" else [])


def test_rows_may_be_chosen_and_numbers_are_plain(read):
    chart = charts_of(read.editions[0])[0].words
    one = chart.model_copy(update={"rows": {"year": (1990,)}})
    assert [row["year"] for row in data_of(one, read.catalog, "en").rows] == [1990]
    assert Data({}, {"a": {"id": "a"}}, []).rows == [{"id": "a"}]
    form = chart.model_copy(update={"form": "line", "x": ("year",), "y": ("total",)})
    found = asked_of(form, read.catalog, "es")
    assert (found.heads["year"], found.percent, found.x) == ("Año", (), ("year",))
    assert plain(Decimal("2.0")) == 2 and plain("a") == "a"


def test_a_job_says_what_is_wrong_and_never_raises(read, tmp_path):
    job = next(charts_of(read.editions[0])[0].jobs())
    form = {"form": "line", "x": ["year"], "y": ["totl"], "lines": {"form": 3, "y": 5}}
    (problem,) = draw(replace(job, form=form)).problems
    assert (problem.path, problem.line, problem.rule) == ("charts/goods.toml", 5, Rule.CHART_FIELDS)
    script = tmp_path / "goods.py"
    for text, rule, line in (
        ("import os\n", Rule.CHART_IMPORTS, 1),
        ("\nx = (\n", Rule.CHART_DRAWS, 2),
        ("def draw(data):\n    return 1\n", Rule.CHART_DRAWS, 1),
        ("def draw(data, look):\n    return 1\n", Rule.CHART_DRAWS, 2),
        ("def draw(data, look):\n    x = 1\n    return x / 0\n", Rule.CHART_DRAWS, 3),
    ):
        script.write_text(text, "utf-8")
        (problem,) = draw(replace(job, script=str(script))).problems
        assert (problem.path, problem.rule, problem.line) == ("charts/goods.py", rule, line), problem


def test_a_worker_answers_a_job_with_a_line_of_json(read):
    job = next(charts_of(read.editions[0])[0].jobs())
    assert isinstance(job, Job)
    line = json.dumps({**job.__dict__, "script": "/nowhere.py"}).encode()
    with pytest.raises(OSError, match="nowhere"):
        worker._draw(line)
    form = {"form": "line", "x": ["year"], "y": ["totl"], "lines": {"form": 3}}
    answer = worker._draw(json.dumps({**job.__dict__, "form": form}).encode())
    assert json.loads(json.dumps(answer))["problems"][0]["rule"] == "CHART_FIELDS" and answer["picture"] == ""


def test_an_svg_in_a_page_has_ids_of_its_own_and_the_colours_of_the_theme():
    raw = (
        '<?xml version="1.0"?><svg class="marks" width="10" height="20" version="1.1"><rect width="10" height="20" '
        'fill="white"/><clipPath id="clip7"/><g clip-path="url(#clip7)" fill="#ABCDEF"><path d="M1.23456" opacity="0"/>'
        '<path d="M1.23456,2" stroke="#123456"/></g></svg>'
    )
    drawn = svg.for_page(raw, "goods-en", {"shared": "#abcdef"})
    assert (
        drawn.startswith('<svg aria-hidden="true" focusable="false" width="10" height="20">') and "clip7" not in drawn
    )
    assert 'id="goods-en-1"' in drawn and "url(#goods-en-1)" in drawn and 'fill="var(--shared)"' in drawn
    assert 'stroke="#123456"' in drawn and "m1.2,2" in drawn and "opacity" not in drawn and "white" not in drawn
    file = svg.standalone(raw, COLOURS, "A & B " * 20, "sub", "credit")
    frame = re.match(r'<svg xmlns="[^"]*" width="(\d+)" height="(\d+)" viewBox="0 0 (\d+) (\d+)">', file)
    assert frame[1] == frame[3] == "50" and frame[2] == frame[4]
    assert "A &amp; B" in file and "<?xml" not in file
    top, source = (
        int(re.search(sign, file)[1]) for sign in (r"translate\(20,(\d+)\)", r'y="(\d+)" data-step="source"')
    )
    assert source > top + 20  # below the drawing, however high it came out


def test_a_mark_without_a_stroke_says_nothing_of_strokes():
    marks = '<path d="M1" stroke-width="2" opacity="1"/><path d="M2" stroke="red" stroke-width="2" opacity="0.5"/>'
    drawn = svg.for_page(f'<svg width="1" height="2"><g fill="none">{marks}</g></svg>', "a", {})
    assert '<path d="M1"/>' in drawn
    assert '<path d="M2" stroke="red" stroke-width="2" opacity="0.5"/>' in drawn
    inherited = svg.for_page(
        '<svg width="1" height="2"><g stroke="red"><path d="M1" stroke-width="2"/></g></svg>', "a", {}
    )
    assert 'stroke-width="2"' in inherited


def test_channels_get_the_type_of_their_field():
    import altair as alt

    rows = [{"year": 1990, "n": 1.5, "w": "a", "d": "1990-05"}]
    chart = alt.Chart(alt.InlineData(values=rows)).mark_line().encode(x="year", y="n", color="w", size="d", shape="w:O")
    ways.tell_types(chart, ("year",))
    kinds = {name: found["type"] for name, found in chart.to_dict()["encoding"].items()}
    assert kinds == {
        "x": "quantitative",
        "y": "quantitative",
        "color": "nominal",
        "size": "temporal",
        "shape": "ordinal",
    }
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar().encode(x="year")
    ways.tell_types(bars, ("year",))
    assert bars.to_dict()["encoding"]["x"]["type"] == "ordinal"


def test_what_a_chart_is_handed_is_documented_whole():
    text = "\n".join(documented.python())
    names = ("data.rows", "data.series", "look.number(value, digits=0)", 'look["name"]', "year_axis(look, values=None")
    assert all(f"`{name}" in text for name in names), text


def test_a_word_stands_at_a_place_of_two_channels():
    import altair as alt

    x, y = alt.X("year:Q"), alt.Y("total:Q")
    spec = look.word(x, y, 1990, 58.4, "Trade", align="left").to_dict()
    (rows,) = spec["datasets"].values()
    assert rows == [{"year": 1990, "total": 58.4, "said": "Trade"}]
    assert spec["mark"] == {"type": "text", "align": "left"} and spec["encoding"]["text"]["field"] == "said"
