"""The steps of a drawing: which of its parts belong to which, and how they are cut from the whole."""

import re

import pytest

from microsite.drawing import reveal


def group(kind, role, inner, name="layer_0_marks"):
    return f'<g class="mark-{kind} role-{role} {name}" pointer-events="none">{inner}</g>'


def text(*words):
    return "".join(f"<text>{word}</text>" for word in words)


AXIS = group("text", "axis-label", text("0", "100"), "")
THIN, WIDE = '<line stroke="red"/>', '<line stroke="red" stroke-width="3"/>'

PARTS = [
    ("axis", group("rule", "axis-grid", THIN), "axes"),
    ("unit", group("text", "axis-title", text("per cent")), "title"),
    ("head", group("text", "title-text", text("Lorries")), "title"),
    ("legend", group("symbol", "legend-symbol", "<path/>"), "labels"),
    ("word", group("text", "mark", text("NAFTA")), "labels"),
    ("rule", group("rule", "mark", THIN), "labels"),
    ("stem", group("rule", "mark", WIDE), ""),
    ("line", group("line", "mark", "<path/>"), ""),
]


@pytest.mark.parametrize(("drawn", "step"), [part[1:] for part in PARTS], ids=[part[0] for part in PARTS])
def test_a_part_is_shown_at_its_step(drawn, step):
    found = reveal.marked(f"<svg>{AXIS}{drawn}</svg>")
    assert re.findall(r'data-step="(\w+)"', found) == ["axes", *([step] if step else [])]
    assert reveal.plain(found) == f"<svg>{AXIS}{drawn}</svg>"


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (["Lorry", "Rail"], "axes"),
        (["Fox, 2000–2006", "1994-00"], "axes"),
        (["over 200,000"], "labels"),
        (["Rail", "11%"], "labels"),
    ],
)
def test_without_axes_names_stand_for_them_and_numbers_do_not(words, step):
    assert f'data-step="{step}"' in reveal.marked(group("text", "mark", text(*words)))


def test_the_ground_of_a_map_comes_after_its_marks_and_its_names_with_all_names():
    spec = {"layer": ["land", "river", "name", "own"]}
    ground = reveal.ground_of(spec)
    assert ground == {"layer_0_marks", "layer_1_marks", "layer_2_marks"}
    assert reveal.ground_of({"concat": [spec, {"layer": [1, 2]}]}) >= {
        "concat_0_layer_2_marks",
        "concat_1_layer_0_marks",
    }
    drawn = group("shape", "mark", '<path fill="red"/>') + group("shape", "mark", "<path/>", "layer_1_marks")
    drawn += group("text", "mark", text("MEXICO"), "layer_2_marks")
    marks = group("symbol", "mark", "<path/>", "layer_3_layer_0_marks")
    told = [re.findall(r'data-step="(\w+)"', reveal.marked(drawn + more, ground)) for more in (marks, "")]
    assert told == [["axes", "axes", "labels"], ["axes", "labels"]]


def test_steps_are_cut_from_the_whole_and_each_holds_its_former():
    title, source = '<title data-step="title">T</title>', '<text x="1" data-step="source">S</text>'
    drawn = reveal.marked(f"<svg>{title}<path/>{AXIS}{group('text', 'mark', text('A'))}{source}</svg>")
    assert reveal.kinds(drawn) == list(reveal.STEPS)
    first, second, third, fourth, last = reveal.steps(drawn)
    assert first == "<svg><path/></svg>" and second.endswith("</g></svg>") and "A" not in second
    assert title in third and "A" in fourth and source not in fourth and last == drawn
    assert reveal.steps("<svg/>") == ["<svg/>"]
