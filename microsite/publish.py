"""The workshop beside the output, and the rename that publishes."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class PublishError(Exception):
    """The output cannot be written, or another build is at work; the message says which."""


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """A folder of one's own beside `out`, on the same disk; one build at a time.

    Leftovers of builds that were killed are removed. Raises PublishError.
    """
    parent = out.resolve().parent
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / "index.html").exists())):
        raise PublishError(f"{out}: is there already and is no site. Choose another --out.")
    try:
        parent.mkdir(parents=True, exist_ok=True)
        lock = (parent / f".{out.name}.lock").open("w")
    except OSError as error:
        raise PublishError(f"{parent}: cannot be written ({error.strerror}). Choose another --out.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishError(f"{out}: another build is writing this site. Wait for it to end.") from error
        for old in parent.glob(f".{out.name}-*"):
            _settle(old, out)
        try:
            work = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=parent))
        except OSError as error:
            raise PublishError(f"{parent}: cannot be written ({error.strerror}). Choose another --out.") from error
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
            with suppress(OSError):
                (parent / f".{out.name}.lock").unlink()


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
    except (OSError, AttributeError):
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
