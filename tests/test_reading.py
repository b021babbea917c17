"""One reading: what is checked is what the engine renders. Every case is a page of one project, checked once."""

import re
import shutil

import pytest

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
    ("indented-script", "- One\n\n      [x](javascript:alert)", "link-scheme", 5, "javascript"),
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
    ("indented-fence", "- A\n\n    ```\n    x\n    ```", "markdown-form", 5, "fence"),
    ("box", "!!! note\n    Text", "markdown-form", 3, "a box"),
    ("open-box", "??? question\n    Text", "markdown-form", 3, "a box"),
    ("github-box", "> [!NOTE]\n> Text", "markdown-form", 3, "a box"),
    ("pandoc-box", "::: note\nText\n:::", "markdown-form", 3, "a box"),
    ("footnote", "Text[^1] here.\n\n[^1]: Long note.", "markdown-form", 3, "a footnote"),
    ("footnote-text", "Text.\n\n[^1]: Long note.", "markdown-form", 5, "a footnote"),
    ("task", "- [ ] One\n- [x] Two", "markdown-form", 3, "tasks"),
    ("struck", "Text ~~gone~~.", "markdown-form", 3, "struck"),
    ("list-after-text", "Text\n- one\n- two", "markdown-form", 4, "empty line before a list"),
    ("numbers-after-text", "Text\n1. one\n2. two", "markdown-form", 4, "empty line before a list"),
    ("table-after-text", "Text\n| a | b |\n|---|---|\n| c | d |", "markdown-form", 4, "empty line before a table"),
    ("bare-table-after-text", "Text\na | b\n--- | ---\nc | d", "markdown-form", 5, "empty line before a table"),
    ("open-strong", "Text\n**open here", "markdown-form", 4, "emphasis"),
    ("open-em", "Text *open here", "markdown-form", 3, "emphasis"),
    ("open-bracket", "Text\n[open here", "markdown-form", 4, "bracket"),
    ("broken-link", "Text [words](figure:a b", "markdown-form", 3, "link"),
    ("missing-reference", "Text [words][nowhere].", "markdown-form", 3, "link"),
    ("bare-address", "See https://example.org/x here.", "markdown-form", 3, "source:ID"),
    ("bare-www", "See www.example.org here.", "markdown-form", 3, "source:ID"),
    ("definition", "Term\n: What it means", "markdown-form", 4, "definitions"),
    ("attributes", "Text\n{: .note }", "markdown-form", 4, "another tool"),
    ("macro", "Text {{ name }} here", "markdown-form", 3, "another tool"),
    ("contents", "[TOC]", "markdown-form", 3, "list of contents"),
    ("two-spaces", "- one\n  - two\n- three", "markdown-form", 4, "four spaces"),
    ("three-spaces", "1. one\n   - two\n2. three", "markdown-form", 4, "four spaces"),
    ("cited-page", "Text [@census, p. 4].", "markdown-form", 3, "p. 4"),
    ("deep-brackets", "Text\n\n" + "[" * 20_000, "markdown-form", 5, "too deep"),
    ("backslash", "It cost \\$ and \\~.", "markdown-form", 3, "backslash"),
    ("open-code", "Text `open here", "markdown-form", 3, "code"),
    ("nul", "Text\nwith \x00 in it", "character-shown", 4, "U+0000"),
    ("bidi", "Text\nwith \u202e in it", "character-shown", 4, "U+202E"),
    ("two-headings", "Text\n\n# Again", "page-heading", 5, "Again"),
    ("taken-heading", "Text\n\n## Toast\n\n![All events](timeline:all)", "heading-id", 5, "#toast"),
    ("frame-heading", "Text\n\n## Search", "heading-id", 5, "#search"),
    ("anchor", "Text\n\n## Same\n\n## Same\n\n[x](#same_2)", "link-internal", 9, "same_1"),
    ("no-image", "Text\n\n![A photo](images/none.png)", "image-known", 5, "docs/en/"),
    ("svg-image", "Text\n\n![A drawing](drawing.svg)", "image-known", 5, "scripts"),
    ("outside-image", "Text\n\n![A photo](../../photo.png)", "image-known", 5, "docs/en/"),
]
WHOLE = [
    ("no-heading", "Text alone.\n", "page-heading", 1, "no heading"),
    ("second-level", "## Second\n\nText alone.\n", "page-heading", 1, "no heading"),
    ("empty", "", "page-heading", 1, "empty"),
    ("blank", "---\ntitle: Blank\n---\n\n", "page-heading", 1, "empty"),
]
# Markdown that holds, in all the ways that the engine reads it.
HOLDS = """# Heading

One [\\[x\\]](lists.md), 3 \\* 4 \\_ \\`, ‘[sic]’, snake_case, a - b, 5 < 6 and R&D &amp; co.
In 1990.
- no, this is
a list after a line that is not.
"""
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
| c | `d|e` |

```python
x = [a for b in c]  # ** not closed
```

## Same

## Same

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


def test_a_line_that_begins_like_a_list_is_told():
    assert [line for line, *_ in scan.scan(HOLDS, "docs/en/x.md", "en")[0].forms] == [5]


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
    from microsite.prose import dialect

    work = mini.path / "work"
    run = engine.prepare(project.load(mini.path).editions[0], work / "fragments.json", work, "")
    given = yaml.safe_load(run.config.read_text("utf-8"))["markdown_extensions"]
    assert {name: options for name, options in given.items() if name != "microsite.pages.extension"} == dialect.DEFAULTS
    assert set(dialect.DEFAULTS) == {"toc", "tables", "fenced_code"}, "what MkDocs sets by itself"
