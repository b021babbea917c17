"""The words of a project's languages: read, and held beside each other.

The files of all languages are held beside each other: a word that most of them have, every one has.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

from microsite.evidence.wordtables import Form, Printing, WordFile
from microsite.files import decode, toml_lines
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Position
from microsite.files.rules import Rule
from microsite.language.wording import FOLDER, Wording, laid_over

FREE = ("nav", "print.one")  # what a language has of its own
# Money is printed with a sign or a name, as the language has it.
MONEY = frozenset({"sign", "name", "number", "scale"})
SHARED = "microsite/words"


@dataclass(frozen=True)
class _File:
    """A language's words as a project says them, where they stand, and the phrases of the compiler among them."""

    position: Position
    said: Mapping[str, str]
    shared: frozenset[str]


def check(languages: tuple[str, ...], own: Path | None = None, shared: Path = FOLDER) -> list[Problem]:
    """Problems of the words of a project's languages: those in `shared`, and laid over them its own."""
    files: dict[str, _File] = {}
    problems: list[Problem] = []
    for language in sorted({path.stem for path in shared.glob("*.toml")} | set(languages)):
        file, wrong = _read(language, own if language in languages else None, shared)
        problems += wrong if language in languages else []
        if file:
            files[language] = file
    problems += [
        _stray(path, languages) for path in sorted(own.glob("*.toml") if own else ()) if path.stem not in languages
    ]
    return problems or [problem for language in languages for problem in _beside(language, languages, files)]


def words_of(language: str, own: Path) -> Wording:
    """The words of a language as a project says them, whose own folder of words has passed `check`."""
    path = own / f"{language}.toml"
    content = tomllib.loads(toml_lines.read_text(path, path.name)[0]) if path.is_file() else {}
    return Wording(language, json.dumps(content, ensure_ascii=False, sort_keys=True))


def _stray(path: Path, languages: tuple[str, ...]) -> Problem:
    hint = did_you_mean(path.stem, languages) or f"The site's languages: {', '.join(languages)}."
    message = f"the site does not speak '{path.stem}'"
    return Problem(f"words/{path.name}", 1, Rule.WORDS_KNOWN, message, hint)


def _read(language: str, own: Path | None, shared: Path) -> tuple[_File | None, list[Problem]]:
    """A language's words, or why they cannot be used; neither where there are none."""
    position: Position | None = None
    content: dict[str, Any] = {}
    below: Mapping[str, Any] = {}
    for folder, name in ((shared, SHARED), (own, "words")):
        path = folder / f"{language}.toml" if folder else None
        if path and path.is_file():
            shown = f"{name}/{path.name}"
            text, unreadable = toml_lines.read_text(path, shown)
            file, syntax = toml_lines.whole(text, shown)
            if unreadable or syntax or file.content is None:
                return None, unreadable or syntax
            position, below = Position(language, shown, 1, file.lines), content
            content = laid_over(content, file.content)
    if position is None:
        return None, []
    _, wrong = decode.table(WordFile, content, position, f"'{position.path}'")
    if wrong:
        return None, wrong
    said = dict(_said(content))
    return _File(position, said, frozenset(dict(_said(below)) or said)), []


def _said(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase that templates print, by its dotted name."""
    for section, model in WordFile.model_fields.items():
        if model.annotation == dict[str, Form] and section not in FREE:
            yield from ((f"{section}.{name}", phrase) for name, phrase in content.get(section, {}).items())
    for section, names in (
        ("search", ("kinds", "labels")),
        ("dates", ("span",)),
        ("print", tuple(Printing.model_fields)),
    ):
        for name in names:
            inner = content.get(section, {}).get(name)
            if isinstance(inner, dict) and f"{section}.{name}" not in (*FREE, "print.elision"):
                yield from ((f"{section}.{name}.{key}", phrase) for key, phrase in inner.items())
            elif isinstance(inner, str):
                yield f"{section}.{name}", inner


def _beside(language: str, languages: tuple[str, ...], files: Mapping[str, _File]) -> Iterator[Problem]:
    """What most languages say and this one does not, and the places to fill in that differ from theirs.

    What a project adds of its own, it says in each of its languages, and no other has to.
    """
    position, said = files[language].position, files[language].said
    others = {name: file for name, file in files.items() if name != language}
    for name in sorted({name for file in others.values() for name in file.said} - set(said)):
        asked = [name in file.said for other, file in others.items() if name in file.shared or other in languages]
        own = [file for file in others.values() if name in file.said and name not in file.shared]
        if own and not any(name in file.shared for file in others.values()):
            hint = f"Add it to words/{language}.toml as well, or remove it."
            message = f"'{name}' has no words in '{language}'"
            yield Problem(own[0].position.path, own[0].position.line_of(name), Rule.WORDS_KNOWN, message, hint)
        elif sum(asked) * 2 > len(asked):
            section, _, key = name.rpartition(".")
            hint = did_you_mean(name, [n for n in said if not any(n in file.said for file in others.values())])
            message = f"'{section}' lacks '{key}'"
            yield Problem(position.path, position.line_of(section), Rule.WORDS_KNOWN, message, hint)
    for name, phrase in said.items():
        yield from _differing(name, phrase, files[language], others)


def _differing(name: str, phrase: str, file: _File, others: Mapping[str, _File]) -> Iterator[Problem]:
    position = file.position
    places = [_places(other.said[name]) for other in others.values() if name in other.said]
    if not places and name in file.shared and others:
        if not did_you_mean(name, {n for other in others.values() for n in other.said} - set(file.said)):
            message = f"no other language has '{name}'"
            yield Problem(position.path, position.line_of(name), Rule.WORDS_KNOWN, message, "Remove it.")
    elif name.startswith("print.currency") and _places(phrase) <= MONEY:
        return
    elif places and _places(phrase) != (usual := Counter(places).most_common(1)[0][0]):
        wanted = ", ".join(f"{{{one}}}" for one in sorted(usual)) or "none"
        message = f"'{name}' has other places to fill in than the other languages"
        yield Problem(position.path, position.line_of(name), Rule.WORDS_KNOWN, message, f"Theirs: {wanted}.")


def _places(phrase: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(phrase) if name is not None)
