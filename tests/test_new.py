"""`new` writes a project that holds, builds, and says how to go on."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT, Project


def new(*arguments, **options):
    command = [sys.executable, str(ROOT / "build.py"), "new", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)


@pytest.mark.slow
@pytest.mark.parametrize("languages", ["en", "fr", "es,en,fr"])
def test_a_new_project_holds_without_a_warning_and_builds(tmp_path, languages):
    folder = tmp_path / "mine"
    done = new(folder, "--languages", languages, "--name", 'The "Lake": notes')
    assert done.returncode == 0, done.stderr
    assert "build.py serve --project" in done.stdout
    project = Project(folder)
    checked = project.run("check")
    assert (checked.returncode, checked.stderr.count("warning")) == (0, 0), checked.stderr
    site = project.build()
    first, *others = languages.split(",")
    for root in ("", *(f"{language}/" for language in others)):
        page = (site / root / "index.html").read_text("utf-8")
        assert "The &quot;Lake&quot;: notes" in page or 'The "Lake": notes' in page
        assert "316" in page and "chart-co2" in page and "</svg>" in page
    assert f'lang="{first}"' in (site / "index.html").read_text("utf-8")


def test_its_files_explain_themselves(tmp_path):
    folder = tmp_path / "mine"
    assert new(folder).returncode == 0
    for name in ("mkdocs.yml", "data/figures.toml", "data/sources.toml", "data/units.toml", "charts/co2.toml"):
        assert (folder / name).read_text("utf-8").startswith("# "), name
    assert "check" in (folder / "README.md").read_text("utf-8")
    assert "{{" not in "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def test_what_is_there_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("precious", "utf-8")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        done = new(folder)
        assert (done.returncode, done.stdout) == (2, "") and "is not empty" in done.stderr, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


WRONG = [
    ("--languages", "xx", "No words for 'xx'"),
    ("--languages", "english", "is no language"),
    ("--languages", "en,en", "names a language twice"),
    ("--languages", "", "is no language"),
    ("--name", " ", "a site has a name"),
    ("--name", "two\nlines", "a site has a name"),
]


@pytest.mark.parametrize(("option", "value", "says"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_is_said_and_nothing_is_written(tmp_path, option, value, says):
    done = new(tmp_path / "mine", option, value)
    assert done.returncode == 2 and says in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "mine").exists()
