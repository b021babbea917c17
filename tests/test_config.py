"""The configurations: what is wrong in them is said at its line, once, and before anything else."""

import pytest

from microsite.evidence.settings import load
from microsite.files.failures import ConfigError
from tests.conftest import ROOT

MAIN, SPANISH = "mkdocs.yml", "mkdocs.es.yml"
NAME = 'site_name: "Mini: a small site"\n'

# rule, file to edit, old words, new words, words on the problem's line, part of message or hint
CASES = [
    ("field-unknown", MAIN, "site_name:", "sitename: x\nsite_name:", "sitename", "Did you mean 'site_name'?"),
    ("field-missing", MAIN, NAME, "", "", "lacks 'site_name'"),
    ("field-type", MAIN, NAME, "site_name: 5\n", "site_name", "expected words in quotes, got 5"),
    (
        "field-type",
        MAIN,
        "theme:\n  name: material",
        "theme: material\nextra2:\n  name: x",
        "theme",
        "expected a table",
    ),
    ("project-config", MAIN, "nav:", "hooks: [x.py]\nnav:", "hooks", "'hooks' has no effect"),
    ("project-config", MAIN, "nav:", "markdown_extensions: [admonition]\nnav:", "markdown", "has no effect"),
    ("project-config", MAIN, "nav:", "plugins:\n  - search\nnav:", "plugins", "search, social cards"),
    ("project-config", MAIN, "nav:", "extra_javascript: [x.js]\nnav:", "extra_java", "theme/assets/"),
    ("project-config", MAIN, "nav:", "repo_name: x\nnav:", "repo_name", "footer.html"),
    ("project-config", MAIN, "language: en", "language: en\n  features: [x]", "features", "templates/theme/"),
    ("field-type", MAIN, "name: material", "name: readthedocs", "name: read", "none of material"),
    ("field-type", MAIN, "language: en", "language: en\n  font: true", "font", "stacks of fonts"),
    ("project-config", SPANISH, "language: es", "language: es\n  features: x", "features", "no effect"),
    ("project-config", SPANISH, "theme:", "extra_css: [x.css]\ntheme:", "extra_css", "no effect"),
    ("project-config", SPANISH, "theme:", "site_url: https://example.org/\ntheme:", "site_url", "mkdocs.yml"),
    ("project-config", MAIN, "nav:", "nav:\n  -", "  -", "no page"),
    ("project-config", MAIN, "nav:", "nav:\n  - 3", "- 3", "no page"),
    ("field-type", MAIN, "nav:", "nav: text\nnavi:", "nav: text", "expected a list"),
    ("page-in-nav", MAIN, "nav:", "nav:\n  - lists.md", "", "stands already at line"),
    ("page-in-nav", MAIN, "nav:", "nav:\n  - Out: https://example.org/", "example.org", "outside"),
    ("id-duplicate", MAIN, "nav:", "site_name: Other\nnav:", "Other", "stands already"),
    ("file-syntax", MAIN, NAME, "site_name: A: b\n", "A: b", "quotes"),
    ("words-known", MAIN, "language: en", "language: xx", "language: xx", "Known: en, es"),
    ("project-config", MAIN, "site_name:", "INHERIT: mkdocs.es.yml\nsite_name:", "INHERIT", "inherits"),
    ("project-config", SPANISH, "INHERIT: mkdocs.yml\n", "", "", "does not inherit"),
    ("project-config", SPANISH, "language: es", "language: fr", "theme", "theme.language is 'fr'"),
]


@pytest.mark.parametrize(("rule", "file", "old", "new", "line", "says"), CASES, ids=range(len(CASES)))
def test_what_is_wrong_in_a_configuration_is_said_at_its_line(mini, rule, file, old, new, line, says):
    mini.edit(file, old, new)
    with pytest.raises(ConfigError) as caught:
        load(mini.path)
    found = [p for p in caught.value.problems if p.rule == rule]
    assert found, caught.value.problems
    assert found[0].path == file
    assert says in str(found[0])
    if line:
        assert found[0].line == mini.line_of(file, line)


@pytest.mark.slow
def test_a_file_that_is_no_language_is_said_and_read_as_none(mini):
    mini.write("mkdocs.es.old.yml", mini.read(SPANISH))
    done = mini.run("check")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.es.old.yml:1: 'es.old' is no language (project-config).")


def test_the_real_configurations_hold():
    assert load(ROOT).languages == ("en", "es")


@pytest.mark.slow
def test_at_most_thirty_problems_are_shown_and_the_rest_counted(mini):
    mini.write(
        "docs/en/index.md", mini.read("docs/en/index.md") + "\n".join(f"\nIt cost {n}9 times.\n" for n in range(40))
    )
    shown = mini.run("check").stderr.strip().split("\n")
    assert len(shown) == 32
    assert shown[-2:] == ["… and 10 more.", "40 problems, 0 warnings."]
