"""Blocks of Markdown, each with the marks of the lists and quotes in which it stands: https://spec.commonmark.org/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

QUOTE = "> "


@dataclass(eq=False)
class Inside:
    """A list, an item or a quote that is open: its mark, and whether a block bears it already.

    A list has no mark; `number` is that of its next item, or None where items are not counted.
    """

    mark: str = ""
    number: int | None = None
    begun: bool = False

    @property
    def lead(self) -> str:
        """What a line in it begins with: an item's mark stands once, a quote's on every line."""
        return " " * len(self.mark) if self.begun and self.mark != QUOTE else self.mark


@dataclass
class Blocks:
    """Blocks in the order of a page."""

    lines: list[str] = field(default_factory=list)
    inside: list[Inside] = field(default_factory=list)
    before: list[Inside] = field(default_factory=list)  # where the last block stood
    item: bool = False  # whether that one began an item

    def begin(self, tag: str) -> None:
        """Opens what an element of HTML stands for."""
        if tag in ("ul", "ol"):
            return self.inside.append(Inside(number=1 if tag == "ol" else None))
        if tag == "blockquote":
            return self.inside.append(Inside(QUOTE))
        listed = self.inside[-1] if self.inside else Inside()
        mark = "- " if listed.number is None else f"{listed.number}. "
        listed.number = listed.number and listed.number + 1
        return self.inside.append(Inside(mark))

    def end(self) -> None:
        """Closes the innermost of them."""
        self.inside.pop()

    def listed(self) -> bool:
        """Whether the next block stands in a list."""
        return any(not one.mark for one in self.inside)

    def add(self, lines: list[str]) -> None:
        """A block of one or more lines."""
        item = any(one.mark and one.mark != QUOTE and not one.begun for one in self.inside)
        if self.lines and not (item and self.item and self._together()):
            self.lines.append("".join(self._around()).rstrip())
        for line in lines:
            self.lines.append(f"{''.join(one.lead for one in self.inside)}{line}".rstrip())
            for one in self.inside:
                one.begun = True
        self.before, self.item = list(self.inside), item

    def _together(self) -> bool:
        """Whether this block and the one before stand in one list, whose items no empty line parts."""
        lists = [next((one for one in inside if not one.mark), None) for inside in (self.before, self.inside)]
        return lists[0] is lists[1]

    def _around(self) -> Iterator[str]:
        """What an empty line between this block and the one before begins with."""
        for one, other in zip(self.before, self.inside, strict=False):
            if one is not other:
                return
            yield one.lead
