"""Projects with something wrong, one in each folder of tests/broken: what differs from tests/mini, and what is told.

`absent.txt` lists what is taken away. `pytest --snapshot-update` writes every expected.txt anew.
"""

import re
import shutil

import pytest

from microsite import cli
from microsite.files.rules import Rule
from tests.conftest import ROOT

BROKEN = ROOT / "tests" / "broken"
CASES = sorted(path.name for path in BROKEN.iterdir())
NOTES = ("expected.txt", "absent.txt")
# What no repository can hold, since other systems could not keep it: tests/test_systems.py writes it.
UNKEPT = {"file-name"}


def told(name):
    return (BROKEN / name / "expected.txt").read_text("utf-8")


def lay_over(project, case):
    """Makes a project as a case has it."""
    absent = case / "absent.txt"
    for name in absent.read_text("utf-8").split() if absent.exists() else ():
        gone = project / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOTES))


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_told_whole(mini, name, capsys, monkeypatch, pytestconfig):
    monkeypatch.setenv("PROBLEMS_FORMAT", "")
    lay_over(mini.path, BROKEN / name)
    command = "build" if name.startswith("built-") else "check"
    code = cli.main([command, "--project", str(mini.path)])
    said = capsys.readouterr().err
    # Progress, which tells times, is no part of what is wrong.
    said = "".join(line for line in said.splitlines(keepends=True) if not re.fullmatch(r"\w+ +\d+\.\d s\n", line))
    if pytestconfig.getoption("update_snapshots"):
        (BROKEN / name / "expected.txt").write_text(said, "utf-8", newline="\n")
    assert said == told(name)
    assert code == (0 if said.split("\n")[-2].startswith("0 problems") else 1)


def test_a_case_is_named_by_the_rule_that_it_breaks():
    for name in CASES:
        rule = max((rule for rule in Rule if name == rule or name.startswith(f"{rule}-")), key=len)
        assert f"({rule})" in told(name), name


def test_every_rule_has_a_case():
    broken = {rule for name in CASES for rule in re.findall(r"\(([a-z0-9-]+)\)", told(name))}
    assert {str(rule) for rule in Rule} - broken == UNKEPT


def test_the_small_project_itself_has_nothing_wrong(mini):
    assert not mini.problems()
