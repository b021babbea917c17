"""The words files: what a language lacks, or says in another form, is a problem at its line."""

import copy
import random
import shutil
import tomllib

import pytest

from microsite.evidence import wordfile
from tests.conftest import ROOT
from tests.test_mangled import as_toml, mangled, paths_in

WORDS = ROOT / "microsite" / "words"
LANGUAGES = ("en", "es", "fr")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(WORDS, tmp_path / "words")


def found(folder):
    return [str(problem) for problem in wordfile.check(LANGUAGES, shared=folder)]


def edit(folder, name, old, new):
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def test_the_real_words_hold():
    assert not wordfile.check(LANGUAGES)


CASES = [
    ("en.toml", 'repository = "', 'repositroy = "', "'labels' lacks 'repository' (words-known)"),
    ("es.toml", "[kinds]\n", "[kindz]\n", "has no field 'kindz'"),
    ("en.toml", "{start} to {end}", "{begin} to {end}", "other places to fill in"),
    ("en.toml", "more than {amount}", "more than {amount", "'print.more'"),
    ("fr.toml", 'locale = "fr', 'locale = "qq', "is no locale"),
    ("en.toml", "patterns = [", "patterns = ['(',", "is no pattern"),
    ("en.toml", "hundred = 100", 'hundred = "100"', "number.hundred.hundred"),
    ("en.toml", 'name = "English"', 'name = "English', "not valid TOML"),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), CASES, ids=range(len(CASES)))
def test_what_is_wrong_in_a_words_file_is_said(folder, name, old, new, says):
    edit(folder, name, old, new)
    shown = "\n".join(found(folder))
    assert says in shown
    assert f"words/{name}:" in shown


def test_a_words_file_in_another_encoding_is_said(folder):
    path = folder / "es.toml"
    path.write_bytes(path.read_text("utf-8").encode("latin-1", "replace"))
    assert "not UTF-8" in found(folder)[0]


def test_mangled_words_are_problems_and_never_a_traceback(folder):
    original = tomllib.loads((WORDS / "en.toml").read_text("utf-8"))
    chosen = random.Random(7).sample(list(paths_in(original)), 30)  # noqa: S311 - a fair sample, the same each time
    for turn, at in enumerate(chosen):
        for how, content in mangled(copy.deepcopy(original), at, turn):
            (folder / "en.toml").write_text(as_toml(content), "utf-8")
            said = found(folder)
            if how in ("deleted", "misspelt") and len(at) < 3 and at[0] not in ("nav", "number", "search"):
                assert said, (at, how)
