"""The kinds of records: what each is, field by field. Checks, the reference and the JSON schemas come from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from microsite.fieldtypes import (
    Address,
    Cells,
    Date,
    Flag,
    Number,
    Ref,
    SomeStrings,
    Span,
    Strings,
    Text,
    Texts,
    Whole,
    Words,
    real,
    wrong,
)
from microsite.model import Amount, Problem
from microsite.rules import Rule

Keywords = Annotated[Strings, Field(description="more words that people search by; not shown")]
Aliases = Annotated[Strings, Field(description="other names, shown and searched by")]
Sources = Annotated[SomeStrings, Ref("source"), Field(description="where this can be read")]


@dataclass(frozen=True)
class Place:
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
    _place: Place = PrivateAttr()

    def placed(self, place: Place) -> Self:
        """The same record, which now knows where it stands."""
        self._place = place
        return self

    @property
    def id(self) -> str:
        """Its name: the table's, or the file's stem."""
        return self._place.id

    @property
    def path(self) -> str:
        """Its file, relative to the project."""
        return self._place.path

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self._place.line

    def problem(self, name: str, rule: Rule, message: str, hint: str = "") -> Problem:
        """A problem at the line of one field of this record."""
        return Problem(self.path, self._place.line_of(name), rule, message, hint)


class Source(Record):
    """Where something can be read."""

    KIND: ClassVar = "source"
    FOLDER: ClassVar = "sources"
    publisher: Words = Field(description="who published it")
    title: Words = Field(description="its title, in its own language")
    date: Date | None = Field(None, description="when it was published, as far as known")
    address: Address | None = Field(None, description="its official address")
    reason: Text | None = Field(None, description="why it has no address")
    kind: Literal["official", "archive", "press", "research", "reference", "law", "essay"] = Field(
        description="what sort of source it is"
    )
    language: Words = Field(description="language of the source")
    author: Words | None = Field(None, description="who wrote it")
    note: Text | None = Field(None, description="what kind of copy was read, or a weakness")


class Event(Record):
    """Something that happened on a day, in a month or in a year."""

    KIND: ClassVar = "event"
    FOLDER: ClassVar = "events"
    date: Date = Field(description="as exact as it is known")
    end: Date | None = Field(None, description="its last day, if it lasted")
    theme: Annotated[Words, Ref("theme")] = Field(description="the theme under which it is listed")
    tier: Literal["core", "more"] = Field(description="core events are told in an era page")
    leaders: Annotated[Strings, Ref("leader")] = Field(description="presidents in office on that date")
    people: Annotated[Strings, Ref("leader")] = Field((), description="others who took part, by their ids as leaders")
    title: Text = Field(description="what happened, in a few words")
    summary: Text = Field(description="what happened, in a sentence or three")
    keywords: Keywords = ()
    sources: Sources

    @property
    def span(self) -> str:
        """Its date, or first and last day joined by '/'."""
        return f"{self.date}/{self.end}" if self.end else self.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end:
            real(self.date, self.end)
        return self


class Term(Part):
    """A term of office: its first and last day; no end while it lasts."""

    start: Date
    end: Date | None = None

    @property
    def span(self) -> str:
        """First and last day joined by '/'; only the first while it lasts."""
        return f"{self.start}/{self.end}" if self.end else self.start

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        real(*self.span.split("/"))
        return self


class Leader(Record):
    """A person of the story; presidents have terms."""

    KIND: ClassVar = "leader"
    FOLDER: ClassVar = "leaders"
    name: Words = Field(description="the full name")
    short: Words = Field(description="the name as in running text")
    country: Literal["us", "mx", "other"] = Field(description="whose office they held")
    party: Words | None = Field(None, description="of presidents")
    terms: tuple[Term, ...] = Field((), description="of presidents: start and end dates")
    office: Text = Field(description="what they were in this story")
    about: Text = Field(description="what they did in this story")
    aliases: Aliases = ()
    keywords: Keywords = ()
    sources: Sources

    @model_validator(mode="after")
    def _presides(self) -> Self:
        if self.terms and self.country == "other":
            message = "terms are those of presidents of the countries told here"
            raise wrong(Rule.FIELD_TYPE, message, "Remove terms, or name the country.")
        return self


class GlossaryTerm(Record):
    """A word and its meaning."""

    KIND: ClassVar = "term"
    FOLDER: ClassVar = "glossary"
    term: Text = Field(description="the word")
    meaning: Text = Field(description="what it means, in a sentence or two")
    aliases: Aliases = ()
    keywords: Keywords = ()
    sources: Sources


class Claim(Record):
    """A statement of the essay with its verdict."""

    KIND: ClassVar = "claim"
    FOLDER: ClassVar = "claims"
    verdict: Literal["confirmed", "nuance", "unverified", "wrong"] = Field(description="how it stands")
    statement: Text = Field(description="what the essay says, in our words")
    reason: Text | None = Field(None, description="what the record says; every verdict but 'confirmed' needs one")
    sources: Sources


class Unit(Record):
    """What is counted."""

    KIND: ClassVar = "unit"
    FOLDER: ClassVar = "units"
    label: Text = Field(description="its name beside a number")
    kind: Literal["currency", "percent", "rank", "share", "count"] = Field(description="how its numbers are written")


class Theme(Record):
    """A subject under which events are listed."""

    KIND: ClassVar = "theme"
    FOLDER: ClassVar = "themes"
    label: Text = Field(description="its name")


class Name(Record):
    """Names that hold digits which are no evidence."""

    KIND: ClassVar = "name"
    FOLDER: ClassVar = "names"
    names: SomeStrings = Field(description="digits inside these words are part of a name")
    reason: Words = Field(description="why they are no evidence")


class Figure(Record):
    """A number with its unit, date and source."""

    KIND: ClassVar = "figure"
    FOLDER: ClassVar = "figures"
    label: Text = Field(description="what was counted")
    measure: Text = Field(description="its scope: goods, or goods and services; provisional, or final")
    value: Number | None = Field(None, description="the number, in whole units")
    low: Number | None = Field(None, description="alone it means 'more than'")
    high: Number | None = Field(None, description="alone it means 'less than'")
    series: Annotated[Words | None, Ref("series")] = Field(None, description="the value is a cell of this series")
    column: Words | None = Field(None, description="the cell's column")
    at: Words | None = Field(None, description="the cell's row: its key, such as '1990' or '1990/mexico'")
    unit: Annotated[Words, Ref("unit")] = Field(description="what is counted")
    date: Span = Field(description="what the number refers to")
    status: Literal["stated", "official", "estimate", "contested"] = Field(description="how sure it is")
    sources: Sources
    paragraph: Whole | None = Field(None, description="of the essay")
    beside: Annotated[Strings, Ref("figure")] = Field((), description="figures to be read with this one")
    note: Text | None = Field(None, description="what a reader should know")
    keywords: Keywords = ()

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        forms = [name for name in ("value", "low", "high", "series") if getattr(self, name) is not None]
        if forms not in (["value"], ["low"], ["high"], ["low", "high"], ["series"]):
            hint = "Give value, or low and high, or series with column and at."
            raise wrong(
                Rule.FIGURE_VALUE,
                f"expected one value, got {' and '.join(forms) or 'none'}",
                hint,
                forms[0] if forms else "",
            )
        if forms == ["series"] and not (self.column and self.at):
            raise wrong(Rule.FIGURE_VALUE, "a cell has a series, a column and a row", "Give column and at.", "series")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise wrong(Rule.VALUE_PLAUSIBLE, f"{self.high} is below {self.low}", field="high")
        return self

    def amount(self, series: Mapping[str, Series]) -> Amount:
        """What it says: its own value or range, or its cell, which a loaded project has."""
        if self.series is not None:
            cell = series[self.series].value(str(self.at), str(self.column))
            return Amount(cell, cell)
        return Amount(self.value, self.value) if self.value is not None else Amount(self.low, self.high)


class Column(Part):
    """A column of a series' CSV."""

    label: Text = Field(description="its heading for readers")
    type: Literal["year", "integer", "number", "text", "record"] = Field(
        description="what its cells hold; record is the id of a leader"
    )
    unit: Annotated[Words | None, Ref("unit")] = Field(None, description="what its numbers count")
    scale: Number = Field(Decimal(1), description="the number in a cell times this is the value in the unit")
    low: Number | None = Field(None, description="no cell is below")
    high: Number | None = Field(None, description="no cell is above")
    optional: Flag = Field(False, description="whether cells may be empty")
    values: Strings = Field((), description="the words that its cells may hold")
    labels: Texts = Field({}, description="for readers, the words of its cells")

    @property
    def numeric(self) -> bool:
        """Whether its cells are numbers to compare, which years are not."""
        return self.type in ("integer", "number")

    @model_validator(mode="after")
    def _scaled(self) -> Self:
        if self.scale <= 0:
            raise wrong(Rule.VALUE_PLAUSIBLE, f"{self.scale} is no scale", "Write 1, 1_000 or 1_000_000.", "scale")
        return self


