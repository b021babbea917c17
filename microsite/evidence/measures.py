"""A unit's record as the reader of numbers wants it, in one language."""

from __future__ import annotations

from microsite.evidence.records import Unit as Record
from microsite.language import locales
from microsite.language.units import Unit


def unit_of(record: Record, language: str) -> Unit:
    """The unit that a record of data/units.toml describes.

    Money without `currency` is of the currency that the record's id names (`usd`), else of any.
    """
    code = record.currency or record.id.upper()
    currency = code if record.kind == "currency" and locales.is_currency(code) else ""
    return Unit(record.kind, currency, (record.label[language], *record.nouns.get(language, ())))
