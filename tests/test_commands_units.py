"""What the command line takes, and the project that `new` writes."""

from pathlib import Path

import pytest

from microsite import new
from microsite.check import RULES, charts
from microsite.evidence import project as projects
from microsite.files.failures import PublishError
from microsite.options import COMMANDS, parse


def test_the_command_is_build_where_none_is_named():
    options = parse([])
    assert (options.command, options.engine, options.site_url, options.drafts) == ("build", "mkdocs", None, False)
    assert options.project == Path.cwd() and {parse([name]).command for name in ("check", "build", "serve")} < set(
        COMMANDS
    )


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (["--project", "a", "check"], "project", Path("a")),
        (["check", "--project", "a"], "project", Path("a")),
        (["--force", "build"], "force", True),
        (["build", "--site-url", "https://a.org/b"], "site_url", "https://a.org/b/"),
        (["build", "--site-url", "https://a.org/b//"], "site_url", "https://a.org/b/"),
        (["build", "--site-url", ""], "site_url", ""),
        (["serve"], "port", None),
        (["serve", "--port", "0"], "port", 0),
        (["serve", "--port", "65535"], "port", 65535),
        (["new", "a", "--languages", "en, fr"], "languages", ("en", "fr")),
        (["new", "a", "--name", " B "], "name", "B"),
        (["build", "--problems", "a"], "problems", Path("a")),
        (["check"], "problems", None),
        (["rename", "a", "b"], "words", ["a", "b"]),
        (["rename", "figure", "a", "b", "--dry-run"], "dry_run", True),
        (["translate", "a.md", "--to", "es"], "to", "es"),
    ],
)
def test_options_are_taken_before_and_behind_the_command(arguments, name, value):
    assert getattr(parse(arguments), name) == value


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "invalid choice"),
        (["serve", "--port", "65536"], "'65536' is no port"),
        (["serve", "--port", "\N{SUPERSCRIPT TWO}"], "is no port; ports go from 0 to 65535"),
        (["serve", "--port", "\N{ARABIC-INDIC DIGIT EIGHT}x"], "is no port"),
        (["build", "--site-url", "a.org"], "begins with https://"),
        (["build", "--site-url", "https://a.org/?q"], "begins with https://"),
        (["build", "--site-url", "https://[a"], "is no web address"),
        (["new", "a", "--languages", "en,english"], "'english' is no language"),
        (["new", "a", "--languages", "en,en"], "names a language twice"),
        (["new", "a", "--name", "a\nb"], "a site has a name, on one line"),
        (["new", "a", "--name", " "], "a site has a name, on one line"),
        (["rename", "a"], "rename wants KIND OLD NEW"),
        (["rename", "a", "b", "c", "d"], "rename wants KIND OLD NEW"),
        (["translate", "a.md"], "--to"),
        (["build", "--engine", "hugo"], "invalid choice"),
    ],
)
def test_what_is_wrong_usage_ends_with_two_and_a_sentence(arguments, said, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2 and said in capsys.readouterr().err


@pytest.mark.parametrize("languages", [("en",), ("es", "en", "fr")])
def test_a_new_project_has_its_files_and_holds(tmp_path, languages):
    name = 'Air: "a" story'
    written = new.write(tmp_path / "air", languages, name)
    files = {path.relative_to(tmp_path / "air") for path in (tmp_path / "air").rglob("*") if path.is_file()}
    assert set(written) == files and {Path(f"docs/{one}/index.md") for one in languages} < files
    assert {path.name for path in files if path.suffix == ".yml"} >= {
        "mkdocs.yml", *(f"mkdocs.{one}.yml" for one in languages[1:])
    }  # fmt: skip
    project = projects.load(tmp_path / "air")
    assert project.settings.languages == languages and project.editions[-1].site.site_name == name
    assert not project.catalog.unreadable and not project.unreadable
    assert not [str(problem) for problem in _quick(project)]


def _quick(project):
    """The problems of everything but the drawings."""

    return [
        problem for rule in RULES if rule is not charts.charts_draw_what_their_rows_hold for problem in rule(project)
    ]


def test_a_folder_that_holds_something_and_a_language_without_words_are_refused(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a").write_text("", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    for folder in ("full", "file"):
        with pytest.raises(PublishError, match="is not empty"):
            new.write(tmp_path / folder, ["en"], "A")
    with pytest.raises(PublishError, match=r"No words for 'xx'\. Known: en, es, fr"):
        new.write(tmp_path / "none", ["xx"], "A")
    assert not (tmp_path / "none").exists()
