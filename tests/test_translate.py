"""A page drafted in another language, and what is told of pages and numbers that are not translated yet."""

import re

import pytest

from tests.test_editing import files

ENERGY = """---
title: Oil
description: Oil and gas.
---
# Oil: a story

Trade reached [$58.4 billion](figure:goods-1990), [about 12 million](figure:said-1990) people said [@census].
Mexico was the [third](figure:place-1990) partner; [more than 50](figure:many), [10 to 20](figure:span).
See the [lists](../lists.md).

![Trade](chart:goods)

`[$58.4 billion](figure:goods-1990)`
"""


@pytest.fixture
def english(mini):
    mini.write("docs/en/themes/oil.md", ENERGY.replace("\n`[$58.4 billion](figure:goods-1990)`\n", ""))
    return mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - themes/oil.md")


@pytest.mark.parametrize("path", ["themes/oil.md", "themes/oil", "docs/en/themes/oil.md"])
def test_a_page_becomes_a_draft_in_another_language(english, path):
    before = files(english)
    done = english.run("translate", path, "--to", "es")
    assert done.returncode == 0 and "docs/es/themes/oil.md" in done.stdout, done.stderr
    text = english.read("docs/es/themes/oil.md")
    assert text.startswith("---\ndraft: true\ntitle: Oil\n") and "![Trade](chart:goods)" in text
    assert "[58,400 millones de dólares](figure:goods-1990)" in text and "[12 millones]" not in text
    assert "millones](figure:said-1990)" in text and "[tercero](figure:place-1990)" in text
    assert "[más de 50](figure:many)" in text and "[10 a 20](figure:span)" in text and "[lists](../lists.md)" in text
    (error,) = english.errors()
    assert error.rule == "page-languages" and "themes/oil (a draft)" in error.message
    english.edit("docs/es/themes/oil.md", "draft: true\n", "")
    assert not english.errors(), english.errors()
    (english.path / "docs/es/themes/oil.md").unlink()
    assert files(english) == before


def test_what_cannot_be_translated_is_refused(english):
    for words, said in (
        (("themes/oill.md", "--to", "es"), "Did you mean 'themes/oil'?"),
        (("themes/oil.md", "--to", "fr"), "speaks es besides"),
        (("themes/oil.md", "--to", "en"), "language of the originals"),
        (("lists.md", "--to", "es"), "docs/es/lists.md is there already"),
    ):
        before = files(english)
        done = english.run("translate", *words)
        assert done.returncode == 2 and said in done.stderr and files(english) == before, done.stderr


def test_check_names_the_command(english):
    assert "build.py translate themes/oil.md --to es" in "".join(map(str, english.problems()))


@pytest.mark.parametrize(
    ("spanish", "english_words", "wanted"),
    [
        ("58,400 millones de dólares", "$58.4 billion", "58,400 millones de dólares"),
        ("unos 12 millones", "12 million", "12 millones"),
        ("más de 50", "more than 50", "más de 50"),
        ("tercer", "third", "tercero"),
    ],
)
def test_a_number_in_the_wrong_language_is_told_as_such(mini, spanish, english_words, wanted):
    mini.edit("docs/es/index.md", f"[{spanish}]", f"[{english_words}]")
    (problem,) = mini.errors()
    assert f"'{english_words}' is English, and the page is read as" in problem.message
    assert problem.hint == f"Write '{wanted}'."


def test_a_year_in_a_sentence_of_another_language_is_told_as_such(mini):
    mini.write(
        "docs/es/index.md", mini.read("docs/es/index.md") + "\nThe two of them had met in 1979 for the first time.\n"
    )
    (problem,) = mini.errors()
    assert "The sentence is English, and the page is read as" in problem.hint


def test_a_link_to_a_page_that_is_not_translated_yet_names_the_command(english):
    english.edit("docs/es/index.md", "(lists.md)", "(themes/oil.md)")
    problem = next(error for error in english.errors() if error.rule == "link-internal")
    assert "build.py translate themes/oil.md --to es" in problem.hint


def changed(project):
    return [str(problem) for problem in project.problems() if problem.rule == "page-changed"]


def test_a_translation_whose_original_has_changed_is_named_until_it_is_confirmed(english):
    for path in ("themes/oil.md", "lists.md", "index.md"):
        there = (english.path / "docs/es" / path).exists()
        done = english.run("translate", path, "--to", "es", *(["--confirm"] if there else []))
        assert done.returncode == 0, done.stderr
    english.edit("docs/es/themes/oil.md", "draft: true\n", "")
    assert not changed(english)
    english.edit("docs/en/themes/oil.md", "See the", "Look at the")
    english.write("docs/en/lists.md", english.read("docs/en/lists.md") + "\nAll of them.\n")
    line = english.line_of("docs/en/themes/oil.md", "Look at the")
    lists, oil = sorted(changed(english))
    assert "docs/es/themes/oil.md:1: warning: docs/en/themes/oil.md has changed since: lines" in oil
    assert f"to {line} changed" in oil and "'build.py translate themes/oil.md --to es --confirm'" in oil
    assert "docs/en/lists.md has changed since: line 15 is new" in lists
    line = re.search(r"which writes: (original: .*)", lists)[1]  # whoever has no terminal writes it by hand
    english.write("docs/es/lists.md", re.sub(r"original: .*", line, english.read("docs/es/lists.md")))
    done = english.run("translate", "themes/oil.md", "--to", "es", "--confirm")
    assert "follows its original" in done.stdout and not changed(english)


def test_a_translation_that_does_not_say_its_original_is_named_where_others_do(english):
    assert not changed(english)
    assert english.run("translate", "lists.md", "--to", "es", "--confirm").returncode == 0
    (left,) = changed(english)
    assert left.startswith("docs/es/index.md:1: warning: does not say which text it was made from")


def test_a_rename_leaves_translations_as_fresh_or_as_stale_as_they_were(english):
    english.run("translate", "index.md", "--to", "es", "--confirm")
    english.run("translate", "lists.md", "--to", "es", "--confirm")
    english.write("docs/en/lists.md", english.read("docs/en/lists.md") + '\n[All](figure:goods-1990 "of them").\n')
    assert len(changed(english)) == 1
    assert english.run("rename", "figure", "goods-1990", "goods-trade-1990").returncode == 0
    assert "figure:goods-trade-1990" in english.read("docs/en/index.md")
    (stale,) = changed(english)
    assert "docs/en/lists.md has changed since: line 15 is new" in stale
