"""What becomes of compiled pages: addresses, what a built page holds, where it comes from, downloads."""

import csv
import json
from contextlib import suppress

import pytest

from microsite.drawing.chart import charts_of
from microsite.evidence import project as projects
from microsite.files.rules import Rule
from microsite.output import addresses, cards, datapackage, downloads, lock, moved
from microsite.output.built import Built
from microsite.output.lock import LockedError, hold
from microsite.output.origins import Origins
from microsite.pages.render import Renderer

ROOTS = {"en": "", "es": "es/"}
PAGES = {"index.html", "a/index.html", "es/index.html", "es/a/index.html", "b/index.html", "404.html"}
ADDRESSES = [
    ("site:/a/#x", "index.html", "en", "a/#x"),
    ("site:/a/", "es/b/c/index.html", "es", "../../a/"),
    ("site:/", "es/a/index.html", "es", "../"),
    ("site:/", "index.html", "en", "./"),
    ("site:/?q=a", "b/index.html", "en", "../?q=a"),
    ("root:/assets/x.css", "es/a/index.html", "es", "../../assets/x.css"),
    ("switch:es", "a/index.html", "en", "../es/a/"),
    ("switch:en", "es/a/index.html", "es", "../../a/"),
    ("switch:es", "b/index.html", "en", "../es/"),
    ("site:/a/", "404.html", "en", "/repo/a/"),
    ("switch:es", "404.html", "en", "/repo/es/"),
]


@pytest.mark.parametrize(("written", "page", "language", "address"), ADDRESSES)
def test_our_schemes_become_addresses_that_hold_below_any_path(written, page, language, address):
    html = addresses.addressed(f'<a href="{written}">', page, language, ROOTS, PAGES, "https://a.org/repo/")
    assert html == f'<a href="{address}">'


def test_an_address_to_take_away_is_whole_where_the_sites_is_known():
    for url, wanted in (("https://a.org/repo/", "https://a.org/repo/es/a/"), ("", "/es/a/")):
        assert (
            addresses.addressed("cite here:/a/ so", "es/a/index.html", "es", ROOTS, PAGES, url) == f"cite {wanted} so"
        )


