"""The build through its front door: what comes out of a small project."""

import json
import re
import shutil
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from tests.conftest import MINI, ROOT, Project


def page(site, name="index.html"):
    return (site / name).read_text("utf-8")


def test_a_figure_is_a_link_with_its_evidence_beside_it(built, snapshot):
    assert re.search(r'<span class="figure-wrap">.*?</span></span>', page(built))[0] == snapshot


def test_a_figure_in_spanish(built):
    html = page(built, "es/index.html")
    assert '<html lang="es"' in html
    assert 'data-figure="goods-1990" href="lists/#goods-1990">58,400 millones de dólares</a>' in html
    assert '<i class="status status-official">Oficial</i>' in html


def test_records_link_to_their_entries(built):
    html = page(built)
    for kind, name in (("leader", "bush"), ("event", "toast"), ("term", "nafta"), ("source", "speech")):
        assert re.search(rf'<a [^>]*class="{kind}" href="lists/#{name}">', html)
    entries = page(built, "lists/index.html")
    for name in ("bush", "toast", "nafta", "speech", "goods-1990", "series-goods"):
        assert f'id="{name}"' in entries


def test_a_term_says_what_it_means_beside_its_link(built):
    link = re.search(r'<a aria-describedby="([^"]+)" class="term" href="lists/#nafta"', page(built))
    assert link
    meaning = re.search(rf'<span class="evidence"[^>]* id="{link[1]}"[^>]*>([^<]+)</span>', page(built))
    assert meaning and meaning[1] == "A trade agreement."


def test_a_citation_is_a_number_that_leads_to_the_source(built):
    html = page(built)
    assert 'in 1990<sup class="cites"><a aria-label="Source 1: US Census Bureau" class="cite"' in html
    assert 'id="cite-1"' in html


def test_citations_are_numbered_in_the_order_of_the_text(varied):
    html = page(varied.path / "site", "only/index.html")
    numbers = [int(n) for n in re.findall(r'class="cite" href="#cite-\w+">(\d+)</a>', html)]
    assert numbers == [1, 2, 2, 1, 2, 1]
    listed = re.findall(r'<li id="cite-(\d)">(.*)</li>', html)
    assert [number for number, _ in listed] == ["1", "2"]
    assert "Public Papers" in listed[0][1] and "US Census Bureau" in listed[1][1]


def test_a_chart_has_its_frame(built):
    html = page(built)
    frame = html[html.index('<figure id="chart-goods"') : html.index("</figure>")]
    assert 'data-chart="goods"' in frame
    assert frame.count("<svg") == 2
    assert 'role="img" aria-label="A line from 52.1 billion dollars to 58.4 billion."' in frame
    assert "<table>" in frame
    assert 'href="charts/goods.csv" download' in frame
    assert "var(--shared)" in frame
    assert "1,985" not in frame
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_data_can_be_downloaded(built):
    assert (built / "charts/goods.csv").read_text("utf-8").startswith("year,partner,total,status\n1989,mexico,52.1")
    assert (built / "data/goods.csv").read_bytes() == (MINI / "data/series/goods.csv").read_bytes()


def test_a_page_asks_no_other_host_for_anything(built):
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r'<(?:script|img|iframe|source)[^>]*(?:src|srcset)="(?:https?:)?//', html)
        assert not re.search(r'<link[^>]*href="(?:https?:)?//', html.replace('rel="canonical"', "")), path
        assert "Content-Security-Policy" in html
    for path in built.rglob("*.css"):
        assert not re.search(r"url\((?:\"|')?(?:https?:)?//", path.read_text("utf-8"))


def test_pages_hold_no_furniture_of_the_engine(built):
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not [name for name in ("md-toggle", "md-overlay", "md-dialog", "md-header") if name in html], path


def test_pages_load_no_style_sheet_of_the_engine(built):
    for path in built.rglob("*.html"):
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', path.read_text("utf-8"))
        assert sheets and not [sheet for sheet in sheets if "stylesheets" in sheet], (path, sheets)
    assert not (built / "assets/stylesheets").exists() and not (built / "assets/javascripts").exists()


def test_scripts_come_without_their_types_and_comments(built):
    for name in ("assets/search-words.js", "es/assets/site.js"):
        script = (built / name).read_text("utf-8")
        assert "/**" not in script and "@type" not in script
        assert "=>{" in script and "// " not in script


def test_the_engine_s_frame_weighs_nothing_that_no_reader_uses(built):
    html = page(built)
    frame = html[: html.index('<div class="page')] + html[html.index("</article>") :]
    assert "\n " not in frame and "\n\n" not in frame and "generator" not in frame
    assert "data-md-component" not in frame.replace('data-md-component="content"', "")


def test_the_search_is_indexed_in_both_languages(built):
    start = (built / "search/start.js").read_text("utf-8")
    listed = json.loads(start.removeprefix('searchPart("start",').removesuffix(");"))
    assert set(listed["languages"]) == {"en", "es"}
    for language in listed["languages"]:
        words = (built / f"search/{language}/words.js").read_text("utf-8")
        assert words.startswith(f'searchPart("{language}/words",')


def test_addresses_are_relative_except_where_a_site_url_is_given(varied):
    out = varied.path / "site"
    html = page(out, "lists/index.html")
    assert '<link rel="alternate" hreflang="es" href="https://example.org/some-repo/es/lists/">' in html
    assert 'href="../es/lists/"' in html
    lost = page(out, "404.html")
    assert 'href="/some-repo/"' in lost
    assert "This page does not exist" in lost


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("lists/index.html", ["area", "bulb", "nafta", "ring"]),
        ("es/lists/index.html", ["area", "ring", "bulb", "nafta"]),
    ],
)
def test_the_glossary_has_the_order_of_a_dictionary(varied, name, order):
    assert re.findall(r'data-term="([^"]+)">', page(varied.path / "site", name)) == order


