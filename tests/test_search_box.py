"""The box that readers search in, on the real site in a real browser."""

import csv

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.evidence import project as projects
from microsite.language.wording import Wording
from microsite.search import entries
from microsite.search.words import fold, grammar_of, stem, tokens
from tests.conftest import ROOT
from tests.serving import BASE, Handler

GRAMMAR = grammar_of([Wording("en"), Wording("es")])
with (ROOT / "tests/search/queries.csv").open(encoding="utf-8") as file:
    QUERIES = list(csv.DictReader(file))


def ask(page, words):
    """Types a query into the open box and waits until its answer stands."""
    field = page.locator("#search-input")
    field.fill(words)
    page.locator(f'#search[data-answered="{words.replace(chr(34), "")}"]').wait_for()
    return page.locator("#search-results a").evaluate_all("links => links.map(link => link.getAttribute('href'))")


def open_box(visit, path="", **options):
    page = visit(path, **options)
    page.keyboard.press("/")
    page.locator("#search-filters").wait_for()
    return page


READ = """async (texts) => {
    const { tokens, stem, fold } = siteWords;
    const base = document.querySelector("#search").dataset.base;
    const { grammar } = await siteSearch.start(new URL(base, document.baseURI).href);
    return texts.map((text) => tokens(text, grammar).map((word) => [...word, stem(fold(word[0]))]));
}"""


@pytest.mark.browser
def test_the_browser_reads_words_as_the_compiler_does(visit):
    page = open_box(visit)
    project = projects.load(ROOT)
    texts = [f"{e.title} {e.text}" for edition in project.editions for e in entries(edition)]
    texts += [row["query"] for row in QUERIES]
    read = page.evaluate(READ, texts)
    for text, theirs in zip(texts, read, strict=True):
        assert [[*word, stem(fold(word[0]))] for word in tokens(text, GRAMMAR)] == theirs, text


@pytest.mark.browser
def test_nothing_is_loaded_before_the_reader_asks_and_little_after(visit):
    Handler.asked.clear()
    page = visit()
    page.wait_for_load_state("networkidle")
    assert not [path for path in Handler.asked if "search" in path]
    Handler.sent = 0
    page.keyboard.press("/")
    page.keyboard.type("merida")
    page.locator("#search-results a").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < Handler.sent <= 150_000, Handler.sent


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "themes/trade/", "es/timeline/", "nowhere/"])
def test_the_box_opens_from_every_page(visit, path):
    page = visit(path, expect_errors=path == "nowhere/")
    for keys in ("/", "Control+k"):
        page.keyboard.press(keys)
        found = ask(page, "Sheinbaum")
        assert found[0].endswith("leaders/#sheinbaum")
        page.keyboard.press("Escape")
        assert not page.locator("#search").is_visible()
        page.locator("[data-search-open]:focus").wait_for()


@pytest.mark.browser
def test_closing_the_box_leads_back_to_where_the_reader_was(visit):
    page = visit("themes/trade/")
    link = page.locator(".page > p a").nth(2)
    link.focus()
    page.keyboard.press("Control+k")
    page.locator("#search-filters").wait_for()
    page.keyboard.press("Escape")
    page.locator(".page > p a:focus").wait_for()
    assert link.evaluate("e => e === document.activeElement")


@pytest.mark.browser
def test_the_box_is_a_combobox(visit):
    page = visit("about/")
    page.locator("[data-search-open]").click()
    field = page.locator("#search-input")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    assert page.locator("#search-results").get_attribute("role") == "listbox"
    ask(page, "nafta")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    options = page.locator("#search-results [role=option]")
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/glossary/#nafta")


@pytest.mark.browser
def test_a_result_says_its_kind_and_shows_the_words(visit):
    page = open_box(visit, "themes/trade/")
    ask(page, "camarena murder")
    first = page.locator("#search-results a").first
    assert first.locator(".search-about").inner_text().startswith("Event")
    assert "Camarena" in [mark.inner_text() for mark in first.locator("mark").all()]
    first.click()
    page.wait_for_url("**/timeline/#camarena-murder-1985")
    page.locator("li:has(#camarena-murder-1985) mark", has_text="Camarena").first.wait_for()


@pytest.mark.browser
def test_the_address_keeps_query_and_filters(visit):
    page = open_box(visit)
    ask(page, "nafta")
    page.select_option("#search [name=kind]", "event")
    page.select_option("#search [name=era]", "eras/clinton")
    page.locator("#search[data-answered]").wait_for()
    page.wait_for_timeout(200)
    kinds = {text.inner_text() for text in page.locator("#search-results > a .search-about b").all()}
    assert kinds == {"Event"}
    assert "q=nafta" in page.url and "kind=event" in page.url and "era=eras%2Fclinton" in page.url
    again = visit(page.url.split(BASE)[1])
    again.locator("#search-results a").first.wait_for()
    assert again.locator("#search-input").input_value() == "nafta"
    assert again.locator("#search [name=kind]").input_value() == "event"
    again.keyboard.press("Escape")
    again.wait_for_url(lambda url: "?" not in url)


@pytest.mark.browser
def test_both_languages_answer_and_the_page_s_own_comes_first(visit):
    page = open_box(visit)
    found = ask(page, "abrazos no balazos")
    assert "/es/" not in found[0]
    group = page.locator("#search-results [role=group]")
    assert group.get_attribute("lang") == "es"
    assert "En español" in group.inner_text()
    assert all("/es/" in link.get_attribute("href") for link in group.locator("a").all())


@pytest.mark.browser
def test_enye_counts_where_it_is_typed(visit):
    page = open_box(visit, "es/")
    assert ask(page, "ano")
    folded = {mark.inner_text().lower() for mark in page.locator("#search-results mark").all()}
    assert "año" in folded
    assert ask(page, "peña")
    typed = {mark.inner_text().lower() for mark in page.locator("#search-results mark").all()}
    assert typed and all("ñ" in words for words in typed)


@pytest.mark.browser
def test_nothing_found_offers_near_words_and_the_index(visit):
    page = open_box(visit)
    assert ask(page, "shxinbxxm") == []
    help_ = page.locator("#search-help")
    assert help_.locator("a").get_attribute("href").endswith("a-z/")
    help_.locator("button", has_text="sheinbaum").click()
    page.locator("#search-results a").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_box(visit, width, scheme):
    page = open_box(visit, width=width, scheme=scheme, bypass_csp=True)
    ask(page, "merida")
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(v["id"], [n["target"] for n in v["nodes"]][:4], v["nodes"][0]["failureSummary"]) for v in found]
    assert page.evaluate("document.querySelector('#search').scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("path", ["themes/trade/", "es/themes/trade/"])
def test_without_scripts_the_button_leads_to_everything(visit, path):
    page = visit(path, scripts=False)
    page.locator("[data-search-open]").click()
    assert page.url.endswith("a-z/")
    assert ("/es/" in page.url) == path.startswith("es/")
    link = page.locator("article a", has_text="Claudia Sheinbaum Pardo").first
    assert link.get_attribute("href").endswith("leaders/#sheinbaum")


@pytest.mark.browser
def test_a_copy_opened_from_disk_finds_too(chromium, site):
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("amlo")
    page.locator("#search-results a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/leaders/index.html#lopez-obrador")
    page.close()
