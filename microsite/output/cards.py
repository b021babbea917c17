"""Social cards: a picture of each page's title for those who share its address, 1200 by 630 pixels."""

from __future__ import annotations

import hashlib
import shutil
import textwrap
from html import escape
from pathlib import Path

from microsite.drawing import svg
from microsite.evidence.project import Project
from microsite.look import PALETTE

SERIF = "Charter, Bitstream Charter, Liberation Serif, Georgia, serif"


def write(project: Project, made: Path) -> None:
    """assets/cards/SLUG.png below each language's root; drawn once for the same words."""
    for edition in project.editions:
        folder = edition.folder(made) / "assets" / "cards"
        folder.mkdir(parents=True, exist_ok=True)
        for page in edition.pages:
            heading = next((heading.words for heading in page.headings if heading.tag == "h1"), page.title)
            drawing = _card(heading, edition.brand)
            name = hashlib.sha256(drawing.encode()).hexdigest()[:24]
            kept = project.settings.project / ".cache" / "cards" / f"{name}.png"
            if not kept.is_file():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(svg.png(drawing, scale=1))
            shutil.copyfile(kept, folder / f"{page.slug.replace('/', '-')}.png")


def _card(heading: str, brand: str) -> str:
    """The house's motif, a river between two banks, with the page's heading on it."""
    lines = textwrap.wrap(heading, 28)[:4]
    words = "".join(
        f'<text x="80" y="{190 + 82 * n}" font-family="{SERIF}" font-size="68" font-weight="bold" '
        f'fill="{PALETTE["ink"]}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    wave = "M0 545" + "".join(f"q25 {-18 if n % 2 else 18} 50 0" for n in range(24))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">'
        f'<rect width="1200" height="630" fill="{PALETTE["paper"]}"/>'
        f'<rect y="0" width="1200" height="28" fill="{PALETTE["us"]}"/>'
        f'<rect y="602" width="1200" height="28" fill="{PALETTE["mx"]}"/>'
        f'<path d="{wave}" fill="none" stroke="{PALETTE["shared"]}" stroke-width="9"/>'
        f'<text x="80" y="108" font-family="{SERIF}" font-size="34" fill="{PALETTE["quiet"]}">{escape(brand)}</text>'
        f"{words}</svg>"
    )
