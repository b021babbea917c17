"""What the site said and was wrong: listed newest first, noted on its pages, and told as a feed."""

from xml.etree import ElementTree

import feedparser
import pytest

from microsite.evidence import project as projects
from microsite.output import feed
from tests.test_versions import kept, numbered

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = """[{id}]
date = "{date}"
pages = ["{page}"]
said.en = "It fell & fell."
said.es = "Bajó & bajó."
says.en = "It grew <a lot>."
says.es = "Creció <mucho>."
why.en = "A slip."
why.es = "Un descuido."
sources = ["census"]
"""


@pytest.fixture
def corrected(mini):
    older, newer = ({"id": "older", "date": "2026-01-05"}, {"id": "newer", "date": "2026-02-03"})
    mini.write("data/corrections.toml", "".join(ENTRY.format(page="index", **one) for one in (older, newer)))
    for language in ("en", "es"):
        mini.write(f"docs/{language}/lists.md", mini.read(f"docs/{language}/lists.md") + "\n![All](corrections:all)\n")
    mini.build("--site-url", "https://example.org/mini/")
    return mini


@pytest.mark.slow
def test_corrections_are_listed_noted_and_fed(corrected):
    lists, home, spanish = (corrected.read(f"site/{path}index.html") for path in ("lists/", "", "es/"))
    assert lists.index('id="newer"') < lists.index('id="older"')
    assert "It fell &amp; fell." in lists and "It grew &lt;a lot&gt;." in lists
    assert '<a href="lists/#newer">Corrected on 3 February 2026</a>' in home
    assert "Corregida el 3 de febrero de 2026" in spanish and "Corrected on" not in lists
    told = '<link rel="alternate" type="application/atom+xml" href="{}feed.xml" title="'
    assert told.format("") in home and told.format("../") in lists and told.format("") in spanish
    for root, first in (("", "It said: It fell & fell."), ("es/", "Decía: Bajó & bajó.")):
        feed = ElementTree.fromstring(corrected.read(f"site/{root}feed.xml"))  # noqa: S314 - our own
        asked = [feed.find(f"{ATOM}{name}") for name in ("title", "id", "updated", "author")]
        assert all(element is not None for element in asked)
        entries = feed.findall(f"{ATOM}entry")
        assert [e.findtext(f"{ATOM}id").rpartition("#")[2] for e in entries] == ["newer", "older"]
        assert entries[0].findtext(f"{ATOM}updated") == "2026-02-03T00:00:00Z"
        assert entries[0].findtext(f"{ATOM}content").startswith(first)
        assert entries[0].findtext(f"{ATOM}id").startswith(f"https://example.org/mini/{root}lists/")


def test_a_site_without_corrections_has_no_feed(read, tmp_path):
    for edition in read.editions:
        feed.write(edition, tmp_path, "")
    assert not list(tmp_path.iterdir())


def test_a_feed_without_an_address_has_an_id_all_the_same(plain, tmp_path):
    plain.write("data/corrections.toml", ENTRY.format(id="one", date="2026-02", page="index"))
    plain.write("docs/en/lists.md", plain.read("docs/en/lists.md") + "\n![All](corrections:all)\n")
    feed.write(projects.load(plain.path).editions[0], tmp_path / "out", "")
    told = ElementTree.parse(tmp_path / "out" / "feed.xml")  # noqa: S314 - our own
    assert told.findtext(f"{ATOM}id") == "feed.xml"
    assert told.findtext(f"{ATOM}updated") == "2026-02-01T00:00:00Z"


@pytest.mark.quick
def test_versions_are_told_too_with_what_changed(plain, tmp_path):
    kept(plain, "1", "2026-01-01")
    numbered(plain, "2", "2026-02-02")
    plain.edit("data/series/goods.csv", "1990,mexico,58.4", "1990,mexico,58.5")
    plain.write("data/corrections.toml", ENTRY.format(id="one", date="2026-01-20", page="index"))
    plain.write("docs/en/lists.md", plain.read("docs/en/lists.md") + "\n![All](corrections:all)\n")
    feed.write(projects.load(plain.path).editions[0], tmp_path, "https://example.org/")
    read = feedparser.parse(tmp_path / feed.NAME)
    assert not read.bozo and read.version == "atom10" and read.feed.updated == "2026-02-02T00:00:00Z"
    assert [entry.title for entry in read.entries] == ["Version 2", "Mini", "Version 1"]
    assert "Goods trade, 1990: $58.4 billion, now $58.5 billion" in read.entries[0].summary.replace("was ", "")
    assert read.entries[0].link == "https://example.org/versions/2.json"


def test_another_reader_finds_nothing_wrong_with_the_feeds(site):
    for root in ("", "es/"):
        read = feedparser.parse(site / root / "feed.xml")
        assert (
            not read.bozo and len(read.entries) > 100 and len({entry.id for entry in read.entries}) == len(read.entries)
        )
        days = [entry.updated for entry in read.entries]
        assert days == sorted(days, reverse=True) and read.feed.updated == days[0]
        assert all(entry.title and entry.link and entry.summary for entry in read.entries)
        assert read.feed.author and read.feed.links[0].rel == "self"
