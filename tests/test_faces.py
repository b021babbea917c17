"""Every face of a chart: table, words, data, drawings to take away, its own page; and the data package."""

import csv
import json
import re
import shutil

import pytest

from microsite.check import check
from microsite.evidence import project as projects
from microsite.output import citations
from microsite.output.verify import verify
from microsite.pages.render import Renderer
from tests.conftest import MINI


def test_a_chart_has_all_its_faces_in_both_languages(built):
    for root, title in (("", "Trade grew"), ("es/", "El comercio creció")):
        drawing = (built / f"{root}charts/goods.svg").read_text("utf-8")
        assert title in drawing and "Census Bureau" in drawing and "CC BY 4.0" in drawing
        assert (built / f"{root}charts/goods.png").read_bytes().startswith(b"\x89PNG")
        assert json.loads((built / f"{root}charts/goods.vl.json").read_text("utf-8"))["$schema"].startswith(
            "https://vega"
        )
        page = (built / f"{root}charts/goods/index.html").read_text("utf-8")
        assert title in page and page.count("<svg") == 2
        assert re.findall(r"<script[^>]*>", page) == ['<script type="application/ld+json">']  # data, and nothing runs
        assert len(page.encode()) < 30_000


def test_the_json_of_a_chart_says_where_it_comes_from(built):
    found = json.loads((built / "charts/goods.json").read_text("utf-8"))
    assert found["title"] == "Trade grew"
    assert found["licence"] == "CC BY 4.0"
    assert found["sources"][0]["publisher"]
    assert {"year": 1990, "partner": "mexico"}.items() <= found["series"]["goods"][1].items()


def test_the_data_package_describes_every_file_beside_it(built):
    folder = built / "data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["profile"] == "tabular-data-package"
    listed = {resource["path"]: resource for resource in package["resources"]}
    assert set(listed) == {path.name for path in folder.glob("*.csv")}
    for path, resource in listed.items():
        with (folder / path).open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            assert [field["name"] for field in resource["schema"]["fields"]] == rows.fieldnames
            keys = [tuple(row[key] for key in resource["schema"]["primaryKey"]) for row in rows]
        assert keys and len(keys) == len(set(keys))


def test_lists_in_the_data_package_keep_their_parts(varied):
    folder = varied.path / "site/data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = {r["path"]: {f["name"]: f["type"] for f in r["schema"]["fields"]} for r in package["resources"]}
    assert fields["terms.csv"]["aliases"] == "array" and fields["terms.csv"]["term.en"] == "string"
    with (folder / "terms.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == "nafta")
    assert json.loads(row["aliases"]) == ["North American deal", "the pact"]
    with (folder / "leaders.csv").open(encoding="utf-8", newline="") as file:
        terms = [json.loads(row["terms"]) for row in csv.DictReader(file) if row["terms"]]
    assert terms and all({"start"} <= set(term) for listed in terms for term in listed)


def test_the_page_tells_the_chart_in_words_from_its_rows(built):
    page = (built / "index.html").read_text("utf-8")
    assert "52.1 (1989)" in page and "58.4 (1990)" in page


def test_values_stand_in_the_page_where_they_are_drawn(built):
    page = (built / "index.html").read_text("utf-8")
    points = json.loads(re.search(r'data-points="([^"]+)"', page)[1].replace("&#34;", '"'))
    assert [words for _, _, words in points] == ["1989: 52.1", "1990: 58.4"]
    assert points[0][0] < points[1][0] and points[0][1] > points[1][1]


@pytest.mark.parametrize("face", [".csv", ".json", ".svg", ".png", ".vl.json", "/index.html"])
def test_built_faces(built, tmp_path, face):
    made = tmp_path / "site"
    shutil.copytree(built, made)
    project = projects.load(MINI)
    assert not [p for p in verify(project, made) if p.severity == "error"]
    (made / f"es/charts/goods{face}").unlink()
    assert ("built-faces", f"has no face 'es/charts/goods{face}'") in {
        (p.rule, p.message) for p in verify(project, made)
    }


def test_the_page_says_how_to_cite_the_chart(built):
    page = (built / "index.html").read_text("utf-8")
    assert '<a href="charts/goods/cite/">Download, cite, embed</a>' in page
    assert "Trade grew" in (built / "charts/goods/cite/index.html").read_text("utf-8")


def test_what_says_how_to_cite_stands_beside_what_it_cites(mini, tmp_path):
    project = projects.load(mini.path)
    assert not [p for p in check(project) if p.severity == "error"]
    citations.write([Renderer(edition, site_url="https://example.org/") for edition in project.editions], tmp_path)
    for place in ("cite", "lists/cite", "charts/goods/cite", "figures/goods-1990", "es/figures/many"):
        found = {path.name for path in (tmp_path / place).iterdir()}
        assert found == {"index.html", "cite.bib", "cite.ris", "cite.csl.json"}, place
    assert "[Cifra]" in (tmp_path / "es/figures/many/index.html").read_text("utf-8")


def test_the_address_to_embed_is_absolute_where_the_site_knows_its_own(varied):
    html = varied.read("site/es/charts/goods/cite/index.html").replace("&lt;", "<")
    assert 'iframe src="https://example.org/some-repo/es/charts/goods/"' in html


def test_a_broken_yaml_is_told_with_its_line(mini):
    mini.write("mkdocs.yml", "site_name: [\n")
    done = mini.run("check")
    assert "mkdocs.yml:" in done.stderr and "(file-syntax)" in done.stderr
