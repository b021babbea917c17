"""Versions of the site: what a build writes of itself, and what has changed since the former one."""

import hashlib
import json
import tomllib
from decimal import Decimal

import pytest

from microsite.check import versions as rules
from microsite.evidence import project as projects
from microsite.evidence import states, versions
from microsite.evidence.changes import changes
from microsite.files.rules import Rule
from microsite.language.amount import Amount
from microsite.output import version as output

CLAIMS = """[trade]
verdict = "{trade}"
statement.en = "It <grew>."
statement.es = "<Creció>."
reason.en = "A reason."
reason.es = "Una razón."
sources = ["census"]
{since}
[rest]
verdict = "confirmed"
statement.en = "It rested."
statement.es = "Descansó."
sources = ["census"]
"""
SINCE = """since = "held"
since_reason.en = "So it was."
since_reason.es = "Así fue."
since_sources = ["census"]
"""
GONE = {"low": 3, "unit": "cows", "date": "1980", "label": {"en": "Cows & calves", "es": "Vacas y becerros"}}


def numbered(project, number, day):
    """Gives a project a version and the day of its publication."""
    config = "".join(
        line
        for line in project.read("mkdocs.yml").splitlines(True)
        if not line.startswith(("  published:", "  version:"))
    )
    said = f'extra:\n  published: {day}\n  version: "{number}"\n'
    return project.write("mkdocs.yml", config.replace("extra:\n", said, 1))


def kept(project, number, day, **other):
    """Keeps the present state of a project as a former version."""
    numbered(project, number, day)
    state = json.loads(json.dumps(states.state(projects.load(project.path)))) | other
    project.write(f"data/versions/{number}.json", json.dumps(state, indent=1))
    return state


def grown(project):
    """A project with a former version, since which one figure of each sort and two claims have changed."""
    project.write("data/claims.toml", CLAIMS.format(trade="confirmed", since=""))
    for language in ("en", "es"):
        lists = project.read(f"docs/{language}/lists.md")
        project.write(f"docs/{language}/lists.md", f"{lists}\n![New](changes:all)\n\n![Said](claims:all)\n")
    kept(project, "0", "2026-01-31")
    state = json.loads(project.read("data/versions/0.json"))
    figures = state["figures"] | {"cows": GONE, "folk": state["figures"]["said-1990"] | {"value": 11_000_000}}
    del figures["said-1990"], figures["place-1990"]
    project.write("data/versions/0.json", json.dumps(state | {"figures": figures}, indent=1))
    project.write("data/moved.toml", '[figure]\nfolk = "said-1990"\n')
    project.write("data/claims.toml", CLAIMS.format(trade="nuance", since=SINCE))
    return numbered(project, "1.0", "2026-02-28")


@pytest.mark.slow
def test_what_has_changed_since_the_former_version_is_listed_in_both_languages(mini):
    grown(mini).build()
    english, spanish = (mini.read(f"site/{path}lists/index.html") for path in ("", "es/"))
    for words in (
        "Since version 0, of 31 January 2026",
        "Figures with another value: 1",
        '<a href="./#said-1990">People, as said</a>, 27 November 1990: 11 million, now 12 million',
        "Figures added: 1",
        '<a href="./#place-1990">Place</a>, 1990: third',
        "Figures removed: 1",
        "Cows &amp; calves, 1980: more than 3",
        '<a href="./#trade">It &lt;grew&gt;.</a> Confirmed, now ',
        "Verdicts on what followed: 1",
        'href="../versions/1.0.json"',
    ):
        assert words in english, words
    for words in ("Desde la versión 0, del 31 de enero de 2026", "11 millones; ahora, 12 millones", "Vacas y becerros"):
        assert words in spanish, words
    assert 'href="../../versions/1.0.json"' in spanish
    assert json.loads(mini.read("site/versions/0.json"))["published"] == "2026-01-31"
    present = json.loads(mini.read("site/versions/1.0.json"))
    assert present["claims"]["trade"] == {
        "verdict": "nuance",
        "since": "held",
        "statement": {"en": "It <grew>.", "es": "<Creció>."},
    }
    assert json.loads(mini.read("site/data/datapackage.json"))["version"] == "1.0"


