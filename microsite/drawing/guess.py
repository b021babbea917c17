"""What a reader may guess of a chart: how a line goes on after a year, with all that the page's script needs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from microsite.drawing import marklinks
from microsite.drawing.chart import Chart
from microsite.drawing.explore import SIZES
from microsite.evidence.measures import unit_of
from microsite.evidence.records import Unit as Record
from microsite.language import locales
from microsite.language.units import Unit
from microsite.language.values import value_words
from microsite.language.wording import Wording

NUMERAL = re.compile(r"\d[\d.,\s\u202f\u00a0]*\d|\d")
WORDS = ("how", "line", "fields", "show", "again", "said", "high", "low", "right", "average", "reach")
RANKED = ("said", "average")  # words that places of a ranking are told in


def guessed(chart: Chart) -> dict[str, Any]:
    """All that the script needs of a chart that has a guess, in one language; its drawings are there.

    `forms` are how numbers are printed: from which value on the axis, what one of the number is there, what stands
    before and after it.
    """
    edition, asked = chart.edition, chart.guess
    start, pairs = asked["start"], [tuple(pair) for pair in asked["pairs"]]
    unit, scale = _unit(chart)
    counted = _counted(unit, edition.language)
    laid = chart.drawings["wide"].laid
    values = [value for value in _grid(laid) if value >= 0]
    ranked = unit is not None and unit.kind == "rank"
    words = {name: edition.labels[f"guess_{name}{'_rank' if ranked and name in RANKED else ''}"] for name in WORDS}
    return {
        "id": chart.id,
        "locale": edition.locale,
        "words": words | {"colon": edition.labels["colon"], "unit": _axis(chart, unit, scale)},
        "start": start,
        "values": [_short(value) for year, value in pairs if year >= start],
        "said": [value_words(_whole(value, scale), counted, edition.words) for year, value in pairs if year >= start],
        "forms": _forms(values, scale, counted, edition.words),
        "ranked": ranked,
        "sizes": {size: _size(drawing) for size, drawing in chart.drawings.items()},
        **{name: laid[name] for name in ("low", "high", "step")},
    }


def _size(drawing: Any) -> dict[str, Any]:
    return {"svg": marklinks.unlinked(drawing.short), "x": drawing.laid["x"], "y": drawing.laid["y"]}


def _unit(chart: Chart) -> tuple[Record | None, Decimal]:
    """The unit of the column, and what one on the axis is of it."""
    words, catalog = chart.words, chart.edition.catalog
    column = words.guess.column if words.guess else ""
    declared = catalog.series[words.series[0]].columns.get(column)
    if declared is None:
        return catalog.of(Record).get(words.unit or ""), Decimal(words.scale)
    return catalog.of(Record).get(declared.unit or ""), Decimal(declared.scale)


def _counted(unit: Record | None, language: str) -> Unit:
    """The unit in a language; what is counted is said with its noun."""
    found = unit_of(unit, language) if unit else Unit("count")
    return replace(found, kind="measure") if found.kind == "count" and found.nouns else found


def _axis(chart: Chart, unit: Record | None, scale: Decimal) -> str:
    """What the numbers of the axis count: 'billions of US dollars'."""
    edition = chart.edition
    name = edition.text(unit.label) if unit else ""
    size = SIZES.get(int(scale))
    return str(edition.words["scale_names"][size].format(unit=name)) if size and name else name


def _whole(value: float, scale: Decimal) -> Decimal:
    """A value of the axis in its unit: large ones in whole ones, small ones in three digits."""
    whole = Decimal(str(value)) * scale
    return whole.to_integral_value() if abs(whole) >= 1000 else Decimal(f"{whole:.3g}")


def _short(value: float) -> float:
    """A value in six digits, and without a point where it needs none: every page with a guess loads them."""
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() else short


def _grid(laid: dict[str, Any]) -> list[float]:
    count = round((laid["high"] - laid["low"]) / laid["step"])
    return [_short(laid["low"] + laid["step"] * n) for n in range(count + 1)]


def _forms(values: list[float], scale: Decimal, unit: Unit, words: Wording) -> list[list[Any]]:
    decimal, group = locales.signs_of(str(words["locale"]))
    found: list[list[Any]] = []
    for value in values:
        said = value_words(_whole(value, scale), unit, words)
        number = NUMERAL.search(said)
        form: list[Any] = [0, said, ""]
        if number:
            plain = re.sub(r"[\s\u202f\u00a0]", "", number[0]).replace(group, "").replace(decimal, ".")
            # Words round a little; what one of the number is on the axis is a power of ten.
            ratio = Decimal(str(value)) / Decimal(plain) if Decimal(plain) else Decimal(0)
            one = float(Decimal(1).scaleb(round(ratio.log10()))) if ratio else 1.0
            form = [one, said[: number.start()], said[number.end() :]]
        if not found or found[-1][1:] != form:
            found.append([value, *form])
    return found
