"""Which files each page's pack has, and what they are called: a page that asks questions has one.

Names hold the page and the language, since teachers keep all of them in one folder.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from microsite.evidence.edition import Edition
from microsite.evidence.questions import Question, asked
from microsite.prose.page import Page
from microsite.search.words import fold

FOLDER = "packs"
# What is printed or shown, and what other programs read; each kind with the ending of its file.
PAPER = {"handout": "pdf", "quiz": "pdf", "key": "pdf", "slides": "pdf"}
QUIZZES = {"moodle": "xml", "gift": "txt", "qti": "zip"}
GAMES = {"kahoot": "xlsx", "wayground": "xlsx", "blooket": "csv"}
LEARNT = {"anki": "apkg", "cards": "csv"}
ENDINGS = {**PAPER, **QUIZZES, **GAMES, **LEARNT, "all": "zip"}
MOST = {"kahoot": 4, "wayground": 5, "blooket": 4}  # answers that a game shows


@dataclass(frozen=True)
class PackFile:
    """A file of a pack: its kind, one of `ENDINGS`, and its name."""

    kind: str
    name: str

    @property
    def address(self) -> str:
        """Where it stands, from the root of its language."""
        return f"site:/{FOLDER}/{self.name}"


def pages_of(edition: Edition) -> list[Page]:
    """The pages that have a pack, in the order of the navigation."""
    own = {page.slug: page for page in edition.pages}
    return [own[slug] for slug in _stems(edition)]


def stem_of(edition: Edition, page: Page) -> str:
    """What a page is called in the names of files: the last part of its path, or all of it where two end alike."""
    return _stems(edition)[page.slug]


def pack_of(edition: Edition, page: Page) -> list[PackFile]:
    """The files of a page's pack; none where it asks nothing."""
    if page.slug not in _stems(edition):
        return []
    kinds = [*PAPER, *QUIZZES, *GAMES, *LEARNT, "all"]
    if not any(link.scheme == "chart" and link.image for link in page.links):
        kinds.remove("slides")
    questions = [edition.catalog.of(Question)[name] for name in asked(page)]
    for game, most in MOST.items():
        if not any(0 < len(question.answers) <= most for question in questions):
            kinds.remove(game)
    return _files(edition, stem_of(edition, page), kinds)


def whole_of(edition: Edition) -> list[PackFile]:
    """The files of all pages together; none where no page asks anything."""
    return _files(edition, whole_stem(edition), [*QUIZZES, *LEARNT]) if _stems(edition) else []


def whole_stem(edition: Edition) -> str:
    """What the whole is called in the names of files: the short name of the site."""
    return f"{re.sub(r'[^a-z0-9]+', '-', fold(edition.brand.lower())).strip('-')}-all"


def sizes_in(root: Path) -> dict[str, int]:
    """How many bytes each file has, by name, below the root of an edition that is built."""
    return {path.name: path.stat().st_size for path in sorted((root / FOLDER).glob("*"))}


def _files(edition: Edition, stem: str, kinds: Iterable[str]) -> list[PackFile]:
    return [PackFile(kind, f"{stem}-{kind}-{edition.language}.{ENDINGS[kind]}") for kind in kinds]


@lru_cache(maxsize=8)
def _stems(edition: Edition) -> dict[str, str]:
    """The name of each page that asks something, by its path, in the order of the navigation."""
    order = {path.removesuffix(".md"): place for place, path in enumerate(edition.project.nav_paths)}
    slugs = sorted((page.slug for page in edition.pages if asked(page)), key=lambda slug: order.get(slug, len(order)))
    last = Counter(slug.rpartition("/")[2] for slug in slugs)
    names = {slug: slug.rpartition("/")[2] for slug in slugs}
    return {slug: name if last[name] == 1 else slug.replace("/", "-") for slug, name in names.items()}
