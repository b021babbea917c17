"""Pages as Markdown, read by GitHub's own reader, and llms.txt, read by that of those who made its form."""

import re
from collections import Counter
from html import unescape

import cmarkgfm
import pytest
import yaml
from cmarkgfm.cmark import Options
from llms_txt import parse_llms_file
from markdown import Markdown

from microsite.drawing.tables import sources_of
from microsite.evidence import project as projects
from microsite.evidence.components import COMPONENTS
from microsite.output import twins
from microsite.prose import syntax
from microsite.twin import blocks, inline, spelling, unseen
from microsite.twin.page import twin_of
from tests.conftest import ROOT

URL = "https://example.org/some-repo/"
HTML = [
    ("<h1>A</h1><p>Some <em>very</em> <b>bold <i>words</i></b>.</p>", "# A\n\nSome *very* **bold *words***."),
    ("<p>Up<b> to </b>now<i></i></p>", "Up **to** now"),
    ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", "- One\n  - Two\n- Three"),
    ("<ol><li>One</li><li>Two</li></ol><p>1990. So</p>", "1. One\n2. Two\n\n1990\\. So"),
    ("<table><tr><th>A|b</th><th>C</th></tr><tr><td>1</td></tr></table>", "| A\\|b | C |\n|---|---|\n| 1 |  |"),
    (
        '<p>It was <a class="figure" data-figure="x-1" href="../figures/#x-1">$5</a><span class="evidence">Five'
        '</span> in 1990<sup class="cites"><a class="cite" href="#cite-1">1</a></sup>.</p>'
        '<section class="page-sources"><ol><li id="cite-1"><a href="https://a.org">B</a></li></ol></section>',
        "It was $5[^x-1] in 1990[^1].\n\n[^1]: [B](https://a.org)",
    ),
    ('<p>See <a href="../b/#c">there</a> and <a href="#d">here</a>.</p>', f"See [there]({URL}b/#c) and here."),
    (
        "<details><summary>More <b>of it</b></summary><p>a_b *c* &lt;d&gt;</p></details>",
        ("**More of it**\n\na\\_b \\*c\\* \\<d\\>"),
    ),
    (
        "<details><summary><h3>Trade</h3> <span class=fold-count>45</span></summary><ul><li><details><summary>"
        "<b>$5</b> <span>of goods</span></summary><p>Said.</p></details></li></ul></details>",
        "### Trade\n\n- **$5 of goods**\n\n  Said.",
    ),
    (
        "<ol><li><details><summary>1848 <h3 id=a>A treaty</h3></summary><p>Told.</p></details></li></ol>",
        "1. **1848 A treaty**\n\n   Told.",
    ),
    (
        "<p>See <a href=../sources/#usda>the office</a>, <a href=../sources/#usda>again</a>.</p>",
        "See the office[^source-usda], again[^source-usda].",
    ),
    ('<nav class="rail"><a href="#a">A</a></nav><nav class="river"><p>1982</p></nav>', "1982"),
    ("<table><caption>Tons</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>", "Tons\n\n| A |\n|---|\n| 1 |"),
    ('<p><img src="../a (1).png" alt="A river"></p>', f"![A river]({URL}a%20%281%29.png)"),
    ('<p hidden>x</p><div class="chart-drawing">No</div><button>No</button><p aria-hidden="true">No</p>', "x"),
]


@pytest.mark.quick
@pytest.mark.parametrize(("html", "markdown"), HTML)
def test_what_readers_see_becomes_markdown(html, markdown):
    text, named = twin_of(f'<div class="page">{html}</div></article>', f"{URL}a/", {"sources/#usda"})
    assert text == markdown
    assert named == ((("figure", "x-1"),) if "x-1" in html else (("source", "usda"),) if "usda" in html else ())


# As an author writes it; what is read again has the same elements and the same words.
WRITTEN = [
    "```\nif a:\n    b * c\n```\n",
    "Write `a_b * c` and ``a`b``.",
    "1. One\n   1. Inner\n   2. Second\n2. Two",
    "- One\n\n  More of one.\n\n- Two",
    "- One\n- Two\n\nAfter.\n\n- Third",
    "> One.\n>\n> Two.",
    "> - One\n> - Two",
    "- One\n\n  > said",
    "~~gone~~ here",
    "- [x] done\n- [ ] open",
    "Words[^a] and[^b].\n\n[^a]: The note, with *stress*.\n\n[^b]: Two.\n\n    Of them.",
    '!!! note "Title"\n\n    Words.\n\n    More.',
    "One\n\n---\n\nTwo",
    "| a | b |\n|---|---|\n| x \\| y | `2` |",
    "A year:\n1990\\. was",
    "\\- so",
    "\\# none",
    "a &lt;b&gt; and &amp;amp;",
    "un*frigging*believable and **bold**ly",
    "\\[no](a)",
    "## Of `x` and *y*",
]
SAME = {"p", "li", "ul", "ol", "blockquote", "pre", "code", "em", "strong", "del", "table", "td", "th", "h2", "hr"}


def elements(html):
    return [tag for tag in re.findall(r"<([a-z0-9]+)", html) if tag in SAME]


def letters(html):
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).replace("↩", "").split())


@pytest.mark.quick
@pytest.mark.parametrize("text", WRITTEN)
def test_a_twin_is_read_as_its_page_is(text):
    html = Markdown(extensions=["toc", syntax.Syntax()], extension_configs=syntax.DEFAULTS).convert(text)
    twin, _ = twin_of(f'<div class="page">{html}</div></article>', URL)
    again = cmarkgfm.github_flavored_markdown_to_html(twin, Options.CMARK_OPT_FOOTNOTES)
    assert elements(again) == elements(html), twin
    assert letters(re.sub(r"<sup.*?</sup>", "", again)) == letters(re.sub(r"<sup.*?</sup>", "", html)), twin


