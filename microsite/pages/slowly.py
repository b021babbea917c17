"""A chart on a page that shows it slowly: its drawings once, the steps in which they are seen, what asks at each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from microsite.drawing import marklinks, reveal
from microsite.drawing.chart import Chart
from microsite.prose.page import Page

TOLD_APART = ("title", "source")  # what stands beside a drawing on every page


@dataclass(frozen=True)
class Step:
    """A step: its name in reveal.STEPS, its number, and the word in the labels for what it asks."""

    name: str
    number: int
    asks: str


@dataclass(frozen=True, eq=False)
class Slowly:
    """What a page says of a chart that is shown slowly."""

    chart: Chart

    @cached_property
    def steps(self) -> list[Step]:
        """The steps that show something in any of its drawings, and those that stand beside it."""
        drawn = {name for drawing in self.chart.drawings.values() for name in reveal.kinds(drawing.parts)}
        shown = [name for name in reveal.STEPS if name in drawn or name in TOLD_APART]
        return [Step(name, number, self._asks(name)) for number, name in enumerate(shown, 1)]

    def _asks(self, name: str) -> str:
        """Maps and drawings without axes show something else at that step, and ask for something else."""
        if name != "axes":
            return name
        if self.chart.words.map:
            return "ground"
        return "axes" if "role-axis" in self.chart.drawings["wide"].file else "names"

    @cached_property
    def drawings(self) -> dict[str, str]:
        """Each drawing once, by size, to be used by the name 'drawing-SIZE'; its groups name their step."""
        return {size: _named(drawing.parts, size) for size, drawing in self.chart.drawings.items()}

    @cached_property
    def boxes(self) -> dict[str, str]:
        """The viewBox of each drawing, by size."""
        return {size: re.findall(r'viewBox="([^"]*)"', one.parts)[0] for size, one in self.chart.drawings.items()}

    @cached_property
    def short(self) -> dict[str, str]:
        """Each drawing up to where a reader is to go on, by size."""
        return {size: marklinks.unlinked(drawing.short) for size, drawing in self.chart.drawings.items()}

    @cached_property
    def whole(self) -> dict[str, str]:
        """Each drawing without links, by size."""
        return {size: marklinks.unlinked(drawing.svg) for size, drawing in self.chart.drawings.items()}

    @property
    def last(self) -> int:
        """The last year of what is to be guessed."""
        return int(self.chart.guess["pairs"][-1][0])

    @cached_property
    def pages(self) -> list[Page]:
        """The pages that show the chart, in the order of the navigation."""
        edition = self.chart.edition
        order = {path.removesuffix(".md"): place for place, path in enumerate(edition.project.nav_paths)}
        found = (page for page in edition.pages if _shows(page, self.chart.id))
        return sorted(found, key=lambda page: order.get(page.slug, len(order)))


def _named(parts: str, size: str) -> str:
    """A drawing without links, that paints nothing where it stands and is named for those that use it."""
    svg = marklinks.unlinked(parts)
    return re.sub(
        r"<svg\b[^>]*>",
        f'<svg class="store" aria-hidden="true" focusable="false"><g id="drawing-{size}">',
        svg,
        count=1,
    ).replace("</svg>", "</g></svg>")


def _shows(page: Page, chart: str) -> bool:
    return any(link.image and link.scheme == "chart" and link.target == chart for link in page.links)
