"""What makes a site its project's own: names, sides, words, colours, logo. The compiler knows none of them."""

import json
import re
import shutil

import pytest

from microsite import palette
from tests.conftest import ROOT, Project

OWN = """site_name:
  en: "Reeds: notes on a lake"
  es: "Juncos: notas de un lago"
site_description:
  en: About a lake.
  es: Sobre un lago.
site_author: The Lake Society
copyright:
  en: The Lake Society.
  es: La Sociedad del Lago.
repo_url: https://example.org/lake
extra:
  credit:
    en: After the diary of a ferryman.
    es: Sobre el diario de un barquero.
  licence:
    name: CC0 1.0
  published: 2024-05-06
  told_to: 2024-04-30
  version: "7.2"
theme:
  name: material
  language: en
  logo: reed.svg
  palette:
    us: ["#1d4f3a", "#9fd8bd"]
    shared: ["#5a3d8a", "#c0a8ec"]
"""
REED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><path d="M5 0v20" stroke="var(--us)"/></svg>'
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}


def texts_of(site):
    """Every text file of a built site by its path."""
    return {path: path.read_text("utf-8") for path in site.rglob("*") if path.suffix in TEXTS}


@pytest.fixture(scope="module")
def owned(drawn, tmp_path_factory):
    """The small project made another's own by one file and a logo, built once."""
    target = tmp_path_factory.mktemp("owned")
    mini = Project(target / "mini")
    shutil.copytree(drawn, mini.path)
    nav = "nav:" + mini.read("mkdocs.yml").split("nav:")[1]
    mini.write("mkdocs.yml", OWN + nav)
    mini.write("mkdocs.es.yml", "INHERIT: mkdocs.yml\ntheme:\n  language: es\n")
    mini.write("reed.svg", REED)
    mini.build("--site-url", "https://example.org/lake/")
    return mini.path / "site"


@pytest.mark.slow
def test_one_file_makes_a_copy_its_own_without_a_trace_of_the_former(owned, built):
    former = ("Mini: ", "</svg> Mini</a>", "CC BY 4.0", "creativecommons", "#2d5b8c", "#1b7a78")
    before = "".join(texts_of(built).values())
    assert [name for name in former if name not in before] == []
    for path, text in texts_of(owned).items():
        assert [name for name in former if name in text] == [], path
    home = (owned / "index.html").read_text("utf-8")
    spanish = (owned / "es" / "index.html").read_text("utf-8")
    for said in (
        "Reeds: notes on a lake",
        "M5 0v20",
        "The Lake Society.",
        "diary of a ferryman",
        "example.org/lake",
        "Told to 30 April 2024, version 7.2",
    ):
        assert said in home
    for said in (
        "Juncos: notas de un lago",
        "La Sociedad del Lago.",
        "diario de un barquero",
        "Contado hasta el 30 de abril de 2024, versión 7.2",
    ):
        assert said in spanish
    assert "CC0 1.0" in (owned / "charts" / "goods.svg").read_text("utf-8")
    package = json.loads((owned / "data" / "datapackage.json").read_text("utf-8"))
    assert package["name"] == "reeds-juncos" and "licenses" not in package  # it has no name that machines know
    assert "<lastmod>2024-05-06" in (owned / "sitemap.xml").read_text("utf-8")
    assert "var(--us)" in (owned / "assets" / "favicon.svg").read_text("utf-8")


@pytest.mark.slow
def test_pages_without_a_day_have_none_in_the_sitemap(varied):
    sitemap = varied.read("site/sitemap.xml")
    assert "<loc>" in sitemap and "lastmod" not in sitemap


def test_no_page_record_chart_or_template_names_the_site():
    """Else a copy would have to be searched for the name of the site that it was copied from."""
    folders = ("docs", "data", "charts", "words", "templates", "microsite")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.*") if path.suffix != ".pyc"]
    named = [path for path in paths if path.is_file() and re.search(r"Neighbours|Vecinos", path.read_text("utf-8"))]
    assert named == []


SIDE = '[fr]\nlabel.en = "France"\nlabel.es = "Francia"\n'
KING = """
[king]
name = "Louis"
short = "Louis"
side = "fr"
terms = [{ start = "1990-01-01" }]
office.en = "King"
office.es = "Rey"
about.en = "Ruled."
about.es = "Reinó."
sources = ["speech"]
"""


@pytest.mark.slow
def test_a_project_may_have_three_sides_and_words_and_templates_of_its_own(mini):
    mini.write("data/sides.toml", mini.read("data/sides.toml") + SIDE)
    mini.write("data/leaders.toml", mini.read("data/leaders.toml") + KING)
    mini.write("docs/en/index.md", mini.read("docs/en/index.md") + "\n![Who led](river:toast)\n")
    mini.write("words/en.toml", '[labels]\nsearch = "Seek"\n')
    mini.write("templates/series.html", "<p>own template</p>\n")
    site = mini.build()
    home = (site / "index.html").read_text("utf-8")
    assert re.findall(r'class="bank" style="--n:(\d)[^>]*--side:var\(--(\w+)\)', home) == [
        ("0", "us"),
        ("1", "mx"),
        ("2", "fr"),
    ]
    assert ">Seek<" in home and ">Seek<" not in (site / "es" / "index.html").read_text("utf-8")
    lists = (site / "lists" / "index.html").read_text("utf-8")
    assert "own template" in lists and 'id="side-fr"' in lists and "glossary" in lists
    assert f"--fr:{palette.SIDES[2][0]};" in (site / "assets" / "site.css").read_text("utf-8")


