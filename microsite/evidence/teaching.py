"""What a page teaches: its question, its aims, and the points of curricula that it serves."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from microsite.files.fieldtypes import PagePath, Ref, Strings, Text, Words
from microsite.files.record import Record, Sources, Stating


class Framework(Record):
    """A curriculum or a set of standards for schools."""

    KIND: ClassVar = "framework"
    FOLDER: ClassVar = "frameworks"
    label: Text = Field(description="its name")
    about: Text = Field(description="whose it is, for whom, and since when")
    sources: Sources


class Standard(Record):
    """One point of a framework, in words of the project's own."""

    KIND: ClassVar = "standard"
    FOLDER: ClassVar = "standards"
    framework: Annotated[Words, Ref("framework")] = Field(description="the framework that has it")
    code: Words = Field(description="its code or number there, such as D2.His.14.9-12")
    label: Text = Field(description="what it asks of pupils, in words of one's own")


class Teaching(Stating):
    """What a page teaches."""

    KIND: ClassVar = "teaching"
    FOLDER: ClassVar = "teaching"
    page: Annotated[Words, PagePath()] = Field(description="the page, such as eras/reagan")
    question: Text = Field(description="the one question that it turns on")
    recall: Text = Field(description="what pupils know afterwards")
    explain: Text = Field(description="what they can explain")
    judge: Text = Field(description="what they can judge, and by what")
    standards: Annotated[Strings, Ref("standard")] = Field((), description="the points of curricula that it serves")
