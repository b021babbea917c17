"""What stands about a page that tells something: its face, how long it takes, its neighbours, what is related."""

import re

import pytest

from microsite.evidence import project as projects
from microsite.language import reading
from microsite.language.wording import Wording
from microsite.pages import related
from microsite.pages.render import Renderer
from microsite.prose.scan import scan

PLAIN = "The cat sat on the mat. It saw a dog. The dog ran to the gate and sat down. " * 10
HARD = "Intergovernmental administrative collaboration necessitates extraordinarily comprehensive documentation, " * 14


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        *(("en", word, n) for word, n in [("time", 1), ("the", 1), ("table", 2), ("agreed", 2), ("border", 2)]),
        *(("es", word, n) for word, n in [("ciudad", 2), ("país", 2), ("aeropuerto", 5), ("gobierno", 3), ("que", 1)]),
        *(("fr", word, n) for word, n in [("table", 1), ("tunnel", 2), ("Manche", 1), ("pays", 1)]),
    ],
)
def test_syllables_are_counted_as_they_are_said(language, word, syllables):
    nucleus = Wording(language)["reading"]["nucleus"]
    assert max(1, len(re.findall(nucleus, word.lower()))) == syllables


def test_a_plain_text_is_easier_than_a_hard_one_and_a_short_one_has_no_level():
    words = Wording("en")
    assert reading.level([PLAIN], words) == "easy to read"
    assert reading.level([HARD + "and ends."], words) == "hard to read"
    assert reading.ease(["The cat sat."], words) is None and reading.level([], words) == ""
    assert reading.level([PLAIN], {}) == ""


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (90, 1), (299, 1), (301, 2), (1000, 5)])
def test_a_text_takes_whole_minutes(count, minutes):
    assert reading.minutes(["word " * count]) == minutes


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The small project with three eras and two themes that cite sources."""
    import shutil

    from tests.conftest import MINI

    path = tmp_path_factory.mktemp("told") / "mini"
    shutil.copytree(MINI, path, ignore=shutil.ignore_patterns(".*", "site"))
    pages = {
        "eras/one": (
            "span: 1988/1990\n",
            "One, 1988-1990",
            "[NAFTA](term:nafta) and [more](../themes/a.md) [@census].",
        ),
        "eras/two": ("span: 1990/1993\n", "Two, 1990-1993", "Words [@census]."),
        "eras/three": ("span: 1993/2001\n", "Three, 1993-2001", "Words [@census]."),
        "themes/a": ("", "A", "![Trade](chart:goods)\n\nWords [@census]."),
        "themes/b": ("", "B", "Words [@census]."),
    }
    for language in ("en", "es"):
        for slug, (front, title, text) in pages.items():
            page = path / f"docs/{language}/{slug}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(f"---\ntitle: {title}\n{front}---\n# {title}\n\n{text}\n", "utf-8", newline="\n")
    config = path / "mkdocs.yml"
    nav = "".join(f"\n  - {slug}.md" for slug in ("themes/b", "themes/a"))
    config.write_text(config.read_text("utf-8").rstrip() + nav + "\n", "utf-8", newline="\n")
    return projects.load(path).editions[0]


def page_of(edition, slug):
    return next(page for page in edition.pages if page.slug == slug)


def test_neighbours_are_next_in_time_or_in_the_menu(told):
    before, after = related.neighbours(told, page_of(told, "eras/two"))
    assert (before.title, before.years, after.title, after.years) == ("One", "1988–90", "Three", "1993–2001")
    assert related.neighbours(told, page_of(told, "eras/one"))[0] is None
    before, after = related.neighbours(told, page_of(told, "themes/a"))
    assert (before.title, after) == ("B", None)


def test_what_is_related_is_what_links_lead_to_from_either_side(told):
    era, theme = page_of(told, "eras/one"), page_of(told, "themes/a")
    assert related.linked(era, "term") == ["nafta"]
    assert related.pages(told, era) == [theme] and related.pages(told, theme) == [era]
    assert related.charts(era, [theme]) == {"goods": theme}
    assert related.charts(theme, [theme]) == {}
    page, _ = scan("# T\n\n[a](leader:x) [b](leader:y) [c](leader:y)", "docs/en/t.md", "en")
    assert related.linked(page, "leader") == ["y", "x"]


def test_the_furniture_names_the_years_those_in_office_and_what_comes_next(told):
    about = Renderer(told).furniture(page_of(told, "eras/one"))
    assert "1988–90" in about["face"] and "Era 1 of 3" in about["facts"] and "1 minute" not in about["facts"]
    assert re.findall(r"<b>([^<]+)</b>", about["face"]) == ["George H. W. Bush", "Carlos Salinas"]
    assert 'rel="next"' in about["end"] and "Two" in about["end"] and "NAFTA" in about["end"]
    assert "#chart-goods" in about["end"]
    assert Renderer(told).furniture(page_of(told, "index")) == {}
