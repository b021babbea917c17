"""A chart in one edition: its rows, tables, facts, sources and drawings, each made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from microsite.drawing import cut, facts, ground, held, rows, tables
from microsite.drawing.asked import Asked, asked_of, years_of
from microsite.drawing.job import TABLES, Drawing, Job
from microsite.drawing.points import FormError, points_of
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.edition import Edition
from microsite.evidence.measures import unit_of
from microsite.evidence.project import Project
from microsite.evidence.records import Unit
from microsite.evidence.sources import Source

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
    def drawn(self) -> bool:
        """Whether all its drawings are there."""
        return bool(self.drawings) and not any(drawing.problems for drawing in self.drawings.values())

    @property
    def script(self) -> Path:
        """The Python that draws it, unless its words name a form."""
        return self.edition.project.settings.project / "charts" / f"{self.id}.py"

    @cached_property
    def data(self) -> rows.Data:
        """Its rows."""
        return rows.data_of(self.words, self.edition.catalog, self.edition.language, self.edition.eras)

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

    @cached_property
    def held(self) -> held.Held:
        """What its rows and its arithmetic hold."""
        computed = {name: expression.text for name, expression in self.words.computed.items()}
        return held.of(asdict(self.data), computed, rows.scales_of(self.words, self.edition.catalog))

    @cached_property
    def asked(self) -> Asked | None:
        """What its words ask of a form, or None where Python draws it."""
        return asked_of(self.words, self.edition.catalog, self.edition.language) if self.words.form else None

    @cached_property
    def guess(self) -> dict[str, Any]:
        """What a reader may guess: the year where the line stops, its pairs of year and value; empty where nothing."""
        asked = self.words.guess
        if asked is None or cut.wrong(asked, self.guessable):
            return {}
        pairs = cut.pairs_of(self.guessable, asked.column)
        return {"start": asked.after, "pairs": pairs, "line": self.words.line_of("guess.column")}

    @cached_property
    def guessable(self) -> dict[int, list[dict[str, Any]]]:
        """The rows of its first series by year, with its arithmetic; nothing where they are not by year."""
        first = next(iter(self.words.series), "")
        series = self.edition.catalog.series.get(first)
        key = series.record.key[0] if series else ""
        if series is None or series.columns[key].type != "year":
            return {}
        found: dict[int, list[dict[str, Any]]] = {}
        for row in held.handed(self.held, asdict(self.data))["series"][first]:
            found.setdefault(int(row[key]), []).append(row)
        return found

    def jobs(self) -> Iterator[Job]:
        """Its drawings to be made: wide and narrow."""
        words, language = self.words, self.edition.language
        labels = {name: text[language] for name, text in words.labels.items()}
        data = held.handed(self.held, asdict(self.data))
        layout = [rows.plain(place) for place in (*words.layout, *words.marks.values())]
        for size, (width, height) in SIZES.items():
            base = ground.base_of(words, self.edition, width) if words.map else {}
            yield Job(
                self.id,
                language,
                size,
                width,
                getattr(words.height, size) or self._height(data, labels, base) or height,
                str(self.script),
                data,
                labels,
                self._texts() if size == "wide" else {},
                {name: expression.text for name, expression in words.computed.items()},
                layout,
                rows.scales_of(words, self.edition.catalog),
                list(self.edition.project.names),
                self.edition.words.only(TABLES, own=True),
                self.edition.catalog.palette.light,
                list(years_of(words, self.edition.catalog)),
                asdict(self.asked) if self.asked else {},
                self._counted(),
                float(words.scale),
                base,
                self.guess,
            )

    def _counted(self) -> dict[str, Any]:
        """The unit of its numbers in this language, where its words name one."""
        unit = self.edition.catalog.of(Unit).get(self.words.unit or "")
        return asdict(unit_of(unit, self.edition.language)) if unit else {}

    def _height(self, data: Mapping[str, Any], labels: Mapping[str, str], base: Mapping[str, Any]) -> int | None:
        """The height of a map, or of a form whose rows stand one below the other; None for all others."""
        if base:
            return int(base["whole"])
        try:
            points = points_of(self.asked, rows.Data(**data).rows, labels) if self.asked else None
        except FormError:
            return None
        if points is None or not points.lying:
            return None
        deep = len(points.groups) if self.words.form == "bars" and not self.words.stacked else 1
        return 40 + len(points.places) * (30 + 24 * max(deep, 1))

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
    """The charts of an edition that have a form or their Python, always the same ones."""
    charts = (Chart(words, edition) for words in edition.catalog.charts.values())
    return tuple(chart for chart in charts if chart.words.form or chart.script.is_file())


def all_charts(project: Project) -> list[Chart]:
    """The charts of every edition, those of one id side by side."""
    editions = [charts_of(edition) for edition in project.editions]
    return [chart for same in zip(*editions, strict=True) for chart in same]
