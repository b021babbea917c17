"""The types that fields of records have: what each accepts, and what it says of what it does not.

A validator raises `PydanticCustomError` whose type is the name of a rule; `decode` turns it into a
problem at the field's line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from microsite.files.rules import Rule
from microsite.language import dates, locales

YEARS = range(1500, 2101)
DIGITS = 30
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True)
class Ref:
    """Marks a field whose words are ids of records of a kind."""

    kind: str


class PagePath:
    """Marks a field whose words are paths of pages below their language, such as eras/reagan."""


def wrong(rule: Rule, message: str, hint: str = "", field: str = "") -> PydanticCustomError:
    """The error of a value that breaks a rule, what to do instead, and the field where a whole table is wrong."""
    # Braces in a message would be read as places to fill in.
    context = {"said": message, "hint": hint, "field": field}
    return PydanticCustomError(str(rule), "{said}", context)


def as_words(value: Any) -> str:
    """Words in quotes, not empty; raises what is wrong with them."""
    if not isinstance(value, str):
        shown = "a date" if hasattr(value, "isoformat") else value
        raise wrong(Rule.FIELD_TYPE, f"expected words in quotes, got {shown}", "Put it in quotes.")
    if not value.strip():
        raise wrong(Rule.FIELD_MISSING, "is empty", "Fill it, or remove the line.")
    return value


def as_number(value: Any) -> Decimal:
    """An exact number of at most thirty digits; raises what is wrong with it."""
    shown = f"'{value}'" if isinstance(value, str) else str(value)[:40]
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}([.,]\d{3})+", value):
        plain = re.sub(r"[.,]", "", value)
        raise wrong(Rule.NUMBER_FORM, f"{shown} can be read in two ways", f"Write {plain}, without quotes.")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise wrong(Rule.FIELD_TYPE, f"expected a number, got {shown}", "Write it without quotes or units.")
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > DIGITS or len(number.as_tuple().digits) > DIGITS:
        hint = f"A number has at most {DIGITS} digits."
        raise wrong(Rule.VALUE_PLAUSIBLE, f"{shown} is no number that can be meant", hint)
    if isinstance(value, Decimal) and re.fullmatch(r"\d{1,3}\.000", str(value)):
        hint = f"Write {str(value).replace('.', '')}, or {value.to_integral_value()}."
        raise wrong(Rule.NUMBER_FORM, f"{value} can be read in two ways", hint)
    return number


def _whole(value: Any) -> int:
    number = as_number(value)
    if number != number.to_integral_value() or not isinstance(value, int):
        raise wrong(Rule.FIELD_TYPE, f"expected a whole number, got {value}")
    return int(number)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        shown = f"'{value}'" if isinstance(value, str) else value
        raise wrong(Rule.FIELD_TYPE, f"expected true or false, got {shown}", "Write it without quotes.")
    return value


def real(*ends: str) -> None:
    """Raises where a date, or the first and last day of a span, cannot be."""
    try:
        days = [dates.first_day(end) for end in ends]
        last = dates.last_day(ends[-1])
    except ValueError as error:
        raise wrong(Rule.DATE_REAL, str(error), "Write YYYY, YYYY-MM or YYYY-MM-DD.") from error
    if any(day.year not in YEARS for day in days):
        message = f"'{'/'.join(ends)}' is not between {YEARS[0]} and {YEARS[-1]}"
        raise wrong(Rule.DATE_REAL, message)
    if last < days[0]:
        raise wrong(Rule.DATE_REAL, f"'{'/'.join(ends)}' ends before it begins")


def _date(value: str) -> str:
    real(value)
    return value


def _past_day(value: str) -> str:
    if len(value) < len("YYYY-MM-DD"):
        raise wrong(Rule.DATE_REAL, f"'{value}' is no day", "Write YYYY-MM-DD.")
    if value > dates.latest_today().isoformat():
        raise wrong(Rule.DATE_REAL, f"'{value}' is yet to come", "Write the day on which it was done.")
    return value


def _span(value: str) -> str:
    real(*value.split("/", 1))
    return value


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"]", value)
    except ValueError:
        good = False
    if not good:
        raise wrong(Rule.FIELD_TYPE, f"'{value}' is no web address", "It begins with https:// or http://.")
    return value


def _currency(value: str) -> str:
    if not locales.is_currency(value):
        raise wrong(Rule.FIELD_TYPE, f"'{value}' is no currency", "Write its ISO 4217 code, such as USD.")
    return value


def as_list(value: Any) -> list[Any]:
    """A list; raises where there is none."""
    if not isinstance(value, list):
        shown = f"'{value}'" if isinstance(value, str) else value
        raise wrong(Rule.FIELD_TYPE, f'expected a list such as ["a", "b"], got {shown}', "Put it in square brackets.")
    return value


def _said(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        shown = f"'{value}'" if isinstance(value, str) else value
        message = f'expected words in every language, such as title.en = "…", got {shown}'
        raise wrong(Rule.FIELD_TYPE, message)
    if not value:
        raise wrong(Rule.FIELD_MISSING, "says nothing", "Give it words in every language.")
    return value


def _cell(value: Any) -> str | int:
    return as_words(value) if isinstance(value, str) else _whole(value)


def _some(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise wrong(Rule.FIELD_MISSING, "names nothing", "Name at least one.")
    return value


def _once(value: tuple[Any, ...]) -> tuple[Any, ...]:
    twice = next((item for place, item in enumerate(value) if item in value[:place]), None)
    if twice is not None:
        raise wrong(Rule.FIELD_TYPE, f"names '{twice}' twice", "Name each once.")
    return value


Words = Annotated[str, BeforeValidator(as_words)]
Number = Annotated[Decimal, BeforeValidator(as_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[Words, AfterValidator(_date), Field(json_schema_extra={"pattern": f"^{DATE}$"})]
PastDay = Annotated[Date, AfterValidator(_past_day), Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Span = Annotated[Words, AfterValidator(_span), Field(json_schema_extra={"pattern": f"^{DATE}(/{DATE})?$"})]
Address = Annotated[Words, AfterValidator(_address), Field(json_schema_extra={"format": "uri"})]
Currency = Annotated[Words, AfterValidator(_currency)]
Text = Annotated[dict[str, Words], BeforeValidator(_said)]
Strings = Annotated[tuple[Words, ...], BeforeValidator(as_list), AfterValidator(_once)]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(as_list)]
Texts = dict[str, Text]
Cells = Annotated[
    tuple[Annotated[str | int, BeforeValidator(_cell)], ...], BeforeValidator(as_list), AfterValidator(_some)
]
SomeStrings = Annotated[Strings, AfterValidator(_some)]
