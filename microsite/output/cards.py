"""Social cards: a picture of each page and each chart for those who share its address.

Of 600 by 315 pixels, the least that networks show large: the title, and beside it the chart, or what the page says of
itself.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

from microsite.drawing import svg
from microsite.drawing.chart import Chart, charts_of
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.output.brand import logo_of, painted, sized
from microsite.palette import FONT, Palette

SCALE = 0.5
SERIF = "Charter, Bitstream Charter, Liberation Serif, Georgia, serif"
DRAWN = (560, 486)  # the room for a drawing, and where it begins:
AT = (590, 78)


def write(project: Project, made: Path) -> None:
    """assets/cards/SLUG.png and chart-ID.png below each language's root; drawn once for the same words."""
    logo = painted(logo_of(project), project.catalog.palette)
    for edition in project.editions:
        folder = edition.folder(made) / "assets" / "cards"
        folder.mkdir(parents=True, exist_ok=True)
        for name, card in _cards(edition, logo):
            drawn = hashlib.sha256(f"{SCALE}{card}".encode()).hexdigest()[:24]
            kept = project.settings.project / ".cache" / "cards" / f"{drawn}.png"
            if not kept.is_file():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(svg.png(card, scale=SCALE))
            shutil.copyfile(kept, folder / f"{name}.png")


def _cards(edition: Edition, logo: str) -> Iterator[tuple[str, str]]:
    """The name and the drawing of each card of an edition."""
    palette, brand = edition.catalog.palette, edition.brand
    charts = {chart.id: chart for chart in charts_of(edition)}
    for page in edition.pages:
        heading = next((heading.words for heading in page.headings if heading.tag == "h1"), page.title)
        shown = next((link.target for link in page.links if link.image and link.scheme == "chart"), "")
        drawing = _drawing(charts[shown], palette) if shown else ""
        yield page.slug.replace("/", "-"), _card(heading, brand, palette, logo, page.meta.description or "", drawing)
    for chart in charts.values():
        title, subtitle = edition.text(chart.words.title), edition.text(chart.words.subtitle)
        yield f"chart-{chart.id}", _card(title, brand, palette, logo, subtitle, _drawing(chart, palette))


def _drawing(chart: Chart, palette: Palette) -> str:
    """A chart in light colours: of its two drawings the one for which there is more room."""
    sizes = [(drawing, drawing.job.width, drawing.job.height) for drawing in chart.drawings.values()]
    drawing, width, height = max(sizes, key=lambda one: min(DRAWN[0] / one[1], DRAWN[1] / one[2]))
    by = min(DRAWN[0] / width, DRAWN[1] / height)
    x, y = AT[0] + (DRAWN[0] - width * by) / 2, AT[1] + (DRAWN[1] - height * by) / 2
    inner = painted(drawing.svg, palette).replace("<svg ", '<svg overflow="visible" ', 1)
    return f'<g transform="translate({x:g},{y:g}) scale({by:g})" font-family="{FONT}">{inner}</g>'


def _card(heading: str, brand: str, palette: Palette, logo: str, about: str = "", drawing: str = "") -> str:
    """A heading below the site's logo and name, with a drawing beside it, between two sides' colours."""
    colours = palette.light
    sides = palette.sides or ("shared",)
    size, across, most = (46, 20, 6) if drawing else (68, 28, 4)
    small, letters = (28, 34) if drawing else (34, 58)
    high = round(len(textwrap.wrap(heading, across)[:most]) * size * 1.2)
    low = 0 if drawing else max(0, 280 - high - 42 * len(textwrap.wrap(about, letters))) // 2
    lines = _lines(heading, across, most, size, "bold", colours["ink"], 200 + low)
    top = 212 + low + high
    lines += _lines(about, letters, (600 - top) // (small + 7), small, "normal", colours["quiet"], top)
    mark = sized(logo, 64).replace("<svg", '<svg x="80" y="64"', 1)
    beside = 80 + int(re.findall(r'width="(\d+)"', mark)[0]) + 20
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">'
        f'<rect width="1200" height="630" fill="{colours["paper"]}"/>'
        f'<rect y="0" width="1200" height="28" fill="{colours[sides[0]]}"/>'
        f'<rect y="602" width="1200" height="28" fill="{colours[sides[-1]]}"/>'
        f'<text x="{beside}" y="108" font-family="{SERIF}" font-size="34" fill="{colours["quiet"]}">'
        f"{escape(brand)}</text>{mark}{lines}{drawing}</svg>"
    )


def _lines(text: str, across: int, most: int, size: int, weight: str, colour: str, top: int) -> str:
    """Words in lines of so many letters; those that do not fit end in an ellipsis."""
    lines = textwrap.wrap(text, across, max_lines=most, placeholder=" …") if most > 0 else []
    return "".join(
        f'<text x="80" y="{top + round(size * 1.2 * n)}" font-family="{SERIF}" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