def test_a_hash_can_be_taken_without_this_code(plain):
    plain.write("docs/en/index.md", b"\xef\xbb\xbf" + plain.read("docs/en/index.md").replace("\n", "\r\n").encode())
    hashes = states.hashes(projects.load(plain.path))
    events = tomllib.loads(plain.read("data/events.toml"))
    for name, table in events.items():
        text = json.dumps(table, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
        assert hashes["records"][f"event/{name}"] == hashlib.sha256(text.encode()).hexdigest()
    goods = hashlib.sha256(plain.read("data/series/goods.csv").encode()).hexdigest()
    assert hashes["series"]["goods"]["csv"] == goods and "series/goods" not in hashes["records"]
    page = hashlib.sha256(plain.read("docs/en/index.md").removeprefix("\ufeff").encode()).hexdigest()
    assert hashes["pages"]["en/index"] == page
    assert not [name for name in hashes["records"] if name.startswith("verdict/")]


def test_a_hash_knows_neither_order_nor_comments_but_every_value():
    one, other = (tomllib.loads(text) for text in ("a = 1_0.50\nb = 2026-01-02", "# x\nb = 2026-01-02\na = 10.5"))
    assert versions.canonical(one) == versions.canonical(other) == '{"a":10.5,"b":"2026-01-02"}'
    assert versions.canonical({"a": Decimal("10.50")}) == '{"a":10.5}'
    assert versions.canonical({"a": [1, "ñ"]}) == '{"a":[1,"ñ"]}' != versions.canonical({"a": ["ñ", 1]})


def test_a_state_holds_what_figures_say(read):
    figures = states.state(read)["figures"]
    assert figures["many"] | {"label": ""} == {"low": 50, "unit": "people", "date": "2025-01/2025-11", "label": ""}
    assert {"low": 10, "high": 20}.items() <= figures["span"].items()
    assert figures["goods-1990"]["value"] == 58_400_000_000 and "version" not in states.state(read)


def test_a_project_without_a_former_version_says_nothing_of_it(plain, tmp_path):
    project = projects.load(plain.path)
    output.write(project, tmp_path / "out")
    assert changes(project.catalog) is None and not (tmp_path / "out").exists()


def test_nothing_has_changed_where_all_is_as_it_was(plain):
    kept(plain, "0", "2026-01-31")
    numbered(plain, "1", "2026-02-01")
    found = changes(projects.load(plain.path).catalog)
    assert found.former.version == "0"
    assert not any((found.revised, found.added, found.removed, found.judged, found.followed))


@pytest.mark.parametrize("field", [{"unit": "usd"}, {"date": "1991"}, {"value": None, "low": 3}])
def test_a_figure_is_another_by_its_unit_its_date_and_its_open_end(plain, field):
    state = kept(plain, "0", "2026-01-31")
    state["figures"]["place-1990"] |= field
    plain.write("data/versions/0.json", json.dumps(state))
    numbered(plain, "1", "2026-02-01")
    (revised,) = changes(projects.load(plain.path).catalog).revised
    assert revised[0].id == "place-1990" and revised[1].amount in (Amount(3, 3), Amount(3, None))


@pytest.mark.parametrize(
    ("version", "published", "wanted"),
    [("3", "2026-03-01", "10"), ("10", "2026-02-28", "9"), ("9", "2026-01-01", None), (None, None, "10")],
)
def test_the_former_version_goes_by_its_day_and_not_by_its_number(plain, version, published, wanted):
    kept(plain, "9", "2026-01")
    kept(plain, "10", "2026-02-28")
    found = versions.former(projects.load(plain.path).catalog.versions, version, published)
    assert (found and found.version) == wanted


@pytest.mark.parametrize(
    ("version", "name"), [("2026.11", "2026.11.json"), ("../a b", "a-b.json"), ("ñ", "version.json"), ("v1", "v1.json")]
)
def test_a_version_is_a_file_on_every_system(version, name):
    assert versions.file_name(version) == name


WHOLE = {
    "version": "0",
    "published": "2026-01-31",
    "figures": {},
    "claims": {},
    "records": {},
    "series": {},
    "pages": {},
}
TWO = {"a": {"value": 1, "low": 1, "unit": "usd", "date": "1990", "label": {"en": "A"}}}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{\n "version": "0"\n "a"}', 3, "not valid JSON"),
        ("[" * 100_000, 1, "not valid JSON"),
        ("[]", 1, "is no version of the site"),
        (json.dumps({name: held for name, held in WHOLE.items() if name != "claims"}), 1, "lacks 'claims'"),
        (json.dumps(WHOLE | {"published": "soon"}, indent=1), 3, "'published'"),
        (json.dumps(WHOLE | {"figures": TWO}, indent=2), 5, "either a value, or low or high"),
        (json.dumps(WHOLE | {"records": {"event/a": 3}}, indent=1), 7, "'records.event/a'"),
    ],
)
def test_a_file_that_is_no_version_is_told_at_its_line(text, line, words):
    found, problems = versions.read(text, "data/versions/0.json")
    assert not found and problems[0].rule == Rule.VERSION_FORM and problems[0].hint
    assert problems[0].line == line and words in problems[0].message, problems


def test_two_files_of_one_version_are_told(plain):
    kept(plain, "0", "2026-01-31")
    plain.write("data/versions/copy.json", plain.read("data/versions/0.json"))
    numbered(plain, "1", "2026-02-28")
    (problem,) = plain.errors()
    assert (problem.path, problem.rule) == ("data/versions/copy.json", Rule.VERSION_FORM)
    assert "stands already in data/versions/0.json" in problem.message


@pytest.mark.parametrize(("day", "edited", "told"), [("2026-02-28", 1, 1), ("2026-02-28", 0, 0), ("2026-01-31", 1, 0)])
def test_a_number_is_not_used_twice(plain, day, edited, told):
    kept(plain, "7", "2026-01-31")
    numbered(plain, "7", day)
    if edited:
        plain.edit("data/events.toml", "title.en", "# A comment\ntitle.en")
        assert not list(rules.versions_have_numbers_of_their_own(projects.load(plain.path)))
        plain.edit("data/figures.toml", "People, estimated", "People, guessed")
    problems = list(rules.versions_have_numbers_of_their_own(projects.load(plain.path)))
    assert len(problems) == told
    assert all(p.line == 2 and "2026-01-31" in p.message and "extra.version" in p.hint for p in problems)