class Sidecar(Record):
    """What a series' CSV holds and where it comes from."""

    KIND: ClassVar = "series"
    FOLDER: ClassVar = "series"
    title: Text = Field(description="what was counted")
    source: Annotated[Words, Ref("source")] = Field(description="who publishes it")
    also: Annotated[Strings, Ref("source")] = Field((), description="sources of single rows, or cross-checks")
    licence: Text = Field(description="on what terms its publisher gives it")
    vintage: Text = Field(description="which edition, and when it was read")
    caveats: Text = Field(description="what to know before comparing its rows")
    key: SomeStrings = Field(description="the columns whose cells together name a row")
    columns: dict[str, Column] = Field(description="the columns of the CSV, in order")


@dataclass(frozen=True)
class Series:
    """An official series: its sidecar and the rows of its CSV.

    `rows` hold typed cells (int, Decimal, str, or None where empty), in the file's order;
    `lines` holds the line of each row in the CSV.
    """

    record: Sidecar
    csv_path: str
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """The file stem."""
        return self.record.id

    @property
    def columns(self) -> Mapping[str, Column]:
        """The declared columns by name, in order."""
        return self.record.columns

    def key_of(self, row: Mapping[str, Any]) -> str:
        """The row's name: the cells of its key columns, joined by '/'."""
        return "/".join(str(row.get(name)) for name in self.record.key)

    def find(self, at: str) -> Mapping[str, Any] | None:
        """The row of that name, or None."""
        return next((row for row in self.rows if self.key_of(row) == at), None)

    def value(self, at: str, column: str) -> Decimal | None:
        """A cell in the column's unit (its number times its scale), or None where there is none."""
        row = self.find(at)
        cell = row.get(column) if row else None
        return Decimal(cell) * self.columns[column].scale if isinstance(cell, int | Decimal) else None


