"""Makes of a page a draft in another language: its words as they are, its numbers as that language writes them."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.editing.edits import Changes
from microsite.editing.in_pages import without_code
from microsite.evidence import project as projects
from microsite.evidence.project import Project
from microsite.evidence.records import Figure
from microsite.evidence.rewording import reworded
from microsite.files.failures import EditError
from microsite.files.problem import did_you_mean
from microsite.prose import frontmatter, original
from microsite.prose.page import Page

FIGURE = re.compile(r"\[([^\[\]]+)\]\(\s*<?figure:([a-z0-9-]+)")


def translate(folder: Path, path: str, language: str) -> Changes:
    """The new page, not written yet; `path` is that of a page in the default language.

    Raises EditError where there is no such page, no such language, or the page is there already.
    """
    project = projects.load(folder, drafts=True)
    _spoken(project, language)
    page = _page(project, path)
    shown = f"docs/{language}/{page.slug}.md"
    if (project.settings.project / shown).exists():
        raise EditError(f"{shown} is there already. It is left as it is.")
    changes = Changes(project.settings.project)
    drafted = frontmatter.saying(_counted(project, page, language), {"draft": True}, first=True)
    changes.made[shown] = frontmatter.saying(drafted, {"original": original.written(page.text)})
    return changes


def confirm(folder: Path, path: str, language: str) -> Changes:
    """The translation of a page, not written yet, that says it is made from the page as it stands now.

    Raises EditError where there is no such page, no such language, or no translation.
    """
    project = projects.load(folder, drafts=True)
    _spoken(project, language)
    page = _page(project, path)
    shown = f"docs/{language}/{page.slug}.md"
    changes = Changes(project.settings.project)
    if not changes.text(shown):
        raise EditError(f"there is no {shown}. 'build.py translate {page.slug}.md --to {language}' makes a draft.")
    changes.made[shown] = frontmatter.saying(changes.text(shown), {"original": original.written(page.text)})
    return changes


def _spoken(project: Project, language: str) -> None:
    others = project.settings.languages[1:]
    if language == project.settings.default:
        raise EditError(f"'{language}' is the language of the originals. Name one of {', '.join(others) or 'none'}.")
    if language not in others:
        hint = f"The site speaks {', '.join(others)} besides." if others else "Write mkdocs.LANGUAGE.yml first."
        raise EditError(f"the site has no language '{language}'. {hint}")


def _page(project: Project, path: str) -> Page:
    default = project.settings.default
    slug = path.removeprefix("./").removeprefix(f"docs/{default}/").removesuffix(".md")
    pages = {page.slug: page for page in project.pages_of(default)}
    if slug not in pages:
        raise EditError(f"unknown page '{slug}.md'. {did_you_mean(slug, pages)}".rstrip())
    return pages[slug]


def _counted(project: Project, page: Page, language: str) -> str:
    """The page with its figures as the language writes them, where that is known."""
    figures, words = project.catalog.of(Figure), project.settings.words
    text = page.text
    for found in reversed(list(FIGURE.finditer(without_code(text)))):
        figure = figures.get(found[2])
        said = " ".join(found[1].split())
        there = figure and reworded(said, figure, project.catalog, words[page.language], words[language])
        if there and there != said:
            text = text[: found.start(1)] + there + text[found.end(1) :]
    return text
