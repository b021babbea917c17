"""Marks of a chart that are links: to what their rows say, by pointer in the drawing and by keyboard in its words."""

import json
import re

import pytest

from microsite.drawing import marklinks
from tests.test_charts import HEAD

WORDS = """records = "leader"
sources = ["speech"]
title.en = "Who governed"
title.es = "Quiénes gobernaron"
subtitle.en = "Terms"
subtitle.es = "Periodos"
alt.en = "Bars from 1988."
alt.es = "Barras desde 1988."
"""
BODY = """    rows = [r | {"from": int(r["start"][:4])} for r in data.records]
    eras = [r | {"from": int(r["start"][:4])} for r in data.eras]
    bars = alt.Chart(rows_of(rows)).mark_point().encode(x="from:Q", href="link:N")
    return bars + alt.Chart(rows_of(eras)).mark_text().encode(x="from:Q", text="title:N", href="link:N")
"""


@pytest.fixture
def linked(mini):
    """The small project with a chart whose marks are links to leaders and to the one page that tells an era."""
    mini.write("charts/rulers.toml", WORDS).write("charts/rulers.py", HEAD + BODY)
    for language in ("en", "es"):
        page = mini.read(f"docs/{language}/index.md")
        page = f"---\nspan: 1989/1993\n---\n{page}\n![Rulers](chart:rulers)\n"
        mini.write(f"docs/{language}/index.md", page)
    return mini


PAGE = {"./": "Mini"}
ENTRIES = {"lists/#bush": "George H. W. Bush", "lists/#salinas": "Carlos Salinas"}


def test_marks_lead_to_records_and_pages_of_their_language(linked):
    site = linked.build()
    for root in ("", "es/"):
        html = (site / root / "index.html").read_text("utf-8")
        frame = re.search(r'id="chart-rulers".*?(<div class="chart-wide".*?</svg>)', html, re.S)[1]
        assert 'class="chart-wide" role="group"' in frame and "aria-hidden" not in frame[: frame.index("<g")]
        assert dict(re.findall(r'<a href="([^"]*)" aria-label="([^"]*)">', frame)) == PAGE | ENTRIES
        around = re.sub(r"<a .*?</a>", "", frame, flags=re.S)
        for ticks in re.finditer(r"<g([^>]*)><text", around):
            assert 'aria-hidden="true"' in ticks[1], "ticks are not read among the links"
    page = (site / "charts/rulers/index.html").read_text("utf-8")
    assert '<a href="../../lists/#bush" aria-label="George H. W. Bush">' in page
    assert 'class="chart-wide" role="img"' in html, "a drawing without links is one picture"


CLAIM = """[grew]
verdict = "confirmed"
statement.en = "It grew."
statement.es = "Creció."
sources = ["census"]
since = "held"
since_reason.en = "It still does."
since_reason.es = "Sigue creciendo."
since_sources = ["census"]
"""
HELD = '[held]\nlabel.en = "Held"\nlabel.es = "Se sostuvo"\n'


def test_marks_lead_to_statements_and_their_tables_tell_them(linked):
    linked.write("data/claims.toml", CLAIM).write("data/outcomes.toml", HELD)
    words = (
        WORDS.replace('"leader"', '"claim"').replace("from 1988", "of 1 statement").replace("desde 1988", "de 1 cosa")
    )
    linked.write("charts/rulers.toml", words.replace("title.en", 'computed.all = "count()"\ntitle.en', 1))
    body = 'rows = [r | {"n": 1} for r in data.records]\n    return alt.Chart(rows_of(rows)).mark_point()'
    linked.write(
        "charts/rulers.py", f'{HEAD}    {body}.encode(y="verdict_label:N", tooltip="since_label:N", href="link:N")\n'
    )
    for language, label in (("en", "Statements"), ("es", "Afirmaciones")):
        page = linked.read(f"docs/{language}/index.md")
        linked.write(f"docs/{language}/index.md", f"{page}\n![{label}](claims:all)\n")
    html = (linked.build() / "index.html").read_text("utf-8")
    assert re.search(r'<a href="(\./)?#grew" aria-label="It grew.">', html)
    for cell in ("It grew.", "Held"):
        assert re.search(f"<t[dh][^>]*>{cell}</t[dh]>", html), cell


def test_what_readers_take_away_holds_no_links(linked):
    charts = linked.build() / "charts"
    assert "<a" not in (charts / "rulers.svg").read_text("utf-8")
    spec = (charts / "rulers.vl.json").read_text("utf-8")
    assert "href" not in spec and '"link"' not in spec and "leader:" not in spec
    assert "link" not in json.loads((charts / "rulers.json").read_text("utf-8"))["records"][0]
    assert "link" not in (charts / "rulers.csv").read_text("utf-8").split("\n")[0].split(",")


RECORD = 'r | {"from": int(r["start"][:4])} for r in data.records'


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (RECORD, RECORD.replace("}", ', "link": "leader:busch"}'), "links to 'leader:busch'"),
        (RECORD, RECORD.replace("}", ', "link": None}'), "no link"),
        ('href="link:N"', 'href=alt.value("https://example.org")', "'href'"),
        ('href="link:N"', 'href="name:N"', "'href'"),
    ],
)
def test_a_mark_leads_only_to_what_its_row_says(linked, old, new, words):
    assert old in BODY
    linked.write("charts/rulers.py", HEAD + BODY.replace(old, new, 1))
    problems = linked.errors()
    assert {p.rule for p in problems} == {"chart-values"}, problems
    assert all(p.path == "charts/rulers.py" for p in problems) and any(words in p.message for p in problems), problems


def test_what_is_linked_twice_is_met_once_and_what_has_no_address_is_no_link():
    mark = '<a xlink:href="https://link.invalid/leader%3Abush"><path d="M1"/></a>'
    svg = marklinks.written(f'<svg><g class="mark-rect role-mark">{mark}{mark}</g><g class="mark-text x">1</g></svg>')
    assert marklinks.links_in([svg]) == {"leader:bush"}
    assert "<g data-hidden>1</g>" in svg and svg.count("data-hidden") == 1
    shown = marklinks.resolved(svg, {"leader:bush": ("site:/#bush", "A & B")})
    assert shown.count('<a href="site:/#bush" aria-label="A &amp; B">') == 1
    assert shown.count('<a href="site:/#bush" aria-hidden="true" tabindex="-1">') == 1
    assert "href" not in marklinks.resolved(svg, {"leader:bush": ("", "Bush")})
    assert "<a" not in marklinks.unlinked(svg)
