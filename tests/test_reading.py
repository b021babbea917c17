"""One reading: what is checked is what the engine renders. Every case is a page of one project, checked once."""

import re
import shutil

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from microsite.prose import scan
from tests.conftest import MINI, ROOT, Project

# name, Markdown below a heading on line 1 and an empty line, rule, line, part of the message or the hint
CASES = [
    ("seven-spaces", "1. One\n\n       Some 12,345 people.", "number-evidence", 5, "12,345"),
    ("six-spaces", "- One\n\n      Some 12,345 people.", "number-evidence", 5, "12,345"),
    ("nested", "- One\n\n    - Two\n\n        Some 12,345 people.", "number-evidence", 7, "12,345"),
    ("quoted-table", "> | a |\n> |---|\n> | 12,345 |", "number-evidence", 5, "12,345"),
    ("quote", "> One\n> Two 12,345", "number-evidence", 4, "12,345"),
    ("lazy-quote", "> One\nTwo 12,345", "number-evidence", 4, "12,345"),
    ("entities", "Some &#49;2,345 people.", "number-evidence", 3, "12,345"),
    ("reference-figure", "A\n[much][f]\n\n[f]: figure:nowhere", "figure-known", 4, "nowhere"),
    ("reference-script", "[x][f]\n\n[f]: javascript:alert(1)", "link-scheme", 3, "javascript"),
    ("entity-script", "[x](&#106;avascript&#58;alert)", "link-scheme", 3, "javascript"),
    ("setext", "Text\n\nHeading 12,345\n---", "number-evidence", 5, "12,345"),
    ("deep-code", "- One\n\n        Some [x](javascript:alert) code", "link-scheme", 0, ""),
    ("code", "Text `12,345` here.", "number-evidence", 3, "12,345"),
    ("fence", "Text\n\n```\none\nit was 12,345\n```\n\nText", "number-evidence", 7, "12,345"),
    ("fence-in-text", "Text\n```\nit was 12,345\n```\nmore", "number-evidence", 5, "12,345"),
    ("indented-code", "Text\n\n    a\n    12,345", "number-evidence", 6, "12,345"),
    ("link-title", 'A\nB [x](lists.md "All 12,345")', "number-evidence", 4, "12,345"),
    ("after-break", "One  \nTwo  \nSome 12,345", "number-evidence", 5, "12,345"),
    ("after-reference", "[r]: lists.md\n\nSee [it][r].\nSome 12,345", "number-evidence", 6, "12,345"),
    ("html-comment", "A\nB <!-- 5\n", "raw-html", 4, "<!--"),
    ("html-tag", "A <b>bold</b>", "raw-html", 3, "<b>"),
    ("html-attribute", "A\n\n<img src=x onerror=alert(1)>", "raw-html", 5, "<img"),
    ("html-in-list", "- A\n\n    <div>\n    x\n    </div>", "raw-html", 5, "<div>"),
    ("open-fence", "Text\n\n```\nSome $999 billion", "markdown-form", 5, "fence"),
    ("pandoc-box", "::: note\nText\n:::", "markdown-form", 3, "a box"),
    ("open-strong", "Text\n**open here", "markdown-form", 4, "emphasis"),
    ("open-em", "Text *open here", "markdown-form", 3, "emphasis"),
    ("open-bracket", "Text\n[open here", "markdown-form", 4, "bracket"),
    ("broken-link", "Text [words](figure:a b", "markdown-form", 3, "link"),
    ("missing-reference", "Text [words][nowhere].", "markdown-form", 3, "link"),
    ("attributes", "Text\n{: .note }", "markdown-form", 4, "another tool"),
    ("macro", "Text {{ name }} here", "markdown-form", 3, "another tool"),
    ("contents", "[TOC]", "markdown-form", 3, "list of contents"),
    # Numbers in everything that editors know from elsewhere
    ("list-after-text", "Text\n- one\n- 12,345", "number-evidence", 5, "12,345"),
    ("two-spaces", "- one\n  - two\n    - 12,345", "number-evidence", 5, "12,345"),
    ("three-spaces", "1. one\n   - 12,345\n2. three", "number-evidence", 4, "12,345"),
    ("table-after-text", "Text\n| a | b |\n|---|---|\n| c | 12,345 |", "number-evidence", 6, "12,345"),
    ("bare-table", "Text\na | b\n--- | ---\nc | 12,345", "number-evidence", 6, "12,345"),
    ("box", "!!! note\n    Text\n\n    - a 12,345", "number-evidence", 6, "12,345"),
    ("box-title", 'Text\n!!! note "All 12,345"\n    Text', "number-evidence", 4, "12,345"),
    ("fold-title", '???+ question "All 12,345"\n    Text', "number-evidence", 3, "12,345"),
    ("box-in-list", "- one\n\n    !!! tip\n        12,345", "number-evidence", 6, "12,345"),
    ("alert", "> [!NOTE]\n> Text\n> 12,345", "number-evidence", 5, "12,345"),
    ("footnote", "Text[^a] here.\n\n[^a]: Long\n    12,345 note.\n\nMore 23,456.", "number-evidence", 6, "12,345"),
    ("after-footnote", "Text[^a] here.\n\n[^a]: Long.\n\nMore 23,456.", "number-evidence", 7, "23,456"),
    ("footnote-heading", "Text[^a]\n\n[^a]: # Again", "page-heading", 5, "Again"),
    ("task", "- [ ] One\n- [x] 12,345", "number-evidence", 4, "12,345"),
    ("loose-task", "- [ ] One\n\n- [x] 12,345", "number-evidence", 5, "12,345"),
    ("struck", "Text\n~~gone 12,345~~.", "number-evidence", 4, "12,345"),
    ("definition", "Term\n: What 12,345", "number-evidence", 4, "12,345"),
    ("term", "Term 12,345\n\n: What", "number-evidence", 3, "12,345"),
    ("code-over-lines", "Text `a\nb` and\n12,345", "number-evidence", 5, "12,345"),
    ("link-over-lines", 'Text [a](lists.md\n"t")\n12,345', "number-evidence", 5, "12,345"),
    ("citation-over-lines", "Text [@census;\n@speech]\n12,345", "number-evidence", 5, "12,345"),
    ("bare-address", "A\nsee https://example.org/x here.", "link-external", 4, "example.org"),
    ("bare-www", "See www.example.org here.", "link-external", 3, "www.example.org"),
    ("cited-number", "Text [@census, p. 4, of 12,345 million].", "markdown-form", 3, "million"),
    ("cited-words", "Text [see @census].", "markdown-form", 3, "citation"),
    ("cited-lost", "Text [@census 12].", "markdown-form", 3, "12"),
    # What is not supported is said
    ("known-box", "!!! nota\n    Text", "markdown-form", 3, "Did you mean 'note'?"),
    ("unknown-box", "!!! gallery\n    Text", "markdown-form", 3, "Known: note"),
    ("unknown-alert", "> [!WARNNG]\n> Text", "markdown-form", 3, "Did you mean 'WARNING'?"),
    ("alert-title", "> [!NOTE] Title\n> Text", "markdown-form", 3, "title"),
    ("box-classes", "!!! note inline end\n    Text", "markdown-form", 3, "a box"),
    ("empty-box", "Text\n!!! note\nNot indented", "markdown-form", 4, "four spaces"),
    ("pandoc-box", "::: note\nText\n:::", "markdown-form", 3, "a box"),
    ("slashed-box", "/// note\nText\n///", "markdown-form", 3, "a box"),
    ("sphinx-box", ".. note:: Text", "markdown-form", 3, "a box"),
    ("no-footnote", "Text[^1] here.", "markdown-form", 3, "footnote"),
    ("no-call", "Text.\n\n[^1]: Long note.", "markdown-form", 5, "called for nowhere"),
    ("two-footnotes", "Text[^1].\n\n[^1]: One.\n\n[^1]: Two.", "markdown-form", 7, "twice"),
    ("inline-footnote", "Text^[a note] here.", "markdown-form", 3, "footnote"),
    ("list-from-two", "Text\n2. two\n3. three", "markdown-form", 4, "empty line"),
    ("code-for-list", "Text\n\n    - one\n    - two", "markdown-form", 5, "fewer spaces"),
    ("uneven-table", "| a | b |\n|---|\n| c | d |", "markdown-form", 3, "a table"),
    ("marked", "Text ==marked== here.", "markdown-form", 3, "marked"),
    ("inserted", "Text ++new++ here.", "markdown-form", 3, "++new++"),
    ("raised", "Some km^2^ here.", "markdown-form", 3, "km²"),
    ("heading-id", "## Then {#then}", "markdown-form", 3, "another tool"),
    ("formula", "Text\n\n$$\na = b\n$$", "markdown-form", 5, "formula"),
    ("wiki", "See [[lists]] here.", "markdown-form", 3, "page.md"),
    ("macro-block", "{% include 'x' %}", "markdown-form", 3, "another tool"),
    ("sign", "Text :smile: here.", "markdown-form", 3, "sign"),
    ("icon", "Text :material-account-circle: here.", "markdown-form", 3, "sign"),
    ("snippet", '--8<-- "other.md"', "markdown-form", 3, "another tool"),
    ("tab", '=== "Tab"\n\n    Text', "markdown-form", 3, "tab"),
    ("contents-lower", "[[toc]]", "markdown-form", 3, "list of contents"),
    ("hash", "##Heading", "markdown-form", 3, "heading"),
    ("latex", "Text \\newpage here.", "markdown-form", 3, "another tool"),
    ("backslash", "Text \\ here.", "markdown-form", 3, "backslash"),
    ("drawing", "```mermaid\ngraph\n```", "markdown-form", 3, "chart:ID"),
    ("fence-options", '```py title="x"\nx\n```', "markdown-form", 3, "language"),
    ("vanishing", "[Note]: careful", "markdown-form", 3, "no link has"),
    ("line-block", "| a line\n| another", "markdown-form", 3, "a table"),
    ("short-formula", "So $E = mc^k$ here.", "markdown-form", 3, "formula"),
    ("list-or-year", "1990. That was the year.", "markdown-form", 3, "backslash"),
    ("too-deep", "> " * 90 + "Text", "markdown-form", 3, "too deep"),
    ("deep-brackets", "Text\n\n" + "[" * 20_000, "markdown-form", 5, "too deep"),
    ("open-code", "Text `open here", "markdown-form", 3, "code"),
    ("nul", "Text\nwith \x00 in it", "character-shown", 4, "U+0000"),
    ("bidi", "Text\nwith \u202e in it", "character-shown", 4, "U+202E"),
    ("two-headings", "Text\n\n# Again", "page-heading", 5, "Again"),
    ("taken-heading", "Text\n\n## Toast\n\n![All events](timeline:all)", "heading-id", 5, "#toast"),
    ("group-heading", "Text\n\n## People\n\n![All people](leaders:all)", "heading-id", 5, "#people"),
    ("side-heading", "Text\n\n## Side MX\n\n![All people](leaders:all)", "heading-id", 5, "#side-mx"),
    ("numbered-heading", "Text\n\n## Era 1\n\n![All events](timeline:all)", "heading-id", 5, "#era-1"),
    ("frame-heading", "Text\n\n## Search", "heading-id", 5, "#search"),
    ("anchor", "Text\n\n## Same\n\n## Same\n\n[x](#same_2)", "link-internal", 9, "same_1"),
    ("no-image", "Text\n\n![A photo](images/none.png)", "image-known", 5, "docs/images/"),
    ("long-image", f"![A photo](images/{'x' * 5000}.png)", "image-known", 3, "no image"),
    ("svg-image", "Text\n\n![A drawing](drawing.svg)", "image-known", 5, "scripts"),
    ("outside-image", "Text\n\n![A photo](../../photo.png)", "image-known", 5, "docs/images/"),
]
WHOLE = [
    ("no-heading", "Text alone.\n", "page-heading", 1, "no heading"),
    ("second-level", "## Second\n\nText alone.\n", "page-heading", 1, "no heading"),
    ("empty", "", "page-heading", 1, "empty"),
    ("blank", "---\ntitle: Blank\n---\n\n", "page-heading", 1, "empty"),
]
# Signs that are only signs.
HOLDS = """# Heading

One [\\[x\\]](lists.md), 3 \\* 4 \\_ \\`, ‘[sic]’, snake_case, a - b, 5 < 6 and R&D &amp; co, \\$5, C++, a || b.
At 10:30, :-), a == b, a: b, he (@realname) said \\{this}, 2 ^ 3, ~80, __init__.py\\_, 50 % % and $5bn–$6bn…
It is 5 * 6 = 30 | 31; "this" -- that --- those.
"""
# Everything that is supported.
FINE = """# Fine

Text with ‘[sic]’ and \\*stars\\*, snake_case, R&D &amp; co, ![Trade at 58.4](chart:goods).

- One
    - Two

        More of it.

1. First
2. Second

> Quote
> of two lines

| a | b |
|---|---|
| c | `d\\|e` |

```python
x = [a for b in c]  # ** not closed
```

## Same

## Same

Text
- one
  - two
1. [ ] task
2. [x] done ~~not~~

Term
: Meaning

!!! note "Title"
    Text[^a] in it [@census, p. 4], [@speech, pp. 3-5; @census, art. 2.1].

???+ tip
    Text

> [!WARNING]
> Text

[^a]: Words.

[first](#same), [second](#same_1), <https://www.census.gov/foreign-trade/balance/c2010.html>.
"""


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """The problems of every page of CASES and WHOLE, by page."""
    project = Project(shutil.copytree(MINI, tmp_path_factory.mktemp("cases") / "mini"))
    project.write("docs/en/cases/drawing.svg", "<svg/>").write("photo.png", "x")
    for name, text, *_ in CASES:
        project.write(f"docs/en/cases/{name}.md", f"# Case\n\n{text}\n".replace("](lists.md", "](../lists.md"))
    for name, text, *_ in WHOLE:
        project.write(f"docs/en/cases/{name}.md", text)
    found = {}
    for problem in project.problems():
        found.setdefault(problem.path, []).append(problem)
    return found


