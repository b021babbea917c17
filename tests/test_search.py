"""The search: how words are read, what has an entry, what the index holds."""

import json
import re
from decimal import Decimal

import pytest

from microsite.evidence import project as projects
from microsite.language.wording import Wording
from microsite.search import entries
from microsite.search.findable import of_records
from microsite.search.words import Grammar, fold, grammar_of, plain, rounded, sound, stem, telling, tokens
from tests.conftest import ROOT

# What this file asks is asked of the browser's script too, in tests/js/words.test.js.
CASES = json.loads((ROOT / "tests/search/words.json").read_text("utf-8"))
GRAMMAR = Grammar(**CASES["grammar"])


@pytest.mark.parametrize(("text", "read"), CASES["texts"].items())
def test_words_and_numbers_are_read(text, read):
    assert tokens(text, GRAMMAR) == [tuple(word) for word in read]


@pytest.mark.parametrize(("text", "told"), CASES["telling"].items())
def test_words_that_say_nothing_are_passed_over(text, told):
    assert [word for word, *_ in telling(tokens(text, GRAMMAR), GRAMMAR)] == told


@pytest.mark.parametrize(("word", "folded"), CASES["folded"].items())
def test_accents_are_folded(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(("shared", "forms"), CASES["stems"].items())
def test_forms_of_a_word_share_a_stem(shared, forms):
    assert {stem(fold(word)) for word in forms} == {shared}


@pytest.mark.parametrize(("heard", "forms"), CASES["sounds"].items())
def test_what_sounds_alike_is_one(heard, forms):
    assert {sound(fold(word), GRAMMAR.sounds) for word in forms} == {heard}


def test_the_small_grammar_of_the_cases_is_as_the_real_one():
    real = grammar_of([Wording("en"), Wording("es")])
    assert GRAMMAR.as_json().keys() == real.as_json().keys()
    for name in ("scales", "units"):
        mine, theirs = getattr(GRAMMAR, name), getattr(real, name)
        assert {word: size for word, size in mine.items() if word in theirs} == {
            word: theirs[word] for word in mine if word in theirs
        }
        assert len(mine.keys() & theirs.keys()) >= 3
    assert {"per cent", "por ciento"} <= set(real.percents) and set(GRAMMAR.stop) <= real.stop


def test_numbers_are_shortened_as_people_shorten_them():
    assert {"935000000000", "900000000000", "935"} <= rounded(Decimal("935.1e9"))
    assert "200000" in rounded(Decimal(199_619))
    assert plain("1.615.844") == plain("1,615,844") == "1615844"


def test_everything_has_an_entry():
    project = projects.load(ROOT)
    found = entries(project.edition("en"))
    by_kind = {kind: [e for e in found if e.kind == kind] for kind in {e.kind for e in found}}
    for kind in ("leader", "term", "event", "figure", "claim", "source", "chart", "question", "correction", "document"):
        assert len(by_kind[kind]) == len(project.catalog.ids(kind)), kind
    assert len(by_kind["page"]) == len(project.pages_of("en"))
    assert len({e.address for e in found}) == len(found)
    amlo = next(e for e in found if e.address == "leaders/#lopez-obrador")
    assert "AMLO" in amlo.names
    assert "eras/biden-lopez-obrador" in amlo.eras


def test_questions_corrections_and_places_are_found_where_they_stand():
    found = {e.address: e for e in of_records(projects.load(ROOT).edition("en"))}
    question = found["eras/reagan/#question-reagan-debt-1982"]
    assert question.kind == "question" and not question.text and question.more  # what is right is not shown
    assert {e.kind for e in found.values()} >= {"place", "correction", "document"}
    assert "Camarena" in found["places/#guadalajara"].text


def test_what_is_only_placed_on_a_page_is_none_of_its_words():
    texts = {e.address: e.text for e in entries(projects.load(ROOT).edition("en"))}
    assert texts["eras/reagan/"].endswith("Mexico was opening its economy.")
    assert "Meetings of the presidents in time and place" not in texts["eras/reagan/#presidents-who-met-often"]


def test_a_map_is_found_as_one():
    charts = {e.address: e.hints for e in entries(projects.load(ROOT).edition("es")) if e.kind == "chart"}
    assert "mapa" in charts["charts/#territory"] and "mapa" not in charts["charts/#balance"]


def test_people_are_found_by_their_side_and_by_what_they_took_part_in():
    found = {e.address: e for e in of_records(projects.load(ROOT).edition("en"))}
    assert "Mexico" in found["leaders/#ebrard"].more and found["leaders/#ebrard"].deeds
    assert any("NAFTA" in title for title in found["leaders/#salinas"].then)


def test_an_event_is_found_by_its_place():
    edition = projects.load(ROOT).edition("es")
    told = {e.address: e.more for e in entries(edition) if e.kind == "event"}
    assert "Ciudad de México" in told["timeline/#bicentennial-framework"]
    assert "Ciudad Juárez" in told["timeline/#juarez-fire-2023"]


def test_keywords_are_searched_and_not_shown(varied):
    out = varied.path / "site"
    assert "megatreaty" in "".join(p.read_text("utf-8") for p in (out / "search/en").glob("t*.js"))
    assert not [p for p in out.rglob("*.html") if "egatreaty" in p.read_text("utf-8")]


def test_text_in_the_index_is_data(varied):
    assert "</script><script>" in varied.read("data/glossary.toml")
    for path in (varied.path / "site/search").rglob("*.js"):
        assert re.fullmatch(r'searchPart\("[a-z0-9/]+",[\[{].*[\]}]\);', path.read_text("utf-8"), re.DOTALL)
