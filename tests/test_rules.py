"""Every rule: what breaks it, where it points, what it suggests. Each starts from a project that holds."""

import re

import pytest

from microsite.files.rules import Rule
from tests.conftest import ROOT

INDEX = "docs/en/index.md"


def figure(words, target="goods-1990"):
    return ("[$58.4 billion](figure:goods-1990)", f"[{words}](figure:{target})")


# rule, file to edit, old words, new words, file of the problem, words on its line, part of message or hint
CASES = [
    ("figure-known", INDEX, *figure("$58.4 billion", "goods-199O"), INDEX, "goods-199O", "Did you mean 'goods-1990'?"),
    ("chart-known", INDEX, "chart:goods", "chart:godos", INDEX, "godos", "Did you mean 'goods'?"),
    ("event-known", INDEX, "event:toast", "event:tost", INDEX, "tost", "Did you mean 'toast'?"),
    ("leader-known", INDEX, "leader:bush", "leader:busch", INDEX, "busch", "Did you mean 'bush'?"),
    ("term-known", INDEX, "term:nafta", "term:nafat", INDEX, "nafat", "Did you mean 'nafta'?"),
    ("source-known", INDEX, "[@census]", "[@censsu]", INDEX, "censsu", "Did you mean 'census'?"),
    ("source-known", INDEX, "source:speech", "source:spech", INDEX, "spech", "Did you mean 'speech'?"),
    ("source-known", "data/events.toml", '["speech"]', '["spech"]', "data/events.toml", "spech", "Did you mean"),
    ("unit-known", "data/figures.toml", '"people"', '"peple"', "data/figures.toml", "peple", "Did you mean 'people'?"),
    ("theme-known", "data/events.toml", '"trade"', '"trad"', "data/events.toml", '"trad"', "Did you mean 'trade'?"),
    (
        "series-known",
        "data/figures.toml",
        'series = "goods"',
        'series = "good"',
        "data/figures.toml",
        '"good"',
        "goods",
    ),
    ("leader-known", "data/events.toml", '"bush"', '"bosh"', "data/events.toml", "bosh", "Did you mean 'bush'?"),
    ("id-duplicate", "data/leaders.toml", "[salinas]", "[bush]", "data/leaders.toml", "", "stands already"),
    ("id-form", "data/events.toml", "[toast]", '["a toast"]', "data/events.toml", "a toast", "a toast"),
    ("id-form", "data/events.toml", "[toast]", '["../toast"]', "data/events.toml", "../toast", "../toast"),
    ("number-agrees", INDEX, *figure("$58.5 billion"), INDEX, "58.5", "58,400,000,000"),
    ("number-agrees", "data/series/goods.csv", "58.4", "58.6", INDEX, "58.4", "58,600,000,000"),
    ("number-readable", INDEX, *figure("much"), INDEX, "[much]", "no number"),
    ("number-unit", INDEX, *figure("58.4 billion"), INDEX, "[58.4", "money"),
    ("number-evidence", INDEX, "Prose under", "Some 77 words under", INDEX, "77", "without evidence"),
    ("number-evidence", INDEX, "and Title 42", "and Title 43", INDEX, "43", "without evidence"),
    ("number-form", "data/figures.toml", "12_000_000", '"12,000"', "data/figures.toml", "12,000", "12000"),
    ("number-form", "data/figures.toml", "12_000_000", "12.000", "data/figures.toml", "12.000", "12000"),
    ("number-form", "data/series/goods.csv", "58.4", '"1,000"', "data/series/goods.csv", "1,000", "1000"),
    ("field-missing", "data/events.toml", 'theme = "trade"\n', "", "data/events.toml", "[toast]", "theme"),
    ("field-unknown", "data/events.toml", "theme =", "thmee =", "data/events.toml", "thmee", "Did you mean 'theme'?"),
    ("field-type", "data/figures.toml", "value = 3", 'value = "three"', "data/figures.toml", "three", "number"),
    (
        "field-type",
        "data/events.toml",
        'tier = "core"',
        'tier = "cor"',
        "data/events.toml",
        '"cor"',
        "Did you mean 'core'",
    ),
    (
        "field-type",
        "data/sources.toml",
        "https://www.census",
        "javascript://www.census",
        "data/sources.toml",
        "javas",
        "web",
    ),
    ("date-real", "data/events.toml", "1990-11-27", "1990-11-31", "data/events.toml", "11-31", "1990-11-31"),
    (
        "date-real",
        "data/figures.toml",
        "2025-01/2025-11",
        "2025-11/2025-01",
        "data/figures.toml",
        "2025-11/",
        "ends before",
    ),
    (
        "figure-value",
        "data/figures.toml",
        "value = 3",
        "value = 3\nlow = 2",
        "data/figures.toml",
        "value = 3",
        "one value",
    ),
    ("figure-value", "data/figures.toml", 'at = "1990"', 'at = "1999"', "data/figures.toml", "1999", "no row"),
    ("figure-value", "data/figures.toml", '"total"', '"totl"', "data/figures.toml", "totl", "Did you mean 'total'?"),
    ("figure-value", "data/figures.toml", 'unit = "usd"', 'unit = "people"', "data/figures.toml", '"people"', "usd"),
    ("value-plausible", "data/series/goods.csv", "58.4", "58400", "data/series/goods.csv", "58400", "plausible"),
    ("value-plausible", "data/figures.toml", "high = 20", "high = 5", "data/figures.toml", "high = 5", "below"),
    (
        "source-address",
        "data/sources.toml",
        'reason.en = "Read on paper."\nreason.es = "Leído en papel."\n',
        "",
        "data/sources.toml",
        "[speech]",
        "neither",
    ),
    ("event-in-term", "data/events.toml", "1990-11-27", "1995-11-27", "data/events.toml", "leaders", "not in office"),
    (
        "text-languages",
        "data/events.toml",
        'title.es = "Un brindis en Monterrey"\n',
        "",
        "data/events.toml",
        "title.en",
        "Add title.es",
    ),
    ("text-languages", "data/events.toml", "title.es =", "title.fr =", "data/events.toml", "title.fr", "'fr'"),
    (
        "translation-numbers",
        "data/figures.toml",
        "El censo dice 13.5",
        "El censo dice 13.6",
        "data/figures.toml",
        "13.6",
        "13",
    ),
    (
        "series-columns",
        "data/series/goods.csv",
        "year,partner,total",
        "year,partner,totl",
        "data/series/goods.csv",
        "year,",
        "'total' is missing",
    ),
    (
        "series-columns",
        "data/series/goods.csv",
        "status\n1989,mexico,52.1,final",
        "status,odd\n1989,mexico,52.1,final,1",
        "data/series/goods.csv",
        "odd",
        "not declared",
    ),
    (
        "series-cell",
        "data/series/goods.csv",
        "52.1,final",
        "52.1,finl",
        "data/series/goods.csv",
        "finl",
        "Did you mean 'final'",
    ),
    ("series-cell", "data/series/goods.csv", "52.1", "plenty", "data/series/goods.csv", "plenty", "expected a number"),
    ("series-key", "data/series/goods.toml", '["year"]', '["yaer"]', "data/series/goods.toml", "yaer", "'year'"),
    ("id-duplicate", "data/series/goods.csv", "1990,mexico", "1989,mexico", "data/series/goods.csv", "58.4", "line 2"),
    ("page-in-nav", "mkdocs.yml", "  - lists.md", "  - list.md", "mkdocs.yml", "list.md", "Did you mean 'lists.md'"),
    ("page-in-nav", "mkdocs.yml", "\n  - lists.md", "", "docs/en/lists.md", "# Lists", "lists.md"),
    ("date-real", INDEX, "# Mini", "---\nspan: 1989-13-20/1993\n---\n# Mini", INDEX, "span", "does not exist"),
    ("component-target", INDEX, "Prose under", "![x](pairs:goods-1990)\n\nProse under", INDEX, "pairs", "two by two"),
    ("component-target", INDEX, "Prose under", "![x](pages:era)\n\nProse under", INDEX, "pages", "unknown folder"),
    ("raw-html", INDEX, "Prose under", "Prose <b>under</b>", INDEX, "<b>", "HTML"),
    ("link-internal", INDEX, "(lists.md)", "(list.md)", INDEX, "list.md", "Did you mean 'lists'?"),
    ("link-internal", INDEX, "[lists](lists.md)", "[then](#than)", INDEX, "#than", "Did you mean 'then'?"),
    ("link-external", INDEX, "(lists.md)", "(https://example.org/)", INDEX, "example.org", "data/sources"),
    ("link-scheme", INDEX, "(lists.md)", "(javascript:alert)", INDEX, "javascript", "no kind of link"),
    ("link-scheme", INDEX, "leader:bush", "laeder:bush", INDEX, "laeder", "Did you mean 'leader'?"),
    ("chart-alone", INDEX, "![Trade](chart:goods)", "See ![Trade](chart:goods).", INDEX, "chart:goods", "own"),
    ("chart-twice", INDEX, "## Then", "![Trade](chart:goods)\n\n## Then", INDEX, "", "already"),
    (
        "component-target",
        "docs/en/lists.md",
        "timeline:all",
        "timeline:trad",
        "docs/en/lists.md",
        "trad",
        "Did you mean 'trade'",
    ),
    ("component-home", "docs/en/lists.md", "![All figures](ledger:all)\n", "", INDEX, "figure:", "ledger:all"),
    (
        "chart-alt",
        "charts/goods.toml",
        "A line from 52.1 billion dollars to 58.4 billion.",
        "A line that rises.",
        "charts/goods.toml",
        "alt.en",
        "no number",
    ),
    (
        "chart-numbers",
        "charts/goods.toml",
        "to 58.4 billion",
        "to 59.4 billion",
        "charts/goods.toml",
        "59.4",
        "do not hold",
    ),
    ("chart-data", "charts/goods.toml", 'series = ["goods"]\n', "", "charts/goods.toml", "title.en", "goods"),
    ("chart-fields", "charts/goods.py", '"total:Q"', '"totl:Q"', "charts/goods.py", "totl", "Did you mean 'total'?"),
    (
        "chart-draws",
        "charts/goods.py",
        "    x =",
        "    raise ValueError('broken')\n    x =",
        "charts/goods.py",
        "raise",
        "ValueError: broken",
    ),
    ("page-languages", "docs/es/index.md", "# Mini", "# Mini", "mkdocs.es.yml", "", "not yet in 'es': lists"),
    ("record-used", INDEX, "[10 to 20](figure:span)", "some", "data/figures.toml", "[span]", "used nowhere"),
]


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "where", "line", "says"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_rule(mini, rule, file, old, new, where, line, says):
    assert not mini.problems()
    mini.edit(file, old, new)
    if rule == "page-languages":
        (mini.path / "docs/es/lists.md").unlink()
    if rule == "record-used":
        mini.edit("docs/es/index.md", "[10 a 20](figure:span)", "otras")
    found = [p for p in mini.problems() if p.rule == rule and p.path == where]
    assert found, [str(p) for p in mini.problems()]
    shown = "\n".join(map(str, found))
    assert says in shown, shown
    if line:
        assert any(p.line == mini.line_of(where, line) for p in found), shown