@pytest.mark.parametrize(("name", "text", "rule", "line", "says"), CASES + WHOLE, ids=[c[0] for c in CASES + WHOLE])
def test_what_the_engine_reads_is_what_is_checked(checked, name, text, rule, line, says):
    found = [p for p in checked[f"docs/en/cases/{name}.md"] if p.rule == rule]
    if not line:
        assert not found
        return
    assert [p for p in found if p.line == line and says in f"{p.message} {p.hint}"], [
        str(p) for p in checked[f"docs/en/cases/{name}.md"]
    ]


def test_markdown_that_the_engine_reads_is_no_problem():
    page, _ = scan.scan(FINE, "docs/en/fine.md", "en")
    assert not page.forms and not page.html
    assert page.anchors == {"fine", "same", "same_1"}
    last = FINE.count("\n")
    assert [link.line for link in page.links] == [3, last, last, last]
    assert [key for _, key in page.citations] == ["census", "speech", "census"]


# Lines that begin all that a page may hold; the number stands at the end of one of them.
LINES = ["- one", "  - two", "   - three", "1. four", "> five", "> - six", "    seven", "    - eight", "        nine"]
LINES += ["Ten[^a]", "[^a]: Eleven", "Term", ": meaning", "| a | b |", "| c | `d` |", "- [ ] task", "## Head"]
LINES += ["~~x~~ and `code", "over` lines", "[a](b.md", '"title") x', "[@census,", "p. 4] y", "    > quoted"]
AROUND = ["", "", "|---|---|", "!!! note", '??? tip "Title"', "> [!NOTE]", "***", "```"]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(*[st.lists(st.sampled_from(LINES + AROUND), max_size=8)] * 2, st.sampled_from(LINES))
def test_a_number_is_found_at_its_line_wherever_it_stands(before, after, line):
    numbered = f"{line[:-2]} 12345 |" if line.endswith("|") else f"{line} 12345"
    page, _ = scan.scan("\n".join([*before, numbered, *after]), "docs/en/x.md", "en")
    assume(not page.forms and not page.html)
    found = [at + words.count("\n", 0, words.index("12345")) for at, _, words in page.prose if "12345" in words]
    assert found == [len(before) + 1]


