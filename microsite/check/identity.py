"""Rules on what makes a site look like its project: its colours, its logo, the names of its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from microsite.evidence.project import Project
from microsite.evidence.vocabulary import MARK_KINDS, RESERVED, Side
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.palette import BASE

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = re.compile(r"\s*-?[\d.]+(?:[\s,]+-?[\d.]+){3}\s*")


def colours_stand_apart(project: Project) -> Iterator[Problem]:
    """palette-colours: what is read stands out from what is behind it, in both themes."""
    main = project.settings.configurations[project.settings.default]
    own = main.site.theme.palette
    for role, behind, theme, found, least in project.catalog.palette.faint():
        name = role if role in own else behind
        message = f"'{role}' on '{behind}' has a contrast of {found:.1f} in the {theme} theme"
        hint = f"At least {least:g} is needed: make one of them lighter, or the other darker."
        yield Problem(main.path, main.line_of(f"theme.palette.{name}"), Rule.PALETTE_COLOURS, message, hint)


def colours_are_used(project: Project) -> Iterator[Problem]:
    """palette-colours: a colour of the project's own is drawn by some chart or template, and those named are there."""
    settings = project.settings
    main = settings.configurations[settings.default]
    known = {*BASE, *project.catalog.of(Side)}
    text = "".join(_texts(settings.project / "charts", "*.*ml", "*.py"))
    text += "".join(_texts(settings.project / "templates", "*.html", "*.css"))
    for role in main.site.theme.palette:
        if role not in known and not re.search(rf"(?<![\w-]){re.escape(role)}(?![\w-])", text.replace("--", " ")):
            hint = did_you_mean(role, known) or f"Roles: {', '.join(sorted(known))}."
            line = main.line_of(f"theme.palette.{role}")
            yield Problem(main.path, line, Rule.PALETTE_COLOURS, f"nothing is drawn in '{role}'", hint)
    colours = project.catalog.palette.colours
    marked = (mark for kind in MARK_KINDS for mark in project.catalog.of(kind).values())
    for record in marked:
        if record.colour not in colours:
            hint = did_you_mean(record.colour, colours) or f"Roles: {', '.join(sorted(colours))}."
            yield record.problem("colour", Rule.PALETTE_COLOURS, f"the palette has no '{record.colour}'", hint)


def _texts(folder: Path, *patterns: str) -> Iterator[str]:
    for pattern in patterns:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                yield path.read_text("utf-8", errors="replace")


def sides_have_names_of_their_own(project: Project) -> Iterator[Problem]:
    """id-reserved: a side is called neither like a colour nor like a column of events."""
    for side in project.catalog.of(Side).values():
        if side.id in RESERVED:
            message = f"'{side.id}' is a colour or a column already"
            yield side.problem("", Rule.ID_RESERVED, message, "Choose another id.")


def names_of_the_menu_are_said_in_every_language(project: Project) -> Iterator[Problem]:
    """words-known: what mkdocs.yml calls a section or a page in the menu has its name in the other languages."""
    main = project.settings.configurations[project.settings.default]
    for edition in project.editions[1:]:
        for name, line in main.nav_sections():
            if name not in edition.words["nav"]:
                message = f"'{name}' in the menu has no name in '{edition.language}'"
                hint = f'Write "{name}" = "…" below [nav] in words/{edition.language}.toml.'
                yield Problem(main.path, line, Rule.WORDS_KNOWN, message, hint)


def the_logo_is_a_drawing(project: Project) -> Iterator[Problem]:
    """project-config: the logo is an SVG of the project that runs nothing."""
    settings = project.settings
    main = settings.configurations[settings.default]
    name = main.site.theme.logo
    if name and (said := _wrong_logo(settings.project, name)):
        yield Problem(
            main.path, main.line_of("theme.logo"), Rule.PROJECT_CONFIG, f"theme.logo: '{name}' {said[0]}", said[1]
        )


def _wrong_logo(project: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with a logo, and what to do; None where nothing is."""
    path = (project / name).resolve()
    if not path.is_relative_to(project) or not path.is_file():
        known = [file.name for file in project.glob("*.svg")]
        return "is no file of the project", did_you_mean(name, known) or "Put an SVG beside mkdocs.yml and name it."
    try:
        root = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - the author's own file
    except ElementTree.ParseError as error:
        return f"is no SVG: {error}", "Save it as plain SVG."
    if root.tag != f"{SVG}svg" or not NUMBERS.fullmatch(root.get("viewBox", "")):
        return "is no SVG with a viewBox", 'Begin it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">.'
    for node in root.iter():
        if node.tag in {f"{SVG}script", f"{SVG}foreignObject"} or any(key.startswith("on") for key in node.attrib):
            return "holds a script", "A logo is drawn, and runs nothing."
    return None
