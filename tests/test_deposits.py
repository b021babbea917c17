"""What GitHub and Zenodo read of the repository: version, day and licence of mkdocs.yml, in fields that they know."""

import json

import yaml

from tests.conftest import ROOT

SITE = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
DEPOSITED = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))


def test_the_citation_is_that_of_the_site():
    """Fields: the schema of the Citation File Format 1.2.0; a person would have given and family names."""
    assert CITED["cff-version"] == "1.2.0" and CITED["message"] and CITED["type"] in ("software", "dataset")
    assert CITED["title"] and CITED["abstract"]
    assert (CITED["version"], CITED["date-released"]) == (SITE["extra"]["version"], SITE["extra"]["published"])
    assert CITED["license"] == SITE["extra"]["licence"]["id"]
    assert {CITED[name].split(":")[0] for name in ("url", "repository-code")} == {"https"}
    assert [set(author) for author in CITED["authors"]] == [{"name"}]
    known = {"cff-version", "message", "type", "title", "abstract", "version", "date-released", "license", "url"}
    assert CITED.keys() <= known | {"repository-code", "authors", "keywords"}


def test_the_deposit_is_that_of_the_citation():
    """Fields: https://developers.zenodo.org/#representation."""
    same = {"title": "title", "description": "abstract", "version": "version", "keywords": "keywords"}
    assert {name: DEPOSITED[name] for name in same} == {name: CITED[other] for name, other in same.items()}
    assert DEPOSITED["publication_date"] == CITED["date-released"].isoformat()
    assert DEPOSITED["creators"] == CITED["authors"] and DEPOSITED["upload_type"] == CITED["type"]
    assert DEPOSITED["license"] == CITED["license"].lower() and DEPOSITED["access_right"] == "open"
    assert DEPOSITED["notes"]
    (site,) = DEPOSITED["related_identifiers"]
    assert site == {"identifier": CITED["url"], "relation": "isSourceOf", "scheme": "url"}
    assert DEPOSITED.keys() == {*same, "publication_date", "creators", "upload_type", "license", "access_right"} | {
        "notes", "related_identifiers", "language"
    }  # fmt: skip
