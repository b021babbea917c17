"""Keeps a chart's Python to its rows: while it runs, files, the network and other programs are shut."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from microsite import COMPILER

SHUT = (
    "socket.",
    "subprocess.",
    "shutil.",
    "ctypes.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "sqlite3.",
    "tempfile.",
    "signal.",
    "fcntl.",
    "webbrowser.",
    "builtins.input",
    "os.",
)
READING = ("os.listdir", "os.scandir", "os.walk", "os.fwalk")
_running = [False]


class ShutError(PermissionError):
    """A chart that opens what it must not."""


def install() -> None:
    """Installs the guard in this process, for good; it looks on while `guarded` holds."""
    _libraries()
    sys.addaudithook(_hear)


@contextmanager
def guarded() -> Iterator[None]:
    """While this holds, opening anything but the interpreter's own libraries raises ShutError."""
    _running[0], sys.dont_write_bytecode = True, True
    try:
        yield
    finally:
        _running[0], sys.dont_write_bytecode = False, False


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if not _running[0]:
        return
    if event == "open":
        path, mode = arguments[0], arguments[1]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or not isinstance(path, str | bytes | os.PathLike) or not _library(os.fsdecode(path)):
            raise ShutError(f"opens a file ('{path}'): a chart gets its rows, and opens none")
    elif event.startswith(SHUT) and event not in READING:
        raise ShutError(f"reaches out of its rows ('{event}')")


@cache
def _libraries() -> tuple[str, ...]:
    own = [sys.base_prefix, sys.prefix, str(COMPILER), *sysconfig.get_paths().values()]
    return tuple({os.path.realpath(path) + os.sep for path in own})


def _library(path: str) -> bool:
    return os.path.realpath(path).startswith(_libraries())
