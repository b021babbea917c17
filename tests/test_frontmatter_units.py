"""A page's front matter, its address and what it is called."""

import pytest

from microsite.prose import frontmatter
from microsite.prose.page import Heading, Page, address_of

FRONT = "---\ntitle: A\nspan: 1990/1991\nkeywords: [b, c]\n---\n# H\n"


def test_front_matter_is_read_with_its_lines():
    front = frontmatter.read(FRONT, "a.md")
    assert (front.meta.title, front.meta.span, front.meta.keywords, front.height) == ("A", "1990/1991", ("b", "c"), 5)
    assert (front.lines["title"], front.lines["span"], front.problems) == (2, 3, ())
    none = frontmatter.read("# H\n---\ntitle: A\n---", "a.md")
    assert (none.meta, none.height, none.problems) == (frontmatter.PageMeta(), 0, ())
    assert frontmatter.read("---\n\n...\n", "a.md").height == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: A\n# H", 1, "the front matter has no end"),
        ("---\ntitel: A\n---", 2, "front matter has no field 'titel'"),
        ("---\ntitle: A\nspan: 1991/1990\n---", 3, "'span': '1991/1990' ends before it begins"),
        ("---\ndraft: soon\n---", 2, "'draft': expected true or false, got 'soon'"),
        ("---\ntitle: [a\n---", None, ""),
        ("---\n- a\n---", None, ""),
    ],
)
def test_front_matter_that_is_wrong_is_told_and_left_out(text, line, words):
    front = frontmatter.read(text, "a.md")
    assert front.meta == frontmatter.PageMeta() and front.problems
    assert all(1 <= problem.line <= 3 for problem in front.problems)
    assert line in (None, front.problems[0].line) and words in front.problems[0].message


@pytest.mark.parametrize(
    ("slug", "address"),
    [("index", ""), ("themes/index", "themes/"), ("themes/trade", "themes/trade/"), ("my-index", "my-index/")],
)
def test_where_a_page_stands(slug, address):
    page = Page(f"docs/en/{slug}.md", "en", slug, frontmatter.PageMeta(), "")
    assert address_of(slug) == page.address == address


def test_a_page_is_called_by_its_meta_then_its_heading_then_its_file():
    headings = (Heading(3, "h2", "b", "B"), Heading(1, "h1", "a", "A"))
    untitled = frontmatter.PageMeta()
    assert Page("p", "en", "slug", frontmatter.PageMeta(title="T"), "", headings=headings).title == "T"
    assert Page("p", "en", "slug", untitled, "", headings=headings).title == "A"
    assert Page("p", "en", "slug", untitled, "").title == "slug"
    assert Page("p", "en", "slug", untitled, "", headings=headings).anchors == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "first", "wanted"),
    [
        ("# A\n", False, "---\nkey: new\n---\n# A\n"),
        ("---\ntitle: A\n---\n# A\n", False, "---\ntitle: A\nkey: new\n---\n# A\n"),
        ("---\ntitle: A\n---\n# A\n", True, "---\nkey: new\ntitle: A\n---\n# A\n"),
        ("---\nkey: old\n  and more\ntitle: A\n...\nkey: kept\n", False, "---\ntitle: A\nkey: new\n...\nkey: kept\n"),
        ("\ufeff---\ntitle: A\n---\n", False, "---\ntitle: A\nkey: new\n---\n"),
    ],
)
def test_a_page_says_something_of_itself(text, first, wanted):
    assert frontmatter.saying(text, {"key": "new"}, first=first) == wanted
    assert frontmatter.saying(wanted, {"key": "new"}, first=first) == wanted


@pytest.mark.parametrize("value", ["123456", "012345", "12e456", "a1b2c3", "123456 a1b2c3", "no", True, False])
def test_what_a_page_says_is_read_back_as_it_was_meant(value):
    key = "draft" if isinstance(value, bool) else "original"
    front = frontmatter.read(frontmatter.saying("# A\n", {key: value}), "a.md")
    assert not front.problems and getattr(front.meta, key) == value
