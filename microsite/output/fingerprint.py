"""Whether a site is what its sources would build again: a hash of every input, kept in the site."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from microsite import COMPILER, packs

INPUTS = ("docs", "data", "charts", "templates", "words")
ENGINE_TOOLS = ("mkdocs", "mkdocs-material", "zensical", "markdown", "markdown-it-py", "mdit-py-plugins")
TOOLS = ("altair", "vl-convert-python", "jinja2", "fonttools", "brotli", *packs.TOOLS, *ENGINE_TOOLS)
NAME = ".fingerprint"
ENGINES = ("mkdocs", "zensical")
MARK = re.compile(r"[0-9a-f]{64}\n\d+ \d+\n")


def inputs(project: Path) -> Iterator[Path]:
    """Every file that a site depends on, in a fixed order."""
    roots = [project / name for name in INPUTS] + [COMPILER, COMPILER.parent / "templates"]
    yield from sorted([*project.glob("mkdocs*.yml"), *project.glob("*.svg")])
    for root in dict.fromkeys(roots):
        for folder, names, files in os.walk(root):
            names[:] = sorted(n for n in names if n != "__pycache__" and not n.startswith("."))
            yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def of(project: Path, *choices: str) -> str:
    """A hash of the inputs' paths and bytes, of the tools' versions, and of the choices made."""
    digest = hashlib.sha256("\n".join(choices).encode())
    for tool in TOOLS:
        try:
            digest.update(f"{tool} {version(tool)}\n".encode())
        except PackageNotFoundError:
            continue
    project = project.resolve()
    for path in inputs(project):
        base = project if path.is_relative_to(project) else COMPILER.parent
        digest.update(path.relative_to(base).as_posix().encode() + b"\0")
        try:
            digest.update(path.read_bytes())
        except OSError:
            digest.update(b"?")
    return digest.hexdigest()


def _count(site: Path) -> str:
    """The number and total size of a site's files: enough to see that somebody emptied or edited it."""
    sizes = [
        (Path(folder) / name).stat().st_size for folder, _, files in os.walk(site) for name in files if name != NAME
    ]
    return f"{len(sizes)} {sum(sizes)}"


def write(site: Path, fingerprint: str) -> None:
    """Leaves the fingerprint in the site."""
    (site / NAME).write_text(f"{fingerprint}\n{_count(site)}\n", "utf-8", newline="\n")


def is_mark(site: Path) -> bool:
    """Whether a folder bears the mark of a site that this compiler made."""
    try:
        return bool(MARK.fullmatch((site / NAME).read_text("utf-8")))
    except (OSError, UnicodeDecodeError):
        return False


def matches(site: Path, fingerprint: str) -> bool:
    """Whether the site stands and was made from the same inputs."""
    if not is_mark(site):
        return False
    kept = (site / NAME).read_text("utf-8").split("\n")
    return kept[0] == fingerprint and kept[1] == _count(site)
