"""Systems other than the one that the tests run on, as far as they can be played here; CI runs on the others."""

import subprocess
import sys
import textwrap

import pytest

from microsite.check.files import _wrong_name
from tests.conftest import ROOT

# What Windows lacks is taken away, and its way to lock a file is played by ours.
WINDOWS = """
    import os, runpy, sys, types, asyncio, pathlib, subprocess, tempfile, psutil
    import fcntl, signal, zoneinfo

    def locking(number, mode, size):
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
    sys.modules["fcntl"] = sys.modules["resource"] = None
    for name in ("sysconf", "geteuid", "getuid", "killpg", "fork", "sched_getaffinity"):
        delattr(os, name)
    for name in ("SIGALRM", "SIGKILL", "alarm", "setitimer"):
        delattr(signal, name)
    sys.platform = "win32"
    sys.argv = sys.argv[1:]
    sys.path.insert(0, os.path.dirname(sys.argv[0]))
    runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.slow
@pytest.mark.posix
def test_nothing_is_asked_that_windows_has_not(mini):
    for command in ("check", "build"):
        asked = [sys.executable, "-c", textwrap.dedent(WINDOWS), str(ROOT / "build.py"), command]
        done = subprocess.run([*asked, "--project", str(mini.path)], capture_output=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, done.stderr
    assert (mini.path / "site/es/index.html").is_file()


def test_what_is_told_names_files_in_any_letters(mini):
    mini.write("docs/en/商-ñ.md", "# A page\n\nText <b>here</b>.\n")
    done = mini.run("check", env={"PYTHONIOENCODING": "ascii", "PATH": ""})
    assert "docs/en/商-ñ.md:3: " in done.stderr


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("con.toml", "device"),
        ("AUX.tar.gz", "device"),
        ("Com7", "device"),
        ("lpt1.md", "device"),
        ("trade.", "point or a space"),
        ("trade ", "point or a space"),
        ("a:b.csv", "':'"),
        ("a\tb.png", "'\\t'"),
        ("console.toml", ""),
        ("com.md", ""),
        ("com10.md", ""),
        ("trade, 1990 (é).png", ""),
    ],
)
def test_names_that_windows_cannot_keep_are_known(name, says):
    assert (says in _wrong_name(name)) if says else not _wrong_name(name)


@pytest.mark.posix
def test_names_that_differ_in_case_alone_are_told(mini):
    mini.write("charts/Goods.py", "")
    mini.write("docs/en/aux/index.md", "# A page\n\nText.\n")
    found = {p.path: p.message for p in mini.problems() if p.rule == "file-name"}
    assert set(found) == {"charts/goods.py", "docs/en/aux"}
    assert "'Goods.py'" in found["charts/goods.py"] and "device" in found["docs/en/aux"]
