"""The words of a language, as words/LANGUAGE.toml holds them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from microsite import COMPILER


@cache
def words(language: str) -> Mapping[str, Any]:
    """What templates and the number reader say in a language, from words/LANGUAGE.toml."""
    return tomllib.loads((COMPILER / "words" / f"{language}.toml").read_text("utf-8"))
