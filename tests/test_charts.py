"""Charts are held to their rows: what they draw, what they print, and the arithmetic that their words name."""

import pytest

from microsite.drawing import held
from microsite.evidence import arithmetic

SCRIPT, WORDS = "charts/goods.py", "charts/goods.toml"
HEAD = "import altair as alt\n\nfrom microsite.look import rows_of\n\n\ndef draw(data, look):\n"
LINE = '    return alt.Chart(rows_of(rows)).mark_line().encode(x="year:Q", y="total:Q")\n'


def found(mini, body=None, **only):
    """(rule, line, message) of every error of the small project with this body of draw."""
    if body is not None:
        mini.write(SCRIPT, HEAD + body)
    return [(p.rule, p.line, f"{p.message} {p.hint}") for p in mini.errors() if p.path == only.get("path", SCRIPT)]


def one(mini, body, rule, words, line=None):
    """The one problem that this body has, in both languages and sizes."""
    problems = found(mini, body)
    assert {p[0] for p in problems} == {rule}, problems
    assert any(words in p[2] for p in problems), problems
    if line is not None:
        text = (HEAD + body).split("\n")
        assert {text[p[1] - 1].strip() for p in problems} == {line}, problems


LIES = [
    ("same everywhere", '    rows = [r | {"total": 987654} for r in data.rows]\n' + LINE, "987,654 in 'total'"),
    ("doubled", '    rows = [r | {"total": r["total"] * 2} for r in data.rows if r["total"]]\n' + LINE, "in 'total'"),
    ("in place", '    for r in data.rows:\n        r["total"] = 7\n    rows = data.rows\n' + LINE, "7 in 'total'"),
    ("rows of its own", '    rows = [{"year": 1990, "total": 99.9}]\n' + LINE, "99.9 in 'total'"),
    ("numbers as words", '    rows = [{"year": 1990, "total": "99.9"}]\n' + LINE, "99.9 in 'total'"),
    ("another year's", '    rows = [{"year": 1989, "total": 58.4}]\n' + LINE, "no row holds"),
    (
        "calculated",
        "    rows = data.rows\n"
        '    chart = alt.Chart(rows_of(rows)).mark_line().encode(x="year:Q", y="more:Q")\n'
        '    return chart.transform_calculate(more="datum.total * 3")\n',
        "'calculate'",
    ),
    (
        "by datum",
        '    return alt.Chart(rows_of(data.rows)).mark_bar().encode(x="year:Q", y=alt.datum(987))\n',
        "987",
    ),
    (
        "by pixels",
        '    base = alt.Chart(rows_of(data.rows)).encode(x="year:Q")\n'
        '    return base.mark_line().encode(y="total:Q") + base.mark_point().encode(y=alt.value(5))\n',
        "by pixels",
    ),
    (
        "as signs",
        '    rows = [{"year": 1990, "total": 99.9, "sign": "●"}]\n'
        '    return alt.Chart(rows_of(rows)).mark_text().encode(x="year:Q", y="total:Q", text="sign:N")\n',
        "99.9 in 'total'",
    ),
    (
        "counted twice",
        '    rows = [{"partner": r["partner"]} for r in data.rows] * 2\n'
        '    return alt.Chart(rows_of(rows)).mark_bar().encode(x="partner:N", y="count()")\n',
        "draws 6 rows with mexico",
    ),
    (
        "added up",
        '    rows = [r for r in data.rows if r["total"]] * 3\n'
        '    return alt.Chart(rows_of(rows)).mark_line().encode(x="year:Q", y="sum(total):Q")\n',
        "draws 3 rows with",
    ),
    (
        "a line through",
        '    rows = [r for r in data.rows if r["total"]]\n'
        '    base = alt.Chart(rows_of(rows)).mark_line().encode(x="year:Q", y="total:Q")\n'
        '    return base.transform_regression("year", "total")\n',
        "'regression'",
    ),
    (
        "dots",
        '    rows = [{"x": n, "y": 0} for n in range(77)]\n'
        '    x, y = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None)\n'
        "    return alt.Chart(rows_of(rows)).mark_point().encode(x=x, y=y)\n",
        "77 marks",
    ),
    (
        "by chance in the engine",
        '    rows = [r for r in data.rows if r["total"]]\n'
        '    chart = alt.Chart(rows_of(rows)).mark_point().encode(x="year:Q", y="total:Q")\n'
        '    return chart.transform_filter("random() > 0.5")\n',
        "by chance",
    ),
    (
        "labels of the axis",
        '    rows = [r for r in data.rows if r["total"]]\n'
        '    y = alt.Y("total:Q", axis=alt.Axis(labelExpr="datum.value * 2"))\n'
        '    return alt.Chart(rows_of(rows)).mark_point().encode(x="year:Q", y=y)\n',
        "labels of its own",
    ),
    (
        "no number",
        '    rows = [r | {"total": float("nan")} for r in data.rows]\n' + LINE,
        "draws no number in 'total'",
    ),
    (
        "linked",
        '    return alt.Chart(rows_of(data.rows)).mark_point(href="https://example.org").encode(x="year:Q")\n',
        "href",
    ),
    (
        "from elsewhere",
        '    return alt.Chart("https://example.org/a.csv").mark_point().encode(x="year:Q")\n',
        "data of its own",
    ),
]


