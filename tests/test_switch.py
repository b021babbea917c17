"""The switch of languages on the real site: what a reader takes along to the other language."""

import time

import pytest

pytestmark = pytest.mark.browser


def test_the_language_switch_keeps_the_page(visit):
    page = visit("themes/trade/")
    page.click("a.language")
    assert page.url.endswith("/some-repo/es/themes/trade/")
    assert page.evaluate("document.documentElement.lang") == "es"
    page.click("a.language")
    assert page.url.endswith("/some-repo/themes/trade/")


ABOVE = """() => [...document.querySelectorAll("article :is(h2, h3)[id]")]
    .findLastIndex((one) => one.checkVisibility() && one.getBoundingClientRect().top < 266)"""


def landed(page, end):
    """Waits until the address, which a script may change without a navigation, ends so."""
    deadline = time.monotonic() + 10
    while not page.evaluate("location.href").endswith(end) and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert page.evaluate("location.href").endswith(end)


def test_the_language_switch_keeps_the_place(visit):
    page = visit("themes/trade/")
    page.locator("article h2[id]").nth(2).evaluate("heading => heading.scrollIntoView()")
    assert page.evaluate(ABOVE) == 2
    page.click(".site-menu a.language")
    landed(page, "/es/themes/trade/#cuanto-de-eso-son-precios")
    assert page.evaluate(ABOVE) == 2 and page.evaluate("scrollY") > 300
    page.go_back()
    page.wait_for_url("**/some-repo/themes/trade/*")


def test_the_language_switch_keeps_an_entry_and_a_filter(visit):
    page = visit("timeline/", width=390)
    page.locator("label[for=show-trade]").click()
    page.locator("#nafta-in-force-1994").evaluate("heading => heading.scrollIntoView()")
    page.click(".menu-button")
    page.click(".site-menu a.language")
    landed(page, "/es/timeline/?theme=trade#nafta-in-force-1994")
    assert page.locator("#show-trade").is_checked()
    assert 0 < page.locator("#nafta-in-force-1994").bounding_box()["y"] < 300


def test_the_language_switch_keeps_the_words_of_a_search_and_its_filters(visit):
    page = visit("?q=NAFTA&kind=event")
    page.locator("#search-results a").first.wait_for()
    page.locator("#search a.language").click()
    page.wait_for_url("**/es/?q=NAFTA&kind=event")
    page.locator("#search-results a").first.wait_for()
    assert page.locator("#search-input").input_value() == "NAFTA"
    assert page.locator("[name=kind]").input_value() == "event"
    page.keyboard.press("Escape")
    page.click(".site-menu a.language")
    page.wait_for_url("**/some-repo/")
