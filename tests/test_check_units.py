"""Each rule alone, on the small project with one thing changed: what it says, at which line, and what it lets be."""

from decimal import Decimal

import pytest

from microsite.check import charts, files, forms, identity, images, links, numbers, pages, records, text_numbers, texts
from microsite.evidence import project as projects
from microsite.language.amount import Amount
from tests.conftest import MINI, PHOTO, picture

EN, LISTS, YML = "docs/en/index.md", "docs/en/lists.md", "mkdocs.yml"
GOODS, FIGURES = "charts/goods.toml", "data/figures.toml"
CENSUS = 'address = "https://www.census.gov/foreign-trade/balance/c2010.html"\n'
IDLE = '[idle]\npublisher = "A"\ntitle = "B"\nreason.en = "C"\nreason.es = "D"\nkind = "law"\nlanguage = "en"\n[speech]'
FORM = 'form = "line"\nx = "year"\ny = "total"\ntitle.en'
ALT = "A line from 52.1 billion dollars to 58.4 billion."
DRAFT = "---\ndraft: true\n---\n# A"
PALETTE = "  language: en\n  palette: "
CLAIM = '[one]\nverdict = "%s"\nstatement.en = "A"\nstatement.es = "B"\nsources = ["census"]\n'
LOGO = "site_name: A\ntheme: {logo: a.svg}\n"
GOOD = {end: (MINI / f"data/series/goods.{end}").read_text("utf-8") for end in ("toml", "csv")}
SHOWN = "# A\n\n![b](r.png)\n"
RUNNING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g onload="x()"/></svg>'
PHOTOS = {"docs/images/river.toml": PHOTO, "docs/images/river.png": picture()}


def told(plain, rule):
    return [(p.path, p.line, p.message, p.hint) for p in rule(projects.load(plain.path))]


