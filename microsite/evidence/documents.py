"""Documents: texts that people of the story wrote or spoke, quoted in few words and read for who says what and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from microsite.files.fieldtypes import Date, PagePath, Ref, SomeStrings, Strings, Text, Words
from microsite.files.record import Hints, Keywords, Part, Stating


class Asks(Part):
    """What a good answer to each of the three questions holds; templates print the questions themselves."""

    who: Text = Field(description="who says this, to whom, and why")
    when: Text = Field(description="what else was going on, and how that explains the words")
    otherwise: Text = Field(description="who says otherwise, or whose voice is missing")


class Document(Stating):
    """A text of the story's own time, of which a few words are quoted."""

    KIND: ClassVar = "document"
    FOLDER: ClassVar = "documents"
    title: Text = Field(description="what it is called, in a few words")
    form: Literal["treaty", "agreement", "statement", "law", "order", "ruling", "speech", "letter"] = Field(
        description="what sort of text it is"
    )
    date: Date = Field(description="the day on which it was signed, published or spoken")
    sides: Annotated[SomeStrings, Ref("side")] = Field(description="the side that speaks, or all of them")
    maker: Text = Field(description="who made it")
    audience: Text = Field(description="for whom it was made")
    source: Annotated[Words, Ref("source")] = Field(description="where the whole of it can be read")
    sources: Annotated[Strings, Ref("source")] = Field(
        (), description="where else its words, or what others said of it, were read"
    )
    page: Annotated[Words, PagePath()] = Field(description="the page that it belongs to, such as eras/reagan")
    original: Words = Field(description="the language in which the quoted words were written or spoken")
    quote: Text = Field(description="at most 40 of its words, as they stand there, and in the other languages")
    translation: Literal["own", "official", "equal"] = Field(
        "own",
        description="whose the other languages are: ours; official translations; or as much the original as it is",
    )
    says: Text = Field(description="what it says or does, in a sentence of ours")
    events: Annotated[SomeStrings, Ref("event")] = Field(description="what else was happening, two to four events")
    asks: Asks = Field(description="what good answers to the three questions hold")
    keywords: Keywords = ()
    hints: Hints = ()

    def spoken(self, language: str) -> list[str]:
        """The languages of its words in the order in which a reader of one sees them: the original comes first."""
        first = language if self.translation == "equal" else self.original
        return [first, *(other for other in self.quote if other != first)]


def in_time(documents: Mapping[str, Document]) -> list[Document]:
    """Documents in the order of time."""
    return sorted(documents.values(), key=lambda document: (document.date, document.id))