@pytest.mark.quick
def test_words_and_blocks_are_spelt():
    assert spelling.code("a`b|c", in_table=True) == "`` a`b\\|c ``" and spelling.fenced("```")[0] == "````"
    assert spelling.opened("1990. So") == "1990\\. So" and spelling.opened("--- so") == "--\\- so"
    assert inline.note_of("cite-3") == "3" and inline.note_of("fn:2") == "fn-2" and not inline.note_of("cite")
    assert unseen.is_unseen("nav", {}) and not unseen.is_unseen("nav", {"class": "river"})
    assert unseen.is_unseen("p", {"class": "a scripted"}) and not unseen.is_unseen("p", {"class": "a"})
    page = blocks.Blocks()
    for tag, words in (("blockquote", "One"), ("ol", ""), ("li", "Two"), ("", "More")):
        if tag:
            page.begin(tag)
        if words:
            page.add([words])
    page.end()
    page.add(["Three"])
    assert page.lines == ["> One", ">", "> 1. Two", ">", ">    More", ">", "> Three"] and page.listed()


def words(html):
    return re.findall(r"\w+", unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", " ", html)))


def test_every_page_has_a_twin_with_the_same_words_and_the_sources_of_its_numbers(site):
    project = projects.load(ROOT)
    figures = project.catalog.ids("figure")
    for edition in project.editions:
        for page in edition.pages:
            text = (site / edition.root / page.address / "index.md").read_text("utf-8")
            _, front, body = text.split("---\n", 2)
            told = yaml.safe_load(front)
            assert (told["title"], told["address"]) == (page.title, f"{URL}{edition.root}{page.address}")
            html = cmarkgfm.github_flavored_markdown_to_html(body, Options.CMARK_OPT_FOOTNOTES)
            assert "[^" not in html and not re.search(r"\]\((?:figure|event|chart|source|site):", body), page.path
            shown = {link.target for link in page.links if link.scheme == "figure"}
            for name in shown:
                sources = [project.catalog.ids("source")[source] for source in figures[name].sources]
                note = re.search(rf"^\[\^{name}\]: (.*)$", body, re.MULTILINE)[1]
                assert all(source.address in note for source in sources if source.address), (page.path, name)
            labels = {link.words for link in page.links if link.image}
            prose = [said for _, kind, said in page.prose if kind in ("p", "h1", "h2") and said not in labels]
            left, seen = iter(words(html)), 0
            for said in prose:
                wanted = words(re.sub(r"[^\w\s]+", " ", said))
                seen += all(word in left for word in wanted)
            assert seen == len(prose), (page.path, seen, len(prose))


def test_lists_and_charts_are_in_the_twins_with_their_sources(site):
    project = projects.load(ROOT)
    catalog, counts = project.catalog, Counter()
    for edition in project.editions:
        for page in edition.pages:
            body = (site / edition.root / page.address / "index.md").read_text("utf-8").split("---\n", 2)[2]
            html = cmarkgfm.github_flavored_markdown_to_html(body, Options.CMARK_OPT_FOOTNOTES)
            shown = " ".join(words(html))
            assert not re.search(r"\*\*|~~", re.sub(r"<code.*?</code>|<[^>]*>", "", html, flags=re.DOTALL)), page.path
            built = (site / edition.file_of(page)).read_text("utf-8")
            assert html.count("<blockquote") == built.count("<blockquote"), page.path
            noted = set(re.findall(r"^\[\^source-([^\]]*)\]: .", body, re.MULTILINE))
            for link in (link for link in page.links if link.image):
                counts[link.scheme] += 1
                if link.scheme in ("river", "summary", "timeline"):
                    for event in COMPONENTS[link.scheme].choose(link.target, catalog):
                        assert " ".join(words(edition.text(event.title))) in shown, (page.path, event.id)
                elif link.scheme == "chart":
                    chart = catalog.charts[link.target]
                    assert " ".join(words(edition.text(chart.alt))) in shown, (page.path, chart.id)
                    assert {source.id for source in sources_of(chart, catalog)} <= noted, (page.path, chart.id)
    assert counts["chart"] > 100 and counts["timeline"] > 20


def test_the_head_of_a_page_leads_to_its_twin(built):
    page = (built / "lists/index.html").read_text("utf-8")
    assert '<link rel="alternate" type="text/markdown" href="index.md">' in page
    twin = (built / "index.md").read_text("utf-8")
    assert "$58.4 billion[^goods-1990]" in twin and "[^goods-1990]: $58.4 billion: Goods trade, 1990; goods." in twin


@pytest.mark.parametrize("root", ["", "es/"])
def test_llms_txt_lists_every_page_by_its_form(site, root):
    read = parse_llms_file((site / root / twins.NAME).read_text("utf-8"))
    edition = projects.load(ROOT).edition("es" if root else "en")
    assert read.title == edition.site.site_name and read.summary == edition.site.site_description
    listed = {link["url"]: link["title"] for links in read.sections.values() for link in links}
    assert {f"{URL}{root}{page.address}index.md" for page in edition.pages} <= listed.keys()
    assert all((site / url.removeprefix(URL)).is_file() for url in listed)
    assert "Optional" in read.sections and len(read.sections) > 4
