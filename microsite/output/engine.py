"""Runs the site engine, once per language, as a program of its own: nothing here imports it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path
from typing import Any

import yaml

from microsite import COMPILER
from microsite.evidence.components import corrections
from microsite.evidence.edition import Edition
from microsite.language import dates
from microsite.output import brand, feed, fonts, wanted
from microsite.pages.render import Renderer
from microsite.prose import syntax
from microsite.prose.page import Page, address_of

LARGE = 150  # pages: the menu of a larger site names those of the present section only
UNDATED = "1980-01-01"  # the engine wants a day for a sitemap of its own, which is not kept
PASSED = ("site_name", "site_description", "site_author", "copyright")


class EngineError(Exception):
    """The engine stopped; `said` holds what it said for each language."""

    def __init__(self, said: list[tuple[str, str]]) -> None:
        """Takes (language, output) of every run that failed."""
        super().__init__("the engine stopped")
        self.said = said


@dataclass(frozen=True)
class Run:
    """One language's compilation: configuration file, output folder, and the day of its pages in Unix time."""

    language: str
    config: Path
    out: Path
    epoch: str


def prepare(renderer: Renderer, fragments: Path, work: Path) -> Run:
    """A room with an edition's pages, the theme, and a configuration of its own.

    Nothing else leaves docs/, and the engine reads no setting of the project that is not passed on here.
    """
    edition = renderer.edition
    settings, language = edition.project.settings, edition.language
    room = work / language
    for page in edition.pages:
        _write(room / "docs" / f"{page.slug}.md", _for_engine(renderer, page))
    for theme in settings.themes:
        shutil.copytree(theme, room / "theme", dirs_exist_ok=True)
    brand.dress(edition, room / "theme")
    config: dict[str, Any] = {
        **_escaped(edition.site.model_dump(include=set(PASSED), exclude_none=True)),
        "docs_dir": "docs",
        "site_dir": "site",
        "site_url": renderer.site_url and f"{renderer.site_url}{edition.root}",
        "repo_url": _escaped(renderer.told.repo_url),
        "use_directory_urls": True,
        "plugins": [],
        "nav": _translated(settings.nav, {f"{page.slug}.md" for page in edition.pages}, edition.words["nav"]),
        "theme": {
            "name": "material",
            "language": language,
            "custom_dir": "theme",
            "font": False,
            "favicon": "assets/favicon.svg",
        },
        "markdown_extensions": syntax.for_engine({"fragments": str(fragments)}),
        "extra": {
            **_escaped(_extra(edition)),
            "logo": brand.sized(brand.logo_of(edition.project), brand.HEIGHT),
            "styles": _lists(wanted.STYLES),
            "scripts": _lists(wanted.SCRIPTS),
        },
    }
    path = room / "mkdocs.yml"
    _write(path, yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    return Run(language, path, room / "site", _epoch(edition.site.extra.published or UNDATED))


def _lists(asked: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {file: list(marks) for file, marks in asked.items()}


def _epoch(day: str) -> str:
    return str(int(datetime.combine(dates.first_day(day), time(), UTC).timestamp()))


def _extra(edition: Edition) -> dict[str, Any]:
    """What the theme's templates are given beyond a page."""
    told = feed.page_of(edition)
    others = [other for other in edition.project.editions if other is not edition]
    return {
        "brand": edition.brand,
        "credit": edition.site.extra.credit or "",
        "told": _told(edition),
        "cite": edition.words["cite"]["page"],
        "locale": edition.locale.replace("-", "_"),
        "other_locales": [other.locale.replace("-", "_") for other in others],
        "paper": dict(zip(("light", "dark"), edition.catalog.palette.colours["paper"], strict=True)),
        "say": edition.labels,
        "languages": {other.language: other.words["name"] for other in edition.project.editions},
        # Hosts have one page for what is not there, which is said in every language.
        "missing": {
            other.language: {
                **{name: other.labels[name] for name in ("not_found", "not_found_text", "home", "search")},
                "placeholder": other.labels["search_placeholder"],
                "index": f"{other.root}{_index_of(other)}",
                "ways": _ways(other),
            }
            for other in others
        },
        "language": edition.language,
        "index": _index_of(edition),
        "ways": _ways(edition),
        "feed": feed.NAME if feed.is_told(edition) else "",
        "fonts": fonts.addresses(edition.project),
        "told_on": told.slug if told else "",
        "large": len(edition.pages) > LARGE,
    }


def _told(edition: Edition) -> str:
    """What the site knows up to, and its version: 'Told to 1 July 2026, version 2026.11'."""
    extra, say = edition.site.extra, edition.labels
    told = [say["told_to"].format(date=edition.date(extra.told_to))] if extra.told_to else []
    told += [say["version"].format(version=extra.version)] if extra.version else []
    return ", ".join(told)


def _escaped(value: Any) -> Any:
    """Texts as HTML, once and for all: the engine's templates escape nothing."""
    if isinstance(value, dict):
        return {name: _escaped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return escape(value, quote=False).replace('"', "&quot;") if isinstance(value, str) else value


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _for_engine(renderer: Renderer, page: Page) -> str:
    """A page with a front matter of ours, so that the engine takes nothing else for one."""
    edition = renderer.edition
    meta: dict[str, Any] = {"path": page.slug, "title": page.title}
    meta |= page.meta.model_dump(include={"description", "span"}, exclude_none=True)
    meta |= {"draft": True} if page.draft else {}
    mended = corrections(edition.catalog, page.slug)
    if mended and edition.project.homes.get("corrections"):
        meta["corrected"] = edition.labels["corrected"].format(date=edition.date(mended[0].date))
        meta["corrections"] = f"{address_of(edition.project.homes['corrections'])}#{mended[0].id}"
    meta |= {
        name: address for name, address in renderer.told.tools(page.path, page.title, page.address).items() if address
    }
    meta["cited"] = [list(pair) for pair in renderer.told.cited(page)]
    meta = _escaped(meta) | renderer.furniture(page) | {"linked": renderer.told.linked(page)}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)}---\n\n{page.body}"


def _index_of(edition: Edition) -> str:
    """Where the page that lists everything stands, or nothing where an edition has none."""
    slug = edition.project.homes.get("index", "")
    return next((page.address for page in edition.pages if page.slug == slug), "")


def _ways(edition: Edition) -> list[dict[str, str]]:
    """The first level of the navigation, as a page that is lost offers it: a section leads to its first page."""
    pages = {f"{page.slug}.md": page for page in edition.pages if page.address}
    found = []
    for entry in _translated(edition.project.settings.nav, set(pages), edition.words["nav"]):
        name, value = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        first = value if isinstance(value, str) else next((one for one in value if isinstance(one, str)), "")
        if page := pages.get(first):
            found.append({"title": name or page.title, "address": f"{edition.root}{page.address}"})
    return found


def _translated(nav: list[Any], pages: set[str], names: Mapping[str, str]) -> list[Any]:
    """The navigation with the pages that a language has, its sections named in that language."""
    kept: list[Any] = []
    for entry in nav:
        if isinstance(entry, str):
            kept += [entry] if entry in pages else []
        elif isinstance(entry, dict):
            for name, value in entry.items():
                inner = value if isinstance(value, str) else _translated(value, pages, names)
                if inner in pages if isinstance(inner, str) else inner:
                    kept.append({_escaped(names.get(name, name)): inner})
    return kept


def start(run: Run, engine: str) -> subprocess.Popen[str]:
    """Starts the engine on a configuration, with the compiler importable."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(COMPILER.parent), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", run.epoch),
        "PYTHONUTF8": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "true",
    }
    command = [sys.executable, "-m", engine, "build", "--config-file", str(run.config)]
    if engine == "mkdocs":
        command += ["--strict", "--clean"]
    return subprocess.Popen(
        command,
        cwd=run.config.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
    )


@contextmanager
def compiling(runs: list[Run], engine: str) -> Iterator[Callable[[], None]]:
    """Compiles every language at the same time, while other work goes on; yields what waits for the end of it.

    That raises EngineError with what the engine said. No engine outlives the block, however it ends.
    """
    started: list[tuple[Run, subprocess.Popen[str]]] = []
    try:
        for run in runs:
            started.append((run, start(run, engine)))
        yield lambda: _wait(started)
    finally:
        for _, process in started:
            if process.poll() is None:
                process.kill()
                process.wait()


def _wait(started: list[tuple[Run, subprocess.Popen[str]]]) -> None:
    failures = []
    for run, process in started:
        said, _ = process.communicate()
        if process.returncode or not (run.out / "index.html").exists():
            failures.append((run.language, said.strip()))
    if failures:
        raise EngineError(failures)
