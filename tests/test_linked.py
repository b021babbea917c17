"""What machines are told, held by readers and validators that others made."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from microsite.drawing.chart import charts_of
from microsite.evidence import project as projects
from microsite.pages import datasets, linked
from microsite.pages.told import Told
from tests.conftest import ROOT
from tests.test_versions import numbered


def croissant():
    """The reader of MLCommons, which brings pandas: not imported by processes that do not ask it."""
    import mlcroissant

    return mlcroissant


URL = "https://example.org/some-repo/"
SCRIPT = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.DOTALL)


def nodes_of(site):
    """Every node of every page, with the page."""
    for path in sorted(site.rglob("*.html")):
        for text in SCRIPT.findall(path.read_text("utf-8")):
            whole = json.loads(text)
            assert whole.pop("@context") == "https://schema.org"
            for node in whole.get("@graph", [whole]):
                yield path.relative_to(site).as_posix(), node


def compiled(folder, nodes):
    """What the compiler of TypeScript says of nodes as schema.org's types, which schema-dts makes of its vocabulary.

    A node of two types is written once as each, with the fields that this type has.
    """
    shutil.copy(ROOT / "node_modules/schema-dts/dist/schema.d.ts", folder / "schema.d.ts")
    shutil.copytree(ROOT / "node_modules/schema-dts-lib", folder / "node_modules/schema-dts-lib", dirs_exist_ok=True)
    lines = ['import type { MergeLeafTypes, ArticleLeaf, LearningResourceLeaf, Thing } from "./schema";']
    for number, node in enumerate(nodes):
        both = isinstance(node["@type"], list)
        kind = "MergeLeafTypes<[ArticleLeaf, LearningResourceLeaf]>" if both else "Thing"
        lines.append(f"const n{number}: {kind} = {json.dumps(node, ensure_ascii=False)};")
    (folder / "all.ts").write_text("\n".join(lines) + "\n", "utf-8")
    node = Path(sys.executable).parent / "node"
    command = [node, ROOT / "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "all.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=300)
    return done.stdout


def shape(value):
    """Names, kinds of nodes and of values, without the words."""
    if isinstance(value, dict):
        return json.dumps({name: value[name] if name == "@type" else shape(value[name]) for name in sorted(value)})
    return json.dumps(sorted({shape(one) for one in value})) if isinstance(value, list) else type(value).__name__


def test_every_node_holds_by_the_types_of_schema_org(site, tmp_path):
    found = list(nodes_of(site))
    # Types know no words: of nodes of one shape one is read, for the compiler takes long.
    said = compiled(tmp_path, list({shape(node): node for _, node in found}.values()))
    assert not said, said[:2000]
    counts = Counter(
        kind for _, node in found for kind in ([node["@type"]] if isinstance(node["@type"], str) else node["@type"])
    )
    print(dict(counts))
    assert counts["LearningResource"] > 40 and counts["Article"] > 70 and counts["Dataset"] > 100
    assert counts["Quiz"] > 40 and counts["ClaimReview"] > 150 and counts["WebSite"] == 2 and "FAQPage" not in counts


def test_the_types_find_what_is_wrong(tmp_path):
    wrong = [{"@type": "Article", "headlime": "A"}, {"@type": "Dataset", "isAccessibleForFree": 3}, {"@type": "Quizz"}]
    assert (
        len({line.split("(")[1].split(",")[0] for line in compiled(tmp_path, wrong).splitlines() if "(" in line}) == 3
    )


def test_pages_say_what_they_teach_in_which_language_and_since_when(site):
    found = {page: node for page, node in nodes_of(site) if "LearningResource" in node["@type"]}
    trade, spanish = found["themes/trade/index.html"], found["es/themes/trade/index.html"]
    assert trade["url"] == f"{URL}themes/trade/" and trade["inLanguage"] == "en" and trade["version"]
    assert re.fullmatch(r"PT\d+M", trade["timeRequired"]) and trade["educationalLevel"] and trade["teaches"]
    assert trade["educationalAlignment"][0]["targetName"] and len(trade["citation"]) > 20
    assert trade["workTranslation"][0]["url"] == spanish["url"]
    assert spanish["translationOfWork"][0]["url"] == trade["url"]
    assert all(node["dateModified"] >= "2026" for node in found.values())


def test_no_text_can_end_the_script(varied):
    pages = [path.read_text("utf-8") for path in (varied.path / "site").rglob("*.html")]
    texts = [text for page in pages for text in SCRIPT.findall(page)]
    assert texts and all(json.loads(text) and "<" not in text for text in texts)


def test_croissant_s_own_reader_finds_nothing_wrong(site):
    files = sorted(site.rglob("*.croissant.json"))
    assert len(files) > 150
    for path in files:
        found = croissant().Dataset(jsonld=path).metadata.ctx.issues
        assert not found.errors and not found.warnings, (path, found.report())


def test_croissant_s_own_reader_reads_the_rows(site):
    read = croissant().Dataset(jsonld=site / "data/goods-trade.croissant.json")
    rows = list(read.records("goods-trade"))
    csv = (site / "data/goods-trade.csv").read_text("utf-8").splitlines()
    assert len(rows) == len(csv) - 1 and rows[0]["goods-trade/year"] == int(csv[1].split(",")[0])


def test_croissant_s_own_reader_finds_what_is_wrong(site, tmp_path):
    content = json.loads((site / "data/goods-trade.croissant.json").read_text("utf-8"))
    content["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "elsewhere.csv"
    (tmp_path / "broken.json").write_text(json.dumps(content), "utf-8")
    with pytest.raises(croissant().ValidationError):
        croissant().Dataset(jsonld=tmp_path / "broken.json")


@pytest.mark.quick
def test_what_is_not_known_is_left_out(read):
    """The small project has no address, day or version."""
    edition = read.editions[0]
    (chart,) = charts_of(edition)
    page = next(page for page in edition.pages if page.slug == "lists")
    nodes = [*linked.of_page(edition, page, ""), datasets.of_chart(chart, "")]
    text = linked.script_of(*nodes)
    assert not re.search(r'null|""|\[\]|"(?:url|version|datePublished)"', text)
    assert json.loads(text)["@graph"][-1]["distribution"][0]["contentUrl"] == "../goods.csv"
    assert Told(edition, "", "").tools("a.md", "A", "a/") == {"edit": "", "report": ""}
    assert json.loads(linked.script_of({"name": "</script><b>"})) == {
        "@context": "https://schema.org",
        "name": "</script><b>",
    }


@pytest.mark.quick
def test_a_data_set_has_its_publisher_s_terms_and_three_numbers_for_a_version(plain):
    numbered(plain, "2.5", "2026-02-02")
    edition = projects.load(plain.path).editions[0]
    (chart,) = charts_of(edition)
    series = edition.catalog.series["goods"]
    found = json.loads(datasets.series_croissant(edition, series, "year,partner,total,status\n", "https://e.org/"))
    assert found["version"] == "2.5.0" and found["license"] == edition.text(series.record.licence)
    assert [one["dataType"] for one in found["recordSet"][0]["field"]] == [
        "sc:Integer",
        "sc:Text",
        "sc:Float",
        "sc:Text",
    ]
    assert "recordSet" not in json.loads(datasets.chart_croissant(chart, "a\n1\n\nb\n2\n", ""))