@pytest.mark.parametrize(("name", "body", "words"), LIES, ids=[lie[0] for lie in LIES])
def test_a_chart_draws_values_of_its_rows(mini, name, body, words):
    one(mini, body, "chart-values", words)


def test_a_value_that_no_row_holds_is_told_at_the_line_that_makes_it(mini):
    body = '    rows = [\n        r | {"total": 987654}\n        for r in data.rows\n    ]\n' + LINE
    one(mini, body, "chart-values", "987,654", 'r | {"total": 987654}')


def test_arithmetic_that_the_words_name_may_be_drawn(mini):
    body = '    rows = [{"year": r["year"], "total": r["total"] / 2} for r in data.rows if r["total"]]\n' + LINE
    one(mini, body, "chart-values", "in 'total'")
    mini.edit(WORDS, "title.en", 'computed.half = "total / 2"\ntitle.en')
    assert not found(mini)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("987654", "reads no rows"),
        ("totl / 2", "no rows of this chart hold 'totl'"),
        ("__import__('os')", "is no function"),
        ("total.real", "holds more than"),
        ("total +", "is no arithmetic"),
        ("partner * 2", "words are no numbers"),
        ("figure('none')", "names no figure 'none'"),
        ("round()", "cannot be worked out"),
    ],
)
def test_arithmetic_that_cannot_be_worked_out_is_told_at_its_line(mini, expression, words):
    mini.edit(WORDS, "title.en", f'computed.half = "{expression}"\ntitle.en')
    problems = [p for p in mini.errors() if p.rule == "chart-computed"]
    assert [p.line for p in problems] == [mini.line_of(WORDS, "computed.half")]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("total / 10", [1, 2, 4]),
        ("total / first(total)", [1, 2, 4]),
        ("sum(total, year >= 2001)", [60, 60, 60]),
        ("last(total) / max(total)", [1, 1, 1]),
        ("min(total, 15)", [10, 15, 15]),
        ("count(side)", [2, 1, 2]),
        ("count()", [3, 3, 3]),
        ("index() + 1", [1, 2, 3]),
        ("steps(year, 2001, 2002)", [0, 1, 2]),
        ("gone + 1", [None, 6, None]),
        ("total / (year - 2000)", [None, 20, 20]),
        ("round(abs(-total) / 3)", [3, 7, 13]),
    ],
)
def test_arithmetic(expression, wanted):
    rows = [
        {"year": 2000, "total": 10, "side": "a", "gone": None},
        {"year": 2001, "total": 20, "side": "b", "gone": 5},
        {"year": 2002, "total": 40, "side": "a", "gone": None},
    ]
    assert arithmetic.column(arithmetic.parse(expression), rows, {}) == wanted


def test_two_figures_may_stand_in_one_row_but_not_their_years():
    figures = {
        "old": {"value": 3, "year": 1990, "label": "Old"},
        "new": {"value": 8, "year": 2024, "label": "New"},
    }
    rows = held.of({"series": {}, "figures": figures, "records": []}, {}, {})
    from microsite.drawing.holding import breaches

    def said(**row):
        channels = {c: {"field": c, "type": "quantitative"} for c in row}
        spec = {"data": {"values": [row]}, "mark": "rule", "encoding": channels}
        return [b.message for b in breaches(spec, rows, frozenset())]

    assert not said(x=3, x2=8) and not said(x=1990, y=3)
    assert said(x=1990, y=8) and said(x=3, y=9)


