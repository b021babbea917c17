"""Digits that are no evidence: years, dates, decades, ordinals, and names that data/ lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from microsite.settings import words


@cache
def exempt(language: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of what may hold digits without being evidence, with the names given."""
    grammar: Mapping[str, Any] = words(language)
    months = "|".join(grammar["dates"]["months"])
    scales = "|".join(map(re.escape, (*grammar["number"]["scales"], *grammar["number"]["percent"])))
    year = r"(?:1[5-9]|20)\d\d"
    patterns = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in names]
    patterns += [p.replace("{m}", f"(?:{months})") for p in grammar["dates"]["patterns"]]
    patterns += [rf"(?<![\w$€.,]){year}(?:[-–/](?:{year}|\d\d)(?!\d))?(?!\d|[.,]\d|%|\s*(?:{scales})\b)"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
