"""How long a text takes to read, and how hard it is, by Flesch's formula in the form that each language has of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from microsite.language.wording import Wording

PACE = 200  # words a minute, of a reader who is not in a hurry
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
END = re.compile(r"[.!?…]+(?=[\s»”’\")]|$)")
TOO_SHORT = 100  # words: the formula was made for passages of this length


def minutes(texts: Iterable[str]) -> int:
    """Whole minutes, one at least."""
    return max(1, round(sum(len(text.split()) for text in texts) / PACE))


def _measured(texts: Iterable[str], rules: Mapping[str, Any]) -> tuple[float, float] | None:
    """Words in a sentence and syllables in a word of whole sentences; None where there are too few words."""
    told = [text for text in texts if END.search(text)]
    said = [word.lower() for text in told for word in WORD.findall(text)]
    if len(said) < TOO_SHORT:
        return None
    nucleus = re.compile(rules["nucleus"])
    syllables = sum(max(1, len(nucleus.findall(word))) for word in said)
    sentences = sum(len(END.findall(text)) for text in told)
    return len(said) / sentences, syllables / len(said)


def ease(texts: Iterable[str], words: Wording) -> float | None:
    """Flesch's reading ease, from 0 (hard) to 100 (easy); None where a text or its language gives no such number.

    English has the formula of 1948, Spanish that of Szigriszt, French that of Kandel.
    """
    rules = words.get("reading")
    found = _measured(texts, rules) if rules else None
    return float(rules["base"] - rules["sentence"] * found[0] - rules["word"] * found[1]) if rules and found else None


def grade(texts: Iterable[str], words: Wording) -> int | None:
    """The year at school at which a text is read, by Kincaid's formula of 1975; None in languages without one."""
    rules = words.get("reading")
    by = rules.get("grade") if rules else None
    found = _measured(texts, rules) if rules and by else None
    return round(by["sentence"] * found[0] + by["word"] * found[1] - by["less"]) if by and found else None


def level(texts: Iterable[str], words: Wording) -> str:
    """The ease in words: 'easy to read'; nothing where it is not known."""
    score = ease(texts, words)
    if score is None:
        return ""
    return next(str(said) for least, said in words["reading"]["levels"] if score >= least)
