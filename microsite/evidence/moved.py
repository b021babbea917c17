"""Ids that records and pages had before, and where their addresses lead now: data/moved.toml."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import create_model

from microsite.evidence.records import KINDS
from microsite.files import decode, toml_lines
from microsite.files.fieldtypes import Words
from microsite.files.problem import Problem
from microsite.files.record import Part, Position

PATH = "data/moved.toml"
HEAD = "# Old ids, and what they are called now: their addresses still lead there. Written by `build.py rename`.\n"


_Ids = create_model("_Ids", __base__=Part, **{kind: (dict[str, Words], {}) for kind in (*KINDS, "page")})  # type: ignore[call-overload]


@dataclass(frozen=True)
class Moved:
    """By kind, new ids by old ones; pages by their paths. `lines` are those of the file."""

    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    def now(self, kind: str, old: str) -> str:
        """What an old id is called now, or nothing where it is none."""
        return self.kinds.get(kind, {}).get(old, "")

    def former(self, kind: str, new: str) -> tuple[str, ...]:
        """The ids that a record had before."""
        return tuple(old for old, now in self.kinds.get(kind, {}).items() if now == new)

    def renamed(self, kind: str, old: str, new: str) -> Moved:
        """The same after one more rename: all old ids lead to the newest."""
        of_kind = {first: new if now == old else now for first, now in self.kinds.get(kind, {}).items()}
        of_kind[old] = new
        of_kind.pop(new, None)
        return Moved({**self.kinds, kind: of_kind})

    def written(self) -> str:
        """The file that says so."""
        parts = [HEAD]
        for kind, ids in sorted(self.kinds.items()):
            lines = "".join(
                f"{_key(old)} = {json.dumps(now, ensure_ascii=False)}\n" for old, now in sorted(ids.items())
            )
            parts += [f"[{kind}]\n{lines}"] if ids else []
        return "\n".join(parts)


def _key(old: str) -> str:
    return old if re.fullmatch(r"[A-Za-z0-9_-]+", old) else json.dumps(old, ensure_ascii=False)


def read(text: str) -> tuple[Moved, list[Problem]]:
    """What the file says, and its problems."""
    table, problems = toml_lines.whole(text, PATH)
    if problems:
        return Moved(), problems
    found, problems = decode.table(_Ids, table.content or {}, Position(PATH, PATH, 1, table.lines), PATH)
    kinds = {kind: dict(ids) for kind, ids in found if ids} if found else {}
    return Moved(kinds, table.lines), problems
