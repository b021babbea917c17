"""The search in use: typing, entering, filtering, landing, and what that costs."""

import pytest

from tests.serving import Handler
from tests.test_search_box import ask, open_box

pytestmark = pytest.mark.browser
STATUSES = """() => {
    window.said = [];
    const status = document.querySelector("#search-status");
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, subtree: true });
}"""


def test_a_result_on_the_same_page_is_reached_without_loading_it_again(visit):
    page = open_box(visit, "timeline/")
    page.evaluate("window.stayed = true")
    ask(page, "camarena murder")
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/timeline/#camarena-murder-1985")
    page.locator("li:has(#camarena-murder-1985) mark").first.wait_for()
    assert page.evaluate("window.stayed") and not page.locator("#search").is_visible()


def test_only_what_lies_at_the_landing_place_is_marked(visit):
    page = open_box(visit, "themes/trade/")
    ask(page, "camarena murder")
    page.locator("#search-results a").first.click()
    page.locator("li:has(#camarena-murder-1985) mark").first.wait_for()
    assert page.locator("mark").count() == page.locator("li:has(#camarena-murder-1985) mark").count()


def test_enter_waits_for_the_answer_to_what_is_typed_now(visit):
    page = open_box(visit)
    page.keyboard.type("remittances")
    page.locator("#search-results a").first.wait_for()
    page.locator("#search-input").fill("sheinbaum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/leaders/#sheinbaum")


def test_nothing_is_said_while_a_word_is_unfinished(visit):
    page = open_box(visit)
    page.evaluate(STATUSES)
    page.keyboard.type("ayotzinapx", delay=60)
    assert page.evaluate("said") == []
    page.locator("#search[data-answered]").wait_for()
    assert len(page.evaluate("said")) == 1


def test_a_filter_that_hides_everything_says_so_and_is_lifted(visit):
    page = open_box(visit)
    page.select_option("#search [name=kind]", "document")
    assert ask(page, "camarena") == []
    assert "without them" in page.locator("#search-status").inner_text()
    page.locator("#search-help button").click()
    page.locator("#search-results a").first.wait_for()
    assert page.locator("#search [name=kind]").input_value() == ""


def test_a_filter_alone_lists_what_it_leaves(visit):
    page = open_box(visit)
    page.select_option("#search [name=kind]", "document")
    page.locator("#search-results a").first.wait_for()
    assert {one.inner_text() for one in page.locator(".search-about b").all()} == {"Document"}


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_result_in_a_new_tab_is_marked_there(visit, key):
    page = open_box(visit)
    ask(page, "camarena murder")
    with page.context.expect_page() as opened:
        page.locator("#search-results a").first.click(modifiers=[key])
    opened.value.locator("li:has(#camarena-murder-1985) mark").first.wait_for()
    assert page.locator("#search").is_visible()


def test_what_stands_nowhere_is_named_and_what_a_result_lacks_with_it(visit):
    page = open_box(visit)
    ask(page, "camarena xylophone")
    assert "xylophone" in page.locator("#search-status").inner_text()
    ask(page, "sheinbaum screwworm camarena")
    assert "without" in page.locator(".search-about").first.inner_text()


def test_an_answer_stands_above_the_results_with_its_source(visit):
    page = open_box(visit, "es/")
    ask(page, "quién mató a camarena")
    ask(page, "cuándo mataron a camarena")
    answer = page.locator("#search-answer")
    assert "7 de febrero de 1985" in answer.inner_text() and "Fuente:" in answer.inner_text()
    assert answer.locator("a").get_attribute("href").endswith("timeline/#camarena-murder-1985")
    ask(page, "camarena")
    assert not answer.is_visible()


@pytest.mark.parametrize("word", ["merida", "remittances", "extradicion"])
def test_a_word_typed_letter_by_letter_costs_little(visit, word):
    page = visit("es/" if word == "extradicion" else "")
    page.wait_for_load_state("networkidle")
    Handler.sent = 0
    page.keyboard.press("/")
    page.keyboard.type(word, delay=80)
    page.locator("#search[data-answered]").wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < Handler.sent <= 50_000, Handler.sent
