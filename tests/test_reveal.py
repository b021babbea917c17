"""Every chart of the project, read slowly: its drawing in steps."""

import io
import re
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from microsite.drawing import draw, reveal
from microsite.drawing.chart import all_charts
from microsite.evidence import project
from tests.conftest import ROOT


def parts(svg):
    """Everything that a drawing draws, in its order."""
    drawn = (part for part in ElementTree.fromstring(svg).iter() if not len(part) and not part.tag.endswith("}g"))
    return [ElementTree.tostring(part) for part in drawn]


def held(some, whole):
    """Whether some parts are among others, in the same order."""
    rest = iter(whole)
    return all(part in rest for part in some)


def test_every_chart_has_its_steps():
    found = project.load(ROOT)
    draw.draw_charts(found)
    for chart in all_charts(found):
        where = chart.id, chart.edition.language
        whole = chart.drawings["wide"].file
        steps = reveal.steps(whole)
        assert 4 <= len(steps) <= 5, where
        assert steps[-1] == whole and "var(" not in whole, where
        assert not re.search(r"<(?:text|title)\b", steps[0]) and parts(steps[0])[1:], where
        for former, step in zip(steps, steps[1:], strict=False):
            assert len(former) < len(step) and held(parts(former), parts(step)), where
        narrow = chart.drawings["narrow"]
        assert set(reveal.kinds(narrow.parts)) <= set(reveal.kinds(whole)), where
        assert "data-step" not in narrow.svg, where


READING = "charts/apprehensions/reading/"


def shown(page):
    """What of the drawing that stands on the page now is painted, by its steps."""
    return page.evaluate(
        """() => {
          const at = [...document.querySelectorAll(".step")].find((step) => !step.hidden);
          const style = getComputedStyle(at);
          return ["axes", "title", "labels"].filter((name) => style.getPropertyValue(`--${name}`).trim() !== "none");
        }"""
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("root", "width", "scheme", "said"),
    [
        ("", 1280, "light", "Step 2 of 5: The axes and their numbers"),
        ("es/", 320, "dark", "Paso 2 de 5: Los ejes y sus números"),
    ],
)
def test_a_chart_is_read_step_by_step_with_keys(visit, root, width, scheme, said):
    page = visit(f"{root}{READING}", width=width, scheme=scheme)
    head = page.title() + page.locator("main").inner_text()
    assert "2022" not in head and "1970" not in head
    assert shown(page) == [] and not page.locator(".last").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("output").inner_text().replace("\n", " ") == said
    assert shown(page) == ["axes"] and page.locator(".step:visible").count() == 1
    for _ in range(3):
        page.keyboard.press("Enter")
    assert shown(page) == ["axes", "title", "labels"] and page.locator(".last").is_visible()
    assert page.locator(".step:visible p").first.inner_text().startswith(("Stops", "Las intercepciones"))
    page.keyboard.press("Enter")
    assert page.locator(".step:visible h2").inner_text().startswith(("Step 4", "Paso 4"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not Axe().run(page).response["violations"]


@pytest.mark.browser
def test_without_script_all_steps_stand_and_the_sheets_are_few(visit):
    page = visit(READING, scripts=False)
    assert page.locator(".step:visible").count() == 5 and not page.locator("button").first.is_visible()
    assert page.locator("use").count() == 10 and page.content().count('data-step="axes"') < 12
    printed = {name: page.locator(f"#for-{name}") for name in ("class", "teacher")}
    page.emulate_media(media="print", color_scheme="dark")
    seen = {}
    for name, choice in printed.items():
        choice.evaluate("choice => { choice.checked = true; }")
        seen[name] = page.locator(".step:visible").count()
    assert seen == {"class": 1, "teacher": 5}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("chart", ["meetings-map", "territory", "goods-trade"])
def test_what_a_step_draws_is_seen(visit, chart):
    page = visit(f"charts/{chart}/reading/")
    shown = Image.open(io.BytesIO(page.locator("svg use >> visible=true").first.locator("..").screenshot()))
    ground, drawn = shown.getpixel((1, 1)), shown.convert("RGB").getcolors(1 << 20)
    assert sum(count for count, colour in drawn if colour != ground[:3]) > 300
