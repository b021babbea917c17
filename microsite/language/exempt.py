"""Digits that are no evidence: dates, years, decades, ordinals, and names that data/ lists.

Four digits are a year only where they are used as one: after a word that leads to a year ("in",
"since", a month), or after "of", "from", "the", a comma, at a beginning and the like unless
money, a plural or another word for what is counted follows; never before a scale or per cent.
"Some 1850 people" is an amount. The words are in [years] of words/*.toml. The limit: "in 1850
votes" is a year, since four digits after "in" nearly always are ("in 2024 prices").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from microsite.language import locales
from microsite.language.lexicon import Item, lexicon, plain
from microsite.language.wording import Wording

BLANK = "\ufffc"
YEAR = r"(?:1[5-9]|20)\d\d"
YEARS = re.compile(rf"(?<![\w$€£.,]){YEAR}(?:[-–/](?:{YEAR}|\d\d)(?!\d))?(?!\d|[.,]\d|%)")
BEFORE = re.compile(r"([^\W\d_]+|[^\s\w]|\d+)\s*$")
AFTER = re.compile(r"\s*([^\W\d_]+|[^\s])")


@dataclass(frozen=True)
class Exempt:
    """What may hold digits without being evidence, in one language."""

    words: Wording = field(repr=False)
    names: re.Pattern[str] | None
    listed: tuple[str, ...]
    dates: re.Pattern[str]
    perhaps: re.Pattern[str]
    nouns: frozenset[str]
    rules: Mapping[str, Any]
    leading: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    hidden: dict[str, str] = field(default_factory=dict, repr=False)

    def blank(self, text: str) -> str:
        """The text with everything that is exempt hidden; places and lines stay as they are."""
        if text not in self.hidden:
            self.hidden[text] = self._blanked(text)
        return self.hidden[text]

    def _blanked(self, text: str) -> str:
        for start, end in sorted({found.span() for found in self._found(text)}):
            text = text[:start] + re.sub(r"[^\n]", BLANK, text[start:end]) + text[end:]
        return text

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        lowered = text.lower()
        if self.names and any(name in lowered for name in self.listed):
            yield from self.names.finditer(text)
        if not re.search(r"\d", text):
            return
        ends: list[int] = []
        for pattern, counted_too in ((self.dates, False), (self.perhaps, True)):
            for found in pattern.finditer(text):
                if not self._counts(text, found.end(), counted_too=counted_too):
                    ends.append(found.end())
                    yield found
        for found in YEARS.finditer(text):
            if self._is_year(text, found, ends):
                ends.append(found.end())
                yield found

    def _is_year(self, text: str, found: re.Match[str], ends: list[int]) -> bool:
        """Whether four digits are used as a year; `ends` are where dates and other years end."""
        before = self._without_qualifier(text[: found.start()])
        word = BEFORE.search(before)
        said = plain(word[1]) if word else ""
        season = BEFORE.search(before[: word.start()]) if word and said in self.of else None
        follows = len(before[: word.start(1)].rstrip()) in ends if word else False
        span = said in self.rules["perhaps"] and follows
        if span or said in self.leading or (season and plain(season[1]) in self.leading):
            return not self._counts(text, found.end(), counted_too=False)
        starts = said in self.rules["perhaps"]
        if len(before) == found.start():
            starts = starts or not said.isalnum() or said in self.rules["beside"]
        if said in self.articles or self._is_beside(before, word, ends):
            return not self._counts(text, found.end(), counted_too=True, plurals=False)
        return starts and not self._counts(text, found.end(), counted_too=True)

    def _is_beside(self, before: str, word: re.Match[str] | None, ends: list[int]) -> bool:
        """Whether another year or date stands before, at most a joining word or a comma away."""
        if word and (not word[1].isalnum() or plain(word[1]) in (*self.rules["beside"], *self.rules["perhaps"])):
            return len(before[: word.start(1)].rstrip()) in ends
        return len(before.rstrip()) in ends

    def _without_qualifier(self, before: str) -> str:
        """The text without a qualifier at its end: 'since at least' gives 'since'; 'hasta' leads to a year itself."""
        items = lexicon(self.words).items(before[-40:])
        last = items[-1] if items else None
        if last and last.get("qualifier") and last.text not in (*self.rules["perhaps"], *self.leading):
            return before[: len(before) - len(before[-40:]) + last.start]
        return before

    def _counts(self, text: str, at: int, *, counted_too: bool, plurals: bool = True) -> bool:
        """Whether what follows makes the digits an amount: always a scale or per cent, else what is counted."""
        following = AFTER.match(text, at)
        item = lexicon(self.words).first(text[at : at + 40]) or Item("", 0, 0)
        if not following or any(item.get(role) for role in ("scale", "hundred", "percent")):
            return following is not None
        word = plain(following[1])
        plural = len(word) > 3 and word.endswith(self.rules["plural"]) and word not in self.rules["singular"]
        common = following[1].islower() and (word in self.nouns or (plurals and plural))
        counted = item.get("money") or word in self.rules["counted"] or common
        return counted_too and bool(counted)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def exempt(words: Wording, names: tuple[str, ...], nouns: tuple[str, ...] = ()) -> Exempt:
    """What is exempt in a language, with the project's names and the nouns of its units."""
    months = locales.months_of(words["locale"])
    month = f"(?:{'|'.join(map(re.escape, months))})"
    listed = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)
    return Exempt(
        words,
        re.compile(listed, re.IGNORECASE) if listed else None,
        tuple(name.lower() for name in names),
        _any([p.replace("{m}", month) for p in words["dates"]["patterns"]]),
        _any([p.replace("{m}", month) for p in words["dates"]["perhaps"]]),
        frozenset(plain(noun) for noun in nouns),
        words["years"],
        frozenset([*words["years"]["after"], *map(plain, months)]),
        frozenset(words["number"]["of"]),
        frozenset(words["number"]["skip"]),
    )
