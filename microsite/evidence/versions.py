"""Versions of the site as its builds wrote them: their form, the files of data/versions/, and which was the former."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, ClassVar, Self

from pydantic import model_validator

from microsite.files import decode
from microsite.files.fieldtypes import Date, Number, Span, Text, Words, wrong
from microsite.files.problem import Problem
from microsite.files.record import Part, Position, Record
from microsite.files.rules import Rule
from microsite.language import dates
from microsite.language.amount import Amount

FOLDER = "data/versions"
KEY = re.compile(r'( *)"((?:[^"\\]|\\.)*)": ')
HINT = f"Copy it anew from versions/ of the built site into {FOLDER}/."


class FormerFigure(Part):
    """What a figure said, as numbers."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Words
    date: Span
    label: Text

    @property
    def amount(self) -> Amount:
        """Its value or range."""
        return Amount(self.value, self.value) if self.value is not None else Amount(self.low, self.high)

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.value is None) is (self.low is None and self.high is None):
            raise wrong(Rule.VERSION_FORM, "has either a value, or low or high")
        return self


class FormerClaim(Part):
    """How a claim stood."""

    verdict: Words
    since: Words | None = None
    statement: Text


class SeriesHashes(Part):
    """The hashes of a series' two files."""

    csv: Words
    toml: Words


class Version(Record):
    """A version of the site: what its figures and claims said, and a hash of everything in it."""

    KIND: ClassVar = "version"
    version: Words
    published: Date
    told_to: Date | None = None
    figures: dict[str, FormerFigure]
    claims: dict[str, FormerClaim]
    records: dict[str, Words]
    series: dict[str, SeriesHashes]
    pages: dict[str, Words]


def file_name(version: str) -> str:
    """The file of a version below versions/: '2026.11.json'."""
    return f"{re.sub(r'[^A-Za-z0-9._-]+', '-', version).strip('.-') or 'version'}.json"


def read(text: str, shown: str) -> tuple[Version | None, list[Problem]]:
    """A file of data/versions/, or None and what is wrong with it."""
    try:
        content = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return None, [Problem(shown, line, Rule.VERSION_FORM, "not valid JSON", HINT)]
    if not isinstance(content, dict):
        return None, [Problem(shown, 1, Rule.VERSION_FORM, "is no version of the site", HINT)]
    found, problems = decode.record(Version, content, Position(PurePosixPath(shown).stem, shown, 1, _lines(text)))
    return found, [replace(problem, rule=Rule.VERSION_FORM, hint=HINT) for problem in problems]


def _lines(text: str) -> dict[str, int]:
    """The lines of a file's keys by their dotted names, as far as each stands on a line of its own."""
    lines: dict[str, int] = {}
    inside: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if found := KEY.match(line):
            depth = len(found[1])
            while inside and inside[-1][0] >= depth:
                inside.pop()
            inside.append((depth, found[2]))
            lines.setdefault(".".join(name for _, name in inside), number)
    return lines


def once(found: Iterable[Version]) -> tuple[list[Version], list[Problem]]:
    """Those of versions whose number no other has, and a problem for each of the others."""
    kept: dict[str, Version] = {}
    problems = []
    for one in found:
        first = kept.setdefault(one.version, one)
        if first is not one:
            message = f"version '{one.version}' stands already in {first.path}"
            problems.append(one.problem("version", Rule.VERSION_FORM, message, "Keep one of them."))
    return list(kept.values()), problems


def former(kept: Iterable[Version], version: str | None, published: str | None) -> Version | None:
    """The last one published before the present version, by the day and not by the number; None where there is none."""
    day = dates.last_day(published) if published else None
    before = [one for one in kept if one.version != version and (not day or dates.first_day(one.published) <= day)]
    return max(before, key=lambda one: (dates.first_day(one.published), one.version), default=None)


def canonical(table: Mapping[str, Any]) -> str:
    """A TOML table as JSON with sorted keys and without spaces, dates as ISO text: what its hash is taken of."""
    return json.dumps(table, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> float | str:
    return float(value) if isinstance(value, Decimal) else str(value.isoformat())
