"""Style sheets and scripts that only some pages load."""

from __future__ import annotations

import re

import pytest

from microsite.output import wanted
from tests.conftest import ROOT

ASSETS = ROOT / "templates/theme/assets"


@pytest.mark.parametrize("file", [*wanted.STYLES, *wanted.SCRIPTS])
def test_what_pages_ask_for_is_there(file):
    assert (ASSETS / file).is_file() or (ROOT / "templates" / file).is_file()


def test_a_page_loads_what_its_content_asks_for_and_nothing_else(built):
    """Pages without a menu (a chart's, a figure's, how to cite) bring style sheets of their own."""
    pages = [html for path in built.rglob("index.html") if "<nav" in (html := path.read_text("utf-8"))]
    assert len(pages) > 3
    for html in pages:
        main = html[html.index("<main") : html.index("</main>")]
        loaded = re.findall(r'(?:href|src)="[^"]*assets/([a-z]+\.(?:css|js))"', html)
        asked = [
            file
            for files in (wanted.STYLES, wanted.SCRIPTS)
            for file, marks in files.items()
            if any(mark in main for mark in marks)
        ]
        assert [file for file in loaded if file in {*wanted.STYLES, *wanted.SCRIPTS}] == asked
