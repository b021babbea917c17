"""Turns a spec into SVG that belongs in a page: stable ids, theme colours, no inner labels."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from microsite.drawing import marklinks
from microsite.look import FONT

PATH = re.compile(r' d="((?:[ML]-?[\d.]+(?:e-\d+)?,-?[\d.]+(?:e-\d+)?|Z)+)"')
STEP = re.compile(r"([MLZ])(?:(-?[\d.]+(?:e-\d+)?),(-?[\d.]+(?:e-\d+)?))?")


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


def standalone(
    svg: str, size: tuple[int, int], colours: Mapping[str, str], title: str, subtitle: str, credit: str
) -> str:
    """A drawing as a file of its own, with its title above and its source below, in light colours."""
    width, height = size
    drawn = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", _rimmed(_visible(marklinks.unlinked(svg)))).strip()
    drawn = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", drawn)
    parts, y = [], 14
    for text, size_px, wrap, weight, colour in (
        (title, 21, 62, "bold", colours["ink"]),
        (subtitle, 13, 108, "normal", colours["quiet"]),
    ):
        for line in textwrap.wrap(text, wrap):
            y += round(size_px * 1.25)
            parts.append(_line(line, y, size_px, weight, colour))
    parts.append(f'<g transform="translate(20,{y + 14})">{drawn}</g>')
    y += 14 + height + 4
    for line in textwrap.wrap(credit, 118):
        y += 16
        parts.append(_line(line, y, 12, "normal", colours["quiet"]))
    whole = f"{width + 40} {y + 18}"
    frame = f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 40}" height="{y + 18}" viewBox="0 0 {whole}">'
    return f"{head}<title>{escape(title)}</title>{frame}{''.join(parts)}</svg>"


def _line(text: str, y: int, size: int, weight: str, colour: str) -> str:
    look = f'font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="20" y="{y}" {look}>{escape(text)}</text>'


def _visible(svg: str) -> str:
    """Without the marks that only carry words for the reader's pointer."""
    return re.sub(r'<path[^>]*\sopacity="0"[^>]*?(?:/>|></path>)', "", svg)


def _lean(svg: str) -> str:
    """Without what says nothing: an opacity of one, and the manner of strokes where none is drawn."""
    svg = svg.replace(' opacity="1"', "")
    if re.search(r'<(?:g|svg)\b[^>]*\sstroke="', svg):
        return svg
    manner = re.compile(r'\sstroke-(?:width|linecap|linejoin|dasharray|opacity)="[^"]*"')
    return re.sub(r'<(?:path|line|rect)\b(?![^>]*\sstroke=")[^>]*>', lambda mark: manner.sub("", mark[0]), svg)


def _stepwise(path: str) -> str:
    """A path of straight lines in steps of a tenth of a pixel, which is half as long; lines follow an m as they are."""
    out, here, start = [], (0, 0), (0, 0)
    for sign, x, y in STEP.findall(path):
        if not x:
            out.append("z")
            here = start
            continue
        there = round(float(x) * 10), round(float(y) * 10)
        step = _pair(there[0] - here[0], there[1] - here[1])
        if sign == "M":
            out.append(f"m{step}")
            start = there
        elif there != here:
            out.append(step if step.startswith("-") else f" {step}")
        here = there
    return "".join(out)


def _pair(x: int, y: int) -> str:
    return f"{_tenth(x)}{'' if y < 0 else ','}{_tenth(y)}"


def _tenth(number: int) -> str:
    whole, part = divmod(abs(number), 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{digits}" if number < 0 else digits


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
    svg = _rimmed(_lean(svg)).replace(f'font-family="{FONT}"', "")
    svg = PATH.sub(lambda found: f' d="{_stepwise(found[1])}"', svg)
    svg = re.sub(r"(\d+\.\d)\d+", r"\1", svg)
    svg = re.sub(r"\s{2,}", " ", svg)
    svg = svg.replace("<g data-hidden", '<g aria-hidden="true"')
    hidden = "" if marklinks.links_in([svg]) else 'aria-hidden="true" '
    return svg.replace("<svg ", f'<svg {hidden}focusable="false" ', 1)
