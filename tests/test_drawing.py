"""How charts are run: what they may import and reach, limits, errors at their lines, the cache of drawings."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from microsite.drawing import job as job_of
from microsite.drawing import limits, pool
from microsite.drawing.cache import Cache
from microsite.drawing.chart import all_charts
from microsite.drawing.draw import draw_all
from microsite.evidence import project
from microsite.language.wording import Wording
from tests.conftest import ROOT
from tests.test_charts import HEAD, LINE, SCRIPT, WORDS, found, one

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
    message, line = broken(body, seconds=3)
    assert message == "drew for longer than 3 s" and line > 6


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


def test_a_worker_leaves_by_itself_when_it_is_no_longer_needed():
    """What it does on leaving is done: a process that is measured writes down which lines it ran."""
    worker = pool.Worker()
    process = worker._running()
    worker.leave()
    assert process.returncode == 0


@pytest.mark.posix
def test_a_worker_that_does_not_leave_is_ended(monkeypatch):
    monkeypatch.setattr(pool, "LEAVING", 0.1)
    worker = pool.Worker()
    process = worker._running()
    process.send_signal(signal.SIGSTOP)
    os.waitpid(process.pid, os.WUNTRACED)
    worker.leave()
    assert process.returncode == -signal.SIGKILL


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


def cache_path(mini, job):
    return Cache(mini.path)._path(job)


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
    assert wanted | {"language/wording.py", "drawing/worker.py"} <= names
    before = kept._path(job)
    other = {"own_words": '{"name": "Other"}', "colours": {**job.colours, "ink": "#000000"}}
    assert all(kept._path(replace(job, **{name: value})) != before for name, value in other.items())
    monkeypatch.setattr(cache, "_common", lambda language: b"other")
    assert kept._path(job) != before


def test_a_drawing_asks_for_no_other_words_than_those_by_which_it_is_kept(mini, monkeypatch):
    asked = set()
    find = Wording.__getitem__
    monkeypatch.setattr(Wording, "__getitem__", lambda words, table: asked.add(table) or find(words, table))
    for job in jobs(mini):
        asked.clear()  # what made the job
        assert not job_of.draw(job).problems
        assert asked and asked <= {name.partition(".")[0] for name in job_of.TABLES}
    mini.write("words/en.toml", '[labels]\nsearch = "Seek"\n')
    before = [cache_path(mini, job) for job in jobs(mini)]
    mini.write("words/en.toml", '[labels]\nsearch = "Look"\n')
    assert [cache_path(mini, job) for job in jobs(mini)] == before
    mini.write("words/en.toml", '[scale_names]\nmillions = "Mio {unit}"\n')
    assert [cache_path(mini, job) for job in jobs(mini)] != before


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
