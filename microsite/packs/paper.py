"""What goes on paper and on slides: the values that the templates of `templates/packs/` set, as PDF, by typst."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from microsite.drawing import reveal
from microsite.drawing.chart import Chart, charts_of
from microsite.evidence.edition import Edition
from microsite.evidence.questions import Question
from microsite.evidence.records import Event, Figure
from microsite.evidence.sources import Source
from microsite.packs import greys
from microsite.packs.quiz import Item, Quiz, in_words, placed
from microsite.prose.page import Link, Page

FACES = ("Regular", "It", "Semibold")
LOADING = Lock()
BEHIND = "\n// The template itself:\n"  # between what all share and a template
PLACE = re.compile(r"\.typ:(\d+):")
NEVER = 0  # when a PDF says that it was made: the same at each build
QUESTIONS = 4  # of a handout, besides the one before reading and the one to think about
# The first sentence of a text: what ends with a point behind a whole word, a year or a bracket, and not behind "St".
SENTENCE = re.compile(r".*?(?:[^\W\d_]{4}|\d{4}|\))[.?!](?=\s|$)", re.DOTALL)


class PaperError(Exception):
    """A template that typst cannot set: its name, the line of it or 1, and what typst says."""

    def __init__(self, template: str, line: int, said: str) -> None:
        super().__init__(said)
        self.template, self.line = template, line


def handout(edition: Edition, page: Page, quiz: Quiz) -> dict[str, Any]:
    """A handout: the question to think about, one before reading, key events and numbers, a chart, and questions."""
    closed = [item for item in quiz.items if item.kind != "open"]
    open_ones = [item for item in quiz.items if item.kind == "open"]
    chart = next(iter(_charts(edition, page)), None)
    numbers = _listed(edition, page, ("strip", "pairs"), Figure)
    # What is to be guessed before reading does not stand below.
    given = {edition.catalog.of(Question)[item.id].figure for item in closed[:1]}
    return {
        **_common(edition, quiz),
        "core": open_ones[0].text if open_ones else "",
        "before": _item(edition, closed[0]) if closed else None,
        "summary": [_event(edition, one) for one in _listed(edition, page, ("summary",), Event)],
        "numbers": [_figure(edition, one) for one in numbers if one.id not in given],
        "chart": _chart(edition, chart) if chart else None,
        "items": [_item(edition, item) for item in closed[1 : QUESTIONS + 1]],
    }


def questions(edition: Edition, quiz: Quiz) -> dict[str, Any]:
    """All questions of a page, for a quiz and for its key."""
    return {**_common(edition, quiz), "items": [_item(edition, item) for item in quiz.items]}


def slides(edition: Edition, page: Page, quiz: Quiz) -> dict[str, Any]:
    """The charts of a page, step by step."""
    return {**_common(edition, quiz), "charts": [_steps(edition, chart) for chart in _charts(edition, page)]}


def _common(edition: Edition, quiz: Quiz) -> dict[str, Any]:
    extra = edition.site.extra
    return {
        "language": edition.language,
        "site": edition.brand,
        "title": quiz.title,
        "address": quiz.address,
        "licence": extra.licence.name if extra.licence else "",
        "words": {**edition.words["packs"], **{name: edition.labels[name] for name in ("source", "sources", "colon")}},
    }


def _listed(edition: Edition, page: Page, schemes: tuple[str, ...], model: type[Any]) -> list[Any]:
    """The records that the first list of a kind on a page names."""
    first = next((link for link in page.links if link.image and link.scheme in schemes), None)
    return [edition.catalog.of(model)[name] for name in first.target.split(",")] if first else []


def _event(edition: Edition, event: Event) -> dict[str, str]:
    told = edition.text(event.summary)
    first = SENTENCE.match(told)
    return {
        "date": edition.date(event.span),
        "title": edition.text(event.title),
        "all": told,
        "first": first[0] if first else told,
    }


def _figure(edition: Edition, figure: Figure) -> dict[str, str]:
    source = edition.catalog.of(Source)[figure.sources[0]]
    return {
        "value": edition.value(figure),
        "label": edition.text(figure.label),
        "date": edition.date(figure.date),
        "source": source.publisher,
    }


def _item(edition: Edition, item: Item) -> dict[str, Any]:
    """A question as templates print it: the letter or the place of each answer is theirs to write."""
    number = item.number and {
        "unit": item.number.unit,
        "said": item.number.said,
        "range": in_words(item.number, edition.words),
    }
    return {
        **{name: getattr(item, name) for name in ("kind", "text", "reason", "page", "address")},
        "choices": [asdict(choice) for choice in item.choices],
        "steps": [asdict(step) for step in item.steps],
        "mixed": [{"text": step.text, "place": place} for step, place in placed(item)],
        "number": number or None,
    }


def _charts(edition: Edition, page: Page) -> list[Chart]:
    """The charts that a page shows and that are drawn, in its order."""
    known = {chart.id: chart for chart in charts_of(edition) if chart.drawn}
    shown: list[Link] = [link for link in page.links if link.scheme == "chart" and link.image]
    return [known[name] for name in dict.fromkeys(link.record for link in shown) if name in known]


def _chart(edition: Edition, chart: Chart) -> dict[str, Any]:
    return {
        **_said(edition, chart),
        "svg": greys.grey(chart.drawings["wide"].svg, edition.catalog.palette.light),
    }


def _said(edition: Edition, chart: Chart) -> dict[str, Any]:
    words, text = chart.words, edition.text
    publishers = list(dict.fromkeys(source.publisher for source in chart.sources))
    width, height = _size(chart.drawings["wide"].svg)
    return {
        "ratio": width / height,
        "title": text(words.title),
        "subtitle": text(words.subtitle),
        "alt": text(words.alt),
        "note": text(words.note or {}) or "",
        "sources": publishers,
    }


def _size(svg: str) -> tuple[float, float]:
    """The width and the height of a drawing of a page."""
    box = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"', svg)
    assert box
    return float(box[1]), float(box[2])


def _steps(edition: Edition, chart: Chart) -> dict[str, Any]:
    """A chart step by step, and once more whole, which the last slide shows with its title and its source."""
    light = edition.catalog.palette.light
    steps = [greys.coloured(reveal.plain(step), light) for step in reveal.steps(chart.drawings["wide"].parts)]
    return {**_said(edition, chart), "steps": [*steps, steps[-1]]}


def _fonts() -> Any:
    """The reading font in the faces that are set, the same for every thread."""
    with LOADING:
        return _loaded()[0]


@cache
def _loaded() -> tuple[Any, Any]:
    """The faces, and no other: two files of a face would be chosen by chance.

    They are read from their folder, which is kept with them, when the first letter of each is set.
    """
    import typst

    package, folder = files("font_source_serif_pro") / "files", tempfile.TemporaryDirectory()
    for face in FACES:
        name = f"SourceSerifPro-{face}.otf"
        shutil.copyfile(str(package / name), Path(folder.name) / name)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name])
    return fonts, folder


def template(folders: tuple[Path, ...], name: str) -> str:
    """The source of a template, behind what all share (`look`); a project's own stands before the compiler's."""
    paths = [
        next(path for folder in folders if (path := folder / "packs" / f"{one}.typ").is_file())
        for one in ("look", name)
    ]
    return BEHIND.join(path.read_text("utf-8") for path in paths)


def compile_pdf(name: str, source: str, values: Mapping[str, Any]) -> bytes:
    """A template set with its values as a PDF that screen readers can read; raises PaperError."""
    import typst

    said = json.dumps(values, ensure_ascii=False, sort_keys=True)
    try:
        compiler = typst.Compiler(source.encode(), font_paths=_fonts(), ignore_system_fonts=True)
        made, warnings = compiler.compile_with_warnings(
            sys_inputs={"said": said}, format="pdf", pdf_standards=["ua-1"], timestamp=NEVER
        )
    except typst.TypstError as error:
        raise _wrong(name, source, error.diagnostic, error.message) from error
    if warnings:
        raise _wrong(name, source, warnings[0].diagnostic, warnings[0].message)
    assert isinstance(made, bytes)
    if b"/FontFile" not in made:  # where a font cannot be read, typst leaves its letters out and says nothing
        raise PaperError(name, 1, "no letter of it could be set")
    return made


def _wrong(name: str, source: str, diagnostic: str, said: str) -> PaperError:
    """What typst says of a source, at the line of its own template or of what all share."""
    place, shared = PLACE.search(diagnostic), source.partition(BEHIND)[0].count("\n") + 1
    line = int(place[1]) if place else 1
    if BEHIND not in source or not place:
        return PaperError(name, line, said)
    return PaperError("look", line, said) if line <= shared else PaperError(name, line - shared - 1, said)
