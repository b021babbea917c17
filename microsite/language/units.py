"""What a unit asks of the words beside a number: its kind, its currency, its nouns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit in one language.

    `kind` is currency, percent, share, rank, count, or measure, which is a count whose unit is printed;
    `currency` an ISO 4217 code, or nothing where any money is meant;
    `nouns` what may stand beside the number inside a link.
    """

    kind: str
    currency: str = ""
    nouns: tuple[str, ...] = ()
