"""How the search reads words. `templates/theme/assets/search-words.js` reads queries by the same rules,
and `tests/search/words.json` holds the two together.

A word is folded (no accents, lower case) and cut to a stem, so that 'Aranceles' and 'arancel' meet;
a number is written in plain digits, alone and with the scale that follows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import Any

from microsite.language.lexicon import spelt
from microsite.language.locales import months_of
from microsite.language.wording import Wording

TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:'[^\W\d_]+)?|%")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+")
# Letters that no accent makes, so that no decomposition undoes them.
PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
ENDINGS = ("ing", "ed", "ado", "ada", "ido", "ida")


@dataclass(frozen=True)
class Grammar:
    """What the languages of a project say with words: scales, small numbers, per cent, and nothing much.

    `sounds` are patterns and the letters that stand for them where two spellings sound alike; `dates` is what
    `templates/theme/assets/search-dates.js` reads dates by.
    """

    scales: Mapping[str, int]
    units: Mapping[str, int]
    percents: tuple[str, ...]
    stop: frozenset[str]
    sounds: tuple[tuple[str, str], ...] = ()
    dates: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The grammar for the browser."""
        return {
            "scales": dict(self.scales),
            "units": dict(self.units),
            "percents": list(self.percents),
            "stop": sorted(self.stop),
            "sounds": [list(pair) for pair in self.sounds],
            "dates": dict(self.dates),
        }


def grammar_of(languages: Iterable[Wording]) -> Grammar:
    """The grammar of several languages at once, for one box reads them all."""
    scales: dict[str, int] = {}
    units: dict[str, int] = {}
    percents: set[str] = set()
    stop: set[str] = set()
    sounds: list[tuple[str, str]] = []
    when: dict[str, Any] = {name: {} for name in ("months", "seasons", "decades")}
    when |= {name: [] for name in ("links", "short", "tens", "to", "now")}
    for said in languages:
        scales |= {word: size for word, size in said["number"]["scales"].items() if size >= 1000}
        units |= {word: size for word, size in spelt(said["number"]) if size and word.isalpha()}
        percents |= {word for word in said["number"]["percent"] if word[0].isalpha()}
        stop |= set(said["search"]["stop"])
        sounds += [(pattern, letters) for pattern, letters in said["search"]["sounds"]]
        months = {name: number for number, name in enumerate(months_of(said["locale"]), 1)}
        for name, known in {**said["search"]["dates"], "months": months}.items():
            if isinstance(known, Mapping):
                when[name] |= {fold(word.lower()): value for word, value in known.items()}
            else:
                when[name] = sorted({*when[name], *map(fold, known)})
    return Grammar(scales, units, tuple(sorted(percents)), frozenset(stop), tuple(sounds), when)


def fold(word: str) -> str:
    """A word without accents, in the letters that any keyboard has: 'méxico' gives 'mexico', 'œuvre' gives 'oeuvre'."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.category(c).startswith("M")).translate(PLAIN)


def stem(word: str) -> str:
    """What a folded word shares with its plural and its nearest forms: 'tariffs' and 'tariff' give 'tariff'."""
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    word = word.removesuffix(ending)
    if len(word) >= 4 and word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] if len(word) >= 5 and word[-1] in "aeo" else word


def sound(word: str, sounds: Iterable[tuple[str, str]]) -> str:
    """A folded word as it sounds: 'abrazos' and 'abrasos' give the same, doubled letters count once."""
    for pattern, letters in sounds:
        word = re.sub(pattern, letters, word)
    return re.sub(r"(.)\1+", r"\1", word)


def plain(number: str) -> str:
    """A written number in plain digits: '200,000' and '200.000' give '200000', '935,1' gives '935.1'."""
    if GROUPED.fullmatch(number):
        return number.replace(",", "").replace(".", "")
    whole, mark, rest = number.rpartition("." if number.rfind(".") > number.rfind(",") else ",")
    if not mark:
        return number
    rest = rest.rstrip("0")
    return re.sub("[.,]", "", whole) + (f".{rest}" if rest else "")


def tokens(text: str, grammar: Grammar) -> list[tuple[str, ...]]:
    """The words of a text, in order, each with its other readings: '$935.1 billion' gives ('935100000000', '935.1')."""
    text = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    for phrase in grammar.percents:
        text = re.sub(rf"(?<![^\W_]){phrase}(?![^\W_])", " % ", text)
    found = TOKEN.findall(text)
    read: list[tuple[str, ...]] = []
    at = 0
    while at < len(found):
        word = found[at]
        at += 1
        digits = word[0].isdecimal()
        value = plain(word) if digits else str(grammar.units.get(word, ""))
        scale = 1
        while value and at < len(found) and found[at] in grammar.scales:
            scale *= grammar.scales[found[at]]
            at += 1
        if scale > 1:
            exact = Context(prec=len(value) + len(str(scale)))
            read.append((whole(exact.multiply(Decimal(value), scale)), value))
        elif digits:
            read.append((value,))
        elif value:
            read.append((word, value))
        else:
            read.append((word.removesuffix("'s").replace("'", ""),))
    return read


def whole(value: Decimal) -> str:
    """A number in plain digits, without an exponent or zeros behind its point."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def telling(read: list[tuple[str, ...]], grammar: Grammar) -> list[tuple[str, ...]]:
    """The words that say something; all of them where none does."""
    return [word for word in read if word[0] not in grammar.stop] or read


def rounded(value: Decimal) -> set[str]:
    """How people shorten a number: 935.1 billion as 935 billion and as 900 billion, 199,619 as 200,000."""
    exact = whole(value)
    sizes = {3, 6, 9, 12}
    forms = {whole(Decimal(round(value / 10**size)) * 10**size) for size in sizes if abs(value) >= 10**size}
    for digits in (1, 2, 3):
        shift = value.adjusted() - digits + 1
        if shift > 0:
            forms.add(whole(round(value.scaleb(-shift)) * Decimal(10) ** shift))
    scaled = next((size for size in (12, 9, 6) if abs(value) >= 10**size), 0)
    if scaled:
        mantissa = value / Decimal(10) ** scaled
        forms |= {whole(mantissa), str(round(mantissa))}
    return forms - {exact, "0", "1"}
