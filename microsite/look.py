"""What charts may use: the palette, the sizes, and number formats of the page's language.

Charts are drawn in the light palette; the colours become CSS variables in the page (so that a
chart follows light and dark) and stay as they are in downloads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import altair as alt

from microsite.language import dates, locales
from microsite.language.units import Unit
from microsite.language.values import value_words
from microsite.language.wording import Wording


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
    language: Wording
    wide: bool
    width: int
    height: int
    colours: Mapping[str, str]
    counted: Unit | None = None
    scale: float = 1

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

    @property
    def halo(self) -> dict[str, Any]:
        """Options of mark_text for words that stand on a map: ink, and a rim of paper around each letter."""
        return {"color": self.ink, "stroke": self.paper, "strokeWidth": 2.5, "strokeJoin": "round"}

    def number(self, value: float, digits: int = 0) -> str:
        """A number in the language's format, such as 83,760 or 58.4."""
        return locales.localised(f"{value:,.{digits}f}", str(self.language["locale"]))

    def tip(self, where: object, value: float | str, digits: int = 0) -> str:
        """What a mark says when a reader points at it: 1994: 99.9, or $99.9 billion where the words name a unit."""
        colon = self.language["labels"]["colon"]
        return f"{where}{colon} {value if isinstance(value, str) else self._amount(value, digits)}"

    def _amount(self, value: float, digits: int) -> str:
        if self.counted is None:
            return self.number(value, digits)
        # Twelve digits, as numbers are compared: sums in floats end in noise.
        return value_words(Decimal(format(value * self.scale, ".12g")), self.counted, self.language)

    def date(self, text: str) -> str:
        """A date in the language's words: '1990-11-27' gives 27 November 1990."""
        return dates.in_words(text, self.language)


def rows_of(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as data that Altair draws; `alt.Chart(rows)` does the same."""
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


def word(x: alt.X, y: alt.Y, across: object, up: object, said: str, **options: Any) -> alt.Chart:
    """A word at a place of two channels, such as the name of a line beside it; options are those of a text mark."""
    names = (channel.shorthand.split(":")[0] for channel in (x, y))
    row = dict(zip(names, (across, up), strict=True)) | {"said": said}
    text: alt.Chart = alt.Chart(rows_of([row])).mark_text(**options).encode(x=x, y=y, text="said:N")
    return text