PRINTS = [
    ('.mark_text(text="$999 billion")', 'x="year:Q"', "999"),
    (".mark_text()", 'x="year:Q", text=alt.value("999 people")', "999"),
    (".mark_text()", 'x="year:Q", text="said:N"', "999"),
    (".mark_point()", 'x="year:Q", y="total:Q", tooltip="said:N"', "999"),
    (".mark_point()", 'x=alt.X("year:Q", title="Years, of 999"), y="total:Q"', "999"),
    (".mark_bar()", 'y="said:N", x="total:Q"', "999"),
    ('.mark_text(text="1641")', 'x="year:Q"', "no 1641"),
    (".mark_line()", 'x="year:Q", y=alt.Y("total:Q", title="Since 1850")', "no 1850"),
]


@pytest.mark.parametrize(("mark", "channels", "words"), PRINTS)
def test_a_drawing_prints_no_number_that_its_rows_lack(mini, mark, channels, words):
    rows = '    rows = [r | {"said": "$999 billion"} for r in data.rows if r["total"]]\n'
    one(mini, f"{rows}    return alt.Chart(rows_of(rows)){mark}.encode({channels})\n", "chart-prints", words)


def test_a_tip_says_what_its_own_row_holds(mini):
    body = (
        '    rows = [r | {"tip": "58.4"} for r in data.rows if r["total"]]\n'
        '    return alt.Chart(rows_of(rows)).mark_point().encode(x="year:Q", y="total:Q", tooltip="tip:N")\n'
    )
    one(mini, body, "chart-prints", "58.4")


def test_the_words_of_a_drawing_are_held_too(mini):
    mini.write(WORDS, mini.read(WORDS) + 'labels.peak = { en = "Peak of 999", es = "Pico de 999" }\n')
    said = [(p.rule, p.message) for p in mini.errors() if p.path == WORDS]
    assert said == [("chart-numbers", "'labels.peak' says 999, which its rows do not hold")]


@pytest.mark.parametrize(
    "title",
    ["Trade is nine hundred billion dollars", "Trade is fourteen times what it was", "It grew five times as fast"],
)
def test_spelt_numbers_in_a_charts_words_are_held(mini, title):
    mini.edit(WORDS, 'title.en = "Trade grew"', f'title.en = "{title}"')
    assert "chart-numbers" in [p.rule for p in mini.errors() if p.path == WORDS]


@pytest.mark.parametrize("places", ['"2025-13-01"', "true", '"soon"'])
def test_layout_holds_numbers_and_dates(mini, places):
    mini.edit(WORDS, "title.en", f"layout = [{places}]\ntitle.en")
    assert [p.line for p in mini.errors() if p.path == WORDS] == [mini.line_of(WORDS, "layout")]


def test_rules_and_open_ends_may_stand_at_places_of_layout_and_lines_may_not(mini):
    rule = (
        '    rows = [{"year": 1990, "total": 77}]\n'
        '    return alt.Chart(rows_of(rows)).mark_rule().encode(x="year:Q", y="total:Q")\n'
    )
    one(mini, rule, "chart-values", "77")
    mini.edit(WORDS, "title.en", "layout = [77]\ntitle.en")
    assert not found(mini, rule)
    one(mini, rule.replace("mark_rule", "mark_line"), "chart-values", "77")


def test_a_chart_may_say_the_numbers_of_its_units(mini):
    for language, words in (("en", "Per 54,321 people"), ("es", "Por 54,321 personas")):
        mini.edit(WORDS, f"subtitle.{language} = ", f'note.{language} = "{words}"\nsubtitle.{language} = ')
    assert {rule for rule, *_ in found(mini, path=WORDS)} == {"chart-numbers"}
    unit = 'label.en = "US dollars per 54,321 people"\nlabel.es = "dólares por 54,321 personas"\nnumbers = [54_321]'
    mini.edit("data/units.toml", 'label.en = "US dollars"\nlabel.es = "dólares"', unit)
    assert not found(mini, path=WORDS)
