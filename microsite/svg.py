"""Turns a spec into SVG that belongs in a page: stable ids, theme colours, no inner labels."""

from __future__ import annotations

import json
import re
from typing import Any

from microsite.look import FONT, PALETTE


def draw(spec: dict[str, Any]) -> str:
    """The SVG of a Vega-Lite spec as vl-convert draws it; raises ValueError where it cannot."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(json.dumps(spec)))


def for_page(svg: str, name: str) -> str:
    """The SVG with ids that begin with `name`, palette colours as CSS variables, and no fixed size."""
    svg = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", svg).strip()
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
    for role, colour in PALETTE.items():
        svg = re.sub(rf'(fill|stroke)="{colour}"', rf'\1="var(--{role})"', svg, flags=re.IGNORECASE)
    svg = svg.replace(f'font-family="{FONT}"', "")
    svg = re.sub(r"(\d+\.\d{2})\d+", r"\1", svg)
    svg = re.sub(r"\s{2,}", " ", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
