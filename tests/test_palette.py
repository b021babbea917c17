"""Colours can be told apart, in the sheets as they are built, and sheets are sent without what nobody reads."""

import re

import pytest

from microsite import palette
from microsite.output import brand


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes(path):
    """The palettes of a built style sheet: light, dark, dark by choice, print."""
    blocks = re.findall(r"\{([^{}]*)\}", path.read_text("utf-8"))
    found = [dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block)) for block in blocks]
    return [colours for colours in found if {"paper", "ink", "us", "mx", "shared"} <= set(colours)]


@pytest.mark.parametrize("sheet", ["site.css", "chart-page.css"])
def test_colours_of_charts_can_be_told_from_the_page_in_light_and_dark(built, sheet):
    found = palettes(built / "assets" / sheet)
    assert len(found) == 4 and found[1] == found[2] and found[0] != found[1]
    for colours in found:
        assert all(contrast(colours[name], colours["paper"]) >= 4.5 for name in ("ink", "quiet", "us", "mx", "shared"))
        assert contrast(colours["other"], colours["paper"]) >= 3
        assert all(contrast(colours["on"], colours[name]) >= 4.5 for name in ("us", "mx"))


def test_contrast_is_that_of_the_standard():
    """Values of the standard's own examples and of its tools."""
    assert round(palette.contrast("#000000", "#ffffff"), 2) == 21
    assert round(palette.contrast("#767676", "#ffffff"), 2) == 4.54
    assert round(palette.contrast("#ff0000", "#ffffff"), 2) == 4.0


def test_a_lean_style_sheet_keeps_what_stands_in_quotes():
    sheet = '/* a { } */ p::after { content: " { ; } /x/ "; color : red }\n\n  a , b { x: y }\n'
    assert brand.lean(sheet).strip() == 'p::after{content: " { ; } /x/ ";color : red}a , b{x: y}'
