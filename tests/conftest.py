import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from microsite import project as projects
from microsite.check import check

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "mini"


@dataclass
class Project:
    """A copy of the small project, to be broken, checked and built."""

    path: Path

    def edit(self, name, old, new):
        """Replaces words that must be there."""
        file = self.path / name
        text = file.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_text(text.replace(old, new, 1), "utf-8")
        return self

    def write(self, name, content):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def read(self, name):
        return (self.path / name).read_text("utf-8")

    def line_of(self, name, words):
        return next(n for n, line in enumerate(self.read(name).split("\n"), 1) if words in line)

    def problems(self):
        return check(projects.load(self.path))

    def errors(self):
        return [p for p in self.problems() if p.severity == "error"]

    def run(self, *arguments, **options):
        """The command line, as an editor calls it."""
        command = [sys.executable, str(ROOT / "build.py"), *arguments, "--project", str(self.path)]
        options = {"capture_output": True, "text": True, "timeout": 300} | options
        return subprocess.run(command, **options)

    def build(self, *arguments):
        done = self.run("build", *arguments)
        assert done.returncode == 0, done.stderr + done.stdout
        return self.path / "site"


@pytest.fixture
def mini(tmp_path):
    target = tmp_path / "mini"
    shutil.copytree(MINI, target)
    return Project(target)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The small project, built once and only read."""
    target = tmp_path_factory.mktemp("built") / "mini"
    shutil.copytree(MINI, target)
    Project(target).build()
    return target / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The real site, built once for a sub-path."""
    out = tmp_path_factory.mktemp("real") / "site"
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(ROOT), "--out", str(out)]
    command += ["--site-url", "https://example.org/some-repo/"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    return out
