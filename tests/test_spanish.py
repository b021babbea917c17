"""No English stands on a Spanish page, except names and quoted titles; those of texts carry their language.

The oracle is wordfreq: how often a word is met in either language. Names are those of the records.
"""

import re
import tomllib
from collections import Counter
from html.parser import HTMLParser

import pytest
from wordfreq import zipf_frequency

from microsite.evidence import project as projects
from microsite.evidence.places import Place
from microsite.evidence.records import GlossaryTerm, Leader
from microsite.evidence.sources import Source
from tests.conftest import ROOT

COMMON, MORE_ENGLISH = 3.0, 0.8  # on the scale of Zipf: once in a million words; six times as often
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID = {"aria-label", "alt", "title", "placeholder", "data-failed", "label"}
META = {"description", "author", "og:title", "og:description", "og:image:alt", "twitter:title"}
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"https?://\S+")
ALLOWED = tomllib.loads((ROOT / "tests" / "spanish-words.toml").read_text("utf-8"))


class Said(HTMLParser):
    """The texts of a page that are in Spanish by its `lang` attributes."""

    def __init__(self):
        super().__init__()
        self.open, self.texts = [("", "")], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        silent = "silent" if tag in ("script", "style", "code", "pre") else self.open[-1][0]
        language = attrs.get("lang") or self.open[-1][1]
        if language == "es" and not silent:
            self.texts += [attrs[name] for name in SAID & attrs.keys() if attrs[name]]
            if tag == "meta" and META & {attrs.get("name"), attrs.get("property")}:
                self.texts.append(attrs["content"])
        if tag not in VOID:
            self.open.append((silent, language))

    def handle_startendtag(self, tag, attrs):
        depth = len(self.open)
        self.handle_starttag(tag, attrs)
        del self.open[depth:]

    def handle_endtag(self, tag):
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        if self.open[-1] == ("", "es") and data.strip():
            self.texts.append(data)


@pytest.fixture(scope="module")
def names():
    """The names and titles of the records, the longest first."""
    catalog = projects.load(ROOT).catalog
    found = {text for source in catalog.of(Source).values() for text in (source.title, source.publisher, source.author)}
    for leader in catalog.of(Leader).values():
        found |= {leader.name, leader.short, *leader.aliases}
    for term in catalog.of(GlossaryTerm).values():
        found |= {*term.aliases, term.term["es"]}
    found |= {place.label["es"] for place in catalog.of(Place).values()} | set(ALLOWED["names"])
    return sorted(filter(None, found), key=len, reverse=True)


def spanish(site):
    """What is said in Spanish, with the path: pages, and pictures that readers take away."""
    pages, pictures = sorted((site / "es").rglob("*.html")), sorted((site / "es").rglob("*.svg"))
    assert len(pages) > 60 and len(pictures) > 30
    for path in (*pages, *pictures):
        parser = Said()
        parser.open = [("", "es" if path in pictures else "")]
        parser.feed(path.read_text("utf-8"))
        for text in parser.texts:
            yield path.relative_to(site).as_posix(), text


def english(text, pattern):
    """The words of a text that are more English than Spanish, names aside."""
    for word in WORD.findall(pattern.sub(" ", ADDRESS.sub(" ", text))):
        here, there = zipf_frequency(word.lower(), "en"), zipf_frequency(word.lower(), "es")
        if here > COMMON and here - there > MORE_ENGLISH and word.lower() not in ALLOWED["words"]:
            yield word


def test_every_page_is_there_in_spanish_with_the_same_shape_and_evidence():
    """The switch of languages counts headings; sources may differ, since Mexican ones go first."""
    project = projects.load(ROOT)
    english, translated = ({page.slug: page for page in project.pages_of(language)} for language in ("en", "es"))
    assert english.keys() == translated.keys() and not project.drafts

    def shape(page):
        shown = (link for link in page.links if link.scheme and link.scheme != "source")
        return [heading.tag for heading in page.headings], Counter((link.scheme, link.target) for link in shown)

    assert not [slug for slug in english if shape(english[slug]) != shape(translated[slug])]
    assert all(page.meta.original for page in translated.values())


def test_no_english_word_stands_on_a_spanish_page(site, names):
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    found = {}
    for path, text in spanish(site):
        for word in english(text, pattern):
            found.setdefault(word, (path, text[:120]))
    assert not found, "\n".join(f"{word}: {where}" for word, where in sorted(found.items()))


def test_an_english_word_would_be_found():
    page = '<html lang="es"><p>Fuentes, quoted by us</p><p lang="en">The whole</p><a title="Search">Buscar</a>'
    parser = Said()
    parser.feed(page)
    pattern = re.compile("Nothing")
    assert [word for text in parser.texts for word in english(text, pattern)] == ["quoted", "by", "us", "Search"]


def test_every_allowed_word_has_a_reason_and_is_needed(site, names):
    whole = " ".join(text for _, text in spanish(site))
    words = {word.lower() for word in WORD.findall(whole)}
    assert all(ALLOWED["names"].values()) and all(ALLOWED["words"].values())
    assert not [name for name in ALLOWED["names"] if name not in whole]
    assert not set(ALLOWED["words"]) - words