def test_pages_name_their_other_languages_and_allow_their_scripts_only(tmp_path):
    def others(page, language):
        return addresses._alternates("<head></head>", page, language, ROOTS, PAGES, "https://a.org/")

    assert others("es/a/index.html", "es").count("<link") == 3
    assert 'hreflang="x-default" href="https://a.org/a/"' in others("es/a/index.html", "es")
    assert 'hreflang="en" href="https://a.org/a/"' in others("es/a/index.html", "es")
    assert others("b/index.html", "en").count("<link") == 2 and "<link" not in others("404.html", "en")
    page = '<script>a()</script><script src="b.js"></script><script type="application/json">{}</script>'
    page += "<script>a()</script>"
    (tmp_path / "main.html").write_text(page, "utf-8")
    assert addresses.scripts_of([tmp_path]) == (addresses.hash_of("a()"),)
    assert addresses.hash_of("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    policy = addresses._with_policy('<meta charset="utf-8">', ("'sha256-x'",))
    assert "script-src 'self' 'sha256-x';" in policy and policy.startswith('<meta charset="utf-8">\n<meta http-equiv')


def test_a_finished_site_asks_for_nothing_it_does_not_use(read, tmp_path):
    page = (
        '<head><meta charset="utf-8"><link rel="canonical" href="x"></head><a href="site:/a/">'
        '<input class="md-toggle" id="t"><label class="md-overlay" for="t"></label>'
    )
    for name in ("index.html", "es/index.html", "assets/javascripts/a.js", "assets/stylesheets/b.css.map", "c.js.map"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(page, "utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", "utf-8")  # the engine's, of one language
    addresses.finish(read, tmp_path, "")
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"index.html", "es/index.html", ".nojekyll"}
    html = (tmp_path / "es/index.html").read_text("utf-8")
    assert 'href="a/"' in html and "Content-Security-Policy" in html
    assert not any(word in html for word in ("md-toggle", "md-overlay", "canonical"))


BUILT = """<html><head><title>In 1990</title><meta name="description" content="5 things">
<link rel="stylesheet" href="a.css"><link rel="canonical" href="https://b.org"><script src="c.js"></script>
<script>x = 3</script><script type="application/ld+json">{"a": 7}</script><style>p{}</style></head><body>
<nav><a href="d/">Page 2</a></nav><div class="page"><h1 id="t">Top <em>1</em>00</h1>
<p>It was <a data-figure="f" class="figure">$58.4 billion</a><img src="e.png" alt="6 cats"><p id="t">
<span class="evidence"><a data-figure="f">999</a></span>
<div class="chart-block"><figure data-chart="g">888</figure></div><script type="application/ld+json">666</script>
</div><footer>777</footer></body></html>"""


def test_a_built_page_is_read_for_what_came_from_its_source():
    page = Built()
    page.feed(BUILT)
    assert page.ids == ["t", "t"] and page.links == ["a.css", "https://b.org", "c.js", "d/", "e.png"]
    assert page.loads == ["a.css", "c.js", "e.png"] and page.scripts == ["x = 3"] and page.styles == 1
    assert page.shown == {("figure", "f"): 2, ("chart", "g"): 1} and page.own == {("figure", "f"): 1, ("chart", "g"): 1}
    assert page.numbers == {"100": 1, "58.4": 1, "6": 1} and page.frame == {"1990": 1, "5": 1, "2": 1}


def test_what_is_wrong_in_a_built_page_is_told_at_its_source(read):
    origins = Origins(read)
    assert origins.pages["es/lists/index.html"].path == "docs/es/lists.md"

    def at(built, words):
        problem = origins.problem(built, words, Rule.BUILT_LINKS, "x")
        return problem.path, problem.line

    assert at("index.html", "Prose under") == ("docs/en/index.md", 12)
    assert at("index.html", "lists/#nothing") == ("docs/en/index.md", 6)
    assert at("es/index.html", "figures/#goods-1990")[0] == "docs/es/index.md"
    assert at("charts/goods/index.html", "zzz") == ("charts/goods.toml", 1)
    assert at("404.html", "zzz") == ("templates/theme/404.html", 1)
    assert at("index.html", "") == ("docs/en/index.md", 1)
    twice = origins.twice("index.html", "then")
    assert (twice.line, twice.hint) == (10, "Write the heading in other words.")
    assert origins.twice("index.html", "none").line == 1


def test_downloads_hold_the_rows_as_they_are(read):
    chart = charts_of(read.editions[1])[0]
    rows = list(csv.DictReader(downloads.chart_csv(chart).splitlines()))
    assert (
        rows[1] == {"year": "1990", "partner": "mexico", "total": "58.4", "status": "final"} and rows[2]["total"] == ""
    )
    content = downloads.chart_json(chart)
    assert content["title"] == "El comercio creció" and content["licence"] == "CC BY 4.0"
    assert content["series"]["goods"][0]["year"] == 1989 and content["sources"][0]["publisher"] == "US Census Bureau"
    assert "figures" not in content and "note" not in content


def test_the_data_package_describes_every_table_it_holds(read, tmp_path):
    datapackage.write(read.editions[0], tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package["name"] == "mini" and package["licenses"][0]["name"] == "CC-BY-4.0"
    tables = {one["name"]: one for one in package["resources"]}
    assert set(tables) == {"goods", "figures", "events", "leaders", "places", "terms", "sources"}
    for one in tables.values():
        with (tmp_path / one["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == [field["name"] for field in one["schema"]["fields"]], one["name"]
        assert all(row[name] for row in rows for name in one["schema"]["primaryKey"])
    total = next(field for field in tables["goods"]["schema"]["fields"] if field["name"] == "total")
    assert total["constraints"] == {"minimum": 0, "maximum": 1000} and total["type"] == "number"
    assert (tmp_path / "places.csv").read_text("utf-8").splitlines()[1] == (
        'monterrey,Monterrey,Monterrey,25.68,-100.32,,"[""speech""]"'
    )
    types = {field["name"]: field["type"] for field in tables["places"]["schema"]["fields"]}
    assert types["latitude"] == types["longitude"] == "number" and types["side"] == "string"
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["places"] == '["monterrey"]'
    figures = (tmp_path / "figures.csv").read_text("utf-8")
    assert "Goods trade,Comercio de bienes" in figures and "Decimal" not in figures


def test_old_addresses_lead_to_the_new(plain, tmp_path):
    text = '[page]\n"themes/old" = "lists"\ngone = "only-spanish"\n[chart]\ntrade = "goods"\n'
    plain.write("data/moved.toml", text)
    moved.write([Renderer(edition) for edition in projects.load(plain.path).editions], tmp_path / "made")
    left = {path.relative_to(tmp_path / "made").as_posix() for path in (tmp_path / "made").rglob("*.html")}
    assert left == {f"{root}{old}/index.html" for root in ROOTS.values() for old in ("themes/old", "charts/trade")}
    assert "../../lists/index.html" in (tmp_path / "made/es/themes/old/index.html").read_text("utf-8")


def test_one_holds_a_lock_at_a_time_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.lock"
    with hold(path):
        with pytest.raises(LockedError), hold(path):
            pytest.fail("two hold it")
        assert path.exists()
    with suppress(ZeroDivisionError), hold(path):
        _ = 1 / 0
    with hold(path):  # what failed holds it no longer
        pass
    assert not path.exists()
    with pytest.raises(OSError, match="nowhere"), hold(tmp_path / "nowhere/a.lock"):
        pytest.fail("no folder, no lock")


@pytest.mark.posix  # elsewhere a file that is open cannot be taken away
def test_a_lock_whose_file_was_taken_away_meanwhile_is_taken_anew(tmp_path, monkeypatch):
    path, seen = tmp_path / "a.lock", []
    look = lock._is_at

    def unlinked_once(file, at):
        if not seen:
            at.unlink()
        seen.append(look(file, at))
        return seen[-1]

    monkeypatch.setattr(lock, "_is_at", unlinked_once)
    with hold(path):
        assert seen == [False, True] and path.exists()


def test_a_card_holds_the_heading_and_the_colours_of_the_sides(read):
    palette = read.catalog.palette
    card = cards._card("A & B " * 30, "Mini <1>", palette, '<svg viewBox="0 0 32 32"></svg>')
    assert card.count('font-weight="bold"') == 4 and "A &amp; B" in card and "Mini &lt;1&gt;" in card
    assert palette.light["us"] in card and palette.light["mx"] in card
