"""Shows the site on this machine, changes of pages and charts at once, and builds it anew on every change."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from microsite.check import links
from microsite.check import pages as check_pages
from microsite.evidence import project as projects
from microsite.evidence.project import Project
from microsite.files.failures import ConfigError
from microsite.output import fingerprint, revise
from microsite.prose.page import Page
from microsite.server import Server, listening

STEP = 0.15  # seconds between two looks at the sources
FAILED = "The build ended before it was done: the terminal says why."


def serve(project: Path, out: Path, port: int | None, command: Sequence[str]) -> NoReturn:
    """Serves on 127.0.0.1, builds and watches until interrupted.

    `command` is what builds the site, as a process of its own: a newer change ends it. Raises PublishError where the
    port, or without one any, cannot be used.
    """
    server = listening(out, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving {server.address} (Ctrl+C ends it)", flush=True)
    with TemporaryDirectory() as folder:
        here = [] if "--site-url" in command else ["--site-url", server.address]
        build = Build([*command, *here], Path(folder) / "problems")
        try:
            _watch(project, out, build, server)
        finally:
            build.end()


def _watch(project: Path, out: Path, build: Build, server: Server) -> NoReturn:
    """Builds, shows what changes, and builds that."""
    seen = _state(project)
    build.begin()
    preview = Preview(project, out)
    while True:
        time.sleep(STEP)
        if (problems := build.ended()) is not None:
            server.next(problems)
        now = _state(project)
        if now != seen:
            changed = {Path(path) for path, _, _ in set(now) ^ set(seen)}
            seen = now
            build.end()
            if preview.show(changed):
                server.next()
            build.begin()


class Build:
    """Builds the site in a process of its own, one at a time."""

    def __init__(self, command: Sequence[str], problems: Path) -> None:
        """Takes what builds it, and the file into which that writes its problems."""
        self.command, self.problems = [*command, "--problems", str(problems)], problems
        self.process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Starts a build."""
        self.problems.unlink(missing_ok=True)
        self.process = subprocess.Popen(self.command)

    def ended(self) -> str | None:
        """Once when a build has ended, the lines of its problems; else None."""
        if not self.process or self.process.poll() is None:
            return None
        failed, self.process = self.process.returncode, None
        told = self.problems.read_text("utf-8") if self.problems.exists() else ""
        return told or (FAILED if failed else "")

    def end(self) -> None:
        """Ends a build that is under way; it tidies up."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


class Preview:
    """Shows changes of pages and charts at once, before the build that follows checks and makes everything."""

    def __init__(self, folder: Path, out: Path) -> None:
        """Takes a project's folder, and that of its built site."""
        self.folder, self.out = folder.resolve(), out
        self.former = self._load()

    def _load(self) -> Project | None:
        try:
            return projects.load(self.folder, drafts=True)
        except ConfigError:
            return None

    def show(self, changed: set[Path]) -> bool:
        """Puts pages with these files into the site; whether all that changed is shown.

        What is wrong with them, or changes more than their content, waits for the build.
        """
        names = {path.relative_to(self.folder) for path in changed if path.is_relative_to(self.folder)}
        charts = {name.stem for name in names if name.parent == Path("charts")}
        pages = {name.as_posix() for name in names if name.parts[0] == "docs" and name.suffix == ".md"}
        former, self.former = self.former, self._load()
        if not former or not self.former or len(names) < len(changed) or len(pages) < len(names - _charts(names)):
            return False
        found = [page for page in self.former.pages if page.path in pages]
        metas = {page.path: (page.meta, page.title) for page in former.pages}
        if [page for page in found if metas.get(page.path) != (page.meta, page.title)] or len(found) < len(pages):
            return False
        found += [page for page in revise.pages_with(self.former, charts) if page not in found]
        return bool(found) and not self._wrong(found) and len(revise.revise(self.former, found, self.out)) == len(found)

    def _wrong(self, pages: list[Page]) -> bool:
        """Whether a page names something that is not there."""
        project, paths = self.former, {page.path for page in pages}
        assert project
        rules = (links.links_lead_somewhere, links.components_show_something, check_pages.citations_are_known)
        problems = {problem for rule in rules for problem in rule(project)} | set(project.unreadable)
        return any(problem.path in paths and problem.severity == "error" for problem in problems)


def _charts(names: set[Path]) -> set[Path]:
    return {name for name in names if name.parent == Path("charts") and name.suffix in (".py", ".toml")}


def _state(project: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of every input."""
    found = []
    for path in fingerprint.inputs(project.resolve()):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