def only(mini, rule):
    """The problems of one rule, which must be there."""
    found = [p for p in mini.problems() if p.rule == rule]
    assert found, [str(p) for p in mini.problems()]
    return found


def test_a_chart_needs_its_words_and_its_python(mini):
    (mini.path / "charts/goods.toml").rename(mini.path / "charts/other.toml")
    assert {p.path for p in only(mini, "chart-words")} == {"charts/goods.py", "charts/other.toml"}


def test_a_chart_needs_alt_text(mini):
    text = mini.read("charts/goods.toml")
    mini.write("charts/goods.toml", "\n".join(line for line in text.split("\n") if not line.startswith("alt")))
    assert "alt" in only(mini, "field-missing")[0].message


def test_a_series_without_rows_or_sidecar_is_said(mini):
    mini.write("data/series/goods.csv", "year,partner,total,status\n")
    mini.write("data/series/lonely.csv", "year\n1990\n")
    assert only(mini, "series-empty")[0].path == "data/series/goods.csv"
    assert only(mini, "series-sidecar")[0].path == "data/series/lonely.csv"


def test_the_built_site_is_verified(made):
    from microsite.evidence import project
    from microsite.output import verify

    out = made.path / "site"
    found = project.load(made.path)
    assert not verify.verify(found, out)
    page = out / "index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace('data-figure="goods-1990"', "") + '<a href="nowhere/">x</a><p id="then"></p>', "utf-8")
    assert {"built-links", "built-pages", "built-ids"} <= {p.rule for p in verify.verify(found, out)}
    lists = out / "es/lists/index.html"
    lists.write_text(lists.read_text("utf-8").replace('id="toast"', ""), "utf-8")
    lost = [p for p in verify.verify(found, out) if p.rule == "built-search"]
    assert [(p.path, p.message) for p in lost] == [
        ("docs/es/lists.md", "the search would lead to 'lists/#toast', which is not there")
    ]


