"""What commands change in an author's files: edits gathered first, ids in data, charts and pages, pages drafted."""

import pytest

from microsite.editing import in_charts, in_pages, in_records, rename, translate
from microsite.editing.edits import Changes
from microsite.evidence import project as projects
from microsite.files.failures import ConfigError, EditError
from microsite.prose import original


def changes(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    return Changes(tmp_path)


def test_edits_are_told_by_line_and_written_together(tmp_path):
    found = changes(tmp_path, a="one\r\ntwo\r\nthree", b="x")
    found.replace("a.txt", 5, 8, "2")
    found.replace("a.txt", 10, 15, "3 and more")
    found.replace("a.txt", 10, 15, "3 and more")  # once is enough
    found.made["new/c.txt"], found.made["b.txt"] = "c", "y"
    found.moves["a.txt"] = "moved/a.txt"
    assert found.after("a.txt") == "one\r\n2\r\n3 and more" and found.text("a.txt") == "one\r\ntwo\r\nthree"
    assert list(found.told()) == [
        "a.txt:2: 2", "a.txt:3: 3 and more", "b.txt: written anew", "new/c.txt: new", "a.txt -> moved/a.txt",
    ]  # fmt: skip
    assert not (tmp_path / "moved").exists()
    found.write()
    assert (tmp_path / "moved/a.txt").read_bytes() == b"one\r\n2\r\n3 and more" and not (tmp_path / "a.txt").exists()
    assert ((tmp_path / "new/c.txt").read_text("utf-8"), (tmp_path / "b.txt").read_text("utf-8")) == ("c", "y")
    assert Changes(tmp_path).text("none.txt") == ""


def renamed(plain, kind, old, new):
    """What each file would be, of those that change."""
    found = rename.rename(plain.path, kind, old, new)
    return {path: found.after(path) for path in found.paths}, found


def test_an_id_is_renamed_wherever_it_stands_as_one(plain):
    files, found = renamed(plain, "", "many", "plenty")
    assert "[plenty]" in files["data/figures.toml"] and "[many]" not in files["data/figures.toml"]
    assert "figure:plenty" in files["docs/en/index.md"] and "figure:plenty" in files["docs/es/index.md"]
    assert '[figure]\nmany = "plenty"' in files["data/moved.toml"] and not found.moves
    assert set(files) == {"data/figures.toml", "data/moved.toml", "docs/en/index.md", "docs/es/index.md"}


def test_a_series_or_a_chart_is_a_file_that_moves(plain):
    files, found = renamed(plain, "series", "goods", "trade")
    assert found.moves == {f"data/series/goods.{end}": f"data/series/trade.{end}" for end in ("toml", "csv")}
    assert 'series = "trade"' in files["data/figures.toml"] and 'series = ["trade"]' in files["charts/goods.toml"]
    _, found = renamed(plain, "chart", "goods", "trade")
    assert found.moves == {f"charts/goods.{end}": f"charts/trade.{end}" for end in ("toml", "py")}
    plain.edit("docs/en/index.md", "See the", "[Then](chart:goods@1990), see the")
    files, _ = renamed(plain, "chart", "goods", "trade")
    assert "[Then](chart:trade@1990)" in files["docs/en/index.md"] and "(chart:trade)" in files["docs/en/index.md"]


def test_a_page_moves_with_its_links_and_its_line_of_the_navigation(plain):
    plain.write(
        "docs/en/themes/oil.md", "# Oil\n\n[home](../index.md#then), [lists](../lists.md), [out](https://a.org)\n"
    )
    plain.edit("docs/en/index.md", "[lists](lists.md)", "[lists](lists.md), [oil](<themes/oil.md#a>)")
    plain.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - Oil: themes/oil.md")
    files, found = renamed(plain, "page", "themes/oil.md", "energy")
    assert (
        files["docs/en/themes/oil.md"].split("\n")[2]
        == "[home](index.md#then), [lists](lists.md), [out](https://a.org)"
    )
    assert "(<energy.md#a>)" in files["docs/en/index.md"] and "  - Oil: energy.md\n" in files["mkdocs.yml"]
    assert found.moves == {"docs/en/themes/oil.md": "docs/en/energy.md"}


REFUSED = [
    ("figur", "many", "x", "'figur' is no kind of record. Did you mean 'figure'?"),
    ("figure", "mny", "x", "unknown figure 'mny'. Did you mean 'many'?"),
    ("", "nothing-like-it", "x", "unknown id 'nothing-like-it'."),
    ("", "goods", "x", "'goods' is a series and a chart. Name the kind: rename series goods NEW."),
    ("figure", "many", "Not An Id", "'Not An Id' is no id. Write 'not-an-id'."),
    ("figure", "many", "all", "'all' is no id. Choose another."),
    ("figure", "many", "many", "'many' is called so already."),
    ("figure", "many", "span", "figure 'span' is there already."),
    ("page", "index", "home", "The first page of a folder stays where it is."),
    ("page", "lists", "A b", "'A b' is no id. Write 'a-b'."),
    ("side", "us", "x", "'side' is no kind of record."),
]


@pytest.mark.parametrize(("kind", "old", "new", "said"), REFUSED)
def test_a_rename_that_cannot_be_is_refused(plain, kind, old, new, said):
    with pytest.raises(EditError) as caught:
        rename.rename(plain.path, kind, old, new)
    assert str(caught.value).startswith(said)


def test_old_ids_are_not_given_to_others_and_may_be_taken_back(plain):
    plain.write("data/moved.toml", '[figure]\nold = "many"\n')
    with pytest.raises(EditError, match="'old' is an old id of 'many'"):
        rename.rename(plain.path, "figure", "span", "old")
    assert 'many = "old"' in renamed(plain, "figure", "many", "old")[0]["data/moved.toml"]
    plain.write("data/moved.toml", "[figure\n")
    with pytest.raises(ConfigError):
        rename.rename(plain.path, "figure", "many", "x")


def noted(plain, room, *arguments):
    found = Changes(plain.path)
    project = projects.load(plain.path)
    room.rename(found, project if room is in_pages else project.catalog, *arguments)
    return {path: found.after(path) for path in found.paths}


def test_python_of_a_chart_is_changed_where_a_string_is_the_record(plain):
    named = 'figures = ["many", "span"]\nlabels.span = { en = "A", es = "B" }\n'
    plain.edit("charts/goods.toml", "title.en", f"{named}title.en")
    body = '    é = data.figures["many"], "many", look["many"], "many more", f"{1}many"\n'
    plain.edit("charts/goods.py", "    rows = ", f'{body}    data.figures["span"], "span"\n    rows = ')
    changed = noted(plain, in_charts, "figure", "many", "few")["charts/goods.py"]
    assert 'é = data.figures["few"], "few", look["many"], "many more", f"{1}many"' in changed
    # A word of the labels is no record but where the rows are asked for it.
    assert 'data.figures["reach"], "span"' in noted(plain, in_charts, "figure", "span", "reach")["charts/goods.py"]
    assert noted(plain, in_charts, "event", "toast", "x") == {}
    plain.write("charts/goods.py", 'def draw(:\n    "many"\n')
    assert noted(plain, in_charts, "figure", "many", "few") == {}


def test_cells_and_keys_that_name_a_leader_are_changed(plain):
    column = '[columns.who]\nlabel.en = "W"\nlabel.es = "Q"\ntype = "record"\nvalues = ["bush", "salinas"]\n\n'
    plain.edit("data/series/goods.toml", "[columns.status]", f"{column}[columns.status]")
    plain.edit("data/series/goods.toml", '["year"]', '["year", "who"]')
    plain.edit("data/figures.toml", 'at = "1990"', 'at = "1990/bush"')
    rows = 'year,partner,total,who,status\r\n1990,bush,58.4,"bush",final\r\n1991,x,,salinas,final\r\n'
    plain.write("data/series/goods.csv", rows)
    files = noted(plain, in_records, "leader", "bush", "elder")
    assert files["data/series/goods.csv"].split("\r\n")[1] == '1990,bush,58.4,"elder",final'
    assert 'values = ["elder", "salinas"]' in files["data/series/goods.toml"]
    assert 'at = "1990/elder"' in files["data/figures.toml"] and '"elder", "salinas"]' in files["data/events.toml"]
    assert 'short = "Bush"' in files["data/leaders.toml"]


def test_a_unit_keeps_the_currency_that_its_id_named(plain):
    plain.edit("data/units.toml", 'currency = "USD"\n', "")
    assert '[dollar]\ncurrency = "USD"\n' in noted(plain, in_records, "unit", "usd", "dollar")["data/units.toml"]


def test_code_and_words_of_a_page_stay(plain):
    text = '# More\n\n`[a](figure:many)` [more than 50](figure:many "many") many [@speech; @census]\n'
    text += "\n![L](strip:many,span)\n"
    plain.write("docs/en/more.md", text)
    changed = noted(plain, in_pages, "figure", "many", "few")["docs/en/more.md"]
    assert changed == text.replace("50](figure:many", "50](figure:few").replace("strip:many,", "strip:few,")
    assert "[@speech; @bureau]" in noted(plain, in_pages, "source", "census", "bureau")["docs/en/more.md"]
    blank = in_pages.without_code("a `b\nc` d\n```\ne\n```\nf")
    assert (len(blank), blank.count("\n")) == (21, 5) and not set("bce") & set(blank) and {"a", "d", "f"} <= set(blank)


def test_a_page_is_drafted_with_the_numbers_of_its_language(plain):
    text = "title: More\n---\n# More\n\n[%s](figure:many) and [about 51](figure:many).\n"
    plain.write("docs/en/more.md", "---\n" + text % "more than 50")
    made = translate.translate(plain.path, "more.md", "es").made
    kept = original.written("---\n" + text % "more than 50")
    translated = "---\ndraft: true\n" + (text % "más de 50").replace("---\n", f"original: {kept}\n---\n")
    assert made == {"docs/es/more.md": translated}
    plain.write("docs/es/more.md", translated).edit("docs/en/more.md", "about", "almost")
    made = translate.confirm(plain.path, "more.md", "es").made
    assert made == {"docs/es/more.md": translated.replace(kept, original.written(plain.read("docs/en/more.md")))}
    with pytest.raises(EditError, match="there is no docs/es/gone.md"):
        translate.confirm(plain.write("docs/en/gone.md", "# G\n").path, "gone", "es")


@pytest.mark.parametrize(
    ("path", "language", "said"),
    [
        ("indx.md", "es", "unknown page 'indx.md'. Did you mean 'index'?"),
        ("index.md", "en", "'en' is the language of the originals. Name one of es."),
        ("index.md", "fr", "the site has no language 'fr'. The site speaks es besides."),
        ("docs/en/index.md", "es", "docs/es/index.md is there already. It is left as it is."),
    ],
)
def test_a_page_that_cannot_be_drafted_is_refused(plain, path, language, said):
    with pytest.raises(EditError) as caught:
        translate.translate(plain.path, path, language)
    assert str(caught.value) == said
