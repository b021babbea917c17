"""A page's front matter: what it may say, and where the Markdown begins."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from pydantic import BaseModel, ConfigDict, Field

from microsite.files import decode, yaml_lines
from microsite.files.fieldtypes import Flag, Span, Strings, Words
from microsite.files.problem import Problem
from microsite.files.record import Position
from microsite.files.rules import Rule

FENCE = re.compile(r"---[ \t]*\r?\n")
END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class PageMeta(BaseModel):
    """What a page says of itself before its Markdown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Words | None = Field(None, description="its name in the menu; without it, the first heading")
    description: Words | None = Field(None, description="what it tells, in a sentence, for lists and search engines")
    span: Span | None = Field(None, description="of an era's page: the first and last day that it tells")
    keywords: Strings = Field((), description="more words that people search by; not shown")
    original: Words | None = Field(
        None, description="of a translation: the text that it was made from, as `build.py translate` writes it"
    )
    draft: Flag = Field(False, description="true: shown by `make serve` only, and not in the site")


@dataclass(frozen=True)
class FrontMatter:
    """Front matter as read: its fields, the lines of its keys, how many lines it takes, and what is wrong with it."""

    meta: PageMeta = PageMeta()
    lines: Mapping[str, int] = field(default_factory=dict)
    height: int = 0
    problems: tuple[Problem, ...] = ()


def read(text: str, shown: str) -> FrontMatter:
    """The front matter at the head of a page, by the engine's rule: '---', YAML, '---' or '...'.

    Where it is wrong, the problems say so and the fields are as if it were not there.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        message = "the front matter has no end"
        hint = "Write --- on a line of its own after it."
        return FrontMatter(problems=(Problem(shown, 1, Rule.FILE_SYNTAX, message, hint),))
    inner = "\n".join(lines[1:end])
    if not inner.strip():
        return FrontMatter(height=end + 1)
    content, places, problems = yaml_lines.read(inner, shown, above=1)
    meta = None
    if content is not None:
        meta, wrong = decode.table(PageMeta, content, Position(shown, shown, 1, places), "front matter")
        problems += wrong
    return FrontMatter(meta or PageMeta(), places, end + 1, tuple(problems))


def saying(text: str, said: Mapping[str, str | bool], *, first: bool = False) -> str:
    """A page that says this in its front matter, each key on a line of its own, at its end or `first`."""
    text = text.removeprefix("\ufeff")
    opened = FENCE.match(text)
    head, rest = (text[: opened.end()], text[opened.end() :]) if opened else ("---\n", f"---\n{text}")
    end = END.search(rest)
    front, body = (rest[: end.start()], rest[end.start() :]) if end else ("", rest)
    kept = re.sub(rf"^(?:{'|'.join(said)}):.*\n(?:[ \t]+.*\n)*", "", front, flags=re.MULTILINE)
    new = "".join(f"{line(key, value)}\n" for key, value in said.items())
    return head + (new + kept if first else kept + new) + body


def line(key: str, value: str | bool) -> str:
    """A line of front matter as YAML reads it back: words that it would take for a number are quoted."""
    plain = str(value).lower() if isinstance(value, bool) else value
    return f"{key}: {plain if yaml.safe_load(plain) == value else json.dumps(value, ensure_ascii=False)}"
