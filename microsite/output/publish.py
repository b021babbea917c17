"""The workshop beside the output, and the rename that publishes."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microsite import COMPILER
from microsite.files.failures import PublishError as PublishError
from microsite.output import fingerprint, lock


@contextmanager
def workshop(out: Path, project: Path) -> Iterator[Path]:
    """A folder of one's own beside `out`, on the same disk; one build at a time.

    Leftovers of builds that were killed are removed. Raises PublishError.
    """
    if refusal := refused(out, project):
        raise PublishError(f"{out}: {refusal} Choose another --out.")
    out = out.resolve()
    ready = False
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with lock.hold(out.parent / f".{out.name}.lock"):
            for old in out.parent.glob(f".{out.name}-*"):
                _settle(old, out)
            work = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
            ready = True
            try:
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except lock.LockedError as error:
        raise PublishError(f"{out}: another build is writing this site. Wait for it to end.") from error
    except OSError as error:
        if ready:
            raise
        raise PublishError(f"{_of(error, out.parent)}: cannot be written ({error.strerror}).") from error


def refused(out: Path, project: Path) -> str:
    """Why a site cannot go into a folder, or nothing: it replaces what this compiler made, and nothing else."""
    out, project = out.resolve(), project.resolve()
    if project.is_relative_to(out):
        return "holds the project."
    sources = [*(project / name for name in fingerprint.INPUTS), COMPILER, COMPILER.parent / "templates"]
    if any(out.is_relative_to(source.resolve()) for source in sources):
        return "lies among the sources."
    if out.exists() and not out.is_dir():
        return "is a file."
    try:
        ours = not out.exists() or not any(out.iterdir()) or fingerprint.is_mark(out)
    except OSError as error:
        return f"cannot be read ({error.strerror})."
    return "" if ours else "is there already, and was not made by this compiler."


def _of(error: OSError, otherwise: Path) -> Path:
    return Path(error.filename) if isinstance(error.filename, str) else otherwise


def _settle(old: Path, out: Path) -> None:
    """Tidies up after a killed build; a site that it had moved aside comes back."""
    former = old / "former"
    if former.is_dir() and not out.exists():
        former.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step where the system can (Linux renameat2), else does nothing."""
    here, swap = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <linux/fs.h>
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):  # the last on Windows, where a library has a name
        return False
    return bool(rename(here, os.fsencode(one.resolve()), here, os.fsencode(other.resolve()), swap) == 0)


def replace(made: Path, out: Path) -> None:
    """Puts the made site where the former one was: one swap, or two renames where there is no swap."""
    former = made.parent / "former"
    try:
        made.chmod(0o755)
        if out.exists() and _exchange(made, out):
            return
        if out.exists():
            out.rename(former)
        made.rename(out)
    except OSError as error:
        if former.exists() and not out.exists():
            former.rename(out)
        raise PublishError(f"{out}: cannot be written ({os.strerror(error.errno or 0)}).") from error
