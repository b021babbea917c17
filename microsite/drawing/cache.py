"""Drawings kept in .cache/charts by what they depend on; an entry that is damaged is drawn again."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from microsite import COMPILER
from microsite.drawing.job import TABLES, Drawing, Job
from microsite.language.wording import Wording

TOOLS = ("altair", "vl-convert-python", "babel")
CONTENT = ("spec", "parts", "points", "file", "short", "laid")


class Cache:
    """A folder of drawings; `trouble` says why it could not be written, if it could not."""

    def __init__(self, project: Path) -> None:
        self.folder = project / ".cache" / "charts"
        self.trouble = ""

    def find(self, job: Job) -> Drawing | None:
        """The drawing of a job as it was kept, or None."""
        path = self._path(job)
        try:
            digest, _, text = path.read_text("utf-8").partition("\n")
            content = json.loads(text)
            picture = path.with_suffix(".png").read_bytes() if content["file"] else b""
            if digest != _digest(text.encode(), picture):
                return None
            return Drawing(job, picture=picture, **{name: content[name] for name in CONTENT})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, drawing: Drawing) -> None:
        """Keeps a drawing that has no problems."""
        if drawing.problems or self.trouble:
            return
        path = self._path(drawing.job)
        text = json.dumps({name: getattr(drawing, name) for name in CONTENT}, ensure_ascii=False)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if drawing.picture:
                _replace(path.with_suffix(".png"), drawing.picture)
            _replace(path, f"{_digest(text.encode(), drawing.picture)}\n{text}".encode())
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def _path(self, job: Job) -> Path:
        try:
            source = Path(job.script).read_bytes()
        except OSError:
            source = b""
        content = json.dumps({**vars(job), "script": job.path}, sort_keys=True).encode()
        return self.folder / f"{_digest(content, source, _common(job.language))[:32]}.json"


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}\n".encode() + part)
    return digest.hexdigest()


@cache
def _common(language: str) -> bytes:
    """What every drawing in a language depends on: the compiler's modules that draw, its words, the tools."""
    parts = [path.read_bytes() for path in _modules()]
    parts.append(Wording(language).only(TABLES).encode())
    return _digest(*parts, " ".join([*map(_version, TOOLS), platform.python_version()]).encode()).encode()


def _version(tool: str) -> str:
    try:
        return f"{tool} {version(tool)}"
    except PackageNotFoundError:
        return f"{tool} -"


def _modules() -> list[Path]:
    """The modules that a worker imports, directly or not."""
    found: dict[Path, None] = {}
    waiting = [COMPILER / "drawing" / "worker.py"]
    while waiting:
        path = waiting.pop()
        if path not in found and path.is_file():
            found[path] = None
            waiting += _imported(path.read_text("utf-8"))
    return sorted(found)


def _imported(text: str) -> Iterator[Path]:
    for module, names in re.findall(r"^\s*from (microsite[\w.]*) import (\([^)]*\)|.*)", text, re.MULTILINE):
        place = COMPILER.parent.joinpath(*module.split("."))
        yield place.with_suffix(".py")
        yield place / "__init__.py"
        yield from (place / f"{name}.py" for name in re.findall(r"\w+", names))


def _replace(path: Path, content: bytes) -> None:
    """Writes a file at one stroke: another build may be reading it."""
    kept = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        kept.write_bytes(content)
        kept.replace(path)
    except OSError:
        kept.unlink(missing_ok=True)
        raise
