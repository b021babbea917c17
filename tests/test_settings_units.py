"""The configuration of a site, its words and the words of a chart: what they take, and what is told of the rest."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from microsite.evidence import chartfields, config, siteconfig, vocabulary, wordtables
from microsite.evidence.chartwords import ChartWords
from microsite.files import decode
from microsite.files.record import Position
from microsite.language.wording import Wording

SAID = {"en": "Words", "es": "Palabras"}
NAMED = "site_name: A\n"


@pytest.fixture
def configured(tmp_path):
    """Reads a configuration: (what it sets, its problems as (line, rule, message))."""

    def read(text, base=None):
        path = tmp_path / "mkdocs.yml"
        path.write_text(text, "utf-8")
        found, _, problems = config.read(path, base or {})
        return found, [(problem.line, str(problem.rule), problem.message) for problem in problems]

    return read


def test_a_configuration_knows_its_lines_and_what_it_inherits(configured):
    found, problems = configured("theme:\n  language: es\nsite_name: B\n", {"site_name": "A", "copyright": "C"})
    assert not problems and (found.site.site_name, found.site.copyright, found.site.theme.language) == ("B", "C", "es")
    assert (found.line_of("site_name"), found.line_of("theme.language"), found.line_of("copyright")) == (3, 2, 1)


def test_texts_by_language_are_those_of_the_page(configured):
    text = "site_name: {en: A, es: B}\nextra:\n  credit: {en: C}\ntheme: {language: %s}\n"
    english, spanish = (configured(text % language)[0].site for language in ("en", "es"))
    assert (english.site_name, spanish.site_name) == ("A", "B")
    assert (english.extra.credit, spanish.extra.credit) == ("C", "C")


NAV = f"{NAMED}nav:\n  - index.md\n  - Themes:\n    - a.md\n    - Named: b.md\n"


def test_the_navigation_is_read_with_its_lines(configured):
    found, problems = configured(NAV)
    assert not problems
    assert list(found.nav_entries()) == [("index.md", 3, ""), ("a.md", 5, ""), ("b.md", 6, "Named")]
    assert list(found.nav_sections()) == [("Themes", 4), ("Named", 6)]


@pytest.mark.parametrize(
    ("text", "line", "rule", "words"),
    [
        (f"{NAV}  - a.md\n", 7, "page-in-nav", "'a.md' stands already at line 5"),
        (f"{NAMED}nav:\n  - https://a.org\n", 3, "page-in-nav", "nav leads outside the site"),
        (f"{NAMED}nav:\n  - ../a.md\n", 3, "page-in-nav", "nav leads outside the site"),
        (f"{NAMED}nav:\n  - 5\n", 3, "project-config", "nav has an entry that is no page"),
        (f"{NAMED}nav:\n  - A: []\n", 3, "project-config", "nav has an entry that is no page"),
        (f"{NAMED}nav:\n  - A:\n    - B: 3\n", 4, "project-config", "nav has an entry that is no page"),
        (f"{NAMED}nav: index.md\n", 2, "field-type", "expected a list"),
        (f"{NAMED}plugins: []\n", 2, "project-config", "'plugins' has no effect"),
        (f"{NAMED}theme:\n  favicon: a\n", 3, "project-config", "'theme.favicon' has no effect"),
        (f"{NAMED}site_naem: B\n", 2, "field-unknown", "has no field 'site_naem'"),
        (f"{NAMED}repo_url: here\n", 2, "field-type", "'here' is no web address"),
        (f"{NAMED}theme:\n  palette: {{ink: [black, white]}}\n", 3, "palette-colours", "'black' is no colour"),
        (f"{NAMED}theme:\n  palette: {{ink: ['#000000']}}\n", 3, "palette-colours", "a light and a dark colour"),
        (f"{NAMED}theme:\n  font: Arial\n", 3, "field-type", "expected false or stacks of fonts"),
        ("copyright: A\n", 1, "field-missing", "lacks 'site_name'"),
        ("", 1, "file-syntax", "expected settings"),
        ("site_name: [A\n", None, "file-syntax", ""),
    ],
)
def test_settings_that_cannot_be_are_told_at_their_line(configured, text, line, rule, words):
    _, ((at, broken, message),) = configured(text)
    assert (line in (None, at), broken) == (True, rule) and words in message, (at, message)


def test_a_text_by_language_wants_every_language_and_no_other(tmp_path):
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: {en: A, fr: B}\n", "utf-8")
    found, content, _ = config.read(path, {})
    told = [(p.line, p.message) for p in config.unsaid(found, content, ("en", "es"))]
    assert told == [
        (1, "'site_name' has no words in 'es'"),
        (1, "'site_name' speaks 'fr', which the site does not"),
    ]
    assert not list(config.unsaid(found, {"site_name": "A"}, ("en", "es")))


def test_colours_and_fonts_are_kept_as_they_are_used():
    theme = siteconfig.Theme(palette={"ink": "#ABCDEF", "paper": ["#FFFFFF", "#000000"]}, font=False)
    assert theme.palette == {"ink": ("#abcdef", "#abcdef"), "paper": ("#ffffff", "#000000")}
    assert theme.font == siteconfig.Fonts() and siteconfig.Theme(font={"text": "Arial"}).font.text == "Arial"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (wordtables.Form, "{a} of {b", "Braces"),
        (wordtables.Form, 5, "words in quotes"),
        (wordtables.Pattern, "(a", "is no pattern"),
        (wordtables.Size, -1, "greater than or equal to 0"),
        (wordtables.Size, "1", "valid integer"),
        (wordtables.Flag, "true", "valid boolean"),
        (chartfields.AxisPoint, "soon", "soon"),
        (chartfields.Arithmetic, "total /", ""),
        (chartfields.Arithmetic, "__import__('os')", ""),
        (chartfields.Columns, [], "names nothing"),
        (chartfields.Columns, 5, "words in quotes"),
        (chartfields.Height, {"wide": 59}, "greater than or equal to 60"),
    ],
)
def test_words_and_fields_that_cannot_be_are_refused(kind, value, words):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    error = caught.value.errors()[0]
    assert words in f"{error['msg']} {error.get('ctx')}"


def test_words_and_fields_are_taken_as_they_are_meant():
    assert TypeAdapter(wordtables.Form).validate_python("{a} {{b}}") == "{a} {{b}}"
    assert TypeAdapter(wordtables.Pattern).validate_python(r"{m} \d+") == r"{m} \d+"
    assert TypeAdapter(chartfields.Columns).validate_python("total") == ("total",)
    assert TypeAdapter(chartfields.AxisPoints).validate_python([1, "2025-11-27"]) == (Decimal(1), "2025-11-27")
    assert TypeAdapter(chartfields.Arithmetic).validate_python("total / 2").text == "total / 2"


DRAWS = {"title": SAID, "subtitle": SAID, "alt": SAID, "series": ["goods"]}
FORM = {"form": "line", "x": "year", "y": "total"}


def chart(**fields):
    found, problems = decode.record(ChartWords, {**DRAWS, **fields}, Position("c", "charts/c.toml", 1))
    return found or [(str(problem.rule), problem.message) for problem in problems]


def test_a_chart_draws_rows_by_python_or_by_a_form():
    assert chart().form is None
    assert chart(**{**FORM, "y": ["a", "b"]}).y == ("a", "b")
    assert chart(**FORM, marks={"then": 1994}, labels={"then": SAID}).marks == {"then": Decimal(1994)}


@pytest.mark.parametrize(
    ("fields", "rule", "words"),
    [
        ({"series": []}, "chart-data", "draws nothing"),
        ({"x": "year"}, "field-missing", "has 'x' and no form"),
        ({"form": "line", "y": "total"}, "field-missing", "lacks 'x'"),
        ({"form": "line", "x": "year"}, "field-missing", "lacks 'y'"),
        ({**FORM, "figures": ["a"]}, "chart-data", "draws rows of one kind only"),
        ({**FORM, "series": ["a", "b"]}, "chart-data", "draws rows of one kind only"),
        ({**FORM, "marks": {"then": 1994}}, "field-missing", "has no word in labels for 'then'"),
        ({**FORM, "form": "pie"}, "field-type", "'pie' is none of line, bars, dots, dumbbell, steps"),
        ({"records": "figure"}, "field-type", "'figure' is none of leader, event, claim"),
    ],
)
def test_a_chart_whose_words_do_not_go_together_is_refused(fields, rule, words):
    ((broken, message),) = chart(**fields)
    assert broken == rule and words in message


def test_the_compilers_own_vocabulary_speaks_the_projects_languages():
    found = list(vocabulary.defaults({code: Wording(code) for code in ("en", "fr")}))
    kinds = {record.KIND for record in found}
    assert kinds == vocabulary.KINDS_OF_OURS == {"status", "verdict", "outcome", "source-kind"}
    assert all(set(record.label) == {"en", "fr"} and all(record.label.values()) for record in found)
    by_id = {(record.KIND, record.id): record for record in found}
    assert by_id["status", "contested"].colour == "alert" and by_id["status", "estimate"].colour == "quiet"
    assert by_id["verdict", "confirmed"].reason is False and by_id["verdict", "wrong"].reason is True
    assert all(record.path == "microsite/words/en.toml" for record in found)
