"""The frame in which another site shows a chart's own page: as high as its words and its drawing ask for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from microsite.drawing.chart import Chart

TALL = 400  # pixels, of a drawing
EDGES = 62  # pixels: the page's margins, and the air round the drawing
# Letters in a line and pixels of a line, of the title and of the smaller words, by the drawing's width.
LINES = {"wide": ((62, 26), (96, 20)), "narrow": ((28, 26), (48, 20))}


@dataclass(frozen=True)
class Frame:
    """A frame's width to its height where the wide drawing is shown, and its least height in pixels.

    `shrinks` says whether the drawing may be drawn smaller where a frame is too low: the words of a tall one would be
    too small to read; `shapes` are the width to the height of each drawing.
    """

    ratio: str
    least: int
    shrinks: bool
    shapes: dict[str, str]


def frame_of(chart: Chart) -> Frame:
    """The frame of a chart; its page fits itself to any other."""
    wide = chart.drawings["wide"].job
    shrinks = all(drawing.job.height <= TALL for drawing in chart.drawings.values())
    return Frame(f"{wide.width + 32}/{_height(chart, 'wide')}", _height(chart, "narrow"), shrinks, _shapes(chart))


def _shapes(chart: Chart) -> dict[str, str]:
    found = {
        size: re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing.svg) for size, drawing in chart.drawings.items()
    }
    return {size: f"{box[1]}/{box[2]}" for size, box in found.items() if box}


def _height(chart: Chart, size: str) -> int:
    """What a chart's page takes at the width of its drawing."""
    text, words = chart.edition.text, chart.words
    (title_letters, title_line), (letters, line) = LINES[size]
    said = [text(words.subtitle), text(words.note or {}) or "", _tools(chart), _credit(chart)]
    lines = sum(math.ceil(len(one) / letters) for one in said)
    title = math.ceil(len(text(words.title) or "") / title_letters)
    return chart.drawings[size].job.height + title * title_line + lines * line + EDGES


def _tools(chart: Chart) -> str:
    """About what leads on from there."""
    edition, labels = chart.edition, chart.edition.labels
    others = [other.words["name"] for other in edition.project.editions if other is not edition]
    said = [labels["as_csv"], labels["slow"], edition.words["cite"]["chart"], labels["report"], labels["edit"], *others]
    return " · ".join(said)


def _credit(chart: Chart) -> str:
    """About what stands below the drawing."""
    labels, site = chart.edition.labels, chart.edition.site
    names = [source.publisher for source in chart.sources]
    licence = site.extra.licence.name if site.extra.licence else ""
    return ", ".join([labels["sources"], *names, labels["from_site"], site.site_name, licence])
