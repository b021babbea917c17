"""The recipes of CONTRIBUTING.md, followed to the letter: with a terminal, or in the browser alone."""

import re
import shlex
import shutil

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = TEXT[TEXT.index("## Recipes") : TEXT.index("## What an editor can write")]


def steps():
    """(language, path or None, text) of every block of the recipes, in order."""
    return [found.groups() for found in BLOCK.finditer(RECIPES) if found[1] == "sh" or found[2]]


def recipes():
    """The text of each recipe by its name."""
    return dict(re.findall(r"^### (.*?)\n(.*?)(?=^### |\Z)", RECIPES, re.MULTILINE | re.DOTALL))


def follow(project, run):
    """Adds to a small project what the recipes add; `run` is handed the words of each command."""
    shutil.copytree(ROOT / "data/maps", project.path / "data/maps")
    ground = project.read("data/maps/neighbours.toml")
    project.write(
        "data/maps/neighbours.toml", re.sub(r"^sources = .*", 'sources = ["census"]', ground, flags=re.MULTILINE)
    )
    for language, path, text in steps():
        if language == "sh":
            for line in text.strip().split("\n"):
                words = shlex.split(line)
                assert words[:2] == ["python", "build.py"], line
                run(project, *words[2:])
        elif language == "markdown" or not (project.path / path).exists():
            project.write(path, text)
        else:
            project.write(path, f"{project.read(path).rstrip()}\n{'' if language == 'yaml' else chr(10)}{text}")


def in_terminal(project, *words):
    """Runs a command."""
    done = project.run(*words)
    assert done.returncode == 0, done.stderr


def by_hand(project, command, *words):
    """What a command does, done by changing files as check asks for it."""
    if command == "rename":
        kind, old, new = words
        _put(project, kind, old, new)
        while left := [one for one in project.problems() if old in f"{one.message} {one.hint}"]:
            for problem in left:
                lines = project.read(problem.path).split("\n")
                assert old in lines[problem.line - 1], problem
                lines[problem.line - 1] = lines[problem.line - 1].replace(old, new)
                project.write(problem.path, "\n".join(lines))


def _put(project, kind, old, new):
    """Gives a record or a page its new name, and has the old one lead to it."""
    if kind == "page":
        for page in project.path.glob(f"docs/*/{old}.md"):
            page.rename(page.parents[old.count("/")] / f"{new}.md")
    else:
        (record,) = [
            path for path in (project.path / "data").rglob("*.toml") if f"\n[{old}]\n" in f"\n{path.read_text('utf-8')}"
        ]
        record.write_text(record.read_text("utf-8").replace(f"[{old}]", f"[{new}]"), "utf-8", newline="\n")
    moved = project.read("data/moved.toml") if (project.path / "data/moved.toml").exists() else ""
    project.write("data/moved.toml", f'{moved}\n[{kind}]\n"{old}" = "{new}"\n')


def copy_lines(project):
    """Writes into translations the line that check says they lack, as who copies it does."""
    for problem in project.problems():
        if problem.rule == "page-changed":
            line = re.search(r"original: .*", problem.hint)[0]
            text = re.sub(r"^original: .*\n", "", project.read(problem.path), flags=re.MULTILINE)
            front = text if text.startswith("---\n") else f"---\n---\n{text}"
            project.write(problem.path, front.replace("---\n", f"---\n{line}\n", 1))
