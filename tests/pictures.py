"""Takes the pictures of CONTRIBUTING.md: what each recipe makes. `make pictures` writes them into .github/recipes.

A picture is of the small project in which the recipes were followed, opened from the disk.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests import recipes
from tests.browser import executable
from tests.conftest import MINI, PHOTO, ROOT, Project, picture

FOLDER = ROOT / ".github/recipes"
WIDTH, HEIGHT, EDGE, COLOURS = 720, 460, 12, 128
FRUIT, LISTS, MORE = "food/fruit", "lists", "more"
# By the picture's name: the page, what it shows of it, and what a pointer rests on.
PICTURES = {
    "source": (LISTS, "#usda-avocados", ""),
    "series": (LISTS, "details:has(#series-avocados)", ""),
    "figure": (FRUIT, ".page > p", ".figure >> nth=0"),
    "chart": (FRUIT, "#chart-avocado-sales", ""),
    "map": (FRUIT, "#chart-avocado-map", ""),
    "chart-python": (FRUIT, "#chart-avocado-bars", ""),
    "guess": (FRUIT, "#guess-avocado-sales", ""),
    "theme": (FRUIT, ".timeline-block", ""),
    "leader": (LISTS, '[data-leader="rudolph-hass"]', ""),
    "event": (LISTS, "li.event:has(#avocado-rule-1997)", ""),
    "term": (FRUIT, ".page > p", ".term"),
    "page": (f"es/{FRUIT}", "body", ""),
    "question": (FRUIT, ".questions-block", ""),
    "document": (FRUIT, ".document-block", ""),
    "packs": (FRUIT, ".for-class", ""),
    "correction": (MORE, ".corrections-block", ""),
    "draft": ("begun", "article", ""),
    "photograph": (MORE, "figure", ""),
    "note": (MORE, ".admonition", ""),
}
OTHERS = {
    "data/corrections.toml": """[avocados-by-weight]
date = "2026-11-28"
pages = ["more"]
said.en = "Shops bought fruit by weight."
said.es = "Las tiendas compraban por peso."
says.en = "Shops bought fruit by number."
says.es = "Las tiendas compraban por pieza."
why.en = "The yearbook counts pieces."
why.es = "El anuario cuenta piezas."
sources = ["usda-avocados"]
""",
    "docs/images/river.toml": PHOTO,
    "docs/en/begun.md": "---\ndraft: true\n---\n# A page that is begun\n\nWords.\n",
}
PAGE = """# More

!!! note "A title in quotes"
    Text that begins with four spaces.

![A river](images/river.png)

![Corrections](corrections:all)
"""


def main() -> int:
    """Makes the site and takes every picture of it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        site = _site(Path(folder) / "mini")
        for name, (path, shown, pointed) in PICTURES.items():
            page.goto((site / path / "index.html").as_uri())
            (FOLDER / f"{name}.png").write_bytes(_taken(page, shown, pointed))
        browser.close()
    return 0


def _site(folder: Path) -> Path:
    shutil.copytree(MINI, folder)
    project = Project(folder)
    recipes.follow(project, recipes.in_terminal)
    for path, text in OTHERS.items():
        project.write(path, text)
    for language in ("en", "es"):
        project.write(f"docs/{language}/more.md", PAGE)
    project.write("docs/images/river.png", picture(size=(320, 120)))
    project.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - more.md\n  - begun.md")
    project.write("docs/es/begun.md", project.read("docs/en/begun.md"))
    return project.build("--drafts")


def _taken(page: Page, shown: str, pointed: str) -> bytes:
    """The picture of an element, with its folds open, as a small PNG."""
    element = page.locator(shown).first
    element.evaluate("""(one) => { for (const fold of [one.closest("details"), ...one.querySelectorAll("details")])
        if (fold && !fold.matches("header *, .chart-more, .page-sources *")) fold.open = true; }""")
    element.scroll_into_view_if_needed()
    if pointed:
        page.locator(pointed).first.hover()
    box = element.bounding_box()
    assert box, shown
    top = max(0, box["y"] - EDGE)
    height = min(HEIGHT, box["height"] + 2 * EDGE + (60 if pointed else 0))
    taken = page.screenshot(full_page=False, animations="disabled")
    image = Image.open(io.BytesIO(taken)).convert("RGB").crop((0, round(top), WIDTH, round(min(900, top + height))))
    file = io.BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
