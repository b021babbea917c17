"""Markdown as editors know it, on a built page: every form, in both languages, by both engines."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from microsite.check import check
from microsite.evidence import project as projects
from microsite.prose.boxes import BOXES
from tests.conftest import Project

EVERYTHING = """# Everything

Text right before a list:
- one
  - two [TRADE](figure:goods-1990)
    - three
1. First
   - below the first
2. Second

Text right before a table
| Year | Value |
|:-----|------:|
| a | [TRADE](figure:goods-1990) |

- [ ] To do
- [x] Done ~~gone~~

Trade[^trade] and peace[^2], again[^trade] & "R&D" &amp; &lt;x&gt; `&amp;`.

[^trade]: A note of [TRADE](figure:goods-1990) [@census, p. 4].

    ## A heading in a note
[^2]: Another.

Dumping
: Selling below cost.
: Also this.

!!! note
    A [fact](event:toast).

!!! warning "Mind *this*"
    - list
      - nested

??? question "Why?"
    Because.

???+ tip
    Open.

!!! danger ""
    No title.

> [!NOTE]
> Of GitHub.

> [!CAUTION]
> Take care.

> A quote [@speech; @census, pp. 3-5].

See https://www.census.gov/foreign-trade/balance/c2010.html here.

```json
{"a": "&lt; & <b>"}
```
"""


@pytest.fixture(scope="module")
def written(drawn, tmp_path_factory):
    """A project whose pages use everything, built by both engines: its folder, a site of each."""
    mini = Project(shutil.copytree(drawn, tmp_path_factory.mktemp("written") / "mini"))
    mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - all.md")
    mini.write("docs/en/all.md", EVERYTHING.replace("TRADE", "$58.4 billion"))
    mini.write("docs/es/all.md", EVERYTHING.replace("TRADE", "58,400 millones de dólares"))
    other = mini.path / "other"
    mini.build("--engine", "zensical", "--out", str(other))
    return mini.build(), other


def content(site, name):
    html = (site / name).read_text("utf-8")
    found = re.search(r'<div class="?page"?>(.*?)</article>', html, re.DOTALL)[1]
    return re.sub(r">\s+<", "><", found)


@pytest.mark.parametrize("name", ["all/index.html", "es/all/index.html"])
def test_both_engines_give_the_same_page(written, name):
    ours, other = written
    assert content(ours, name) == content(other, name)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text right before a list:</p><ul><li>one<ul><li>two <span",
        "<ul><li>three</li></ul></li></ul></li></ul><ol><li>First<ul><li>below the first</li></ul></li><li>Second",
        '<p>Text right before a table</p><div aria-label="The numbers as a table"',
        '<li class="task-list-item"><input aria-label="Not done" disabled="" type="checkbox" />To do</li>',
        '<input aria-label="Done" checked="" disabled="" type="checkbox" />Done <del>gone</del>',
        '<a class="footnote-ref" href="#fn:1">1</a></sup> &amp; "R&amp;D" &amp; &lt;x&gt; <code>&amp;amp;</code>.',
        '<section aria-label="Footnotes" class="footnotes"><ol><li id="fn:1"><p>A note of',
        '<a aria-label="Back to the text" class="footnote-backref" href="#fnref:1-2">',
        "<dl><dt>Dumping</dt><dd>Selling below cost.</dd><dd>Also this.</dd></dl>",
        '<div class="admonition note"><p class="admonition-title">Note</p><p>A <a',
        '<div class="admonition warning"><p class="admonition-title">Mind <em>this</em></p><ul><li>list<ul>',
        '<details class="admonition question"><summary class="admonition-title">Why?</summary><p>Because.',
        '<details class="admonition tip" open=""><summary class="admonition-title">Tip</summary>',
        '<div class="admonition danger"><p>No title.</p></div>',
        '<p class="admonition-title">Note</p><p>Of GitHub.</p>',
        '<div class="admonition warning"><p class="admonition-title">Caution</p><p>Take care.</p></div>',
        'href="#cite-1">1</a>; <a aria-label="Source 2: US Census Bureau, pp. 3-5" class="cite"',
        'href="#cite-2">2</a>, pp. 3-5</sup>',
        'href="https://www.census.gov/foreign-trade/balance/c2010.html" rel="noopener">https://www.census',
        '<pre><code class="language-json">{"a": "&amp;lt; &amp; &lt;b&gt;"}',
    ],
)
def test_every_form_is_what_editors_expect(written, html):
    assert html in content(written[0], "all/index.html")


def test_only_pages_with_such_forms_load_their_styles(written):
    for site in written:
        assert "assets/forms.css" in (site / "all/index.html").read_text("utf-8")
        assert "assets/forms.css" not in (site / "index.html").read_text("utf-8")


def test_boxes_notes_and_tasks_speak_the_language_of_the_page(written):
    spanish = content(written[0], "es/all/index.html")
    for words in (">Nota<", ">Consejo<", ">Precaución<", 'aria-label="Por hacer"', 'aria-label="Notas al pie"'):
        assert words in spanish


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_page_can_be_read_by_everybody(written, chromium, width, scheme):
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto((written[0] / "all/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    wrong = Axe().run(page).response["violations"]
    assert not wrong, [(rule["id"], rule["nodes"][0]["html"]) for rule in wrong]
    page.close()


@pytest.mark.parametrize("kind", BOXES)
def test_every_kind_of_box_has_a_title_in_every_language(mini, kind):
    for language in ("en", "es"):
        words = projects.load(mini.path).edition(language).words["boxes"]
        assert words[kind].strip()


def test_a_draft_is_checked_and_stops_nothing(mini):
    mini.write("docs/en/draft.md", "---\ndraft: true\n---\n# Draft\n\nSome 12,345 people.\n\n[x](nowhere.md)\n")
    problems = check(projects.load(mini.path))
    told = {(p.rule, p.line): p for p in problems if p.path == "docs/en/draft.md"}
    assert told.keys() == {("number-evidence", 6), ("link-internal", 8)}
    assert {p.severity for p in told.values()} == {"warning"}
    assert "docs/en/draft.md:6: warning: in a draft, '12,345' is a number" in str(told["number-evidence", 6])
    assert mini.run("check").returncode == 0
    mini.edit("docs/en/index.md", "See the", "See [it](draft.md) and the")
    (wrong,) = mini.errors()
    assert (wrong.rule, wrong.message) == ("link-internal", "'draft.md' leads to a draft")


def test_a_page_that_is_no_draft_any_more_is_held_to_everything(mini):
    mini.write("docs/en/draft.md", "---\ndraft: false\n---\n# Draft\n\nSome 12,345 people.\n")
    assert {p.rule for p in mini.errors()} == {"number-evidence", "page-in-nav", "page-languages"}
