"""What stands before a scale: digits by the signs of a language, or a number below a thousand in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Self

from microsite.language import locales
from microsite.language.lexicon import Item, Lexicon

NO_ITEM = Item("", 0, 0)


class Parts:
    """Reads parts of numbers that begin at an item of a text."""

    def __init__(self, items: Sequence[Item], said: Mapping[str, Any], locale: str) -> None:
        self.items, self.said, self.locale = items, said, locale

    @classmethod
    def of(cls, items: Sequence[Item], lexicon: Lexicon) -> Self:
        """The reader for a text that this lexicon has cut."""
        return cls(items, lexicon.grammar, lexicon.locale)

    def item(self, at: int) -> Item:
        """The item at a place, or one that means nothing."""
        return self.items[at] if 0 <= at < len(self.items) else NO_ITEM

    def literal(self, digits: str) -> tuple[Decimal, Decimal] | None:
        """Digits by the signs of the locale, with their last step; None where they are grouped otherwise."""
        decimal, group = (" " if sign in locales.SPACES else sign for sign in locales.signs_of(self.locale))
        text = re.sub(f"[{locales.SPACES}]", " ", digits)
        form = rf"(?:[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+|[0-9]+)(?:{re.escape(decimal)}[0-9]+)?"
        if not re.fullmatch(form, text.replace("'", group) if group == "\u2019" else text):
            return None
        whole, _, rest = text.replace(group, "").replace("'", "").partition(decimal)
        return Decimal(f"{whole}.{rest}" if rest else whole), Decimal(1).scaleb(-len(rest))

    def _below_thousand(self, at: int) -> tuple[int, int] | None:
        if hundreds := self.item(at).get("hundreds"):
            return self._and_less(hundreds, at + 1)
        few = self._below_hundred(at)
        many, here = few or (self.item(at).get("article"), at + 1)
        if self.item(at).text in self.said["alone"] and self.item(at).get("hundred"):
            many, here = 1, at
        hundred = self.item(here).get("hundred")
        if hundred and many and (many < 10 or many % 10):
            return self._and_less(many * hundred, here + 1)
        return few

    def _and_less(self, hundreds: int, at: int) -> tuple[int, int]:
        """Hundreds with what is below a hundred behind them."""
        for here in self._joined(at, "join_hundreds"):
            if (less := self._below_hundred(here)) and 0 < less[0] < 100:
                return hundreds + less[0], less[1]
        return hundreds, at

    def _below_hundred(self, at: int) -> tuple[int, int] | None:
        if tens := self.item(at).get("tens"):
            for here in self._joined(at + 1, "join_tens"):
                if (unit := self._unit(here)) and 0 < unit < 10:
                    return tens + unit, here + 1
            return tens, at + 1
        unit = self._unit(at)
        return None if unit is None else (unit, at + 1)

    def _unit(self, at: int) -> int | None:
        unit = self.item(at).get("unit")
        article: int | None = self.item(at).get("article") if self.said["articles_count"] else None
        return article if unit is None else int(unit)

    def _joined(self, at: int, name: str) -> Iterator[int]:
        """Where a number may go on: behind a word that joins, and at once where nothing may."""
        if self.item(at).get(name):
            yield at + 1
        if "" in self.said[name]:
            yield at
