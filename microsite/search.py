"""Indexes the finished site with Pagefind, once for all languages."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

UNUSED = ("pagefind-*ui.js", "pagefind-*ui.css", "pagefind-ui.*", "pagefind-highlight.js", "pagefind-component-ui.*")


class SearchError(Exception):
    """Pagefind stopped; the message is what it said."""


def index(made: Path) -> None:
    """Writes pagefind/ below the site; raises SearchError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(made), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    folder = made / "pagefind"
    if done.returncode or not folder.is_dir():
        raise SearchError(f"pagefind could not index the site:\n{done.stderr or done.stdout}".strip())
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    # Pagefind writes its languages in any order; the same sources shall give the same bytes.
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