class Height(Part):
    """The height of a chart's drawings."""

    wide: Annotated[Whole, Field(ge=60, le=3000)] | None = Field(None, description="in pixels, at a width of 720")
    narrow: Annotated[Whole, Field(ge=60, le=3000)] | None = Field(None, description="in pixels, at a width of 344")


class ChartWords(Record):
    """A chart's words, and what it draws; its Python has the same name."""

    KIND: ClassVar = "chart"
    series: Annotated[Strings, Ref("series")] = Field((), description="whose rows are drawn")
    figures: Annotated[Strings, Ref("figure")] = Field((), description="whose records are drawn")
    records: Literal["leader", "event", "claim"] | None = Field(None, description="all records of a kind are drawn")
    rows: dict[str, Cells] = Field({}, description="which rows: a column and its allowed values")
    columns: Strings = Field((), description="the columns of the data table and the download")
    sources: Annotated[Strings, Ref("source")] = Field((), description="shown in the source line")
    height: Height = Field(Height(), description="wide and narrow, in pixels")
    explore: Flag = Field(False, description="whether the live chart is offered")
    title: Text = Field(description="what the chart says")
    subtitle: Text = Field(description="what is drawn, in which unit, over which years")
    alt: Text = Field(description="form, course and at least one number, for those who do not see it")
    note: Text | None = Field(None, description="what a reader should know")
    keywords: Keywords = ()
    labels: Texts = Field({}, description="words that the drawing prints")

    @model_validator(mode="after")
    def _draws(self) -> Self:
        if not (self.series or self.figures or self.records):
            raise wrong(Rule.CHART_DATA, "draws nothing", "Name series, figures or records.")
        return self


KINDS: Mapping[str, type[Record]] = {
    model.KIND: model
    for model in (Source, Event, Leader, GlossaryTerm, Figure, Claim, Unit, Theme, Name, Sidecar, ChartWords)
}
TABLES = tuple(kind for kind in KINDS if kind not in ("series", "chart"))
VERDICTS: tuple[str, ...] = ("confirmed", "nuance", "unverified", "wrong")


def texts_of(part: Part, prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in several languages of a record, with the dotted name of its field."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        place = f"{prefix}{name}"
        if isinstance(value, dict) and value and all(isinstance(words, str) for words in value.values()):
            yield place, value
        elif isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, Part):
                    yield from texts_of(inner, f"{place}.{key}.")
                elif isinstance(inner, dict):
                    yield f"{place}.{key}", inner


def references_of(part: Part, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id that a record names: the dotted name of the field, the kind, the id."""
    for name, about in type(part).model_fields.items():
        value = getattr(part, name)
        kinds = [mark.kind for mark in about.metadata if isinstance(mark, Ref)]
        for kind in kinds if value is not None else ():
            yield from ((f"{prefix}{name}", kind, one) for one in ([value] if isinstance(value, str) else value))
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, Part):
                    yield from references_of(inner, f"{prefix}{name}.{key}.")
