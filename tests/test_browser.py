"""The real site in a real browser, below a sub-path, as readers meet it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.serving import BASE

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "eras/bush-salinas/",
    "themes/trade/",
    "timeline/",
    "leaders/",
    "charts/",
    "figures/",
    "glossary/",
    "sources/",
    "a-z/",
    "about/",
)
ALL = [*PAGES, *(f"es/{page}" for page in PAGES)]


@pytest.mark.parametrize("path", ALL)
def test_no_page_scrolls_sideways_and_none_asks_another_host(visit, path):
    page = visit(path)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


LOOKS = [(390, "light"), (1280, "dark"), (390, "dark"), (1280, "light")]
LONG = ("figures/", "a-z/")  # axe takes ten seconds each, and both are lists of one kind of row


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        (path, *look)
        for path in ("", "eras/reagan/", "es/themes/trade/", "es/leaders/", "about/", *LONG)
        for look in (LOOKS[:2] if path in LONG else LOOKS)
    ],
)
def test_axe_finds_nothing(visit, path, width, scheme):
    page = visit(path, width=width, scheme=scheme, bypass_csp=True)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [
        (v["id"], [n["target"] for n in v["nodes"]][:4], v["nodes"][0].get("failureSummary")) for v in found
    ]


def test_a_number_shows_its_evidence_on_hover_focus_and_tap(visit):
    page = visit("themes/trade/")
    link = page.locator('article .figure-wrap a.figure[data-figure="goods-trade-1990"]').first
    note = link.locator("xpath=..").locator("[role=tooltip]")
    assert not note.is_visible()
    link.hover()
    assert note.is_visible()
    assert "US Census Bureau" in note.inner_text()
    page.mouse.move(0, 0)
    link.focus()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    phone = visit("themes/trade/", width=390, has_touch=True)
    link = phone.locator('article .figure-wrap a.figure[data-figure="goods-trade-1990"]').first
    link.tap()
    assert phone.url.endswith("/themes/trade/")
    assert phone.locator(".shown [role=tooltip]").first.is_visible()
    link.tap()
    phone.wait_for_url("**/figures/#goods-trade-1990")


def place(locator):
    box = locator.bounding_box()
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


NUMBER = 'article p .figure-wrap a.figure[data-figure="goods-total-2025"]'


@pytest.mark.parametrize("width", [320, 390, 1000, 1280])
def test_a_note_stands_at_its_number_or_beside_it_in_the_margin(visit, width):
    page = visit("themes/trade/", width=width)
    link = page.locator(NUMBER).first
    link.hover()
    left, top, right, bottom = place(link)
    note = place(link.locator("xpath=..").locator("[role=tooltip]"))
    paragraph = place(link.locator("xpath=ancestor::p"))
    assert note[0] >= 0 and note[2] <= width
    if width == 1280:
        assert note[0] >= paragraph[2] and abs(note[1] - top) < 8
    else:
        assert bottom <= note[1] < bottom + 12 and note[0] <= left + 1 and paragraph[2] >= note[2] - 1


def test_a_note_in_the_margin_can_be_reached_by_the_pointer(visit):
    page = visit("themes/trade/")
    link = page.locator(NUMBER).first
    link.hover()
    note = link.locator("xpath=..").locator("[role=tooltip]")
    left, top, right, bottom = place(note)
    page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
    page.wait_for_timeout(600)
    assert note.is_visible()
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    assert not note.is_visible()


def test_large_numbers_have_their_evidence_too(visit):
    page = visit("themes/trade/")
    for link in page.locator(".strip a.figure").all():
        link.hover()
        assert link.locator("xpath=..").locator("[role=tooltip] .status").is_visible()


def test_a_citation_opens_the_sources_of_its_page(visit):
    page = visit("eras/reagan/")
    source = page.locator("#cite-1")
    assert not source.is_visible()
    page.locator("a.cite").first.click()
    assert source.is_visible()
    assert visit("eras/reagan/#cite-3").locator("#cite-3").is_visible()


TELLING = ("eras/reagan/", "es/eras/sheinbaum/", "es/themes/security/", "themes/trade/", "eras/after-the-essay/")


@pytest.mark.parametrize("path", TELLING)
def test_a_page_that_tells_prints_on_four_sheets_from_the_dark_too(visit, path):
    page = visit(path, scheme="dark")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    printed = page.pdf(format="A4")
    key = page.locator(".question-key").count()  # on a sheet of its own
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) - key <= 4
    page.emulate_media(media="print", color_scheme="dark")
    colours = (
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('article p')).color]"
    )
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(68, 68, 68)"]
    assert page.locator("#cite-1").is_visible()


def test_an_era_shows_who_was_in_office_and_leads_to_the_next(visit):
    for width in (320, 1280):
        page = visit("eras/reagan/", width=width)
        assert page.locator(".rulers a").all_inner_texts()[0].startswith("Ronald Reagan")
        for link in page.locator(".beside > a, .doors a").all():
            assert link.bounding_box()["height"] >= 24
    page.locator(".doors [rel=next]").click()
    page.wait_for_url("**/eras/bush-salinas/")


def test_evidence_needs_no_script(visit):
    page = visit("themes/trade/", scripts=False)
    link = page.locator('article .figure-wrap a.figure[data-figure="goods-trade-1990"]').first
    link.hover()
    assert link.locator("xpath=..").locator("[role=tooltip]").is_visible()
    link.click()
    page.wait_for_url("**/figures/#goods-trade-1990")
    page.locator(".row:has(#goods-trade-1990) p").first.wait_for(state="visible")


def test_charts_are_there_without_script_and_follow_the_width_and_the_scheme(visit):
    colours = {}
    for scheme in ("light", "dark"):
        page = visit("themes/trade/", scripts=False, scheme=scheme)
        drawing = page.locator("#chart-goods-trade .chart-wide svg")
        assert drawing.is_visible()
        assert not page.locator("#chart-goods-trade .chart-narrow svg").is_visible()
        colours[scheme] = page.locator("#chart-goods-trade .chart-wide svg text").first.evaluate(
            "e => getComputedStyle(e).fill"
        )
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.locator("#chart-goods-trade .chart-narrow svg").is_visible()
    assert colours["light"] != colours["dark"]


def test_the_keyboard_reaches_everything(visit):
    page = visit("about/")
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        place = page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        if place in reached:
            break
        reached.add(place)
    everything = page.evaluate("""() => [...document.querySelectorAll('a[href], button, summary, input')]
        .filter(e => e.checkVisibility()).length""")
    assert len(reached) >= everything - 2, (len(reached), everything, reached)


def test_the_theme_can_be_chosen_and_is_kept(visit):
    page = visit()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("[data-theme-button]")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_a_missing_page_is_said_below_a_sub_path(visit):
    page = visit("no/such/page/", expect_errors=True)
    assert page.locator("h1").inner_text() == "This page does not exist"
    spanish = page.locator("article [lang=es]")
    assert spanish.locator("h2").inner_text() == "Esta página no existe"
    assert spanish.locator("a").get_attribute("href") == f"{BASE}es/"
    assert "rgb(251, 248, 242)" in page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator(".lost-ways a[lang=es]").first.get_attribute("href") == f"{BASE}es/eras/before-reagan/"
    page.locator("article input[name=q]").first.fill("Camarena")
    page.keyboard.press("Enter")
    page.locator("#search-results a").first.wait_for()
    assert "a-z/?q=Camarena" in page.url and "Camarena" in page.locator("#search-results").inner_text()
    page = visit("no/such/page/", expect_errors=True)
    page.click("article a, main a, .site-name")
    assert page.url.endswith(BASE)


@pytest.mark.parametrize("path", ["themes/trade/", "es/themes/trade/"])
def test_the_bar_stands_in_one_row_on_the_smallest_phone(visit, path):
    page = visit(path, width=320)
    tops = page.evaluate("""[...document.querySelectorAll('.site-bar > *')].filter(e => e.offsetHeight > 9)
        .map(e => Math.round(e.getBoundingClientRect().top))""")
    assert len(tops) == 4 and max(tops) - min(tops) < 9


def test_a_column_of_numbers_stands_to_the_right_with_its_heading(visit):
    page = visit("themes/trade/")
    page.locator("#chart-goods-trade summary").first.click()
    said = page.evaluate("""[...document.querySelectorAll('#chart-goods-trade table .number')].map(e => e.tagName
        + getComputedStyle(e).textAlign + getComputedStyle(e).fontVariantNumeric)""")
    assert set(said) == {"THrighttabular-nums", "TDrighttabular-nums"}


@pytest.mark.parametrize(
    ("path", "title"), [("", "Neighbours: "), ("es/", "Vecinos: "), ("es/timeline/", "Cronología")]
)
def test_what_is_shared_has_a_title_of_its_own(visit, path, title):
    said = visit(path).locator('meta[property="og:title"]').get_attribute("content")
    assert said.startswith(title)


def test_the_menu_opens_without_script_on_a_phone(visit):
    page = visit("", width=390, scripts=False)
    assert not page.locator(".site-menu").is_visible()
    page.locator(".menu-button").click()
    assert page.locator(".site-menu").is_visible()
