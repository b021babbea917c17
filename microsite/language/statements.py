"""Finds every number that a text of prose states, as a reader would read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from microsite.language.agreement import agrees
from microsite.language.amount import Amount
from microsite.language.lexicon import Item, lexicon
from microsite.language.numbers import ABOUT, Reading, allowed
from microsite.language.numerals import Numeral, Numerals, rounding
from microsite.language.wording import Wording

SMALL = 100


@dataclass(frozen=True)
class Statement:
    """A number in a text: how it reads, where it stands (its signs included), whether it is spelt.

    `half_step` is half a unit of the last digit written, without the bound that a figure's words have.
    """

    reading: Reading
    start: int
    end: int
    spelt: bool
    half_step: Decimal

    @property
    def wants_evidence(self) -> bool:
        """Whether it is in digits, or spelt and a hundred or more; smaller ones may be spelt freely."""
        return not self.spelt or abs(self.reading.low) >= SMALL

    def agrees(self, amount: Amount) -> bool:
        """Whether it states this amount."""
        return agrees(self.reading, amount)


@lru_cache(maxsize=20_000)
def statements(text: str, words: Wording) -> tuple[Statement, ...]:
    """Every cardinal number in a text, in order; ordinals and fractions of one are none."""
    known = lexicon(words)
    if not known.counts(text):
        return ()
    items = known.items(text)
    return tuple(_found(items, Numerals.of(items, known), known.grammar["ranges"], text))


def amounts(text: str, words: Wording) -> list[tuple[Decimal, Decimal]]:
    """Every number that wants evidence, with how far it may be off where its final zeros may be rounding."""
    found = [s.reading for s in statements(text, words) if s.wants_evidence]
    return [(r.low, max(r.tolerance, min(rounding(r.low), abs(r.low) * ABOUT))) for r in found]


def _found(items: list[Item], numerals: Numerals, ranges: list[list[str]], text: str) -> Iterator[Statement]:
    at = 0
    while at < len(items):
        if not items[at].meaning:
            at += 1
            continue
        numeral = numerals.number(at)
        if (rank := numerals.ordinal(at)) and (numeral is None or rank.next >= numeral.next):
            at = rank.next
        elif numeral is None:
            at += 1
        else:
            other = _other_end(numerals, numeral, items[at - 1] if at else None, ranges)
            if other and other.scale > 1 and numeral.scale == 1 and numeral.value < other.value / other.scale:
                scaled = replace(numeral, value=numeral.value * other.scale, tolerance=numeral.tolerance * other.scale)
            else:
                scaled = numeral
            yield _statement(items, at, scaled, text)
            at = numeral.next
            if other:
                yield _statement(items, at + 1, other, text)
                at = other.next


def _other_end(numerals: Numerals, low: Numeral, before: Item | None, ranges: list[list[str]]) -> Numeral | None:
    """The second number of a range that begins with `low`."""
    joiner = numerals.item(low.next).get("to")
    openings = {before.get("opening") if before else None, ""}
    if joiner and any([opening, joiner] in ranges for opening in openings):
        return numerals.number(low.next + 1)
    return None


def _statement(items: list[Item], at: int, numeral: Numeral, text: str) -> Statement:
    """A number with its signs: money before it, a minus, a qualifier, per cent and money behind it."""
    first, negative, money = at, False, None
    while first and (items[first - 1].get("money") or _is_sign(items, first - 1, text)):
        first -= 1
        money = items[first].get("money") or money
        negative = negative or bool(items[first].get("minus"))
    last = numeral.next
    percent = last < len(items) and bool(items[last].get("percent"))
    behind = last + (last < len(items) and bool(items[last].get("of")))
    if behind < len(items) and items[behind].get("money"):
        money, last = items[behind].get("money"), behind + 1
    last += percent
    before = next((i for i in reversed(items[:first]) if not i.get("skip")), None)
    qualifier = str(before.get("qualifier") or "") if before else ""
    value = -numeral.value if negative else numeral.value
    tolerance = allowed(numeral, qualifier)
    reading = Reading(value, value, tolerance, tolerance, qualifier, money, percent)
    start = items[first].start
    return Statement(reading, start, items[last - 1].end, numeral.spelt, numeral.tolerance)


def _is_sign(items: list[Item], at: int, text: str) -> bool:
    """Whether an item is a minus: the word, or the sign before a number and behind a space."""
    item = items[at]
    if not item.get("minus"):
        return False
    if item.text.isalpha():
        # "935 less 839" takes one number from another.
        roles = ("digits", "unit", "tens", "scale", "hundred", "money", "percent")
        return not at or not any(items[at - 1].get(role) for role in roles)
    return bool(item.start == 0 or text[item.start - 1] in " \n(\u00a0\ufffc")
