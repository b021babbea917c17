"""Commands that change an author's files: renaming an id everywhere, and what leads to it from its old address."""

import pytest

from microsite.check import check
from microsite.evidence import project as projects
from microsite.files.toml_strings import tokens

CLAIM = '[twelve]\nverdict = "confirmed"\nstatement.en = "A."\nstatement.es = "B."\nsources = ["census"]\n'
FOLDERS = ("docs", "data", "charts", "mkdocs.yml")
RENAMES = [
    ("figure", "many", "plenty"),
    ("figure", "goods-1990", "trade-1990"),
    ("event", "toast", "first-toast"),
    ("leader", "bush", "bush-elder"),
    ("term", "nafta", "tlcan"),
    ("source", "census", "census-bureau"),
    ("claim", "twelve", "dozen"),
    ("chart", "goods", "trade"),
    ("series", "goods", "trade"),
    ("theme", "trade", "commerce"),
    ("unit", "usd", "dollar"),
    ("place", "monterrey", "the-sultana"),
    ("page", "lists", "about/everything"),
    ("name", "code", "titles"),
]
# NUMBER stands for "more than 50" in each language.
PAGE = """# More

The [first](lists.md#many), [the same][first] and *[NUMBER](figure:many)*; `[no](figure:many)`.
The word many stays, and so does bush; [NUMBER](figure:many "of people").

[first]: lists.md#many

```
[no](figure:many) [@census]
```

![Two](strip:many,said-1990)

![Trade](timeline:trade)

Cited [@census; @speech], and [@speech; @census].
"""


@pytest.fixture
def wide(mini):
    """The small project with a claim, and a page that names records in every way."""
    mini.write("data/claims.toml", CLAIM)
    for language, number in (("en", "more than 50"), ("es", "más de 50")):
        mini.write(f"docs/{language}/more.md", PAGE.replace("NUMBER", number))
        mini.edit(f"docs/{language}/lists.md", "# Lists\n", "# Lists\n\n![All](claims:all)\n")
    mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - more.md")
    named = 'figures = ["goods-1990"]\ncomputed.part = "figure(\'goods-1990\') / 2"\ntitle.en'
    mini.edit("charts/goods.toml", "title.en", named)
    asserted = '    assert data.figures["goods-1990"] and data.series["goods"], "goods-1990"\n    rows = '
    mini.edit("charts/goods.py", "    rows = ", asserted)
    return mini


def files(mini):
    """Every file of the project that is the author's, by path."""
    found = [
        path for name in FOLDERS for path in ([mini.path / name] if "." in name else (mini.path / name).rglob("*"))
    ]
    return {path.relative_to(mini.path).as_posix(): path.read_bytes() for path in found if path.is_file()}


def known(mini, kind):
    project = projects.load(mini.path)
    return {p.slug for p in project.pages} if kind == "page" else set(project.catalog.ids(kind))


def errors(mini):
    return [str(p) for p in check(projects.load(mini.path)) if p.severity == "error"]


def test_the_project_holds(wide):
    assert not errors(wide)


@pytest.mark.parametrize(("kind", "old", "new"), RENAMES, ids=[one[0] for one in RENAMES])
def test_an_id_is_renamed_everywhere_and_back(wide, kind, old, new):
    before = files(wide)
    done = wide.run("rename", kind, old, new)
    assert done.returncode == 0 and f"'{old}' is '{new}' now" in done.stdout, done.stderr
    assert not errors(wide) and new in known(wide, kind) and old not in known(wide, kind)
    assert wide.run("rename", kind, new, old).returncode == 0
    after = files(wide)
    assert after.pop("data/moved.toml")
    assert after == before


