"""What a project calls its own: the sides of its story, how sure its figures are, verdicts, outcomes, sorts of sources.

A project that has a file of verdicts, outcomes, statuses or sorts of sources has those and no other; one that has
none has those of the compiler, in the words of its languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import Field

from microsite.files import decode
from microsite.files.fieldtypes import Flag, Text, Words
from microsite.files.record import Position, Record
from microsite.language.wording import Wording
from microsite.palette import BASE

# Columns that rows of events have beside one for each side.
EVENT_COLUMNS = ("id", "date", "theme", "theme_label", "tier", "title")
RESERVED = frozenset({*BASE, *EVENT_COLUMNS})


class Side(Record):
    """One side of the story, such as a country: its leaders stand together, in its colour."""

    KIND: ClassVar = "side"
    FOLDER: ClassVar = "sides"
    label: Text = Field(description="its name")


class Role(Record):
    """What people were in the story, by which those are listed who led no side."""

    KIND: ClassVar = "role"
    FOLDER: ClassVar = "roles"
    label: Text = Field(description="its name above the list")


class Mark(Record):
    """A word in its own colour beside what it judges."""

    label: Text = Field(description="its name beside what it judges")
    colour: Words = Field("quiet", description="the role of its colour, such as ink, quiet, shared or alert")


class Status(Mark):
    """How sure a figure is."""

    KIND: ClassVar = "status"
    FOLDER: ClassVar = "statuses"
    meaning: Text = Field(description="what it tells a reader")


class Verdict(Mark):
    """How a statement stands."""

    KIND: ClassVar = "verdict"
    FOLDER: ClassVar = "verdicts"
    reason: Flag = Field(True, description="whether a statement with this verdict says why")


class Outcome(Mark):
    """What time has shown of a statement."""

    KIND: ClassVar = "outcome"
    FOLDER: ClassVar = "outcomes"


class SourceKind(Record):
    """A sort of sources, which are listed together."""

    KIND: ClassVar = "source-kind"
    FOLDER: ClassVar = "source-kinds"
    label: Text = Field(description="its name above the list")


# What the compiler's own have besides their words.
MARKS: Mapping[str, Mapping[str, Any]] = {
    "official": {"colour": "shared"},
    "stated": {"colour": "ink"},
    "contested": {"colour": "alert"},
    "confirmed": {"colour": "shared", "reason": False},
    "wrong": {"colour": "alert"},
    "held": {"colour": "shared"},
    "did-not-hold": {"colour": "alert"},
}

MARK_KINDS = (Status, Verdict, Outcome)
KINDS_OF_OURS = frozenset(kind.KIND for kind in (*MARK_KINDS, SourceKind))


def defaults(words: Mapping[str, Wording]) -> Iterator[Record]:
    """The compiler's own statuses, verdicts, outcomes and sorts of sources, in the words of a project's languages."""
    for model, table, texts in (
        (Status, "statuses", {"label": "statuses", "meaning": "status_meaning"}),
        (Verdict, "verdicts", {"label": "verdicts"}),
        (Outcome, "outcomes", {"label": "outcomes"}),
        (SourceKind, "kinds", {"label": "kinds"}),
    ):
        first = next(iter(words.values()))
        for name in first[table]:
            said = {field: {code: one[where][name] for code, one in words.items()} for field, where in texts.items()}
            marks = {} if model is SourceKind else MARKS.get(name, {})
            record, _ = decode.record(
                model, {**said, **marks}, Position(name, f"microsite/words/{first.language}.toml", 1)
            )
            if record:
                yield record
