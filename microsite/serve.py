"""Shows the site on this machine, changes of pages and charts at once, and builds it anew on every change."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from microsite.check import links
from microsite.check import pages as check_pages
from microsite.evidence import project as projects
from microsite.evidence.project import Project
from microsite.files.failures import ConfigError
from microsite.output import fingerprint, revise
from microsite.prose.page import Page

RELOAD = b"""(async () => { for (let was = ""; ;) try {
  const now = await (await fetch("/__version?" + was)).text();
  if (was && was !== now) location.reload();
  was = now } catch { await new Promise((done) => setTimeout(done, 700)) } })()"""
STEP = 0.15  # seconds between two looks at the sources
PATIENCE = 20  # seconds that a page's question for a newer version may wait


class Version:
    """Which version of the site is shown; pages wait for the next."""

    def __init__(self) -> None:
        self.name = "0"
        self.changed = threading.Condition()

    def next(self) -> None:
        """Lets every page that waits reload."""
        with self.changed:
            self.name = str(time.time())
            self.changed.notify_all()

    def after(self, known: str) -> str:
        """The version when it is another than the one known, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.name != known, PATIENCE if known else 0)
            return self.name


VERSION = Version()


class Handler(SimpleHTTPRequestHandler):
    """Serves files; pages get a line that reloads them, and addresses that are missing get 404.html."""

    # Windows may know other types, by which a browser refuses to run or to paint a file.
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".json": "application/json",
    }

    def do_GET(self) -> None:
        """Answers one request."""
        if self.path.split("?")[0] == "/__version":
            return self._answer(200, "text/plain", VERSION.after(self.path.partition("?")[2]).encode())
        if self.path == "/__reload.js":
            return self._answer(200, "text/javascript", RELOAD)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            return super().do_GET()
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" or not page.exists():
            return self._page(page)
        return super().do_GET()

    def _page(self, page: Path) -> None:
        status = 200 if page.is_file() else 404
        page = page if page.is_file() else Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b"The site is not built."
        body = body.replace(b"</body>", b'<script src="/__reload.js"></script></body>')
        self._answer(status, "text/html; charset=utf-8", body)

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keeps quiet: problems of the sources are what the terminal is for."""


def serve(project: Path, out: Path, port: int, command: Sequence[str]) -> int:
    """Builds, serves on 127.0.0.1 and watches until interrupted; returns the exit code.

    `command` is what builds the site, as a process of its own: a newer change ends it.
    """
    seen = _state(project)
    building = subprocess.Popen(command)
    try:
        building.wait()
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(out)))
        except OSError as error:
            print(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.")
            return 2
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Serving http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)", flush=True)
        preview = Preview(project, out)
        while True:
            time.sleep(STEP)
            if building.returncode is None and building.poll() == 0:
                VERSION.next()
            now = _state(project)
            if now != seen:
                changed = {Path(path) for path, _, _ in set(now) ^ set(seen)}
                seen = now
                _end(building)
                if preview.show(changed):
                    VERSION.next()
                building = subprocess.Popen(command)
    finally:
        _end(building)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a build that is under way; it tidies up."""
    if process.poll() is None:
        process.terminate()
        process.wait()


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
