"""Says a number in another language as it was written in one, where the compiler can."""

from __future__ import annotations

from decimal import Decimal

from microsite.evidence.catalog import Catalog
from microsite.evidence.measures import unit_of
from microsite.evidence.printing import figure_words
from microsite.evidence.records import Figure, Unit
from microsite.language import agreement, numbers
from microsite.language.numbers import Reading
from microsite.language.values import value_words
from microsite.language.wording import Wording


def reading_of(text: str, figure: Figure, catalog: Catalog, words: Wording) -> Reading | None:
    """A number in a language, if it says there what its figure says."""
    unit = unit_of(catalog.of(Unit)[figure.unit], words.language)
    reading = numbers.read(text, words, unit)
    return reading if isinstance(reading, Reading) and agreement.agrees(reading, catalog.amount(figure)) else None


def reworded(text: str, figure: Figure, catalog: Catalog, source: Wording, target: Wording) -> str:
    """The same number in another language, with the precision that it was written with; empty where it is not known."""
    reading = reading_of(text, figure, catalog, source)
    if reading is None:
        return ""
    for words in (_plainly(reading, figure, catalog, target), figure_words(catalog, figure, target)):
        if words and reading_of(words, figure, catalog, target):
            return words
    return ""


def _plainly(reading: Reading, figure: Figure, catalog: Catalog, target: Wording) -> str:
    """The number that was written, printed with the first word for its qualifier; empty for a range."""
    unit = unit_of(catalog.of(Unit)[figure.unit], target.language)
    if reading.low != reading.high:
        return ""
    said = value_words(Decimal(reading.low), unit, target)
    qualifiers = target["number"]["qualifiers"].get(reading.qualifier, [""])
    return f"{qualifiers[0]} {said}".strip()
