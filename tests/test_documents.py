"""Documents on the real site: one for every era, quoted in few words, found by search, answered on paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.check.documents import MOST
from microsite.evidence import project as projects
from microsite.evidence.documents import Document
from microsite.search.entries import entries
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def project():
    return projects.load(ROOT)


def test_every_era_shows_a_document_of_its_own(project):
    documents = project.catalog.of(Document)
    for page in project.pages:
        shown = [link.target for link in page.links if link.scheme == "document"]
        assert [documents[name].page for name in shown] == [page.slug] * len(shown), page.path
        assert shown or not page.meta.span, page.path


def test_each_country_speaks_in_as_many_documents_at_least_as_the_issue_asks(project):
    sides = [document.sides for document in project.catalog.of(Document).values()]
    assert len(sides) == 16
    assert all(sum(side in one for one in sides) >= 7 for side in ("us", "mx"))


def test_quotations_are_short_and_what_is_around_them_is_told(project):
    for document in project.catalog.of(Document).values():
        assert all(5 < len(words.split()) <= MOST for words in document.quote.values()), document.id
        assert 2 <= len(document.events) <= 4, document.id


def test_documents_are_found_by_search(project):
    for edition in project.editions:
        found = [entry for entry in entries(edition) if entry.kind == "document"]
        assert len(found) == 16 and all(entry.address.startswith("documents/#") for entry in found)
        assert all(entry.where and entry.text for entry in found)


def test_a_card_leads_to_the_whole_and_to_the_questions(visit):
    page = visit("es/eras/bush-fox/", scripts=False)
    card = page.locator(".document-card")
    assert card.locator("blockquote [lang=en]").count() == 1
    whole, questions = card.locator("> p a").all()
    assert whole.get_attribute("href") == "https://www.americanrhetoric.com/speeches/vicentefoxuscongressspeech.htm"
    questions.click()
    sheet = page.locator("#fox-congress-2001")
    assert sheet.is_visible() and sheet.locator("details").count() == 3
    sheet.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert sheet.locator("details[open] p").is_visible()


def test_a_document_is_a_sheet(visit):
    page = visit("documents/")
    page.emulate_media(media="print")
    sheets = page.locator(".document-sheet").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert len(sheets) == 16 and max(sheets) < 950  # 251 mm of paper, in pixels
    assert not page.locator(".document-asks summary >> visible=true").count()


def test_axe_finds_nothing_in_documents(visit):
    assert not Axe().run(visit("es/documents/")).response["violations"]
