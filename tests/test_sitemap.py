"""When pages last changed, and what search engines are told of it."""

import urllib.robotparser
from xml.etree import ElementTree

import pytest
from lxml import etree

from microsite.evidence import project as projects
from microsite.evidence.changed import page_changed, record_changed
from microsite.output import sitemap
from tests.conftest import ROOT
from tests.test_versions import kept, numbered

SCHEMA = ROOT / "node_modules/sitemap/schema/sitemap.xsd"
URL = "https://example.org/some-repo/"
NAMES = {"s": sitemap.SITEMAP, "x": sitemap.XHTML}


def days(project):
    found = projects.load(project.path)
    pages = {f"{one.language}/{page.slug}": page_changed(one, page) for one in found.editions for page in one.pages}
    first = found.editions[0]
    return pages, {name: record_changed(first, one) for name, one in found.catalog.ids("figure").items()}


@pytest.mark.quick
def test_a_page_keeps_its_day_until_it_or_what_it_shows_changes(plain):
    assert set(days(plain)[0].values()) == {""}
    kept(plain, "1", "2026-01-01")
    kept(plain, "2", "2026-02-02")
    numbered(plain, "3", "2026-03-03")
    assert set(days(plain)[0].values()) == {"2026-01-01"}
    plain.write("docs/en/lists.md", plain.read("docs/en/lists.md") + "\nMore words.\n")
    pages, figures = days(plain)
    assert pages["en/lists"] == "2026-03-03" and pages["en/index"] == pages["es/lists"] == "2026-01-01"
    assert set(figures.values()) == {"2026-01-01"}
    plain.edit("data/glossary.toml", "A trade agreement.", "An agreement on trade.")
    assert days(plain)[0]["es/lists"] == "2026-03-03"  # its list of words
    kept(plain, "3", "2026-03-03")
    numbered(plain, "4", "2026-04-04")
    plain.edit("data/series/goods.csv", "1990,mexico,58.4", "1990,mexico,58.5")
    pages, figures = days(plain)
    assert pages["en/index"] == pages["en/lists"] == figures["goods-1990"] == "2026-04-04"
    assert figures["many"] == "2026-01-01"


@pytest.mark.quick
def test_a_correction_is_a_change(plain):
    kept(plain, "1", "2026-01-01")
    numbered(plain, "2", "2026-02-02")
    plain.write(
        "data/corrections.toml",
        '[one]\ndate = "2026-01-20"\npages = ["lists"]\nsaid.en = "So."\nsaid.es = "Así."\nsays.en = "Not so."\n'
        'says.es = "No así."\nwhy.en = "Why."\nwhy.es = "Por qué."\nsources = ["census"]\n',
    )
    pages = days(plain)[0]
    assert pages["en/lists"] == "2026-01-20" and pages["en/index"] == "2026-01-01"


def test_the_sitemap_holds_by_its_schema_and_names_every_page(site):
    read, bare = (etree.parse(site / "sitemap.xml") for _ in range(2))
    for link in bare.findall(".//x:link", NAMES):  # of XHTML, whose schema stands elsewhere
        link.getparent().remove(link)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(bare)
    places = [one.text.removeprefix(URL) for one in read.iterfind("s:url/s:loc", NAMES)]
    project = projects.load(ROOT)
    wanted = [edition.root + page.address for edition in project.editions for page in edition.pages]
    for kind in ("chart", "figure"):
        wanted += [f"{one.root}{kind}s/{name}/" for one in project.editions for name in project.catalog.ids(kind)]
    assert sorted(places) == sorted(wanted) and all((site / place / "index.html").is_file() for place in places)
    for url in read.iterfind("s:url", NAMES):
        there = {one.get("hreflang"): one.get("href") for one in url.iterfind("x:link", NAMES)}
        assert there.keys() == {"en", "es", "x-default"} and url.find("s:loc", NAMES).text in there.values()
    assert not (site / "es/sitemap.xml").exists()


def test_robots_may_read_everything_and_are_shown_the_way(site):
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("anyone", f"{URL}es/") and robots.site_maps() == [f"{URL}sitemap.xml"]


def test_without_an_address_there_is_no_sitemap(built):
    assert not list(built.rglob("sitemap.xml"))
    assert (built / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


def test_the_schema_finds_what_is_wrong():
    wrong = ElementTree.tostring(ElementTree.Element(f"{{{sitemap.SITEMAP}}}urlset")).decode()
    assert not etree.XMLSchema(etree.parse(SCHEMA)).validate(etree.fromstring(wrong))
