"""Charts without Python: their words name a form, its columns and its labels."""

import json

import pytest

from microsite.drawing.chart import all_charts
from microsite.evidence import project

WORDS, SCRIPT = "charts/goods.toml", "charts/goods.py"


def formed(mini, text):
    """The small project with its chart drawn by a form instead of Python."""
    (mini.path / SCRIPT).unlink(missing_ok=True)
    words = mini.read(WORDS)
    if 'series = ["goods"]' in words:
        mini.write(WORDS, words.replace('series = ["goods"]', f'{text}\nseries = ["goods"]'))
    return mini


def drawings(mini):
    """The charts of the small project, drawn, without a problem."""
    assert not mini.errors(), [str(p) for p in mini.errors()]
    found = project.load(mini.path)
    from microsite.drawing import draw

    draw.draw_charts(found)
    return {(chart.id, chart.edition.language): chart for chart in all_charts(found)}


GOOD = [
    'form = "line"\nx = "year"\ny = "total"',
    'form = "steps"\nx = "year"\ny = "total"',
    'form = "dots"\nx = "year"\ny = "total"',
    'form = "bars"\nx = "year"\ny = "total"',
    'form = "bars"\nx = "total"\ny = "year"',
    'form = "line"\nx = "year"\ny = "total"\ncolour = "status"',
    'form = "bars"\nx = "year"\ny = "total"\ncolour = "status"\nstacked = true\npalette = ["quiet", "ink"]',
    'form = "dumbbell"\nx = "total"\ny = "partner"\ncolour = "year"',
    'form = "bars"\nx = "total"\ny = "partner"\ncolour = "year"',
    'form = "dots"\nx = "total"\ny = "partner"\ncolour = "year"',
    'form = "dots"\nx = "partner"\ny = "total"\ncolour = "year"',
    'form = "line"\nx = "year"\ny = ["total", "half"]\ncomputed.half = "total / 2"\n'
    'labels.half = { en = "Half", es = "Mitad" }',
    'form = "bars"\nx = ["total", "half"]\ny = "year"\ncomputed.half = "total / 2"\n'
    'labels.half = { en = "Half", es = "Mitad" }',
    'form = "line"\nx = "year"\ny = "total"\nmarks.then = 1990\nlabels.then = { en = "Then", es = "Entonces" }',
]


@pytest.mark.parametrize("text", GOOD, ids=[text.replace("\n", "; ") for text in GOOD])
def test_a_form_draws_a_series(mini, text):
    for chart in drawings(formed(mini, text)).values():
        for drawing in chart.drawings.values():
            assert drawing.svg.startswith("<svg") and "NaN" not in drawing.svg
            assert json.dumps(drawing.spec).count("58.4")
        assert chart.drawings["wide"].picture.startswith(b"\x89PNG")


def test_a_chart_with_a_form_has_every_face_of_one_with_python(mini):
    before = {name: (mini.build() / "charts" / f"goods.{name}").read_text("utf-8") for name in ("csv", "json")}
    site = formed(mini, GOOD[0]).build()
    for language in ("", "es/"):
        folder = site / language / "charts"
        for ending in ("csv", "json", "svg", "png", "vl.json", ""):
            assert (folder / (f"goods.{ending}" if ending else "goods/index.html")).stat().st_size
    assert {name: (site / "charts" / f"goods.{name}").read_text("utf-8") for name in before} == before
    page = (site / "index.html").read_text("utf-8")
    assert 'class="chart-wide"' in page and 'class="chart-narrow"' in page and "<table>" in page


def test_words_of_a_form_follow_the_language(mini):
    charts = drawings(formed(mini, 'form = "bars"\nx = "year"\ny = "total"\ncolour = "status"'))
    english, spanish = (charts["goods", language].drawings["wide"].svg for language in ("en", "es"))
    assert ">final<" in english and ">definitiva<" in spanish


