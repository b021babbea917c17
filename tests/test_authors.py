"""What a chart's author may write: the plain ways of Altair do, and errors are told where they are made."""

import pytest

from microsite.drawing import draw
from microsite.drawing.chart import all_charts
from microsite.evidence import project
from tests.test_charts import HEAD, SCRIPT, found


def spec(mini, body):
    """The wide drawing's spec of the small project, with this body of draw."""
    mini.write(SCRIPT, HEAD.replace("\nfrom microsite.look import rows_of\n", "") + body)
    assert not mini.errors(), [str(p) for p in mini.errors()]
    loaded = project.load(mini.path)
    draw.draw_charts(loaded)
    return all_charts(loaded)[0].drawings["wide"]


# ROWS stands for alt.Chart(data.rows), BOTH for the two channels.
PLAIN = [
    "ROWS.mark_line().encode(BOTH)",
    'ROWS.mark_line().encode(x="year:Q", y="total:Q")',
    "ROWS.mark_bar().encode(BOTH)",
    'ROWS.mark_bar().encode(x="total", y="year")',
    'ROWS.mark_point().encode(alt.X("year"), alt.Y("total"), color="partner", tooltip="total")',
    "ROWS.encode(BOTH).mark_line() + ROWS.mark_point().encode(BOTH)",
    "alt.layer(ROWS.encode(BOTH).mark_line(), ROWS.encode(BOTH).mark_circle())",
    'alt.Chart(data.series["goods"]).mark_bar().encode(BOTH, color="status_label")',
    "alt.layer(alt.Chart().mark_line().encode(BOTH), data=data.rows)",
    "alt.hconcat(ROWS.mark_line().encode(BOTH))",
    'alt.Chart([r for r in data.rows if r["total"]]).mark_line().encode(BOTH)',
]


@pytest.mark.parametrize("body", PLAIN)
def test_the_plain_ways_of_altair_have_the_look_of_the_house(mini, body):
    written = body.replace("ROWS", "alt.Chart(data.rows)").replace("BOTH", 'x="year", y="total"')
    drawing = spec(mini, f"    return {written}\n")
    assert "1,990" not in drawing.svg and ">year<" not in drawing.svg and ">total<" not in drawing.svg
    assert ">1990<" in drawing.svg and "#4c78a8" not in drawing.svg


def test_what_an_author_says_goes_before_the_house(mini):
    body = '    x = alt.X("year:Q", axis=alt.Axis(title="Year of trade"))\n'
    body += '    return alt.Chart(data.rows).mark_line(color=look.other).encode(x=x, y="total")\n'
    drawing = spec(mini, body)
    assert ">Year of trade<" in drawing.svg and "var(--other)" in drawing.svg


# The line that is wrong, and what stands before and after it.
WRONG = [
    ('chart = alt.Chart(data.rows).mark_line(strokeWidht=2).encode(x="year", y="total")', "", "return chart"),
    ('chart = alt.Chart(data.rows).mark_line().encode(x="year", z="total")', "", "return chart"),
    ('chart = chart.mark_lines().encode(x="year")', "chart = alt.Chart(data.rows)", "return chart"),
    ('x = alt.X("year:Q", axis=alt.Axis(orient="up"))', "", "return alt.Chart(data.rows).mark_line().encode(x=x)"),
    ('rows = [{"year": row["yaer"]} for row in data.rows]', "", "return alt.Chart(rows)"),
    ('return chart.encode(x="yaer", y="total")', "chart = alt.Chart(data.rows).mark_line()", ""),
    ("colour = look.bleu", "", "return 1"),
    ('word = look["none"]', "", "return 1"),
    ('rows = data.figures["none"]', "", "return 1"),
    ("part = 1 / 0", "", "return 1"),
    ("return alt.Chart(data.rows).mark_bar().encode(x='year'", "", "return 1"),
]


@pytest.mark.parametrize(("line", "before", "after"), WRONG, ids=[wrong[0] for wrong in WRONG])
def test_an_error_is_told_at_its_line(mini, line, before, after):
    text = "".join(f"    {part}\n" for part in (before, line, after) if part)
    problems = found(mini, text)
    lines = (HEAD + text).split("\n")
    assert problems and {lines[p[1] - 1].strip() for p in problems} == {line}, problems
    assert not any("valid value for data" in p[2] for p in problems)
