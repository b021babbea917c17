"""A chart in one edition: its rows, tables, facts, sources and drawings, each made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from microsite.drawing import facts, rows, tables
from microsite.drawing.job import Drawing, Job
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.records import ChartWords, Source

SIZES = {"wide": (720, 360), "narrow": (344, 320)}


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart as an edition shows it; `drawings` are there once it is drawn, by size."""

    words: ChartWords
    edition: Edition
    drawings: dict[str, Drawing] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The chart's id, the same in every edition."""
        return self.words.id

    @property
    def script(self) -> Path:
        """The Python that draws it."""
        return self.edition.project.settings.project / "charts" / f"{self.id}.py"

    @cached_property
    def data(self) -> rows.Data:
        """Its rows."""
        return rows.data_of(self.words, self.edition.catalog, self.edition.language)

    @cached_property
    def tables(self) -> list[tables.Table]:
        """Its rows as readers see them."""
        return tables.tables_of(self.words, self.data, self.edition)

    @cached_property
    def facts(self) -> list[str]:
        """Its rows in sentences."""
        return facts.facts_of(self.words, self.data, self.edition)

    @cached_property
    def sources(self) -> list[Source]:
        """Its own sources, else those of its series and figures."""
        return tables.sources_of(self.words, self.edition.catalog)

    def jobs(self) -> Iterator[Job]:
        """Its drawings to be made: wide and narrow."""
        words, language = self.words, self.edition.language
        heights = {"wide": words.height.wide, "narrow": words.height.narrow}
        data = asdict(self.data)
        for size, (width, height) in SIZES.items():
            yield Job(
                self.id,
                language,
                size,
                width,
                heights[size] or height,
                str(self.script),
                data,
                {name: text[language] for name, text in words.labels.items()},
                self._texts() if size == "wide" else {},
                {name: expression.text for name, expression in words.computed.items()},
                [rows.plain(place) for place in words.layout],
                rows.scales_of(words, self.edition.catalog),
                list(self.edition.project.names),
                self.edition.words.own,
                self.edition.catalog.palette.light,
            )

    def _texts(self) -> dict[str, str]:
        """The words that a downloaded picture carries."""
        names = dict.fromkeys(source.publisher for source in self.sources)
        form, site = self.edition.labels["picture_credit"], self.edition.site
        credit = form.format(sources=", ".join(names), site=self.edition.brand)
        credit += f", {site.extra.licence.name}" if site.extra.licence else ""
        title, subtitle = self.edition.text(self.words.title), self.edition.text(self.words.subtitle)
        return {"title": title, "subtitle": subtitle, "credit": credit}


@lru_cache(maxsize=8)
def charts_of(edition: Edition) -> tuple[Chart, ...]:
    """The charts of an edition that have both their files, always the same ones."""
    charts = (Chart(words, edition) for words in edition.catalog.charts.values())
    return tuple(chart for chart in charts if chart.script.is_file())


def all_charts(project: Project) -> list[Chart]:
    """The charts of every edition, those of one id side by side."""
    editions = [charts_of(edition) for edition in project.editions]
    return [chart for same in zip(*editions, strict=True) for chart in same]
