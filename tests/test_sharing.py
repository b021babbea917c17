"""What networks are told of a page whose address is shared: read from every page that is there to be read."""

import re
from html import unescape

import pytest

pytestmark = pytest.mark.slow
ADDRESS = "https://example.org/some-repo/"
LOCALES = {"": ("en_GB", "es_MX"), "es/": ("es_MX", "en_GB")}
# Tools and old addresses, which nobody passes on.
LEFT = re.compile(r"(?:^|/)cite/index\.html$|404\.html$")


@pytest.fixture(scope="module")
def told(site):
    """(page, its tags) of every page; a page that only leads to another has none."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name, html = path.relative_to(site).as_posix(), path.read_text("utf-8")
        if not LEFT.search(name) and 'http-equiv="refresh"' not in html:
            tags = re.findall(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)"', html)
            assert len(tags) == len(dict(tags)), name
            found[name] = {tag: unescape(said) for tag, said in tags}
    return found


def test_every_page_says_what_is_shown_of_it(told, site):
    assert len(told) > 700
    for name, tags in told.items():
        root = "es/" if name.startswith("es/") else ""
        assert tags["og:url"] == ADDRESS + name.removesuffix("index.html"), name
        assert (tags["og:locale"], tags["og:locale:alternate"]) == LOCALES[root], name
        assert (site / tags["og:image"].removeprefix(ADDRESS)).is_file() and tags["og:image"].startswith(ADDRESS), name
        assert tags["og:type"] == ("website" if name == f"{root}index.html" else "article"), name
        assert tags["og:description"] and tags["og:image:alt"] and tags["twitter:card"] == "summary_large_image", name


def test_every_page_has_a_title_of_its_own(told):
    titles = {}
    for name, tags in told.items():
        titles.setdefault((name.startswith("es/"), tags["og:title"]), []).append(name)
    assert not [names for names in titles.values() if len(names) > 1]
    for name in ("index.html", "es/index.html"):
        assert told[name]["og:title"] == told[name]["og:site_name"]
