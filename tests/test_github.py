"""Our reading of a page beside GitHub's own reader (cmark-gfm), which knows nothing of ours."""

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from microsite.prose.syntax import DEFAULTS, Syntax, read

SNIPPETS = {
    "list after text": "Text\n- one\n- two\nlazy",
    "numbers after text": "Text\n1. one\n2. two",
    "no list": "Text\n2. two\nand 3. three",
    "two spaces": "- one\n  - two\n    - three\n- four",
    "three spaces": "1. one\n   - two\n   - three\n2. four",
    "four spaces": "- one\n    - two\n        - three",
    "one space": "- one\n - two\n  - three",
    "two spaces below a number": "1. one\n  - two\n2. three",
    "ten": "9. nine\n10. ten\n    - below ten\n    text of ten",
    "other marker": "- one\n* two\n+ three\n\n1. a\n2) b",
    "loose": "- one\n\n- two\n  - three\n\n  more of two\n- four",
    "table after text": "Text\n| a | b |\n|---|--:|\n| c | d |\nText after",
    "bare table": "a | b\n--- | ---\nc | d\n\nText",
    "table in a list": "- one\n\n  | a | b |\n  |---|---|\n  | c | `d` |\n- two",
    "escaped pipe": "| a | b |\n|---|---|\n| c \\| d | e |",
    "short rows": "| a | b |\n|---|---|\n| c |\n| d | e | f |",
    "tasks": "- [ ] one\n  - [x] two\n- [X] three\n- [] four",
    "struck": "~~one~~ ~two~ ~~~three",
    "addresses": "See https://a.org/b_c, www.d.org. and (https://e.org/f).",
    "footnotes": "A[^a] b[^b] c[^a].\n\n[^b]: Bee\n\n    and more.\n[^a]: Ay",
    "quote": "> one\n> - two\n> - three\nlazy\n\n> four\n>> five",
    "code": "- one\n\n      code\n\n  ```python\n  more\n  ```\n\n    - not code",
    "fence after text": "Text\n```\ncode\n```\nText",
    "headings": "One\n===\nTwo\n---\n### Three ###\n####### Seven",
    "emphasis": "*a*b **c**d _e_f __g__ h*i*j *k **l** m* n_o_p",
    "breaks": "one  \ntwo\\\nthree\nfour",
    "references": "[a][b] [b] [c](<d e> 'f')\n\n[b]: /g 'h'",
    "entities": "&amp; &copy; &#49; &nope; &lt;b&gt; `&amp;`",
    "rules": "a\n\n***\n\n- b\n---\n* c\n* * *",
}
LIBRARY = Markdown(extensions=[*DEFAULTS, Syntax()], extension_configs=DEFAULTS)
# What the two print differently and readers see as the same.
SAME = {"strong": "b", "s": "del", "strike": "del", "section": "div"}
INDENTS = st.integers(0, 7).map(lambda size: " " * size)
BEGINNINGS = st.sampled_from(["- ", "* ", "1. ", "2. ", "10) ", "## ", "", "", ""])
WORDS = st.sampled_from(["one", "two *three*", "`code`", "~~gone~~", "x\\*y"])
TABLES = INDENTS.map(lambda indent: "\n".join(f"{indent}{row}" for row in ("| a | b |", "|---|:-:|", "| c | d |")))
LINES = (
    st.tuples(INDENTS, BEGINNINGS, WORDS).map("".join)
    | TABLES
    | st.sampled_from(["", "> one\n> - two\n", "```\none\n```"])
)
PAGES = st.lists(LINES, max_size=12).map("\n".join)


class Shape(HTMLParser):
    """The elements and words of some HTML, without what only decorates them and the ways back from footnotes."""

    def __init__(self, html):
        super().__init__()
        self.lines, self.back = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.back = self.back or "backref" in (values.get("class") or "")
        if values.get("href", "").startswith("#fn"):
            del values["href"]
        kept = [f"{name}={unquote(values[name])}" for name in ("href", "src", "start", "checked") if name in values]
        self.add(" ".join([SAME.get(tag, tag), *kept]))

    def handle_endtag(self, tag):
        if tag not in ("br", "hr", "img", "input"):
            self.add("/" + SAME.get(tag, tag))
        self.back = self.back and tag != "a"

    def handle_data(self, data):
        self.add(" ".join(data.split()))

    def add(self, words):
        if words and not self.back:
            self.lines.append(words)


def ours(text):
    return Shape(LIBRARY.reset().convert(text)).lines


def theirs(text):
    return Shape(github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES)).lines


@pytest.mark.parametrize("text", SNIPPETS.values(), ids=SNIPPETS)
def test_what_editors_know_from_github_is_read_as_there(text):
    assert ours(text) == theirs(text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PAGES)
def test_any_mixture_of_lists_tables_and_paragraphs_is_read_as_on_github_or_is_a_problem(text):
    assume(not read(text).forms)
    assert ours(text) == theirs(text)