def test_signs_that_are_only_signs_are_no_problem():
    page, _ = scan.scan(HOLDS, "docs/en/x.md", "en")
    assert not page.forms and not page.html


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_the_real_pages_is_found_at_its_line(path):
    text = path.read_text("utf-8")
    page, _ = scan.scan(text, path.relative_to(ROOT).as_posix(), path.parts[-2])
    lines = text.split("\n")
    for link in page.links:
        address = f"{link.scheme}:{link.target}" if link.scheme else link.target
        assert f"]({address})" in lines[link.line - 1] or address in lines[link.line], (link, path)
    written = re.findall(r"\]\((?:figure|event|leader|term|source|chart):", text)
    assert len([link for link in page.links if link.scheme in prose_schemes()]) >= len(written)
    for line, _, words in page.prose:
        first = words.split("\n")[0].replace(scan.HIDDEN, " ").split()
        assert not first or first[0].strip("\"'") in lines[line - 1].replace("*", ""), (line, words)


def prose_schemes():
    return {"figure", "event", "leader", "term", "source", "chart"}


def test_the_engine_gets_the_extensions_that_the_scanner_uses(mini):
    import yaml

    from microsite.evidence import project
    from microsite.output import engine
    from microsite.pages.render import Renderer
    from microsite.prose.syntax import DEFAULTS

    work = mini.path / "work"
    run = engine.prepare(Renderer(project.load(mini.path).editions[0]), work / "fragments.json", work)
    given = yaml.safe_load(run.config.read_text("utf-8"))["markdown_extensions"]
    assert {name: options for name, options in given.items() if name != "microsite.pages.extension"} == DEFAULTS
