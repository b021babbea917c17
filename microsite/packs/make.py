"""Makes all packs of a project, those in which nothing has changed from the cache."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.packs import cards, deck, files, gift, moodle, paper, qti, sheet
from microsite.packs.cards import Card
from microsite.packs.files import FOLDER, PAPER, PackFile
from microsite.packs.kept import Kept
from microsite.packs.quiz import Quiz, quiz_of
from microsite.packs.zipped import zipped
from microsite.prose.page import Page


@dataclass(frozen=True)
class Pack:
    """The files of a pack, how each kind is made, and all that they are made of, as JSON can hold it."""

    files: list[PackFile]
    makes: Mapping[str, Callable[[], bytes]]
    made_of: Any


def write(project: Project, made: Path, base: str) -> dict[str, int]:
    """Writes packs/ below each edition's root, and says how many bytes each file has; `base` is the site's address.

    Raises paper.PaperError where a template cannot be set.
    """
    kept, sizes = Kept(project), {}
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for edition in project.editions:
            packs = [_page(edition, page, base) for page in files.pages_of(edition)]
            packs += [_whole(edition, base)] if packs else []
            folder = edition.folder(made) / FOLDER
            for found in workers.map(lambda pack: kept.files(pack.made_of, partial(_contents, pack)), packs):
                folder.mkdir(parents=True, exist_ok=True)
                for name, content in found.items():
                    (folder / name).write_bytes(content)
                    sizes[name] = len(content)
    return sizes


def _contents(pack: Pack) -> dict[str, bytes]:
    """The files of a pack by their names; one of kind 'all' is a zip of those before it."""
    found: dict[str, bytes] = {}
    for file in pack.files:
        found[file.name] = zipped(found) if file.kind == "all" else pack.makes[file.kind]()
    return found


def _page(edition: Edition, page: Page, base: str) -> Pack:
    """The pack of a page."""
    quiz = quiz_of(edition, page, files.stem_of(edition, page), base)
    questions = paper.questions(edition, quiz)
    values = {"handout": paper.handout(edition, page, quiz), "quiz": questions, "key": questions}
    values["slides"] = paper.slides(edition, page, quiz)
    learnt = cards.cards_of(edition, page, [quiz])
    folders = edition.project.settings.template_folders
    sheets = {name: paper.template(folders, name) for name in PAPER}
    makes: dict[str, Callable[[], bytes]] = {
        **{name: partial(paper.compile_pdf, name, sheets[name], values[name]) for name in PAPER},
        "kahoot": lambda: sheet.kahoot(quiz.items),
        "wayground": lambda: sheet.wayground(quiz.items),
        "blooket": lambda: sheet.blooket(quiz.items).encode(),
        **_programs(edition, [quiz], learnt, quiz.name, f"{edition.brand}::{quiz.title}"),
    }
    return Pack(files.pack_of(edition, page), makes, [sheets, values, _said(edition, [quiz], learnt)])


def _whole(edition: Edition, base: str) -> Pack:
    """The pack of all pages together; a question that several of them ask stands at the first."""
    quizzes, seen = [], set[str]()
    for page in files.pages_of(edition):
        quiz = quiz_of(edition, page, files.stem_of(edition, page), base, seen)
        seen |= {item.id for item in quiz.items}
        quizzes += [quiz] if quiz.items else []
    learnt = cards.cards_of(edition, None, quizzes)
    makes = _programs(edition, quizzes, learnt, files.whole_stem(edition), edition.brand)
    return Pack(files.whole_of(edition), makes, _said(edition, quizzes, learnt))


def _programs(
    edition: Edition, quizzes: list[Quiz], learnt: list[Card], name: str, title: str
) -> dict[str, Callable[[], bytes]]:
    """What other programs read of the questions and cards of one page or of all."""
    site, published = edition.project.editions[0].brand, edition.site.extra.published
    return {
        "moodle": lambda: moodle.write(quizzes, edition.brand).encode(),
        "gift": lambda: gift.write(quizzes, edition.brand).encode(),
        "qti": lambda: qti.write(quizzes, title.replace("::", ": ")),
        "anki": lambda: deck.write(site, edition.language, name, title, learnt, published),
        "cards": lambda: cards.written(learnt),
    }


def _said(edition: Edition, quizzes: Iterable[Quiz], learnt: Iterable[Card]) -> list[Any]:
    """All that the files of `_programs` are made of."""
    site = (edition.project.editions[0].brand, edition.brand, edition.site.extra.published)
    return [site, [asdict(quiz) for quiz in quizzes], [asdict(card) for card in learnt]]
