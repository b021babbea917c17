"""The terms of an index, with what each finds and with what its relatives find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from microsite.language.wording import Wording
from microsite.search.days import in_office, on_days
from microsite.search.entry import Entry
from microsite.search.families import Families, groups_of
from microsite.search.weights import Weights
from microsite.search.words import Grammar, fold, sound, stem

MOST = 800  # postings of one spelling: the best are kept, so that a block stays small on a large site
FAMILY, SYNONYM = 0.8, 0.6
NAMED = 4  # relatives by name, to be marked where they are found

Postings = dict[int, float]


class Terms:
    """The terms of the entries of one language."""

    def __init__(self, found: Sequence[Entry], grammar: Grammar, language: str, words: Mapping[str, Wording]) -> None:
        """Takes all entries of a language, and the words of every language that may be asked in."""
        self.grammar, self.language, self.family = grammar, language, Families(words)
        self.spelt: dict[tuple[str, str], dict[str, Postings]] = defaultdict(lambda: defaultdict(dict))
        self.plain: dict[str, Postings] = defaultdict(dict)
        self._known: dict[tuple[str, str], tuple[str, str]] = {}
        self._add(found)
        self.families: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for term in self.spelt:
            self.families[term[1]].add(term)
        self.meanings = [self._members(group) for group in groups_of(words)]
        self.forms = [self._members(forms) for forms in self.family.irregular]

    def _add(self, found: Sequence[Entry]) -> None:
        weights = Weights(found, self.grammar)
        latest = max((entry.span.rpartition("/")[2] for entry in found if entry.kind == "event"), default="")
        for number, entry in enumerate(found):
            for word, weight in weights.words(entry).items():
                self.spelt[self._term(word, self.language)][word][number] = weight
            for whole, weight in weights.wholes(entry).items():
                self.plain[f"={whole}"][number] = weight
            for era in entry.eras:
                self.plain[f"@{era}"][number] = 1
            for day, weight in on_days(entry).items():
                self.plain[f"#{day}"][number] = weight * weights.standing(entry)
            for day, weight in in_office(entry, latest).items():
                self.plain[f"^{day}"][number] = weight

    def _term(self, word: str, language: str) -> tuple[str, str]:
        """A word's stem and its family."""
        if (word, language) not in self._known:
            self._known[word, language] = stem(fold(word)), self.family.of(word, language)
        return self._known[word, language]

    def _members(self, group: list[tuple[str, str]]) -> set[tuple[str, str]]:
        """The terms of a group of one meaning, and all of their families."""
        own = {self._term(word, language) for word, language in group}
        return own.union(*(self.families.get(family, ()) for _, family in own))

    def rows(self) -> Iterator[list[Any]]:
        """Every term as it is written, in order."""
        related = self._related()
        rows: list[list[Any]] = []
        for term in {*self.spelt, *related}:
            key, _ = term
            row: list[Any] = [key]
            for word, postings in sorted(self.spelt.get(term, {}).items()):
                row += ["" if word == key else word, _packed(postings)]
            relatives = self._found_by(term, related.get(term, {}))
            if relatives:
                row += relatives
            if len(row) > 1:
                rows.append(row)
        rows += [[key, "", _packed(postings)] for key, postings in self.plain.items()]
        rows += [[f"!{heard}", *sorted(keys)] for heard, keys in self._heard().items()]
        return iter(sorted(rows, key=lambda row: (row[0], str(row[1]))))

    def _related(self) -> dict[tuple[str, str], dict[tuple[str, str], float]]:
        """The relatives of each term, each with how near it is."""
        related: dict[tuple[str, str], dict[tuple[str, str], float]] = defaultdict(dict)
        nearness = [(members, SYNONYM) for members in self.meanings]
        nearness += [(members, FAMILY) for members in (*self.families.values(), *self.forms) if len(members) > 1]
        for members, near in nearness:
            for term in members:
                related[term] |= {other: near for other in members if other != term}
        return related

    def _found_by(self, term: tuple[str, str], relatives: dict[tuple[str, str], float]) -> list[Any]:
        """What relatives find that a term does not find better itself: their names, and postings."""
        own: Postings = {}
        for postings in self.spelt.get(term, {}).values():
            own |= {entry: max(own.get(entry, 0), weight) for entry, weight in postings.items()}
        more: Postings = {}
        used: dict[str, int] = {}
        for other, near in relatives.items():
            for word, postings in self.spelt.get(other, {}).items():
                used[word] = len(postings)
                for entry, weight in postings.items():
                    if weight * near > max(own.get(entry, 0), more.get(entry, 0)):
                        more[entry] = weight * near
        called = sorted(used, key=lambda word: (-used[word], word))[:NAMED]
        return [f"~{','.join(called)}", _packed(more)] if more else []

    def _heard(self) -> dict[str, set[str]]:
        """The stems by how they sound, where that is not how they are written."""
        heard: dict[str, set[str]] = defaultdict(set)
        for key, _ in self.spelt:
            if len(key) > 3 and key.isalpha():
                heard[sound(key, self.grammar.sounds)].add(key)
        return heard


def _packed(scored: Postings) -> list[int]:
    """Postings as steps and weights, the best of them only where there are very many."""
    kept = sorted(sorted(scored, key=lambda n: (-scored[n], n))[:MOST])
    steps = [number - before for number, before in zip(kept, [0, *kept], strict=False)]
    return [
        cell
        for step, number in zip(steps, kept, strict=True)
        for cell in (step, min(255, max(1, round(scored[number]))))
    ]
