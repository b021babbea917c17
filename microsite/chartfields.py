"""The types of fields that only a chart's words have: arithmetic over its rows, and places of layout."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from microsite.arithmetic import Expression, ExpressionError, parse
from microsite.fieldtypes import _list, _number, _words, real, wrong
from microsite.rules import Rule


def _place(value: Any) -> Decimal | str:
    if not isinstance(value, str):
        return _number(value)
    real(value)
    return value


def _arithmetic(value: Any) -> Expression:
    text = _words(value)
    try:
        parse(text)
    except ExpressionError as error:
        raise wrong(Rule.CHART_COMPUTED, str(error), 'Write an expression such as "total / 1000".') from error
    return Expression(text)


Place = Annotated[Decimal | str, BeforeValidator(_place), WithJsonSchema({"type": ["number", "string"]})]
Places = Annotated[tuple[Place, ...], BeforeValidator(_list)]
Arithmetic = Annotated[Expression, BeforeValidator(_arithmetic), WithJsonSchema({"type": "string"})]
