"""The kinds of records: what each is, field by field. Checks, the reference and the JSON schemas come from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from microsite.evidence.chartwords import ChartWords
from microsite.evidence.documents import Document
from microsite.evidence.images import Image
from microsite.evidence.maps import BaseMap
from microsite.evidence.places import Place
from microsite.evidence.questions import Question
from microsite.evidence.series import Series, Sidecar
from microsite.evidence.sources import Source
from microsite.evidence.teaching import Framework, Standard, Teaching
from microsite.evidence.vocabulary import Outcome, Role, Side, SourceKind, Status, Verdict
from microsite.files.fieldtypes import (
    Currency,
    Date,
    Number,
    PagePath,
    Ref,
    SomeStrings,
    Span,
    Strings,
    Text,
    Whole,
    Words,
    real,
    wrong,
)
from microsite.files.record import Aliases, Hints, Keywords, Part, Record, Sources, Stating
from microsite.files.rules import Rule
from microsite.language.amount import Amount


class Event(Stating):
    """Something that happened on a day, in a month or in a year."""

    KIND: ClassVar = "event"
    FOLDER: ClassVar = "events"
    date: Date = Field(description="as exact as it is known")
    end: Date | None = Field(None, description="its last day, if it lasted")
    theme: Annotated[Words, Ref("theme")] = Field(description="the theme under which it is listed")
    tier: Literal["core", "more", "minor"] = Field(
        description="its weight: core events turn the story, more are those of a textbook, minor ones fill it in"
    )
    leaders: Annotated[Strings, Ref("leader")] = Field(description="leaders in office on that date")
    places: Annotated[Strings, Ref("place")] = Field((), description="where it happened, if at a place")
    people: Annotated[Strings, Ref("leader")] = Field((), description="others who took part, by their ids as leaders")
    title: Text = Field(description="what happened, in a few words")
    summary: Text = Field(description="what happened, in a sentence or three")
    keywords: Keywords = ()
    hints: Hints = ()
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


class Leader(Stating):
    """A person of the story; those who led a side have terms of office."""

    KIND: ClassVar = "leader"
    FOLDER: ClassVar = "leaders"
    name: Words = Field(description="the full name")
    short: Words = Field(description="the name as in running text")
    side: Annotated[Words | None, Ref("side")] = Field(None, description="the side to which they belong, if to one")
    role: Annotated[Words | None, Ref("role")] = Field(None, description="of others: the role by which they are listed")
    party: Text | None = Field(None, description="their party, if it matters")
    terms: tuple[Term, ...] = Field((), description="of those who led their side: first and last day")
    office: Text = Field(description="what they were in this story")
    about: Text = Field(description="what they did in this story")
    aliases: Aliases = ()
    keywords: Keywords = ()
    hints: Hints = ()
    sources: Sources

    @model_validator(mode="after")
    def _leads(self) -> Self:
        if self.terms and not self.side:
            message = "terms are those of the leaders of a side"
            raise wrong(Rule.FIELD_TYPE, message, "Name its side, one of data/sides.toml, or remove terms.")
        return self


class GlossaryTerm(Stating):
    """A word and its meaning."""

    KIND: ClassVar = "term"
    FOLDER: ClassVar = "glossary"
    term: Text = Field(description="the word")
    meaning: Text = Field(description="what it means, in a sentence or two")
    aliases: Aliases = ()
    keywords: Keywords = ()
    hints: Hints = ()
    sources: Sources


class Claim(Stating):
    """A statement that others made, with its verdict."""

    KIND: ClassVar = "claim"
    FOLDER: ClassVar = "claims"
    verdict: Annotated[Words, Ref("verdict")] = Field(description="how it stands")
    statement: Text = Field(description="what they say, in our words")
    reason: Text | None = Field(None, description="what the record says, where the verdict asks for a reason")
    sources: Sources
    paragraph: Whole | None = Field(None, description="of the text that is read here, where it stands")
    since: Annotated[Words | None, Ref("outcome")] = Field(None, description="what time has shown of it, if anything")
    since_reason: Text | None = Field(None, description="what has happened since")
    since_sources: Annotated[Strings, Ref("source")] = Field((), description="where that can be read")


class Correction(Stating):
    """Something that the site said and that was wrong."""

    KIND: ClassVar = "correction"
    FOLDER: ClassVar = "corrections"
    date: Date = Field(description="the day on which it was mended")
    pages: Annotated[SomeStrings, PagePath()] = Field(description="pages that carry a note of it, such as eras/reagan")
    said: Text = Field(description="what the site said")
    says: Text = Field(description="what it says now")
    why: Text = Field(description="why it was wrong")
    sources: Sources


class Unit(Stating):
    """What is counted."""

    KIND: ClassVar = "unit"
    FOLDER: ClassVar = "units"
    label: Text = Field(description="its name beside a number")
    kind: Literal["currency", "percent", "rank", "share", "count", "measure"] = Field(
        description="how its numbers are written"
    )
    currency: Currency | None = Field(None, description="of money: its ISO 4217 code, such as USD; else that of the id")
    nouns: dict[str, Strings] = Field({}, description="words that may stand beside its numbers in a link, by language")


class Theme(Stating):
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


class Figure(Stating):
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
    at: Words | None = Field(None, description="the cell's row: its key, such as '1990' or '1990/north'")
    unit: Annotated[Words, Ref("unit")] = Field(description="what is counted")
    date: Span = Field(description="what the number refers to")
    status: Annotated[Words, Ref("status")] = Field(description="how sure it is")
    sources: Sources
    paragraph: Whole | None = Field(None, description="of the text that is read here, where it says so")
    beside: Annotated[Strings, Ref("figure")] = Field((), description="figures to be read with this one")
    note: Text | None = Field(None, description="what a reader should know")
    keywords: Keywords = ()
    hints: Hints = ()

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


KINDS: Mapping[str, type[Record]] = {
    model.KIND: model
    for model in (
        *(Side, Role, Status, Verdict, Outcome, SourceKind, Source, Event, Leader, GlossaryTerm),
        *(Figure, Claim, Correction, Unit, Theme, Place, BaseMap, Name, Question, Document),
        *(Framework, Standard, Teaching, Sidecar, ChartWords, Image),
    )
}
TABLES = tuple(kind for kind in KINDS if kind not in ("series", "chart", "image"))
