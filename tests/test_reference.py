"""What is derived from the classes is as they are, and says of files what they say."""

import json
import tomllib

import pytest
from jsonschema import Draft7Validator

from microsite import reference
from microsite.evidence.records import KINDS
from tests.conftest import ROOT


def files_of(kind):
    folder = KINDS[kind].FOLDER
    globs = {"series": ["data/series/*.toml"], "chart": ["charts/*.toml"], "image": ["docs/**/*.toml"]}
    return [
        path for glob in globs.get(kind, [f"data/{folder}.toml", f"data/{folder}/*.toml"]) for path in ROOT.glob(glob)
    ]


def validator(kind):
    return Draft7Validator(json.loads((ROOT / f"schemas/{kind}.schema.json").read_text("utf-8")))


def test_the_reference_the_schemas_and_the_table_of_rules_are_as_the_classes_are():
    stale = [name for name, content in reference.files().items() if (ROOT / name).read_text("utf-8") != content]
    assert not stale, "run `make reference`"


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_that_reads_json_schemas_finds_nothing_wrong_in_the_real_files(kind):
    paths = files_of(kind)
    assert paths or kind == "image", "the site may do without photographs"
    for path in paths:
        errors = list(validator(kind).iter_errors(tomllib.loads(path.read_text("utf-8"))))
        assert not errors, (path, errors[0].message)


def test_an_editor_is_told_of_an_unknown_field_a_wrong_choice_and_a_wrong_type():
    event = tomllib.loads((ROOT / "tests/mini/data/events.toml").read_text("utf-8"))["toast"]
    for broken in ({"thmee": "x"}, {"tier": "cor"}, {"date": "27 November"}, {"title": "x"}, {"sources": "speech"}):
        assert list(validator("event").iter_errors({"toast": event | broken})), broken
    assert not list(validator("event").iter_errors({"toast": event}))
    assert list(validator("event").iter_errors({"toast": {k: v for k, v in event.items() if k != "theme"}}))
