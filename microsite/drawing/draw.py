"""Draws a project's charts: what has changed in processes of its own, the rest from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict

from microsite.drawing.cache import Cache
from microsite.drawing.job import Drawing, Job
from microsite.drawing.pool import POOL
from microsite.drawing.rows import data_of, plain, scales_of
from microsite.drawing.tables import sources_of
from microsite.evidence.project import Project
from microsite.evidence.records import ChartWords
from microsite.language.words import words

SIZES = {"wide": (720, 360), "narrow": (344, 320)}


def jobs_of(project: Project, chart: ChartWords) -> Iterator[Job]:
    """A chart's drawings: every language, wide and narrow."""
    heights = {"wide": chart.height.wide, "narrow": chart.height.narrow}
    for language in project.settings.languages:
        data = asdict(data_of(chart, project.catalog, language))
        for size, (width, height) in SIZES.items():
            yield Job(
                chart.id,
                language,
                size,
                width,
                heights[size] or height,
                str(project.settings.project / "charts" / f"{chart.id}.py"),
                data,
                {name: text[language] for name, text in chart.labels.items()},
                _texts(project, chart, language) if size == "wide" else {},
                {name: expression.text for name, expression in chart.computed.items()},
                [plain(place) for place in chart.layout],
                scales_of(chart, project.catalog),
                list(project.names),
            )


def _texts(project: Project, chart: ChartWords, language: str) -> dict[str, str]:
    """The words that a downloaded picture carries."""
    said = words(language)["labels"]
    names = dict.fromkeys(source.publisher for source in sources_of(chart, project.catalog))
    credit = said["picture_credit"].format(sources=", ".join(names))
    return {"title": chart.title[language], "subtitle": chart.subtitle[language], "credit": credit}


def draw_all(
    project: Project,
    jobs: list[Job],
    progress: Callable[[int, int], None] | None = None,
    cache: Cache | None = None,
) -> list[Drawing]:
    """Every drawing, from the cache where nothing changed; `progress` hears (done, of how many)."""
    cache = cache or Cache(project.settings.project)
    found = {index: kept for index, job in enumerate(jobs) if (kept := cache.find(job))}
    missing = [index for index in range(len(jobs)) if index not in found]
    drawings = POOL.run([jobs[index] for index in missing])
    for done, (index, drawing) in enumerate(zip(missing, drawings, strict=True), 1):
        found[index] = drawing
        cache.keep(drawing)
        if progress:
            progress(done, len(missing))
    return [found[index] for index in range(len(jobs))]
