"""Pages as Markdown, read by GitHub's own reader, and llms.txt, read by that of those who made its form."""

import re
from html import unescape

import cmarkgfm
import pytest
import yaml
from cmarkgfm.cmark import Options
from llms_txt import parse_llms_file

from microsite.evidence import project as projects
from microsite.output import twins
from microsite.output.twin import twin_of
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
    ('<p hidden>x</p><div class="chart-drawing">No</div><button>No</button><p aria-hidden="true">No</p>', "x"),
]


@pytest.mark.quick
@pytest.mark.parametrize(("html", "markdown"), HTML)
def test_what_readers_see_becomes_markdown(html, markdown):
    text, figures = twin_of(f'<div class="page">{html}</div></article>', f"{URL}a/")
    assert text == markdown and figures == (("x-1",) if "x-1" in html else ())


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
