"""A server that behaves as GitHub Pages does, and remembers what it was asked for."""

import gzip
import http.server
from contextlib import suppress
from pathlib import Path

BASE = "/some-repo/"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below BASE, compressed, with its 404 page, as GitHub Pages does."""

    asked: list[str] = []
    sent = 0

    def do_GET(self):
        Handler.asked.append(self.path)
        inner = self.path.removeprefix(BASE[:-1])
        path = self.translate_path(inner)
        file = Path(path)
        file = file / "index.html" if file.is_dir() else file
        status = 200 if self.path.startswith(BASE) and file.is_file() else 404
        if status == 404:
            file = Path(self.directory) / "404.html"
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(status)
        kind = "text/html; charset=utf-8" if file.suffix == ".html" else self.guess_type(str(file))
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that was left does not wait for its files
            self.wfile.write(body)
        Handler.sent += len(body)

    def log_message(self, *arguments):
        pass
