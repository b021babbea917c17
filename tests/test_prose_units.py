"""How a page is read: its tree, its lines, its links and its citations."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from microsite.prose import dialect, elements
from microsite.prose.blocks import tree_of
from microsite.prose.dialect import citations, lost
from microsite.prose.tree import Found, Reader


def made(text):
    """The elements of a text, as they are written out."""
    return re.sub(r"</?root>", "", tostring(tree_of(text, "root").root, "unicode"))


TREES = [
    ("a\nb", "<p>a\nb</p>"),
    ("a  \nb", "<p>a<br />\nb</p>"),
    ("~~a~~ **b** *c*", "<p><del>a</del> <strong>b</strong> <em>c</em></p>"),
    ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ("```py\nx = 1\n```", '<pre><code class="language-py">x = 1\n</code></pre>'),
    ('![A *b*](c.png "T")', '<p><img src="c.png" alt="A b" title="T" /></p>'),
    ("1. a\n2. b", "<ol>\n<li>a</li><li>b</li></ol>"),
    ("- [x] a", None),
    ("[a](figure:b)", '<p><a href="figure:b">a</a></p>'),
    ("[@a; @b, p. 2]", '<p><sup class="cites" data-said="[@a; @b, p. 2]" /></p>'),
    ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
    ("\\*a\\*", "<p>*a*</p>"),
    ('!!! note ""\n    a', '<div class="admonition note"><p>a</p></div>'),
    ("??? tip\n    a", None),
    ("> [!WARNING]\n> a", None),
]


@pytest.mark.parametrize(("text", "html"), [one for one in TREES if one[1]])
def test_markdown_becomes_elements(text, html):
    assert made(text).replace("\n<li>", "<li>") == html.replace("\n<li>", "<li>")


def test_tasks_boxes_and_alerts_have_what_their_readers_need():
    tasks = tree_of("- [x] a\n- [ ] b", "root").root.iter("input")
    assert [task.get("checked") for task in tasks] == ["", None]
    folded, unfolded = (tree_of(f"{mark} tip\n    a", "root").root[0] for mark in ("???", "???+"))
    assert (folded.tag, folded.get("open"), unfolded.get("open")) == ("details", None, "")
    assert folded[0].tag == "summary" and folded[0].get("data-box") == "tip"
    titled = tree_of('!!! caution "Mind *this*"\n    a', "root").root[0]
    assert titled.get("class") == "admonition warning" and titled[0].get("data-box") is None
    assert titled[0][0].tag == "em"
    alert = tree_of("> [!NOTE]\n> a", "root").root[0]
    assert (alert.tag, alert.get("class"), alert[0].get("data-box")) == ("div", "admonition note", "note")


def test_footnotes_lead_there_and_back_each_time():
    root = tree_of("a[^n] b[^n]\n\n[^n]: Note.", "root").root
    marks = [mark.get("id") for mark in root.iter("sup")]
    backs = [link.get("href") for link in root.iter("a") if link.get("class") == "footnote-backref"]
    assert len(set(marks)) == 2 and backs == [f"#{name}" for name in marks]
    assert {link.get("href") for link in root.iter("a") if link.get("class") == "footnote-ref"} == {"#fn:1"}
    assert [item.get("id") for item in root.iter("li")] == ["fn:1"]


def test_every_run_of_words_knows_its_line():
    tree = tree_of("# One\n\nTwo *three*\nfour\n\n- five\n- six\n\n```\nseven\n```", "root")
    lines = {getattr(element, part).strip(): run.line for (element, part), run in tree.runs.items()}
    assert {word: lines[word] for word in ("One", "Two", "five", "six", "seven")} == {
        "One": 1,
        "Two": 3,
        "five": 6,
        "six": 7,
        "seven": 10,
    }


WRITTEN = [
    ("[^a]: Nobody calls.", [(1, "footnote '[^a]' is called for nowhere")]),
    ("a[^a]\n\n[^a]: One.\n\n[^a]: Two.", [(5, "footnote '[^a]' is written twice")]),
    ("1994. A year.", [(1, "'1994.' begins a list")]),
    ("a\n\n[b]: https://c.org", [(3, "'[b]: …' is an address that no link has, and would not be shown")]),
    ("```\na", [(1, "a fence of code is never closed")]),
    ("!!! nte\n    a", [(1, "'!!! nte' is a box of no known kind")]),
    ("!!! note", [(1, "'!!! note' is a box that holds nothing")]),
    ("[a][b]\n\n[b]: https://c.org", []),
    ("```\na\n```", []),
]


@pytest.mark.parametrize(("text", "told"), WRITTEN)
def test_what_would_vanish_or_be_misread_is_told(text, told):
    assert [(line, what) for line, what, _ in tree_of(text, "root").forms] == told


@settings(deadline=None)
@given(st.text(alphabet="ab *_`[]()!#>-|~^:\n\\@{}", max_size=60))
@example("~~~")
def test_any_text_is_read_without_an_error(text):
    tree = tree_of(text, "root")
    found = Found()
    Reader(tree, 3, found).read(tree.root)
    lines = text.count("\n") + 1
    assert all(3 < line <= 3 + lines for line, _, _ in found.prose), (text, found.prose)
    assert all(3 < link.line <= 3 + lines for link in found.links)
    assert all(1 <= line <= lines for line, _, _ in tree.forms)


@pytest.mark.parametrize(
    ("said", "keys", "rest"),
    [
        ("[@a]", [("a", "")], ""),
        ("[@a-1; @b_2]", [("a-1", ""), ("b_2", "")], ""),
        ("[@a, p. 4]", [("a", "p. 4")], ""),
        ("[@a, pp.  4-6, 9]", [("a", "pp. 4-6, 9")], ""),
        ("[@a, art. 2(1)(b)]", [("a", "art. 2(1)(b)")], ""),
        ("[@a, preamble]", [("a", "preamble")], ""),
        (
            "[@a, as he told 300 people at dinner]",
            [("a", "as he told 300 people at dinner")],
            "as he told 300 people at dinner",
        ),
        ("[@a; see the other]", [("a", "")], "see the other"),
        ("[@a;]", [("a", "")], ";"),
    ],
)
def test_citations_hold_keys_and_places_and_lose_nothing_unsaid(said, keys, rest):
    assert citations(said) == keys
    assert lost(said) == rest


def test_links_are_read_with_scheme_target_words_and_what_stands_before():
    tree = tree_of('so [a *b*](figure:c:d) [e](f.md#g)\n\n![h](chart:i)\n\nx ![j](k.png "l")', "root")
    found = Found()
    Reader(tree, 0, found).read(tree.root)
    assert [(link.scheme, link.target, link.words, link.line, link.before) for link in found.links[:2]] == [
        ("figure", "c:d", "a b", 1, "so "),
        ("", "f.md#g", "e", 1, "so \ufffc\ufffc\ufffc "),
    ]
    chart, image = found.links[2:]
    assert (chart.scheme, chart.image, chart.alone, chart.line) == ("chart", True, True, 3)
    assert (image.target, image.words, image.alone, image.title, image.line) == ("k.png", "j", False, "l", 5)


def test_any_address_makes_a_link_so_that_a_wrong_one_is_told():
    for address in ("javascript:alert(1)", "data:text/html,x", "figure:A B".replace(" ", "%20")):
        assert [link.get("href") for link in tree_of(f"[a]({address})", "root").root.iter("a")] == [address]
    assert dialect.parser() is dialect.parser()


def paragraph(text="", tail="", tags=("img",)):
    block = Element("p")
    block.text = text
    for tag in tags:
        SubElement(block, tag).tail = tail
    return block


@pytest.mark.parametrize(
    ("block", "alone"),
    [
        (paragraph(), True),
        (paragraph(" \n", "\n"), True),
        (paragraph("a"), False),
        (paragraph(tail="a"), False),
        (paragraph(tags=("img", "img")), False),
        (paragraph(tags=("a",)), False),
        (paragraph(tags=()), False),
    ],
)
def test_an_image_is_alone_where_nothing_else_is_in_its_paragraph(block, alone):
    assert (elements.only_image(block) is not None) is alone


@settings(deadline=None)
@given(st.text(alphabet="&amp;\x02\x03kl <", max_size=20))
def test_text_in_the_tree_is_read_back_as_it_was(text):
    assert elements.plain(elements.kept(text)) == text.replace(elements.AMPERSAND, "&")
