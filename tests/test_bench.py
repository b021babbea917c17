"""What bench measures can still be built."""

from __future__ import annotations

import shutil
import subprocess
import sys

from bench import pages
from tests.conftest import ROOT


def test_the_pages_that_are_weighed_pass_the_check(tmp_path):
    pages.extended(tmp_path / "room")
    drawn = ROOT / ".cache/charts"  # by `build.py check`, before the tests; to draw them all again takes a minute
    if drawn.is_dir():
        shutil.copytree(drawn, tmp_path / "room/.cache/charts", dirs_exist_ok=True)
    command = [sys.executable, str(ROOT / "build.py"), "check", "--project", str(tmp_path / "room")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