EDITED = {
    texts.translations_state_the_same_numbers: [("data/glossary.toml", "Un tratado", "Los 3 tratados", 5, "numbers 3")],
    text_numbers.texts_state_their_numbers: [
        ("data/glossary.toml", "A trade", "300 trade", 4, "states '300'"),
        (FIGURES, "13_500_000", "14_500_000", 26, "states '13.5 million'"),
    ],
    text_numbers.site_names_hold_no_numbers: [(YML, "a small site", "a site of 300", 1, "'300'")],
    records.sources_have_an_address_or_a_reason: [("data/sources.toml", CENSUS, "", 1, "neither address nor reason")],
    records.events_fall_in_their_leaders_terms: [
        ("data/events.toml", '"1990-11-27"', '"1994-01"', 6, "'bush' was not in office"),
        ("data/events.toml", '"bush"', '"camarena"', 6, "'camarena' has no term"),
    ],
    records.records_are_used: [
        ("data/sources.toml", "[speech]", IDLE, 9, "source 'idle' is used nowhere"),
        ("data/events.toml", 'places = ["monterrey"]\n', "", 1, "place 'monterrey' is used nowhere"),
    ],
    charts.charts_have_words_and_data: [
        (GOODS, "title.en", 'columns = ["totl"]\ntitle.en', 2, "has a column 'totl'"),
        (GOODS, "title.en", FORM, 2, "'goods.py' draws it too"),
    ],
    charts.chart_words_agree_with_the_rows: [
        (GOODS, "to 58.4 billion", "to 59.4 billion", 6, "says 59,400,000,000"),
        (GOODS, ALT, "A line.", 6, "states no number"),
        (GOODS, "title.en", 'computed.a = "totl / 2"\ntitle.en', 2, "'computed.a'"),
    ],
    links.links_lead_somewhere: [
        (EN, "figure:many", "figure:mny", 5, "unknown figure 'mny'"),
        (EN, "(lists.md)", "(list.md)", 6, "'list.md' leads to no page"),
        (EN, "(lists.md)", "(lists.md#x)", 6, "has no heading '#x'"),
        (EN, "(lists.md)", "(https://a.org)", 6, "'https://a.org' is not in data/"),
        (EN, "(lists.md)", "(figures:x)", 6, "'figures:' is no kind of link"),
        (EN, "![Trade](chart:goods)", "[Trade](chart:goods)", 8, "is not an image in its own"),
        (EN, "[third](figure", "![third](figure", 5, "is written as an image"),
        (LISTS, "![All figures](ledger:all)", "", 3, "no page lists every figure"),
    ],
    links.components_show_something: [
        (LISTS, "timeline:all", "timeline:trad", 5, "'timeline:trad'"),
        (LISTS, "![All events]", "a ![All events]", 5, "not in its own paragraph"),
    ],
    numbers.figures_agree_with_their_records: [
        (EN, "$58.4 billion", "$58.5 billion", 3, "disagrees with 'goods-1990', which says 58,400,000,000"),
        (EN, "$58.4 billion", "58.4 billion", 3, "does not say that it is money"),
        (EN, "$58.4 billion", "€58.4 billion", 3, "is not in USD"),
        (EN, "[third]", "[3 cats]", 5, "'cats'"),
        (EN, "[more than 50]", "[más de 50]", 5, "and the page is read as English"),
    ],
    numbers.numbers_have_evidence: [
        (EN, "Prose under", "300 under", 12, "'300' is a number without evidence"),
        (EN, "figure:goods-1990)", "figure:goods-1990) million", 3, "'million' stands behind"),
    ],
    pages.citations_are_known: [(EN, "[@census]", "[@cnsus]", 3, "unknown source 'cnsus'")],
    pages.pages_hold_no_html: [(EN, "Prose", "<b>Prose</b>", 12, "'<b>' is HTML")],
    pages.charts_stand_once: [(EN, "## Then", "![Again](chart:goods)\n\n## Then", 10, "stands already at line 8")],
    pages.pages_are_in_the_navigation: [(YML, "lists.md", "lsts.md", 1, "is not in the navigation")],
    forms.pages_are_read_whole: [(EN, "Prose", "==Prose==", 12, "is marked text")],
    forms.pages_have_one_heading: [
        (EN, "## Then", "# Then", 10, "'Then' is a second heading"),
        (EN, "# Mini\n", "Mini\n", 1, "has no heading of the first level"),
    ],
    forms.pages_hide_no_characters: [(EN, "Prose", "Pro\u202ese", 12, "U+202E (right-to-left override)")],
    forms.headings_leave_ids_to_records: [(LISTS, "# Lists\n", "# Lists\n\n## Many\n", 3, "'#many'")],
    identity.colours_stand_apart: [
        (YML, "  language: en", PALETTE + "{ink: ['#eeeeee', '#eeeeee']}", 10, "has a contrast of")
    ],
    identity.colours_are_used: [
        (YML, "  language: en", PALETTE + "{gold: '#aa8800'}", 10, "nothing is drawn in 'gold'")
    ],
    identity.sides_have_names_of_their_own: [
        ("data/sides.toml", "[mx]", "[ink]", 5, "'ink' is a colour or a column already")
    ],
    identity.names_of_the_menu_are_said_in_every_language: [
        (YML, "- lists.md", "- Zzz: lists.md", 12, "'Zzz' in the menu has no name in 'es'")
    ],
    identity.the_logo_is_a_drawing: [
        (YML, "  language: en", "  language: en\n  logo: a.svg", 10, "'a.svg' is no file of the project")
    ],
}


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule, cases in EDITED.items() for case in cases])
def test_a_rule_tells_one_thing_at_its_line(plain, rule, case):
    path, old, new, line, words = case
    plain.edit(path, old, new)
    found = told(plain, rule)
    assert any(at == line and words in said for _, at, said, _ in found), found


@pytest.mark.parametrize("rule", EDITED)
def test_a_rule_has_nothing_to_say_of_what_is_right(read, rule):
    assert not list(rule(read))


