"""Writes the search index: many small scripts, of which a query loads the few that it needs.

Terms stand in alphabetical blocks, entries in blocks of a dozen; the list of blocks and the words
for spelling come first. Scripts, because a page opened from disk may not read other files.

A term is a stem with its spellings; each spelling has postings: pairs of an entry's number (as the
step from the one before) and a weight from 1 to 255. A term that begins with '=' is the whole of a
name, its stems in alphabetical order; one that begins with '@' is a kind or an era, to filter by.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from microsite.evidence.project import Project
from microsite.search.entries import KINDS, Entry, entries
from microsite.search.weights import Weights, names
from microsite.search.words import Grammar, fold, grammar_of, stem, tokens

TERMS_BLOCK = 7000  # characters: about 2.5 KB on the wire
ENTRIES_BLOCK = 12
MOST = 800  # postings of one spelling: the best are kept, so that a block stays small on a large site


def write(project: Project, made: Path) -> None:
    """Writes search/ below the site: start.js, and a folder of blocks for each language."""
    grammar = grammar_of(project.settings.words.values())
    folder = made / "search"
    shutil.rmtree(folder, ignore_errors=True)
    listed = {}
    for edition in project.editions:
        said = edition.words["search"]
        write_blocks(folder, edition.language, entries(edition), grammar)
        listed[edition.language] = {
            "root": edition.root,
            "labels": said["labels"],
            "kinds": {kind: said["kinds"][kind] for kind in KINDS},
            "asks": said["asks"],
            "eras": [[era.page.slug, era.title] for era in edition.eras],
        }
    _put(folder / "start.js", "start", {"languages": listed, "grammar": grammar.as_json()})


def write_blocks(folder: Path, language: str, found: Sequence[Entry], grammar: Grammar) -> None:
    """Writes the blocks of one language; 'words' names their version, which changes with any of them."""
    parts = blocks(found, grammar)
    parts["words"]["version"] = hashlib.sha256(_json(parts).encode()).hexdigest()[:8]
    for name, content in parts.items():
        _put(folder / language / f"{name}.js", f"{language}/{name}", content)


def blocks(found: Sequence[Entry], grammar: Grammar) -> dict[str, Any]:
    """The blocks of one language by name: 'words', 't0', 't1', …, 'e0', 'e1', …"""
    terms = _postings(found, grammar)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for (key, spelt), scored in sorted(terms.items()):
        grouped[key] += ["" if spelt == key else spelt, _packed(scored)]
    parts: dict[str, Any] = {}
    firsts: list[str] = []
    block: list[Any] = []
    size = 0
    for key, rest in sorted(grouped.items()):
        if not block or size > TERMS_BLOCK:
            block, size = [], 0
            parts[f"t{len(firsts)}"] = block
            firsts.append(key)
        block.append([key, *rest])
        size += len(_json([key, *rest]))
    for start in range(0, len(found), ENTRIES_BLOCK):
        shown = [_shown(entry) for entry in found[start : start + ENTRIES_BLOCK]]
        parts[f"e{start // ENTRIES_BLOCK}"] = shown
    parts["words"] = {
        "count": len(found),
        "per": ENTRIES_BLOCK,
        "firsts": firsts,
        "spelling": " ".join(_spelling(found, grammar)),
    }
    return parts


def _shown(entry: Entry) -> list[str | int]:
    """What a result shows: its kind's place in KINDS, address, title, where, text."""
    return [KINDS.index(entry.kind), entry.address, entry.title, entry.where, entry.text]


def _postings(found: Sequence[Entry], grammar: Grammar) -> dict[tuple[str, str], dict[int, int]]:
    """Weights by (stem, spelling) and an entry's number."""
    terms: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    weights = Weights(found, grammar)

    def add(key: str, spelt: str, number: int, weight: float) -> None:
        terms[key, spelt][number] = min(255, max(1, round(weight)))

    for number, entry in enumerate(found):
        for spelt, weight in weights.words(entry).items():
            add(stem(fold(spelt)), spelt, number, weight)
        for whole, weight in weights.wholes(entry).items():
            add(f"={whole}", f"={whole}", number, weight)
        for filtered in (f"@{entry.kind}", *(f"@{era}" for era in entry.eras)):
            add(filtered, filtered, number, 1)
    return terms


def _spelling(found: Sequence[Entry], grammar: Grammar) -> list[str]:
    """The longer words of names, by which a misspelt query is mended."""
    called = (name for entry in found if entry.kind != "source" for name, _ in names(entry))
    spelt = {word[0] for name in called for word in tokens(name, grammar)}
    return sorted(word for word in spelt if len(word) > 3 and word.isalpha() and word not in grammar.stop)


def _packed(scored: dict[int, int]) -> list[int]:
    """Postings as steps and weights, the best of them only where there are very many."""
    kept = sorted(sorted(scored, key=lambda n: (-scored[n], n))[:MOST])
    steps = [number - before for number, before in zip(kept, [0, *kept], strict=False)]
    return [cell for step, number in zip(steps, kept, strict=True) for cell in (step, scored[number])]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _put(path: Path, name: str, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'searchPart("{name}",{_json(content)});', "utf-8", newline="\n")
