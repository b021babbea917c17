"""How problems are told, and what the built site is held to; tests/broken has a project for every rule."""

from microsite.files.rules import Rule

INDEX = "docs/en/index.md"


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


def test_what_follows_from_a_file_that_cannot_be_read_is_not_told(mini):
    for language in ("en", "es"):
        text = mini.read(f"docs/{language}/index.md")
        mini.write(f"docs/{language}/index.md", f"{text}\n![Two](strip:many,span)\n\n![Trade](timeline:trade)\n")
    assert not mini.errors()
    mini.edit("data/figures.toml", "[many]", "[many").edit("data/themes.toml", 'label.en = "', "label.en = ")
    assert {p.path for p in mini.errors()} == {"data/figures.toml", "data/themes.toml"}, mini.errors()


def test_the_rules_that_are_counted_are_those_that_have_a_name(mini):
    assert f"{len(Rule)} rules" in mini.run("check").stdout
