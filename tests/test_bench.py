"""What bench measures can still be built."""

from __future__ import annotations

import subprocess
import sys

from bench import pages
from tests.conftest import ROOT


def test_the_pages_that_are_weighed_pass_the_check(tmp_path):
    pages.extended(tmp_path / "room")
    command = [sys.executable, str(ROOT / "build.py"), "check", "--project", str(tmp_path / "room")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
