"""Packs for class: each format is opened again by a reader that nobody here wrote, and holds what was asked."""

import html
import io
import re
import shutil
import zipfile
from decimal import Decimal

import moodle_xml_parser.parser as moodle_reader
import openpyxl
import pypdf
import pytest
import qti2latex
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from ua_exam import gift_parser

from microsite.check import check
from microsite.drawing import draw
from microsite.evidence import project as projects
from microsite.output import complaints
from microsite.packs import cards, deck, files, gift, greys, kept, make, moodle, paper, qti, quiz, sheet, zipped
from microsite.pages.packing import Packing
from microsite.pages.render import Renderer
from tests.conftest import ROOT

BASE = "https://example.org/"
# Signs that mean something in GIFT, in XML, in a sheet or in typst, and letters that are not ASCII.
QUESTIONS = (ROOT / "tests/asking/questions.toml").read_text("utf-8")
EVENT = """
[{name}]
date = "{date}"
theme = "trade"
tier = "core"
leaders = []
title.en = "{title}"
title.es = "{title}"
summary.en = "It happened. And it went on."
summary.es = "Pasó. Y siguió."
sources = ["speech"]
"""
ASKED = "![Before](questions:grew)\n\n![After](questions:both,how-much,in-order)\n\n![Think](questions:why)\n"


@pytest.fixture(scope="module")
def asking(drawn, tmp_path_factory):
    """The small project with questions of every kind on its first page."""

    path = tmp_path_factory.mktemp("asking") / "mini"
    shutil.copytree(drawn, path)
    for language in ("en", "es"):
        page = path / f"docs/{language}/index.md"
        shown = "![In short](summary:toast)\n\n![Numbers](strip:goods-1990,place-1990)\n\n"
        page.write_text(f"{page.read_text('utf-8')}\n{shown}{ASKED}", "utf-8")
    (path / "data/questions.toml").write_text(QUESTIONS, "utf-8")
    with (path / "data/events.toml").open("a", encoding="utf-8") as file:
        file.write(EVENT.format(name="first", date="1985-01-01", title="The first"))
        file.write(EVENT.format(name="last", date="2001-01-01", title="The last"))
    project = projects.load(path)
    draw.draw_charts(project)
    # Dates of the events apart, nothing is wrong with what is asked.
    assert not [p for p in check(project) if p.severity == "error" and "question" in p.rule]
    return project


@pytest.fixture(scope="module")
def made(asking, tmp_path_factory):
    """The folder of all packs, and their sizes."""
    folder = tmp_path_factory.mktemp("packs")
    return folder, make.write(asking, folder, BASE)


def file_of(made, name):
    folder = made[0] / ("es" if name.rsplit("-", 1)[1].startswith("es") else "") / "packs"
    return folder / name


def asked(asking, language):
    edition = asking.edition(language)
    page = next(page for page in edition.pages if page.slug == "index")
    return quiz.quiz_of(edition, page, "index", BASE)


def right(item):
    return [choice.text for choice in item.choices if choice.right]


def test_a_page_that_asks_has_a_pack_and_so_has_the_whole(asking, made):
    edition = asking.edition("en")
    pages = {page.slug: page for page in edition.pages}
    assert [page.slug for page in files.pages_of(edition)] == ["index"] and not files.pack_of(edition, pages["lists"])
    names = {file.name for file in (*files.pack_of(edition, pages["index"]), *files.whole_of(edition))}
    assert {"index-handout-en.pdf", "index-anki-en.apkg", "index-all-en.zip", "mini-all-moodle-en.xml"} <= names
    assert names | {name.replace("-en.", "-es.") for name in names} == set(made[1])
    assert {path.name for path in (made[0] / "packs").iterdir()} == names
    takes = Packing(edition, made[1]).pack_of(pages["index"])
    assert [one.label for one in takes if one.printed] == ["Handout", "Quiz", "Key", "Slides"]
    assert all(one.size == file_of(made, one.address.rsplit("/", 1)[1]).stat().st_size for one in takes)
    assert takes[0].words.endswith(" KB")
    listed = Renderer(edition, made[1]).component("packs", "all", "Packs", {})
    assert all(f'href="{one.address}"' in listed and f"<small>{one.words}<" in listed for one in takes)
    assert 'id="pack-index"' in listed and "mini-all-cards-en.csv" in listed


