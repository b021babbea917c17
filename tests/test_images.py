"""Photographs: a file, its words beside it, and a line on a page in each language."""

import os
import re

import pytest

from tests.conftest import PHOTO, picture

INDEX = "docs/en/index.md"
LINE = "![A wide river](images/river.jpg)"


def with_photo(mini, line=LINE, words=PHOTO, content=None):
    """The small project with a picture that both languages may show."""
    mini.write("docs/images/river.jpg", content or picture("JPEG", (1200, 800)))
    if words:
        mini.write("docs/images/river.toml", words)
    return mini.write(INDEX, mini.read(INDEX) + f"\nMore words.\n\n{line}\n\nAnd more.\n")


# what is written on the page, the words beside the picture, the rule, where, part of message or hint
CASES = {
    "alt": ("![](images/river.jpg)", PHOTO, "image-alt", INDEX, "no alt text"),
    "blank alt": ("![ ](images/river.jpg)", PHOTO, "image-alt", INDEX, "no alt text"),
    "in text": (f"Text {LINE}", PHOTO, "image-alone", INDEX, "paragraph of its own"),
    "in a link": (f"[{LINE}](lists.md)", PHOTO, "image-alone", INDEX, "paragraph of its own"),
    "in a cell": (f"| a |\n|---|\n| {LINE} |", PHOTO, "image-alone", INDEX, "paragraph of its own"),
    "title": ('![A river](images/river.jpg "By me")', PHOTO, "image-alone", INDEX, "'caption'"),
    "name": ("![A river](images/rivr.jpg)", PHOTO, "image-known", INDEX, "Did you mean 'images/river.jpg'?"),
    "no words": (LINE, "", "image-record", INDEX, "no 'river.toml' beside it"),
    "no credit": (LINE, re.sub("credit.*\n", "", PHOTO), "field-missing", "docs/images/river.toml", "'credit'"),
    "no licence": (LINE, re.sub("licence.*\n", "", PHOTO), "field-missing", "docs/images/river.toml", "'licence'"),
    "no caption": (LINE, re.sub("caption.*\n", "", PHOTO), "field-missing", "docs/images/river.toml", "'caption'"),
    "no Spanish": (LINE, re.sub("caption.es.*\n", "", PHOTO), "text-languages", "docs/images/river.toml", "'es'"),
    "odd field": (LINE, PHOTO + 'licens = "x"\n', "field-unknown", "docs/images/river.toml", "'licence'"),
    "number": (LINE, PHOTO.replace("A river", "All 12,345 rivers"), "text-numbers", "docs/images/river.toml", "12,345"),
    "alt number": ("![All 12,345](images/river.jpg)", PHOTO, "number-evidence", INDEX, "12,345"),
}


@pytest.mark.parametrize(("line", "words", "rule", "where", "says"), CASES.values(), ids=CASES)
def test_what_is_wrong_with_an_image_is_said_at_its_line(mini, line, words, rule, where, says):
    with_photo(mini, line, words)
    found = [p for p in mini.errors() if p.rule == rule and p.path == where]
    assert found and says in str(found[0]), [str(p) for p in mini.errors()]
    if where == INDEX:
        assert found[0].line == mini.line_of(INDEX, "images/riv")


def test_a_picture_is_suggested_as_the_page_has_to_write_it(mini):
    with_photo(mini)
    mini.write("docs/en/far/away.md", "---\ntitle: Far\ndescription: Far.\n---\n# Far\n\n" + LINE + "\n")
    told = [str(p) for p in mini.errors() if p.rule == "image-known"]
    assert len(told) == 1 and "Did you mean '../images/river.jpg'?" in told[0], told


def test_one_cause_has_one_problem(mini):
    with_photo(mini, words=re.sub("credit.*\n", "", PHOTO))
    assert [p.rule for p in mini.errors()] == ["field-missing"]


@pytest.mark.parametrize(
    ("content", "rule"), [(b"\xff\xd8 no picture", "image-known"), (os.urandom(310 * 1024), "image-size")]
)
def test_a_picture_can_be_read_and_is_not_heavy(mini, content, rule):
    with_photo(mini, content=content)
    (found,) = [p for p in mini.errors() if p.rule == rule]
    assert (found.path, found.line) == (INDEX, mini.line_of(INDEX, LINE))


def test_words_without_a_picture_and_pictures_without_a_page_are_told(mini):
    mini.write("docs/images/lost.toml", PHOTO).write("docs/images/unused.png", picture())
    told = {(p.path, p.rule, p.severity) for p in mini.problems()}
    assert ("docs/images/lost.toml", "image-known", "error") in told
    assert ("docs/images/unused.png", "file-used", "warning") in told


@pytest.fixture(scope="module")
def photographed(drawn, tmp_path_factory):
    """A project that shows one picture in both languages and in a folder, built for a sub-path."""
    import shutil

    from tests.conftest import Project

    mini = Project(shutil.copytree(drawn, tmp_path_factory.mktemp("photo") / "mini"))
    with_photo(
        mini,
        content=picture(
            "JPEG",
            (800, 1200),
            exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00",
        ),
    )
    mini.write("docs/es/index.md", mini.read("docs/es/index.md") + "\n![Un río ancho](../images/river.jpg)\n")
    for language, way in (("en", "../images"), ("es", "../../images")):
        mini.write(f"docs/{language}/deep/page.md", f"# Deep\n\nText.\n\n![A “wide” <river>]({way}/river.jpg)\n")
    mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - deep/page.md")
    mini.edit("mkdocs.yml", "nav:", "site_url: https://example.org/repo\nnav:")
    return mini.build()


@pytest.mark.parametrize(
    ("name", "way", "caption", "source"),
    [
        ("index.html", "", "A river", "Source"),
        ("deep/page/index.html", "../../", "A river", "Source"),
        ("es/index.html", "../", "Un río", "Fuente"),
        ("es/deep/page/index.html", "../../../", "Un río", "Fuente"),
    ],
)
def test_a_photograph_has_its_frame_in_every_language_and_folder(photographed, name, way, caption, source):
    html = (photographed / name).read_text("utf-8")
    figure = re.search(r'<figure class="picture">.*?</figure>', html, re.DOTALL)[0]
    assert f'<img src="{way}assets/docs/images/river.jpg"' in figure
    assert 'width="1200" height="800" loading="lazy"' in figure, "as it is seen, though it was taken on its side"
    assert "&lt;river&gt;" in figure or "deep" not in name
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", figure)).strip() == (
        f"{caption} National Archive. CC BY-SA 4.0. {source}."
    )
    assert '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license noopener">' in figure


def test_a_photograph_is_published_once(photographed):
    found = (path.relative_to(photographed).as_posix() for path in photographed.rglob("river*"))
    assert [name for name in found if not name.endswith(".css")] == ["assets/docs/images/river.jpg"]


def test_the_address_of_the_configuration_is_used(photographed):
    assert 'rel="canonical" href="https://example.org/repo/deep/page/"' in (
        photographed / "deep/page/index.html"
    ).read_text("utf-8")
