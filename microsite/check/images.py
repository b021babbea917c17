"""Rules on images: a picture is there, says what it shows, who made it and on which terms, and is not heavy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from microsite.evidence import images
from microsite.evidence.images import FORMS, LARGEST, Image
from microsite.evidence.project import Project
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.prose.page import Link, Page

KB = 1024


def images_are_whole(project: Project) -> Iterator[Problem]:
    """image-known, image-record, image-alt, image-alone, image-size."""
    for page, link in project.links():
        if images.is_image(link):
            yield from _wrong_form(page, link)
            place = images.found(_docs(project), page, link)
            yield from _wrong_file(project, page, link, place) if place else _missing(project, page, link)


def images_have_a_picture(project: Project) -> Iterator[Problem]:
    """image-known: the words of a picture have one beside them."""
    for image in project.catalog.of(Image).values():
        path = project.settings.project / image.path
        if not any(path.with_suffix(form).is_file() for form in (*FORMS, *map(str.upper, FORMS))):
            hint = f"Put the picture beside it, called {image.id}.jpg or the like."
            yield image.problem("", Rule.IMAGE_KNOWN, f"there is no picture '{image.id}' beside its words", hint)


def _docs(project: Project) -> Path:
    return project.settings.project / "docs"


def _wrong_form(page: Page, link: Link) -> Iterator[Problem]:
    if not link.words.strip():
        hint = "Say in the square brackets what can be seen, for those who do not see it."
        yield Problem(page.path, link.line, Rule.IMAGE_ALT, f"image '{link.target}' has no alt text", hint)
    if not link.alone:
        message = f"image '{link.target}' is not in a paragraph of its own"
        yield Problem(page.path, link.line, Rule.IMAGE_ALONE, message, "Put empty lines around it.")
    if link.title:
        hint = "Put it into 'caption' of the file beside the picture."
        yield Problem(page.path, link.line, Rule.IMAGE_ALONE, f"the title '{link.title}' would be lost", hint)


def _missing(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    docs = _docs(project)
    files = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.suffix.lower() in FORMS]
    near = did_you_mean(link.target, [images.way(page, file) for file in files])
    hint = near or "Put it into docs/images/, and write ![What it shows](images/NAME.jpg)."
    yield Problem(page.path, link.line, Rule.IMAGE_KNOWN, f"no image '{link.target}'", hint)


def _wrong_file(project: Project, page: Page, link: Link, place: str) -> Iterator[Problem]:
    path = _docs(project) / place

    def problem(rule: Rule, message: str, hint: str) -> Problem:
        return Problem(page.path, link.line, rule, f"'{place}' {message}", hint)

    if path.suffix.lower() not in FORMS:
        hint = f"Save it as {', '.join(FORMS[:-1])} or {FORMS[-1]}; an SVG may hold scripts."
        yield problem(Rule.IMAGE_KNOWN, "is no picture that pages may show", hint)
        return
    if images.size_of(path) is None:
        yield problem(Rule.IMAGE_KNOWN, "is no picture that can be read", "Save it again from a program for pictures.")
    if (weight := path.stat().st_size) > LARGEST * KB:
        hint = "Make it 1,600 pixels wide, and save it as WebP or as JPEG of middling quality."
        yield problem(Rule.IMAGE_SIZE, f"weighs {weight // KB} KB; {LARGEST} are allowed", hint)
    image = project.catalog.of(Image).get(path.stem)
    if not project.catalog.excuses("image", path.stem) and (image is None or Path(image.path).parent != _home(place)):
        hint = "Write caption, credit and licence; CONTRIBUTING.md has a recipe."
        yield problem(Rule.IMAGE_RECORD, f"has no '{path.stem}.toml' beside it", hint)


def _home(place: str) -> Path:
    return Path("docs", place).parent
