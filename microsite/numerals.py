"""Finds numerals in a text: digits with scale words, or numbers spelt out, in any language of words/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Numeral:
    """A number found: its value, half its last written step, where it stands, whether it has a scale word."""

    value: Decimal
    tolerance: Decimal
    start: int
    end: int
    scaled: bool


@cache
def _word_pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def numerals(text: str, grammar: Mapping[str, Any]) -> list[Numeral]:
    """Every number in the text, digits or words, each with the scale words that follow it."""
    units, scales = grammar["units"], grammar["scales"]
    word = _word_pattern((*units, *scales))
    found: list[Numeral] = []
    at = 0
    while at < len(text):
        digits = DIGITS.search(text, at)
        spelt = word.search(text, at)
        if digits and (not spelt or digits.start() <= spelt.start()):
            piece = _digits(text, digits, grammar)
        elif spelt:
            piece = _spelt(text, spelt, grammar)
        else:
            break
        found.append(piece)
        at = piece.end
    return found


def _digits(text: str, found: re.Match[str], grammar: Mapping[str, Any]) -> Numeral:
    plain = found[0].replace(",", "")
    value = Decimal(plain)
    step = Decimal(1).scaleb(-len(plain.partition(".")[2]))
    scale, end = _scale(text, found.end(), grammar)
    # Spanish has no word for 10^9, so 58,400 millones is as exact as $58.4 billion.
    if scale >= 1_000_000 and step == 1 and value >= 1000:
        step = rounding(value) * 2
    sign = -1 if re.search(r"(?:^|\s)-\s?\$?$", text[: found.start()]) else 1
    return Numeral(sign * value * scale, step * scale / 2, found.start(), end, scale > 1)


def _scale(text: str, at: int, grammar: Mapping[str, Any]) -> tuple[Decimal, int]:
    """The product of the scale words that follow, and where they end."""
    scale = Decimal(1)
    while found := re.compile(r"\s*([^\W\d]+)").match(text, at):
        if found[1] not in grammar["scales"]:
            break
        scale *= grammar["scales"][found[1]]
        at = found.end()
    return scale, at


def scale_after(text: str, grammar: Mapping[str, Any]) -> Decimal:
    """The scale of the words behind the first digits: a billion in '12 billion'."""
    digits = DIGITS.search(text)
    return _scale(text, digits.end(), grammar)[0] if digits else Decimal(1)


def _spelt(text: str, found: re.Match[str], grammar: Mapping[str, Any]) -> Numeral:
    """A number in words from where it begins; a scale word alone stands for one of it."""
    total, current, at, end = Decimal(0), Decimal(0), found.start(), found.start()
    scaled = Decimal(1)
    step = re.compile(r"([^\W\d]+)(?:[\s-]+(?:and\s+|y\s+)?)?")
    while part := step.match(text, at):
        name = part[1]
        if name in grammar["units"]:
            current += grammar["units"][name]
        elif name in grammar["scales"]:
            factor = Decimal(grammar["scales"][name])
            current = (current or Decimal(1)) * factor
            if factor >= 1000:
                total, current = (total + current, Decimal(0)) if total == 0 else (total * factor, Decimal(0))
            scaled = max(scaled, factor)
        else:
            break
        at, end = part.end(), part.start() + len(name)
    return Numeral(total + current, Decimal(0), found.start(), end, scaled > 1)


def rounding(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero: 80,000 gives 5,000."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)
