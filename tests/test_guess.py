"""Charts that ask: the drawing up to a year, and the line that a reader draws on, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.drawing import cut

ROWS = [
    {"year": year, "value": value, "kind": kind} for kind in "ab" for year, value in ((1990, 2), (1991, 4), (1992, 9))
]
WORD = {"year": 1992, "value": 9, "said": "nine"}
X, Y = {"field": "year", "type": "quantitative", "scale": {"zero": False}}, {"field": "value", "type": "quantitative"}
LINE = {"mark": "line", "data": {"name": "rows"}, "encoding": {"x": X, "y": Y, "color": {"field": "kind"}}}
SAID = {"mark": "text", "data": {"values": [WORD]}, "encoding": {"x": X, "y": Y, "text": {"field": "said"}}}
SPEC = {"width": 200, "height": 100, "datasets": {"rows": ROWS}}
PAIRS = [(1990, 2.0), (1991, 4.0), (1992, 9.0)]


@pytest.mark.parametrize(
    "spec",
    [
        SPEC | LINE,
        SPEC | {"layer": [LINE, SAID]},
        {**SPEC, "vconcat": [{"width": 200, "height": 100, "layer": [SAID, LINE]}]},
    ],
)
def test_a_drawing_stops_at_a_year_and_keeps_the_scales_of_the_whole(spec):
    before = str(spec)
    svg, laid = cut.shortened(spec, 1991, PAIRS)
    assert "nine" not in svg and ">1992" in svg.replace("1,992", "1992") and str(spec) == before
    assert laid["x"][1] == 100 and laid["y"][1] == pytest.approx(-100 / 9, rel=1e-4)
    assert (laid["low"], laid["high"], laid["step"]) == (0, 9, 1)


def test_what_no_mark_draws_cannot_be_guessed():
    with pytest.raises(cut.CutError, match="no mark"):
        cut.shortened(SPEC | LINE, 1991, [(1990, 3.0), (1991, 4.0)])
    flat = SPEC | LINE | {"datasets": {"rows": [row | {"value": 3} for row in ROWS]}}
    with pytest.raises(cut.CutError, match="the same"):
        cut.shortened(flat, 1991, [(year, 3.0) for year, _ in PAIRS])


def opened(visit, path, chart, **options):
    page = visit(path, **options)
    section = page.locator(f"#guess-{chart}")
    section.locator("[data-explore]").click()
    section.locator(".guess-drawing svg").wait_for()
    return page, section


@pytest.mark.browser
def test_keys_and_numbers_draw_a_line_that_is_told_apart_from_what_happened(visit):
    page, section = opened(visit, "themes/trade/", "goods-trade")
    box, said = section.locator(".guess-drawing"), section.locator("[role=status]")
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-valuetext") == "1994: $190 billion"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    assert box.get_attribute("aria-valuetext") == "1995: $290 billion"
    assert said.inner_text() == "Your line reaches 1995; it may go on to 2025."
    section.locator("input").last.fill("700")
    page.keyboard.press("Tab")
    assert said.inner_text() == "" and section.locator("input[name='7']").input_value() != ""
    assert section.locator(".guess-line").get_attribute("d").count("L") == 32
    assert "871.6" not in box.inner_text()
    section.locator("button").click()
    assert said.inner_text().startswith(
        "You said $700 billion for 2025; it was $871.6 billion: 20 per cent too low. On average"
    )
    assert "871.6" in box.inner_text() and "pandemic" in box.inner_text()
    assert not Axe().run(page).response["violations"]
    section.locator("button").click()
    assert "871.6" not in box.inner_text() and section.locator("input").last.input_value() == ""


@pytest.mark.browser
def test_a_finger_draws_and_fills_gaps_and_the_page_still_scrolls(visit):
    page, section = opened(visit, "es/themes/cartels/", "homicides", width=320, scheme="dark", has_touch=True)
    box = section.locator(".guess-drawing")
    assert box.evaluate("box => getComputedStyle(box).touchAction") == "pan-y"
    box.scroll_into_view_if_needed()
    frame = box.bounding_box()
    touch = page.context.new_cdp_session(page)
    at = {"y": frame["y"] + frame["height"] / 2}
    for kind, part in (("touchStart", 0.6), ("touchMove", 0.75), ("touchMove", 0.98)):
        point = at | {"x": frame["x"] + frame["width"] * part}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert section.locator(".guess-line").get_attribute("d").count("L") == 17
    section.locator("button").click()
    said = section.locator("[role=status]").inner_text()
    assert said.startswith("Usted dijo ") and "33,550 homicidios" in said and "En promedio" in said
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_a_mouse_draws_places_and_corrects_them(visit):
    page, section = opened(visit, "themes/china/", "mexico-rank")
    box = section.locator(".guess-drawing")
    box.scroll_into_view_if_needed()
    frame = box.bounding_box()
    top = frame["y"] + frame["height"] * 0.03
    page.mouse.move(frame["x"] + frame["width"] * 0.3, top)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"], top)
    page.mouse.up()
    assert box.get_attribute("aria-valuetext") == "2025: first"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-valuetext") == "2025: second"
    section.locator("button").click()
    assert (
        section.locator("[role=status]").inner_text().startswith("You said second for 2025; it was first. On average")
    )


@pytest.mark.browser
def test_without_script_there_is_a_sheet_for_a_pencil(visit):
    page = visit("es/themes/energy/", scripts=False)
    section = page.locator("#guess-gas-exports")
    assert not section.locator("button").is_visible()
    page.goto(section.locator("a").evaluate("a => a.href"))
    assert page.locator("h1").inner_text() == "Trace antes de mirar"
    short, whole = (page.locator(f"{part}.wide").inner_text() for part in ("h1 ~ .drawing", ".truth .drawing"))
    assert "6.4" in whole and "6.4" not in short and "2024" in short
    assert not page.locator("script[src]").count()
