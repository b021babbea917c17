"""How the pages, charts and figures of the real site are cited: on pages, in files, and with a reader's hands."""

import json
import re
from html import unescape

import bibtexparser
import pytest
import rispy

from microsite.citing.work import cited_at, works
from microsite.evidence import project as projects
from tests.conftest import ROOT

URL = "https://example.org/some-repo/"


@pytest.fixture(scope="module")
def all_works():
    """Every work of the real project, with the folder of the site where its citation stands."""
    project = projects.load(ROOT)
    return [(edition.root + cited_at(work), work) for edition in project.editions for work in works(edition, URL)]


def test_every_page_chart_and_figure_is_cited_in_three_styles_and_three_formats(site, all_works):
    assert len(all_works) > 500
    for folder, work in all_works:
        html = unescape((site / folder / "index.html").read_text("utf-8"))
        said = re.findall(r'<dd class="citation">(.*?)</dd>', html)
        assert len(said) == 3 and all(work.version in one and "2026" in one and work.address in one for one in said)
        (csl,) = json.loads((site / folder / "cite.csl.json").read_text("utf-8"))
        assert (csl["title"], csl["URL"], csl["version"]) == (work.title, work.address, work.version)
        assert len(csl["issued"]["date-parts"][0]) == 3


def test_programs_read_every_file(site, all_works):
    library = bibtexparser.parse_string("".join((site / at / "cite.bib").read_text("utf-8") for at, _ in all_works))
    assert not library.failed_blocks and len(library.entries) == len(all_works)
    items = rispy.loads("\n".join((site / at / "cite.ris").read_text("utf-8") for at, _ in all_works))
    assert [item["title"] for item in items] == [" ".join(work.title.split()) for _, work in all_works]
    assert {(item["type_of_reference"], item["year"]) for item in items} == {("ELEC", "2026")}


def test_pages_tell_programs_what_they_are(site, all_works):
    for _, work in all_works:
        place = work.address.removeprefix(URL)
        html = unescape((site / place / "index.html").read_text("utf-8"))
        told = dict(re.findall(r'<meta name="?([\w:]+)"? content="([^"]*)">', html))
        wanted = {"citation_title": work.title.replace('"', "&quot;"), "citation_public_url": work.address}
        assert {**told, **wanted, "z:itemType": "webpage"} == told, place
        assert told["citation_publication_date"].count("/") == 2 and told["citation_language"] == work.language


@pytest.mark.browser
def test_a_citation_is_found_from_its_page_and_copied(visit):
    page = visit("es/themes/trade/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Cite esta página").click()
    page.wait_for_url("**/es/themes/trade/cite/")
    page.locator("dd button").first.click()
    assert page.locator("dd button").first.inner_text() == "Copiado"
    assert page.evaluate("navigator.clipboard.readText()").startswith("Vecinos. (2026, 28 de noviembre).")
    with page.expect_download() as saved:
        page.get_by_role("link", name="BibTeX").click()
    assert saved.value.suggested_filename == "vecinos-themes-trade-2026-11-es.bib"


@pytest.mark.browser
def test_a_figure_has_a_page_of_its_own(visit):
    page = visit("figures/#trade-2024", width=390)
    page.locator("#trade-2024").locator("..").get_by_role("link", name="Cite this figure").click()
    page.wait_for_url("**/figures/trade-2024/")
    assert "$935.1 billion" in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/es/figures/trade-2024/")
