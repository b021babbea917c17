"""A drawing of a page for paper and slides: in the colours of the light theme, or in greys that a printer can tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microsite.drawing import marklinks
from microsite.palette import PRINTED

ROLE = re.compile(r"var\(--([\w-]+)\)")
HEX = re.compile(r'(?<=")#([0-9a-fA-F]{6})(?=")')
WORDS = re.compile(r"<text\b[^>]*>")
GROUND = frozenset(PRINTED) | {"on"}
DARKEST, LIGHTEST = 0x22, 0x9C
FONT = "Source Serif Pro"


def coloured(svg: str, colours: Mapping[str, str]) -> str:
    """A drawing without links, in colours by role, in the reading font."""
    return _alone(ROLE.sub(lambda found: colours.get(found[1], "#000000"), svg))


def grey(svg: str, colours: Mapping[str, str]) -> str:
    """The same in greys: the roles that it uses are as far apart as they can be, the darkest first; words are black."""
    svg = WORDS.sub(lambda tag: ROLE.sub(_ink, tag[0]), svg)
    roles = {role for role in ROLE.findall(svg) if role not in GROUND}
    ordered = sorted(roles, key=lambda role: (_light(colours.get(role, "#000000")), role))
    step = (LIGHTEST - DARKEST) / max(len(ordered) - 1, 1)
    shades = {role: _shade(round(DARKEST + step * place)) for place, role in enumerate(ordered)}
    shades |= {**PRINTED, "on": "#ffffff"}
    svg = ROLE.sub(lambda found: shades[found[1]], svg)
    return _alone(HEX.sub(lambda found: _shade(round(_light(found[0]))), svg))


def _ink(found: re.Match[str]) -> str:
    """Black for words, unless they stand on something dark or are a rim of paper."""
    return found[0] if found[1] in ("on", "paper", "card") else "var(--ink)"


def _alone(svg: str) -> str:
    """An SVG that stands by itself, set in the reading font."""
    svg = re.sub(r' (?:aria-hidden|focusable)="[^"]*"', "", marklinks.unlinked(svg))
    names = "" if "xmlns=" in svg[:400] else ' xmlns="http://www.w3.org/2000/svg"'
    return svg.replace("<svg", f'<svg{names} font-family="{FONT}"', 1)


def _light(colour: str) -> float:
    """How light a colour is to the eye, from 0 to 255."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _shade(level: int) -> str:
    return f"#{level:02x}{level:02x}{level:02x}"
