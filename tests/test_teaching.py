"""What pages teach: levels, minutes, aims and standards, as teachers look for them."""

from __future__ import annotations

from microsite.evidence import project as projects
from microsite.evidence.teaching import Framework, Standard, Teaching
from microsite.language import reading
from microsite.pages import teaching
from tests.conftest import ROOT

EASY = ["The cat sat on the mat. The dog ran to the cat. The sun is hot. We go home now."] * 8


def test_a_grade_is_kincaids_where_a_language_has_it_and_nothing_elsewhere():
    english, spanish = (projects.load(ROOT).edition(language).words for language in ("en", "es"))
    assert reading.grade(EASY, english) in range(-2, 2)
    hard = ["Multilateral institutional arrangements necessitated considerable administrative harmonisation."] * 20
    assert reading.grade(hard, english) > 20
    assert reading.grade(EASY, spanish) is None and reading.grade(["Short."], english) is None


def test_every_page_that_tells_has_aims_and_standards_and_every_standard_a_page():
    project = projects.load(ROOT)
    catalog, english = project.catalog, project.editions[0]
    for one in teaching.taught(english).values():
        assert one.teaching and one.teaching.standards and one.minutes and one.grade, one.page.path
    points = {point.id for _, rows in teaching.served(english) for point, _ in rows}
    assert points == set(catalog.of(Standard)) and len(points) >= 18
    assert {framework.id for framework, _ in teaching.served(english)} == set(catalog.of(Framework))
    assert len(catalog.of(Teaching)) == len(teaching.taught(english))