def test_the_same_sources_give_the_same_bytes(asking, made, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_tools", lambda: "others")  # nothing comes from the cache
    assert make.write(asking, tmp_path, BASE) == made[1]
    for name in made[1]:
        assert file_of((tmp_path,), name).read_bytes() == file_of(made, name).read_bytes(), name


def test_what_has_not_changed_comes_from_the_cache(asking, made, tmp_path, monkeypatch):
    monkeypatch.setattr(paper, "compile_pdf", lambda *_: pytest.fail("set again"))
    assert make.write(asking, tmp_path, BASE) == made[1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_gift_is_read_by_another_parser(asking, made, language):
    found = gift_parser.parse_gift_content(file_of(made, f"index-gift-{language}.txt").read_text("utf-8"))
    items = asked(asking, language).items
    assert [one["title"] for one in found] == [item.id for item in items]
    for one, item in zip(found, items, strict=True):
        # It takes signs of HTML for what they mean there.
        assert one["text"] == f"[plain]{html.unescape(quiz.about(item, item.text))}"
        if item.choices:
            assert [answer["text"] for answer in one["options"]] == [choice.text for choice in item.choices]
            assert [answer["text"] for answer in one["options"] if answer["is_correct"]] == right(item)
    pairs = [answer["text"] for answer in found[3]["options"]]
    assert sorted(pairs) == sorted(f"{step.text} -> {place}" for place, step in enumerate(items[3].steps, 1))
    assert gift.write([asked(asking, language)], "A/B").startswith("$CATEGORY: A//B/Mini")


@pytest.mark.parametrize("language", ["en", "es"])
def test_moodle_xml_is_read_by_another_parser(asking, made, language):
    content = file_of(made, f"index-moodle-{language}.xml").read_bytes()
    found = {one.name: one for one in moodle_reader.parse_bytes(content)["multichoice"]}
    items = {item.id: item for item in asked(asking, language).items}
    assert set(found) == {"grew", "both"}
    for name, one in found.items():
        assert html.unescape(one.text_pre_parse) == html.unescape(f"<p>{items[name].text}</p>")
        assert one.single == (items[name].kind == "one")
        shown = [html.unescape(option.answer) for option in one.options]
        assert shown == [f"<p>{choice.text}</p>" for choice in items[name].choices]
        assert [option.score_fraction > 0 for option in one.options] == [c.right for c in items[name].choices]
        assert [html.unescape(o.feedback) for o in one.options] == [f"<p>{c.reason}</p>" for c in items[name].choices]
    text = content.decode()
    assert re.findall(r'<question type="(\w+)">', text) == (
        ["category", "multichoice", "multichoice", "numerical", "matching", "essay"]
    )
    number = items["how-much"].number
    assert f"<text>{quiz.bare(number.value)}</text>" in text and f"<tolerance>{quiz.bare(number.tolerance)}<" in text
    assert moodle.write([], "") == '<?xml version="1.0" encoding="UTF-8"?>\n<quiz />\n'


@pytest.mark.parametrize("language", ["en", "es"])
def test_qti_is_read_by_another_parser(asking, made, language, tmp_path):
    folder = qti2latex.extract_zip_to_tmp(file_of(made, f"index-qti-{language}.zip"))
    paths = [path for path in qti2latex.read_qti_dir(folder) if path.name != "assessment_meta.xml"]
    assert len(paths) == 1
    found = qti2latex.findall_anyns(qti2latex.ET.parse(paths[0]).getroot(), "item")
    items = asked(asking, language).items
    assert len(found) == len(items)
    for one, item in zip(found, items, strict=True):
        assert qti2latex.get_qti_metadata(one)["question_type"] == qti.TYPES[item.kind]
        stem = qti2latex.get_item_stem(one)
        assert stem == f"<p>{html.escape(quiz.about(item, item.text), quote=False)}</p>"
        if item.choices:
            shown = dict(qti2latex.get_choices(one))
            assert [html.unescape(text) for text in shown.values()] == [f"<p>{c.text}</p>" for c in item.choices]
            chosen = scored(one)
            assert [html.unescape(shown[name]) for name in chosen] == [f"<p>{text}</p>" for text in right(item)]


def scored(item):
    """The answers for which an item gives points."""
    scoring = [c for c in qti2latex.findall_anyns(item, "respcondition") if qti2latex.findall_anyns(c, "setvar")]
    (variable,) = (qti2latex.child_anyns(one, "conditionvar") for one in scoring)
    together = qti2latex.child_anyns(variable, "and")
    return [one.text for one in qti2latex.childall_anyns(variable if together is None else together, "varequal")]


@pytest.mark.parametrize("language", ["en", "es"])
def test_sheets_are_read_by_openpyxl_in_the_columns_of_the_games(asking, made, language):
    items = sheet.taken(asked(asking, language).items, 4)
    rows = list(openpyxl.load_workbook(file_of(made, f"index-kahoot-{language}.xlsx")).active.values)
    assert rows[0] == sheet.KAHOOT and len(rows) == 1 + len(items) == 3
    for row, item in zip(rows[1:], items, strict=True):
        assert row[0] == item.short and len(row[0]) <= 120 and row[5] in (5, 10, 20, 30, 60, 90, 120, 240)
        assert list(filter(None, row[1:5])) == [choice.short for choice in item.choices]
        assert [row[int(place)] for place in row[6].split(",")] == right(item)
    rows = list(openpyxl.load_workbook(file_of(made, f"index-wayground-{language}.xlsx")).active.values)
    assert rows[0] == sheet.WAYGROUND and [row[1] for row in rows[1:]] == ["Multiple Choice", "Checkbox"]
    assert [[row[1 + int(place)] for place in row[7].split(",")] for row in rows[1:]] == [right(one) for one in items]
    assert "Import Template" in file_of(made, f"index-blooket-{language}.csv").read_text("utf-8")


def imported(collection, path):
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def test_a_newer_deck_changes_the_cards_that_anki_has(asking, made, tmp_path):
    path = file_of(made, "index-anki-es.apkg")
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        first = imported(collection, path)
        learnt = cards.cards_of(asking.edition("es"), files.pages_of(asking.edition("es"))[0], [])
        assert len(first.new) == len(learnt) + 4  # the open question is no card
        assert [deck.name for deck in collection.decks.all_names_and_ids()][-1] == "Mini::Mini"
        assert not imported(collection, path).new and collection.note_count() == len(first.new)
        newer = [cards.Card("term", "nafta", ("TLCAN",), ("Otro significado: años & más.",))]
        (tmp_path / "newer.apkg").write_bytes(deck.write("Mini", "es", "index", "Mini::Mini", newer, "2027-01-01"))
        assert len(imported(collection, tmp_path / "newer.apkg").updated) == 1
        assert collection.note_count() == len(first.new)
        (note,) = (collection.get_note(one) for one in collection.find_notes("TLCAN significado"))
        assert note.fields == ["TLCAN", "Otro significado: años &amp; más."]
        whole = imported(collection, file_of(made, "mini-all-anki-es.apkg"))
        assert {re.sub("<br>", "", one.fields[0]) for one in whole.new} == {
            *("Enrique Camarena", "Carlos Salinas"),
            *("¿Cuándo?The first", "¿Cuándo?The last"),
        }
    finally:
        collection.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_sheets_of_paper_are_tagged_and_say_what_they_should(asking, made, language):
    items, said = asked(asking, language).items, {}
    for kind in ("handout", "quiz", "key", "slides"):
        pdf = pypdf.PdfReader(file_of(made, f"index-{kind}-{language}.pdf"))
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith(language) and pdf.metadata.title, kind
        said[kind] = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert len(pdf.pages) <= 2 or kind == "slides"
    for item in items:
        words = item.text.replace("'", "’")
        assert words in said["quiz"] and words in said["key"], item.id
        for choice in item.choices:
            assert choice.reason in said["key"] and choice.reason not in said["quiz"] + said["handout"]
    assert items[-1].reason in said["key"] and items[-1].text in said["handout"]
    # What is to be guessed before reading does not stand on the same sheet; a chart's title does.
    assert "example.org" in said["handout"]


def test_a_handout_keeps_back_what_it_asks(asking):
    edition = asking.edition("en")
    page = next(page for page in edition.pages if page.slug == "index")
    item = asked(asking, "en").items[2]
    guessing = quiz.Quiz("index", "Mini", BASE, "en", (item,))
    assert [one["value"] for one in paper.handout(edition, page, guessing)["numbers"]] == ["third"]


def test_a_number_is_asked_in_the_scale_in_which_the_language_prints_it(asking):
    english, spanish = (asked(asking, language).items[2].number for language in ("en", "es"))
    assert (english.value, english.unit) == (Decimal("58.4"), "billions of US dollars")
    assert (spanish.value, spanish.unit[:8]) == (Decimal(58400), "millones")
    assert quiz.in_words(english, asking.edition("en").words) == "52.56 to 64.24"


def test_a_template_that_cannot_be_set_is_named_with_its_line(asking):
    own = asking.settings.project / "templates" / "packs"
    own.mkdir(parents=True)
    for name, text, line in (("quiz", '#set document(title: "A")\n\n#nothing', 3), ("look", "\n#nobody", 2)):
        (own / f"{name}.typ").write_text(text, "utf-8")
        folders = (own.parent, *asking.settings.template_folders)
        with pytest.raises(paper.PaperError) as raised:
            paper.compile_pdf("quiz", paper.template(folders, "quiz"), {"words": {"paper": "a4"}, "language": "en"})
        assert (raised.value.template, raised.value.line) == (name, line)
        (own / f"{name}.typ").unlink()
    settings = asking.settings
    problem = complaints.of_paper(settings, "quiz", 3, "unknown variable")
    assert (problem.path, problem.line) == ("templates/quiz.typ", 3)


def test_a_sheet_of_wrong_letters_is_no_sheet():
    with pytest.raises(paper.PaperError, match="unknown variable"):
        paper.compile_pdf("quiz", "#nothing", {})
    with pytest.raises(paper.PaperError, match="unknown font family"):
        paper.compile_pdf("quiz", '#set document(title: "A")\n#set text(font: "No such", lang: "en")\nWords', {})


def test_greys_are_as_far_apart_as_they_can_be_and_words_are_black():
    svg = (
        '<svg viewBox="0 0 2 2"><path fill="var(--us)"/><path stroke="var(--mx)"/><text fill="var(--us)">a</text></svg>'
    )
    found = greys.grey(svg, {"us": "#2d5b8c", "mx": "#b9502a", "ink": "#1e2226"})
    assert re.findall(r'(?:fill|stroke)="([^"]*)"', found) == ["#222222", "#9c9c9c", "#000000"]
    assert 'fill="#2d5b8c"' in greys.coloured(svg, {"us": "#2d5b8c", "mx": "#b9502a"})


def test_a_zip_does_not_tell_when_it_was_made():
    made = zipped.zipped({"a.txt": b"a"})
    with zipfile.ZipFile(io.BytesIO(made)) as folder:
        assert folder.infolist()[0].date_time == zipped.NEVER and folder.read("a.txt") == b"a"
