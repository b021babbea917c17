"""The house's look for what a chart leaves unsaid: type, colours, axes, the language of numbers and dates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from microsite.drawing.views import PARTS, Node
from microsite.language import locales
from microsite.look import Look, value_axis, year_axis
from microsite.palette import BASE, FONT


def categories(colours: Mapping[str, str]) -> tuple[str, ...]:
    """The roles of colours that tell things apart, the first for what stands alone."""
    return ("shared", *(role for role in colours if role not in BASE), "other", "ink", "alert")


def finish(chart: Any, look: Look, years: Iterable[str] = (), validate: bool = True) -> dict[str, Any]:
    """The chart's Vega-Lite spec with the house's look; `years` are the fields that hold years."""
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
        "mark": {"color": look.shared},
        "range": {"category": [look.colours[role] for role in categories(look.colours)]},
        "aria": False,
        "padding": 4,
    }
    spec: dict[str, Any] = chart.to_dict(validate=validate)
    config |= _locale(spec, str(look.language["locale"]))
    if "width" not in spec and not {"hconcat", "vconcat", "concat", "facet"} & set(spec):
        spec |= {"width": look.width, "height": look.height, "autosize": {"type": "fit", "contains": "padding"}}
    for plot in _plots(spec):
        _give_axes(plot, look, frozenset(years))
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


def _plots(spec: Node) -> Iterator[Node]:
    """The parts of a spec that have axes of their own: one view, or layers over each other."""
    if "mark" in spec or "layer" in spec:
        yield spec
        return
    for part in PARTS:
        for inner in spec.get(part) or []:
            yield from _plots(inner)
    if isinstance(spec.get("spec"), dict):
        yield from _plots(spec["spec"])


def _give_axes(plot: Node, look: Look, years: frozenset[str]) -> None:
    """Axes as the house draws them, where no part of the plot says anything of them."""
    for name in ("x", "y"):
        channels = list(_channels(plot, name))
        if not channels or any({"axis", "title"} & set(channel) for channel in channels):
            continue
        for channel in channels:
            if "field" in channel or "aggregate" in channel:
                channel["axis"] = _axis(channel, name, look, channel.get("field") in years)
            if channel.get("field") in years and channel.get("type") == "quantitative" and "scale" not in channel:
                channel["scale"] = {"zero": False, "nice": False}


def _channels(plot: Node, name: str) -> Iterator[Node]:
    found = (plot.get("encoding") or {}).get(name)
    if isinstance(found, dict):
        yield found
    for inner in plot.get("layer") or []:
        yield from _channels(inner, name)


def _axis(channel: Node, name: str, look: Look, of_years: bool) -> Node:
    kind = channel.get("type")
    if of_years and kind in ("quantitative", "ordinal"):
        options: dict[str, Any] = {"labelAngle": 0} if kind == "ordinal" else {}
        return dict(year_axis(look, **options).to_dict())
    if kind == "quantitative":
        return dict(value_axis(look, grid=name == "y").to_dict())
    if kind == "temporal":
        return {"title": None, "grid": False}
    words = {"title": None, "domain": False, "ticks": False, "labelColor": look.ink}
    return words | ({"labelAngle": 0} if name == "x" else {})
