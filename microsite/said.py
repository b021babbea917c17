"""The numbers that words say and that want evidence: those in digits, and those spelt that count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from microsite import numbers, numerals
from microsite.exempt import exempt
from microsite.settings import words

HUNDRED = 100
TEN = 10  # below, "three times" tells how often something happened
HALF = Decimal("0.5")


def amounts(text: str, language: str, names: tuple[str, ...] = ()) -> list[tuple[Decimal, Decimal]]:
    """(value, tolerance) of every number of a text in a language; years, dates and `names` are left out.

    Spelt numbers count from a hundred on, and where they multiply or repeat: "fourteen times what it was".
    """
    rest = exempt(language, names).sub(" ", text)
    return list(dict.fromkeys([*numbers.amounts(rest, words(language)), *_spelt(rest, language)]))


def _spelt(text: str, language: str) -> Iterable[tuple[Decimal, Decimal]]:
    grammar = words(language)["number"]
    plain = re.sub(r"\s", " ", text.lower())
    for mark in grammar["percent"]:
        plain = plain.replace(mark, " ")
    for piece in numerals.numerals(plain, grammar):
        written = plain[piece.start : piece.end]
        if any(c.isdigit() for c in written) or written in grammar["scales"]:
            continue
        compares = _follows(plain, piece.end, grammar["times"])
        if compares or (piece.value >= TEN and _follows(plain, piece.end, grammar["repeats"])):
            yield piece.value, HALF
        elif piece.value >= HUNDRED:
            yield piece.value, piece.tolerance


def _follows(text: str, at: int, phrases: list[str]) -> bool:
    return re.compile(rf"[\s-]+(?:{'|'.join(map(re.escape, phrases))})(?!\w)").match(text, at) is not None


def holds(held: Iterable[Decimal], value: Decimal, tolerance: Decimal) -> bool:
    """Whether one of the values is the number said, at the precision written."""
    return any(abs(value - cell) <= tolerance for cell in held)
