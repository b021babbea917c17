"""The types of fields that only a chart's words have: arithmetic over its rows, and places of layout."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from microsite.evidence.arithmetic import Expression, ExpressionError, parse
from microsite.files.fieldtypes import (
    Ref,
    SomeStrings,
    Strings,
    Text,
    Whole,
    Words,
    as_list,
    as_number,
    as_words,
    real,
    wrong,
)
from microsite.files.record import Part
from microsite.files.rules import Rule


def _axis_point(value: Any) -> Decimal | str:
    if not isinstance(value, str):
        return as_number(value)
    real(value)
    return value


def _arithmetic(value: Any) -> Expression:
    text = as_words(value)
    try:
        parse(text)
    except ExpressionError as error:
        raise wrong(Rule.CHART_COMPUTED, str(error), 'Write an expression such as "total / 1000".') from error
    return Expression(text)


def _columns(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [as_words(value)]


class Height(Part):
    """The height of a chart's drawings."""

    wide: Annotated[Whole, Field(ge=60, le=3000)] | None = Field(None, description="in pixels, at a width of 720")
    narrow: Annotated[Whole, Field(ge=60, le=3000)] | None = Field(None, description="in pixels, at a width of 344")


class Reading(Part):
    """How a chart is read: what it counts and leaves out, a sentence that it carries and one that it does not."""

    counted: Text = Field(description="what is counted: what one mark stands for")
    counter: Text = Field(description="who counted, and from what")
    left_out: Text = Field(description="what is not in it, though one might think so")
    fair: Text = Field(description="a sentence that may be written under it")
    unfair: Text = Field(description="a sentence that many would write, and why the chart does not carry it")


class Guess(Part):
    """How a line goes on, which a reader draws before it is shown."""

    column: Words = Field(description="the column of the first series, or of its own arithmetic, that the line draws")
    after: Whole = Field(alias="from", description="the last year that is shown; the rows have to go on year by year")
    ask: Text = Field(description="what is asked, without what happened")


class Explore(Part):
    """What a reader may ask of a chart's rows: which of them, which measure, from which year, at which prices."""

    series: Annotated[Words | None, Ref("series")] = Field(
        None, description="whose rows, by year; else the first of the chart's own"
    )
    y: SomeStrings = Field(
        description="columns of numbers, those of one unit drawn together; with `by`, each a measure to choose"
    )
    by: Words | None = Field(None, description="the column that makes a line of each of its words")
    show: Strings = Field((), description="the lines that are drawn at first, by column or cell; else all")
    palette: Strings = Field((), description="colours of the lines by their names in the look")
    prices: Words | None = Field(None, description="a column of price indices by year, to ask for constant prices")
    prices_in: Annotated[Words | None, Ref("series")] = Field(
        None, description="the series that holds it; else the same"
    )


AxisPoint = Annotated[Decimal | str, BeforeValidator(_axis_point), WithJsonSchema({"type": ["number", "string"]})]
AxisPoints = Annotated[tuple[AxisPoint, ...], BeforeValidator(as_list)]
Arithmetic = Annotated[Expression, BeforeValidator(_arithmetic), WithJsonSchema({"type": "string"})]
Columns = Annotated[
    SomeStrings,
    BeforeValidator(_columns),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
FORMS = ("line", "bars", "dots", "dumbbell", "steps", "map")
Form = Literal["line", "bars", "dots", "dumbbell", "steps", "map"]
OF_FORMS = ("x", "y", "colour", "palette", "stacked", "marks", "size", "alike", "dated")
OF_MAPS = ("at", "size", "alike", "dated", "layers", "extent")
