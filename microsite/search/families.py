"""Which words belong together: forms of one word, by Snowball's stemmers, and words of one meaning, by groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

import snowballstemmer

from microsite.language.locales import english_name
from microsite.language.wording import Wording
from microsite.search.words import fold

AGENT = "ist"  # Snowball's English keeps 'terrorist' from 'terror', where its Spanish does not
LONG = 5


@cache
def stemmer_of(language: str) -> Callable[[str], str]:
    """Snowball's stemmer of a language by its code; for a language without one, what gives a word as it is."""
    name = english_name(language).lower()
    stem: Callable[[str], str] = (
        snowballstemmer.stemmer(name).stemWord if name in snowballstemmer.algorithms() else lambda word: word
    )
    return stem


class Families:
    """The families of the words of several languages."""

    def __init__(self, languages: Mapping[str, Wording]) -> None:
        """Takes the words of each language: `forms` there are those that no rule makes, the base of each first."""
        self.irregular = [
            [(form, language) for form in forms.split()]
            for language, said in languages.items()
            for forms in said["search"]["forms"]
        ]
        self.bases = {(form, language): forms[0][0] for forms in self.irregular for form, language in forms[1:]}

    def of(self, word: str, language: str) -> str:
        """What all forms of a word share: 'deported' and 'deportation' give 'deport'; numbers are their own."""
        if not word.isalpha():
            return word
        base = self.bases.get((word, language), word)
        stem = fold(stemmer_of(language)(base))
        return stem.removesuffix(AGENT) if len(stem) >= LONG + len(AGENT) else stem


def groups_of(languages: Mapping[str, Wording]) -> list[list[tuple[str, str]]]:
    """The words of each meaning, each with its language, from `synonyms` in the words of every language."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, said in languages.items():
        for meaning, words in said["search"]["synonyms"].items():
            groups[meaning] += [(word, language) for word in words]
    return list(groups.values())
