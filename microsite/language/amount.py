"""What a record says a number is: a value, a range, or one end of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Amount:
    """What a figure's record says: exact (low equals high), a range, or open at one end."""

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> bool:
        """Whether the record names one value."""
        return self.low is not None and self.low == self.high
