"""Sources: what is read, where, when, and where it is kept."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from microsite.files.fieldtypes import Address, Date, PastDay, Ref, Text, Words, wrong
from microsite.files.record import Stating
from microsite.files.rules import Rule
from microsite.language.dates import first_day


class Source(Stating):
    """Where something can be read."""

    KIND: ClassVar = "source"
    FOLDER: ClassVar = "sources"
    publisher: Words = Field(description="who published it")
    title: Words = Field(description="its title, in its own language")
    date: Date | None = Field(None, description="when it was published, as far as known")
    address: Address | None = Field(None, description="its official address")
    read: PastDay | None = Field(None, description="the day on which its text, or a stored copy of it, was read")
    archived: Address | None = Field(None, description="the address of an archive's copy that somebody saw")
    reason: Text | None = Field(None, description="why it has no address")
    kind: Annotated[Words, Ref("source-kind")] = Field(description="what sort of source it is")
    language: Words = Field(description="language of the source")
    author: Words | None = Field(None, description="who wrote it")
    note: Text | None = Field(None, description="what kind of copy was read, or a weakness")

    @property
    def copies(self) -> str | None:
        """Where the Internet Archive lists the copies that it has of the address, if any; None without an address."""
        return f"https://web.archive.org/web/*/{self.address.partition('#')[0]}" if self.address else None

    @model_validator(mode="after")
    def _read_once_published(self) -> Self:
        if self.read and self.date and self.read < first_day(self.date).isoformat():
            message = f"read on {self.read}, before it was published on {self.date}"
            raise wrong(Rule.DATE_REAL, message, "Mend one of the two.", "read")
        return self
