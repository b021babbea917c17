"""What the workflows on GitHub may do, and that every system and Python is asked."""

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
