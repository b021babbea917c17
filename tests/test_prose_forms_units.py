"""Markdown that would be shown as it is written: what is told of it, and at which line."""

import pytest

from microsite.prose import dialect, forms

UNREAD = [
    ("plain words, $5 and $6", None),
    ("a tax of 5 * 3 = 15 and a_b", None),
    (":::note", "a box of another tool"),
    ("[TOC]", "a list of contents"),
    ("##Heading", "a heading that is not read"),
    ("| a | b |", "a table that is not read"),
    ("a ==b== c", "marked text"),
    ("H~2~O", "raised or lowered text"),
    ("{{ x }}", "an instruction to another tool"),
    ("$x + y$", "a formula"),
    (":smile:", "a sign of another tool"),
    ("**a", "a sign of emphasis that nothing closes"),
    ("[[page]]", "a link of another tool"),
    ("[a]( b", "a link that is not whole"),
    ("[^x]", "a footnote that is not read"),
    ("[see @a]", "a citation that is not read"),
    ("`a", "a sign of code that nothing closes"),
    ("[!NOTE]", "a box that is not read"),
    ("[!NOTE] Title", "a box that is not read, since it has a title"),
    ("[!NOTES]", "a box of no known kind"),
    ("=== Tab", "a tab"),
    ("*[HTML]: words", "an abbreviation"),
    ("a ] b", "a bracket has no partner"),
]


@pytest.mark.parametrize(("text", "what"), UNREAD)
def test_markdown_of_other_dialects_is_named(text, what):
    found = list(forms.unread(text, 5))
    assert [(line, said.endswith(what or "")) for line, said, _ in found] == ([(5, True)] if what else []), found


def test_a_form_is_told_at_its_line_and_once():
    found = list(forms.unread("fine\na ==b==\nc ==d==\n1. e", 10))
    assert not list(forms.unread("1. e", 10))  # at the beginning it is a list
    assert [(line, what) for line, what, _ in found] == [
        (11, "'==b==' is marked text"),
        (13, "'1. e' is a list right after a paragraph"),
    ]


@pytest.mark.parametrize(
    ("call", "what", "hint"),
    [
        (lambda: forms.wrong_box("note", "!!! note", empty=False), None, None),
        (
            lambda: forms.wrong_box("nots", "!!! nots", empty=False),
            "'!!! nots' is a box of no known kind",
            "Did you mean 'note'?",
        ),
        (lambda: forms.wrong_code("- a"), "'- a' is indented so far that it is read as code", forms.INDENTED),
        (lambda: forms.wrong_code("\nx = 1"), None, None),
        (lambda: forms.wrong_fence("py", closed=True), None, None),
        (lambda: forms.wrong_fence("", closed=True), None, None),
        (lambda: forms.wrong_fence("Mermaid", closed=True), "'Mermaid' would be shown as code, not drawn", None),
        (
            lambda: forms.wrong_fence("py title='x'", closed=True),
            "'py title='x'' says more of code than its language",
            None,
        ),
        (lambda: forms.wrong_fence("{.py}", closed=True), "'{.py}' says more of code than its language", None),
        (lambda: forms.wrong_fence("mermaid", closed=False), "a fence of code is never closed", forms.CLOSE_FENCE),
    ],
)
def test_boxes_and_code_that_are_not_what_they_seem(call, what, hint):
    found = call()
    assert (found and found[0]) == what and hint in (None, found and found[1])


def test_brackets_too_deep_are_told_at_their_line():
    deep = "[" * (dialect.DEEPEST + 1)
    assert forms.too_deep("a\n\nb\n" + deep) == 4
    assert forms.too_deep("[" * dialect.DEEPEST) == 0
    assert forms.too_deep("()" * 200) == 0
    assert forms.too_deep("\n\n".join(["[" * 40] * 3)) == 0  # a paragraph ends what it leaves open
