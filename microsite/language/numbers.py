"""Reads a number in an author's words and holds it against what a record says.

The words are read whole, in any language with a words file: "$935.1 billion", "about 80,000",
"veinticinco", "10 to 12 million", "half a million", "minus 3". A word that is no part of a
number, and not the unit's own noun, is refused by name.

The rule of precision. A bare number is its record's value, give or take half a unit of its last
digit, and never by more than 2.5 per cent of what it says; spelt numbers are exact. "About" lets
final zeros count as rounding, up to 3 per cent. "More than", "nearly" and their like must be
true, and the record nearer than the next round number and than a tenth.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from microsite.language import locales
from microsite.language.lexicon import Item, Lexicon, lexicon
from microsite.language.numerals import Numeral, Numerals, rounding
from microsite.language.units import Unit
from microsite.language.wording import Wording

BARE = Decimal("0.025")
ABOUT = Decimal("0.03")


@dataclass(frozen=True)
class Reading:
    """A number as written: its ends (equal unless a range), how far each may be off, its marks.

    `money` holds the currencies that its signs and names may mean, or None without any.
    """

    low: Decimal
    high: Decimal
    tolerance: Decimal
    high_tolerance: Decimal
    qualifier: str = ""
    money: frozenset[str] | None = None
    percent: bool = False


@dataclass(frozen=True)
class Refusal:
    """Why words are no number, and what to do."""

    reason: str
    hint: str


def read(text: str, words: Wording, unit: Unit, before: str = "") -> Reading | Refusal:
    """The number in `text`, which is to be of a unit; `before` is the prose just before it."""
    known = lexicon(words)
    return _Words(known.items(text, unit.nouns), known, unit).read(known.items(before), before)


@dataclass
class _Side:
    """One number of a link as it is read: what stands round it."""

    numeral: Numeral | None = None
    fraction: bool = False
    negative: bool = False
    opening: str = ""


class _Words:
    """The words of one link, read from the first to the last."""

    def __init__(self, items: list[Item], known: Lexicon, unit: Unit) -> None:
        self.items, self.unit, self.said = items, unit, known.grammar
        self.numerals = Numerals.of(items, known)
        self.at = 0
        self.qualifiers: list[str] = []
        self.money: frozenset[str] | None = None
        self.percent = False

    def read(self, before: list[Item], raw: str) -> Reading | Refusal:
        """The reading, or the first word that has no place in it."""
        if word := _number_before(before, self.unit):
            return Refusal(f"follows '{word}', which changes it", "Put the whole number inside the link.")
        low = self._side()
        low.negative ^= _sign_before(before, raw)
        if qualifier := _qualifier_before(before):
            self.qualifiers.append(qualifier)
        high = low
        joiner = self.numerals.item(self.at).get("to")
        if low.numeral and joiner and [low.opening, joiner] in self.said["ranges"]:
            self.at += 1
            high = self._side()
        if self.at < len(self.items):
            return self._refused(low)
        if low.numeral is None or high.numeral is None:
            return Refusal("holds no number", "Put one number inside the link, in digits or spelt.")
        if (low.opening and high is low) or len(self.qualifiers) > 1:
            return Refusal("is not finished", "Write both ends of a range, and one qualifier at most.")
        return self._reading(low, high)

    def _refused(self, low: _Side) -> Refusal:
        item = self.items[self.at]
        word = item.text
        if item.get("digits") and self.numerals.literal(item.get("digits")) is None:
            form = locales.localised("1,234.5", self.numerals.locale)
            return Refusal(f"holds '{word}', whose signs are not this language's", f"Write digits as in {form}.")
        if low.numeral is None:
            hint = "Put one number inside the link, and other words outside."
            return Refusal(f"holds '{word}', which is no number", hint)
        if self.numerals.number(self.at):
            hint = "Put one number, and no second one, inside the link."
            return Refusal(f"holds '{word}', which is a second number", hint)
        hint = "Move it out of the link, or name it in the unit's nouns in data/units.toml."
        return Refusal(f"holds '{word}', which is no part of its number", hint)

    def _side(self) -> _Side:
        """One number with what stands before and behind it."""
        side = _Side()
        while not self._takes_number(side) and self._takes_prefix(side):
            pass
        while side.numeral and self._takes_suffix():
            pass
        return side

    def _takes_number(self, side: _Side) -> bool:
        numerals, at = self.numerals, self.at
        if self.unit.kind == "rank" and (rank := self._rank(at)):
            side.numeral = rank
        elif self.unit.kind != "rank" and (part := numerals.fraction(at)) and not _larger(numerals.number(at), part):
            side.numeral, side.fraction = part, True
        else:
            side.numeral = numerals.number(at)
        if side.numeral:
            self.at = side.numeral.next
        return side.numeral is not None

    def _rank(self, at: int) -> Numeral | None:
        """'third', 'third-largest', 'largest'."""
        rank = self.numerals.ordinal(at)
        after = rank.next if rank else at
        if self.numerals.item(after).get("superlative"):
            return replace(rank, next=after + 1) if rank else Numeral(Decimal(1), Decimal(0), after + 1)
        return rank

    def _takes_prefix(self, side: _Side) -> bool:
        item = self.numerals.item(self.at)
        if item.get("minus") and not side.negative:
            side.negative = True
        elif qualifier := item.get("qualifier"):
            self.qualifiers.append(qualifier)
        elif item.get("opening") and not side.opening:
            side.opening = item.get("opening")
        elif item.get("money"):
            self._pay(item)
        elif not item.get("skip"):
            return False
        self.at += 1
        return True

    def _takes_suffix(self) -> bool:
        item = self.numerals.item(self.at)
        if item.get("afterwards"):
            self.qualifiers.append(item.get("afterwards"))
        elif item.get("money"):
            self._pay(item)
        elif item.get("percent") and not self.percent:
            self.percent = True
        elif not (item.get("of") or item.get("noun") or self._is_article_of_percent()):
            return False
        self.at += 1
        return True

    def _is_article_of_percent(self) -> bool:
        """The article in 'half a per cent'."""
        following = self.numerals.item(self.at + 1)
        return bool(self.numerals.item(self.at).get("article") and following.get("percent"))

    def _pay(self, item: Item) -> None:
        codes: frozenset[str] = item.get("money")
        self.money = codes if self.money is None else self.money & codes

    def _reading(self, low: _Side, high: _Side) -> Reading | Refusal:
        assert low.numeral and high.numeral
        first, second = low.numeral, high.numeral
        if high is not low and second.scale > 1 and first.scale == 1 and first.value < second.value / second.scale:
            first = replace(first, value=first.value * second.scale, tolerance=first.tolerance * second.scale)
        qualifier = self.qualifiers[0] if self.qualifiers else ""
        ends = [
            self._scaled(
                -n.value if side.negative else n.value, allowed(n, qualifier, fraction=side.fraction), side.fraction
            )
            for n, side in ((first, low), (second, high))
        ]
        (start, near), (end, far) = ends
        if high is not low and start >= end:
            return Refusal("is a range that does not rise", "Write the smaller number first.")
        marked = self.percent or low.fraction
        return Reading(start, end, near, far, qualifier, self.money, marked)

    def _scaled(self, value: Decimal, tolerance: Decimal, fraction: bool) -> tuple[Decimal, Decimal]:
        """A value in its unit: parts of one where shares are counted, hundredths for per cent."""
        factor = Decimal(1)
        if self.unit.kind == "share" and self.percent:
            factor = Decimal(1) / 100
        elif self.unit.kind == "percent" and fraction and not self.percent:
            factor = Decimal(100)
        return value * factor, tolerance * factor


def _larger(number: Numeral | None, part: Numeral) -> bool:
    return number is not None and number.next > part.next


def allowed(numeral: Numeral, qualifier: str, *, fraction: bool = False) -> Decimal:
    """How far from a record the number may be."""
    size = abs(numeral.value)
    bare = min(numeral.tolerance, size * BARE)
    has_decimals = not numeral.spelt and numeral.tolerance * 2 < numeral.scale
    if qualifier != "about" or has_decimals:
        return bare
    return max(bare, size * ABOUT if fraction else min(rounding(numeral.value), size * ABOUT))


def _number_before(items: list[Item], unit: Unit) -> str:
    """A part of a number that stands just before a link: 'half', 'two hundred and'."""
    while items and any(items[-1].get(role) for role in ("of", "join_hundreds", "join_tens")):
        items = items[:-1]
    last = items[-1] if items and unit.kind != "rank" else None
    fraction = last and last.get("part") and not last.get("ordinal")
    counts = last and any(last.get(role) for role in ("tens", "hundreds", "hundred", "scale"))
    return last.text if last and (fraction or counts) else ""


def _qualifier_before(items: list[Item]) -> str:
    """The qualifier that the prose before a link ends with, articles aside."""
    for item in reversed(items):
        if item.get("qualifier"):
            return str(item.get("qualifier"))
        if not item.get("skip"):
            break
    return ""


def _sign_before(items: list[Item], raw: str) -> bool:
    """Whether the prose before a link ends with a minus, in a word or close to the number."""
    if not items or not items[-1].get("minus"):
        return False
    if items[-1].text.isalpha():
        return True
    alone = items[-1].start == 0 or not raw[items[-1].start - 1].isalnum()
    return alone and raw[-1:] == raw[items[-1].start]
