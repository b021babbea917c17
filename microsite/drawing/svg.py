"""Turns a spec into SVG that belongs in a page: stable ids, theme colours, no inner labels."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from microsite.drawing import lean, marklinks
from microsite.palette import FONT


def draw(spec: dict[str, Any]) -> str:
    """The SVG of a Vega-Lite spec as vl-convert draws it; raises ValueError where it cannot."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(marklinks.whole(spec)))


def points(spec: dict[str, Any]) -> list[list[Any]]:
    """What a drawing says where: [x, y, words] in whole pixels of the drawing, of every mark with a tooltip."""
    text = marklinks.whole(spec)
    if '"tooltip"' not in text:
        return []
    import vl_convert

    # A scenegraph holds descriptions, not tooltips.
    scene = vl_convert.vegalite_to_scenegraph(text.replace('"tooltip"', '"description"'))
    left, top = scene["origin"]
    found = {(round(x), round(y), said) for x, y, said in _said(scene["scenegraph"], left, top)}
    return [list(point) for point in sorted(found)]


def _said(node: dict[str, Any], left: float, top: float) -> Iterator[tuple[float, float, str]]:
    for item in node.get("items", []):
        x, y = left + (item.get("x") or 0), top + (item.get("y") or 0)
        if item.get("description") not in (None, "", "undefined"):
            yield x + item.get("width", 0) / 2, y + item.get("height", 0) / 2, str(item["description"])
        for inner in item.get("items", []):
            yield from _said(inner, x, y)


def standalone(svg: str, colours: Mapping[str, str], title: str, subtitle: str, credit: str) -> str:
    """A drawing as a file of its own, with its title above and its source below, in light colours."""
    width, height = _extent(svg)
    drawn = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", _rimmed(_visible(marklinks.unlinked(svg)))).strip()
    drawn = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", drawn)
    parts, y = [], 14
    for text, size_px, wrap, weight, colour in (
        (title, 21, 62, "bold", colours["ink"]),
        (subtitle, 13, 108, "normal", colours["quiet"]),
    ):
        for line in textwrap.wrap(text, wrap):
            y += round(size_px * 1.25)
            parts.append(_line(line, y, size_px, weight, colour, "title"))
    parts.append(f'<g transform="translate(20,{y + 14})">{drawn}</g>')
    y += 14 + height + 4
    for line in textwrap.wrap(credit, 118):
        y += 16
        parts.append(_line(line, y, 12, "normal", colours["quiet"], "source"))
    whole = f"{width + 40} {y + 18}"
    frame = f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 40}" height="{y + 18}" viewBox="0 0 {whole}">'
    told = f'<title data-step="title">{escape(title)}</title>'
    return f"{head}{told}{frame}{''.join(parts)}</svg>"


def _extent(svg: str) -> tuple[int, int]:
    """How wide and high a drawing came out, in whole pixels: axes may stand outside of what was asked for."""
    width, height = (re.search(rf'<svg\b[^>]*\s{name}="([\d.]+)"', svg) for name in ("width", "height"))
    if not width or not height:
        raise ValueError("a drawing that does not say its size")
    return math.ceil(float(width[1])), math.ceil(float(height[1]))


def _line(text: str, y: int, size: int, weight: str, colour: str, step: str) -> str:
    look = f'font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="20" y="{y}" data-step="{step}" {look}>{escape(text)}</text>'


def _visible(svg: str) -> str:
    """Without the marks that only carry words for the reader's pointer."""
    return re.sub(r'<path[^>]*\sopacity="0"[^>]*?(?:/>|></path>)', "", svg)


def _rimmed(svg: str) -> str:
    """With the rim of letters behind them, and not on them."""
    return re.sub(r'(<text\b)(?=[^>]*\sstroke=")', r'\1 paint-order="stroke"', svg)


def png(svg: str, scale: float = 2) -> bytes:
    """An SVG as PNG."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def for_page(svg: str, name: str, colours: Mapping[str, str]) -> str:
    """The SVG with ids that begin with `name`, palette colours as CSS variables, and no fixed size."""
    svg = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", _visible(marklinks.written(svg))).strip()
    svg = re.sub(r'(<svg[^>]*?)\swidth="([\d.]+)"\sheight="([\d.]+)"', r'\1 width="\2" height="\3"', svg, count=1)
    svg = re.sub(r' (?:class|aria-[a-z]+|role|xmlns:xlink|version)="[^"]*"', "", svg)
    svg = re.sub(
        r'<rect width="[\d.]+" height="[\d.]+" fill="(?:white|transparent)"\s*/?>(?:</rect>)?', "", svg, count=1
    )
    numbering: dict[str, str] = {}
    for found in re.finditer(r'\bid="([^"]+)"', svg):
        numbering.setdefault(found[1], f"{name}-{len(numbering) + 1}")
    for old, new in numbering.items():
        svg = re.sub(rf'(id="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{new}", svg)
    for role, colour in colours.items():
        svg = re.sub(rf'(fill|stroke)="{colour}"', rf'\1="var(--{role})"', svg, flags=re.IGNORECASE)
    svg = lean.lean(_rimmed(svg).replace(f'font-family="{FONT}"', ""))
    svg = svg.replace("<g data-hidden", '<g aria-hidden="true"')
    hidden = "" if marklinks.links_in([svg]) else 'aria-hidden="true" '
    return svg.replace("<svg ", f'<svg {hidden}focusable="false" ', 1)
