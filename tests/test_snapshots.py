"""What each component prints, and what each chart of the small project is as Vega-Lite.

A change that is meant is written by `pytest tests/test_snapshots.py --snapshot-update`, and read in the commit.
"""

import re
import shutil

import pytest

from microsite.drawing import draw
from microsite.drawing.chart import charts_of
from microsite.evidence import project as projects
from microsite.evidence.components import COMPONENTS
from microsite.pages.fragments import fragments_of
from microsite.pages.render import Renderer

# A page with every component, and what they need to have something to show.
PAGE = """---
span: 1989-01-20/1993-01-20
---
# An era

An era with [$58.4 billion](figure:goods-1990) and [NAFTA](term:nafta) [@census; @speech].

"""
SHOWN = {
    "strip": "goods-1990,place-1990",
    "pairs": "goods-1990,said-1990",
    "summary": "toast",
    "river": "toast",
    "pages": "eras",
    "claims": "all",
    "corrections": "all",
    "changes": "all",
    "charts": "all",
    "guess": "goods",
    "timeline": "all",
    "index": "all",
    "ledger": "all",
    "leaders": "all",
    "glossary": "all",
    "sources": "all",
    "series": "all",
    "questions": "all",
    "packs": "all",
    "sort": "all",
    "offline": "all",
    "document": "glass",
    "documents": "all",
    "places": "all",
    "standards": "all",
}
CLAIM = """[trade]
verdict = "confirmed"
statement.en = "It grew."
statement.es = "Creció."
sources = ["census"]
"""
TEACHING = """[index]
page = "eras/first"
standards = ["causes"]
question.en = "What grew?"
question.es = "¿Qué creció?"
recall.en = "say what grew"
recall.es = "dicen qué creció"
explain.en = "explain why"
explain.es = "explican por qué"
judge.en = "judge by how much"
judge.es = "juzgan cuánto"
"""
STANDARDS = """[causes]
framework = "c3"
code = "D2.His.14"
label.en = "Causes and effects"
label.es = "Causas y efectos"
"""
FRAMEWORKS = """[c3]
label.en = "C3"
label.es = "C3"
about.en = "For schools."
about.es = "Para escuelas."
sources = ["census"]
"""
CORRECTION = """[rate]
date = "2026-11-28"
pages = ["index"]
said.en = "It fell."
said.es = "Bajó."
says.en = "It grew."
says.es = "Creció."
why.en = "A slip."
why.es = "Un descuido."
sources = ["census"]
"""
QUESTIONS = """[grew]
kind = "one"
level = "recall"
page = "index"
terms = ["nafta"]
question.en = "What grew?"
question.es = "¿Qué creció?"

[grew.answers.trade]
right = true
text.en = "Trade"
text.es = "Comercio"
reason.en = "The census counted it."
reason.es = "Lo contó el censo."

[grew.answers.rain]
text.en = "Rain"
text.es = "Lluvia"
reason.en = "Nobody counted it."
reason.es = "Nadie la contó."

[grew.answers.snow]
text.en = "Snow"
text.es = "Nieve"
reason.en = "Nobody counted it."
reason.es = "Nadie la contó."

[how-much]
kind = "number"
level = "recall"
page = "index"
figure = "goods-1990"
question.en = "How much?"
question.es = "¿Cuánto?"

[why]
kind = "open"
level = "judge"
page = "index"
terms = ["nafta"]
question.en = "Why?"
question.es = "¿Por qué?"
notes.en = "A good answer names a cause."
notes.es = "Una buena respuesta nombra una causa."
"""
DOCUMENTS = """[glass]
form = "speech"
date = "1990-11-27"
sides = ["us"]
source = "census"
page = "index"
original = "en"
events = ["toast"]
title.en = "A raised glass"
title.es = "Una copa en alto"
maker.en = "George Bush"
maker.es = "George Bush"
audience.en = "his hosts"
audience.es = "sus anfitriones"
quote.en = "to our friends"
quote.es = "por nuestros amigos"
says.en = "A guest is polite."
says.es = "Un invitado es cortés."

[glass.asks]
who.en = "A guest."
who.es = "Un invitado."
when.en = "A visit."
when.es = "Una visita."
otherwise.en = "Those who stayed away."
otherwise.es = "Quienes no fueron."
"""
GUESS = """
guess.column = "total"
guess.from = 1989
guess.ask.en = "How did trade go on?"
guess.ask.es = "¿Cómo siguió el comercio?"
"""
ARCHIVED = """
[poll]
publisher = "A newspaper"
title = "What they think"
address = "https://example.org/poll"
read = "2025-11-01"
archived = "https://example.com/2025/poll"
kind = "press"
language = "en"
"""
VERSION = """{
"version": "0", "published": "2025-12-31", "records": {}, "series": {}, "pages": {},
"figures":
{"many": {"low": 40, "unit": "people", "date": "2025-01/2025-10", "label": {"en": "People", "es": "Personas"}}},
"claims": {"trade": {"verdict": "nuance", "statement": {"en": "It grew.", "es": "Creció."}}}
}"""
VERDICT = '[confirmed]\nlabel.en = "Confirmed"\nlabel.es = "Confirmado"\ncolour = "shared"\nreason = false\n'


