"""Whether a number as written says what a record says: the rule of precision is in `numbers`."""

from __future__ import annotations

from decimal import Decimal

from microsite.language.amount import Amount
from microsite.language.numbers import Reading
from microsite.language.numerals import rounding

NEAR = Decimal("0.10")


def agrees(reading: Reading, amount: Amount) -> bool:
    """Whether the words say what the record says, at the precision written."""
    if not amount.exact:
        return _agrees_open(reading, amount)
    value, said = amount.low, reading.low
    assert value is not None
    if said != reading.high:
        return False
    near = min(abs(said) * NEAR, _round_step(said))
    bounds = {
        "more": said < value < said + near,
        "least": said <= value < said + near,
        "less": said - near < value < said,
        "most": said - near < value <= said,
    }
    return bounds.get(reading.qualifier, abs(said - value) <= reading.tolerance)


def _round_step(value: Decimal) -> Decimal:
    """How far the next number is that is as round: 10 for 930, 50 for 250."""
    step = rounding(value) * 2
    return step * 5 if abs(value) / step % 10 == 5 else step


def _agrees_open(reading: Reading, amount: Amount) -> bool:
    """Against a range, or a bound such as 'more than 50': the same words are wanted."""
    low, high = amount.low, amount.high
    upwards, downwards = reading.qualifier in ("more", "least"), reading.qualifier in ("less", "most")
    if low is not None and high is not None and reading.low != reading.high:
        return abs(reading.low - low) <= reading.tolerance and abs(reading.high - high) <= reading.high_tolerance
    return reading.low == reading.high and ((upwards and reading.low == low) or (downwards and reading.low == high))
