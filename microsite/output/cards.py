"""Social cards: a picture of each page's title for those who share its address.

Of 600 by 315 pixels, the least that networks show large.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import textwrap
from html import escape
from pathlib import Path

from microsite.drawing import svg
from microsite.evidence.project import Project
from microsite.output.brand import logo_of, painted, sized
from microsite.palette import Palette

SCALE = 0.5
SERIF = "Charter, Bitstream Charter, Liberation Serif, Georgia, serif"


def write(project: Project, made: Path) -> None:
    """assets/cards/SLUG.png below each language's root; drawn once for the same words."""
    logo = painted(logo_of(project), project.catalog.palette)
    for edition in project.editions:
        folder = edition.folder(made) / "assets" / "cards"
        folder.mkdir(parents=True, exist_ok=True)
        for page in edition.pages:
            heading = next((heading.words for heading in page.headings if heading.tag == "h1"), page.title)
            drawing = _card(heading, edition.brand, project.catalog.palette, logo)
            name = hashlib.sha256(f"{SCALE}{drawing}".encode()).hexdigest()[:24]
            kept = project.settings.project / ".cache" / "cards" / f"{name}.png"
            if not kept.is_file():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(svg.png(drawing, scale=SCALE))
            shutil.copyfile(kept, folder / f"{page.slug.replace('/', '-')}.png")


def _card(heading: str, brand: str, palette: Palette, logo: str) -> str:
    """A page's heading below the site's logo and name, between the colours of its first and its last side."""
    colours = palette.light
    type_of = f'font-family="{SERIF}" font-size'
    sides = palette.sides or ("shared",)
    lines = textwrap.wrap(heading, 28)[:4]
    words = "".join(
        f'<text x="80" y="{210 + 82 * n}" font-family="{SERIF}" font-size="68" font-weight="bold" '
        f'fill="{colours["ink"]}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    mark = sized(logo, 64).replace("<svg", '<svg x="80" y="64"', 1)
    beside = 80 + int(re.findall(r'width="(\d+)"', mark)[0]) + 20
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">'
        f'<rect width="1200" height="630" fill="{colours["paper"]}"/>'
        f'<rect y="0" width="1200" height="28" fill="{colours[sides[0]]}"/>'
        f'<rect y="602" width="1200" height="28" fill="{colours[sides[-1]]}"/>'
        f'<text x="{beside}" y="108" {type_of}="34" fill="{colours["quiet"]}">{escape(brand)}</text>'
        f"{mark}{words}</svg>"
    )
