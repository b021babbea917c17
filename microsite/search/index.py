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
import math
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from microsite.eras import eras_of
from microsite.project import Project
from microsite.search.entries import KINDS, Entry, entries
from microsite.search.words import Grammar, fold, grammar_of, rounded, stem, telling, tokens
from microsite.settings import words

TERMS_BLOCK = 7000  # characters: about 2.5 KB on the wire
ENTRIES_BLOCK = 12
MOST = 800  # postings of one spelling: the best are kept, so that a block stays small on a large site
STANDING = {
    "leader": 1.0,
    "term": 1.0,
    "page": 1.0,
    "event": 0.85,
    "chart": 0.8,
    "figure": 0.75,
    "section": 0.5,
    "claim": 0.5,
    "source": 0.35,
}
NAME, TEXT, ROUNDED, SHORT, COMMON = 100, 22, 0.6, 0.5, 0.4
ALIAS, HEADING, LABEL, DATE = 0.95, 0.6, 0.65, 0.5

Postings = dict[str, dict[int, int]]


def write(project: Project, made: Path) -> None:
    """Writes search/ below the site: start.js, and a folder of blocks for each language."""
    grammar = grammar_of(project.settings.languages)
    folder = made / "search"
    shutil.rmtree(folder, ignore_errors=True)
    listed = {}
    for language in project.settings.languages:
        parts = blocks(entries(project, language), grammar)
        for name, content in parts.items():
            _put(folder / language / f"{name}.js", f"{language}/{name}", content)
        said = words(language)["search"]
        default = language == project.settings.default
        listed[language] = {
            "root": "" if default else f"{language}/",
            "version": hashlib.sha256(_json(parts).encode()).hexdigest()[:8],
            "labels": said["labels"],
            "kinds": said["kinds"],
            "asks": said["asks"],
            "eras": [[era.page.slug, era.title] for era in eras_of(project, language)],
        }
    _put(folder / "start.js", "start", {"languages": listed, "grammar": grammar.as_json()})


def blocks(found: list[Entry], grammar: Grammar) -> dict[str, Any]:
    """The blocks of one language by name: 'words', 't0', 't1', …, 'e0', 'e1', …"""
    terms, spelling = _postings(found, grammar)
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
    parts["words"] = {"count": len(found), "per": ENTRIES_BLOCK, "firsts": firsts, "spelling": " ".join(spelling)}
    return parts


def _shown(entry: Entry) -> list[str | int]:
    """What a result shows: kind, address, title, place, text."""
    return [KINDS.index(entry.kind), entry.address, entry.title, entry.place, entry.text]


def _postings(found: list[Entry], grammar: Grammar) -> tuple[dict[tuple[str, str], dict[int, int]], list[str]]:
    """Weights by (stem, spelling) and entry, and the words of names for mending a query's spelling."""
    terms: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    spelling: set[str] = set()

    def add(spelt: str, number: int, weight: float, key: str = "") -> None:
        place = terms[key or stem(fold(spelt)), spelt]
        place[number] = max(place.get(number, 0), min(255, max(1, round(weight))))

    shorts = _shorts(found, grammar)
    titles = Counter(entry.title for entry in found if entry.kind == "section")
    for number, entry in enumerate(found):
        standing = STANDING[entry.kind] * (1.1 if entry.core else COMMON if titles[entry.title] > 2 else 1)
        weights = _text_weights(entry, grammar)
        _add_shorts(weights, entry, shorts, grammar)
        for name, share in _names(entry):
            read = telling(tokens(name, grammar), grammar)
            whole = "=" + " ".join(sorted({stem(fold(word[0])) for word in read}))
            if entry.kind != "section":
                add(whole, number, 100 * standing * share, whole)
            for word in read:
                for nth, spelt in enumerate(word):
                    weight = NAME * share / math.sqrt(len(read)) / (1 + nth)
                    weights[spelt] = max(weights.get(spelt, 0), weight)
                if len(word[0]) > 3 and word[0].isalpha() and entry.kind != "source":
                    spelling.add(word[0])
        for value in entry.numbers:
            for spelt in rounded(value) - weights.keys():
                weights[spelt] = NAME * ROUNDED / 2
        for spelt, weight in weights.items():
            add(spelt, number, weight * standing)
        for filtered in (f"@{entry.kind}", *(f"@{era}" for era in entry.eras)):
            add(filtered, number, 1, filtered)
    return terms, sorted(spelling)


def _names(entry: Entry) -> Iterable[tuple[str, float]]:
    """Everything an entry is called, with how much that counts."""
    yield entry.title, {"section": HEADING, "figure": LABEL}.get(entry.kind, 1)
    for name in entry.names:
        yield name, ALIAS
    if entry.kind == "event":
        yield entry.place, DATE


def _plainly(text: str, grammar: Grammar) -> str:
    return f" {' '.join(word[0] for word in tokens(text, grammar))} "


def _shorts(found: list[Entry], grammar: Grammar) -> list[tuple[str, frozenset[str]]]:
    """What leaders and terms are called, each with their short names: 'López Obrador' with 'amlo'."""
    named: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(found):
        if entry.kind in ("leader", "term"):
            names = (entry.title, *entry.names)
            short = {fold(name.lower()) for name in names if name.isupper() and name.isalpha()}
            for name in names if short else ():
                named[_plainly(name, grammar)] |= short
                owners[_plainly(name, grammar)].add(number)
    return sorted((name, frozenset(short)) for name, short in named.items() if len(owners[name]) == 1)


def _add_shorts(
    weights: dict[str, float], entry: Entry, shorts: list[tuple[str, frozenset[str]]], grammar: Grammar
) -> None:
    """A text that names someone in full is found by the short name too."""
    title, text = _plainly(entry.title, grammar), _plainly(entry.text, grammar)
    for name, short in shorts:
        weight = NAME * SHORT / math.sqrt(title.count(" ")) if name in title else TEXT * SHORT if name in text else 0
        for spelt in short if weight else ():
            weights[spelt] = max(weights.get(spelt, 0), weight)


def _text_weights(entry: Entry, grammar: Grammar) -> dict[str, float]:
    """Weights of the words of an entry's text: more for what is repeated, less in a long text."""
    counts: dict[str, int] = defaultdict(int)
    read = tokens(f"{entry.place} {entry.text}", grammar)
    for word in read:
        for spelt in word:
            if spelt not in grammar.stop:
                counts[spelt] += 1
    long = 1 + len(read) / 120
    return {spelt: TEXT * count / (count + long) for spelt, count in counts.items()}


def _packed(scored: dict[int, int]) -> list[int]:
    """Postings as steps and weights, the best of them only where there are very many."""
    kept = sorted(sorted(scored, key=lambda n: (-scored[n], n))[:MOST])
    steps = [number - before for number, before in zip(kept, [0, *kept], strict=False)]
    return [cell for step, number in zip(steps, kept, strict=True) for cell in (step, scored[number])]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _put(path: Path, name: str, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'searchPart("{name}",{_json(content)});', "utf-8")
