"""What programs take from the site: figures.json by its schema, and the data package as frictionless reads it."""

import json

import jsonschema
import pytest

from microsite.evidence import project as projects
from microsite.evidence.records import Figure
from microsite.output import interface
from tests.conftest import ROOT, Project
from tests.test_versions import numbered


def frictionless():
    """What reads data packages, slow to import: not by processes that do not ask it."""
    import frictionless

    return frictionless


SCHEMA = json.loads((ROOT / "schemas/interface.schema.json").read_text("utf-8"))
URL = "https://example.org/some-repo/"


def test_every_figure_is_in_the_interface_with_its_sources(site):
    found = json.loads((site / interface.NAME).read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    catalog = projects.load(ROOT).catalog
    figures = {one["id"]: one for one in found["figures"]}
    assert figures.keys() == catalog.ids("figure").keys() and len(figures) > 200
    for name, one in figures.items():
        amount, figure = catalog.amount(catalog.of(Figure)[name]), catalog.of(Figure)[name]
        assert [one.get("value"), one.get("low"), one.get("high")] == (
            [float(amount.low), None, None]
            if amount.exact
            else [None, *(None if end is None else float(end) for end in (amount.low, amount.high))]
        )
        assert tuple(source["id"] for source in one["sources"]) == figure.sources
        assert all(source.get("address", "https://").startswith("http") for source in one["sources"])
        for address in (*one["addresses"].values(), *one["pages"]):
            assert (site / address.removeprefix(URL) / "index.html").is_file()
    assert found["version"] and found["published"] and set(found["site"]) == set(found["languages"]) == {"en", "es"}


@pytest.mark.quick
def test_the_schema_finds_what_is_wrong(plain):
    numbered(plain, "2", "2026-02-02")
    given = json.loads(interface.interface_of(projects.load(plain.path), "").model_dump_json(exclude_none=True))
    check = jsonschema.Draft202012Validator(SCHEMA)
    check.validate(given)
    assert given["figures"][0]["addresses"]["es"].startswith("es/figures/") and "address" not in given
    for broken in ({**given, "more": 1}, {**given, "figures": [{**given["figures"][0], "value": "many"}]}):
        assert not check.is_valid(broken)


@pytest.mark.quick
def test_a_renamed_figure_is_found_by_its_former_id(plain):
    plain.write("data/moved.toml", '[figure]\nold-goods = "goods-1990"\n')
    assert interface.interface_of(projects.load(plain.path), "").moved == {"old-goods": "goods-1990"}


@pytest.mark.parametrize("root", ["", "es/"])
def test_frictionless_finds_nothing_in_the_data_package(site, built, root):
    for folder in (site, built):
        with frictionless().system.use_context(trusted=True):
            report = frictionless().validate(str(folder / root / "data/datapackage.json"))
        assert report.valid, report.flatten(["name", "type", "message"])[:5]
    package = json.loads((site / root / "data/datapackage.json").read_text("utf-8"))
    assert package["homepage"] == f"{URL}{root}" and package["created"].endswith("T00:00:00Z")
    assert package["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    ]
    series = {one["name"]: one for one in package["resources"] if "licenses" in one}
    assert len(series) > 20 and all(one["licenses"][0]["path"].startswith(URL) for one in series.values())


def test_frictionless_finds_what_is_wrong(made):
    package = Project(made.path).path / "site/data/datapackage.json"
    content = json.loads(package.read_text("utf-8"))
    figures = next(one for one in content["resources"] if one["name"] == "figures")
    next(field for field in figures["schema"]["fields"] if field["name"] == "unit")["type"] = "number"
    package.write_text(json.dumps(content), "utf-8")
    with frictionless().system.use_context(trusted=True):
        assert not frictionless().validate(str(package)).valid


def test_a_figure_in_the_package_has_the_value_of_its_cell(built):
    rows = (built / "data/figures.csv").read_text("utf-8").splitlines()
    columns = rows[0].split(",")
    row = next(row for row in rows if row.startswith("goods-1990,")).split(",")
    assert row[columns.index("value")] == "58400000000.0"
