"""A chart's words: what it draws, in which form, and what it says."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from microsite.evidence.chartfields import OF_FORMS, Arithmetic, AxisPoint, AxisPoints, Columns, Form, Height
from microsite.files.fieldtypes import Cells, Flag, Ref, Strings, Text, Texts, Words, wrong
from microsite.files.problem import did_you_mean
from microsite.files.record import Keywords, Record
from microsite.files.rules import Rule


class ChartWords(Record):
    """A chart's words, what it draws, and in which form; a chart without a form has Python of the same name."""

    KIND: ClassVar = "chart"
    series: Annotated[Strings, Ref("series")] = Field((), description="whose rows are drawn")
    figures: Annotated[Strings, Ref("figure")] = Field((), description="whose records are drawn")
    records: Literal["leader", "event", "claim"] | None = Field(None, description="all records of a kind are drawn")
    rows: dict[str, Cells] = Field({}, description="which rows: a column and its allowed values")
    columns: Strings = Field((), description="the columns of the data table and the download")
    sources: Annotated[Strings, Ref("source")] = Field((), description="shown in the source line")
    computed: dict[str, Arithmetic] = Field(
        {}, description="its own arithmetic: a name and an expression over its rows"
    )
    layout: AxisPoints = Field((), description="where rules, ticks and one end of a span may stand: numbers, or dates")
    form: Form | None = Field(None, description="how it is drawn without Python")
    x: Columns | None = Field(None, description="of a form: the column from left to right, or several to be compared")
    y: Columns | None = Field(None, description="of a form: the column from bottom to top, or several to be compared")
    colour: Words | None = Field(None, description="of a form: the column whose words tell rows apart by colour")
    palette: Strings = Field(
        (), description="of a form: colours by their names in the look, in the order of what they tell apart"
    )
    stacked: Flag = Field(False, description="of bars: whether those that colour tells apart are parts of a whole")
    marks: dict[str, AxisPoint] = Field(
        {}, description="of a form: places on x with a word of labels each, such as nafta = 1994"
    )
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

    @model_validator(mode="after")
    def _formed(self) -> Self:
        given = [name for name in OF_FORMS if getattr(self, name)]
        if not self.form and given:
            raise wrong(Rule.FIELD_MISSING, f"has '{given[0]}' and no form", 'Write form = "line".', given[0])
        if self.form and not (self.x and self.y):
            lacking = "y" if self.x else "x"
            raise wrong(Rule.FIELD_MISSING, f"lacks '{lacking}'", "A form has x and y, a column each.", "form")
        kinds = (self.series, self.figures, self.records)
        if self.form and (sum(map(bool, kinds)) > 1 or len(self.series) > 1):
            hint = "Name one series, or figures, or records."
            raise wrong(Rule.CHART_DATA, "draws rows of one kind only", hint, "form")
        unknown = next((name for name in self.marks if name not in self.labels), None)
        if unknown is not None:
            hint = did_you_mean(unknown, self.labels) or f"Write labels.{unknown}.en and so on."
            raise wrong(Rule.FIELD_MISSING, f"has no word in labels for '{unknown}'", hint, f"marks.{unknown}")
        return self
