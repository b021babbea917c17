"""Questions as QTI 1.2 in a zip, as Canvas imports it: a quiz of all, with what is told after each answer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape
from xml.etree import ElementTree as Tree

from microsite.packs.quiz import Item, Quiz, about, bare, placed
from microsite.packs.zipped import zipped

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
TYPES = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "order": "matching_question",
    "number": "numerical_question",
    "open": "essay_question",
}


def write(quizzes: Sequence[Quiz], title: str) -> bytes:
    """A package with one quiz of the questions of some pages."""
    name = _id("quiz", *(quiz.name for quiz in quizzes), quizzes[0].language)
    items = [item for quiz in quizzes for item in quiz.items]
    return zipped(
        {
            "imsmanifest.xml": _manifest(name),
            f"{name}/assessment_meta.xml": _meta(name, title, len(items)),
            f"{name}/{name}.xml": _assessment(name, title, items),
        }
    )


def _id(*parts: str) -> str:
    """An identifier that stays: of the ids that make it."""
    return f"g{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:31]}"


def _written(root: Tree.Element) -> bytes:
    Tree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Tree.tostring(root, "unicode")}\n'.encode()


def _add(parent: Tree.Element, tag: str, text: str = "", **marks: str) -> Tree.Element:
    element = Tree.SubElement(parent, tag, marks)
    element.text = text or None
    return element


def _manifest(name: str) -> bytes:
    root = Tree.Element("manifest", identifier=_id(name, "manifest"), xmlns=PACKAGE)
    about_it = _add(root, "metadata")
    _add(about_it, "schema", "IMS Content")
    _add(about_it, "schemaversion", "1.1.3")
    _add(root, "organizations")
    resources = _add(root, "resources")
    quiz = _add(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    _add(quiz, "file", href=f"{name}/{name}.xml")
    meta = _id(name, "meta")
    _add(quiz, "dependency", identifierref=meta)
    place = f"{name}/assessment_meta.xml"
    _add(_add(resources, "resource", identifier=meta, type=META, href=place), "file", href=place)
    return _written(root)


def _meta(name: str, title: str, points: int) -> bytes:
    root = Tree.Element("quiz", identifier=name, xmlns=CANVAS)
    for tag, text in (
        ("title", title),
        ("shuffle_answers", "true"),
        ("scoring_policy", "keep_highest"),
        ("quiz_type", "assignment"),
        ("points_possible", f"{points}.0"),
        ("allowed_attempts", "1"),
    ):
        _add(root, tag, text)
    return _written(root)


def _assessment(name: str, title: str, items: Sequence[Item]) -> bytes:
    root = Tree.Element("questestinterop", xmlns=QTI)
    quiz = _add(root, "assessment", ident=name, title=title)
    _fields(_add(quiz, "qtimetadata"), {"cc_maxattempts": "1"})
    section = _add(quiz, "section", ident="root_section")
    for item in items:
        _item(_add(section, "item", ident=_id(item.id), title=item.id), item)
    return _written(root)


def _fields(parent: Tree.Element, values: dict[str, str]) -> None:
    for label, entry in values.items():
        field = _add(parent, "qtimetadatafield")
        _add(field, "fieldlabel", label)
        _add(field, "fieldentry", entry)


def _material(parent: Tree.Element, *paragraphs: str) -> None:
    html = "".join(f"<p>{escape(words, quote=False)}</p>" for words in paragraphs if words)
    _add(_add(parent, "material"), "mattext", html, texttype="text/html")


def _item(element: Tree.Element, item: Item) -> None:
    answers = [choice.name for choice in item.choices] + [step.name for step in item.steps]
    names = [_id(item.id, answer) for answer in answers]
    marks = {"question_type": TYPES[item.kind], "points_possible": "1", "original_answer_ids": ",".join(names)}
    marks["assessment_question_identifierref"] = _id(item.id, "question")
    _fields(_add(_add(element, "itemmetadata"), "qtimetadata"), marks)
    shown = _add(element, "presentation")
    _material(shown, about(item, item.text))
    answered = _add(element, "resprocessing")
    _add(_add(answered, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    _told(answered, "general_fb", None)
    if item.choices:
        _choices(shown, answered, item)
    elif item.steps:
        _order(shown, answered, item)
    else:
        response = _add(shown, "response_str", ident="response1", rcardinality="Single")
        field = _add(response, "render_fib", **({"fibtype": "Decimal"} if item.number else {}))
        _add(field, "response_label", ident="answer1", **({} if item.number else {"rshuffle": "No"}))
        _number(answered, item)
    number = f"{item.number.said}." if item.number else ""
    _feedback(element, "general_fb", number, item.reason if item.kind != "open" else "", item.told)
    for choice in item.choices:
        _feedback(element, f"{_id(item.id, choice.name)}_fb", choice.reason)


def _feedback(element: Tree.Element, name: str, *paragraphs: str) -> None:
    _material(_add(_add(element, "itemfeedback", ident=name), "flow_mat"), *paragraphs)


def _told(answered: Tree.Element, feedback: str, chosen: str | None) -> None:
    """Shows a feedback to who chose an answer, or to everybody."""
    condition = _add(answered, "respcondition", **{"continue": "Yes"})
    variable = _add(condition, "conditionvar")
    if chosen is None:
        _add(variable, "other")
    else:
        _add(variable, "varequal", chosen, respident="response1")
    _add(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def _right(answered: Tree.Element, action: str = "Set", points: str = "100") -> Tree.Element:
    """The condition under which points are given, to be filled."""
    condition = _add(answered, "respcondition", **({"continue": "No"} if action == "Set" else {}))
    variable = _add(condition, "conditionvar")
    _add(condition, "setvar", points, varname="SCORE", action=action)
    return variable


def _offered(response: Tree.Element, words: Sequence[tuple[str, str]]) -> None:
    shown = _add(response, "render_choice")
    for name, text in words:
        _material(_add(shown, "response_label", ident=name), text)


def _choices(shown: Tree.Element, answered: Tree.Element, item: Item) -> None:
    names = {choice.name: _id(item.id, choice.name) for choice in item.choices}
    cardinality = "Single" if item.kind == "one" else "Multiple"
    response = _add(shown, "response_lid", ident="response1", rcardinality=cardinality)
    _offered(response, [(names[choice.name], choice.text) for choice in item.choices])
    for choice in item.choices:
        _told(answered, f"{names[choice.name]}_fb", names[choice.name])
    variable = _right(answered)
    together = _add(variable, "and") if item.kind == "several" else variable
    for choice in item.choices:
        if choice.right:
            _add(together, "varequal", names[choice.name], respident="response1")
        elif item.kind == "several":
            _add(_add(together, "not"), "varequal", names[choice.name], respident="response1")


def _order(shown: Tree.Element, answered: Tree.Element, item: Item) -> None:
    """An order as pairs: each event, and the places from which its own is chosen."""
    places = [_id(item.id, "place", str(place)) for place in range(1, len(item.steps) + 1)]
    offered = [(name, str(place)) for place, name in enumerate(places, 1)]
    for step, place in placed(item):
        response = _add(shown, "response_lid", ident=f"response_{_id(item.id, step.name)}")
        _material(response, step.text)
        _offered(response, offered)
        variable = _right(answered, "Add", f"{100 / len(item.steps):.2f}")
        _add(variable, "varequal", places[place - 1], respident=response.attrib["ident"])


def _number(answered: Tree.Element, item: Item) -> None:
    if not item.number:
        _add(_add(_add(answered, "respcondition", **{"continue": "No"}), "conditionvar"), "other")
        return
    value, off = item.number.value, item.number.tolerance
    either = _add(_right(answered), "or")
    _add(either, "varequal", bare(value), respident="response1")
    both = _add(either, "and")
    _add(both, "vargte", bare(value - off), respident="response1")
    _add(both, "varlte", bare(value + off), respident="response1")
