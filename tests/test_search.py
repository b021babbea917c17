"""The search: how words are read, what has an entry, what the index holds."""

import re
from decimal import Decimal

import pytest

from microsite.evidence import project as projects
from microsite.language.wording import Wording
from microsite.search import entries
from microsite.search.words import fold, grammar_of, plain, rounded, stem, tokens
from tests.conftest import ROOT

GRAMMAR = grammar_of([Wording("en"), Wording("es")])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mérida, López's plan", [("mérida",), ("lópez",), ("plan",)]),
        ("‘hugs, not bullets’", [("hugs",), ("not",), ("bullets",)]),
        ("T-MEC", [("t",), ("mec",)]),
        ("$935.1 billion", [("935100000000", "935.1")]),
        ("$935bn", [("935000000000", "935")]),
        ("935,100 millones", [("935100000000", "935100")]),
        ("58 mil millones", [("58000000000", "58")]),
        ("200,000", [("200000",)]),
        ("200.000", [("200000",)]),
        ("0.006", [("0.006",)]),
        ("one trillion", [("1000000000000", "1")]),
        ("fifty states", [("fifty", "50"), ("states",)]),
        ("25 per cent", [("25",), ("%",)]),
        ("percentage", [("percentage",)]),
        ("20 por ciento", [("20",), ("%",)]),
        ("", []),
    ],
)
def test_words_and_numbers_are_read(text, read):
    assert tokens(text, GRAMMAR) == read


@pytest.mark.parametrize(
    "forms",
    [
        ("tariff", "tariffs"),
        ("arancel", "aranceles"),
        ("presidente", "presidentes"),
        ("agency", "agencies"),
        ("signed", "signing"),
        ("firma", "firmado"),
        ("cartel", "cartels"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(fold(word)) for word in forms}) == 1


def test_short_words_and_numbers_keep_their_form():
    assert [stem(word) for word in ("gas", "pan", "1990s", "congress")] == ["gas", "pan", "1990s", "congress"]


def test_numbers_are_shortened_as_people_shorten_them():
    assert {"935000000000", "900000000000", "935"} <= rounded(Decimal("935.1e9"))
    assert "200000" in rounded(Decimal(199_619))
    assert plain("1.615.844") == plain("1,615,844") == "1615844"


def test_everything_has_an_entry():
    project = projects.load(ROOT)
    found = entries(project.edition("en"))
    by_kind = {kind: [e for e in found if e.kind == kind] for kind in {e.kind for e in found}}
    for kind in ("leader", "term", "event", "figure", "claim", "source", "chart"):
        assert len(by_kind[kind]) == len(project.catalog.ids(kind)), kind
    assert len(by_kind["page"]) == len(project.pages_of("en"))
    assert len({e.address for e in found}) == len(found)
    amlo = next(e for e in found if e.address == "leaders/#lopez-obrador")
    assert "AMLO" in amlo.names
    assert "eras/biden-lopez-obrador" in amlo.eras


def test_keywords_are_searched_and_not_shown(varied):
    out = varied.path / "site"
    assert "megatreaty" in "".join(p.read_text("utf-8") for p in (out / "search/en").glob("t*.js"))
    assert not [p for p in out.rglob("*.html") if "egatreaty" in p.read_text("utf-8")]


def test_text_in_the_index_is_data(varied):
    assert "</script><script>" in varied.read("data/glossary.toml")
    for path in (varied.path / "site/search").rglob("*.js"):
        assert re.fullmatch(r'searchPart\("[a-z0-9/]+",[\[{].*[\]}]\);', path.read_text("utf-8"), re.DOTALL)