def test_labels_say_cells_and_columns(mini):
    text = 'form = "bars"\nx = "total"\ny = "partner"\ncolour = "year"\nlabels.mexico = { en = "Her", es = "Ella" }'
    charts = drawings(formed(mini, text))
    assert ">Her<" in charts["goods", "en"].drawings["wide"].svg
    assert ">Ella<" in charts["goods", "es"].drawings["narrow"].svg


@pytest.mark.parametrize(
    ("series", "form"),
    [
        ('figures = ["goods-1990", "said-1990"]', 'form = "bars"\nx = "value"\ny = "label"'),
        ('figures = ["goods-1990"]', 'form = "dots"\nx = "year"\ny = "value"'),
        ('figures = ["goods-1990", "said-1990"]', 'form = "bars"\nx = "value"\ny = "date"\ncolour = "label"'),
        ('records = "claim"', 'form = "dots"\nx = "alike"\ny = "verdict"\ncomputed.alike = "count(verdict)"'),
    ],
)
def test_a_form_draws_figures_and_records(mini, series, form):
    text = formed(mini, form).read(WORDS).replace('series = ["goods"]', f'{series}\nsources = ["census"]')
    text = text.replace("52.1 billion dollars", "12 million").replace("52,100 millones de dólares", "12 millones")
    if "records" in series or "said" not in series:
        text = text.replace("from 12 million dollars ", "").replace("52.1", "58.4")
    mini.write(
        "data/claims.toml",
        '[one]\nverdict = "confirmed"\nstatement.en = "A"\nstatement.es = "B"\nsources = ["census"]\n',
    )
    problems = {p.rule for p in mini.write(WORDS, text).errors()} - {"chart-numbers", "chart-alt"}
    assert not problems, [str(p) for p in mini.errors()]


def rows_of(mini, kind, lines):
    """The series' year column as dates."""
    sidecar = mini.read("data/series/goods.toml").replace("[columns.year]", "[columns.day]", 1)
    sidecar = sidecar.replace('type = "year"\nlow = 1985\nhigh = 2024', f'type = "{kind}"', 1).replace(
        '["year"]', '["day"]'
    )
    mini.write("data/series/goods.toml", sidecar)
    mini.write("data/series/goods.csv", "day,partner,total,status\n" + "\n".join(lines) + "\n")
    mini.edit("data/figures.toml", 'at = "1990"', f'at = "{lines[1].split(",")[0]}"')


@pytest.mark.parametrize("form", ["line", "steps", "dots", "bars"])
@pytest.mark.parametrize(
    "days",
    [
        ("2024-11", "2024-12", "2025-01"),
        ("1989-01-31", "1999-12-01", "2020-02-29"),
        ("2025-01-02", "2025-01-03", "2025-01-06"),
    ],
)
def test_dates_stand_where_they_belong(mini, form, days):
    rows = [f"{day},mexico,{value},final" for day, value in zip(days, (52.1, 58.4, 60), strict=True)]
    rows_of(mini, "text", rows)
    charts = drawings(formed(mini, f'form = "{form}"\nx = "day"\ny = "total"'))
    svg = charts["goods", "es"].drawings["wide"].svg
    assert "Invalid" not in svg and "NaN" not in svg
    if days[0] == "2024-11":
        assert ">Nov" not in svg and ">Dec" not in svg  # the months are those of the language


@pytest.mark.parametrize(("arithmetic", "above"), [("total", True), ("2000 - total", False)])
def test_the_value_at_the_end_of_a_line_stands_clear_of_it(mini, arithmetic, above):
    text = f'form = "line"\nx = "year"\ny = "course"\ncomputed.course = "{arithmetic}"'
    spec = drawings(formed(mini, text))["goods", "en"].drawings["wide"].spec
    said = next(layer["mark"] for layer in spec["layer"] if layer["mark"].get("type") == "text")
    assert (said["dy"] < 0) == above


