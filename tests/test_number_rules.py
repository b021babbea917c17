"""The rules on numbers through the front door: pages, the texts of records, names of the site, a third language."""

import shutil

import pytest

INDEX = "docs/en/index.md"
GOODS = "[$58.4 billion](figure:goods-1990)"


def found(mini):
    return [(str(p.rule), p.path, p.line) for p in mini.errors()]


@pytest.mark.parametrize(
    ("words", "rule", "says"),
    [
        ("€58.4 billion", "number-unit", "USD"),
        ("58.4 billion euros", "number-unit", "USD"),
        ("$58.4 billion per cent", "number-unit", "mark"),
        ("$58.4 billion of trade", "number-readable", "'trade'"),
        ("$58.4 billion and $3 billion", "number-readable", "'and'"),
        ("$58,4 billion", "number-readable", "1,234.5"),
        ("$100 billion", "number-agrees", "58,400,000,000"),
        ("half of $58.4 billion", "number-readable", "second number"),
    ],
)
def test_the_words_of_a_figure(mini, words, rule, says):
    mini.edit(INDEX, GOODS, f"[{words}](figure:goods-1990)")
    problems = mini.errors()
    assert [(p.rule, p.line) for p in problems] == [(rule, mini.line_of(INDEX, words))]
    assert says in problems[0].message + problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "[5](figure:span) million",
        "[10 to 20](figure:span) per cent",
        "half a million",
        "1850 people",
        "five billion dollars",
    ],
)
def test_numbers_round_links_and_in_prose(mini, text):
    mini.edit(INDEX, "Prose under", f"Some {text} under")
    assert any(rule in ("number-evidence", "number-readable") for rule, _, _ in found(mini))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/events.toml", "Bush raised his glass.", "Bush raised 25 glasses."),
        ("data/events.toml", "A toast in Monterrey", "Two hundred toasts in Monterrey"),
        ("data/glossary.toml", "A trade agreement.", "An agreement of 300 pages."),
        ("data/leaders.toml", "Gave the toast.", "Gave 12 toasts."),
        ("data/figures.toml", "in a toast", "in 3 toasts"),
        ("data/figures.toml", "The census says 13.5 million.", "The census says 13.6 million."),
        ("data/sources.toml", "Read on paper.", "Read on 45 sheets."),
        ("data/series/goods.toml", "Nominal.", "Within 5 per cent."),
        ("data/units.toml", '"people"', '"1000 people"'),
    ],
)
def test_a_number_in_the_text_of_a_record_is_held(mini, file, old, new):
    mini.edit(file, old, new)
    assert ("text-numbers", file, mini.line_of(file, new)) in found(mini)


def test_a_listed_number_is_stated_in_every_language(mini):
    mini.edit("data/figures.toml", "El censo dice 13.5 millones.", "El censo dice más.")
    problems = [p for p in mini.errors() if p.rule == "text-numbers"]
    assert [p.line for p in problems] == [mini.line_of("data/figures.toml", "numbers =")]
    assert "'es'" in problems[0].message


def test_a_figure_may_hold_the_number_of_a_text(mini):
    mini.edit("data/events.toml", "Bush raised his glass.", "Bush spoke of 12 million people.")
    mini.edit("data/events.toml", "Bush levantó la copa.", "Bush habló de 12 millones de personas.")
    mini.edit("data/events.toml", "sources =", 'figures = ["said-1990"]\nsources =')
    assert not found(mini)
    mini.edit("data/events.toml", "12 millones", "13 millones")
    assert {rule for rule, _, _ in found(mini)} == {"text-numbers", "translation-numbers"}


def test_spelt_numbers_are_compared_between_languages(mini):
    mini.edit("data/glossary.toml", "A trade agreement.", "An agreement of three countries.")
    mini.edit("data/glossary.toml", "Un tratado comercial.", "Un tratado de cuatro países.")
    assert {rule for rule, _, _ in found(mini)} == {"translation-numbers"}


def test_the_names_of_the_site_hold_no_numbers(mini):
    mini.edit("mkdocs.yml", '"Mini', '"77 Mini')
    assert found(mini) == [("number-evidence", "mkdocs.yml", mini.line_of("mkdocs.yml", "site_name"))]


def test_a_currency_is_one_that_exists(mini):
    mini.edit("data/units.toml", '"USD"', '"DOLLAR"')
    assert ("field-type", "data/units.toml", mini.line_of("data/units.toml", "DOLLAR")) in found(mini)


def french(mini):
    """The small project with a third language."""
    mini.write("mkdocs.fr.yml", "INHERIT: mkdocs.yml\nsite_name: Mini\ntheme:\n  language: fr\n")
    shutil.copytree(mini.path / "docs/en", mini.path / "docs/fr")
    for file in [*(mini.path / "data").rglob("*.toml"), *(mini.path / "charts").glob("*.toml")]:
        lines = []
        for line in file.read_text("utf-8").split("\n"):
            lines.append(
                line.replace("final = { en", 'final = { fr = "définitif", en').replace(
                    "ional = { en", 'ional = { fr = "provisoire", en'
                )
            )
            if ".en = " in line:
                lines.append(line.replace(".en = ", ".fr = ").replace("13.5", "13,5").replace("58.4", "58,4"))
        file.write_text("\n".join(lines), "utf-8")
    mini.write(
        "docs/fr/index.md",
        "# Mini\n\nLe 1er janvier 1990, le commerce atteignait [58,4 milliards de dollars](figure:goods-1990).\n"
        "[Environ 12 millions](figure:said-1990) de personnes ; le [troisième](figure:place-1990) partenaire ; "
        "[plus de 50](figure:many), [de 10 à 20](figure:span).\n\n![Commerce](chart:goods)\n",
    )
    return mini


def test_a_french_edition_is_checked(mini):
    french(mini)
    assert not [str(p) for p in mini.errors() if p.path.startswith(("docs/fr", "mkdocs.fr"))]
    mini.edit("docs/fr/index.md", "58,4", "58.4")
    assert [(p.rule, p.line) for p in mini.errors() if p.path == "docs/fr/index.md"] == [("number-readable", 3)]
