"""Everything from A to Z: the index for readers whose browser runs no script, or who like to browse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from microsite.search.entry import Entry
from microsite.search.weights import REPEATS
from microsite.search.words import fold

SENTENCES = ("question", "correction")  # they have no name by which one would look for them in an alphabet


@dataclass(frozen=True)
class Line:
    """A name and the entry it leads to; `see` where it is another name than the entry's own."""

    name: str
    entry: Entry
    see: bool = False

    @property
    def language(self) -> str:
        """The language of the name, or nothing where it is the edition's, or not known."""
        return dict(self.entry.languages).get(self.name, "")


def letters(found: Iterable[Entry], articles: Iterable[str]) -> list[tuple[str, list[Line]]]:
    """The lines of every entry and of its other names, by first letter, articles passed over; digits come first."""
    entries = list(found)
    common = Counter(entry.title for entry in entries if entry.kind == "section")
    passed = re.compile(rf"(?:{'|'.join(articles)}) ")
    lines = {}

    def place(name: str) -> str:
        plain = re.sub(r"[^a-z0-9 ]", "", fold(name.lower())).strip()
        return passed.sub("", plain, count=1) if passed.match(plain) else plain

    for entry in entries:
        if entry.kind in SENTENCES or (entry.kind == "section" and common[entry.title] > REPEATS):
            continue
        own = Line(_own_name(entry), entry)
        lines[place(own.name), entry.address] = own
        for name in entry.names if entry.kind in ("leader", "term") else ():
            if fold(name.lower()) not in fold(own.name.lower()):
                lines.setdefault((place(name), entry.address), Line(name, entry, see=True))
    ordered = [line for (_, _), line in sorted(lines.items(), key=lambda item: item[0])]

    def letter(line: Line) -> str:
        first = place(line.name)[:1].upper()
        return first if first.isalpha() else "0-9"

    return [(first, list(group)) for first, group in groupby(ordered, key=letter)]


def _own_name(entry: Entry) -> str:
    """An entry's name in the index; a figure goes by what it counts, with its number behind."""
    if entry.kind != "figure":
        return entry.title
    value, _, label = entry.title.partition(": ")
    return f"{label}: {value}"