def test_bars_on_each_other_print_no_values_and_so_have_an_axis(mini):
    text = 'form = "bars"\nx = ["total", "half"]\ny = "year"\nstacked = true\ncomputed.half = "total / 2"\n'
    chart = drawings(formed(mini, f'{text}labels.half = {{ en = "Half", es = "Mitad" }}'))["goods", "en"]
    for drawing in chart.drawings.values():
        assert drawing.spec["layer"][0]["encoding"]["x"].get("axis", True) is not None


def test_words_that_hold_digits_are_drawn_as_they_stand(mini):
    rows_of(mini, "text", ["18-24,mexico,52.1,final", "25-34,mexico,58.4,final", "over 35,mexico,7,final"])
    charts = drawings(formed(mini, 'form = "bars"\nx = "day"\ny = "total"'))
    assert ">18-24<" in charts["goods", "en"].drawings["wide"].svg


def test_values_below_nothing_hang_from_the_ground(mini):
    mini.edit("data/series/goods.toml", "low = 0\n", "low = -100\n")
    mini.edit("data/series/goods.csv", "52.1", "-52.1")
    mini.edit(WORDS, "52.1 billion", "58.4 billion").edit(WORDS, "52,100 millones", "58,400 millones")
    formed(mini, 'form = "bars"\nx = "year"\ny = "total"')
    assert "−52.1" in drawings(mini)["goods", "en"].drawings["wide"].svg
    mini.edit(WORDS, '"bars"', '"line"')
    assert drawings(mini)


BAD = [
    ('form = "lines"\nx = "year"\ny = "total"', "form", "Did you mean 'line'?"),
    ('form = "line"\nx = "yaer"\ny = "total"', "x", "Did you mean 'year'?"),
    ('form = "line"\nx = "year"\ny = "totl"', "y", "Did you mean 'total'?"),
    ('form = "line"\nx = "year"\ny = ["total", "totl"]', "y", "Did you mean 'total'?"),
    ('form = "line"\nx = "year"\ny = "total"\ncolour = "partnr"', "colour", "Did you mean 'partner'?"),
    ('form = "line"\nx = "year"\ny = "total"\ncolor = "partner"', "color", "Did you mean 'colour'?"),
    ('form = "line"\nx = "year"\ny = "total"\npalette = ["shard"]', "palette", "Did you mean 'shared'?"),
    ('form = "line"\nx = "year"\ny = "partner"', "y", "holds no numbers"),
    ('form = "line"\nx = "partner"\ny = "total"', "x", 'Write form = "bars".'),
    ('form = "line"\nx = "year"', "form", "lacks 'y'"),
    ('form = "line"\ny = "total"', "form", "lacks 'x'"),
    ('x = "year"\ny = "total"', "x", "no form"),
    ('form = "line"\nx = 7\ny = "total"', "x", "words in quotes"),
    ('form = "line"\nx = "year"\ny = []', "y", "names nothing"),
    ('form = "line"\nx = "year"\ny = "total"\nstacked = "yes"', "stacked", "true or false"),
    ('form = "line"\nx = "year"\ny = "total"\nmarks.then = 1990', "marks.then", "no word in labels"),
    ('form = "line"\nx = "year"\ny = "total"\nmarks = 3', "marks", "table"),
    ('form = "bars"\nx = "partner"\ny = "total"', "x", "'mexico' has several rows"),
    ('form = "dumbbell"\nx = "partner"\ny = "total"', "x", "holds no numbers"),
    ('form = "line"\nx = ["year", "total"]\ny = "total"', "x", "Name one."),
    ('form = "bars"\nx = "year"\ny = ["total", "year"]\ncolour = "partner"', "y", "holds no numbers"),
]


@pytest.mark.parametrize(("text", "field", "words"), BAD, ids=[bad[0].replace("\n", "; ") for bad in BAD])
def test_what_a_form_cannot_draw_is_told_once_at_its_line(mini, text, field, words):
    problems = formed(mini, text).errors()
    assert [(p.path, p.line) for p in problems] == [(WORDS, mini.line_of(WORDS, f"{field} = "))], problems
    assert words in str(problems[0])


