"""What of a built page makes no words: what is drawn, pressed or heard only, and what a note says anew."""

from __future__ import annotations

from collections.abc import Mapping

ELEMENTS = frozenset(("svg", "button", "select", "output", "script", "style", "template"))
CLASSES = frozenset(
    ("evidence", "chart-drawing", "visually-hidden", "scripted", "theme-choice", "choice", "fold-words")
)
CLASSES |= frozenset(("fold-count", "footnote-backref"))
TOLD = "river"  # the only menu that tells something


def is_unseen(tag: str, said: Mapping[str, str]) -> bool:
    """Whether an element, by its tag and attributes, is left out with all that it holds."""
    named = said.get("class", "")
    if tag in ELEMENTS or said.get("aria-hidden") == "true" or (tag == "nav" and named != TOLD):
        return True
    return bool(named and not CLASSES.isdisjoint(named.split()))
