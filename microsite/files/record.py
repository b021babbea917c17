"""What all records are: a typed table that knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from microsite.files.fieldtypes import Numbers, Ref, SomeStrings, Strings
from microsite.files.problem import Problem
from microsite.files.rules import Rule

Keywords = Annotated[Strings, Field(description="more words that people search by; not shown")]
Hints = Annotated[Strings, Field(description="words by which readers half remember it; they count little; not shown")]
Aliases = Annotated[Strings, Field(description="other names, shown and searched by")]
Sources = Annotated[SomeStrings, Ref("source"), Field(description="where this can be read")]


@dataclass(frozen=True)
class Position:
    """Where a record stands: its id, its file, its line, and the lines of its fields by dotted name."""

    id: str
    path: str
    line: int
    lines: Mapping[str, int] = field(repr=False, default_factory=dict)

    def line_of(self, name: str) -> int:
        """The line of a field such as 'title.en', or of the nearest part of it that has a line."""
        while name:
            if name in self.lines:
                return self.lines[name]
            name = name.rpartition(".")[0]
        return self.line


class Part(BaseModel):
    """A table inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Part):
    """One table of a file in data/, or one file: an event, a figure, a source and so on.

    Texts are mappings from language to words; numbers are exact (Decimal).
    """

    KIND: ClassVar[str]
    FOLDER: ClassVar[str] = ""
    _position: Position = PrivateAttr()

    def positioned(self, position: Position) -> Self:
        """The same record, which now knows where it stands."""
        self._position = position
        return self

    @property
    def id(self) -> str:
        """Its name: the table's, or the file's stem."""
        return self._position.id

    @property
    def path(self) -> str:
        """Its file, relative to the project."""
        return self._position.path

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self._position.line

    def line_of(self, name: str) -> int:
        """The line of one of its fields, or of the nearest part of it that has a line."""
        return self._position.line_of(name)

    def problem(self, name: str, rule: Rule, message: str, hint: str = "") -> Problem:
        """A problem at the line of one field of this record."""
        return Problem(self.path, self._position.line_of(name), rule, message, hint)


class Stating(Record):
    """A record whose texts state numbers, which it lists so that each text can be held to them."""

    numbers: Numbers = Field((), description="numbers that its texts state, which its own sources hold")
    figures: Annotated[Strings, Ref("figure")] = Field((), description="figures whose values its texts state")


def texts_of(part: Part, prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in several languages of a record, with the dotted name of its field."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        dotted = f"{prefix}{name}"
        if isinstance(value, Part):
            yield from texts_of(value, f"{dotted}.")
        elif isinstance(value, dict) and value and all(isinstance(words, str) for words in value.values()):
            yield dotted, value
        elif isinstance(value, Part):
            yield from texts_of(value, f"{dotted}.")
        elif isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, Part):
                    yield from texts_of(inner, f"{dotted}.{key}.")
                elif isinstance(inner, dict):
                    yield f"{dotted}.{key}", inner


def references_of(part: Part, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id that a record names: the dotted name of the field, the kind, the id."""
    for name, about in type(part).model_fields.items():
        value = getattr(part, name)
        kinds = [mark.kind for mark in about.metadata if isinstance(mark, Ref)]
        for kind in kinds if value is not None else ():
            yield from ((f"{prefix}{name}", kind, one) for one in ([value] if isinstance(value, str) else value))
        if isinstance(value, Part):
            yield from references_of(value, f"{prefix}{name}.")
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, Part):
                    yield from references_of(inner, f"{prefix}{name}.{key}.")
