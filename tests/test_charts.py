"""Charts are held to their rows: what they draw, print, import, and how long they may take."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from microsite.drawing import held, limits, pool
from microsite.drawing.cache import Cache
from microsite.drawing.chart import all_charts
from microsite.drawing.draw import draw_all
from microsite.evidence import arithmetic, project
from tests.conftest import ROOT

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


IMPORTS = [
    ("import os\n", "imports 'os'"),
    ("from os import path\n", "imports 'os'"),
    ("import random\n", "imports 'random'"),
    ("from altair.utils import sys\n", "imports 'altair.utils.sys'"),
    ("from microsite.settings import words\n", "imports 'microsite.settings'"),
    ("TEXT = open(__file__).read()\n", "uses 'open'"),
    ("READ = eval\n", "uses 'eval'"),
    ("import altair\nEND = altair.sys.exit\n", "reaches for 'sys'"),
    ("TYPES = ().__class__.__base__.__subclasses__()\n", "reaches for '__class__'"),
    ("from datetime import date\nDAY = date.today()\n", "asks the clock by 'today'"),
    ("PLACE = id(object())\n", "an address in memory"),
]


@pytest.mark.parametrize(("code", "words"), IMPORTS)
def test_a_chart_imports_only_what_draws(mini, code, words):
    mini.write(SCRIPT, code + mini.read(SCRIPT))
    problems = found(mini)
    assert {p[0] for p in problems} == {"chart-imports"}
    assert any(words in said for _, _, said in problems), problems
    assert {line for _, line, _ in problems} == {len(code.strip().split("\n"))}


OUT = '(n for n in ()).gi_frame.f_builtins["__import__"]'


def test_a_chart_that_reaches_a_file_all_the_same_is_stopped(mini, tmp_path):
    target = tmp_path / "made"
    body = f'    getter = {OUT}\n    getter("posix").mkdir({str(target)!r})\n    rows = data.rows\n' + LINE
    one(mini, body, "chart-draws", "reaches out of its rows ('os.mkdir')")
    assert not target.exists()


def test_a_chart_that_differs_from_run_to_run_is_refused(mini):
    body = (
        '    rows = [r | {"kind": str(object())} for r in data.rows if r["total"]]\n'
        '    return alt.Chart(rows_of(rows)).mark_point().encode(x="year:Q", y="total:Q", color="kind:N")\n'
    )
    one(mini, body, "chart-same", "something else each time")


def test_rows_are_a_copy_and_what_a_chart_says_aloud_is_dropped(mini):
    before = mini.read(SCRIPT)
    mini.write(SCRIPT, before.replace("    x = ", '    print("loud")\n    data.rows.clear()\n    x = '))
    done = mini.run("check")
    assert done.returncode == 0 and "loud" not in done.stdout + done.stderr


def test_what_a_chart_does_to_its_words_stays_with_it(mini):
    good = mini.read(SCRIPT)
    mini.write("charts/abc.py", good.replace("    x = ", '    look.language["labels"].clear()\n    x = '))
    mini.write("charts/abc.toml", mini.read(WORDS))
    mini.write(SCRIPT, good.replace("    x = ", '    assert look.language["labels"]\n    x = '))
    assert not mini.errors()


def test_rows_may_be_given_to_a_chart_as_they_are(mini):
    body = '    return alt.Chart(data.rows).mark_bar().encode(x="year:O", y="total:Q")\n'
    assert not found(mini, body)
    base = '    base = alt.Chart(data.rows).encode(x="year:O", y="total:Q")\n'
    assert not found(mini, f"{base}    return base.mark_bar() + base.mark_point()\n")


@pytest.fixture
def broken(mini, monkeypatch):
    """Draws a body of draw in a worker of its own, with a limit of time; (message, line) of its one problem."""
    worker = pool.Worker()

    def draw(body, seconds=20):
        monkeypatch.setenv("MICROSITE_CHART_SECONDS", str(seconds))
        monkeypatch.setattr(limits, "SECONDS", seconds)
        mini.write(SCRIPT, HEAD + body)
        (problem,) = worker.draw(jobs(mini)[0]).problems
        assert problem.path == SCRIPT and problem.rule == "chart-limits"
        return problem.message, problem.line

    yield draw
    worker.kill()


@pytest.mark.parametrize(
    "body",
    [
        "    while True:\n        pass\n",
        "    while True:\n        try:\n            data.rows.index(0)\n        except BaseException:\n            0\n",
        "    return sum(n for n in iter(int, 1))\n",
        "    return 10 ** 10 ** 9\n",
    ],
)
def test_a_chart_that_never_ends_is_stopped_where_it_stood(broken, body):
    message, line = broken(body, seconds=1.5)
    assert message == "drew for longer than 1.5 s" and line > 6


def test_a_chart_that_never_ends_is_told_once(mini):
    mini.write(SCRIPT, HEAD + "    while True:\n        pass\n")
    done = mini.run("check", env={**os.environ, "MICROSITE_CHART_SECONDS": "3"})
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.count("drew for longer than 3 s (chart-limits)") == 1, done.stderr


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("    return draw(data, look)\n", "calls itself without end"),
        ("    raise SystemExit(0)\n", "ends the program (SystemExit: 0)"),
        ("    raise KeyboardInterrupt\n", "ends the program (KeyboardInterrupt)"),
        (f'    {OUT}("posix")._exit(0)\n', "ended the process that draws it (exit code 0)"),
        (f'    {OUT}("posix").abort()\n', "ended the process that draws it"),
        ("    rows = bytearray(3 * 10**9)\n", "takes more memory than a chart may"),
        ("    rows = []\n    while True:\n        rows.append(bytearray(b'x' * 10**7))\n", "memory"),
    ],
)
def test_a_chart_that_ends_the_program_or_eats_memory_is_named(broken, body, words):
    assert words in broken(body)[0]


def test_a_chart_that_breaks_its_worker_stops_no_other_chart(mini):
    mini.write("charts/other.py", HEAD + f'    {OUT}("posix")._exit(3)\n')
    mini.write("charts/other.toml", mini.read(WORDS))
    assert {p.path for p in mini.errors()} == {"charts/other.py"}


def test_workers_end_with_the_process_that_started_them():
    code = (
        "from microsite.drawing.pool import Worker\nimport sys, time\n"
        "worker = Worker()\nprint(worker._running().pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker outlived its parent")


WRONG = [
    ("    return None\n", "draw(data, look) returns nothing Return an Altair chart.", "return None"),
    ('    return {"mark": "bar"}\n', "draw(data, look) returns a dict", 'return {"mark": "bar"}'),
    (
        '    base = alt.Chart(rows_of(data.rows))\n    one = base.mark_bar(\n        orient="up",\n    )\n'
        '    return one.encode(x="year:Q")\n',
        "Valid values are one of ['horizontal', 'vertical'].",
        None,
    ),
    (
        '    base = alt.Chart(rows_of(data.rows)).mark_bar().encode(x="year:Q")\n'
        '    return base.transform_filter("datum.year >")\n',
        "Vega-Lite to SVG conversion failed: Error: Unexpected end of input",
        'return base.transform_filter("datum.year >")',
    ),
]


@pytest.mark.parametrize(("body", "words", "line"), WRONG)
def test_an_error_is_whole_and_at_the_authors_line(mini, body, words, line):
    one(mini, body, "chart-draws", words, line)
    assert all(p[1] > 6 for p in found(mini))


PAINTED = '    chart = alt.Chart(rows_of([r for r in data.rows if r["total"]])).encode(x="year:Q", y="total:Q")\n'


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ('mark_line(color="no colour")', "draws in 'no colour', which is no colour"),
        ('mark_point(fill="steelblu")', "Did you mean 'steelblue'?"),
        ('mark_bar(stroke="#12345")', "draws in '#12345'"),
        ('mark_point(shape="squre")', "Invalid SVG path"),
    ],
)
def test_a_colour_or_a_shape_that_no_browser_knows_is_at_its_line(mini, mark, words):
    one(mini, f"{PAINTED}    return chart.{mark}\n", "chart-draws", words, f"return chart.{mark}")


@pytest.mark.parametrize(
    "colour", ["rebeccapurple", "Teal", "#abc", "rgb(1, 2, 3)", "hsl(20, 10%, 50%)", "transparent"]
)
def test_a_colour_that_browsers_know_may_be_drawn(mini, colour):
    assert not found(mini, f"{PAINTED}    return chart.mark_line(color={colour!r})\n")


def test_a_chart_without_draw_or_with_another_signature_is_told_what_to_write(mini):
    mini.write(SCRIPT, "import altair as alt\n")
    assert {p[2] for p in found(mini)} == {"defines no function draw(data, look) Write: def draw(data, look):"}
    mini.write(SCRIPT, "import altair as alt\n\n\ndef draw(data):\n    return None\n")
    assert {(p[1], p[2]) for p in found(mini)} == {(4, "draw does not take (data, look) Write: def draw(data, look):")}


def test_a_chart_of_no_rows_says_so(mini):
    one(mini, "    rows = []\n" + LINE, "chart-fields", "It has no rows")


def jobs(mini):
    return [job for chart in all_charts(project.load(mini.path)) for job in chart.jobs()]


def drawings(mini):
    return draw_all(jobs(mini), Cache(mini.path))


def test_a_damaged_entry_of_the_cache_is_drawn_again(mini):
    first = drawings(mini)
    entries = sorted((mini.path / ".cache/charts").glob("*"))
    assert entries
    for entry in entries:
        whole = entry.read_bytes()
        for damaged in (b"", whole[: len(whole) // 2], whole.replace(b"5", b"6"), b"[]", b"{}\n{}"):
            entry.write_bytes(damaged)
            assert drawings(mini) == first
            assert entry.read_bytes() == whole


def test_the_cache_knows_the_words_of_the_language(mini, monkeypatch):
    from microsite.drawing import cache

    job = jobs(mini)[0]
    kept = cache.Cache(mini.path)
    names = {path.relative_to(ROOT / "microsite").as_posix() for path in cache._modules()}
    wanted = {"language/dates.py", "drawing/rows.py", "look.py", "language/numbers.py", "drawing/job.py"}
    assert wanted | {"language/words.py", "drawing/worker.py"} <= names
    before = kept._path(job)
    monkeypatch.setattr(cache, "_common", lambda language: b"other")
    assert kept._path(job) != before


def test_a_cache_that_is_a_file_is_one_sentence(mini):
    shutil.rmtree(mini.path / ".cache")
    mini.write(".cache", "in the way")
    done = mini.run("check")
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert ".cache:1: warning: drawings cannot be kept:" in done.stderr and "(cache-writable)" in done.stderr


def test_few_charts_start_few_workers(mini):
    few = pool.Pool()
    wanted = jobs(mini)
    try:
        assert [drawing.job for drawing in few.run(wanted)] == wanted and len(few.workers) == 1
    finally:
        few.close()


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
