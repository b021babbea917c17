"""How long a chart may draw and how much memory it may take; a test may set both by the environment."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

SECONDS = float(os.environ.get("MICROSITE_CHART_SECONDS", "20"))
MEGABYTES = int(os.environ.get("MICROSITE_CHART_MEGABYTES", "1024"))
GRACE = 5.0
MEGABYTE = 1024 * 1024


def start_clock() -> None:
    """Ends this process when the time is over, with the lines it stood at on standard error."""
    os.lseek(2, 0, os.SEEK_SET)
    os.ftruncate(2, 0)
    faulthandler.dump_traceback_later(SECONDS, exit=True, file=2)


@contextmanager
def of_memory() -> Iterator[None]:
    """While this holds, asking for more memory than a chart may take raises MemoryError, where the system can."""
    taken = _asked_for()
    if sys.platform != "linux" or not taken:
        yield
        return
    import resource

    former = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (taken + MEGABYTES * MEGABYTE, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, former)


def _asked_for() -> int:
    """The memory that this process has asked for, in bytes; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^VmData:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def resident(process: int) -> int:
    """The memory in megabytes of a process and of those it started, 0 where it has ended.

    On Windows an environment's Python starts another, which is the one that draws.
    """
    try:
        first = psutil.Process(process)
        family = [first, *(first.children() if sys.platform == "win32" else ())]
        return int(sum(one.memory_info().rss for one in family)) // MEGABYTE
    except psutil.Error:
        return 0


def over_time(trace: str) -> bool:
    """Whether what a process left on standard error says that its time was over."""
    return trace.startswith("Timeout (")


def line_of(trace: str, script: str) -> int | None:
    """The innermost line of a script in the lines that a process stood at, or None."""
    found = re.search(rf'File "{re.escape(script)}", line (\d+)', trace)
    return int(found[1]) if found else None
