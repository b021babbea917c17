"""The frame in which another site shows a chart's own page: as high as its words and its drawing ask for.

A foreign page cannot ask how high that is, and a style in its text knows no widths: the height is two straight lines
over the width, that of the narrow drawing and that of the wide one, which CSS chooses from by arithmetic.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from microsite.drawing.chart import Chart

TALL = 400  # pixels, of a drawing
MARGINS = 32  # pixels: those of the page, on both sides
# As theme/assets/chart-page.css has them, in pixels: where the wide drawing begins, and where a frame ends.
WIDE, WIDEST, NARROWEST = 577, 752, 320
# Of the title, and of the smaller words: how wide a letter is at most, how high a line, and what is between paragraphs.
TITLE, SMALL = (11.6, 26.0), (7.0, 20.4)
GAP = 4.8
STEP = 8  # pixels
EDGES = 58  # pixels: the page's margins, the air round the drawing and about the source


@dataclass(frozen=True)
class Frame:
    """What a frame and its page need to fit each other.

    `style` is how high the frame is, as CSS for a box whose width is that of its place; `shrinks` says whether the
    drawing may be drawn smaller where a frame is too low: the words of a tall one would be too small to read; `shapes`
    are the width to the height of each drawing.
    """

    style: str
    shrinks: bool
    shapes: dict[str, str]


def frame_of(chart: Chart) -> Frame:
    """The frame of a chart; its page fits itself to any other."""
    shrinks = all(drawing.job.height <= TALL for drawing in chart.drawings.values())
    shapes = {size: _shape(drawing.svg) for size, drawing in chart.drawings.items()}
    low = _line(chart, shapes["narrow"], NARROWEST, WIDE - 1)
    high = _line(chart, shapes["wide"], WIDE, WIDEST)
    narrow, wide = f"{low[0]}px + {low[1]}*100%", f"{high[0]}px + {high[1]}*min(100%,{WIDEST}px)"
    # Far above or far below nothing, as the place is narrower or wider than where the wide drawing begins.
    style = f"max({wide},min({narrow},({WIDE}px - 100%)*9999))"
    return Frame(style, shrinks, {size: f"{width:g}/{height:g}" for size, (width, height) in shapes.items()})


def _shape(svg: str) -> tuple[float, float]:
    """The width and the height of a drawing."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def _line(chart: Chart, shape: tuple[float, float], start: int, end: int) -> tuple[int, float]:
    """The height over the width of a frame: where the line begins, in pixels, and how steep it is.

    Words break at widths of their own, so a page's height has steps: no step stands above the line.
    """
    heights = {width: _height(chart, shape, width) for width in (*range(start, end, STEP), end)}
    steep = round((heights[end] - heights[start]) / (end - start), 3)
    return math.ceil(max(height - steep * width for width, height in heights.items())), steep


def _height(chart: Chart, shape: tuple[float, float], width: int) -> float:
    """What a chart's page takes at a width."""
    text, words, inner = chart.edition.text, chart.words, width - MARGINS
    said = [text(words.subtitle), text(words.note or {}) or "", _tools(chart), _credit(chart)]
    small = sum(math.ceil(len(one) * SMALL[0] / inner) * SMALL[1] + GAP for one in said if one)
    title = math.ceil(len(text(words.title) or "") * TITLE[0] / inner) * TITLE[1]
    return inner * shape[1] / shape[0] + title + small + EDGES


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
