"""What figures and charts are about, where figures and sources are used, and how lists are grouped."""

import pytest

from microsite.evidence import project as projects
from microsite.evidence.records import Correction, Figure
from microsite.evidence.sources import Source
from microsite.evidence.subjects import subject_pages, subjects_of
from microsite.evidence.uses import uses_of
from microsite.pages import listing
from microsite.pages.listing import Listing

TRADE = "# Trade\n\nTrade was [$58.4 billion](figure:goods-1990) [@census].\n\n![Beside](pairs:goods-1990,span)\n"
PEOPLE = "# People\n\nThe [census](source:census) counts; a toast says another number [@speech; @census].\n"
ERA = "---\nspan: 1989-01-20/1993-01-20\n---\n# An era\n\nMexico was the [third](figure:place-1990) partner.\n"


@pytest.fixture
def told(plain):
    """The small project with two pages that tell a subject, and an era."""
    for language in ("en", "es"):
        for name, text in (("trade", TRADE), ("people", PEOPLE), ("era", ERA)):
            plain.write(f"docs/{language}/{name}.md", text)
    plain.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - era.md\n  - people.md\n  - trade.md")
    return projects.load(plain.path).edition("en")


def test_a_subject_is_a_page_of_its_own_kind(told):
    assert [page.slug for page in subject_pages(told)] == ["people", "trade"]


def test_a_record_has_the_subject_of_the_page_that_shows_it_or_of_its_kin(told):
    found = {key: page.slug for key, page in subjects_of(told).items()}
    assert found["figure", "goods-1990"] == found["figure", "span"] == "trade"  # shown there
    assert found["chart", "goods"] == "trade"  # draws the series of goods-1990
    assert found["figure", "said-1990"] == "trade"  # read beside goods-1990
    assert found["figure", "many"] == "people"  # rests on the speech, which that page alone cites
    assert ("figure", "place-1990") not in found  # an era shows it, and two pages cite its source


def test_uses_are_pages_and_records(told):
    uses = uses_of(told)
    census, goods = uses["source", "census"], uses["figure", "goods-1990"]
    assert list(census.pages) == ["index", "people", "trade"]
    assert "goods-1990" in census.records["figure"] and list(census.records["chart"]) == ["goods"]
    assert list(goods.pages) == ["index", "trade"] and list(goods.records["figure"]) == ["said-1990"]


def test_a_list_is_grouped_by_subject_and_what_has_none_comes_last(told):
    lists, figures = Listing(told), told.catalog.of(Figure)
    groups = [
        (page.slug if page else "", [figure.id for figure in own]) for page, own in lists.by_subject(figures.values())
    ]
    assert [slug for slug, _ in groups] == ["people", "trade", ""]
    assert dict(groups)[""] == ["place-1990"]
    assert lists.eras_of(figures["place-1990"]) == [1] and lists.eras_of(figures["many"]) == []
    assert [figure.id for figure in lists.by_label([figures["span"], figures["goods-1990"]])] == ["goods-1990", "span"]


def test_corrections_stand_below_the_first_of_their_pages(told, plain):
    entry = '[{}]\ndate = "2026-01-01"\npages = {}\nsources = ["census"]\n' + "".join(
        f'{field}.{code} = "It."\n' for field in ("said", "says", "why") for code in ("en", "es")
    )
    pages = {"a": '["trade", "index"]', "b": '["index"]', "c": '["trade"]'}
    plain.write("data/corrections.toml", "".join(entry.format(*one) for one in pages.items()))
    edition = projects.load(plain.path).edition("en")
    groups = Listing(edition).by_page(edition.catalog.of(Correction).values())
    assert [(page.slug, [one.id for one in own]) for page, own in groups] == [("index", ["b"]), ("trade", ["a", "c"])]
    plain.edit("data/corrections.toml", "2026-01-01", "2026-02-01")
    edition = projects.load(plain.path).edition("en")
    groups = Listing(edition).by_page(edition.catalog.of(Correction).values())
    assert [page.slug for page, _ in groups] == ["trade", "index"]  # the newest first


def test_a_list_says_where_each_is_used(told):
    lists, sources = Listing(told), told.catalog.of(Source)
    assert [page.slug for page in lists.used_on(sources["speech"])] == ["index", "people"]
    used = {kind: [entry.address for entry in own] for kind, own in lists.used_in(sources["speech"])}
    assert "lists/#toast" in used["event"] and "claim" not in used
    assert set(used) <= set(listing.LINKED)


def test_charts_of_the_first_page_come_first(told):
    charts = list(told.catalog.charts.values())
    assert Listing(told).by_use(charts) == charts


def test_long_lists_are_lettered(told, monkeypatch):
    sources = list(told.catalog.of(Source).values())
    assert [letter for letter, _ in Listing.lettered(sources, "publisher")] == [""]
    monkeypatch.setattr(listing, "MANY", 1)
    letters = Listing.lettered(sources, "publisher")
    assert [letter for letter, _ in letters] == sorted({source.publisher[0] for source in sources})
