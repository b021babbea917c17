"""One process at a time: a lock on a file, which ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


class LockedError(Exception):
    """Another process holds the lock."""


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Holds the lock of that name, and takes its file away at the end.

    Raises LockedError where another process holds it, OSError where its file cannot be written.
    """
    while True:
        file = path.open("wb")
        try:
            _take(file)
        except OSError as error:
            file.close()
            raise LockedError from error
        # Whoever held it before may have taken the file away after this process had opened it.
        if _is_at(file, path):
            break
        file.close()
    with file:
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()


def _is_at(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
