"""Draws a project's charts: what has changed in processes of its own, the rest from the cache."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from microsite.drawing.cache import Cache
from microsite.drawing.chart import all_charts
from microsite.drawing.job import Drawing, Job
from microsite.drawing.pool import POOL
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.files.rules import Rule

Say = Callable[[str], None]


def draw_charts(project: Project, say: Say | None = None, only: Container[str] | None = None) -> None:
    """Draws the charts of every edition that are not drawn yet, and leaves the drawings with them.

    `only` names those that are wanted, by id; `say` hears how far it is.
    Where drawings cannot be kept for the next time, they say so.
    """
    cache = Cache(project.settings.project)
    wanted = [chart for chart in all_charts(project) if only is None or chart.id in only]
    waiting = [(chart, job) for chart in wanted if not chart.drawings for job in chart.jobs()]
    drawings = draw_all([job for _, job in waiting], cache, say)
    for (chart, job), drawing in zip(waiting, drawings, strict=True):
        chart.drawings[job.size] = drawing if not cache.trouble else _unkept(drawing, cache.trouble)


def _unkept(drawing: Drawing, trouble: str) -> Drawing:
    message = f"drawings cannot be kept: {trouble}"
    hint = "Every build draws all charts again until it can."
    return replace(drawing, problems=(*drawing.problems, Problem(".cache", 1, Rule.CACHE_WRITABLE, message, hint)))


def draw_all(jobs: list[Job], cache: Cache, say: Say | None = None) -> list[Drawing]:
    """The drawing of every job, from the cache where nothing changed."""
    found = {index: kept for index, job in enumerate(jobs) if (kept := cache.find(job))}
    missing = [index for index in range(len(jobs)) if index not in found]
    drawings = POOL.run([jobs[index] for index in missing])
    for done, (index, drawing) in enumerate(zip(missing, drawings, strict=True), 1):
        found[index] = drawing
        cache.keep(drawing)
        if say:
            say(f"  drawing {done} of {len(missing)}\r")
    return [found[index] for index in range(len(jobs))]