def test_nothing_changed_means_nothing_done(made):
    assert "Nothing changed" in made.run("build").stdout
    made.edit("docs/en/index.md", "Prose", "More prose")
    assert "Nothing changed" not in made.run("build").stdout
    (made.path / "site/index.html").write_text("edited by hand", "utf-8")
    assert "Nothing changed" not in made.run("build").stdout


@pytest.mark.slow
def test_two_clean_builds_give_the_same_bytes(tmp_path):
    sites = []
    for name in ("one", "two"):
        shutil.copytree(MINI, tmp_path / name)
        sites.append(Project(tmp_path / name).build("--site-url", "https://example.org/"))
    first, second = ({p.relative_to(s): p.read_bytes() for p in s.rglob("*") if p.is_file()} for s in sites)
    assert first.keys() == second.keys()
    assert not [name for name in first if first[name] != second[name]]


def content(html):
    """What the compiler put into a page, without the engine's frame."""
    found = re.search(r"<article[^>]*>(.*?)</article>", html, re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", found[1]).replace("> <", "><").strip()


@pytest.mark.slow
def test_zensical_compiles_the_same_pages(mini, built):
    out = mini.build("--engine", "zensical", "--out", str(mini.path / "other")) and mini.path / "other"
    for name in ("index.html", "lists/index.html", "es/index.html", "es/lists/index.html"):
        theirs, ours = page(out, name), page(built, name)
        for pattern in (
            r'data-figure="[^"]+" href="[^"]+"',
            r'<figure id="chart-[^"]+"',
            r'class="language" href="[^"]+"',
        ):
            assert re.findall(pattern, theirs) == re.findall(pattern, ours), (name, pattern)
        assert theirs.count("<svg") == ours.count("<svg")


def wait_for(happens):
    """Waits until something happens; fails after half a minute."""
    for _ in range(600):
        with suppress(OSError):
            if happens():
                return True
        time.sleep(0.05)
    raise AssertionError("waited in vain")


@pytest.mark.slow
def test_serve_shows_the_site_and_builds_on_change(mini):
    import urllib.request

    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--project", str(mini.path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def fetch(path="", status=200):
        try:
            answer = urllib.request.urlopen(address + path, timeout=10)
        except urllib.error.HTTPError as error:
            answer = error
        if answer.status != status:  # for a moment, while a site takes the place of the former one
            raise OSError(answer.status)
        return answer.read().decode()

    try:
        address = re.fullmatch(r"Serving (http://\S+) .*\n", process.stdout.readline())[1]
        assert "is being built" in fetch(status=503) and "/__reload.js" in fetch("es/", 503)
        assert wait_for(lambda: (mini.path / ".cache/preview/.fingerprint").exists())
        assert "Prose under a heading" in fetch() and "<details open" not in fetch()
        mini.edit("docs/en/index.md", "Prose under", "New prose under")
        now = (mini.path / ".cache/preview/.fingerprint").read_text("utf-8")
        seen = wait_for(lambda: "New prose under" in fetch())
        assert now == (mini.path / ".cache/preview/.fingerprint").read_text("utf-8"), "seen before the build is done"
        wait_for(lambda: now != (mini.path / ".cache/preview/.fingerprint").read_text("utf-8"))
        assert seen and "New prose under" in fetch()
        assert 'href="/assets/' in fetch("nowhere/", 404)
        mini.edit("docs/en/index.md", "New prose", "[A](event:x<b>) prose")
        wait_for(lambda: "1 problem, 0 warnings." in fetch() and "1 problem," in fetch("nowhere/", 404))
        line = mini.line_of("docs/en/index.md", "prose under")
        assert f"docs/en/index.md:{line}: " in fetch("es/") and "x&lt;b&gt;" in fetch()
        mini.edit("docs/en/index.md", "[A](event:x<b>) prose", "Newer prose")
        while not list((mini.path / ".cache").glob(".preview-*")):
            time.sleep(0.01)
        process.terminate()
        assert process.wait(timeout=30) == 130, "an interrupt ends serve while it builds, too"
    finally:
        process.kill()
        process.wait()


def test_the_events_of_a_span_are_a_short_list_that_leads_to_the_timeline(varied):
    html = page(varied.path / "site")
    rows = html[html.index('<ol class="timeline timeline-rows"') :]
    rows = rows[: rows.index("</ol>")]
    assert '<a href="lists/#toast">A toast in Monterrey</a>' in rows
    assert 'id="toast"' not in html


def test_a_series_is_published_as_the_package_says_however_a_spreadsheet_wrote_it(varied):
    assert ";;;" in varied.read("data/series/goods.csv")
    plain = (MINI / "data/series/goods.csv").read_text("utf-8")
    assert (varied.path / "site/data/goods.csv").read_text("utf-8") == plain


@pytest.mark.slow
def test_a_build_in_which_nothing_changed_loads_nothing_that_it_does_not_need(made):
    """Else it takes twice as long: what it does is to compare one hash."""
    made.build()
    code = (
        "import sys; from microsite.cli import main; main();"
        "print(sorted({'pydantic', 'babel', 'yaml', 'jinja2', 'markdown', 'altair', 'PIL'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "--project", str(made.path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "Nothing changed" in done.stdout and done.stdout.endswith("\n[]\n"), done.stdout + done.stderr
