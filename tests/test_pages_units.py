"""What the engine's extension puts where a page names it, and the search's weights and blocks."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from markdown import Markdown

from microsite.drawing.chart import Chart, charts_of
from microsite.drawing.job import Drawing
from microsite.language.wording import Wording
from microsite.pages.embed import frame_of
from microsite.pages.extension import NUMBER, makeExtension
from microsite.pages.slowly import Slowly
from microsite.search import index
from microsite.search.entries import entries
from microsite.search.entry import KINDS, Entry
from microsite.search.terms import MOST
from microsite.search.weights import STANDING, Weights, names
from microsite.search.words import grammar_of

FRAGMENTS = {
    "links": {
        "figure:f": {"address": "site:/figures/#f", "note": f'<i id="evidence-{NUMBER}">F</i>'},
        "term:t": {"address": "site:/glossary/#t", "note": f"<i>{NUMBER}</i>"},
        "event:e": {"address": "site:/timeline/#e", "note": ""},
        "chart:c@1990": {"address": "site:/charts/c/", "at": "1990: 58.4"},
        "chart:d@1990": {"address": "site:/charts/d/", "at": "1990: 3"},
    },
    "blocks": {"chart:c Alt": "<figure>drawn</figure>", "a.png Seen": "<figure>picture</figure>"},
    "cited": {"a b": "<ol>both</ol>", "a": "<ol>one</ol>"},
    "publishers": {"a": "Census", "b": "Archive"},
    "labels": {
        "source": "Source", "colon": ":", "semicolon": ";", "data_table": "Table", "footnotes": "Notes",
        "footnote_back": "Back", "task_done": "Done", "task_open": "Open",
    },
    "boxes": {"note": "Note"},
}  # fmt: skip


@pytest.fixture
def page(tmp_path):
    """A page as the engine compiles it."""
    path = tmp_path / "fragments.json"
    path.write_text(json.dumps(FRAGMENTS), "utf-8")

    def convert(text):
        library = Markdown(extensions=["toc", makeExtension(fragments=str(path))])
        html = library.convert(text)
        convert.contents = [one["name"] for one in library.toc_tokens]
        return html

    return convert


def test_links_lead_to_records_and_have_their_notes(page):
    html = page("[5](figure:f), [5](figure:f), [T](term:t), [T](term:t) and [E](event:e)")
    assert html.count('class="figure-wrap"') == 3  # a term's meaning is told once on a page
    assert 'aria-describedby="evidence-1"' in html and 'id="evidence-2"' in html and "<i>3</i>" in html
    assert 'href="site:/timeline/#e"' in html and "data-event" not in html and 'class="event"' in html
    assert html.index("</i>") < html.index(", ")  # the note stands at its link, and what follows stays behind it


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.org", True),
        ("b.md", True),
        ("#c", True),
        ("site:/d", True),
        ("javascript:x", False),
        ("data:x", False),
    ],
)
def test_addresses_that_run_something_are_taken_away(page, address, kept):
    html = page(f"[a]({address})")
    assert (f'href="{address}"' in html) is kept and ('rel="noopener"' in html) is address.startswith("https")


def test_citations_are_numbered_as_they_are_met_and_listed_once(page):
    html = page("One [@a], two [@b, p. 4; @a].")
    assert html.count("<ol>both</ol>") == 1 and "One<sup" in html
    assert 'aria-label="Source 2: Archive, p. 4"' in html and ">2</a>, p. 4; <a" in html
    assert html.count('href="#cite-1"') == 2 and ">1</a>" in html
    assert "<ol>" not in page("None.")


def test_charts_and_pictures_stand_for_their_images(page):
    html = page("![Alt](chart:c)\n\n![Seen](a.png)\n\n![Other](b.png)")
    assert '<div class="chart-block"><figure>drawn</figure></div>' in html
    assert '<div class="image-block"><figure>picture</figure></div>' in html and 'src="b.png"' in html
    assert "drawn" not in page("a ![Alt](chart:c)")


def test_words_point_into_a_chart_of_the_page_and_else_lead_to_its_own(page):
    html = page("[then](chart:c@1990) and [there](chart:d@1990)\n\n![Alt](chart:c)")
    assert 'class="pointing" data-at="1990: 58.4" data-chart="c@1990" href="#chart-c"' in html
    assert 'class="pointing" data-chart="d@1990" href="site:/charts/d/"' in html


def test_columns_of_numbers_are_marked(page):
    html = page("| a | b | c |\n|---|---|---|\n| x 1 | 1,5 | $2 |\n| 3 | −2 | 7% |\n| 4 | – | |\n")
    assert html.count('class="number"') == 8 and "<th>a</th>" in html and '<td class="number">−2</td>' in html


def test_what_an_author_leaves_without_words_is_given_them(page):
    html = page("!!! note\n    a\n\n- [x] b\n- [ ] c\n\nd[^1]\n\n[^1]: e\n\n| f |\n|---|\n| g |\n")
    for words in (">Note<", 'aria-label="Done"', 'aria-label="Open"', 'aria-label="Notes"', 'aria-label="Back"'):
        assert words in html
    assert '<div aria-label="Table" class="table-scroll" role="group" tabindex="0">' in html
    assert "&lt;b&gt;" in page("<b>")


def test_a_heading_in_the_contents_is_its_words(page):
    page("# A *b* & [c](event:e)[^1]\n\n[^1]: d")
    assert page.contents == ["A b &amp; c"]


def entry(kind, title, **more):
    return Entry(kind, f"{kind}/", title, **more)


WORDS = {"en": Wording("en"), "es": Wording("es")}
GRAMMAR = grammar_of(WORDS.values())
SOME = [
    entry("leader", "Andrés Manuel López Obrador", names=("López Obrador",), keywords=("AMLO",), core=True),
    entry("event", "A visit", where="4 May 2020", span="2020-05-04", text="López Obrador goes to Washington"),
    entry("figure", "Goods trade", numbers=(Decimal("58.4e9"),)),
    entry("source", "Goods trade"),
    *(entry("section", "Further reading", where=f"Page {n}") for n in range(3)),
    entry("section", "Prelude"),
]


def test_a_word_weighs_by_what_and_where_it_is():
    weights = Weights(SOME, GRAMMAR)
    assert weights.standing(SOME[0]) == STANDING["leader"] * 1.1
    assert weights.standing(SOME[4]) < weights.standing(SOME[7]) == STANDING["section"]
    figure, source = weights.words(SOME[2]), weights.words(SOME[3])
    assert figure["goods"] > source["goods"] and figure["58000000000"] > 0
    event = weights.words(SOME[1])
    assert event["visit"] > event["washington"] > 0 and "to" not in event
    # Who is named in full is found by the short name.
    assert event["amlo"] > 0 and weights.words(SOME[0])["amlo"] > event["amlo"]
    assert weights.wholes(SOME[4]) == {} and len(weights.wholes(SOME[0])) == 3
    assert dict(names(SOME[1])) == {"A visit": 1, "4 May 2020": 0.5}


def test_a_long_text_makes_a_word_lighter_and_repetition_heavier():
    short, twice, long = (entry("term", "X", text=text) for text in ("apple", "apple apple", "apple " + "pear " * 300))
    weights = Weights([short, twice, long], GRAMMAR)
    one, two, few = (weights.words(each)["apple"] for each in (short, twice, long))
    assert few < one < two


def unpacked(postings):
    at, found = 0, {}
    for step, weight in zip(postings[::2], postings[1::2], strict=True):
        at += step
        found[at] = weight
    return found


def test_blocks_hold_every_entry_and_lead_to_it():
    parts = index.blocks(SOME, "en", WORDS)
    shown = [one for name, block in sorted(parts.items()) if name[0] == "e" for one in block]
    assert [KINDS[one[0]] for one in shown] == [one.kind for one in SOME] and sum(parts["words"]["kinds"]) == len(SOME)
    rows = [term for name, block in parts.items() if name[0] == "t" for term in block]
    terms = {term[0]: dict(zip(term[1::2], term[2::2], strict=True)) for term in rows if term[0][0] != "!"}
    assert parts["words"]["firsts"][0] == rows[0][0] and list(terms) == sorted(terms)
    assert parts["words"]["kinds"][KINDS.index("section")] == 4 and set(unpacked(terms["#2020-05-04"][""])) == {1}
    assert all(1 <= weight <= 255 for found in terms.values() for packed in found.values() for weight in packed[1::2])
    assert {"obrador", "reading"} <= set(parts["spelling"]) and "amlo" not in parts["spelling"]
    assert parts["words"]["per"] == index.ENTRIES_BLOCK


def test_a_large_index_is_cut_into_blocks_and_very_common_words_keep_their_best():
    many = [entry("event", f"Word{n:04} common", core=n == 1234) for n in range(1300)]
    parts = index.blocks(many, "en", WORDS)
    firsts = parts["words"]["firsts"]
    assert len(firsts) > 3 and firsts == sorted(firsts) and firsts == [parts[f"t{n}"][0][0] for n in range(len(firsts))]
    assert sum(len(parts[f"e{n}"]) for n in range(-(-1300 // index.ENTRIES_BLOCK))) == 1300
    common = next(t for n in range(len(firsts)) for t in parts[f"t{n}"] if t[0] == "common")
    kept = unpacked(common[2])
    assert len(kept) == MOST and 1234 in kept


def test_the_index_is_written_as_scripts_for_each_language(read, tmp_path):
    index.write(read, tmp_path)
    start = (tmp_path / "search/start.js").read_text("utf-8")
    assert start.startswith('searchPart("start",{') and start.endswith(");")
    languages = json.loads(start.removeprefix('searchPart("start",').removesuffix(");"))["languages"]
    assert [languages[name]["root"] for name in ("en", "es")] == ["", "es/"]
    words = (tmp_path / "search/es/words.js").read_text("utf-8")
    content = json.loads(words.removeprefix('searchPart("es/words",').removesuffix(");"))
    assert sum(content["kinds"]) == len(entries(read.editions[1])) and len(content["version"]) == 8


def test_a_frame_is_as_high_as_the_words_and_the_drawing_ask_for(read):
    chart = charts_of(read.editions[0])[0]
    drawn = Chart(chart.words, chart.edition)
    shapes = {"wide": (720, 360), "narrow": (344, 320)}
    for job in chart.jobs():
        width, height = shapes[job.size]
        drawn.drawings[job.size] = Drawing(job, parts=f'<svg viewBox="0 0 {width} {height}"></svg>')
    frame = frame_of(drawn)
    numbers = r"max\((\d+)px \+ ([\d.-]+)\*min\(100%,752px\),min\((\d+)px \+ ([\d.-]+)\*100%,\(577px - 100%\)\*9999\)\)"
    high, steep, low, narrow = map(float, re.fullmatch(numbers, frame.style).groups())
    assert 420 < high + steep * 752 < 640 and 400 < low + narrow * 320 < 600 and frame.shrinks
    assert frame.shapes == {"wide": "720/360", "narrow": "344/320"}
    drawn.drawings["wide"] = Drawing(replace(next(drawn.jobs()), height=900), parts='<svg viewBox="0 0 720 900"></svg>')
    taller = frame_of(drawn)
    assert (
        not taller.shrinks
        and float(re.match(r"max\((\d+)px", taller.style)[1])
        + 752 * float(re.match(r"max\(\d+px \+ ([\d.]+)", taller.style)[1])
        > high + steep * 752 + 400
    )


def test_a_chart_that_is_shown_slowly_is_in_the_page_once(read):
    chart = charts_of(read.editions[0])[0]
    drawn = Chart(chart.words, chart.edition)
    parts = '<svg viewBox="0 0 7 3"><g data-step="axes"><a href="event:e"><path/></a></g></svg>'
    for job in chart.jobs():
        drawn.drawings[job.size] = Drawing(job, parts=parts, file="role-axis" if job.size == "wide" else "")
    slowly = Slowly(drawn)
    told = [(step.name, step.number, step.asks) for step in slowly.steps]
    assert told == [("marks", 1, "marks"), ("axes", 2, "axes"), ("title", 3, "title"), ("source", 4, "source")]
    assert slowly.boxes == {"wide": "0 0 7 3", "narrow": "0 0 7 3"}
    assert '<g id="drawing-narrow"><g data-step="axes"><path/></g></g></svg>' in slowly.drawings["narrow"]
    assert slowly.pages
    drawn.drawings["wide"] = Drawing(next(chart.jobs()), parts=parts)
    assert [step.asks for step in Slowly(drawn).steps][1] == "names"
