"""What charts may use: the palette, the sizes, and number formats of the page's language.

Charts are drawn in the light palette; the colours become CSS variables in the page (so that a
chart follows light and dark) and stay as they are in downloads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
from altair.utils import schemapi

from microsite.language import dates, locales

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@cache
def colour_names() -> frozenset[str]:
    """The names of CSS colours, from the schema of Vega-Lite that Altair carries."""
    return frozenset(alt.load_schema()["definitions"]["ColorName"]["enum"])


@dataclass(frozen=True)
class Look:
    """One drawing of a chart: its language's words, its size in pixels, wide or narrow, and its colours by role.

    A colour is an attribute: `look.ink`, `look.shared`, or the id of a side or of a role of the project's own.
    """

    words: Mapping[str, str]
    language: Mapping[str, Any]
    wide: bool
    width: int
    height: int
    colours: Mapping[str, str]

    def __getattr__(self, role: str) -> str:
        """The colour of a role, as #rrggbb."""
        found = self.__dict__.get("colours", {}).get(role)
        if found is None:
            raise AttributeError(f"the palette has no colour '{role}'", name=role, obj=self)
        return str(found)

    def __getitem__(self, name: str) -> str:
        """A word of the chart's labels."""
        return self.words[name]

    @property
    def size(self) -> int:
        """Text size in pixels."""
        return 13 if self.wide else 12

    def number(self, value: float, digits: int = 0) -> str:
        """A number in the language's format, such as 83,760 or 58.4."""
        return locales.localised(f"{value:,.{digits}f}", str(self.language["locale"]))

    def tip(self, where: object, value: float | str, digits: int = 0) -> str:
        """What a mark says when a reader points at it: 1994: 99.9."""
        colon = self.language["labels"]["colon"]
        return f"{where}{colon} {value if isinstance(value, str) else self.number(value, digits)}"

    def date(self, text: str) -> str:
        """A date in the language's words: '1990-11-27' gives 27 November 1990."""
        return dates.in_words(text, self.language)


def rows_of(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as data that Altair draws without pandas."""
    return alt.InlineData(values=rows)


def year_axis(look: Look, values: list[int] | None = None, **options: Any) -> alt.Axis:
    """An axis of years: never '1,985', no grid."""
    if values is not None:
        options["values"] = values
    return alt.Axis(format="d", title=None, grid=False, tickCount=10 if look.wide else 5, **options)


def value_axis(look: Look, **options: Any) -> alt.Axis:
    """An axis of amounts: few ticks, grouped thousands, a light grid and no line of its own."""
    return alt.Axis(**{"title": None, "tickCount": 5, "format": ",~f", "domain": False, "ticks": False} | options)


def marked_years(marks: list[tuple[float, str, float]], look: Look, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Thin rules from the ground up to a word above each: (year, word, height in y's unit)."""
    across, up = (channel.shorthand.split(":")[0] for channel in (x, y))
    base = alt.Chart(rows_of([{across: year, up: high, "ground": 0, "said": said} for year, said, high in marks]))
    rules = base.mark_rule(color=look.quiet, strokeDash=[2, 3]).encode(x=x, y=y, y2="ground:Q")
    names = base.mark_text(dy=-8, color=look.quiet).encode(x=x, y=y, text="said:N")
    return [rules, names]


def finish(chart: Any, look: Look, validate: bool = True) -> dict[str, Any]:
    """The chart's Vega-Lite spec with the house's look: its size, type, quiet axes, no background."""
    _inline(chart)
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": look.size, "titleFontSize": look.size}
    quiet = {"labelColor": look.quiet, "titleColor": look.quiet, "titleFontWeight": "normal"}
    axis = {**text, **quiet, "domainColor": look.rule, "tickColor": look.rule, "gridColor": look.rule}
    config = {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**axis, "labelPadding": 6},
        "legend": {**text, **quiet, "title": None, "orient": "top", "symbolType": "square"},
        "text": {"font": FONT, "fontSize": look.size, "color": look.ink},
        "aria": False,
        "padding": 4,
    }
    spec: dict[str, Any] = chart.to_dict(validate=validate)
    config |= _locale(spec, str(look.language["locale"]))
    if "width" not in spec and not {"hconcat", "vconcat", "concat", "facet"} & set(spec):
        spec |= {"width": look.width, "height": look.height, "autosize": {"type": "fit", "contains": "padding"}}
    spec["config"] = config
    spec.pop("usermeta", None)
    return spec


def _locale(spec: dict[str, Any], name: str) -> dict[str, Any]:
    """The setting by which the engine prints numbers and dates as a language does, where that is not its own way."""
    locale: dict[str, Any] = {}
    decimal, group = locales.signs_of(name)
    if (decimal, group) != (".", ","):
        locale["number"] = {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
    if '"temporal"' in json.dumps(spec, default=str):
        locale["time"] = locales.calendar_of(name)
    return {"locale": locale} if locale else {}


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


def _inline(chart: Any) -> None:
    """Rows given to alt.Chart as they are, made data that Altair draws."""
    if isinstance(chart, alt.TopLevelMixin) and isinstance(chart.data, list):
        chart.data = rows_of(chart.data)
    for part in ("layer", "hconcat", "vconcat", "concat"):
        inner = getattr(chart, part, None)
        for one in inner if isinstance(inner, list) else []:
            _inline(one)
    if isinstance(getattr(chart, "spec", None), alt.TopLevelMixin):
        _inline(chart.spec)
