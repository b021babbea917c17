"""Questions as Moodle's XML: one and several answers, orders as pairs, numbers with what they may be off by, essays."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as Tree

from microsite.packs.quiz import Item, Quiz, about, bare, placed

TYPES = {"one": "multichoice", "several": "multichoice", "order": "matching", "number": "numerical", "open": "essay"}


def write(quizzes: Iterable[Quiz], folder: str) -> str:
    """All questions of some pages, those of each in a category of its own below `folder`."""
    root = Tree.Element("quiz")
    for quiz in quizzes:
        category = Tree.SubElement(root, "question", type="category")
        names = (part.replace("/", "//") for part in (folder, quiz.title))
        _text(category, "category", f"$course$/top/{'/'.join(names)}")
        for item in quiz.items:
            _question(Tree.SubElement(root, "question", type=TYPES[item.kind]), item)
    Tree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Tree.tostring(root, "unicode")}\n'


def _text(parent: Tree.Element, tag: str, words: str, **marks: str) -> Tree.Element:
    element = Tree.SubElement(parent, tag, marks)
    Tree.SubElement(element, "text").text = words
    return element


def _html(parent: Tree.Element, tag: str, words: str, **marks: str) -> Tree.Element:
    return _text(parent, tag, f"<p>{escape(words, quote=False)}</p>" if words else "", format="html", **marks)


def _set(parent: Tree.Element, **values: str) -> None:
    for tag, value in values.items():
        Tree.SubElement(parent, tag).text = value


def _question(question: Tree.Element, item: Item) -> None:
    _text(question, "name", item.id)
    _html(question, "questiontext", about(item, item.text))
    told = f'<a href="{escape(item.address)}">{escape(item.page)}</a>' if item.address else escape(item.page)
    said = escape(_said(item), quote=False)
    _text(question, "generalfeedback", f"<p>{said}</p><p>{told}</p>" if said else f"<p>{told}</p>", format="html")
    _set(question, defaultgrade="1", penalty="0.3333333", hidden="0", idnumber=item.id)
    if item.choices:
        _choices(question, item)
    if item.steps:
        _set(question, shuffleanswers="true")
        for step, place in placed(item):
            _text(_html(question, "subquestion", step.text), "answer", str(place))
    if item.number:
        answer = _html(question, "answer", item.reason, fraction="100")
        answer[0].text = bare(item.number.value)
        answer.attrib["format"] = "moodle_auto_format"
        _set(answer, tolerance=bare(item.number.tolerance))
    if item.kind == "open":
        _set(question, responseformat="editor", responserequired="1", responsefieldlines="15", attachments="0")
        _html(question, "graderinfo", item.reason)


def _said(item: Item) -> str:
    """What is told after the question; notes to an open one are for the teacher alone."""
    if item.kind == "open":
        return ""
    return f"{item.number.said}. {item.reason}".strip() if item.number else item.reason


def _choices(question: Tree.Element, item: Item) -> None:
    right = sum(choice.right for choice in item.choices)
    wrong = len(item.choices) - right
    _set(question, single=str(item.kind == "one").lower(), shuffleanswers="true", answernumbering="abc")
    for choice in item.choices:
        share = 100 / right if choice.right else -100 / wrong if item.kind == "several" else 0
        answer = _html(question, "answer", choice.text, fraction=f"{share:.5f}".rstrip("0").rstrip("."))
        _html(answer, "feedback", choice.reason)
