"""The words of a language: what words/LANGUAGE.toml of the compiler holds, and over it a project's own."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from microsite import COMPILER

FOLDER = COMPILER / "words"
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Wording(Mapping[str, Any]):
    """How numbers are read and dates printed in a language, and what templates say there.

    `own` is what a project lays over the compiler's words, as JSON: equal words are equal keys of caches.
    """

    language: str
    own: str = "{}"

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """The tables of the words file."""
        return laid_over(json.loads(_shared(self.language)), json.loads(self.own))

    def only(self, names: Iterable[str], *, own: bool = False) -> str:
        """Some tables, or words of them ('labels.colon'), as JSON; with `own` what the project says, else all."""
        content = json.loads(self.own) if own else self.content
        kept: dict[str, Any] = {}
        for name in names:
            table, _, word = name.partition(".")
            if not word and table in content:
                kept[table] = content[table]
            elif word in content.get(table, {}):
                kept[table] = {**kept.get(table, {}), word: content[table][word]}
        return json.dumps(kept, ensure_ascii=False)

    def __getitem__(self, table: str) -> Any:
        """A table, or a word of the file itself such as `name`."""
        return self.content[table]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(self.content)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self.content)


@cache
def _shared(language: str) -> str:
    """The compiler's words of a language as JSON, so that nobody changes what the next one is given."""
    shared = FOLDER / f"{language}.toml"
    return json.dumps(tomllib.loads(shared.read_text("utf-8")) if shared.is_file() else {})


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one: what stands above hides its like below, tables are joined key by key."""
    joined = dict(below)
    for name, value in above.items():
        inner = joined.get(name)
        joined[name] = laid_over(inner, value) if isinstance(inner, Mapping) and isinstance(value, Mapping) else value
    return joined
