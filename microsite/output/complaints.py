"""What the engine and the templates complain of, as problems at the author's files."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jinja2

from microsite.evidence.project import Project
from microsite.evidence.settings import Settings
from microsite.files.problem import Problem
from microsite.files.rules import Rule

FRAME = re.compile(r'File "(?P<path>[^"]+\.html)", line (?P<line>\d+)')
# As Python and as Rust say that the system refused a file.
UNWRITTEN = (
    re.compile(r"^(?:OSError|PermissionError): \[Errno \d+\] (?P<why>[^:\n]+)", re.MULTILINE),
    re.compile(r"(?P<why>[A-Z][^\"(:\n]+) \(os error \d+\)"),
)
RAISED = re.compile(r"^(?:jinja2\.exceptions\.|minijinja\.)?(?P<kind>\w+): (?P<said>.+)$", re.MULTILINE)
WARNED = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(?P<said>.+)$", re.MULTILINE)
PAGE = re.compile(r"'(?P<page>[^']+\.md)'")
PLACE = re.compile(r"\(in (?P<name>[\w./-]+\.html):(?P<line>\d+)\)")
MEANT = {
    "UndefinedError": "Templates are given what microsite/render.py names.",
    "TemplateNotFound": "Every template of templates/ has to be there.",
}


def of_template(settings: Settings, error: jinja2.TemplateError) -> Problem:
    """An error of a template of this process, at the template's line."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _at(settings, Path(error.filename or error.name or ""), error.lineno, error.message or "")
    if isinstance(error, jinja2.TemplateNotFound):
        return _missing(settings, str(error.name))
    frames = list(FRAME.finditer("".join(traceback.format_exception(error))))
    path, line = (Path(frames[-1]["path"]), int(frames[-1]["line"])) if frames else (settings.templates, 1)
    return _at(settings, path, line, str(error), MEANT.get(type(error).__name__, ""))


def syntax_of_templates(settings: Settings) -> Iterator[Problem]:
    """Templates that cannot be read, and those that are missing."""
    for path in sorted(settings.templates.rglob("*.html")):
        try:
            if error := _unread(path.read_text("utf-8"), str(path)):
                yield of_template(settings, error)
        except UnicodeDecodeError as error:
            yield Problem(settings.shown(path), 1, Rule.FILE_UTF8, f"not UTF-8: {error.reason}")


@lru_cache(maxsize=512)
def _unread(text: str, path: str) -> jinja2.TemplateSyntaxError | None:
    """Why a template cannot be read, once for the same text: a preview asks at every change."""
    try:
        jinja2.Environment(autoescape=True).parse(text, path, path)
    except jinja2.TemplateSyntaxError as error:
        return error
    return None


def reason(said: str) -> str:
    """The system's words in an error that Python has printed, such as 'File too large'."""
    found = re.match(r"\[Errno \d+\] ([^:\n]+)", said)
    return found[1] if found else said


def unwritten(said: list[tuple[str, str]]) -> str:
    """Why the engine could not write, in the system's words: a full disk above all; nothing where it could."""
    found = (pattern.search(output) for _, output in said for pattern in UNWRITTEN)
    return next((why["why"] for why in found if why), "")


def of_engine(project: Project, said: list[tuple[str, str]]) -> list[Problem]:
    """What an engine printed for each language, as problems; never its own lines."""
    problems: list[Problem] = []
    for language, output in said:
        found = _template(project.settings, output)
        problems += [found] if found else list(_warnings(project, language, output))
        if not problems:
            last = next(iter(reversed([line for line in output.split("\n") if line.strip()])), "it gave no reason")
            path = project.settings.configurations[language].path
            problems.append(Problem(path, 1, Rule.BUILT_PAGES, f"the engine stopped: {last.strip()}"))
    return list(dict.fromkeys(problems))


def _template(settings: Settings, output: str) -> Problem | None:
    """A template's error in a traceback."""
    raised = list(RAISED.finditer(output))
    if placed := PLACE.search(output):
        message = raised[-1]["said"] if raised else "undefined value"
        return _at(settings, Path(placed["name"]), int(placed["line"]), PLACE.sub("", message).strip())
    frames = list(FRAME.finditer(output))
    if not raised:
        return None
    if raised[-1]["kind"] == "TemplateNotFound":
        return _missing(settings, raised[-1]["said"].strip("'").split("'")[0])
    hint = MEANT.get(raised[-1]["kind"], "")
    return (
        _at(settings, Path(frames[-1]["path"]), int(frames[-1]["line"]), raised[-1]["said"], hint) if frames else None
    )


def _warnings(project: Project, language: str, output: str) -> Iterator[Problem]:
    pages = {f"{page.slug}.md": page for page in project.pages_of(language)}
    for warned in WARNED.finditer(output):
        named = PAGE.search(warned["said"])
        page = pages.get(named["page"]) if named else None
        if page is not None:
            quoted = re.findall(r"'([^']+)'", warned["said"])[1:]
            lines = page.text.split("\n")
            line = next((n for n, text in enumerate(lines, 1) if any(word in text for word in quoted)), 1)
            yield Problem(page.path, line, Rule.BUILT_PAGES, f"the engine says: {warned['said']}")
        elif "Aborted" not in warned["said"]:
            path = project.settings.configurations[language].path
            yield Problem(path, 1, Rule.BUILT_PAGES, f"the engine says: {warned['said']}")


def of_paper(settings: Settings, name: str, line: int, said: str) -> Problem:
    """What typst says of a template of packs, as a problem."""
    return _at(settings, Path(f"packs/{name}.typ"), line, said)


def _missing(settings: Settings, name: str) -> Problem:
    path = f"{settings.templates.name}/{name}"
    return Problem(path, 1, Rule.TEMPLATE_RUNS, "is missing", "A template includes it, or the compiler asks for it.")


def _at(settings: Settings, path: Path, line: int, said: str, hint: str = "") -> Problem:
    """A problem of a template, which may stand in the engine's room or be named by the end of its path."""
    known = [found for folder in settings.template_folders for found in folder.rglob(path.name)]
    best = max(known, key=lambda found: _common_end(found, path), default=settings.templates / path.name)
    shown = settings.shown(best) if best.is_relative_to(settings.project) else f"templates/{best.name}"
    return Problem(shown, line, Rule.TEMPLATE_RUNS, said, hint)


def _common_end(one: Path, other: Path) -> int:
    pairs = zip(reversed(one.parts), reversed(other.parts), strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), len(one.parts))
