"""The numbers that words say and that want evidence: those in digits, and those spelt that count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from microsite.language.exempt import Exempt
from microsite.language.numbers import ABOUT
from microsite.language.numerals import rounding
from microsite.language.statements import Statement, statements

TEN = 10  # below, "three times" tells how often something happened
HALF = Decimal("0.5")

Amounts = list[tuple[Decimal, Decimal]]


def amounts(text: str, exempt: Exempt) -> Amounts:
    """(value, tolerance) of every number of a text; years, dates and what else is exempt in its language are left out.

    Spelt numbers count from a hundred on, and where they multiply or repeat: "fourteen times what it was".
    """
    rest, words = exempt.blank(text), exempt.words
    grammar = words["number"]
    found = [_amount(statement, rest, grammar["times"], grammar["repeats"]) for statement in statements(rest, words)]
    return [amount for amount in dict.fromkeys(found) if amount]


def _amount(said: Statement, text: str, times: list[str], repeats: list[str]) -> tuple[Decimal, Decimal] | None:
    value = said.reading.low
    if said.wants_evidence:
        return value, max(said.half_step, min(rounding(value), abs(value) * ABOUT))
    if _follows(text, said.end, times) or (value >= TEN and _follows(text, said.end, repeats)):
        return value, HALF
    return None


def _follows(text: str, at: int, phrases: list[str]) -> bool:
    pattern = rf"[\s-]+(?:{'|'.join(map(re.escape, phrases))})(?!\w)"
    return re.compile(pattern, re.IGNORECASE).match(text, at) is not None


def holds(held: Iterable[Decimal], value: Decimal, tolerance: Decimal) -> bool:
    """Whether one of the values is the number said, at the precision written."""
    return any(abs(value - cell) <= tolerance for cell in held)
