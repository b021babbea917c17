"""Dates as exact as they are known: a year, a month or a day, and spans of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from microsite.language import locales

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(text: str) -> date:
    """The earliest day that a date may mean; ValueError where it does not exist or has no such form."""
    found = FORM.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"'{text}' does not exist") from error


def last_day(text: str) -> date:
    """The latest day that a date may mean; ValueError as in first_day."""
    start = first_day(text)
    if len(text) == 4:
        return date(start.year, 12, 31)
    if len(text) == 7:
        return date(start.year, start.month, calendar.monthrange(start.year, start.month)[1])
    return start


def latest_today() -> date:
    """The day that it is where it is latest: no author, wherever they are, is ahead of it."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def ends(span: str) -> tuple[date, date]:
    """First and last day of a date or of two joined by '/'; ValueError where one is wrong."""
    start, _, end = span.partition("/")
    return first_day(start), last_day(end or start)


def in_words(text: str, words: Mapping[str, Any]) -> str:
    """A date or a span for readers: '1990-11-27' gives '27 November 1990'."""
    start, _, end = text.partition("/")
    if end:
        return str(words["dates"]["span"].format(start=in_words(start, words), end=in_words(end, words)))
    if len(text) == 4:
        return text
    locale = str(words["locale"])
    if len(text) == 7:
        return locales.month_words(first_day(text), locale)
    printed = locales.day_words(first_day(text), locale)
    first = words["dates"].get("first")
    return re.sub(r"\b1\b", first, printed, count=1) if first and text.endswith("-01") else printed
