"""Where pages lead who would mend them."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from microsite.evidence import project as projects
from tests.conftest import ROOT

URL = "https://example.org/some-repo/"


def shared(site):
    """The pages and the charts' own pages."""
    for path in sorted(site.rglob("index.html")):
        place = path.parent.relative_to(site).as_posix().removeprefix(".")
        if not re.search(r"/(?:cite|reading|guess)$|^cite$|(?:^|/)figures/.", place):
            html = path.read_text("utf-8")
            if 'http-equiv="refresh"' in html:  # an old address, which leads on
                continue
            yield f"{place}/" if place else "", html


def test_every_page_and_chart_leads_to_its_source_and_to_a_report(site):
    project = projects.load(ROOT)
    repository = project.settings.site("en").repo_url
    for place, html in shared(site):
        edit = unescape(re.search(rf'href="({repository}/edit/main/[^"]+)"', html)[1])
        assert (ROOT / edit.removeprefix(f"{repository}/edit/main/")).is_file(), place
        report = urlsplit(unescape(re.search(rf'href="({repository}/issues/new\?[^"]+)"', html)[1]))
        asked = parse_qs(report.query)
        assert asked["title"][0] and f" {URL}{place}\n" in asked["body"][0] and "2026" in asked["body"][0], place


@pytest.mark.browser
def test_a_report_ends_with_the_sentence_that_the_reader_has_marked(visit):
    page = visit("themes/trade/", width=390)
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault(), true)")
    report = page.get_by_role("link", name="Report a mistake")
    before = report.get_attribute("href")
    page.evaluate("""() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector('article h2 + p')); getSelection().addRange(range) }""")
    said = page.evaluate("getSelection().toString().trim()")
    for _ in range(2):
        report.click()
    body = parse_qs(urlsplit(report.get_attribute("href")).query)["body"][0]
    assert body == parse_qs(urlsplit(before).query)["body"][0] + said[:600] and len(said) > 20
