"""Charts of the real site as a browser draws them: their words, their colours, their values on pointing."""

import gzip
import re

import pytest

pytestmark = pytest.mark.browser
TEXTS = """() => [...document.querySelectorAll('svg text')].filter(e => e.checkVisibility()).map(e => {
    const box = e.getBoundingClientRect(), frame = e.ownerSVGElement.getBoundingClientRect();
    const scale = frame.width / e.ownerSVGElement.viewBox.baseVal.width;
    const hidden = +getComputedStyle(e).opacity === 0 || e.closest('[opacity="0"]');
    return {said: e.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
        turned: /rotate\\((?!0)/.test(e.getAttribute('transform') || ''), hidden: !!hidden,
        size: parseFloat(getComputedStyle(e).fontSize) * scale, wide: document.documentElement.clientWidth,
        edge: [frame.left, frame.right, frame.top, frame.bottom]};
}).filter(t => t.said.trim() && !t.hidden)"""


def overlapping(texts):
    """Pairs of words that are drawn on top of each other."""
    flat = [t for t in texts if not t["turned"]]
    for number, one in enumerate(flat):
        for other in flat[number + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if across > 1.5 and down > 4:
                yield one["said"], other["said"]


def badly_drawn(texts):
    """What is wrong with the words of a drawing."""
    yield from (("covered", *pair) for pair in overlapping(texts))
    for t in texts:
        left, right, top, bottom = t["edge"]
        inside = t["left"] >= min(left, 4) and t["right"] <= max(right, t["wide"] - 4)
        if not inside or t["top"] < top - 3 or t["bottom"] > bottom + 3:
            yield "clipped", t["said"]
        if t["size"] < 11:
            yield "tiny", t["said"], round(t["size"], 1)


@pytest.mark.parametrize("root", ["", "es/"])
def test_no_word_of_a_drawing_is_clipped_covered_or_tiny(visit, address, site, root):
    page, wrong = visit(root), []
    drawn = (path.parent for path in (site / root / "charts").glob("*/index.html") if "<svg" in path.read_text("utf-8"))
    for folder in sorted(drawn):
        page.goto(f"{address}{root}charts/{folder.name}/")
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            texts = page.evaluate(TEXTS)
            assert texts, folder.name
            wrong += [(folder.name, width, *one) for one in badly_drawn(texts)]
    assert not wrong, wrong


def test_every_colour_of_a_drawing_follows_light_and_dark(site):
    for page in sorted((site / "charts").glob("*/index.html")):
        html = page.read_text("utf-8")
        if "<svg" not in html:  # what leads to a chart's new address
            continue
        drawings = html[html.index("<svg") :]
        fixed = re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{3,8}|rgb[^"]*|[a-z]+)"', drawings)
        assert not {colour for colour in fixed if colour not in ("none", "transparent")}, page
        assert len(gzip.compress(html.encode(), 9)) <= 15_000, page


def test_the_values_of_a_chart_are_told_to_pointer_finger_and_key(visit):
    page = visit("themes/trade/")
    drawing = page.locator("#chart-goods-trade .chart-wide")
    tip = drawing.locator("output")
    assert not tip.is_visible()
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + 40)
    assert tip.inner_text() == "2025: $871.6 billion"
    page.mouse.move(2, 2)
    assert not tip.is_visible()
    drawing.focus()
    page.keyboard.press("ArrowRight")
    assert tip.inner_text() == "1985: $98 billion"
    page.keyboard.press("End")
    assert tip.inner_text() == "2025: $871.6 billion"
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    phone = visit("es/themes/trade/", width=390, has_touch=True)
    drawing = phone.locator("#chart-goods-trade .chart-narrow")
    drawing.tap()
    assert drawing.locator("output").is_visible()
