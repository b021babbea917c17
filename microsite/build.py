"""The build: one function that reads as its steps.

Everything is made in a folder of its own beside the output, which is replaced by one rename
at the end: a build that fails or is killed leaves the last good site as it was.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2

from microsite import search
from microsite.check import check
from microsite.drawing import draw
from microsite.drawing.draw import Say
from microsite.evidence import project as projects
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.files.problem import Problem
from microsite.output import (
    addresses,
    cards,
    citations,
    complaints,
    downloads,
    engine,
    feed,
    fingerprint,
    fonts,
    interface,
    moved,
    offline,
    publish,
    sitemap,
    twins,
    verify,
    version,
)
from microsite.packs import make as packs
from microsite.packs.paper import PaperError
from microsite.pages import fragments
from microsite.pages.render import Renderer


@dataclass(frozen=True)
class Options:
    """What a build is asked to do; without `site_url` and `repo_url` the site has those of mkdocs.yml, if any."""

    project: Path
    out: Path
    site_url: str = ""
    engine: str = "mkdocs"
    drafts: bool = False
    repo_url: str = ""


@dataclass
class Result:
    """What came of a build: its problems; errors mean that nothing was published."""

    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the site stands as asked for."""
        return not any(p.severity == "error" for p in self.problems)


def build(options: Options, print_of: str, say: Say) -> Result:
    """Load, draw, check, render, compile, finish, verify, publish; `print_of` is the inputs' fingerprint.

    Raises publish.PublishError where the output cannot be written or is no site of ours.
    """
    project = projects.load(options.project, drafts=options.drafts)
    if not options.drafts:
        options = replace(options, site_url=options.site_url or project.settings.address)
    with _step(say, "draw"):
        draw.draw_charts(project, say)
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
    except OSError as error:
        if error.filename:
            raise
        copied = isinstance(error, shutil.Error)
        why = complaints.reason(error.args[0][0][-1]) if copied else error.strerror or ""
        raise publish.PublishError(f"{options.out} cannot be written: {why}.") from error
    except PaperError as error:
        return Result([*problems, complaints.of_paper(project.settings, error.template, error.line, str(error))])
    except jinja2.TemplateError as error:
        return Result([*problems, complaints.of_template(project.settings, error)])
    return Result(problems)


def _make(project: Project, options: Options, work: Path, say: Say) -> Path:
    """Renders, compiles and finishes a site in the workshop; returns its folder."""
    made, beside = work / "site", work / "beside"
    with _step(say, "packs"):
        sizes = packs.write(project, beside, options.site_url)
    with _step(say, "render"):
        renderers = [Renderer(edition, sizes, options.site_url, options.repo_url) for edition in project.editions]
        for renderer in renderers:
            fragments.write(renderer, _fragments(work, renderer.edition))
    with _step(say, "compile"):
        runs = [engine.prepare(renderer, _fragments(work, renderer.edition), work) for renderer in renderers]
        with engine.compiling(runs, options.engine) as wait:
            # None of this needs the pages; there is a second processor on every machine.
            downloads.write(project, renderers, beside)
            downloads.write_images(project, beside)
            moved.write(renderers, beside)
            version.write(project, beside)
            interface.write(project, beside, options.site_url)
            citations.write(renderers, beside)
            for edition in project.editions:
                feed.write(edition, edition.folder(beside), options.site_url)
            cards.write(project, beside)
            search.write(project, beside)
            wait()
        for run in runs:
            run.out.rename(project.edition(run.language).folder(made))
    with _step(say, "finish"):
        for path in [path for path in beside.rglob("*") if path.is_file()]:
            target = made / path.relative_to(beside)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        for renderer in renderers:
            styles = renderer.edition.folder(made) / "assets" / "themes.css"
            styles.write_text(renderer.stylesheet(), "utf-8", newline="\n")
        addresses.finish(project, made, options.site_url)
        sitemap.write(project, made, options.site_url)
        twins.write(project, made, options.site_url)
        fonts.write(project, made)
        offline.write(project, made)
    return made


def _fragments(work: Path, edition: Edition) -> Path:
    return work / f"fragments.{edition.language}.json"


@contextmanager
def _step(say: Say, name: str) -> Iterator[None]:
    """Says a step's name and how long it took."""
    started = time.perf_counter()
    yield
    say(f"{name:<8} {time.perf_counter() - started:5.1f} s\n")
