"""Where the strings and the keys of a TOML text stand, so that one can be changed and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = re.compile(r"(?:[\s\ufeff]|#[^\n]*)*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
QUOTED = re.compile(r'"""(?:[^\\]|\\.)*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
PLAIN = re.compile(r"[^,\]}\n#]+")


@dataclass(frozen=True)
class Token:
    """A key or a string: the dotted way to it, its place without quotes, what stands there, and whether it is a key."""

    way: tuple[str, ...]
    start: int
    end: int
    text: str
    is_key: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Every key and string of a TOML text that holds, in order; items of a list have the way of the list."""
    yield from _Reader(text).read()


class _Reader:
    """Goes through a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def read(self) -> Iterator[Token]:
        table: tuple[str, ...] = ()
        while self._rest():
            if self.text[self.at] == "[":
                self.at += 2 if self.text.startswith("[[", self.at) else 1
                found = list(self._keys(()))
                yield from found
                table = found[-1].way if found else ()
                self.at = self.text.find("\n", self.at) % (len(self.text) + 1)
            else:
                yield from self._pair(table)

    def _rest(self) -> bool:
        """Whether anything follows; goes to it."""
        self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.at < len(self.text)

    def _pair(self, above: tuple[str, ...]) -> Iterator[Token]:
        found = list(self._keys(above))
        yield from found
        self.at = self.text.index("=", self.at) + 1
        yield from self._value(found[-1].way)

    def _keys(self, above: tuple[str, ...]) -> Iterator[Token]:
        while True:
            self._rest()
            found = QUOTED.match(self.text, self.at) or BARE.match(self.text, self.at)
            if not found:
                raise ValueError(f"no key at {self.at}")
            quote = found[0][0] in "\"'"
            start, end = found.start() + quote, found.end() - quote
            above = (*above, self.text[start:end])
            yield Token(above, start, end, self.text[start:end], True)
            self.at = found.end()
            self._rest()
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def _value(self, way: tuple[str, ...]) -> Iterator[Token]:
        self._rest()
        if found := QUOTED.match(self.text, self.at):
            size = 3 if found[0][:3] in ('"""', "'''") and len(found[0]) > 5 else 1
            start, end = found.start() + size, found.end() - size
            yield Token(way, start, end, self.text[start:end])
            self.at = found.end()
        elif self.text[self.at] in "[{":
            yield from self._inside(way, self.text[self.at])
        else:
            self.at = PLAIN.match(self.text, self.at).end()  # type: ignore[union-attr]

    def _inside(self, way: tuple[str, ...], bracket: str) -> Iterator[Token]:
        self.at += 1
        close = "]" if bracket == "[" else "}"
        while self._rest() and self.text[self.at] != close:
            yield from self._value(way) if bracket == "[" else self._pair(way)
            if self._rest() and self.text[self.at] == ",":
                self.at += 1
        self.at += 1
