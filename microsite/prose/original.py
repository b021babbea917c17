"""The text that a translation was made from: a short hash of each of its pieces, kept in the translation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

DIGITS = 6  # of a hash: of two pieces one in 16 million is the same by chance


@dataclass(frozen=True)
class Piece:
    """Lines of a page between two empty ones: the first and the last, and the hash of its words."""

    first: int
    last: int
    hash: str


def pieces(text: str) -> list[Piece]:
    """The pieces of a page in their order, front matter included; spaces at the ends of lines do not count."""
    lines = enumerate((line.rstrip() for line in text.removeprefix("\ufeff").splitlines()), 1)
    filled = [list(group) for full, group in groupby(lines, lambda line: bool(line[1])) if full]
    return [Piece(piece[0][0], piece[-1][0], _hash("\n".join(line for _, line in piece))) for piece in filled]


def written(text: str) -> str:
    """What the front matter of a translation says of the text that it is made from."""
    return " ".join(piece.hash for piece in pieces(text))


def changes(known: Sequence[str], text: str) -> Iterator[str]:
    """What has changed of a page since its pieces had the hashes that are known, each in a few words."""
    now = pieces(text)
    matcher = SequenceMatcher(None, known, [piece.hash for piece in now], autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "replace":
            yield f"{_lines(now[start:end])} changed"
        elif what == "insert":
            yield f"{_lines(now[start:end])} {'is' if _single(now[start:end]) else 'are'} new"
        elif what == "delete":
            gone = "1 paragraph is" if last - first == 1 else f"{last - first} paragraphs are"
            yield f"{gone} gone {f'after line {now[start - 1].last}' if start else 'at its head'}"


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]


def _single(some: Sequence[Piece]) -> bool:
    return some[0].first == some[-1].last


def _lines(some: Sequence[Piece]) -> str:
    return f"line {some[0].first}" if _single(some) else f"lines {some[0].first} to {some[-1].last}"
