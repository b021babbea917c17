"""A chart's Python as text, its spec as views, and what neither may hold."""

import pytest

from microsite.drawing import foreign, paint
from microsite.drawing.author import folded, wrong
from microsite.drawing.script import Script
from microsite.drawing.views import fields_of, nodes, sources, views
from microsite.files.rules import Rule

SCRIPT = """import altair as alt


def draw(data, look):
    rows = [{"total": 1_000, "kind": "a"} for row in data.rows]
    rows[0]["more"] = 58.4  # 2020
    base = alt.Chart(rows).mark_bar(orient="vertical")
    return base.encode(x="sum(total):Q", color="kind:N")
"""


def test_a_script_knows_where_things_are_written():
    script = Script(SCRIPT)
    assert (script.definition, script.draw) == (4, 8)
    assert {name: script.making(name) for name in ("total", "more", "none")} == {"total": 5, "more": 6, "none": 8}
    drawing = Script("def draw(data, look):\n    x = 'sum(total):Q'\n    return alt.X(x, color='kind')")
    assert [drawing.drawing(name) for name in ("total", "kind", "tot", "none")] == [2, 3, 3, 3]
    assert (script.option("orient"), script.option("none")) == (7, None)
    assert (script.quoting("kind:N"), script.quoting("kind:Q")) == (8, None)
    assert (script.saying("1000"), script.saying("58.4"), script.saying("58"), script.saying("2020")) == (
        5,
        6,
        None,
        None,
    )


@pytest.mark.parametrize("text", ["def draw(", "x = '\0'", ""])
def test_what_is_no_python_has_no_lines_to_name(text):
    script = Script(text)
    assert (script.draw, script.definition, script.making("a"), script.option("a")) == (1, 1, 1, None)


BREACHES = [
    ("import altair as alt\nimport math", []),
    ("from datetime import date", []),
    ("from microsite.look import rows_of", []),
    ("import os.path", ["imports 'os.path'"]),
    ("from . import x", ["imports '.'"]),
    ("from altair import os", ["imports 'altair.os'"]),
    ("open('a')", ["uses 'open'"]),
    ("__builtins__", ["uses '__builtins__'"]),
    ("a.sys", ["reaches for 'sys'"]),
    ("a.__class__", ["reaches for '__class__'"]),
    ("a.now()", ["asks the clock by 'now'"]),
    ("hash('a')", ["draws by a hash: 'hash' differs from run to run"]),
    ("getattr(a, 'b')", []),
    ("getattr(a, b)", ["uses 'getattr' with a name that is not written out"]),
    ("getattr(a, '__dict__')", ["uses 'getattr' with a name that is not written out"]),
    ("a.opened", []),
]


@pytest.mark.parametrize(("text", "said"), BREACHES)
def test_what_a_script_reaches_for(text, said):
    found = list(Script(text).breaches())
    assert len(found) == len(said) and all(words in found[0][1] for words in said), found


def test_an_error_is_told_at_the_last_line_of_the_chart():
    script = Script(SCRIPT)
    assert folded("a\n  b\n    at Object.x (y.js)\n") == "a b"
    try:
        exec(compile("def f():\n    raise KeyError('x')\n\n\nf()", "chart.py", "exec"))
    except KeyError as error:
        told = wrong(error, "chart.py", script)
    assert (told.line, told.rule, told.message) == (2, Rule.CHART_DRAWS, "KeyError: 'x'")
    kinds = [wrong(one, "c.py", script) for one in (RecursionError(), MemoryError(), SystemExit(3), ValueError())]
    assert [one.rule for one in kinds] == [Rule.CHART_LIMITS] * 3 + [Rule.CHART_DRAWS]
    assert "ends the program (SystemExit: 3)" in kinds[2].message and kinds[3].message == "ValueError"
    assert wrong(ValueError("invalid value for `orient`"), "c.py", script).line == 7
    assert wrong(SyntaxError("bad", ("c.py", 3, 1, "x")), "c.py", script).line == 3


SPEC = {
    "data": {"values": [{"x": 1, "y": 2}]},
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
    "layer": [
        {
            "mark": "bar",
            "encoding": {"y": {"field": "y"}, "color": {"condition": {"field": "z"}, "scale": {"field": "no"}}},
        },
        {"mark": {"type": "text"}, "data": {"name": "other"}, "transform": [{"calculate": "1", "as": "w"}]},
    ],
    "datasets": {"other": [{"a": 1}, "no row"]},
}