@pytest.mark.slow
def test_a_project_may_have_no_sides(mini):
    (mini.path / "data" / "sides.toml").unlink()
    leaders = re.sub(r"(?m)^(side|terms) = .*\n", "", mini.read("data/leaders.toml"))
    mini.write("data/leaders.toml", leaders)
    mini.write("data/events.toml", re.sub(r"(?m)^leaders = .*", "leaders = []", mini.read("data/events.toml")))
    mini.write("docs/en/index.md", mini.read("docs/en/index.md") + "\n![Who led](river:toast)\n")
    site = mini.build()
    assert "George H. W. Bush" in (site / "lists" / "index.html").read_text("utf-8")
    assert 'class="bank"' not in (site / "index.html").read_text("utf-8")


PALETTE = "theme:\n  palette:\n    {}: {}\n"
# file, what is written in place of what, rule, words of the problem
WRONG = [
    ("mkdocs.yml", "theme:\n", PALETTE.format("ink", '"#cccccc"'), "palette-colours", "contrast"),
    ("mkdocs.yml", "theme:\n", PALETTE.format("us", '["#f0f0f0", "#86b4e3"]'), "palette-colours", "'on' on 'us'"),
    ("mkdocs.yml", "theme:\n", PALETTE.format("inkk", '"#111111"'), "palette-colours", "Did you mean 'ink'"),
    ("mkdocs.yml", "theme:\n", "theme:\n  logo: log.svg\n", "project-config", "no file of the project"),
    ("mkdocs.yml", "theme:\n", "theme:\n  logo: mkdocs.yml\n", "project-config", "is no SVG"),
    ("data/sides.toml", "[us]", "[ink]", "id-reserved", "colour or a column"),
    ("data/leaders.toml", 'side = "us"', 'side = "su"', "side-known", "data/sides.toml"),
    ("data/leaders.toml", 'side = "us"\n', "", "field-type", "Name its side"),
    ("data/figures.toml", 'status = "official"', 'status = "offical"', "status-known", "Did you mean 'official'"),
    ("data/sources.toml", 'kind = "official"', 'kind = "blog"', "source-kind-known", "press"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "says"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_with_a_project_s_own_is_said_at_its_line(mini, file, old, new, rule, says):
    mini.edit(file, old, new)
    found = [p for p in mini.errors() if p.rule == rule]
    assert found and says in str(found[0]), mini.errors()
    assert found[0].path == file and found[0].line > 0


CONFIG = [
    ('palette:\n    us: "blue"', "palette-colours", "written out"),
    ("palette:\n    us: ['#112233']", "palette-colours", "a light and a dark"),
    ("font: yes please", "field-type", "stacks of fonts"),
    ("palettes: {}", "field-unknown", "Did you mean 'palette'"),
]


@pytest.mark.parametrize(("line", "rule", "says"), CONFIG, ids=range(len(CONFIG)))
def test_what_is_wrong_in_the_theme_is_said(mini, line, rule, says):
    mini.edit("mkdocs.yml", "theme:\n", f"theme:\n  {line}\n")
    done = mini.run("check")
    assert done.returncode == 1 and f"({rule})" in done.stderr and says in done.stderr


def test_a_name_by_language_has_words_in_each_and_in_no_other(mini):
    mini.edit("mkdocs.yml", 'site_name: "Mini: a small site"', "site_name:\n  en: Mini\n  fr: Petit")
    said = mini.run("check").stderr
    assert "'site_name' has no words in 'es'" in said and "speaks 'fr'" in said


def test_verdicts_and_statuses_are_the_project_s_where_it_has_them(mini):
    mini.write(
        "data/statuses.toml", '[sure]\nlabel = { en = "Sure", es = "Seguro" }\nmeaning = { en = "A.", es = "B." }\n'
    )
    said = [str(problem) for problem in mini.errors()]
    assert any("unknown status 'official'" in line and "sure" in line for line in said), said


def test_a_section_of_the_menu_has_a_name_in_every_language(mini):
    mini.edit("mkdocs.yml", "  - lists.md", "  - Lists of things:\n      - lists.md")
    found = [p for p in mini.errors() if p.rule == "words-known"]
    assert [(p.path, p.line) for p in found] == [("mkdocs.yml", mini.line_of("mkdocs.yml", "Lists of"))]
    assert "words/es.toml" in found[0].hint
    mini.write("words/es.toml", '[nav]\n"Lists of things" = "Listas"\n')
    assert not mini.errors()


CLAIM = """[sum]
statement = { en = "It grew.", es = "Creció." }
sources = ["census"]
verdict = "%s"
"""


@pytest.mark.parametrize(
    ("verdict", "rule"), [("truee", "verdict-known"), ("wrong", "claim-reason"), ("confirmed", "")]
)
def test_a_statement_has_a_verdict_that_is_there_and_the_reason_that_it_asks_for(mini, verdict, rule):
    mini.write("data/claims.toml", CLAIM % verdict)
    assert [p.rule for p in mini.errors() if p.path == "data/claims.toml"] == ([rule] if rule else [])