@pytest.mark.parametrize("field", ["form", "x", "y", "colour", "palette", "stacked", "marks"])
@pytest.mark.parametrize(
    "value", ["7", "-1.5", "true", '""', '"?"', "[]", '[""]', "[1]", "{}", "{ a = 1 }", "[[1]]", "1990-01-01"]
)
def test_no_value_of_a_field_is_a_traceback(mini, field, value):
    lines = ['form = "line"', 'x = "year"', 'y = "total"']
    text = "\n".join([*(line for line in lines if not line.startswith(f"{field} =")), f"{field} = {value}"])
    for problem in formed(mini, text).errors():
        assert problem.path == WORDS and "Error" not in problem.message, str(problem)


def test_a_chart_has_a_form_or_python_and_not_both(mini):
    mini.edit(WORDS, "series", f"{GOOD[0]}\nseries")
    (problem,) = mini.errors()
    assert (problem.path, problem.line, problem.rule) == (WORDS, 1, "chart-words") and "goods.py" in problem.message
    (mini.path / SCRIPT).unlink()
    assert not mini.errors()
    mini.edit(WORDS, GOOD[0], "")
    (problem,) = mini.errors()
    assert problem.rule == "chart-words" and 'form = "line"' in problem.hint and "goods.py" in problem.hint


def test_python_is_handed_the_arithmetic_too(mini):
    mini.edit(WORDS, "series", 'computed.half = "total / 2"\nseries')
    mini.edit(SCRIPT, 'y="total:Q"', 'y="half:Q"')
    assert "29.2" in json.dumps(drawings(mini)["goods", "en"].drawings["wide"].spec)


COMPARED = 'y = ["total", "half"]\ncomputed.half = "total / 2"\n'


@pytest.mark.parametrize("form", ['form = "line"', 'form = "bars"\nstacked = true'])
def test_what_is_compared_is_named_with_its_value_at_its_mark(mini, form):
    named = 'labels.total = { en = "Both ways together", es = "Ambos sentidos" }\n'
    named += 'labels.half = { en = "Half", es = "Mitad" }'
    chart = drawings(formed(mini, f'{form}\nx = "year"\n{COMPARED}{named}'))["goods", "en"]
    for size, lines in (("wide", ["Both ways together 58.4"]), ("narrow", ["Both ways", "together 58.4"])):
        spec = json.dumps(chart.drawings[size].spec)
        assert '"columns"' not in spec, "a legend"
        assert json.dumps(lines) in spec
        assert json.dumps(["Half 29.2"]) in spec


def test_an_axis_of_years_ends_where_its_rows_end(mini):
    text = f'form = "line"\nx = "year"\n{COMPARED}labels.half = {{ en = "Half", es = "Mitad" }}'
    spec = drawings(formed(mini, text))["goods", "en"].drawings["wide"].spec
    assert '"domain": [1989, 1991]' in json.dumps(spec)


def test_rows_below_each_other_all_say_their_values(mini):
    rows_of(
        mini, "text", ["A,mexico,52.1,final", "B,mexico,58.4,final", *(f"{c},mexico,7.5,final" for c in "CDEFGHIJ")]
    )
    charts = drawings(formed(mini, 'form = "bars"\nx = "total"\ny = "day"'))
    assert charts["goods", "en"].drawings["narrow"].svg.count(">7.5<") == 8


def test_words_of_marks_do_not_stand_on_each_other(mini):
    text = 'form = "line"\nx = "year"\ny = "total"\nmarks.early = 1989\nmarks.late = 1991\n'
    text += 'labels.early = { en = "The first of these years", es = "El primero" }\n'
    text += 'labels.late = { en = "The last of these years, long after", es = "El último" }'
    drawn = drawings(formed(mini, text))
    heights = {}
    for language in ("en", "es"):
        layers = drawn["goods", language].drawings["narrow"].spec["layer"]
        heights[language] = {layer["mark"]["dy"] for layer in layers if layer["mark"].get("baseline") == "top"}
    assert heights["es"] == {4} and len(heights["en"]) == 2
