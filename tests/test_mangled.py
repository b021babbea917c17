"""Every field of every kind of file, mangled one at a time: always a problem at its line, never a traceback."""

import copy
import functools
import tomllib
from collections import Counter

import pytest
import yaml

from microsite import check as checks
from microsite.check import check, files
from microsite.drawing import draw
from microsite.evidence import project as projects
from microsite.evidence import wordfile
from microsite.files.failures import ConfigError
from tests.conftest import MINI

# Values of every type that TOML and YAML know, most of them wrong in most places.
VALUES = ("", "zzz", 7.5, True, [], [["a"]], {}, {"en": 3}, float("nan"), 10**40)


def paths_in(node, at=()):
    """Every place in a file: tables, their keys, their lists."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*at, key)
            yield from paths_in(value, (*at, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield (*at, number)
            yield from paths_in(value, (*at, number))


def mangled(content, at, turn):
    """The file with one place deleted, misspelt, of another type, or leading elsewhere: (how, new content).

    Every place takes a third of the values, in turns, so that neighbours of a kind meet all of them.
    """

    def changed(change):
        fresh = copy.deepcopy(content)
        holder = fresh
        for step in at[:-1]:
            holder = holder[step]
        change(holder, at[-1])
        return fresh

    yield "deleted", changed(lambda holder, key: holder.pop(key))
    if isinstance(at[-1], str):
        yield "misspelt", changed(lambda holder, key: holder.__setitem__(f"{key}x", holder.pop(key)))
    for value in VALUES[turn % 3 :: 3]:
        yield f"set to {value!r}"[:30], changed(lambda holder, key, value=value: holder.__setitem__(key, value))


def as_toml(content):
    """TOML of plain content: enough for what a test makes."""

    def said(value):
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str):
            escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        if isinstance(value, dict):
            return "{" + ", ".join(f"{said(str(key))} = {said(inner)}" for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(said, value)) + "]"
        return str(value)

    top = [f"{said(key)} = {said(value)}" for key, value in content.items() if not isinstance(value, dict)]
    for key, table in content.items():
        if isinstance(table, dict):
            top += [f"[{said(key)}]", *(f"{said(inner)} = {said(value)}" for inner, value in table.items())]
    return "\n".join(top) + "\n"


READ = {".toml": tomllib.loads, ".yml": yaml.safe_load}
WRITE = {".toml": as_toml, ".yml": lambda content: yaml.safe_dump(content, allow_unicode=True, sort_keys=False)}
FILES = sorted(
    path.relative_to(MINI).as_posix() for path in MINI.rglob("*") if path.suffix in READ and "docs" not in path.parts
)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch):
    """Charts are prepared and not drawn, templates not parsed: they have their own tests, and cost much more time."""
    monkeypatch.setattr(draw, "draw_charts", lambda project: None)
    rules = (rule for rule in checks.RULES if rule not in (files.templates_run, files.templates_ask_no_other_host))
    monkeypatch.setattr(checks, "RULES", tuple(rules))


def problems_of(folder):
    """The problems of a project, those of its configuration too."""
    try:
        return check(projects.load(folder))
    except ConfigError as error:
        return error.problems


@pytest.fixture
def same_words(monkeypatch, name):
    """Words that are not mangled are read once."""
    if not name.startswith("words/"):
        monkeypatch.setattr(wordfile, "check", functools.cache(wordfile.check))


@pytest.mark.usefixtures("same_words")
@pytest.mark.parametrize("name", FILES)
def test_a_mangled_field_is_a_problem_at_its_line_and_never_a_traceback(mini, name, record_property):
    file = mini.path / name
    read, write = READ[file.suffix], WRITE[file.suffix]
    original = read(mini.read(name))
    counts = Counter()
    for turn, at in enumerate(paths_in(original)):
        for how, content in mangled(original, at, turn):
            if content == original:
                continue
            file.write_text(write(content), "utf-8")
            found = problems_of(mini.path)
            counts["tried"] += 1
            counts["found"] += any(p.severity == "error" for p in found)
            for problem in found:
                source = mini.path / problem.path
                assert problem.line >= 1
                assert source.exists() or problem.message.startswith(("is missing", "cannot be read")), (
                    at,
                    how,
                    problem,
                )
            if how == "misspelt" and isinstance(at[-1], str) and len(at) > 1:
                assert any(p.severity == "error" for p in found), (at, how)
    assert counts["tried"]
    record_property("mangled", dict(counts))
    print(name, dict(counts))
