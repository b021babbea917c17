"""What a drawing is painted with: a colour that no browser knows would be drawn as black, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

PAINTED = re.compile(r'\b(?:fill|stroke|stop-color)="([^"]*)"')
NUMBER = r"\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:%|deg)?\s*"
COLOUR = re.compile(
    rf"#(?:[0-9a-f]{{3,4}}|[0-9a-f]{{6}}|[0-9a-f]{{8}})|(?:rgb|hsl)a?\({NUMBER}(?:[,/]?{NUMBER}){{2,3}}\)"
)
KEYWORDS = frozenset({"none", "transparent", "currentcolor"})


def unknown_colours(svg: str, names: frozenset[str]) -> Iterator[str]:
    """Colours of a drawing that no browser knows, each once, as they are written; `names` are those of CSS."""
    for colour in dict.fromkeys(PAINTED.findall(svg)):
        plain = colour.strip().lower()
        known = plain in KEYWORDS or plain.startswith("url(#") or COLOUR.fullmatch(plain) or plain in names
        if not known:
            yield colour