@pytest.fixture(scope="module")
def shown(drawn, tmp_path_factory):
    """The fragments of each edition: HTML by what an author wrote."""
    path = tmp_path_factory.mktemp("shown") / "mini"
    shutil.copytree(drawn, path)
    lines = "\n\n".join(f"![Words]({name}:{target})" for name, target in SHOWN.items())
    for language in ("en", "es"):
        page = path / f"docs/{language}/eras/first.md"
        page.parent.mkdir()
        page.write_text(PAGE + lines + "\n", "utf-8")
    config = path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").rstrip() + "\n  - eras/first.md\n", "utf-8")
    (path / "data/claims.toml").write_text(CLAIM, "utf-8")
    (path / "data/corrections.toml").write_text(CORRECTION, "utf-8")
    (path / "data/questions.toml").write_text(QUESTIONS, "utf-8")
    (path / "data/documents.toml").write_text(DOCUMENTS, "utf-8")
    for name, text in (("teaching", TEACHING), ("standards", STANDARDS), ("frameworks", FRAMEWORKS)):
        (path / f"data/{name}.toml").write_text(text, "utf-8")
    with (path / "charts/goods.toml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(GUESS)
    sidecar = path / "data/series/goods.toml"
    sidecar.write_text('also = ["speech", "poll"]\n' + sidecar.read_text("utf-8"), "utf-8", newline="\n")
    with (path / "data/sources.toml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(ARCHIVED)
    (path / "data/versions").mkdir()
    (path / "data/versions/0.json").write_text(VERSION, "utf-8")
    (path / "data/verdicts.toml").write_text(VERDICT, "utf-8")
    project = projects.load(path)
    draw.draw_charts(project, lambda said: None)
    return {edition.language: fragments_of(Renderer(edition), edition.pages) for edition in project.editions}


def readable(html):
    """HTML with an element a line, and drawings left out: they are the drawing library's."""
    html = re.sub(r"<svg\b.*?</svg>", "<svg/>", html, flags=re.DOTALL)
    html = re.sub(r'data-points="[^"]*"', 'data-points="…"', html)
    return re.sub(r"\n+", "\n", re.sub(r"(</?[a-z0-9]+\b[^>]*>)", r"\n\1\n", html)).strip()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", [*SHOWN, "chart"])
def test_a_component_prints(shown, snapshot, language, name):
    found = {key: html for key, html in shown[language]["blocks"].items() if key.startswith(f"{name}:")}
    assert found
    assert "\n".join(readable(html) for html in found.values()) == snapshot


@pytest.mark.parametrize("language", ["en", "es"])
def test_notes_and_sources_print(shown, snapshot, language):
    notes = {key: readable(link["note"]) for key, link in shown[language]["links"].items() if link["note"]}
    cited = {key: readable(html) for key, html in shown[language]["cited"].items()}
    assert {"notes": notes, "cited": cited} == snapshot


def test_every_component_is_shown():
    assert set(COMPONENTS) == set(SHOWN)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_chart_is_this_specification(drawn, snapshot, language):
    project = projects.load(drawn)
    draw.draw_charts(project, lambda said: None)
    for chart in charts_of(project.edition(language)):
        assert {width: drawing.spec for width, drawing in chart.drawings.items()} == snapshot(name=chart.id)