def test_words_code_and_other_kinds_stay_as_they_are(wide):
    wide.run("rename", "figure", "many", "plenty")
    text = wide.read("docs/en/more.md")
    assert text.count("many") == 3 and "The word many stays" in text
    assert "`[no](figure:many)`" in text and "\n[no](figure:many) [@census]\n" in text
    assert "[first]: lists.md#plenty" in text and "(strip:plenty,said-1990)" in text
    wide.run("rename", "figure", "goods-1990", "trade-1990")
    assert 'series = ["goods"]' in wide.read("charts/goods.toml")
    assert 'data.figures["trade-1990"] and data.series["goods"], "trade-1990"' in wide.read("charts/goods.py")
    assert "figure('trade-1990') / 2" in wide.read("charts/goods.toml")


def test_code_that_looks_like_a_citation_or_a_link_stays(wide):
    wide.run("rename", "source", "census", "bureau")
    wide.run("rename", "leader", "bush", "bush-elder")
    text = wide.read("docs/en/more.md")
    assert "[@bureau; @speech], and [@speech; @bureau]" in text and "[no](figure:many) [@census]" in text
    assert "so does bush" in text


def test_old_addresses_lead_to_the_new_place(wide):
    for kind, old, new in RENAMES:
        if kind not in ("theme", "unit", "place", "name"):
            assert wide.run("rename", kind, old, new).returncode == 0, (kind, old)
    site = wide.build()
    for root in ("", "es/"):
        lists = (site / root / "about/everything/index.html").read_text("utf-8")
        for kind, old, new in RENAMES[:7]:
            assert lists.count(f'id="{new}"') == 1 and lists.count(f'id="{old}"') == 1, (kind, old)
        assert 'id="series-goods"' in lists
        home = (site / root / "index.html").read_text("utf-8")
        assert 'id="chart-goods"' in home and 'id="chart-trade"' in home
        for page, there in (("lists", "../about/everything/index.html"), ("charts/goods", "../trade/index.html")):
            redirect = (site / root / page / "index.html").read_text("utf-8")
            assert f'content="0; url={there}"' in redirect and f'href="{there}"' in redirect
            assert (site / root / page / there).resolve().is_file()


def test_a_dry_run_changes_nothing_and_shows_every_line(wide):
    before = files(wide)
    done = wide.run("rename", "goods-1990", "trade-1990", "--dry-run")
    assert done.returncode == 0 and files(wide) == before
    line = wide.line_of("docs/en/index.md", "goods-1990")
    assert f"docs/en/index.md:{line}: " in done.stdout and "data/figures.toml:1: [trade-1990]" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figure", "goods-1991", "x"), "Did you mean 'goods-1990'?"),
        (("figur", "goods-1990", "x"), "Did you mean 'figure'?"),
        (("figure", "goods-1990", "said-1990"), "is there already"),
        (("figure", "goods-1990", "Goods 1990"), "Write 'goods-1990'."),
        (("figure", "goods-1990", "Trade_1990"), "Write 'trade-1990'."),
        (("figure", "goods-1990", "all"), "no id"),
        (("goods", "trade"), "is a series and a chart"),
        (("nothing-like-it", "x"), "unknown id"),
        (("page", "lists", "more"), "is there already"),
        (("page", "index", "home"), "stays"),
        (("page", "lists", "../out"), "no id"),
        (("figure",), "KIND OLD NEW"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_changes_nothing(wide, words, said):
    before = files(wide)
    done = wide.run("rename", *words)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert files(wide) == before


def test_a_project_that_cannot_be_read_is_not_renamed(wide):
    wide.edit("data/figures.toml", 'label.en = "Goods', "label.en = Goods")
    before = files(wide)
    done = wide.run("rename", "leader", "bush", "bush-41")
    assert done.returncode == 1 and "data/figures.toml:2" in done.stderr and files(wide) == before


def test_all_old_ids_lead_to_the_newest_and_none_is_taken_again(wide):
    for old, new in (("goods-1990", "a"), ("a", "b")):
        assert wide.run("rename", "figure", old, new).returncode == 0
    assert projects.load(wide.path).catalog.moved.former("figure", "b") == ("a", "goods-1990")
    done = wide.run("rename", "figure", "said-1990", "a")
    assert done.returncode == 2 and "old id of 'b'" in done.stderr
    wide.edit("data/figures.toml", "[said-1990]", "[a]")
    (problem,) = [p for p in wide.errors() if p.rule == "moved-known"]
    assert problem.path == "data/moved.toml" and problem.line == wide.line_of("data/moved.toml", "a = ")


@pytest.mark.parametrize(
    "text", ["[figure]\na = 7\n", '[figur]\na = "b"\n', "figure = 3\n", '[figure]\na = "goods-199"\n', "[figure\n"]
)
def test_what_is_wrong_with_old_ids_is_told_at_its_line(mini, text):
    mini.write("data/moved.toml", text)
    (problem,) = mini.errors()
    assert problem.path == "data/moved.toml" and problem.line in (1, 2)


def test_windows_files_keep_their_ends_of_lines(mini):
    for name in ("data/figures.toml", "docs/en/index.md"):
        mini.write(name, b"\xef\xbb\xbf" + mini.read(name).replace("\n", "\r\n").encode())
    before = files(mini)
    assert mini.run("rename", "figure", "goods-1990", "x").returncode == 0 and not mini.errors()
    assert mini.run("rename", "figure", "x", "goods-1990").returncode == 0
    after = files(mini)
    after.pop("data/moved.toml")
    assert after == before


def test_a_page_that_moves_takes_its_links_along(mini):
    mini.write("docs/en/a/one.md", "# One\n\n[Home](../index.md), [two](two.md#two), [itself](one.md), [top](#one).\n")
    mini.write("docs/en/a/two.md", "# Two\n\n[One](one.md).\n")
    mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - A: a/one.md\n  - a/two.md").write(
        "words/es.toml", '[nav]\n"A" = "A"\n'
    )
    assert mini.run("rename", "page", "a/one.md", "b/c/first").returncode == 0
    assert mini.read("docs/en/b/c/first.md").endswith(
        "[Home](../../index.md), [two](../../a/two.md#two), [itself](first.md), [top](#one).\n"
    )
    assert "[One](../b/c/first.md)" in mini.read("docs/en/a/two.md") and "- A: b/c/first.md" in mini.read("mkdocs.yml")
    assert {error.rule for error in mini.errors()} == {"page-languages"}


