"""The timeline, the leaders and the statements in a browser: rows that open in place, what is chosen, the years."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

ENTRIES = [
    ("timeline/", "nafta-in-force-1994", "ILSA Journal"),
    ("es/timeline/", "camarena-murder-1985", "Los Angeles Times"),
    ("leaders/", "lopez-obrador", "As a chart"),
    ("es/leaders/", "garcia-luna", "Fuentes"),
    ("essay/", "tariff-never", "The record"),
    ("es/essay/", "toast-most-important", "Fuente"),
]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("path", "entry", "inside"), ENTRIES)
def test_an_address_opens_what_it_points_at(visit, path, entry, inside, scripts):
    page = visit(f"{path}#{entry}", width=390, scripts=scripts)
    there = page.locator(f"#{entry}")
    told = there.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' row ')]").get_by_text(inside).first
    told.wait_for()
    assert 0 <= there.bounding_box()["y"] < 300
    assert page.locator("details[open] details[open]").count() <= 1


def test_a_link_on_the_page_opens_its_entry(visit):
    page = visit("leaders/")
    row = page.locator("[data-leader=zedillo]")
    assert not row.get_by_text("Bill Clinton").is_visible()
    page.locator(".clock a", has_text="Zedillo").click()
    row.get_by_text("Bill Clinton").wait_for()
    row.get_by_text("Bill Clinton").click()
    page.locator("[data-leader=clinton] p").first.wait_for()
    assert page.url.endswith("/leaders/#clinton")


@pytest.mark.parametrize(("path", "most"), [("timeline/", 3000), ("leaders/", 4200), ("es/timeline/", 3000)])
def test_a_folded_page_ends(visit, path, most):
    page = visit(path, width=390)
    assert page.evaluate("document.documentElement.scrollHeight") <= most


@pytest.mark.parametrize("path", ["timeline/", "leaders/", "essay/"])
def test_everything_is_reached_without_script(visit, path):
    page = visit(path, width=390, scripts=False)
    group = page.locator(".fold").first
    group.locator("summary").first.click()
    row = group.locator(".row").first
    row.locator("summary").click()
    assert row.locator("p").first.is_visible()
    assert page.locator(".scripted").evaluate_all("all => all.every(one => !one.checkVisibility())")


def test_a_theme_and_a_verdict_are_chosen_without_script(visit):
    page = visit("timeline/", scripts=False)
    page.locator("label[for=show-energy]").click()
    page.locator("label[for=tier-core]").click()
    shown = page.locator(".fold").filter(visible=True)
    assert shown.count() < page.locator(".fold").count()
    shown.first.locator("summary").first.click()
    assert page.locator(".event").filter(visible=True).all_inner_texts() == [
        "18 March 1938\nMexico takes over the foreign oil companies\nEnergy · turning point"
    ]
    page = visit("essay/", scripts=False)
    page.locator("label[for=verdict-wrong]").click()
    assert page.locator(".fold").filter(visible=True).count() == 3


@pytest.mark.parametrize(
    ("path", "choice", "asked", "rows", "left"),
    [
        ("timeline/", "show-energy", "?theme=energy", ".event", 12),
        ("timeline/", "tier-core", "?tier=core", ".event", 26),
        ("essay/", "verdict-wrong", "?verdict=wrong", ".claim", 3),
    ],
)
def test_what_is_chosen_stands_in_the_address(visit, path, choice, asked, rows, left):
    page = visit(path)
    page.locator(f"label[for={choice}]").click()
    assert page.url.endswith(path + asked)
    assert page.locator(rows).filter(visible=True).count() == left  # few enough to be unfolded
    assert str(left) in page.locator(".fold-status").inner_text()
    page.reload()
    assert page.locator(rows).filter(visible=True).count() == left
    page.click(".site-menu a.language")
    page.wait_for_url(f"**/es/{path}{asked}*")
    assert page.locator(f"#{choice}").is_checked() and page.locator(rows).filter(visible=True).count() == left
    page.locator(f"label[for={choice.split('-')[0]}-all]").click()
    assert "?" not in page.url and page.locator(rows).filter(visible=True).count() == 0


def test_a_reader_who_has_begun_is_not_taken_elsewhere(visit):
    page = visit("timeline/?theme=energy")
    held = []
    page.route("**/switch.js", lambda route: held.append(route))
    page.goto(page.url.replace("/timeline/", "/es/timeline/") + "#~0~era-1~show-energy", wait_until="domcontentloaded")
    page.locator("label[for=show-all]").click()
    page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_function("!location.hash")
    assert "?" not in page.url and page.locator(".event").filter(visible=True).count() == 0


def test_what_came_open_by_a_choice_closes_with_it_however_slow_the_scripts(visit):
    page = visit("leaders/")
    page.route("**/folds.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(page.url.replace("/leaders/", "/timeline/?theme=energy#~0~era-1~show-energy"))
    page.wait_for_url("**#era-1")
    assert page.locator(".event").filter(visible=True).count() == 12
    page.locator("label[for=show-all]").click()
    assert page.locator(".event").filter(visible=True).count() == 0


def test_many_events_stay_folded_with_their_counts(visit):
    page = visit("timeline/?theme=security")
    assert page.locator(".event").filter(visible=True).count() == 0
    counts = page.locator(".fold > summary [data-count='']").all_inner_texts()
    assert sum(map(int, filter(None, counts))) == 114


def test_years_are_chosen_by_key_and_stand_in_the_address(visit):
    page = visit("timeline/")
    begin, end = page.locator("[name=from]"), page.locator("[name=to]")
    assert begin.get_attribute("aria-valuetext") == "1846" and end.get_attribute("aria-valuetext") == "2026"
    end.focus()
    page.keyboard.press("Home")  # no further than where the years begin
    assert end.get_attribute("aria-valuetext") < "1900"
    end.evaluate("e => { e.value = 1985; e.dispatchEvent(new Event('input', {bubbles: true})) }")
    begin.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert (begin.get_attribute("aria-valuetext"), end.get_attribute("aria-valuetext")) == ("1984", "1985")
    years = page.locator(".event time").filter(visible=True).evaluate_all("all => all.map(one => one.dateTime)")
    assert len(years) == 6 and {year[:4] for year in years} == {"1984", "1985"}
    assert "from=1984" in page.url and "to=1985" in page.url
    page.reload()
    assert page.locator(".event").filter(visible=True).count() == 6
    assert page.locator(".brush output").inner_text() == "1984–1985"


def test_an_entry_that_is_chosen_away_is_shown_when_it_is_asked_for(visit):
    page = visit("timeline/?theme=energy&from=2000#nafta-in-force-1994")
    assert page.locator("li:has(#nafta-in-force-1994) p").first.is_visible()
    assert page.locator("#show-all").is_checked() and page.url.endswith("/timeline/#nafta-in-force-1994")
    assert page.locator(".event").filter(visible=True).count() < 60  # its own era alone is unfolded


def test_what_is_open_stands_in_the_address(visit):
    page = visit("timeline/")
    page.locator("#era-2").click()
    assert page.url.endswith("#era-2")
    page.locator("#camarena-murder-1985").click()
    assert page.url.endswith("#camarena-murder-1985")
    page.locator("#camarena-murder-1985").click()
    assert page.url.endswith("/timeline/")
    page.locator("[data-unfold]").click()
    assert page.locator(".event").filter(visible=True).count() == 300
    page.locator("[data-unfold]").click()
    assert page.locator(".event").filter(visible=True).count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_dot_says_its_event_and_leads_to_it(visit, width):
    page = visit("timeline/", width=width)
    lane = page.locator(".lane.theme-trade svg")
    place = lane.evaluate("""lane => {
        const [, x, y] = /M(\\d+) (\\d+)/.exec(lane.querySelector('.core').getAttribute('d')),
            box = lane.getBoundingClientRect(); return {x: x / 1000 * box.width, y: Number(y)} }""")
    lane.hover(position=place, force=True)
    assert page.locator(".lane-tip").inner_text() == "12 August 1982: Mexico cannot pay its debt"
    lane.click(position=place, force=True)
    page.wait_for_url("**/timeline/#mexican-debt-crisis-1982")
    # The row is opened after the address has changed: it is waited for until it is visible.
    page.locator("li:has(#mexican-debt-crisis-1982) p").first.wait_for()


def test_paper_shows_everything(visit):
    page = visit("timeline/", scripts=False)
    page.emulate_media(media="print")
    last = page.locator(".event p").last
    assert last.bounding_box()["height"] > 10 and last.is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize(
    "path", ["timeline/?theme=energy#gas-bulk", "es/leaders/#sheinbaum", "essay/?verdict=unverified#viva-mexico"]
)
def test_axe_finds_nothing_in_what_is_open(visit, path, width, scheme):
    page = visit(path, width=width, scheme=scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert not found, [(v["id"], [n["target"] for n in v["nodes"]][:4]) for v in found]
