"""Addresses of a host's editor and of its new issues, read back by Python's own readers of addresses."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from microsite.pages.repository import edit_at, report_at

pytestmark = pytest.mark.quick
LABELS = {
    "colon": ":",
    "report_page": "Page",
    "report_right": "What is right",
    "report_sentence": "The sentence",
    "version": "version {version}",
}


@pytest.mark.parametrize(
    ("repository", "edit", "issue", "title", "body"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/", "/a/b/issues/new", "title", "body"),
        ("https://github.com/a/b/", "https://github.com/a/b/edit/main/", "/a/b/issues/new", "title", "body"),
        (
            "https://gitlab.com/a/b",
            "https://gitlab.com/a/b/-/edit/main/",
            "/a/b/-/issues/new",
            *(
                "issue[title]",
                "issue[description]",
            ),
        ),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/", "/a/b/issues/new", "title", "body"),
    ],
)
def test_each_host_has_its_forms_of_addresses(repository, edit, issue, title, body):
    assert unquote(edit_at(repository, "docs/es/año #1.md")) == f"{edit}docs/es/año #1.md"
    assert "#" not in edit_at(repository, "docs/es/año #1.md")
    words, address = 'Trade & "law": 50 % / año', "https://example.org/themes/trade/"
    found = urlsplit(report_at(repository, words, address, "2026.11", LABELS))
    asked = parse_qs(found.query, strict_parsing=True)
    assert found.path == issue and asked[title] == [words]
    assert asked[body][0].split("\n\n") == [f"Page: {address}", "version 2026.11", "What is right: ", "The sentence: "]


def test_nothing_is_offered_where_the_repository_is_not_known():
    assert edit_at(None, "docs/en/index.md") == edit_at("", "a") == report_at("", "A", "b", "", LABELS) == ""
