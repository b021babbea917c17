"""The recipes of CONTRIBUTING.md, followed to the letter in a small project."""

import re

from microsite.prose import original
from tests import recipes
from tests.conftest import ROOT
from tests.pictures import PICTURES

# Recipes whose outcome is seen elsewhere, or nowhere.
UNSEEN = [
    "A unit",
    "A version",
    "Another id",
    "Addresses that no longer stand",
    "A language",
    "The name",
    "A side",
    "A word of the site itself",
    "A template",
    "A name that people search by",
]


def test_the_recipes_can_be_followed_to_the_letter(mini):
    assert len(recipes.steps()) > 15
    recipes.follow(mini, recipes.in_terminal)
    assert not mini.problems(), [str(p) for p in mini.problems()]
    site = mini.build()
    for root, words in (("", "Avocados"), ("es/", "Aguacates")):
        page = (site / root / "food" / "fruit" / "index.html").read_text("utf-8")
        assert f'<h1 id="{words.lower()}">{words}' in page and page.count('class="chart-wide"') == 3
        assert (site / root / "food" / "avocados" / "index.html").is_file()


def test_the_recipes_can_be_followed_without_a_terminal(mini):
    """All that is done is to write files; what a command would have written, check tells."""
    for name in ("index", "lists"):
        line = f"original: {original.written(mini.read(f'docs/en/{name}.md'))}"
        mini.write(f"docs/es/{name}.md", f"---\n{line}\n---\n{mini.read(f'docs/es/{name}.md')}")
    assert not mini.problems()
    recipes.follow(mini, recipes.by_hand)
    assert [str(p.rule) for p in mini.problems()] == ["page-changed"], [str(p) for p in mini.problems()]
    recipes.copy_lines(mini)
    assert not mini.problems() and "avocados-2024" not in mini.read("docs/en/food/fruit.md")


def test_every_recipe_has_numbered_steps():
    for name, text in recipes.recipes().items():
        assert re.search(r"^1\. ", text, re.MULTILINE), name


def test_the_recipes_have_pictures_of_what_they_make():
    shown = re.findall(r"!\[[^\]]{9,}\]\(\.github/recipes/(.*)\.png\)", recipes.RECIPES)
    files = {path.stem: path.stat().st_size for path in (ROOT / ".github/recipes").iterdir()}
    assert sorted(shown) == sorted(files) == sorted(PICTURES) and max(files.values()) < 40_000
    unseen = [name for name, text in recipes.recipes().items() if "](.github/recipes/" not in text]
    assert [name.split(",")[0] for name in unseen] == UNSEEN
