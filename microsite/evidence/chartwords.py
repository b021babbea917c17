"""A chart's words: what it draws, in which form, and what it says."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from microsite.evidence.chartfields import (
    OF_FORMS,
    OF_MAPS,
    Arithmetic,
    AxisPoint,
    AxisPoints,
    Columns,
    Explore,
    Form,
    Guess,
    Height,
    Reading,
)
from microsite.evidence.maps import Extent
from microsite.files.fieldtypes import Cells, Flag, Number, Ref, Span, Strings, Text, Texts, Words, wrong
from microsite.files.problem import did_you_mean
from microsite.files.record import Hints, Keywords, Record
from microsite.files.rules import Rule


class ChartWords(Record):
    """A chart's words, what it draws, and in which form; a chart without a form has Python of the same name."""

    KIND: ClassVar = "chart"
    series: Annotated[Strings, Ref("series")] = Field((), description="whose rows are drawn")
    figures: Annotated[Strings, Ref("figure")] = Field((), description="whose records are drawn")
    records: Literal["leader", "event", "claim"] | None = Field(None, description="all records of a kind are drawn")
    rows: dict[str, Cells] = Field({}, description="which rows: a column and its allowed values")
    span: Span | None = Field(None, description="of events: those that began in it, as START/END")
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
    map: Annotated[Words | None, Ref("map")] = Field(None, description="the ground under the drawing: a base map")
    at: Words | None = Field(
        None, description="of a map: the column whose cells are the ids or names of places, or of parts of the base map"
    )
    size: Columns | None = Field(
        None, description="of the form map: the column that says how large each mark is, or several, one map each"
    )
    alike: Flag = Field(False, description="of several maps: whether the circles of all are drawn to one scale")
    dated: Flag = Field(False, description="of a map of events: whether the years of each stand before its place")
    layers: Strings = Field((), description="of a map: further lines and areas of the base map, by their ids")
    extent: Extent | None = Field(
        None, description="of a map: the part of the globe in view, if not all of the base map"
    )
    height: Height = Field(Height(), description="wide and narrow, in pixels")
    unit: Annotated[Words | None, Ref("unit")] = Field(
        None, description="what the numbers on its axis count, said with each value that a reader points at"
    )
    scale: Number = Field(Decimal(1), description="a number on its axis times this is the value in the unit")
    explore: Explore | None = Field(None, description="what a reader may ask of its rows, in a drawing of their own")
    guess: Guess | None = Field(None, description="what a reader may draw before seeing it")
    title: Text = Field(description="what the chart says")
    subtitle: Text = Field(description="what is drawn, in which unit, over which years")
    alt: Text = Field(description="form, course and at least one number, for those who do not see it")
    note: Text | None = Field(None, description="what a reader should know")
    reading: Reading | None = Field(None, description="how it is read, for those who learn to")
    keywords: Keywords = ()
    hints: Hints = ()
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
        if self.form == "map":
            self._mapped()
        elif self.form and not (self.x and self.y):
            lacking = "y" if self.x else "x"
            raise wrong(Rule.FIELD_MISSING, f"lacks '{lacking}'", "A form has x and y, a column each.", "form")
        kinds = (self.series, self.figures, self.records)
        if self.form and (sum(map(bool, kinds)) > 1 or len(self.series) > 1):
            hint = "Name one series, or figures, or records."
            raise wrong(Rule.CHART_DATA, "draws rows of one kind only", hint, "form")
        if stray := next((name for name in OF_MAPS if getattr(self, name) and not self.map), None):
            raise wrong(
                Rule.FIELD_MISSING, f"has '{stray}' and no map", "Write map = with the id of a base map.", stray
            )
        unknown = next((name for name in self.marks if name not in self.labels), None)
        if unknown is not None:
            hint = did_you_mean(unknown, self.labels) or f"Write labels.{unknown}.en and so on."
            raise wrong(Rule.FIELD_MISSING, f"has no word in labels for '{unknown}'", hint, f"marks.{unknown}")
        return self

    def _mapped(self) -> None:
        """Of the form map: it has its ground, and places instead of axes."""
        if not self.map:
            raise wrong(Rule.FIELD_MISSING, "is a map of no ground", "Write map = with the id of a base map.", "form")
        odd = next((name for name in ("x", "y", "stacked", "marks") if getattr(self, name)), None)
        if odd:
            hint = "Write at = with the column that holds places."
            raise wrong(Rule.FIELD_UNKNOWN, f"is a map, which has no '{odd}'", hint, odd)
