"""Draws charts with their authors' Python: in parallel, cached by content, errors as problems.

The cache's key holds everything a drawing depends on: the chart's Python, the shared look, rows,
words, language, size, and the versions of Altair and vl-convert.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from microsite import chart as charts
from microsite.project import Project
from microsite.records import ChartWords
from microsite.settings import COMPILER, words

SIZES = {"wide": (720, 360), "narrow": (344, 320)}
IN_PROCESS = 6


@dataclass(frozen=True)
class Job:
    """One drawing: chart, language, size, and what it is handed."""

    chart: str
    language: str
    size: str
    width: int
    height: int
    script: str
    data: dict[str, Any] = field(repr=False)
    labels: dict[str, str] = field(repr=False)
    texts: dict[str, str] = field(repr=False)


@dataclass(frozen=True)
class Drawing:
    """A drawing, or the error and the line of the chart's Python where it failed.

    `svg` belongs in a page, `points` say values where they stand; wide drawings have a `file`
    (SVG) and a `picture` (PNG) that carry title and source.
    """

    job: Job
    spec: dict[str, Any] = field(repr=False)
    svg: str = field(repr=False)
    points: list[list[Any]] = field(repr=False, default_factory=list)
    file: str = field(repr=False, default="")
    picture: bytes = field(repr=False, default=b"")
    error: str = ""
    line: int = 1


def jobs_of(project: Project, chart: ChartWords) -> Iterator[Job]:
    """A chart's drawings: every language, wide and narrow."""
    heights = {"wide": chart.height.wide, "narrow": chart.height.narrow}
    for language in project.settings.languages:
        data = asdict(charts.data_of(chart, project.catalog, language))
        said = {name: text[language] for name, text in chart.labels.items()}
        for size, (width, height) in SIZES.items():
            script = project.settings.project / "charts" / f"{chart.id}.py"
            tall = heights[size] or height
            texts = _texts(project, chart, language) if size == "wide" else {}
            yield Job(chart.id, language, size, width, tall, str(script), data, said, texts)


def _texts(project: Project, chart: ChartWords, language: str) -> dict[str, str]:
    """The words that a downloaded picture carries."""
    said = words(language)["labels"]
    names = dict.fromkeys(source.publisher for source in charts.sources_of(chart, project.catalog))
    credit = said["picture_credit"].format(sources=", ".join(names))
    return {"title": chart.title[language], "subtitle": chart.subtitle[language], "credit": credit}


def draw_all(project: Project, jobs: list[Job], progress: Callable[[int, int], None] | None = None) -> list[Drawing]:
    """Every drawing, from the cache where nothing changed; `progress` hears (done, of how many)."""
    folder = project.settings.project / ".cache" / "charts"
    found: dict[int, Drawing] = {}
    missing: list[tuple[int, Job, Path]] = []
    for index, job in enumerate(jobs):
        path = folder / f"{_key(job)}.json"
        if (kept := _from_cache(path, job)) is not None:
            found[index] = kept
        else:
            missing.append((index, job, path))
    for done, (index, _, path) in enumerate(missing):
        if done == 0:
            drawings = _run([job for _, job, _ in missing])
        drawing = next(drawings)
        found[index] = drawing
        if not drawing.error:
            _to_cache(path, drawing)
        if progress:
            progress(done + 1, len(missing))
    return [found[index] for index in range(len(jobs))]


def _run(jobs: list[Job]) -> Iterator[Drawing]:
    if len(jobs) <= IN_PROCESS:
        yield from map(draw_one, jobs)
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(draw_one, jobs, chunksize=2)


def draw_one(job: Job) -> Drawing:
    """Runs a chart's `draw(data, look)` and converts what it returns; never raises."""
    from microsite import svg
    from microsite.look import Look, finish

    try:
        module = _module(job.script)
        look = Look(job.labels, words(job.language), job.size == "wide", job.width, job.height)
        spec = finish(module.draw(charts.Data(**job.data), look), look)
        raw = svg.draw(spec)
        drawn = svg.for_page(raw, f"{job.chart}-{job.language}-{job.size}")
        points = svg.points(spec)
        file = svg.standalone(raw, (job.width, job.height), **job.texts) if job.texts else ""
        picture = svg.png(file) if file else b""
    except Exception as error:  # noqa: BLE001 - an author's Python may raise anything
        return Drawing(job, {}, "", error=_message(error), line=_line(error, job.script))
    return Drawing(job, spec, drawn, points, file, picture)


def _module(script: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"chart_{Path(script).stem}", script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "draw"):
        raise AttributeError("defines no function draw(data, look)")
    return module


def _message(error: Exception) -> str:
    said = str(error).strip().split("\n")[0]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _line(error: Exception, script: str) -> int:
    """The last line of the author's file that the error passed through."""
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno or 1
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == script]
    return (lines[-1] if lines else None) or 1


@cache
def _common() -> str:
    parts = [f"{name} {version(name)}" for name in ("altair", "vl-convert-python")]
    parts += [(COMPILER / name).read_text("utf-8") for name in ("look.py", "svg.py", "draw.py")]
    return "\n".join(parts)


def _key(job: Job) -> str:
    script = Path(job.script)
    source = script.read_text("utf-8", errors="replace") if script.is_file() else ""
    content = {**asdict(job), "script": source, "common": _common()}
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _from_cache(path: Path, job: Job) -> Drawing | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        picture = path.with_suffix(".png").read_bytes() if kept["file"] else b""
        return Drawing(job, kept["spec"], kept["svg"], kept["points"], kept["file"], picture)
    except (OSError, ValueError, KeyError):
        return None


def _to_cache(path: Path, drawing: Drawing) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if drawing.picture:
        _replace(path.with_suffix(".png"), drawing.picture)
    content = {name: getattr(drawing, name) for name in ("spec", "svg", "points", "file")}
    _replace(path, json.dumps(content, ensure_ascii=False).encode())


def _replace(path: Path, content: bytes) -> None:
    """Writes a file at one stroke: another build may be reading it."""
    kept = path.with_name(f"{path.name}.{os.getpid()}")
    kept.write_bytes(content)
    kept.replace(path)
