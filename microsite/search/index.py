"""Writes the search index: many small scripts, of which a query loads the few that it needs.

Terms stand in alphabetical blocks, entries by kind in blocks of a few; the list of blocks, with how many entries each
kind has, comes first, the words for spelling where one is misspelt. Scripts, because a page opened from disk may not
read other files.

A term is a stem with its spellings of one family (see families.py); each spelling has postings: pairs of an
entry's number (as the step from the one before) and a weight from 1 to 255. The last of them may be a list of
words, '~killing,murder': what relatives of the term find, their weights already less. A term that begins with
'=' is the whole of a name, its stems in alphabetical order; '@' is an era, to filter by;
'#' is a day, a month, a year or a decade as it is written by ISO 8601, '^' the same of those in office then;
'!' is how a stem sounds: the stems that sound so.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.vocabulary import Side
from microsite.language.wording import Wording
from microsite.search.entries import entries
from microsite.search.entry import KINDS, Entry
from microsite.search.families import groups_of
from microsite.search.terms import Terms
from microsite.search.weights import names
from microsite.search.words import Grammar, fold, grammar_of, tokens

TERMS_BLOCK = 3000  # characters: about 1 KB on the wire
ENTRIES_BLOCK = 3


def write(project: Project, made: Path) -> None:
    """Writes search/ below the site: start.js, and a folder of blocks for each language."""
    words = project.settings.words
    grammar = grammar_of(words.values())
    folder = made / "search"
    shutil.rmtree(folder, ignore_errors=True)
    listed = {}
    for edition in project.editions:
        said = edition.words["search"]
        write_blocks(folder, edition.language, entries(edition), words)
        listed[edition.language] = {
            "root": edition.root,
            "labels": said["labels"],
            "kinds": {kind: said["kinds"][kind] for kind in KINDS},
            "asks": _asks(said),
            "general": _general(edition, words, grammar),
            "eras": [[era.page.slug, era.title] for era in edition.eras],
        }
    _put(folder / "start.js", "start", {"languages": listed, "grammar": grammar.as_json()})


def _general(edition: Edition, words: Mapping[str, Wording], grammar: Grammar) -> list[str]:
    """The words of the names of the sides, and of one meaning with them: they say little where all is about them."""
    sides = edition.catalog.of(Side).values()
    own = {fold(word[0]) for side in sides for word in tokens(edition.text(side.label), grammar)}
    groups = ({fold(word) for word, _ in group} for group in groups_of(words))
    return sorted(own.union(*(group for group in groups if group & own)))


def _asks(said: Mapping[str, Any]) -> dict[str, list[str]]:
    """The words by which a question asks: how each does, and for which kinds of entries."""
    asks = {words: ["ask", *kinds] for words, kinds in said["asks"].items()}
    asks |= {words: ["name", kind] for kind, named in said["named"].items() for words in named}
    asks |= {words: ["sort", kind] for kind, sorts in said["sorts"].items() for words in sorts}
    asks |= {words: ["govern", "leader"] for words in said["governing"]}
    return {fold(words): told for words, told in asks.items()}


def write_blocks(folder: Path, language: str, found: Sequence[Entry], words: Mapping[str, Wording]) -> None:
    """Writes the blocks of one language; 'words' names their version, which changes with any of them."""
    parts = blocks(found, language, words)
    parts["words"]["version"] = hashlib.sha256(_json(parts).encode()).hexdigest()[:8]
    for name, content in parts.items():
        _put(folder / language / f"{name}.js", f"{language}/{name}", content)


def blocks(found: Sequence[Entry], language: str, words: Mapping[str, Wording]) -> dict[str, Any]:
    """The blocks of one language by name: 'words', 't0', 't1', …, 'e0', 'e1', …"""
    grammar = grammar_of(words.values())
    parts: dict[str, Any] = {}
    firsts: list[str] = []
    block: list[Any] = []
    size = 0
    last = ""
    for row in Terms(found, grammar, language, words).rows():
        if not block or (size > TERMS_BLOCK and row[0] != last):
            block, size = [], 0
            parts[f"t{len(firsts)}"] = block
            firsts.append(row[0])
        block.append(row)
        last = row[0]
        size += len(_json(row))
    for start in range(0, len(found), ENTRIES_BLOCK):
        shown = [_shown(entry) for entry in found[start : start + ENTRIES_BLOCK]]
        parts[f"e{start // ENTRIES_BLOCK}"] = shown
    parts["spelling"] = _spelling(found, grammar)
    counts = Counter(entry.kind for entry in found)
    parts["words"] = {"per": ENTRIES_BLOCK, "firsts": firsts, "kinds": [counts[kind] for kind in KINDS]}
    return parts


def _shown(entry: Entry) -> list[Any]:
    """What a result shows: its kind's place in KINDS, address, title, where, text, and what it says at a glance."""
    shown: list[Any] = [KINDS.index(entry.kind), entry.address, entry.title, entry.where, entry.text]
    return [*shown, entry.glance] if entry.glance else shown


def _spelling(found: Sequence[Entry], grammar: Grammar) -> list[str]:
    """The longer words of names, by which a misspelt query is mended."""
    called = (name for entry in found if entry.kind != "source" for name, _ in names(entry))
    spelt = {word[0] for name in called for word in tokens(name, grammar)}
    return sorted(word for word in spelt if len(word) > 4 and word.isalpha() and word not in grammar.stop)


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _put(path: Path, name: str, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'searchPart("{name}",{_json(content)});', "utf-8", newline="\n")
