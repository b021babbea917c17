"""How fields of records are read: what each type takes, what is told of the rest, and how problems are said."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from microsite.check import check
from microsite.evidence import project as projects
from microsite.files import decode, telling, toml_lines
from microsite.files import fieldtypes as types
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Position, Record
from microsite.files.rules import Rule
from microsite.language.dates import latest_today
from tests.conftest import MINI

TAKEN = [
    (types.Words, " a word ", " a word "),
    (types.Number, 5, Decimal(5)),
    (types.Number, Decimal("1.25"), Decimal("1.25")),
    (types.Number, 0, Decimal(0)),
    (types.Number, -(10**29), Decimal(-(10**29))),
    (types.Whole, 12, 12),
    (types.Flag, False, False),
    (types.Date, "1990", "1990"),
    (types.Date, "2024-02-29", "2024-02-29"),
    (types.Span, "1990-05/1991", "1990-05/1991"),
    (types.Span, "1990", "1990"),
    (types.Address, "https://example.org/a?b#c", "https://example.org/a?b#c"),
    (types.Currency, "MXN", "MXN"),
    (types.Strings, ["a", "b"], ("a", "b")),
    (types.Strings, [], ()),
    (types.PastDay, "2025-11-24", "2025-11-24"),
    (types.PastDay, date.today().isoformat(), date.today().isoformat()),
    (types.Text, {"en": "Yes", "es": "Sí"}, {"en": "Yes", "es": "Sí"}),
    (types.Numbers, [1, Decimal("2.5")], (Decimal(1), Decimal("2.5"))),
    (types.Cells, ["a", 1990], ("a", 1990)),
]


@pytest.mark.parametrize(("kind", "value", "result"), TAKEN)
def test_what_a_field_takes(kind, value, result):
    assert TypeAdapter(kind).validate_python(value) == result


REFUSED = [
    (types.Words, 5, "field-type", "words in quotes, got 5"),
    (types.Words, date(1990, 1, 1), "field-type", "got a date"),
    (types.Words, " \t", "field-missing", "is empty"),
    (types.Number, "5", "field-type", "expected a number, got '5'"),
    (types.Number, "1,234", "number-form", "'1,234' can be read in two ways"),
    (types.Number, True, "field-type", "got True"),
    (types.Number, 1.5, "field-type", "got 1.5"),
    (types.Number, Decimal("1.000"), "number-form", "can be read in two ways"),
    (types.Number, Decimal("NaN"), "value-plausible", "no number that can be meant"),
    (types.Number, Decimal("Infinity"), "value-plausible", "no number that can be meant"),
    (types.Number, 10**31, "value-plausible", "no number that can be meant"),
    (types.Number, Decimal("1e-31"), "value-plausible", "no number that can be meant"),
    (types.Whole, Decimal("1.5"), "field-type", "expected a whole number, got 1.5"),
    (types.Whole, Decimal("2.0"), "field-type", "expected a whole number"),
    (types.Flag, "true", "field-type", "expected true or false, got 'true'"),
    (types.Flag, 1, "field-type", "expected true or false, got 1"),
    (types.Date, "1990-13", "date-real", "1990-13"),
    (types.Date, "2023-02-29", "date-real", "2023-02-29"),
    (types.Date, "1499", "date-real", "is not between 1500 and 2100"),
    (types.Date, "2101", "date-real", "is not between 1500 and 2100"),
    (types.Date, "5 May 1990", "date-real", "5 May 1990"),
    (types.PastDay, "2025-11", "date-real", "'2025-11' is no day"),
    (types.PastDay, "2099-12-31", "date-real", "is yet to come"),
    (types.PastDay, (latest_today() + timedelta(1)).isoformat(), "date-real", "is yet to come"),
    (types.Span, "1991/1990", "date-real", "ends before it begins"),
    (types.Span, "1990/", "date-real", ""),
    (types.Address, "example.org", "field-type", "is no web address"),
    (types.Address, "ftp://example.org", "field-type", "is no web address"),
    (types.Address, "https://a b", "field-type", "is no web address"),
    (types.Address, "https://[a", "field-type", "is no web address"),
    (types.Currency, "usd", "field-type", "'usd' is no currency"),
    (types.Strings, "a", "field-type", 'a list such as ["a", "b"], got'),
    (types.Strings, ["a", "b", "a"], "field-type", "names 'a' twice"),
    (types.SomeStrings, [], "field-missing", "names nothing"),
    (types.Text, "Yes", "field-type", "words in every language"),
    (types.Text, {}, "field-missing", "says nothing"),
    (types.Cells, [Decimal("1.5")], "field-type", "expected a whole number"),
    (types.Cells, [], "field-missing", "names nothing"),
]


@pytest.mark.parametrize(("kind", "value", "rule", "words"), REFUSED)
def test_what_a_field_refuses_and_why(kind, value, rule, words):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (error,) = caught.value.errors()
    assert error["type"] == rule and words in error["msg"], error


def test_braces_in_what_an_author_wrote_are_told_as_they_stand():
    with pytest.raises(ValidationError, match=r"'\{x\}' is no currency"):
        TypeAdapter(types.Currency).validate_python("{x}")


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: types.Whole = Field(description="how large it is")


class Thing(Record):
    KIND: ClassVar = "thing"
    name: types.Words = Field(description="what it is called")
    form: Literal["round", "flat"] = "flat"
    inner: Inner | None = None
    parts: tuple[Inner, ...] = ()
    ages: dict[str, Inner] = {}


LINES = {"name": 4, "form": 5, "inner": 6, "inner.size": 7, "parts": 8, "parts.1": 9, "parts.1.size": 10, "nmae": 11}
PLACE = Position("a-thing", "data/things.toml", 3, LINES)
GOOD = {"name": "A"}


def told(**fields):
    found, problems = decode.record(Thing, {**GOOD, **fields}, PLACE)
    assert found is None
    return [(problem.line, str(problem.rule), problem.message, problem.hint) for problem in problems]


def test_a_record_that_is_right_knows_its_place():
    found, problems = decode.record(Thing, {**GOOD, "inner": {"size": 2}}, PLACE)
    assert not problems and (found.id, found.path, found.line, found.inner.size) == ("a-thing", PLACE.path, 3, 2)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"form": "rond"}, (5, "field-type", "'form': 'rond' is none of round, flat", "Did you mean 'round'?")),
        ({"inner": 5}, (6, "field-type", "'inner': expected a table, got 5", "")),
        ({"inner": {}}, (6, "field-missing", "'inner' lacks 'size'", "It holds how large it is.")),
        (
            {"inner": {"size": 1, "sise": 2}},
            (6, "field-unknown", "'inner' has no field 'sise'", "Did you mean 'size'?"),
        ),
        (
            {"parts": [{"size": 1}, {"size": "2"}]},
            (10, "field-type", "'parts.1.size': expected a number, got '2'", None),
        ),
        ({"parts": 3}, (8, "field-type", "'parts': expected a list, got 3", "")),
        ({"name": ""}, (4, "field-missing", "'name': is empty", "Fill it, or remove the line.")),
    ],
)
def test_what_is_wrong_stands_at_its_line(fields, problem):
    (found,) = told(**fields)
    assert found[:3] == problem[:3] and problem[3] in (None, found[3]), found


def test_a_misspelt_field_is_one_mistake_and_others_are_all_told():
    found, problems = decode.record(Thing, {"nmae": "A"}, PLACE)
    assert found is None
    assert [(p.line, p.message, p.hint) for p in problems] == [
        (11, "thing 'a-thing' has no field 'nmae'", "Did you mean 'name'?")
    ]
    assert len(told(name=5, form="flt", inner=2)) == 3


def test_a_table_that_is_missing_a_field_is_told_where_it_begins():
    _, problems = decode.record(Thing, {}, PLACE)
    assert [(p.line, p.message) for p in problems] == [(3, "thing 'a-thing' lacks 'name'")]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("trade-2O24", ["trade-2024", "goods"], "Did you mean 'trade-2024'?"),
        ("TRADE", ["trade"], "Did you mean 'trade'?"),
        ("zebra", ["trade"], ""),
        ("a", [], ""),
    ],
)
def test_the_nearest_name_is_offered(word, known, hint):
    assert did_you_mean(word, known) == hint


def problem(rule=Rule.NUMBER_AGREES, path="docs/en/a.md", **more):
    return Problem(path, 7, rule, "100% wrong", "Mend it,\nplease: now", **more)


def test_a_problem_says_where_what_and_which_rule():
    assert str(Problem("a.md", 2, Rule.RAW_HTML, "is HTML")) == "a.md:2: is HTML (raw-html)."
    assert (
        str(Problem("a.md", 2, Rule.RECORD_USED, "idle", "Use it.")) == "a.md:2: warning: idle (record-used). Use it."
    )
    assert str(Problem("a.md", 2, Rule.RAW_HTML, "x", draft=True)) == "a.md:2: warning: in a draft, x (raw-html)."
    assert telling.errors([problem(), problem(draft=True), problem(Rule.RECORD_USED)]) == 1


def test_an_annotation_escapes_what_github_would_read(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    project = tmp_path / "sub"
    shown = telling.annotation(problem(path="docs/en/a,b:c.md"), project)
    assert shown == (
        "::error file=sub/docs/en/a%2Cb%3Ac.md,line=7,title=number-agrees::100%25 wrong Mend it,%0Aplease: now"
    )
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert f"file={(project / 'docs/en/a.md').resolve().as_posix()}," in telling.annotation(problem(), project)


def test_problems_of_whole_files_come_first_warnings_last_and_many_are_counted(capsys, tmp_path, monkeypatch):
    monkeypatch.delenv("PROBLEMS_FORMAT", raising=False)
    idle, whole = problem(Rule.RECORD_USED), problem(Rule.FILE_SYNTAX)
    telling.tell([idle, problem(), whole], tmp_path)
    lines = capsys.readouterr().err.strip().split("\n")
    assert [("(file-syntax)" in lines[0]), "warning:" in lines[-3], lines[-1]] == [True, True, "2 problems, 1 warning."]
    telling.tell([problem()] * (telling.SHOWN + 2), tmp_path, tmp_path / "told")
    said = capsys.readouterr().err
    assert said.endswith("… and 2 more.\n32 problems, 0 warnings.\n")
    assert (tmp_path / "told").read_text("utf-8") == said.rstrip("\n")
    telling.tell([], tmp_path, tmp_path / "none")
    assert not (tmp_path / "none").exists()
    captured = capsys.readouterr()
    assert captured.err == captured.out == ""
    monkeypatch.setenv("PROBLEMS_FORMAT", "github")
    telling.tell([idle], tmp_path)
    assert capsys.readouterr().out.startswith("::warning file=")


def test_what_was_read_of_a_file_is_changed_by_nobody(monkeypatch):
    """What is kept of a text serves the next reading too."""
    given = {}
    loads = toml_lines._content

    def recorded(text):
        given[text] = loads(text)
        return given[text]

    monkeypatch.setattr(toml_lines, "_content", recorded)
    check(projects.load(MINI))
    assert len(given) > 20
    for text, content in given.items():
        assert content == tomllib.loads(text, parse_float=Decimal)
