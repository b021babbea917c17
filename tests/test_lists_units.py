"""What lists of records are laid out by: lanes of events, meetings of leaders."""

import re

import pytest

from microsite.evidence import eras, meetings
from microsite.evidence import project as projects
from microsite.evidence.lanes import APART, EARLIER, WIDTH, lanes_of
from microsite.evidence.records import Event, Theme
from tests.test_project_units import era_page


def event(date, theme="trade", tier="minor"):
    said = {"en": "A", "es": "B"}
    fields = {"theme": theme, "tier": tier, "leaders": [], "title": said, "summary": said, "sources": ["speech"]}
    return Event(date=date, **fields)


def dots(path):
    return [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", path)]


@pytest.fixture
def laid(read):
    """Lays events out beside the small project's leaders, whose first term begins in 1988."""
    themes = list(read.catalog.of(Theme).values())
    return lambda *events: lanes_of(events, themes, eras.river_of(read.catalog, ()))


def test_no_event_has_no_picture(laid):
    assert laid() is None


def test_dots_stand_at_their_dates_and_turning_points_apart(laid):
    picture = laid(event("1990-07-01"), event("1989"), event("1998-12-31", tier="core"))
    (lane,) = picture.lanes  # a theme without events has none
    assert (picture.zero, picture.first, picture.since, picture.last) == (1989, 1989, 1989, 1998)
    assert dots(lane.more)[0][0] == 0 and 140 < dots(lane.more)[1][0] < 160
    assert dots(lane.core)[0][0] == WIDTH and lane.count == 3


def test_what_was_long_before_has_a_short_stretch(laid):
    picture = laid(event("1846-05-13"), event("1940"), event("1988-12-31"), event("2010"))
    xs = [x for x, _ in dots(picture.lanes[0].more)]
    room = WIDTH * EARLIER / (2011 - 1988 + EARLIER)
    assert (picture.zero, picture.first, picture.since) == (1988 - EARLIER, 1846, 1988)
    assert 0 <= xs[0] < xs[1] < room < xs[2] < xs[3] < WIDTH
    assert picture.early == pytest.approx(room / WIDTH, abs=0.001)


def test_dots_of_one_day_stand_above_each_other_and_none_covers_another(laid):
    picture = laid(*[event("1990-01-01") for _ in range(3)], event("1990-02"), event("2010"))
    found = dots(picture.lanes[0].more)
    assert len({y for x, y in found if x == found[0][0]}) == 3
    assert all(abs(a[0] - b[0]) >= APART or a[1] != b[1] for n, a in enumerate(found) for b in found[n + 1 :])
    assert max(y for _, y in found) < picture.lanes[0].height and min(y for _, y in found) > 0


@pytest.mark.parametrize(("last", "years"), [("1994", [1990, 1991]), ("2017", [1990, 1995]), ("2047", [1990, 2000])])
def test_a_longer_time_has_fewer_years_written(laid, last, years):
    picture = laid(event("1989"), event(last))
    assert [year for year, _ in picture.years][:2] == years and len(picture.years) <= 6


def test_a_river_has_a_length_in_years(read):
    assert eras.river_of(read.catalog, eras.eras_of([era_page("a", "1989/1993")])).length == 6


MEET = """title.en = "Talks"
title.es = "Encuentros"
source = "speech"
licence.en = "Public."
licence.es = "Pública."
vintage.en = "Then."
vintage.es = "Entonces."
caveats.en = "None."
caveats.es = "Ninguna."
key = ["date"]
meet = ["host", "guest"]
[columns.date]
label.en = "Date"
label.es = "Fecha"
type = "text"
[columns.host]
label.en = "Host"
label.es = "Anfitrión"
type = "record"
[columns.guest]
label.en = "Guest"
label.es = "Invitado"
type = "record"
"""


def test_meetings_are_counted_from_both_sides(plain):
    plain.write("data/series/talks.toml", MEET)
    plain.write("data/series/talks.csv", "date,host,guest\n1990-11-27,salinas,bush\n1991-04-07,bush,salinas\n")
    found = meetings.meetings_of(projects.load(plain.path).catalog)
    assert found.days == ("1990-11-27", "1991-04-07")
    assert found.met == {"bush": {"salinas": 2}, "salinas": {"bush": 2}} and not found.charts


@pytest.mark.parametrize("column", ["hosts", "date"])
def test_those_who_meet_are_leaders(plain, column):
    plain.write("data/series/talks.toml", MEET.replace('meet = ["host"', f'meet = ["{column}"'))
    plain.write("data/series/talks.csv", "date,host,guest\n1990-11-27,salinas,bush\n")
    wrong = [problem for problem in plain.problems() if problem.rule == "field-type"]
    assert [(one.path, one.line) for one in wrong] == [("data/series/talks.toml", 11)] and column in wrong[0].message


def test_a_project_without_meetings_has_none(read):
    assert meetings.meetings_of(read.catalog) == meetings.Meetings((), {}, ())
