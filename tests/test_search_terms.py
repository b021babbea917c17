"""Which words belong together in the index, and by which dates an entry is found."""

import json
from dataclasses import replace

import pytest

from microsite.evidence import project as projects
from microsite.language.wording import Wording
from microsite.search import write
from microsite.search.days import IN_OFFICE, in_office, on_days
from microsite.search.entry import Entry
from microsite.search.families import Families, groups_of
from microsite.search.terms import Terms
from microsite.search.words import grammar_of, stem
from tests.conftest import ROOT

WORDS = {
    "en": Wording("en", '{"search": {"synonyms": {"wall": ["wall", "fence"]}}}'),
    "es": Wording("es", '{"search": {"synonyms": {"wall": ["muro", "valla"]}}}'),
}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "deported deportation deports"),
        ("en", "terrorist terrorism terrorists"),
        ("en", "buy bought"),
        ("en", "negotiate negotiations negotiator"),
        ("es", "terrorismo terroristas"),
        ("es", "deportados deportación"),
        ("es", "morir murieron muerto"),
        ("es", "negociador negociación"),
    ],
)
def test_forms_of_a_word_are_one_family(language, forms):
    assert len({Families(WORDS).of(word, language) for word in forms.split()}) == 1


@pytest.mark.parametrize(("language", "one", "other"), [("en", "planes", "plans"), ("es", "tren", "tres")])
def test_stems_that_meet_by_accident_do_not_make_a_family(language, one, other):
    assert Families(WORDS).of(one, language) != Families(WORDS).of(other, language)


def rows(*entries):
    return {row[0]: row[1:] for row in Terms(entries, grammar_of(WORDS.values()), "en", WORDS).rows()}


def test_a_word_finds_what_its_family_and_its_synonyms_find_and_less_of_it():
    found = rows(Entry("event", "a/", "A wall"), Entry("event", "b/", "A fence"), Entry("event", "c/", "Deportation"))
    own, relatives = found["wall"][1], found["wall"][3]
    assert found["wall"][2] == "~fence" and own[0] == 0 and relatives[0] == 1
    assert relatives[1] < found[stem("fence")][1][1]
    assert found[stem("muro")][0].startswith("~") and found[stem("valla")][0].startswith("~")
    assert found["deport" if "deport" in found else stem("deportation")]


def test_the_same_meaning_of_two_languages_is_one_group():
    assert [sorted(word for word, _ in group) for group in groups_of(WORDS)] == [["fence", "muro", "valla", "wall"]]


def test_an_entry_is_found_by_its_day_month_year_and_decade():
    event = Entry("event", "a/", "A", span="1985-02-07")
    assert set(on_days(event)) == {"1985-02-07", "1985-02", "1985", "198"}
    lasting = replace(event, span="1985-11/1986-01")
    assert {"1985", "1985-11", "1985-12", "1986", "1986-01"} <= set(on_days(lasting))
    assert on_days(lasting)["1985-11"] > on_days(lasting)["1985-12"]
    assert on_days(replace(event, span="")) == {} == on_days(replace(event, kind="term"))


def test_an_era_is_of_the_decade_that_it_tells():
    era = Entry("page", "a/", "A", span="1989-01-20/1993-01-20")
    found = on_days(era)
    assert found["199"] > found["1990"] and "198" not in found


def test_those_in_office_are_found_by_when_they_were():
    leader = Entry("leader", "a/", "A", terms=(("1994-12-01", "2000-11-30"), ("2024-10-01", "")))
    found = in_office(leader, "2026-07-01")
    assert {"1994-12", "1994", "199", "2000-11", "2026-07", "now"} <= set(found)
    assert not {"1994-11", "2000-12", "2026-08"} & set(found)


def test_others_are_found_by_the_years_of_what_they_took_part_in():
    person = Entry("leader", "a/", "A", deeds=("1997-02-18", "2025-05-19", "2026-05"))
    found = in_office(person, "2026-07-01")
    assert found["1997"] < IN_OFFICE and {"2025", "2026", "now"} <= set(found) and "199" not in found
    assert "now" not in in_office(replace(person, deeds=("1997",)), "2026-07-01")


def test_what_happened_while_somebody_governed_weighs_the_least():
    leader = Entry("leader", "a/", "Anna", text="A bridge", then=("A bridge falls",), core=True)
    found = rows(leader)
    assert found["fall"][1][1] == 3 < found["bridg"][1][1]


def test_a_form_that_no_text_has_leads_to_the_others():
    assert rows(Entry("event", "a/", "They buy it"))["bought"][0] == "~buy"


def test_the_names_of_the_sides_say_little(tmp_path):
    project = projects.load(ROOT)
    write(project, tmp_path)
    start = (tmp_path / "search/start.js").read_text("utf-8")
    told = json.loads(start.removeprefix('searchPart("start",').removesuffix(");"))["languages"]["es"]
    assert {"mexico", "estados", "unidos", "american"} <= set(told["general"]) and "frontera" not in told["general"]
    assert told["asks"]["grafica"] == ["name", "chart"] and told["asks"]["embajador"] == ["sort", "leader"]
    assert told["asks"]["cuantos"] == ["ask", "figure", "chart"] and told["asks"]["presidenta"] == ["govern", "leader"]


def test_synonyms_are_few_and_each_word_has_one_meaning_in_most():
    words = projects.load(ROOT).settings.words
    for said in words.values():
        groups = said["search"]["synonyms"]
        every = [word for group in groups.values() for word in group]
        assert len(groups) <= 120 and all(1 <= len(group) <= 14 for group in groups.values())
        assert len(set(every)) >= 0.9 * len(every)
