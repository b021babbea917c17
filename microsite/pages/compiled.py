"""Templates as Jinja has compiled them, kept in .cache/templates: compiling them takes longer than printing a page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.FileSystemBytecodeCache):
    """What a project has kept, by name, path and text of a template; where nothing can be kept, nothing is."""

    def __init__(self, project: Path) -> None:
        folder = project / ".cache" / "templates"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills a bucket with what was kept of its template, if anything was."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a bucket; that the cache cannot be written is told where charts are drawn."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
