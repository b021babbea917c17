"""The text that a translation was made from, piece by piece, and what has changed of it since."""

import pytest

from microsite.prose import original

PAGE = """---
title: A
---
# A

One line,
and another.

Two.

Three.
"""


def changes(text):
    return list(original.changes(original.written(PAGE).split(), text))


def test_a_page_is_pieces_between_empty_lines():
    assert [(piece.first, piece.last) for piece in original.pieces(PAGE)] == [(1, 4), (6, 7), (9, 9), (11, 11)]
    assert original.pieces("") == [] and original.written("") == ""


@pytest.mark.parametrize(
    "same",
    [PAGE.replace("\n", "\r\n"), PAGE.replace("Two.", "Two.  "), f"\ufeff{PAGE}", PAGE.replace("\n\n", "\n\n\n")],
)
def test_what_no_reader_sees_is_no_change(same):
    assert changes(same) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("another", "more", ["lines 6 to 7 changed"]),
        ("Two.", "2.", ["line 9 changed"]),
        ("Two.\n\n", "", ["1 paragraph is gone after line 7"]),
        ("Two.\n\nThree.\n", "", ["2 paragraphs are gone after line 7"]),
        ("Two.\n", "Two.\n\nNew.\n", ["line 11 is new"]),
        ("Two.\n", "Two.\n\nNew\none.\n", ["lines 11 to 12 are new"]),
        ("---\ntitle: A\n---\n# A\n\n", "", ["1 paragraph is gone at its head"]),
        ("title: A", "title: B", ["lines 1 to 4 changed"]),
        ("Three.", "Three.\n\nFour.", ["line 13 is new"]),
    ],
)
def test_a_change_is_told_with_its_lines(old, new, said):
    assert changes(PAGE.replace(old, new)) == said


def test_changes_far_apart_are_told_one_by_one():
    text = PAGE.replace("Two.", "2.").replace("title: A", "title: B")
    assert changes(text) == [
        "lines 1 to 4 changed",
        "line 9 changed",
    ]