WRITTEN = {
    images.images_are_whole: [
        ({EN: "# A\n\n![A river](../images/river.png)\n", **PHOTOS}, ""),
        ({EN: "# A\n\n![](../images/river.png)\n", **PHOTOS}, "has no alt text"),
        ({EN: "# A\n\na ![b](../images/river.png)\n", **PHOTOS}, "is not in a paragraph of its own"),
        ({EN: '# A\n\n![b](../images/river.png "c")\n', **PHOTOS}, "the title 'c' would be lost"),
        ({EN: "# A\n\n![b](../images/rver.png)\n", **PHOTOS}, "no image '../images/rver.png'"),
        ({EN: SHOWN, "docs/en/r.png": picture()}, "has no 'r.toml' beside it"),
        ({EN: "# A\n\n![b](r.svg)\n", "docs/en/r.svg": "<svg/>"}, "is no picture that pages may show"),
        (
            {EN: SHOWN, "docs/en/r.png": b"PNG", "docs/en/r.toml": PHOTO},
            "is no picture that can be read",
        ),
    ],
    records.claims_have_a_reason: [
        ({"data/claims.toml": CLAIM % "wrong"}, "'wrong' without a reason"),
        ({"data/claims.toml": CLAIM % "confirmed"}, ""),
        ({"data/claims.toml": CLAIM % "wrong" + 'reason.en = "C"\nreason.es = "D"\n'}, ""),
    ],
    images.images_have_a_picture: [({"docs/images/lake.toml": PHOTO, **PHOTOS}, "there is no picture 'lake'")],
    charts.charts_have_words_and_data: [({"charts/other.py": "def draw(data, look): ..."}, "'other.toml' is missing")],
    pages.pages_exist_in_every_language: [
        ({"docs/en/a.md": "# A"}, "not yet in 'es': a"),
        ({"docs/es/a.md": "# A"}, "'en' has no page 'docs/en/a.md'"),
        ({"docs/en/a.md": "# A", "docs/es/a.md": DRAFT}, "a (a draft)"),
    ],
    pages.pages_are_in_the_navigation: [({"docs/en/a.md": DRAFT}, "")],
    forms.pages_have_one_heading: [({"docs/en/a.md": ""}, "is empty")],
    files.series_leave_names_to_exports: [
        ({f"data/series/figures.{end}": GOOD[end] for end in GOOD}, "'figures.csv' is the name of an export")
    ],
    files.files_of_docs_are_used: [({"docs/en/notes.txt": "a"}, "is not published")],
    files.files_have_names_for_every_system: [
        ({"data/aux.toml": ""}, "Windows keeps for a device"),
        ({"data/a?.toml": ""}, "holds '?', which Windows cannot write"),
    ],
    files.files_lie_in_the_project: [({"data/sources.md/a": ""}, "is a folder, though it is called like a file")],
    files.pages_have_addresses_of_their_own: [
        ({"docs/en/search/a.md": "# A"}, "belongs to the compiler"),
        ({"docs/en/Lists.md": "# A"}, "the address 'lists/' belongs to 'docs/en/Lists.md'"),
        ({"docs/en/readme.md": "# A"}, "a page is not called README"),
        ({"docs/en/charts/goods.md": "# A"}, "belongs to chart 'goods'"),
    ],
    files.moved_ids_lead_somewhere: [
        ({"data/moved.toml": '[figure]\nold = "many"\n'}, ""),
        ({"data/moved.toml": '[figure]\nold = "mny"\n'}, "leads to figure 'mny', which is not there"),
        ({"data/moved.toml": '[figure]\nmany = "span"\n'}, "figure 'many' is there again"),
    ],
    identity.the_logo_is_a_drawing: [
        ({YML: LOGO, "a.svg": "<svg"}, "is no SVG: "),
        ({YML: LOGO, "a.svg": "<svg/>"}, "no SVG with a viewBox"),
        ({YML: LOGO, "a.svg": RUNNING}, "holds a script"),
    ],
}


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule, cases in WRITTEN.items() for case in cases])
def test_a_rule_sees_the_files_that_are_there(plain, rule, case):
    files, words = case
    for path, content in files.items():
        plain.write(path, content)
    found = told(plain, rule)
    assert len(found) == bool(words) and all(words in one[2] for one in found), found


def test_a_draft_that_is_linked_is_told_and_an_old_id_says_the_new(plain):
    plain.write("docs/en/a.md", DRAFT).write("data/moved.toml", '[figure]\nold = "many"\n')
    plain.edit(EN, "(lists.md)", "(a.md)").edit(EN, "figure:many", "figure:old")
    assert [(line, message, hint) for _, line, message, hint in told(plain, links.links_lead_somewhere)] == [
        (5, "unknown figure 'old'", "It is called 'many' now."),
        (6, "'a.md' leads to a draft", "Finish it, or take the link away until then."),
    ]


def test_a_chart_is_drawn_by_python_or_by_a_form(plain):
    (plain.path / "charts/goods.py").unlink()
    (problem,) = told(plain, charts.charts_have_words_and_data)
    assert problem[:3] == (GOODS, 1, "has neither a form nor 'goods.py'")
    plain.edit(GOODS, "title.en", FORM)
    assert not told(plain, charts.charts_have_words_and_data)


def test_a_number_without_evidence_is_told_once_with_all_its_words(read):
    said = [message for _, message in numbers.unproven("Some 3.5 million of 300, in 1994; part 7.", read.editions[0])]
    assert said == [f"'{words}' is a number without evidence" for words in ("3.5 million", "300", "7")]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [("5", "5", "5"), ("1000", "2000", "1,000 to 2,000"), ("50", None, "more than 50"), (None, "9", "less than 9")],
)
def test_what_a_record_says_is_said_in_plain_digits(low, high, said):
    assert numbers.said_by(Amount(low and Decimal(low), high and Decimal(high))) == said
