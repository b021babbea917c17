"""The reading font: made for the letters of the pages, within reach of every edition, left out where not wanted."""

import io
import re
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

from microsite.output import fonts, subsetting

SOURCE = files(fonts.PACKAGE) / fonts.FOLDER / fonts.WEIGHTS["400"]


@pytest.fixture(scope="module")
def made():
    return subsetting.subset(SOURCE.read_bytes(), "AVToñ ¿", ["AV", "To", "oñ"])


def opened(content):
    return TTFont(io.BytesIO(content))


def test_a_font_has_the_letters_asked_for_and_the_same_bytes_every_time(made):
    assert set(opened(made).getBestCmap()) == {ord(sign) for sign in "AVToñ ¿"}
    assert made == subsetting.subset(SOURCE.read_bytes(), "AVToñ ¿", ["AV", "To", "oñ"])
    assert "fpgm" not in opened(made) and len(made) < 2_500


def test_pairs_that_meet_keep_their_kerning_and_no_other_does(made):
    font = opened(made)
    (lookup,) = font["GPOS"].table.LookupList.Lookup
    names = font.getBestCmap()
    kerned = {
        (left, record.SecondGlyph): record.Value1.XAdvance
        for table in lookup.SubTable
        for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True)
        for record in pairs.PairValueRecord
    }
    assert set(kerned) == {(names[ord("A")], names[ord("V")]), (names[ord("T")], names[ord("o")])}
    assert all(value < 0 for value in kerned.values())


def test_it_carries_its_notice_and_not_the_name_that_its_licence_reserves(made):
    names = {name.nameID: str(name) for name in opened(made)["name"].names}
    assert "Adobe" in names[0] and names[14].endswith("/OFL") and 1 not in names and 4 not in names


def test_letters_are_those_that_readers_see(tmp_path):
    (tmp_path / "a.html").write_text("<title>Řeka</title><p class='☃'>To&nbsp;&euro;<script>'Ж'</script>", "utf-8")
    letters, pairs = fonts._signs(tmp_path)
    assert "Ř" in letters and "€" in letters and "☃" not in letters and "Ж" not in letters and "z" in letters
    assert "Ře" in pairs and "ař" not in pairs


@pytest.mark.slow
def test_every_edition_reaches_the_files(built):
    for page in ("index.html", "es/index.html", "404.html"):
        html = (built / page).read_text("utf-8")
        assert len(re.findall(r'<link rel="preload" href="[^"]*reading-[46]00.woff2" as="font"', html)) == 2, page
    for sheet in (built / "assets/site.css", built / "es/assets/site.css"):
        found = re.findall(r'url\("([^"]*\.woff2)"\)', sheet.read_text("utf-8"))
        assert len(found) == 2 and all((sheet.parent / name).is_file() for name in found)
    assert "SIL OPEN FONT LICENSE" in (built / "assets" / fonts.LICENCE).read_text("utf-8")
    assert not list(built.rglob(fonts.SHEET))


@pytest.mark.slow
def test_a_project_that_names_fonts_of_readers_machines_has_no_other(mini):
    site = mini.edit("mkdocs.yml", "theme:\n", "theme:\n  font:\n    text: Georgia, serif\n").build()
    assert not list(site.rglob("*.woff2")) and "preload" not in (site / "index.html").read_text("utf-8")
    css = (site / "assets" / "site.css").read_text("utf-8")
    assert "@font-face" not in css and "--serif:Georgia,serif" in css