def test_a_verdict_without_a_reason_is_found(mini):
    claim = '[statement]\nverdict = "wrong"\nstatement.en = "It fell."\nstatement.es = "Bajó."\nsources = ["census"]\n'
    mini.write("data/claims.toml", claim)
    assert [(p.rule, p.line) for p in mini.errors()] == [("claim-reason", 2)]


def test_every_rule_has_a_test():
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert not [rule for rule in Rule if rule not in tests]


def test_a_translated_page_without_an_original_is_found(mini):
    mini.write("docs/es/lsts.md", "# Listas\n\nPalabras.\n")
    found = only(mini, "page-original")[0]
    assert (found.path, found.hint) == ("docs/es/lsts.md", "Did you mean 'lists'?")


def test_all_problems_are_shown_at_once_and_none_is_a_traceback(mini):
    mini.edit(INDEX, "figure:goods-1990", "figure:nowhere")
    mini.edit("data/events.toml", "1990-11-27", "1990-13-27")
    mini.edit("data/series/goods.csv", "58.4", "58.x")
    done = mini.run("check")
    assert done.returncode == 1
    for part in ("docs/en/index.md:3:", "data/events.toml:2:", "data/series/goods.csv:3:"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_has_its_own_code(mini):
    assert mini.run("bulid").returncode == 2
    assert mini.run("build", "--site-url", "example.org").returncode == 2
    assert "docs/en/page.md" in mini.run("--help").stdout


def test_a_config_that_cannot_be_read_is_named_with_its_line(mini):
    mini.write("mkdocs.yml", "site_name: x\n  nav: [\n")
    done = mini.run("check")
    assert done.returncode == 1
    assert re.match(r"mkdocs.yml:\d+: not valid YAML", done.stderr)
