"""What charts may use: the palette, the sizes, and number formats of the page's language.

Charts are drawn in the light palette; the colours become CSS variables in the page (so that a
chart follows light and dark) and stay as they are in downloads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

# Colour roles and their light values; templates/theme/assets/site.css holds both modes.
PALETTE = {
    "paper": "#fbf8f2",
    "ink": "#1e2226",
    "quiet": "#5d6670",
    "rule": "#ddd6c8",
    "us": "#2d5b8c",
    "mx": "#b9502a",
    "shared": "#1b7a78",
    "other": "#8b8f94",
    "on": "#ffffff",
}


@dataclass(frozen=True)
class Look:
    """One drawing of a chart: its language's words, its width in pixels, wide or narrow."""

    words: Mapping[str, str]
    language: Mapping[str, Any]
    wide: bool
    width: int
    height: int

    paper = PALETTE["paper"]
    ink = PALETTE["ink"]
    quiet = PALETTE["quiet"]
    rule = PALETTE["rule"]
    us = PALETTE["us"]
    mx = PALETTE["mx"]
    shared = PALETTE["shared"]
    other = PALETTE["other"]
    on = PALETTE["on"]

    def __getitem__(self, name: str) -> str:
        """A word of the chart's labels."""
        return self.words[name]

    @property
    def size(self) -> int:
        """Text size in pixels."""
        return 13 if self.wide else 12

    def number(self, value: float, digits: int = 0) -> str:
        """A number in the language's format, such as 83,760 or 58.4."""
        return f"{value:,.{digits}f}"

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return str(self.language["dates"]["months"][number - 1])


def rows_of(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as data that Altair draws without pandas."""
    return alt.InlineData(values=rows)


def year_axis(look: Look, values: list[int] | None = None, **options: Any) -> alt.Axis:
    """An axis of years: never '1,985', no grid."""
    if values is not None:
        options["values"] = values
    return alt.Axis(format="d", title=None, grid=False, tickCount=10 if look.wide else 5, **options)


def finish(chart: Any, look: Look) -> dict[str, Any]:
    """The chart's Vega-Lite spec with the house's look: its size, type, quiet axes, no background."""
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
    spec: dict[str, Any] = chart.to_dict(validate=True)
    spec["config"] = config
    spec.pop("usermeta", None)
    return spec
