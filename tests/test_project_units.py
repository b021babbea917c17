"""A project in its languages: eras, pictures, old ids, numbers in another language, editions."""

from datetime import date

import pytest

from microsite.evidence import eras, images, moved
from microsite.evidence.edition import Edition
from microsite.evidence.images import Image
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Figure, Leader, Unit
from microsite.evidence.rewording import reworded
from microsite.files.record import Position
from microsite.prose import scan
from microsite.prose.page import Link
from tests.conftest import picture


def era_page(slug, span):
    text = f"---\nspan: {span}\n---\n# {slug}\n" if span else f"# {slug}\n"
    return scan.scan(text, f"docs/en/eras/{slug}.md", "en")[0]


def test_eras_stand_in_the_order_of_time():
    found = eras.eras_of([era_page("b", "1993/2001"), era_page("none", ""), era_page("a", "1989-01-20/1993-01-20")])
    assert [(era.title, era.years, era.address) for era in found] == [
        ("a", "1989–1993", "site:/eras/a/"),
        ("b", "1993–2001", "site:/eras/b/"),
    ]


def test_a_river_lays_terms_and_eras_out_in_time(read):
    river = eras.river_of(read.catalog, eras.eras_of([era_page("a", "1989/1993"), era_page("old", "1900/1901")]))
    assert (river.first, river.last) == (date(1988, 12, 1), date(1994, 11, 30))
    assert list(river.banks) == ["us", "mx"] and river.banks["mx"][0].start == 0 and river.banks["mx"][0].end == 1
    assert [bar.shown.title for bar in river.eras] == ["a"]  # what ended before the first term is not on it
    assert river.years == [1990] and 0 < river.at("1990") < 0.5 and river.at("1900") == 0 and river.at("2100") == 1


@pytest.mark.parametrize(
    ("last", "years"),
    [(2049, [1990, 1995]), (2050, [1990, 2000]), (2109, [1990, 2000]), (2110, [2000, 2020]), (3000, [2000, 2100])],
)
def test_a_longer_time_has_rounder_years(last, years):
    assert eras.River({}, [], date(1989, 1, 1), date(last, 1, 1)).years[:2] == years


def test_pictures_are_found_below_the_language_or_beside_it(tmp_path):
    page = scan.scan("# A", "docs/en/themes/a.md", "en")[0]
    for place in ("en/themes/one.png", "images/two.png"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(picture())

    def found(target):
        return images.found(tmp_path, page, Link("", target, "", 1, image=True))

    assert found("one.png") == "en/themes/one.png" and found("../images/two.png") == "images/two.png"
    assert found("../../images/two.png") == "images/two.png"
    assert found("../../../secret.png") is None and found("none.png") is None and found("a\0b.png") is None
    assert images.address_of("images/a b.png") == "assets/docs/images/a%20b.png"


def test_a_picture_is_an_image_without_a_scheme():
    kinds = [Link("", "a.png", "", 1, image=True), Link("chart", "a", "", 1, image=True), Link("", "a.png", "", 1)]
    assert list(map(images.is_image, kinds)) == [True, False, False]


def test_a_picture_has_a_size_as_it_is_shown(tmp_path):
    (tmp_path / "a.png").write_bytes(picture(size=(4, 3)))
    (tmp_path / "b.png").write_bytes(picture()[:30])
    turned = picture(
        "JPEG", exif=bytes.fromhex("457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000")
    )
    (tmp_path / "c.jpg").write_bytes(turned)
    assert images.size_of(tmp_path / "a.png") == (4, 3) and images.size_of(tmp_path / "c.jpg") == (3, 4)
    assert images.size_of(tmp_path / "b.png") is None and images.size_of(tmp_path / "none.png") is None


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC BY 2.0", "https://creativecommons.org/licenses/by/2.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Public domain", ""),
        ("CC BY 5.0", ""),
    ],
)
def test_creative_commons_are_linked_by_themselves(licence, address):
    said = {"en": "A", "es": "B"}
    assert Image(caption=said, credit="C", licence=licence).terms == address
    other = Image(caption=said, credit="C", licence=licence, licence_address="https://a.org/")
    assert other.terms == "https://a.org/"


def test_old_ids_lead_to_the_newest():
    first = moved.Moved().renamed("figure", "a", "b").renamed("figure", "b", "c").renamed("page", "x/y", "z")
    assert first.now("figure", "a") == first.now("figure", "b") == "c" and first.now("event", "a") == ""
    assert first.former("figure", "c") == ("a", "b")
    assert moved.read(first.written()) == (moved.Moved(first.kinds, moved.read(first.written())[0].lines), [])
    back = first.renamed("figure", "c", "a")
    assert back.kinds["figure"] == {"b": "a", "c": "a"}  # what an id is called now is no old id
    _, ((problem),) = moved.read('[figre]\na = "b"\n')
    assert problem.path == moved.PATH and problem.line == 1 and "figre" in problem.message


@pytest.mark.parametrize(
    ("figure", "english", "spanish"),
    [
        ("goods-1990", "$58.4 billion", "58,400 millones de dólares"),
        ("goods-1990", "about $58 billion", "cerca de 58,000 millones de dólares"),
        ("said-1990", "about 12 million", "cerca de 12 millones"),
        ("place-1990", "third", "tercero"),
        ("many", "more than 50", "más de 50"),
        ("span", "10 to 20", "10 a 20"),
        ("goods-1990", "$59.4 billion", ""),
        ("goods-1990", "a lot", ""),
    ],
)
def test_a_number_is_said_in_another_language_only_where_it_is_right(read, figure, english, spanish):
    record, words = read.catalog.of(Figure)[figure], read.settings.words
    assert reworded(english, record, read.catalog, words["en"], words["es"]) == spanish


@pytest.mark.parametrize(
    ("name", "kind", "currency"), [("mxn", "currency", "MXN"), ("coins", "currency", ""), ("eur", "count", "")]
)
def test_money_without_a_currency_is_of_the_one_that_its_id_names(read, name, kind, currency):
    unit = Unit(label=read.catalog.of(Unit)["usd"].label, kind=kind).positioned(Position(name, "data/units.toml", 1))
    assert unit_of(unit, "es").currency == currency and unit_of(unit, "es").nouns == ("dólares",)


def test_an_edition_says_things_in_its_language(read, tmp_path):
    english, spanish = read.editions
    assert isinstance(english, Edition) and (english.root, spanish.root) == ("", "es/")
    assert english.is_default and not spanish.is_default and spanish.brand == "Mini"
    assert spanish.folder(tmp_path) == tmp_path / "es" and english.folder(tmp_path) == tmp_path
    assert spanish.file_of(spanish.pages[1]) == "es/lists/index.html"
    assert spanish.date("1990-11-27") == "27 de noviembre de 1990" and spanish.locale == "es-MX"
    assert spanish.value(read.catalog.of(Figure)["goods-1990"]) == "58,400 millones de dólares"
    assert spanish.text(read.catalog.of(Leader)["bush"].office) == "Presidente" and spanish.text(None) == ""
