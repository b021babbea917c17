"""The build: one function that reads as its steps.

Everything is made in a folder of its own beside the output, which is replaced by one rename
at the end: a build that fails or is killed leaves the last good site as it was.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from microsite import search
from microsite.check import check
from microsite.check.charts import drawable
from microsite.drawing import draw
from microsite.drawing.job import Drawing
from microsite.evidence import project as projects
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.output import addresses, cards, complaints, downloads, engine, fingerprint, publish, verify
from microsite.pages.render import Renderer

Say = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What a build is asked to do."""

    project: Path
    out: Path
    site_url: str = ""
    engine: str = "mkdocs"
    drafts: bool = False


@dataclass
class Result:
    """What came of a build: its problems; errors mean that nothing was published."""

    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the site stands as asked for."""
        return not any(p.severity == "error" for p in self.problems)


def build(options: Options, print_of: str, say: Say) -> Result:
    """Load, check, draw, compile, finish, index, verify, publish; `print_of` is the inputs' fingerprint.

    Raises publish.PublishError where the output cannot be written or is no site of ours.
    """
    project = projects.load(options.project, drafts=options.drafts)
    with _step(say, "check"):
        problems = check(project)
    if any(p.severity == "error" for p in problems):
        return Result(problems)
    try:
        with publish.workshop(options.out, project.settings.project) as work:
            made = _make(project, options, work, say)
            problems += verify.verify(project, made)
            if any(p.severity == "error" for p in problems):
                return Result(problems)
            fingerprint.write(made, print_of)
            with _step(say, "publish"):
                publish.replace(made, options.out)
    except engine.EngineError as error:
        if why := complaints.unwritten(error.said):
            raise publish.PublishError(f"{options.out} cannot be written: {why}.") from error
        return Result(problems + complaints.of_engine(project, error.said))
    except jinja2.TemplateError as error:
        return Result([*problems, complaints.of_template(project.settings, error)])
    return Result(problems)


def _make(project: Project, options: Options, work: Path, say: Say) -> Path:
    """Draws, compiles, indexes and finishes a site in the workshop; returns its folder."""
    made = work / "site"
    with _step(say, "draw"):
        drawings = _draw(project, work, say)
    with _step(say, "compile"):
        runs = [engine.prepare(project, lang, work, options.site_url) for lang in project.settings.languages]
        engine.compile_all(runs, options.engine)
        for run in runs:
            shutil.copytree(run.out, root_of(project, run.language, made), dirs_exist_ok=True)
    with _step(say, "finish"):
        for language in project.settings.languages:
            styles = root_of(project, language, made) / "assets" / "themes.css"
            styles.write_text(Renderer(project, language).stylesheet(), "utf-8")
        downloads.write(project, drawings, made)
        cards.write(project, made)
        addresses.finish(project, made, options.site_url)
    with _step(say, "index"):
        search.write(project, made)
    return made


def root_of(project: Project, language: str, made: Path) -> Path:
    """The folder of a language's pages in a site."""
    return made if language == project.settings.default else made / language


def _draw(project: Project, work: Path, say: Say) -> list[Drawing]:
    """Draws every chart and writes its frame in every language."""
    charts = drawable(project)
    jobs = [job for chart in charts for job in draw.jobs_of(project, chart)]
    drawings = draw.draw_all(project, jobs, lambda done, of: say(f"  drawing {done} of {of}\r"))
    for language in project.settings.languages:
        renderer = Renderer(project, language)
        frames = {c.id: renderer.chart(c, [d for d in drawings if d.job.chart == c.id]) for c in charts}
        small = [d for d in drawings if d.job.language == language and d.job.size == "narrow"]
        frames |= {f"thumb:{d.job.chart}": d.svg for d in small}
        engine.write_fragments(work / f"fragments.{language}.json", frames)
    return drawings


@contextmanager
def _step(say: Say, name: str) -> Iterator[None]:
    """Says a step's name and how long it took."""
    started = time.perf_counter()
    yield
    say(f"{name:<8} {time.perf_counter() - started:5.1f} s\n")


def to_terminal(text: str) -> None:
    """Progress goes to standard error; lines that end in a return overwrite each other on a terminal."""
    if not text.endswith("\r") or sys.stderr.isatty():
        sys.stderr.write(text)
        sys.stderr.flush()
