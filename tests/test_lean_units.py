"""Leaner drawings are the same drawings: as a renderer that nobody here wrote paints them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from microsite.drawing import lean, svg

DOTS = [{"x": x, "y": x * x, "size": 40 * x + 1, "name": f"n{x}"} for x in range(12)]
ENCODED = {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}
SPECS = {
    "circles": {"mark": "circle", "encoding": ENCODED | {"size": {"field": "size", "type": "quantitative"}}},
    "squares": {"mark": {"type": "square", "clip": True}, "encoding": ENCODED},
    "squares apart": {"mark": {"type": "square", "size": 100, "opacity": 1, "stroke": "red"}, "encoding": ENCODED},
    "line": {"mark": {"type": "line", "clip": True, "strokeDash": [4, 2]}, "encoding": ENCODED},
    "layers": {
        "layer": [
            {"mark": {"type": "area", "clip": True, "opacity": 0.5}, "encoding": ENCODED},
            {"mark": {"type": "circle", "clip": True, "opacity": 1}, "encoding": ENCODED},
            {"mark": {"type": "text", "clip": True}, "encoding": ENCODED | {"text": {"field": "name"}}},
        ]
    },
}


def painted(drawing: str) -> Image.Image:
    return Image.open(io.BytesIO(svg.png(drawing, scale=2))).convert("RGB")


@pytest.mark.parametrize("name", SPECS)
def test_a_lean_drawing_looks_the_same_and_weighs_less(name):
    drawn = svg.draw({"data": {"values": DOTS}, "width": 300, "height": 200, **SPECS[name]})
    leaner = lean.lean(drawn)
    assert len(leaner) < len(drawn)
    difference = ImageChops.difference(painted(drawn), painted(leaner)).convert("L")
    assert difference.resize((40, 30), Image.Resampling.BOX).getextrema()[1] <= 12  # no patch of pixels differs


def test_clips_that_cut_out_the_same_are_one():
    drawn = svg.draw({"data": {"values": DOTS}, "width": 300, "height": 200, **SPECS["layers"]})
    assert drawn.count("<clipPath") == 3
    leaner = lean.lean(drawn)
    assert leaner.count("<clipPath") == 1 and leaner.count("url(#") == drawn.count("url(#")
    assert "<circle" in svg.for_page(drawn, "x", {})


def test_squares_in_a_row_are_one_path_and_those_that_touch_are_not():
    def paths(size):
        spec = {"mark": {"type": "square", "size": size, "opacity": 1}, "encoding": ENCODED}
        drawn = svg.draw({"data": {"values": DOTS}, "width": 300, "height": 200, **spec})
        return svg.for_page(drawn, "x", {}).count('fill="#4c78a8"')

    assert paths(9) == 1 and paths(4000) == len(DOTS)
