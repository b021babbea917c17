"""The words file of a language: what it must hold, so that every template and rule finds its words.

The files of all languages are held beside each other: a word that most of them have, every one has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated, Any

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from microsite.files import decode, toml_lines
from microsite.files.fieldtypes import Words, wrong
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Place
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
    elision: dict[Pattern, str]
    more: Form
    less: Form
    range: Form
    ranks: Phrases
    half: Words
    count_max_plain: Size


class Searching(Section):
    """What the search says, and how it takes a question."""

    stop: Phrases
    asks: dict[str, Phrases]
    articles: Phrases
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
    countries: Said
    kinds: Said
    labels: Said
    nav: Said
    scale_names: Said
    describe: Said
    search: Searching


FREE = ("nav", "print.one")  # what a language has of its own
# Money is printed with a sign or a name, as the language has it.
MONEY = frozenset({"sign", "name", "number", "scale"})


def check(folder: Path, languages: tuple[str, ...], shown: str) -> list[Problem]:
    """Problems of the words files of these languages; `shown` is the folder's name for messages."""
    found: dict[str, tuple[Place, Mapping[str, Any]]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        name = f"{shown}/{path.name}"
        text, wrong_text = toml_lines.read_text(path, name)
        file, syntax = toml_lines.whole(text, name)
        if wrong_text or syntax or file.content is None:
            problems += (wrong_text or syntax) if path.stem in languages else []
            continue
        place = Place(path.stem, name, 1, file.lines)
        _, wrong_fields = decode.table(WordFile, file.content, place, f"'{name}'")
        if path.stem in languages:
            problems += wrong_fields
        if not wrong_fields:
            found[path.stem] = (place, dict(_said(file.content)))
    return problems or [problem for language in languages for problem in _beside(language, found)]


def _said(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase that templates print, by its dotted name."""
    for section, model in WordFile.model_fields.items():
        if model.annotation == dict[str, Form] and section not in FREE:
            yield from ((f"{section}.{name}", phrase) for name, phrase in content[section].items())
    for section, names in (
        ("search", ("kinds", "labels")),
        ("dates", ("span",)),
        ("print", tuple(Printing.model_fields)),
    ):
        for name in names:
            inner = content[section].get(name)
            if isinstance(inner, dict) and f"{section}.{name}" not in (*FREE, "print.elision"):
                yield from ((f"{section}.{name}.{key}", phrase) for key, phrase in inner.items())
            elif isinstance(inner, str):
                yield f"{section}.{name}", inner


def _beside(language: str, found: Mapping[str, tuple[Place, Mapping[str, Any]]]) -> Iterator[Problem]:
    """What most languages say and this one does not, and the places to fill in that differ from theirs."""
    place, said = found[language]
    others = [phrases for name, (_, phrases) in found.items() if name != language]
    for name in sorted({name for phrases in others for name in phrases} - set(said)):
        if sum(name in phrases for phrases in others) * 2 > len(others):
            section, _, key = name.rpartition(".")
            hint = did_you_mean(name, [n for n in said if not any(n in phrases for phrases in others)])
            message = f"'{section}' lacks '{key}'"
            yield Problem(place.path, place.line_of(section), Rule.WORDS_KNOWN, message, hint)
    for name, phrase in said.items():
        places = [_places(phrases[name]) for phrases in others if name in phrases]
        if not places and others:
            hint = did_you_mean(name, {n for phrases in others for n in phrases} - set(said))
            if not hint:
                message = f"no other language has '{name}'"
                yield Problem(place.path, place.line_of(name), Rule.WORDS_KNOWN, message, "Remove it.")
        elif name.startswith("print.currency") and _places(phrase) <= MONEY:
            continue
        elif places and _places(phrase) != (usual := Counter(places).most_common(1)[0][0]):
            wanted = ", ".join(f"{{{one}}}" for one in sorted(usual)) or "none"
            message = f"'{name}' has other places to fill in than the other languages"
            yield Problem(place.path, place.line_of(name), Rule.WORDS_KNOWN, message, f"Theirs: {wanted}.")


def _places(phrase: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(phrase) if name is not None)
