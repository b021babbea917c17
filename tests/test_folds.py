"""Folded lists of the real site in a browser: what an address opens, what a choice leaves, and both without script."""

import re

import pytest

pytestmark = pytest.mark.browser
ENTRIES = [
    ("figures/#goods-trade-1990", "#goods-trade-1990"),
    ("figures/#series-goods-trade", "#series-goods-trade"),
    ("es/sources/#census-trade-in-goods", "#census-trade-in-goods"),
    ("charts/#homicides", "#homicides"),
    ("charts/#subject-energy", "#subject-energy"),
    ("a-z/#letter-5", "#letter-5"),
]


def shut(page, there):
    """How many of the folds around an element are shut."""
    return page.locator(f"details:not([open]):has({there})").count()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("path", "there"), ENTRIES)
def test_an_address_opens_what_it_points_at(visit, path, there, scripts):
    page = visit(path, scripts=scripts)
    page.locator(there).wait_for(state="attached")
    page.wait_for_function("() => scrollY > 0") if scripts else page.wait_for_timeout(300)
    assert shut(page, there) == 0
    assert -50 < page.locator(there).bounding_box()["y"] < 400


def test_a_link_on_the_page_opens_what_it_points_at(visit):
    page = visit("figures/")
    assert shut(page, "#goods-trade-1990") == 2
    page.evaluate("location.hash = '#goods-trade-1990'")
    page.wait_for_function("() => !document.querySelector('details:not([open]):has(#goods-trade-1990)')")


def test_a_row_that_is_opened_stands_in_the_address(visit):
    page = visit("figures/#subject-energy")
    row = page.locator(".row:has(#gas-exports-2024) summary")
    row.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("/figures/#gas-exports-2024") and shut(page, "#gas-exports-2024") == 0
    page.keyboard.press("Enter")
    assert page.url.endswith("/figures/")


def rows(page):
    """How many rows the choices leave."""
    return page.locator(".fold-listing").first.locator(".row:not([hidden])").count()


def test_a_choice_stands_in_the_address_and_is_taken_along(visit):
    page = visit("figures/")
    whole = rows(page)
    page.locator("label[for=status-contested]").click()
    page.wait_for_url("**/figures/?status=contested")
    left = rows(page)
    assert 0 < left < whole / 10
    assert page.locator("[role=status][data-shown]").inner_text() == f"{left} of {whole} shown"
    assert page.locator(".ledger .row:visible").count() == left  # few are left: their groups are open
    counts = page.locator(".ledger [data-count]:visible").all_inner_texts()
    assert sum(map(int, counts)) == left and "0" not in counts
    page.reload()
    assert rows(page) == left and page.locator("#status-contested").is_checked()
    page.click("header a.language")
    page.wait_for_url("**/es/figures/?status=contested*")
    assert rows(page) == left and page.locator("#status-contested").is_checked()
    page.locator("label[for=status-all]").click()
    assert rows(page) == whole and "?" not in page.url


def test_a_choice_is_taken_back_where_it_would_hide_what_the_address_points_at(visit):
    page = visit("figures/?status=contested#goods-trade-1990")
    page.locator("#goods-trade-1990").wait_for(state="attached")
    page.wait_for_function("() => !document.querySelector('details:not([open]):has(#goods-trade-1990)')")
    assert page.locator(".row:has(#goods-trade-1990)").is_visible()
    assert re.search(r"/figures/#goods-trade-1990$", page.url) and page.locator("#status-all").is_checked()


def test_words_leave_the_sources_that_hold_them_all(visit):
    page = visit("sources/")
    whole = rows(page)
    page.get_by_label("Only with these words").fill("merida congressional")
    page.wait_for_function("() => document.querySelector('[data-shown]').textContent")
    assert 0 < rows(page) < 20 < whole
    for text in page.locator(".source-kinds .row:not([hidden])").all_text_contents():
        assert "rida" in text and "congressional" in text.lower()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/?words=merida+congressional")


def test_without_script_a_choice_hides_and_everything_can_be_unfolded(visit):
    page = visit("figures/", scripts=False)
    page.locator("summary:has(h3)").first.click()
    group = page.locator(".fold[open]")
    whole = group.locator(".row:visible").count()
    page.locator("label[for=status-estimate]").click()
    assert 0 < group.locator(".row:visible").count() < whole
    assert not group.locator(".fold-count").is_visible()
    page.locator("label[for=status-all]").click()
    row = group.locator(".row").first
    row.locator("summary").click()
    assert row.locator(".fold-record").is_visible()


def test_from_a_to_z_leaves_one_kind(visit):
    for scripts in (True, False):
        page = visit("a-z/", scripts=scripts)
        page.locator("label[for=only-term]").click()
        page.locator(".rail a", has_text="M").click()
        page.wait_for_timeout(300)
        letter = page.locator(".fold:has(h2:text-is('M'))")
        shown = letter.locator(".row:visible").all_inner_texts()
        assert shown and all("Term" in text for text in shown), shown


def test_folds_are_printed_unfolded(visit):
    page = visit("figures/")
    page.emulate_media(media="print")
    assert page.locator("#goods-trade-1990 ~ p").first.evaluate("one => one.getBoundingClientRect().height") > 0
    assert (
        page.evaluate("""() => getComputedStyle(document.querySelector('.ledger details'), '::details-content')
        .contentVisibility""")
        == "visible"
    )
