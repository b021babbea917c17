"""Every face of a chart: table, words, data, drawings to take away, its own page; and the data package."""

import csv
import json
import re
import shutil

import pytest

from microsite.evidence import project as projects
from microsite.look import PALETTE
from microsite.output.verify import verify
from tests.conftest import MINI, ROOT


def test_a_chart_has_all_its_faces_in_both_languages(built):
    for root, title in (("", "Trade grew"), ("es/", "El comercio creció")):
        drawing = (built / f"{root}charts/goods.svg").read_text("utf-8")
        assert title in drawing and "Census Bureau" in drawing and "CC BY 4.0" in drawing
        assert (built / f"{root}charts/goods.png").read_bytes().startswith(b"\x89PNG")
        assert json.loads((built / f"{root}charts/goods.vl.json").read_text("utf-8"))["$schema"].startswith(
            "https://vega"
        )
        page = (built / f"{root}charts/goods/index.html").read_text("utf-8")
        assert title in page and "<script" not in page and page.count("<svg") == 2
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
    assert re.search(r"<p>To cite[^<]*Trade grew[^<]*CC BY 4.0", page)


def test_the_address_to_embed_is_absolute_where_the_site_knows_its_own(varied):
    html = varied.read("site/es/index.html").replace("&lt;", "<")
    assert 'iframe src="https://example.org/some-repo/es/charts/goods/"' in html


def test_a_broken_yaml_is_told_with_its_line(mini):
    mini.write("mkdocs.yml", "site_name: [\n")
    done = mini.run("check")
    assert "mkdocs.yml:" in done.stderr and "(file-syntax)" in done.stderr


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes(path):
    """The light and the dark palette of a style sheet."""
    text = (ROOT / path).read_text("utf-8")
    found = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r"\{([^{}]*)\}", text)]
    whole = [palette for palette in found if {"paper", "ink", "us", "mx", "shared"} <= set(palette)]
    print_only = [palette for palette in whole if palette["paper"] == "#ffffff"]
    return [palette for palette in whole if palette not in print_only]


@pytest.mark.parametrize("path", ["templates/theme/assets/site.css", "templates/theme/assets/chart-page.css"])
def test_colours_of_charts_can_be_told_from_the_page_in_light_and_dark(path):
    found = palettes(path)
    assert len(found) >= 2
    for palette in found:
        assert all(contrast(palette[name], palette["paper"]) >= 4.5 for name in ("ink", "quiet", "us", "mx", "shared"))
        assert contrast(palette["other"], palette["paper"]) >= 3
        assert all(contrast(palette["on"], palette[name]) >= 4.5 for name in ("us", "mx"))


def test_the_charts_are_drawn_in_the_light_palette_of_the_page():
    light = palettes("templates/theme/assets/site.css")[0]
    assert {name: light[name] for name in PALETTE} == PALETTE