def test_a_leader_is_renamed_in_the_cells_and_keys_of_a_series(mini):
    text = (
        mini.read("data/series/goods.toml")
        .replace('type = "text"', 'type = "record"', 1)
        .replace('key = ["year"]', 'key = ["year", "partner"]')
    )
    mini.write("data/series/goods.toml", text)
    mini.write("data/series/goods.csv", mini.read("data/series/goods.csv").replace("mexico", "bush"))
    mini.edit("data/figures.toml", 'at = "1990"', 'at = "1990/bush"')
    mini.edit("charts/goods.toml", "title.en", 'rows.partner = ["bush"]\ntitle.en')
    assert not mini.errors(), mini.errors()
    assert mini.run("rename", "leader", "bush", "bush-41").returncode == 0
    assert not mini.errors() and "1990,bush-41,58.4" in mini.read("data/series/goods.csv")


def test_the_currency_of_a_unit_stays_what_it_was(mini):
    mini.edit("data/units.toml", 'currency = "USD"\n', "")
    assert mini.run("rename", "unit", "usd", "dollar").returncode == 0
    assert not mini.errors() and 'currency = "USD"' in mini.read("data/units.toml")


def test_strings_and_keys_of_toml_are_found_where_they_stand():
    text = (
        'a = "x" # "no"\n[t.\'k\'] # "no"\nb.c = ["x", """y\n"z" """, { d = \'w\', e = 1979-05-27 }]\n'
        'f = { g = [[1, 2], ["v"]] }\nh = """"q""""\n[[list]]\ni = true\n'
    )
    found = list(tokens(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    strings = [(".".join(one.way), one.text) for one in found if not one.is_key]
    assert ("a", "x") in strings and ("t.k.b.c", "x") in strings and ("t.k.b.c.d", "w") in strings
    assert ("t.k.f.g", "v") in strings and ("list.i", True) not in strings and '"no"' not in [s for _, s in strings]
