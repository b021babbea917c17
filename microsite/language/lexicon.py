"""Every word that the reader of numbers knows in a language, and a text cut into such words.

An item is the longest phrase that is known at its place, with everything that it may mean:
"third" is an ordinal and a fraction. A hyphen between letters joins words and is no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from microsite.language import locales
from microsite.language.wording import Wording

PIECE = re.compile(r"[^\W\d_]+|[0-9]+|[^\s0-9]|\d")
HYPHENS = "-\u2010\u2011"
Phrases = Sequence[tuple[tuple[str, ...], Mapping[str, Any]]]
NO_MEANING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Item:
    """A known phrase, digits, or one unknown word: where it stands, and what it means by role."""

    text: str
    start: int
    end: int
    meaning: Mapping[str, Any] = field(default_factory=dict)

    def get(self, role: str) -> Any:
        """What the item means in a role, or None where it has not that role."""
        return self.meaning.get(role)


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a language by their first piece, and how its digits are written.

    `counting` holds the pieces that no number in words does without.
    """

    locale: str
    phrases: Mapping[str, Phrases]
    counting: frozenset[str]
    digits: re.Pattern[str]
    grammar: Mapping[str, Any]

    def items(self, text: str, nouns: tuple[str, ...] = ()) -> list[Item]:
        """The text as items; `nouns` are more phrases that are known, those of a unit."""
        more = [(_pieces(noun), {"noun": True}) for noun in nouns]
        return list(self._cut(plain(text), text, more))

    def counts(self, text: str) -> bool:
        """Whether a text may hold a number: digits, or a word that counts."""
        return any(piece in self.counting or piece[0].isdigit() for piece in PIECE.findall(plain(text)))

    def first(self, text: str, nouns: tuple[str, ...] = ()) -> Item | None:
        """The item that a text begins with, or None where that is no known word."""
        begin = PIECE.search(plain(text))
        known = begin and (begin[0] in self.phrases or begin[0].isdigit())
        return next(iter(self.items(text, nouns))) if known else None

    def _cut(self, text: str, raw: str, nouns: Phrases) -> Iterator[Item]:
        pieces = list(PIECE.finditer(text))
        at = 0
        while at < len(pieces):
            start, end = pieces[at].span()
            first = text[start]
            if first.isdigit() and (found := self.digits.match(text, start)):
                mark = next((m for m in self.grammar["ordinal_marks"] if _ends(text, found.end(), m)), "")
                end = found.end() + len(mark)
                yield Item(text[start:end], start, end, {"nth" if mark else "digits": found[0]})
            elif first in HYPHENS and _joins_letters(text, start):
                pass
            elif (nouns or pieces[at][0] in self.phrases) and (match := self._longest(pieces, at, text, nouns)):
                end, meaning = match
                yield Item(text[start:end], start, end, meaning)
            else:
                yield Item(text[start:end], start, end, _code(raw[start:end]))
            while at < len(pieces) and pieces[at].start() < end:
                at += 1

    def _longest(
        self, pieces: list[re.Match[str]], at: int, text: str, nouns: Phrases
    ) -> tuple[int, Mapping[str, Any]] | None:
        """The longest phrase that begins at a piece: its end and its meaning."""
        best: tuple[int, Mapping[str, Any]] | None = None
        known = self.phrases.get(pieces[at][0], ())
        for phrase, meaning in (*known, *nouns) if nouns else known:
            end = _match(phrase, pieces, at, text)
            if end and (best is None or end > best[0]):
                best = end, meaning
            elif end and best and end == best[0]:
                best = end, {**best[1], **meaning}
        return best


def _code(word: str) -> Mapping[str, Any]:
    """What an unknown word means: money where it is the code of a currency, in capitals."""
    return {"money": frozenset([word])} if word.isupper() and locales.is_currency(word) else NO_MEANING


def plain(text: str) -> str:
    """Lower case, one kind of minus and apostrophe, no invisible hyphens; places stay as they are."""
    text = text.replace("\u2212", "-").replace("\u2019", "'").replace("\u00ad", " ").replace("\n", " ")
    text = re.sub(r"[^\S\u00a0\u202f\u2009 ]", " ", text)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _ends(text: str, at: int, mark: str) -> bool:
    return text.startswith(mark, at) and not text[at + len(mark) : at + len(mark) + 1].isalnum()


