"""The whole site as one zip, opened from a disk as a school without a line opens it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from microsite.output import offline
from tests.conftest import ROOT

LIMIT = 10_000_000


@pytest.fixture(scope="module")
def archive(site):
    (found,) = site.glob("*.zip")
    return found


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    target = tmp_path_factory.mktemp("offline")
    ZipFile(archive).extractall(target)
    return target / archive.stem


class Links(HTMLParser):
    """Whatever a page links to or loads."""

    def __init__(self, html):
        super().__init__()
        self.found = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found |= {value for name, value in attrs if name in ("href", "src") and value}


def test_it_is_small_and_named_by_its_version(archive):
    version = re.search(r'^  version: "([^"]+)"', (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)[1]
    assert archive.name.endswith(f"-{version}.zip") and archive.stat().st_size <= LIMIT


def test_teachers_find_it_with_its_size(site, archive):
    for root, sign in (("", "."), ("es/", ".")):
        html = (site / root / "teachers/index.html").read_text("utf-8")
        assert f'{archive.name}" download' in html
        size = f"{archive.stat().st_size / 1e6:.1f}".replace(".", sign)
        assert f'<span class="{offline.OFFER}">{size} MB</span>' in html


def test_every_page_leads_to_files_that_are_in_it(unpacked):
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    dead = set()
    for name in files:
        if name.endswith(".html"):
            for link in Links((unpacked / name).read_text("utf-8")).found:
                parts = urlsplit(link)
                if not parts.scheme and parts.path and not parts.path.startswith("#"):
                    target = normpath(join(dirname(name), unquote(parts.path)))
                    dead |= {(name, link)} if target not in files else set()
    assert len(files) > 500 and not dead


@pytest.mark.browser
def test_it_is_read_and_searched_without_any_network(chromium, unpacked):
    context = chromium.new_context(offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((unpacked / "es/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("iniciativa merida")
    page.locator("#search-results a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/es/index.html" not in url)
    assert "/es/" in page.url and "/index.html" in page.url
    page.goto((unpacked / "index.html").as_uri())
    page.locator("article a[href*='eras/reagan']").first.click()
    page.wait_for_url("**/eras/reagan/index.html*")
    assert page.locator(".chart svg").first.is_visible()
    assert asked and all(url.startswith(("file:", "data:")) for url in asked)
    context.close()


def test_the_same_site_is_the_same_file_and_no_offer_no_file(made):
    assert not list((made.path / "site").glob("*.zip"))
    made.write("docs/en/index.md", f"{made.read('docs/en/index.md')}\n![All of it](offline:all)\n")
    found = []
    for out in ("one", "two"):
        made.build("--out", str(made.path.parent / out))
        found += [path.read_bytes() for path in (made.path.parent / out).glob("*.zip")]
    assert len(found) == 2 and found[0] == found[1]
