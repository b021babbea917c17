"""The recipes of CONTRIBUTING.md, followed to the letter in a small project."""

import re
import shlex

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = TEXT[TEXT.index("## Recipes") : TEXT.index("## What an editor can write")]


def steps():
    """(language, path or None, text) of every block of the recipes, in order."""
    return [found.groups() for found in BLOCK.finditer(RECIPES) if found[1] == "sh" or found[2]]


@pytest.fixture
def followed(mini):
    """The small project with everything that the recipes add."""
    for language, path, text in steps():
        if language == "sh":
            for line in text.strip().split("\n"):
                words = shlex.split(line)
                assert words[:2] == ["python", "build.py"], line
                done = mini.run(*words[2:])
                assert done.returncode == 0, done.stderr
        elif language == "markdown" or not (mini.path / path).exists():
            mini.write(path, text)
        else:
            mini.write(path, f"{mini.read(path).rstrip()}\n{'' if language == 'yaml' else chr(10)}{text}")
    return mini


def test_the_recipes_can_be_followed_to_the_letter(followed):
    assert len(steps()) > 15
    assert not followed.problems(), [str(p) for p in followed.problems()]


def test_what_the_recipes_make_is_in_the_site(followed):
    site = followed.build()
    for root, words in (("", "Avocados"), ("es/", "Aguacates")):
        page = (site / root / "food" / "fruit" / "index.html").read_text("utf-8")
        assert f'<h1 id="{words.lower()}">{words}' in page and page.count('class="chart-wide"') == 2
        assert (site / root / "food" / "avocados" / "index.html").is_file()


def test_every_recipe_has_numbered_steps():
    of_content = RECIPES[: RECIPES.index("### A draft")]
    for recipe in re.split(r"^### ", of_content, flags=re.MULTILINE)[1:]:
        assert re.search(r"^1\. ", recipe, re.MULTILINE), recipe.split("\n")[0]
