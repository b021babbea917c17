"""The grammar of one number, digits or spelt, by the words of a language.

A number is composed as it is spoken: hundreds, tens and units make a part below a thousand,
parts and their scales follow each other from the largest down. "twenty twelve" is no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from microsite.language.lexicon import Item
from microsite.language.parts import Parts

MILLION = 1_000_000
# A third is said of 33 and of 33.3 per cent.
REPEATING = Decimal("0.005")


@dataclass(frozen=True)
class Numeral:
    """A number found: its value, half its last written step, the item after it.

    `scale` multiplies its last digits; `spelt` says that no digit is in it, and so that it is exact.
    """

    value: Decimal
    tolerance: Decimal
    next: int
    scale: Decimal = Decimal(1)
    spelt: bool = True


@dataclass(frozen=True)
class _Chunk:
    """A part with the scale behind it; no value where a scale stands alone, no step where it is spelt."""

    value: Decimal | None
    step: Decimal | None
    scale: int
    next: int
    closed: bool = False


class Numerals(Parts):
    """Reads numbers that begin at an item of a text."""

    def number(self, at: int) -> Numeral | None:
        """The longest cardinal number that begins at an item."""
        return self._part_of_scale(at) or self._composed(at)

    def fraction(self, at: int) -> Numeral | None:
        """A part of one: 'half', 'a third', 'three quarters', 'la mitad'."""
        counted = self.item(at).get("article") or self.item(at).get("unit")
        here = at + bool(counted)
        parts = self.item(here).get("part")
        if not parts or (counted or 1) >= parts:
            return None
        return Numeral(Decimal(counted or 1) / parts, REPEATING if parts % 3 == 0 else Decimal(0), here + 1)

    def ordinal(self, at: int) -> Numeral | None:
        """A rank: '21st', 'twenty-first', 'vigésimo primero'."""
        if digits := self.item(at).get("nth"):
            return Numeral(Decimal(digits), Decimal(0), at + 1) if digits.isdigit() else None
        if self.said["ordinal_ends"]:
            return self._ordinals(at)
        last = next((n for n in range(at, len(self.items)) if not self._leads_on(n)), len(self.items))
        value = self.item(last).get("ordinal")
        if not value or last == at:
            return Numeral(Decimal(value), Decimal(0), at + 1) if value else None
        spoken = [*self.items[at:last], Item("", 0, 0, {self._role(value): value})]
        found = Numerals(spoken, self.said, self.locale)._composed(0)
        return Numeral(found.value, Decimal(0), last + 1) if found and found.next == len(spoken) else None

    def _leads_on(self, at: int) -> bool:
        """Whether an item may stand within a spelt number, before an ordinal."""
        item = self.item(at)
        return not item.get("ordinal") and any(
            item.get(role) for role in ("unit", "tens", "hundred", "scale", "join_tens", "join_hundreds", "article")
        )

    def _role(self, value: int) -> str:
        if value in self.said["tens"].values():
            return "tens"
        return "scale" if value >= 1000 else "hundred" if value == 100 else "unit"

    def _ordinals(self, at: int) -> Numeral | None:
        """Ordinals in every word, from the largest down: 'centésimo vigésimo primero'."""
        total, room, here = 0, 10**9, at
        while (value := self.item(here).get("ordinal")) and value < room:
            total, here = total + value, here + 1
            room = 10 ** (len(str(value)) - 1) if str(value)[1:].strip("0") == "" else 0
        return Numeral(Decimal(total), Decimal(0), here) if total else None

    def _part_of_scale(self, at: int) -> Numeral | None:
        """'half a million', 'three quarters of a million', 'medio millón', 'half a dozen'."""
        part = self.fraction(at)
        if part is None:
            return None
        here = part.next + bool(self.item(part.next).get("of"))
        here += bool(self.item(here).get("article"))
        for role in ("scale", "hundred", "collective"):
            if size := self.item(here).get(role):
                return Numeral(part.value * size, part.tolerance * size, here + 1, Decimal(size))
        return None

    def _composed(self, at: int) -> Numeral | None:
        """Chunks from the largest down, as far as they make one number."""
        total, group, room = Decimal(0), Decimal(0), Decimal("Infinity")
        step, group_step, scale, spelt = Decimal(0), Decimal(0), Decimal(1), True
        here, first = at, True
        while chunk := self._next_chunk(here, first):
            value = chunk.value if chunk.value is not None else Decimal(0)
            if not self._fits(chunk, value, group, room):
                break
            spelt = spelt and chunk.step is None
            if chunk.scale == 1000 and self.said["thousands_multiply"]:
                group, scale = value * 1000, Decimal(1000)
                group_step = step = (chunk.step or 0) * Decimal(1000)
            else:
                group += value
                if chunk.value is not None:
                    group_step = _written_step(chunk.step, group, chunk.scale)
                step = group_step * chunk.scale
                if chunk.scale > 1:
                    total, group, room, scale = total + group * chunk.scale, Decimal(0), *(Decimal(chunk.scale),) * 2
            here, first = chunk.next, False
            if chunk.scale == 1 or chunk.closed:
                break
        return None if first else Numeral(total + group, step / 2, here, scale, spelt)

    def _fits(self, chunk: _Chunk, value: Decimal, group: Decimal, room: Decimal) -> bool:
        """Whether a chunk may follow what has been read."""
        if chunk.value is None and not group or group and value >= 1000:
            return False
        if chunk.scale == 1000 and self.said["thousands_multiply"]:
            return not group and value * 1000 < room
        return chunk.scale < room if chunk.scale > 1 else value < room

    def _next_chunk(self, at: int, first: bool) -> _Chunk | None:
        if first:
            return self._chunk(at)
        for here in self._joined(at, "join_thousands"):
            chunk = self._chunk(here)
            if chunk and chunk.step is not None and (here > at or chunk.step != 1 or (chunk.value or 0) >= 1000):
                continue
            if chunk and not (chunk.value is None and here > at):
                return chunk
        return None

    def _chunk(self, at: int) -> _Chunk | None:
        """A part and its scale: 'two hundred thousand', '935.1 billion', 'two and a half million', 'a dozen'."""
        item = self.item(at)
        value, step, here = self._part(at)
        if value is None and not item.get("scale"):
            return None
        closed = False
        for role in ("plus", "size", "plus"):
            if role == "plus" and (half := self.item(here).get("plus")) and value is not None:
                value, step, here, closed = value + Decimal(str(half)), None, here + 1, True
            elif role == "size":
                size = self.item(here)
                scale = size.get("scale") or 1
                here += scale > 1
                if dozen := scale == 1 and value is not None and size.get("collective"):
                    value, here, closed = value * dozen, here + 1, True
        if value is None and item.text in self.said["alone"]:
            value = Decimal(1)
        return _Chunk(value, step, scale, here, closed)

    def _part(self, at: int) -> tuple[Decimal | None, Decimal | None, int]:
        """The value before a scale, the step of its digits, and the next item."""
        item = self.item(at)
        if digits := item.get("digits"):
            value = self.literal(digits)
            return (None, None, at) if value is None else (*value, at + 1)
        if spelt := self._below_thousand(at):
            return Decimal(spelt[0]), None, spelt[1]
        if (one := item.get("article")) and (self.item(at + 1).get("scale") or self.item(at + 1).get("collective")):
            return Decimal(one), None, at + 1
        return None, None, at


def _written_step(step: Decimal | None, coefficient: Decimal, scale: int) -> Decimal:
    """The last step of a number before its scale; none where it is spelt.

    Spanish has no word for 10^9, so that the two last zeros of '58,400 millones' say no more than
    '$58.4 billion' does. Further zeros are read as digits, as in '940 billion'.
    """
    if step is None:
        return Decimal(0)
    hundreds = scale >= MILLION and step == 1 and coefficient >= 1000 and coefficient % 100 == 0
    return Decimal(100) if hundreds else step


def rounding(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero: 80,000 gives 5,000."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)
