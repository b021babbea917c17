"""Questions as GIFT, the plain text that Moodle and other programs import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from microsite.packs.quiz import Item, Quiz, about, bare, placed

SPECIAL = re.compile(r"[\\~=#{}:]")


def write(quizzes: Iterable[Quiz], folder: str) -> str:
    """All questions of some pages, those of each in a category of its own below `folder`."""
    blocks = []
    for quiz in quizzes:
        blocks.append(f"$CATEGORY: {_category(folder)}/{_category(quiz.title)}")
        blocks += [
            f"::{_escaped(item.id)}::[plain]{_escaped(about(item, item.text))}{_body(item)}" for item in quiz.items
        ]
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    """Words without the signs that mean something in GIFT, on one line."""
    return SPECIAL.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))


def _category(text: str) -> str:
    """A name of a category, in which a slash would begin another below it."""
    return " ".join(text.split()).replace("/", "//")


def _body(item: Item) -> str:
    return "\n".join([" {", *_answers(item), "}"])


def _answers(item: Item) -> Iterator[str]:
    right = sum(choice.right for choice in item.choices)
    wrong = len(item.choices) - right
    for choice in item.choices:
        mark = "=" if choice.right else "~"
        if item.kind == "several":
            mark = f"~%{_share(right)}%" if choice.right else f"~%-{_share(wrong)}%"
        yield f"{mark}{_escaped(choice.text)} #{_escaped(choice.reason)}"
    for step, place in placed(item):
        yield f"={_escaped(step.text)} -> {place}"
    if item.number:
        yield f"#{bare(item.number.value)}:{bare(item.number.tolerance)}"
    yield f"####{_escaped(_general(item))}"


def _general(item: Item) -> str:
    """What is told after the question, whatever was answered."""
    said = f"{item.number.said}. {item.reason}" if item.number else item.reason
    return f"{said} {item.told}".strip()


def _share(count: int) -> str:
    """A part of a hundred as Moodle writes it: 33.33333."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")
