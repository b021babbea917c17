"""How Altair is led to take rows as they are, to tell their types, and to be quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import altair as alt
from altair.utils import parse_shorthand, schemapi

from microsite.drawing.held import number
from microsite.drawing.points import is_date
from microsite.look import rows_of

PLACED = ("x", "y")


def parts_checked(wanted: bool) -> AbstractContextManager[None]:
    """While this holds, Altair checks, or does not check, every part of a chart as it is made."""
    return schemapi.debug_mode(wanted)


def quicken() -> None:
    """Lets Altair map its classes once, and not for every channel that is given as a word: a fifth of all drawing."""
    mapper: Any = getattr(schemapi, "_FromDict", None)
    if mapper is None:
        return
    build, kept = mapper.__init__, {}

    def remember(self: Any, classes: Iterable[type]) -> None:
        found = tuple(classes)
        if found not in kept:
            build(self, found)
            kept[found] = self.class_dict
        self.class_dict = kept[found]

    mapper.__init__ = remember


def take_rows() -> None:
    """Lets alt.Chart take a list of rows, as it takes a frame."""
    first = alt.Chart.__init__

    def start(self: Any, data: Any = alt.Undefined, *rest: Any, **named: Any) -> None:
        first(self, rows_of(data) if isinstance(data, list) else data, *rest, **named)

    alt.Chart.__init__ = start  # type: ignore[method-assign]


def tell_types(chart: Any, years: Iterable[str], rows: Any = None) -> None:
    """Gives every channel without a type the type of its field: years, numbers, dates or words."""
    if isinstance(getattr(chart, "data", None), list):
        chart.data = rows_of(chart.data)
    own = getattr(getattr(chart, "data", None), "values", None)
    rows = own if isinstance(own, list) else rows
    for name, channel in _untyped(chart):
        shorthand = channel._get("shorthand")
        said = parse_shorthand(shorthand) if isinstance(shorthand, str) else {"field": channel._get("field")}
        if "type" not in said and isinstance(said.get("field"), str) and rows:
            cells = [row.get(said["field"]) for row in rows if isinstance(row, dict)]
            barred = "bar" in str(chart.mark if hasattr(chart, "mark") else "")
            channel.type = _type(
                [cell for cell in cells if cell is not None], said["field"] in set(years), name, barred
            )
    for part in ("layer", "hconcat", "vconcat", "concat"):
        inner = getattr(chart, part, None)
        for one in inner if isinstance(inner, list) else []:
            tell_types(one, years, rows)
    if isinstance(getattr(chart, "spec", None), alt.TopLevelMixin):
        tell_types(chart.spec, years, rows)


def _untyped(chart: Any) -> Iterator[tuple[str, Any]]:
    """The channels of a chart that could have a type, and have none."""
    encoding = getattr(chart, "encoding", None)
    for name, found in getattr(encoding, "_kwds", {}).items():
        for channel in found if isinstance(found, list) else [found]:
            if isinstance(channel, schemapi.SchemaBase) and channel._kwds.get("type", 0) is alt.Undefined:
                yield name, channel


def _type(cells: Sequence[Any], of_years: bool, channel: str, barred: bool) -> str:
    if not cells or all(number(cell) is not None for cell in cells):
        ordered = of_years and (barred or channel not in PLACED)
        return "ordinal" if ordered else "quantitative"
    return "temporal" if all(map(is_date, cells)) else "nominal"
