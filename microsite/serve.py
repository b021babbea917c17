"""Shows the site on this machine and builds it anew on every change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from microsite.output import fingerprint

RELOAD = b"""(() => { let was; setInterval(async () => { try {
  const now = await (await fetch("/__version")).text();
  if (was && was !== now) location.reload();
  was = now } catch {} }, 700) })()"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files; pages get a line that reloads them, and addresses that are missing get 404.html."""

    version = "0"

    def do_GET(self) -> None:
        """Answers one request."""
        if self.path == "/__version":
            return self._answer(200, "text/plain", Handler.version.encode())
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


def serve(project: Path, out: Path, port: int, build: Callable[[], int]) -> int:
    """Builds, serves on 127.0.0.1 and watches until interrupted; returns the exit code."""
    build()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(out)))
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.")
        return 2
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)", flush=True)
    watch(project, build)
    return 0


def watch(project: Path, build: Callable[[], int]) -> None:
    """Builds whenever an input changes; a build with problems leaves the last good site shown."""
    seen = _state(project)
    while True:
        time.sleep(0.5)
        now = _state(project)
        if now != seen:
            seen = now
            if build() == 0:
                Handler.version = str(time.time())


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
