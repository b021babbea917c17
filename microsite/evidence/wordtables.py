"""The tables of a words file: every word that templates and rules ask a language for."""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated, Any

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from microsite.files.fieldtypes import Words, wrong
from microsite.files.rules import Rule


def _locale(value: str) -> str:
    try:
        Locale.parse(value.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise wrong(Rule.FIELD_TYPE, f"'{value}' is no locale", "Write one such as en-GB or es-MX.") from error
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value.replace("{m}", "(?:x)"))
    except re.error as error:
        raise wrong(Rule.FIELD_TYPE, f"'{value}' is no pattern: {error}") from error
    return value


def _form(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong(Rule.FIELD_TYPE, f"expected words in quotes, got {value}", "Put it in quotes.")
    try:
        list(Formatter().parse(value))
    except ValueError as error:
        raise wrong(Rule.FIELD_TYPE, f"'{value}': {error}", "Braces hold the name of a place to fill in.") from error
    return value


Form = Annotated[str, BeforeValidator(_form)]
Pattern = Annotated[Words, AfterValidator(_pattern)]
Size = Annotated[int, Field(strict=True, ge=0)]
Flag = Annotated[bool, Field(strict=True)]
Phrases = list[Annotated[str, Field(strict=True)]]
Counts = dict[str, Size]
Said = dict[str, Form]


class Section(BaseModel):
    """A table of a words file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Grammar(Section):
    """How numbers are said: the words by their role, and what joins them."""

    percent: Phrases
    times: Phrases
    repeats: Phrases
    minus: Phrases
    skip: Phrases
    of: Phrases
    idioms: Phrases
    ranges: list[tuple[str, str]]
    join_tens: Phrases
    join_hundreds: Phrases
    join_thousands: Phrases
    thousands_multiply: Flag
    articles_count: Flag
    alone: Phrases
    ordinal_marks: Phrases
    ordinal_ends: Flag
    superlatives: Phrases
    shorthand: dict[str, tuple[Size, str]]
    currencies: dict[str, Phrases]
    articles: Counts
    units: Counts
    tens: Counts
    hundred: Counts
    hundreds: Counts
    scales: Counts
    collectives: Counts
    endings: dict[str, dict[str, Phrases]]
    ordinals: Counts
    fractions: Counts
    plus: dict[str, float]
    qualifiers: dict[str, Phrases]
    afterwards: dict[str, Phrases]


class Years(Section):
    """When four digits are a year."""

    after: Phrases
    perhaps: Phrases
    beside: Phrases
    counted: Phrases
    singular: Phrases
    plural: str


class Dates(Section):
    """How spans are said, and which forms of dates need no evidence."""

    span: Form
    first: Words | None = None
    patterns: list[Pattern]
    perhaps: list[Pattern]


class Printing(Section):
    """How values are printed."""

    scales: list[tuple[Size, str]]
    one: Said
    currency: Form
    currency_scaled: Form
    percent: Form
    scaled: Form
    plain: Form
    measure: Form
    measure_scaled: Form
    elision: dict[Pattern, str]
    more: Form
    less: Form
    range: Form
    ranks: Phrases
    half: Words
    count_max_plain: Size


class Grade(Section):
    """The year at school for which a text is made, by words in a sentence and syllables in a word."""

    sentence: float
    word: float
    less: float


class Reading(Section):
    """How hard a text is: Flesch's formula, what a syllable is, and what to call each degree, the easiest first."""

    base: float
    sentence: float
    word: float
    nucleus: Pattern
    levels: list[tuple[float, str]]
    grade: Grade | None = None


class Typed(Section):
    """How dates are typed into the search."""

    links: Phrases
    short: Phrases
    tens: Phrases
    to: Phrases
    now: Phrases
    seasons: Counts
    decades: Counts


class Searching(Section):
    """What the search says, and how it takes a question."""

    stop: Phrases
    asks: dict[str, Phrases]
    named: dict[str, Phrases]
    governing: Phrases
    sorts: dict[str, Phrases]
    articles: Phrases
    sounds: list[tuple[Pattern, str]]
    dates: Typed
    forms: Phrases
    synonyms: dict[str, Phrases]
    kinds: Said
    labels: Said


class WordFile(Section):
    """All words of a language."""

    name: Words
    locale: Annotated[Words, AfterValidator(_locale)]
    number: Grammar
    years: Years
    dates: Dates
    print: Printing
    statuses: Said
    status_meaning: Said
    verdicts: Said
    outcomes: Said
    kinds: Said
    labels: Said
    packs: Said
    cite: Said
    boxes: Said
    nav: Said
    scale_names: Said
    describe: Said
    search: Searching
    reading: Reading | None = None