def test_a_spec_is_read_as_its_views():
    bar, text = views(SPEC)
    assert (bar.kind, text.kind) == ("bar", "text") and bar.plot == text.plot
    assert [(channel, name) for channel, name, _ in bar.used()] == [("x", "x"), ("y", "y"), ("color", "z")]
    assert [name for _, name, _ in bar.used("y")] == ["y"]
    assert bar.rows == ({"x": 1, "y": 2},) and text.rows == ({"a": 1},)
    assert bar.fields == {"x", "y"} and text.fields == {"a", "w"}


def test_views_side_by_side_have_axes_of_their_own_and_repeats_name_a_field():
    whole = {"data": {"values": [{"a": 1}]}, "hconcat": [{"mark": "bar"}, {"mark": "bar"}]}
    one, other = views(whole)
    assert one.plot != other.plot and one.rows == other.rows == ({"a": 1},)
    spec = {"mark": "bar", "encoding": {"x": {"field": {"repeat": "repeat"}}}}
    (view,) = views({"repeat": ["a", "b"], "spec": spec})
    assert [name for _, name, _ in view.used()] == ["a"]
    (view,) = views(
        {"mark": "bar", "transform": [{"fold": ["a"]}, {"aggregate": [{"op": "sum", "as": "s"}], "groupby": ["g"]}]}
    )
    assert view.fields == {"key", "value", "s", "g"}


def test_fields_and_nodes_leave_rows_and_axes_out():
    assert list(fields_of({"field": "a\\.b", "axis": {"field": "no"}, "test": [{"field": "c"}]})) == ["a.b", "c"]
    assert not any(name == "x" for name, _ in nodes({"values": [{"x": 1}], "datasets": {"x": []}}))
    assert list(sources({"a": {"data": {"url": "u"}}, "data": {"values": []}})) == [{"values": []}, {"url": "u"}]


FOREIGN = [
    ({"data": {"url": "https://a.org"}}, "data of its own"),
    ({"data": {"sequence": {"start": 0}}}, "data of its own"),
    ({"encoding": {"href": {"value": "https://a.org"}}}, "links its marks"),
    ({"transform": [{"calculate": "random() * 2"}]}, "by chance or by the clock"),
    ({"transform": [{"filter": "datetime() > 2"}]}, "by chance or by the clock"),
    ({"axis": {"labelExpr": "'$' + datum.label + ' bn'"}}, ""),
    ({"axis": {"labelExpr": "datum.value * 2"}}, "labels of its own"),
    ({"axis": {"labelExpr": "'5' + datum.label"}}, "labels of its own"),
    ({"encoding": {"y": {"impute": {"value": 0}}}}, "fills gaps"),
    ({"scale": {"range": [0, 50, 100]}}, "gives places of its own"),
    ({"scale": {"range": [0, 100]}}, ""),
    ({"scale": {"range": ["#fff", "#000", "#111"]}}, ""),
    ({"mark": "bar", "data": {"values": []}}, ""),
]


@pytest.mark.parametrize(("spec", "words"), FOREIGN)
def test_what_a_spec_may_not_hold(spec, words):
    found = [breach.message for breach in foreign.foreign(spec)]
    assert len(found) == bool(words) and all(words in message for message in found), found


def test_transforms_that_make_numbers_are_named():
    assert not list(foreign.transform({"filter": "datum.a > 2"})) and not list(
        foreign.transform({"stack": "a", "as": "b"})
    )
    (breach,) = foreign.transform({"as": "b", "calculate": "datum.a * 2"})
    assert "'calculate'" in breach.message
    (breach,) = foreign.transform({"regression": "a", "on": "b"})
    assert "'regression'" in breach.message


def test_marks_are_not_moved_by_pixels_where_others_measure():
    (view,) = views({"mark": {"type": "bar", "xOffset": 5}, "encoding": {"y": {"value": 30}, "x": {"field": "a"}}})
    measured = {(view.plot, "x"), (view.plot, "y")}
    said = [breach.message for breach in foreign.pixels(view, measured)]
    assert len(said) == 2 and "'xOffset'" in said[0] and "'y' is 30" in said[1]
    assert not list(foreign.pixels(view, set()))


@pytest.mark.parametrize(
    ("colour", "known"),
    [
        ("#abc", True), ("#AABBCCDD", True), ("#abcde", False), ("rgb(1, 2, 3)", True), ("rgb(1 2 3 / 50%)", True),
        ("hsl(120deg, 50%, 50%)", True), ("rgb(1,2)", False), ("none", True), ("url(#a)", True), ("Teal", True),
        ("tael", False), ("", False),
    ],
)  # fmt: skip
def test_colours_that_browsers_know(colour, known):
    found = list(paint.unknown_colours(f'<g fill="{colour}"><path stroke="{colour}"/></g>', frozenset({"teal"})))
    assert found == ([] if known else [colour])
