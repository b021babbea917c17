"""Reads a number in an author's words and holds it against what a record says.

The words may be digits or spelt out, in any language with a words file: "$935.1 billion",
"935,100 millones de dólares", "about 80,000", "veinticinco", "10 to 12 million", "half".
A number agrees when it is the record's value at the precision written; "about" lets trailing
zeros count as rounding, up to 3 per cent; "more than" and its like must be true and near.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from microsite.model import Amount
from microsite.numerals import Numeral, numerals, rounding, scale_after

NEAR = Decimal("0.10")
ABOUT = Decimal("0.03")


@dataclass(frozen=True)
class Reading:
    """A number as written: its ends (equal unless a range), half the last written step, its marks."""

    low: Decimal
    high: Decimal
    tolerance: Decimal
    qualifier: str = ""
    currency: bool = False
    percent: bool = False


def read(text: str, words: Mapping[str, Any], kind: str, before: str = "") -> Reading | None:
    """The number in `text`, or None where there is none or more than one that is not a range.

    `kind` is the unit's: it decides whether "third" is a rank or a part. `before` is the
    prose just before, where a qualifier such as "about" may stand.
    """
    text, before = (_one_line(part) for part in (text, before))
    grammar = words["number"]
    qualifier, start = _qualifier(f"{before[-24:]}\n{text}", grammar)
    rest = text[max(0, start) :]
    currency = any(_has(text, mark) for mark in grammar["currency"])
    percent = any(_has(text, mark) for mark in grammar["percent"])
    if kind == "rank" and (rank := _first(text, grammar["ordinals"], r"(\d+)(?:st|nd|rd|th|\.?[ºª]|\.er)")):
        return Reading(rank, rank, Decimal(0), qualifier)
    if kind in ("share", "percent") and not percent and (part := _fraction(text, grammar)):
        hundred = 100 if kind == "percent" else 1
        return Reading(part * hundred, part * hundred, Decimal(0), qualifier, percent=True)
    for mark in grammar["percent"]:
        rest = rest.replace(mark, " ")
    pieces = numerals(rest, grammar)
    factor = Decimal(1) / 100 if kind == "share" and percent else Decimal(1)
    if len(pieces) == 2 and _joined(rest[pieces[0].end : pieces[1].start], grammar):
        first, second = pieces
        if second.scaled and not first.scaled:
            step = second.tolerance * 2 if second.tolerance else Decimal(1)
            scale = scale_after(rest[second.start : second.end], grammar)
            first = Numeral(first.value * scale, max(first.tolerance * scale, step / 2), first.start, first.end, True)
        return Reading(
            first.value * factor, second.value * factor, second.tolerance * factor, qualifier, currency, percent
        )
    if len(pieces) != 1:
        return None
    piece = pieces[0]
    tolerance = piece.tolerance
    if qualifier == "about":
        tolerance = max(tolerance, min(rounding(piece.value), abs(piece.value) * ABOUT))
    return Reading(piece.value * factor, piece.value * factor, tolerance * factor, qualifier, currency, percent)


def _one_line(text: str) -> str:
    """Lower case, plain spaces, a plain minus."""
    return re.sub(r"\s", " ", text.lower()).replace("−", "-")


def agrees(reading: Reading, amount: Amount) -> bool:
    """Whether the words say what the record says, at the precision written."""
    if not amount.exact:
        return _agrees_open(reading, amount)
    value = amount.low
    assert value is not None
    if reading.low != reading.high:
        return False
    said, near = reading.low, abs(value) * NEAR
    bounds = {
        "more": said < value <= said + max(near, Decimal(0)),
        "least": said <= value <= said + near,
        "less": value < said <= value + near,
        "most": value <= said <= value + near,
    }
    if reading.tolerance == 0 and reading.qualifier == "about":
        return abs(said - value) <= said * NEAR
    return bounds.get(reading.qualifier, abs(said - value) <= reading.tolerance)


def _agrees_open(reading: Reading, amount: Amount) -> bool:
    """Against a range, or a bound such as 'more than 50': the same words are wanted."""
    low, high = amount.low, amount.high
    if low is not None and high is not None:
        if reading.low != reading.high:
            ends = (min(reading.low, reading.high), low), (max(reading.low, reading.high), high)
            return all(abs(said - value) <= reading.tolerance for said, value in ends)
        return (reading.qualifier in ("more", "least") and reading.low == low) or (
            reading.qualifier in ("less", "most") and reading.high == high
        )
    bound, wanted = (low, ("more", "least")) if low is not None else (high, ("less", "most"))
    assert bound is not None
    return reading.qualifier in wanted and reading.low == bound


def values(text: str, words: Mapping[str, Any]) -> list[Decimal]:
    """Every number written with digits in a text, scales applied, as a sorted list."""
    pieces = numerals(_one_line(text), words["number"])
    return sorted(p.value for p in pieces if any(c.isdigit() for c in text[p.start : p.end]))


def amounts(text: str, words: Mapping[str, Any]) -> list[tuple[Decimal, Decimal]]:
    """Every number written with digits, scales applied, with half a unit of its last digit that is not zero."""
    pieces = numerals(_one_line(text), words["number"])
    digits = [p for p in pieces if any(c.isdigit() for c in text[p.start : p.end])]
    return [(p.value, max(p.tolerance, min(rounding(p.value), abs(p.value) * ABOUT))) for p in digits]


def _has(text: str, mark: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(mark)}(?!\w)" if mark[0].isalpha() else re.escape(mark), text) is not None


def _qualifier(text: str, grammar: Mapping[str, Any]) -> tuple[str, int]:
    """The last qualifier before the number, and where the text of the link goes on after it.

    `text` is what stands before the link, a line break, and the link's words.
    """
    link = text.index("\n") + 1
    number = re.search(r"[\d$]", text[link:])
    best = ("", 0, 0)
    for name, phrases in grammar["qualifiers"].items():
        for phrase in phrases:
            for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
                inside = found.start() >= link
                adjacent = inside or re.fullmatch(r"\s*(?:the|los|las|el|la|del)?\s*", text[found.end() : link])
                early = not number or found.start() < link + number.start()
                if adjacent and early and (found.end(), len(phrase)) > (best[1], best[2]):
                    best = (name, found.end(), len(phrase))
    return best[0], best[1] - link


def _first(text: str, table: Mapping[str, int], digits: str) -> Decimal | None:
    """The highest ordinal in the words: 'third-largest' is third, not first."""
    ranks = [value for word, value in table.items() if _has(text, word)]
    ranks += [int(found[1]) for found in re.finditer(digits, text)]
    return Decimal(max(ranks)) if ranks else None


def _fraction(text: str, grammar: Mapping[str, Any]) -> Decimal | None:
    for word, part in grammar["fractions"].items():
        if _has(text, word):
            counts = [value for name, value in grammar["units"].items() if value > 1 and _has(text, name)]
            return Decimal(str(part)) * (counts[0] if counts else 1)
    return None


def _joined(between: str, grammar: Mapping[str, Any]) -> bool:
    between = between.strip(" $")
    return between in grammar["range"]
