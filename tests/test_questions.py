"""Questions on the real site: asked with plain form controls, explained by style alone, printed with a key."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.evidence import project as projects
from microsite.evidence.questions import Question
from tests.conftest import ROOT

PAGE = "eras/obama-pena-nieto/"


@pytest.fixture(scope="module")
def project():
    return projects.load(ROOT)


def test_every_page_that_tells_asks_before_after_and_openly(project):
    questions = project.catalog.of(Question)
    slugs = [path.removesuffix(".md") for path in project.nav_paths if "/" in path]
    assert len(slugs) == 23
    for slug in slugs:
        page = next(page for page in project.pages if (page.language, page.slug) == ("en", slug))
        sets = [link.target.split(",") for link in page.links if link.scheme == "questions"]
        own = [[questions[name].page == slug for name in names] for names in sets]
        earlier = slug != slugs[0]  # the first page has none before it
        assert [len(names) for names in sets] == [1, 4 + earlier, 2] and own == [
            [True],
            [True] * 4 + [False] * earlier,
            [True] * 2,
        ], slug
        levels = [questions[name].level for name in sets[1][:4]]
        assert sorted(levels) == ["explain", "explain", "recall", "recall"], slug
        assert all(questions[name].kind == "open" for name in sets[2]), slug


def test_an_answer_says_why_without_any_script(visit):
    page = visit(PAGE, scripts=False)
    question = page.locator(".ask:has(input[type=radio])").first
    assert not question.locator(".why >> visible=true").count()
    question.locator("input").nth(1).check()
    assert question.locator(".why >> visible=true").count() == 1
    question.locator("input").nth(2).check()
    assert question.locator(".why >> visible=true").count() == 1
    page.locator(".answer-fold summary").first.click()
    assert page.locator(".answer-fold[open] > :not(summary)").first.is_visible()


def test_an_answer_is_spoken_and_kept_in_the_tab(visit):
    page = visit(PAGE)
    question = page.locator(".ask:has(input[type=radio])").first
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    why = question.locator(".why").nth(1).text_content()
    assert page.locator(".ask-set [role=status]").first.text_content() == why
    page.reload()
    assert page.locator(".ask:has(input[type=radio])").first.locator("input").nth(1).is_checked()
    assert page.evaluate("localStorage.length + document.cookie.length") == 0


@pytest.mark.parametrize("path", [PAGE, f"es/{PAGE}"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_questions_have_no_faults_for_readers_who_hear_them(visit, path, scheme):
    page = visit(path, width=320, scheme=scheme)
    for answer in page.locator(".ask").all():
        answer.locator("input, summary").first.click()
    found = Axe().run(page, context=".ask-set").response["violations"]
    assert not found, [(v["id"], v["nodes"][0]["target"]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_key_is_printed_on_its_own_sheet_and_holds_every_right_answer(visit, project):
    page = visit(PAGE)
    assert not page.locator(".question-key").is_visible()
    page.emulate_media(media="print")
    key = page.locator(".question-key")
    assert key.is_visible() and key.evaluate("e => getComputedStyle(e).breakBefore") == "page"
    said = key.inner_text()
    asked = [
        link.target.split(",")
        for page in project.pages
        if page.path == f"docs/en/{PAGE[:-1]}.md"
        for link in page.links
        if link.scheme == "questions"
    ]
    for name in (name for names in asked for name in names):
        question = project.catalog.of(Question)[name]
        assert all(question.answers[right].text["en"] in said for right in question.right)
    assert not page.locator(".why >> visible=true").count()


def test_a_question_links_where_it_is_told_and_not_to_its_own_page(visit):
    page = visit(PAGE)
    for link in page.locator(".ask-set .why a").all():
        target = link.get_attribute("href")
        assert target == "./" or re.fullmatch(r"(\.\./)+[a-z/-]+/|\.\./[a-z-]+/", target)
