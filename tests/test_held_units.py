"""What a drawing is held to: its rows, their arithmetic, the words that it prints, and its guard while it runs."""

from decimal import Decimal

import pytest

from microsite.drawing import guard, held
from microsite.drawing.printed import Printed
from microsite.language.exempt import exempt
from microsite.language.wording import Wording

ROWS = {"series": {"goods": [{"year": 1990, "total": 58.4, "band": "18-24 years"}]}, "figures": {}, "records": []}
PRINTED = [
    ("58.4 billion", []),
    ("in 1990", []),
    ("among 18-24 years", []),
    ("59.4 billion", ["59,400,000,000"]),
    ("in 1991", ["1991"]),
    ("117 twice", ["117"]),
    ("the half: 29.2", []),
    ("among 18-25 years", ["18", "25"]),
]


@pytest.mark.parametrize(("words", "odd"), PRINTED)
def test_what_a_drawing_prints_is_in_its_rows_or_its_arithmetic(words, odd):
    rows = held.of(ROWS, {"half": "total / 2"}, {"goods": {"total": "1e9"}})
    printed = Printed(rows, exempt(Wording("en"), (), ()), {})
    svg = f'<g class="mark-text role-mark"><text>{words}</text></g>'
    ticks = '<g class="mark-text role-axis-label"><text>12,345</text></g>'
    found = [breach.message for breach in printed.breaches({"mark": "bar"}, svg + ticks)]
    assert len(found) == len(odd) and all(one in said for one, said in zip(odd, found, strict=True)), found


def test_tips_say_what_their_own_row_holds():
    data = {**ROWS, "series": {"goods": [{"year": 1990, "total": 58.4}, {"year": 1991, "total": 60.5}]}}
    printed = Printed(held.of(data, {}, {}), exempt(Wording("en"), (), ()), {})
    encoding = {"x": {"field": "year", "type": "quantitative"}, "tooltip": {"field": "tip", "type": "nominal"}}
    spec = {"mark": "bar", "encoding": encoding}

    def told(tip):
        return len(list(printed.breaches({**spec, "data": {"values": [{"year": 1990, "tip": tip}]}}, "")))

    assert (told("1990: 58.4"), told("1990: 60.5"), told("1990: 999"), told(58.4), told(60.5)) == (0, 1, 1, 0, 1)


def test_rows_are_held_with_their_unit_and_their_arithmetic():
    rows = held.of(ROWS, {"half": "total / 2", "odd": "none / 2", "total": "total * 2"}, {"goods": {"total": "1000"}})
    (row,) = rows.rows
    assert {Decimal("58.4"), Decimal("58400"), Decimal("29.2")} <= row.says and row.words == {"18-24 years"}
    assert {name for name, _ in rows.wrong} == {"odd", "total"}
    assert held.handed(rows, ROWS)["series"]["goods"][0]["half"] == 29.2
    assert held.number(True) is None and held.number(Decimal("1.5")) == 1.5 and held.number("1") is None
    assert list(held.decimal_years("1990-07")) == [1990, 1990.5, 1990.5] and held.decimal_years("soon") == []


def test_a_record_at_two_places_is_counted_once():
    places = [("war", "north", "us"), ("war", "south", "mx"), ("bridge", "north", "us"), ("bridge", "east", "us")]
    records = [{"id": one, "place": place, "side": side} for one, place, side in places]
    computed = {"all": "count()", "here": "count(place)", "on_side": "count(side)", "rows": "sum(1, side == 'us')"}
    rows = held.of({"series": {}, "figures": {}, "records": records}, computed, {})
    counted = [(row.cells["all"], row.cells["here"], row.cells["on_side"]) for row in rows.rows]
    assert counted == [(2, 2, 2), (2, 1, 1), (2, 2, 2), (2, 1, 2)] and rows.says == {Decimal(2)}
    ((name, reason),) = rows.wrong
    assert name == "rows" and "write count(...)" in reason


def test_the_guard_shuts_only_while_a_chart_runs():
    assert guard._library(guard.os.__file__) and not guard._library(__file__)
    with guard.guarded(), pytest.raises(guard.ShutError, match="opens a file"):
        guard._hear("open", ("/etc/hosts", "r", 0))
    with guard.guarded():
        with pytest.raises(guard.ShutError, match=r"'socket\.connect'"):
            guard._hear("socket.connect", ())
        guard._hear("os.listdir", ("/",))
        guard._hear("import", ("os",))
    guard._hear("socket.connect", ())
