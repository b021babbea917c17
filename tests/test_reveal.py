"""Every chart of the project, read slowly: its drawing in steps."""

import re
from xml.etree import ElementTree

from microsite.drawing import draw, reveal
from microsite.drawing.chart import all_charts
from microsite.evidence import project
from tests.conftest import ROOT


def parts(svg):
    """Everything that a drawing draws, in its order."""
    drawn = (part for part in ElementTree.fromstring(svg).iter() if not len(part) and not part.tag.endswith("}g"))
    return [ElementTree.tostring(part) for part in drawn]


def held(some, whole):
    """Whether some parts are among others, in the same order."""
    rest = iter(whole)
    return all(part in rest for part in some)


def test_every_chart_has_its_steps():
    found = project.load(ROOT)
    draw.draw_charts(found)
    for chart in all_charts(found):
        where = chart.id, chart.edition.language
        whole = chart.drawings["wide"].file
        steps = reveal.steps(whole)
        assert 4 <= len(steps) <= 5, where
        assert steps[-1] == whole and "var(" not in whole, where
        assert not re.search(r"<(?:text|title)\b", steps[0]) and parts(steps[0])[1:], where
        for former, step in zip(steps, steps[1:], strict=False):
            assert len(former) < len(step) and held(parts(former), parts(step)), where
        narrow = chart.drawings["narrow"]
        assert set(reveal.kinds(narrow.parts)) <= set(reveal.kinds(whole)), where
        assert "data-step" not in narrow.svg, where
