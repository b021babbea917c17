"""Events to be put in order: which are chosen, and how a reader moves them by numbers, keys, mouse and finger."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st

from microsite.evidence import project as projects
from microsite.evidence.records import Event
from microsite.evidence.sorting import APART, LEAST, WANTED, to_sort
from microsite.files.record import Position
from microsite.language import dates
from tests.conftest import ROOT

DAYS = st.dates(min_value=dates.first_day("1981"), max_value=dates.last_day("1990"))
TIERS = st.sampled_from(["core", "more", "minor"])


def event(number, day, tier, title="A"):
    said = {"en": title, "es": title}
    fields = {"theme": "trade", "tier": tier, "leaders": [], "title": said, "summary": said, "sources": ["speech"]}
    return Event(date=day, **fields).positioned(Position(f"e{number}", "events.toml", 1))


@given(st.lists(st.tuples(DAYS, TIERS), max_size=30))
def test_chosen_events_stand_in_order_and_apart(given_days):
    events = [event(number, f"{day}", tier) for number, (day, tier) in enumerate(given_days)]
    chosen = to_sort(events)
    assert not chosen or LEAST <= len(chosen) <= WANTED
    days = [dates.first_day(one.date) for one in chosen]
    assert all((later - earlier).days >= APART for earlier, later in pairwise(days))
    assert chosen == to_sort(reversed(events))


def test_the_weightiest_come_first_and_no_title_tells_its_year():
    events = [event(year, f"{year}-05", "minor") for year in range(1981, 1991)]
    events += [event(1971, "1971", "core", "Before"), event(1972, "1972", "core", "The law of 1972")]
    chosen = [one.title["en"] for one in to_sort(events)]
    assert chosen[0] == "Before" and "The law of 1972" not in chosen


def test_every_era_has_an_exercise_whose_titles_tell_no_year():
    project = projects.load(ROOT)
    for era in project.editions[0].eras:
        inside = [
            one
            for one in project.catalog.of(Event).values()
            if era.start <= dates.first_day(one.date) <= dates.last_day(one.end or one.date) <= era.end
        ]
        assert len(to_sort(inside)) >= WANTED - 2, era.title  # two years hold fewer that stand apart


@pytest.fixture
def exercise(visit):
    def open_set(language="", **options):
        page = visit(f"{language}sort/", **options)
        page.locator(".sort-fold > summary").nth(2).click()
        return page.locator(".sort >> visible=true")

    return open_set


def titles(found):
    return found.locator(".sort-rows li > span").all_text_contents()


def test_numbers_and_buttons_move_a_row_and_checking_tells_its_day(exercise):
    found = exercise()
    before = titles(found)
    third = found.locator(".sort-rows li").nth(2).locator("button").first
    third.focus()
    found.page.keyboard.press("Enter")
    found.page.keyboard.press("Enter")
    assert titles(found)[:3] == [before[2], before[0], before[1]]
    status = found.locator("[role=status]")
    assert status.text_content() == f"1. {before[2]}"
    assert found.page.evaluate("document.activeElement.tagName") == "INPUT"  # the button that is no longer of use
    right = found.locator(".sort-key a").all_text_contents()
    for place, title in enumerate(right, 1):
        row = found.locator(".sort-rows li").filter(has=found.page.get_by_text(title, exact=True))
        row.locator("input").fill(str(place))
        found.page.keyboard.press("Enter")
    assert titles(found) == right
    found.locator("[data-said]").click()
    assert re.findall(r"\d+", status.text_content()) == ["8", "8"]
    days = found.locator(".sort-key time").all_text_contents()
    assert found.locator(".placed output").all_text_contents() == [f"✓ {day}" for day in days]


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "finger"])
def test_a_row_is_dragged_past_others_and_is_not_lost_on_the_way(exercise, finger):
    found = exercise("es/", width=390, has_touch=finger)
    before = titles(found)
    handles = found.locator(".sort-drag")
    handles.nth(4).scroll_into_view_if_needed()
    start, end = handles.nth(1).bounding_box(), handles.nth(4).bounding_box()
    ways = [(start["x"] + 9, start["y"] + 9 + (end["y"] - start["y"]) * part / 6) for part in range(7)]
    if finger:
        session = found.page.context.new_cdp_session(found.page)
        for kind, (x, y) in [("touchStart", ways[0]), *[("touchMove", way) for way in ways[1:]]]:
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        found.page.mouse.move(*ways[0])
        found.page.mouse.down()
        for way in ways[1:]:
            found.page.mouse.move(*way)
        found.page.mouse.up()
    assert titles(found) == [before[0], *before[2:5], before[1], *before[5:]]


def test_without_script_numbers_can_be_written_and_the_order_unfolded(exercise):
    found = exercise(scripts=False, width=320)
    found.locator("input").first.fill("3")
    assert not found.locator("[data-said]").is_visible()
    found.locator(".sort-key summary").click()
    assert found.locator(".sort-key li >> visible=true").count() == WANTED
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_exercise_has_no_faults_for_readers_who_hear_it(exercise, scheme):
    found = exercise("es/", width=320, scheme=scheme)
    found.locator("[data-said]").click()
    found.locator(".sort-key summary").click()
    assert not Axe().run(found.page, context=".sort-set").response["violations"]


def test_on_paper_there_are_cards_and_the_order_on_a_sheet_of_its_own(exercise):
    found = exercise(scheme="dark")
    found.page.emulate_media(media="print")
    assert found.locator(".sort-rows li").first.evaluate("e => getComputedStyle(e).borderTopStyle") == "dashed"
    assert not found.locator("input, button").filter(visible=True).count()
    assert found.locator(".sort-key").evaluate("e => getComputedStyle(e).breakBefore") == "page"
    assert found.locator(".sort-key li").first.is_visible()
