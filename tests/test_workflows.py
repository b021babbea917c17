"""What the workflows on GitHub may do, and that every system and Python is asked."""

import json
import re
import tomllib

import pytest
import yaml

from tests.conftest import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = [pytest.param(path, yaml.safe_load(path.read_text("utf-8")), id=path.name) for path in FILES]
SITE = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))


@pytest.mark.parametrize(("path", "workflow"), WORKFLOWS)
def test_every_action_is_pinned_by_its_commit(path, workflow):
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize(("path", "workflow"), WORKFLOWS)
def test_a_workflow_may_read_and_ends_by_itself(path, workflow):
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 30, name
        assert name == "deploy" or "permissions" not in job, name


def test_addresses_are_asked_once_a_month_and_keep_nothing_back():
    workflow = yaml.safe_load((ROOT / ".github/workflows/addresses.yml").read_text("utf-8"))
    when = workflow[True]  # YAML reads `on` as true
    minute, hour, day, *rest = when["schedule"][0]["cron"].split()
    assert set(when) == {"schedule", "workflow_dispatch"} and day.isdigit() and rest == ["*", "*"]
    assert not any("addresses" in str(step.get("run")) for job in SITE["jobs"].values() for step in job["steps"])


def test_only_what_passes_is_deployed():
    deploy = SITE["jobs"]["deploy"]
    assert set(deploy["needs"]) == SITE["jobs"].keys() - {"deploy"}
    assert "github.ref == 'refs/heads/main'" in deploy["if"] and "!= 'pull_request'" in deploy["if"]


def test_the_floor_of_coverage_is_held_once():
    runs = [step.get("run") for job in SITE["jobs"].values() for step in job["steps"]]
    assert runs.count("make coverage") == 1
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]
    assert 90 <= settings["report"]["fail_under"] <= 100 and settings["run"]["branch"]


def test_every_system_and_python_is_asked():
    matrix = SITE["jobs"]["systems"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    oldest = re.search(r">=(3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))[1]
    assert matrix["python"][0] == oldest and len(matrix["python"]) >= 4


@pytest.mark.parametrize(
    ("owner", "line", "place"),
    [
        ("mypy", 'microsite/cli.py:7: error: Name "x" is not defined  [name-defined]', ("microsite/cli.py", "7")),
        ("mypy", "docs/en/a.md:1: warning: is idle (record-used).", ("docs/en/a.md", "1")),
        ("tsc", "templates/theme/assets/a.js(12,3): error TS2352: No.", ("templates/theme/assets/a.js", "12")),
        ("pytest", "FAILED tests/test_a.py::test_b[c: d] - assert 1 == 2", ("tests/test_a.py", None)),
        ("pytest", "ERROR tests/test_a.py - SyntaxError: no", ("tests/test_a.py", None)),
    ],
)
def test_what_a_tool_says_is_told_at_its_line(owner, line, place):
    matchers = json.loads((ROOT / ".github/matchers.json").read_text("utf-8"))["problemMatcher"]
    matching = {}
    for matcher in matchers:
        (pattern,) = matcher["pattern"]
        if found := re.match(pattern["regexp"], line):
            matching[matcher["owner"]] = (found[pattern["file"]], found[pattern["line"]] if "line" in pattern else None)
            assert found[pattern["message"]]
    assert matching == {owner: place}


def test_an_editor_is_told_once_and_sees_the_site_whatever_the_tests_say():
    """Problems at their lines from one job alone, which no test can stop; all others wait for it."""
    jobs = SITE["jobs"]
    telling = [name for name, job in jobs.items() if "PROBLEMS_FORMAT" in str(job)]
    previews = [name for name, job in jobs.items() if "'preview'" in str(job["steps"])]
    assert telling == previews == ["check"] and "needs" not in jobs["check"]
    assert all("check" in job["needs"] for name, job in jobs.items() if name != "check")