def _joins_letters(text: str, at: int) -> bool:
    return text[at] in HYPHENS and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _match(phrase: tuple[str, ...], pieces: list[re.Match[str]], at: int, text: str) -> int:
    """Where the phrase ends if it stands at a piece, or nothing."""
    end = 0
    for part in phrase:
        if at < len(pieces) and end and _joins_letters(text, pieces[at].start()):
            at += 1
        if at >= len(pieces) or pieces[at][0] != part:
            return 0
        end = pieces[at].end()
        at += 1
    return end


@lru_cache(maxsize=1000)
def _pieces(phrase: str) -> tuple[str, ...]:
    text = phrase.lower()
    return tuple(p[0] for p in PIECE.finditer(text) if not _joins_letters(text, p.start()))


@cache
def lexicon(words: Wording) -> Lexicon:
    """The lexicon of a language."""
    grammar = words["number"]
    locale = str(words["locale"])
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for phrase, role, meaning in _roles(grammar, locale):
        pieces = _pieces(phrase)
        known = phrases.setdefault(pieces[0], [])
        same = next((meanings for other, meanings in known if other == pieces), None)
        if same is None:
            known.append((pieces, {role: meaning}))
        elif role == "money":
            same[role] = same.get(role, frozenset()) | meaning
        else:
            same.setdefault(role, meaning)
    frozen = {first: tuple(known) for first, known in phrases.items()}
    roles = COUNTING | {"article"} if grammar["articles_count"] else COUNTING
    counting = frozenset(
        first for first, known in frozen.items() if any(not roles.isdisjoint(meaning) for _, meaning in known)
    )
    return Lexicon(locale, frozen, counting, _digits(locale), grammar)


def _digits(locale: str) -> re.Pattern[str]:
    """Digits as a language groups them; what else is joined to digits by its signs is read as one, and refused."""
    decimal, group = locales.signs_of(locale)
    between = f"[{locales.SPACES}]" if group in locales.SPACES else re.escape(plain(group))
    grouped = rf"[0-9]{{1,3}}(?:{between}[0-9]{{3}})+(?![0-9])"
    return re.compile(rf"(?:{grouped}(?:{re.escape(decimal)}[0-9]+)?|[0-9]+(?:[.,][0-9]+)*)(?![.,]?\d)")


TABLES = {
    "unit": "units",
    "tens": "tens",
    "hundred": "hundred",
    "scale": "scales",
    "article": "articles",
    "collective": "collectives",
    "part": "fractions",
    "plus": "plus",
    "hundreds": "hundreds",
    "ordinal": "ordinals",
}
COUNTING = frozenset(TABLES) - {"plus", "article", "ordinal"}
LISTS = {
    "minus": "minus",
    "percent": "percent",
    "skip": "skip",
    "of": "of",
    "idiom": "idioms",
    "superlative": "superlatives",
    "join_tens": "join_tens",
    "join_hundreds": "join_hundreds",
    "join_thousands": "join_thousands",
}


def _roles(grammar: Mapping[str, Any], locale: str) -> Iterator[tuple[str, str, Any]]:
    """Every phrase of a words file with its role and its meaning there."""
    for role, table in TABLES.items():
        for word, value in grammar[table].items():
            yield from ((form, role, value) for form in _forms(word, grammar["endings"].get(table, {})))
    for role, table in (("qualifier", "qualifiers"), ("afterwards", "afterwards")):
        for name, listed in grammar[table].items():
            yield from ((phrase, role, name) for phrase in listed)
    for role, name in LISTS.items():
        yield from ((phrase, role, True) for phrase in grammar[name] if phrase)
    for opening, joiner in grammar["ranges"]:
        if opening:
            yield opening, "opening", opening
        yield joiner, "to", joiner
    yield from (("-", "minus", True), ("–", "minus", True))
    yield from _money(grammar, locale)


def spelt(grammar: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Every word for a number below a thousand, in all its forms, with its value."""
    for table in ("units", "tens", "hundreds"):
        for word, value in grammar[table].items():
            yield from ((form, value) for form in _forms(word, grammar["endings"].get(table, {})))


def _forms(word: str, endings: Mapping[str, list[str]]) -> list[str]:
    ending = next((e for e in endings if word.endswith(e)), "")
    return [word, *(word.removesuffix(ending) + other for other in endings.get(ending, ()))]


def _money(grammar: Mapping[str, Any], locale: str) -> Iterator[tuple[str, str, Any]]:
    for phrase, (scale, code) in grammar["shorthand"].items():
        yield phrase, "scale", scale
        yield phrase, "money", frozenset([code])
    for phrase, codes in locales.money_words(locale).items():
        yield phrase, "money", codes
    for code, listed in grammar["currencies"].items():
        for phrase in listed:
            yield phrase, "money", frozenset([code])
