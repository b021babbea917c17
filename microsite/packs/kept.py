"""Packs kept in .cache/packs by what they are made of."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from microsite.evidence.project import Project
from microsite.packs import TOOLS


class Kept:
    """The packs that a project has kept."""

    def __init__(self, project: Project) -> None:
        self.folder = project.settings.project / ".cache" / "packs"

    def files(self, made_of: Any, make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
        """The files of a pack by their names: as they were kept, else made and kept."""
        needs = json.dumps(made_of, ensure_ascii=False, sort_keys=True, default=str)
        folder = self.folder / hashlib.sha256(f"{_tools()}\n{needs}".encode()).hexdigest()[:32]
        try:
            return {path.name: path.read_bytes() for path in folder.iterdir()}
        except OSError:
            made = dict(make())
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            unfinished.mkdir(parents=True)
            for name, content in made.items():
                (unfinished / name).write_bytes(content)
            unfinished.rename(folder)
        except OSError:  # that the cache cannot be written is told where charts are drawn
            shutil.rmtree(unfinished, ignore_errors=True)
        return made


@cache
def _tools() -> str:
    """What packs depend on besides what they are made of: the modules of this room, and the tools."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return "\n".join([*(path.read_text("utf-8") for path in modules), *(f"{tool} {version(tool)}" for tool in TOOLS)])
