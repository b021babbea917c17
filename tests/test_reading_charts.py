"""Charts in a browser: words that point into them, rows that a reader explores, and the frames of other sites."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.serving import Handler

pytestmark = pytest.mark.browser
POLICY = 'meta[http-equiv="Content-Security-Policy"]'


@pytest.mark.parametrize(
    ("path", "width", "said"),
    [
        ("themes/trade/", 1280, "2009: $458.5 billion"),
        ("es/themes/trade/", 390, "2009: 458,500 millones de dólares"),
    ],
)
def test_words_move_the_mark_of_a_chart_and_it_is_said(visit, path, width, said):
    page = visit(path, width=width)
    link = page.locator('a[data-chart="goods-trade@2009"]')
    drawing = page.locator(f"#chart-goods-trade .chart-{'wide' if width > 600 else 'narrow'}")
    link.click()
    assert drawing.locator("output").inner_text() == said
    assert page.locator("body > output").inner_text() == said
    top = drawing.evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 900
    page.keyboard.press("Escape")
    assert not drawing.locator("output").is_visible()


def test_words_by_the_side_of_their_chart_move_no_page(visit):
    page = visit("themes/trade/")
    page.locator("#chart-goods-trade .chart-wide").evaluate("e => e.scrollIntoView({block: 'end'})")
    before = page.evaluate("scrollY")
    page.locator('a[data-chart="goods-trade@2020"]').press("Enter")
    assert page.locator("#chart-goods-trade .chart-wide output").inner_text().startswith("2020: ")
    assert page.evaluate("scrollY") == before and not page.url.endswith("#chart-goods-trade")


def test_without_script_words_lead_to_the_chart(visit):
    page = visit("themes/trade/", scripts=False)
    page.locator('a[data-chart="goods-trade@2009"]').click()
    assert page.url.endswith("#chart-goods-trade")
    assert page.locator("#chart-goods-trade").evaluate("e => e.getBoundingClientRect().top") < 200


def test_words_of_several_lines_point_at_the_one_that_is_meant(visit):
    page = visit("themes/china/")
    page.locator('a[data-chart="sellers@2023/mexico"]').click()
    assert page.locator("#chart-sellers .chart-wide output").inner_text() == "Mexico, 2023: $472.9 billion"


EXPLORABLE = ["goods-trade", "apprehensions", "homicides", "overdose-deaths", "remittances"]


@pytest.mark.parametrize("chart", EXPLORABLE)
@pytest.mark.parametrize("root", ["", "es/"])
def test_the_rows_of_a_chart_can_be_explored(site, chart, root):
    script = (site / root / "charts" / f"{chart}.js").read_text("utf-8")
    assert script.startswith('exploreChart({"id":"') and len(gzip.compress(script.encode())) < 9_000


def test_the_numbers_are_explored_only_when_asked_for_and_need_no_eval(visit):
    Handler.asked.clear()
    page = visit("themes/trade/", width=390, scheme="dark")
    page.wait_for_load_state("networkidle")
    assert not [path for path in Handler.asked if path.endswith(("explore.js", "goods-trade.js"))]
    assert "'unsafe-eval'" not in page.locator(POLICY).get_attribute("content")
    chart = page.locator("#chart-goods-trade")
    title = chart.locator(".chart-title").inner_text()
    chart.locator("[data-explore]").click()
    status = chart.locator(".explore [role=status]")
    status.wait_for()
    assert "Mexico" in status.inner_text() and "1985–2025" in status.inner_text()
    assert not chart.locator(".chart-drawing").is_visible() and not chart.locator("[data-explore]").is_visible()
    words = (chart.locator(".chart-title"), chart.locator(".chart-note"), chart.locator(".chart-source"))
    assert all(one.is_visible() for one in words) and words[0].inner_text() == title
    sizes = chart.locator(".explore-drawing text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 12 and page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_asks_for_prices_years_and_other_countries(visit):
    page = visit("themes/trade/")
    chart = page.locator("#chart-goods-trade")
    chart.locator("[data-explore]").press("Enter")
    form = chart.locator(".explore")
    status = form.locator("[role=status]")
    assert form.locator("select").evaluate("e => e === document.activeElement")
    form.get_by_role("checkbox", name="Canada").press("Space")
    form.get_by_role("checkbox", name="At the prices of 2025").press("Space")
    form.get_by_role("slider").fill("1994")
    assert re.search(r"Mexico, Canada .* At the prices of 2025 · 1994–2025", status.inner_text())
    drawing = form.locator(".explore-drawing")
    drawing.focus()
    page.keyboard.press("End")
    assert drawing.locator("output").inner_text() == "Canada, 2025: $715.5 billion"
    assert page.locator("body > output").inner_text() == "Canada, 2025: $715.5 billion"
    page.keyboard.press("Home")
    assert "1994: " in drawing.locator("output").inner_text()
    form.get_by_role("button").press("Enter")
    assert chart.locator(".chart-drawing").is_visible() and not chart.locator(".explore").count()
    assert chart.locator("[data-explore]").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_what_is_explored(visit, width, scheme):
    page = visit("es/themes/trade/", width=width, scheme=scheme, bypass_csp=True)
    page.locator("#chart-goods-trade [data-explore]").click()
    page.get_by_role("checkbox", name="China").check()
    page.locator(".explore").wait_for()
    page.wait_for_load_state("networkidle")
    found = (
        Axe().run(page, context="#chart-goods-trade", options={"resultTypes": ["violations"]}).response["violations"]
    )
    assert not found, [(v["id"], v["nodes"][0].get("failureSummary")) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_least_one_line_is_drawn_and_words_close_what_was_explored(visit):
    page = visit("themes/trade/")
    chart = page.locator("#chart-goods-trade")
    chart.locator("[data-explore]").click()
    only = chart.get_by_role("checkbox", name="Mexico")
    only.click()
    assert only.is_checked()
    page.locator('a[data-chart="goods-trade@2009"]').click()
    assert chart.locator(".chart-wide output").is_visible() and not chart.locator(".explore").count()


def test_a_charts_own_page_has_a_card(site):
    for root in ("", "es/"):
        page = (site / root / "charts/goods-trade/index.html").read_text("utf-8")
        assert 'property="og:title"' in page and 'name="description"' in page
        card = (site / root / "assets/cards/chart-goods-trade.png").read_bytes()
        assert card.startswith(b"\x89PNG") and len(card) > 5_000
