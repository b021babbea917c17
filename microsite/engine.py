"""Runs the site engine, once per language, as a program of its own: nothing here imports it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from microsite.eras import eras_of
from microsite.project import Project
from microsite.settings import COMPILER, words

ENGINES = ("mkdocs", "zensical")
EPOCH = "1764201600"  # 27 November 2025, the essay's day: only the sitemap's dates depend on it


class EngineError(Exception):
    """The engine stopped; the message is what it said."""


@dataclass(frozen=True)
class Run:
    """One language's compilation: configuration file, output folder."""

    language: str
    config: Path
    out: Path


def prepare(project: Project, language: str, work: Path, site_url: str) -> Run:
    """A room with a language's pages, theme and configuration, which inherits the project's own.

    The pages are copied because Zensical wants them below its configuration.
    """
    settings = project.settings
    default = language == settings.default
    room = work / language
    shutil.copytree(settings.docs(language), room / "docs")
    shutil.copytree(settings.templates / "theme", room / "theme")
    pages = {f"{page.slug}.md" for page in project.pages_of(language)}
    config: dict[str, Any] = {
        "INHERIT": str(settings.config_path(language)),
        "docs_dir": "docs",
        "site_dir": "site",
        "site_url": site_url and (site_url if default else f"{site_url}{language}/"),
        "use_directory_urls": True,
        "plugins": [],
        "nav": _translated(settings.nav, pages, words(language)["nav"]),
        "theme": {
            "name": "material",
            "language": language,
            "custom_dir": "theme",
            "font": False,
            "favicon": "assets/favicon.svg",
        },
        "markdown_extensions": {
            "tables": {},
            "microsite.markdown": {
                "project": str(settings.project),
                "language": language,
                "fragments": str(work / f"fragments.{language}.json"),
            },
        },
        "extra": {
            "brand": settings.brand(language),
            "say": dict(words(language)["labels"]),
            "languages": {other: words(other)["name"] for other in settings.languages},
            "language": language,
            "index": _index_of(project, pages),
            "eras": [
                {"title": era.title, "address": era.address, "years": era.years, "path": f"{era.page.slug}.md"}
                for era in eras_of(project, language)
            ],
        },
    }
    path = room / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    return Run(language, path, room / "site")


def _index_of(project: Project, pages: set[str]) -> str:
    """Where the page that lists everything stands, or nothing where a language has none."""
    slug = project.homes.get("index", "")
    return f"{slug}/" if f"{slug}.md" in pages else ""


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
                    kept.append({names.get(name, name): inner})
    return kept


def start(run: Run, engine: str) -> subprocess.Popen[str]:
    """Starts the engine on a configuration, with the compiler importable."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(COMPILER.parent), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH),
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
        text=True,
    )


def compile_all(runs: list[Run], engine: str) -> None:
    """Compiles every language at the same time; raises EngineError with what the engine said."""
    started = [(run, start(run, engine)) for run in runs]
    failures = []
    for run, process in started:
        said, _ = process.communicate()
        if process.returncode or not (run.out / "index.html").exists():
            failures.append(f"{engine} could not compile '{run.language}':\n{said.strip()}")
    if failures:
        raise EngineError("\n".join(failures))


def write_fragments(path: Path, fragments: Mapping[str, str]) -> None:
    """The charts' HTML by id, for the extension to read."""
    path.write_text(json.dumps(fragments, ensure_ascii=False, sort_keys=True), "utf-8")
