"""Rules on how pages are written: nothing that the engine would print raw, one heading, no hidden characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from microsite.evidence.components import COMPONENTS
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.prose.page import Heading, Page

HIDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufff9-\uffff]")

# What a template writes as an id: its own words, and whether the id of a record or a number follows.
ID = re.compile(r'\sid="([^"{]*)(\{\{)?')
# Kinds of records by which components group others.
GROUPS = ("side", "role", "theme", "source-kind")


def pages_are_read_whole(project: Project) -> Iterator[Problem]:
    """markdown-form: a page holds no Markdown that would be shown as it is written."""
    for page in project.pages:
        for line, what, hint in page.forms:
            yield Problem(page.path, line, Rule.MARKDOWN_FORM, what, hint)


def pages_have_one_heading(project: Project) -> Iterator[Problem]:
    """page-heading: a page begins with its one heading of the first level, and holds more than that."""
    for page in project.pages:
        first = [heading for heading in page.headings if heading.tag == "h1"]
        if not any(kind != "meta" for _, kind, _ in page.prose):
            yield Problem(page.path, 1, Rule.PAGE_HEADING, "is empty", "Write '# ' and a heading, then text.")
        elif not first:
            hint = "Begin with '# ' and the page's heading."
            yield Problem(page.path, 1, Rule.PAGE_HEADING, "has no heading of the first level", hint)
        for again in first[1:]:
            message = f"'{again.words}' is a second heading of the first level"
            yield Problem(page.path, again.line, Rule.PAGE_HEADING, message, "Write '## ' before it.")


def pages_hide_no_characters(project: Project) -> Iterator[Problem]:
    """character-shown: a page holds no character that changes it unseen."""
    for page in project.pages:
        for number, text in enumerate(page.text.split("\n"), 1):
            if found := HIDING.search(text):
                name = unicodedata.name(found[0], "a control character").lower()
                message = f"holds a character that is not seen, U+{ord(found[0]):04X} ({name})"
                hint = f"Delete it; it stands before '{text[found.end() : found.end() + 12]}'."
                yield Problem(page.path, number, Rule.CHARACTER_SHOWN, message, hint)


def headings_leave_ids_to_records(project: Project) -> Iterator[Problem]:
    """heading-id: a heading has no address that a record or the site's frame has on the same page."""
    frame = _ids_of_the_frame(project)
    known = "|".join(re.escape(name) for kind in GROUPS for name in project.catalog.ids(kind))
    forms = {name: _headings_written_by(project, name, known) for name in COMPONENTS}

    def written(page: Page, heading: Heading) -> bool:
        shown = {link.scheme for link in page.links if link.image and link.scheme in forms}
        return any(forms[name].fullmatch(heading.id) for name in shown)

    for page in project.pages:
        entries = _ids_of_entries(project, page)
        for heading in page.headings:
            if heading.id in entries or heading.id in frame or written(page, heading):
                yield _taken(page, heading)


def _taken(page: Page, heading: Heading) -> Problem:
    message = f"'{heading.words}' would have the address '#{heading.id}', which the page gives to something else"
    return Problem(page.path, heading.line, Rule.HEADING_ID, message, "Write the heading in other words.")


def _ids_of_the_frame(project: Project) -> frozenset[str]:
    """Ids that the theme's templates write on every page."""
    theme = project.settings.templates / "theme"
    texts = (path.read_text("utf-8", errors="replace") for path in sorted(theme.rglob("*.html")))
    return frozenset(name for text in texts for name in re.findall(r'\sid="([^"{]+)"', text))


def _headings_written_by(project: Project, component: str, known: str) -> re.Pattern[str]:
    """Ids that a component's template writes besides those of its records: `people`, `era-3`, `side-uk`."""
    folders = [folder / f"{component}.html" for folder in project.settings.template_folders]
    path = next(path for path in folders if path.is_file())
    found = ID.findall(path.read_text("utf-8", errors="replace"))
    ids = [re.escape(name) + (rf"(?:\d+|{known})" if slot else "") for name, slot in found if name]
    return re.compile("|".join(ids) or "(?!)")


def _ids_of_entries(project: Project, page: Page) -> frozenset[str]:
    """Ids that the components and charts of a page write."""
    cited = len({key for _, key in page.citations})
    ids = {"page-sources", "go-on", *(f"cite-{number + 1}" for number in range(cited))} if cited else set()
    for link in page.links:
        if link.image and link.scheme == "chart":
            ids.add(f"chart-{link.target}")
        elif link.image and link.target == "all" and link.scheme in COMPONENTS:
            kind = COMPONENTS[link.scheme].kind
            before = project.catalog.moved.kinds.get(kind, {})
            names = (*project.catalog.ids(kind), *before)
            ids.update(f"series-{name}" if kind == "series" else name for name in names)
    return frozenset(ids)
