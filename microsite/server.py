"""Shows a built site on this machine: its pages reload when it changes, and begin with what is wrong with its sources.

Nothing of it is in the site itself.
"""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from microsite.files.failures import PublishError

FIRST, TRIED = 8000, 100  # the port where none is asked for, and how many behind it are tried
PATIENCE = 20  # seconds that a page's question for a newer version may wait
RELOAD = b"""(async () => { for (let was = ""; ;) try {
  const now = await (await fetch("/__version?" + was)).text();
  if (was && was !== now) location.reload();
  was = now } catch { await new Promise((done) => setTimeout(done, 700)) } })()"""
EMPTY = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not built yet</title></head>
<body><p style="margin:2rem 1rem;font:1.1rem/1.5 sans-serif">{said}</p></body></html>"""
WAITING = "The site is being built. This page shows it as soon as it stands."
STOPPED = "The site is not built yet. Mend what stands above; this page shows it then."
TOLD = """<details{open} style="position:sticky;top:0;z-index:99;max-height:60vh;overflow:auto;padding:.6rem 1rem;
background:{ground};color:#fff;font:14px/1.5 ui-monospace,Consolas,monospace"><summary>{count}</summary>
<pre style="margin:.6rem 0 0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere">{lines}</pre></details>"""


class Server(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1, with the problems of its sources; pages wait for its next version."""

    # Elsewhere than on POSIX this would let two servers listen at one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, folder: Path, port: int) -> None:
        """Listens at a port; raises OSError where that cannot be."""
        super().__init__(("127.0.0.1", port), partial(Handler, directory=str(folder)))
        self.folder, self.version, self.problems = folder, "0", ""
        self.changed = threading.Condition()
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def next(self, problems: str | None = None) -> None:
        """Lets every page that waits reload.

        `problems` are lines of which the last counts them, and None where they are as before.
        """
        with self.changed:
            self.problems = self.problems if problems is None else problems
            self.version = str(time.time())
            self.changed.notify_all()

    def after(self, known: str) -> str:
        """The version when it is another than the one known, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != known, PATIENCE if known else 0)
            return self.version


def listening(folder: Path, port: int | None) -> Server:
    """A server at a port, or where none is asked for, at the first that is free; raises PublishError without one."""
    reason: OSError | None = None
    for one in range(FIRST, FIRST + TRIED) if port is None else [port]:
        try:
            return Server(folder, one)
        except OSError as error:
            reason = error
    asked = port or f"{FIRST} to {FIRST + TRIED - 1}"
    raise PublishError(f"Port {asked} cannot be used: {reason and reason.strerror}. Choose another with --port.")


class Handler(SimpleHTTPRequestHandler):
    """Serves files; pages get the problems and a line that reloads them, and what is missing gets 404.html."""

    server: Server
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
            return self._answer(200, "text/plain", self.server.after(self.path.partition("?")[2]).encode())
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
        status, missing, problems = 200, self.server.folder / "404.html", self.server.problems
        if not page.is_file():
            status, page = (404, missing) if missing.is_file() else (503, missing)
        empty = EMPTY.format(said=STOPPED if problems else WAITING)
        html = page.read_text("utf-8") if page.is_file() else empty
        html = re.sub(r"<body[^>]*>", lambda found: found[0] + told(problems), html, count=1)
        html = html.replace("</body>", '<script src="/__reload.js"></script></body>')
        self._answer(status, "text/html; charset=utf-8", html.encode())

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        with suppress(ConnectionError):  # a page that was left waits for nothing
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keeps quiet: problems of the sources are what the terminal is for."""


def told(problems: str) -> str:
    """What a page begins with: the problems, unfolded where they stop a build; nothing where there are none."""
    if not problems:
        return ""
    *lines, count = problems.split("\n")
    mild = count.startswith("0 ")
    ground, unfolded = ("#5f4a00", "") if mild else ("#8a1c1c", " open")
    return TOLD.format(open=unfolded, ground=ground, count=escape(count), lines=escape("\n".join(lines)))
