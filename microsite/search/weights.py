"""How much a word says about an entry: names more than texts, people and events more than sources."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from microsite.search.entry import Entry
from microsite.search.words import Grammar, fold, rounded, stem, telling, tokens

# What readers mostly look for, found by trying the questions of tests/search/queries.csv.
STANDING = {
    "leader": 1.0,
    "term": 1.0,
    "page": 1.0,
    "event": 0.85,
    "document": 0.6,
    "chart": 0.8,
    "figure": 0.75,
    "place": 0.3,
    "section": 0.5,
    "claim": 0.5,
    "question": 0.15,
    "correction": 0.2,
    "source": 0.2,
}
NAME, TEXT, HINT, THEN = 100, 22, 10, 2.7  # THEN: search.js tells it by being the least
ALIAS, HEADING, LABEL = 0.95, 0.6, 0.65
WHERE = {"event": 0.5, "leader": 0.6}  # the date of an event, the office of a person
ROUNDED, SHORT, CORE, REPEATED = 0.3, 0.5, 1.1, 0.4
REPEATS = 2  # a section's heading that stands on more pages than this says little: 'Further reading'


class Weights:
    """The weights of the words of entries that are searched together."""

    def __init__(self, entries: Sequence[Entry], grammar: Grammar) -> None:
        """Takes all entries of a language: what is rare or shared depends on all of them."""
        self.grammar = grammar
        self._headings = Counter(entry.title for entry in entries if entry.kind == "section")
        self._shorts = _shorts(entries, grammar)

    def standing(self, entry: Entry) -> float:
        """What an entry's kind counts, and whether it is among the first of its kind."""
        repeated = entry.kind == "section" and self._headings[entry.title] > REPEATS
        return STANDING[entry.kind] * (CORE if entry.core else REPEATED if repeated else 1)

    def words(self, entry: Entry) -> dict[str, float]:
        """A weight for every spelling in an entry."""
        weights = self._text(entry)
        for short, weight in self._short(entry):
            weights[short] = max(weights.get(short, 0), weight)
        for name, share in names(entry):
            read = telling(tokens(name, self.grammar), self.grammar)
            for word in read:
                for nth, spelt in enumerate(word):
                    weight = NAME * share / math.sqrt(len(read)) / (1 + nth)
                    weights[spelt] = max(weights.get(spelt, 0), weight)
        for hint, weight in (*((hint, HINT) for hint in entry.hints), *((title, THEN) for title in entry.then)):
            for word in telling(tokens(hint, self.grammar), self.grammar):
                weights[word[0]] = max(weights.get(word[0], 0), weight)
        for value in entry.numbers:
            for spelt in rounded(value) - weights.keys():
                weights[spelt] = NAME * ROUNDED
        standing = self.standing(entry)
        return {spelt: weight * standing for spelt, weight in weights.items()}

    def wholes(self, entry: Entry) -> dict[str, float]:
        """A weight for every whole name: the stems of its telling words in alphabetical order."""
        if entry.kind == "section":
            return {}
        found: dict[str, float] = {}
        for name, share in names(entry):
            read = telling(tokens(name, self.grammar), self.grammar)
            whole = " ".join(sorted({stem(fold(word[0])) for word in read}))
            found[whole] = max(found.get(whole, 0), NAME * share * self.standing(entry))
        return found

    def _text(self, entry: Entry) -> dict[str, float]:
        """Words of an entry's text: more for what is repeated, less in a long text."""
        counts: dict[str, int] = defaultdict(int)
        read = tokens(f"{entry.where} {entry.text} {entry.more}", self.grammar)
        for word in read:
            for spelt in word:
                if spelt not in self.grammar.stop:
                    counts[spelt] += 1
                    if "." in spelt:
                        counts[str(round(Decimal(spelt)))] += 1
        long = 1 + len(read) / 120
        return {spelt: TEXT * count / (count + long) for spelt, count in counts.items()}

    def _short(self, entry: Entry) -> Iterator[tuple[str, float]]:
        """An entry that names someone in full is found by the short name too."""
        title, text = _plainly(entry.title, self.grammar), _plainly(entry.text, self.grammar)
        for name, shorts in self._shorts:
            if name in title:
                yield from ((short, NAME * SHORT / math.sqrt(title.count(" "))) for short in shorts)
            elif name in text:
                yield from ((short, TEXT * SHORT) for short in shorts)


def names(entry: Entry) -> Iterator[tuple[str, float]]:
    """Everything an entry is called, with how much that counts."""
    yield entry.title, {"section": HEADING, "figure": LABEL}.get(entry.kind, 1)
    for name in (*entry.names, *entry.keywords):
        yield name, ALIAS
    if entry.where and entry.kind in WHERE:
        yield entry.where, WHERE[entry.kind]


def _plainly(text: str, grammar: Grammar) -> str:
    return f" {' '.join(word[0] for word in tokens(text, grammar))} "


def _shorts(entries: Sequence[Entry], grammar: Grammar) -> list[tuple[str, list[str]]]:
    """What leaders and terms are called, each with their short names: 'López Obrador' with 'amlo'."""
    shorts: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        if entry.kind in ("leader", "term"):
            called = (entry.title, *entry.names, *entry.keywords)
            short = {fold(name.lower()) for name in called if name.isupper() and name.isalpha()}
            for name in called if short else ():
                shorts[_plainly(name, grammar)] |= short
                owners[_plainly(name, grammar)].add(number)
    return sorted((name, sorted(short)) for name, short in shorts.items() if len(owners[name]) == 1)
