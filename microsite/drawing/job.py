"""One drawing of a chart: from its rows to SVG and PNG, held to its rows on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from microsite.drawing import foreign, ground, held, holding, paint, reveal
from microsite.drawing.script import HINT, Script
from microsite.drawing.views import views
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.language.wording import Wording

if TYPE_CHECKING:
    from microsite.look import Look

# The words of a language on which drawings depend: another word of it draws nothing anew.
TABLES = ("locale", "number", "years", "dates", "print", "scale_names", "labels.colon")


@dataclass(frozen=True)
class Job:
    """One drawing: chart, language, size, and what it is handed.

    `computed`, `layout`, `scales` and `names` say what else than its rows it may draw and print;
    `own_words` are the project's in TABLES, as JSON; `colours` are by role, in light;
    `years` are the columns that hold years;
    `counted` is the unit that its numbers count (units.Unit) and `scale` how many of it one stands for;
    `form` is what its words ask of a form (points.Asked), or empty where `script` draws;
    `base` is the ground of a map (ground.base_of), or empty;
    `guess` is what a reader may guess of it (Chart.guess), or empty.
    """

    chart: str
    language: str
    size: str
    width: int
    height: int
    script: str
    data: dict[str, Any] = field(repr=False)
    labels: dict[str, str] = field(repr=False)
    texts: dict[str, str] = field(repr=False)
    computed: dict[str, str] = field(repr=False, default_factory=dict)
    layout: list[float | str] = field(repr=False, default_factory=list)
    scales: dict[str, dict[str, str]] = field(repr=False, default_factory=dict)
    names: list[str] = field(repr=False, default_factory=list)
    own_words: str = field(repr=False, default="{}")
    colours: dict[str, str] = field(repr=False, default_factory=dict)
    years: list[str] = field(repr=False, default_factory=list)
    form: dict[str, Any] = field(repr=False, default_factory=dict)
    counted: dict[str, Any] = field(repr=False, default_factory=dict)
    scale: float = 1
    base: dict[str, Any] = field(repr=False, default_factory=dict)
    guess: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def path(self) -> str:
        """The chart's Python, or its words where they name a form, as problems name it."""
        return f"charts/{self.chart}.{'toml' if self.form else 'py'}"

    def read(self) -> Script:
        """The chart's Python; an empty script where its words name a form."""
        return Script("") if self.form else Script.read(self.script)


@dataclass(frozen=True)
class Drawing:
    """A drawing, or the problems that its author can mend.

    `parts` is an SVG for a page whose groups name their step (reveal.steps), `points` say values where they stand;
    wide drawings have a `file` (SVG, with the names of steps too) and a `picture` (PNG) that carry title and source;
    where there is something to guess, `short` is the SVG up to there and `laid` says where its line would go on.
    """

    job: Job
    spec: dict[str, Any] = field(repr=False, default_factory=dict)
    parts: str = field(repr=False, default="")
    points: list[list[Any]] = field(repr=False, default_factory=list)
    file: str = field(repr=False, default="")
    picture: bytes = field(repr=False, default=b"")
    short: str = field(repr=False, default="")
    laid: dict[str, Any] = field(repr=False, default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def svg(self) -> str:
        """The drawing as it belongs in a page."""
        return reveal.plain(self.parts)


def draw(job: Job) -> Drawing:
    """Runs a chart's `draw(data, look)`, holds its spec to its rows and converts it; never raises."""
    from microsite.drawing import author, cut
    from microsite.drawing.points import FormError

    script = job.read()
    try:
        if reaching := list(script.breaches()):
            return Drawing(job, problems=tuple(_problem(job, n, Rule.CHART_IMPORTS, s, HINT) for n, s in reaching))
        return _held(job, script)
    except FormError as error:
        line = job.form["lines"].get(error.field, job.form["lines"]["form"])
        return Drawing(job, problems=(_problem(job, line, Rule.CHART_FIELDS, error.message, error.hint),))
    except cut.CutError as error:
        told = Problem(f"charts/{job.chart}.toml", job.guess["line"], Rule.CHART_FIELDS, f"'guess.column': {error}")
        return Drawing(job, problems=(told,))
    except author.ChartError as error:
        return Drawing(job, problems=(_problem(job, error.line, error.rule, error.message, error.hint),))
    except Exception as error:  # noqa: BLE001 - the engine may raise anything
        said = author.wrong(error, job.script, script)
        return Drawing(job, problems=(_problem(job, said.line, said.rule, said.message, said.hint),))


def _problem(job: Job, line: int, rule: Rule, message: str, hint: str = "") -> Problem:
    if job.form and rule != Rule.CHART_FIELDS:
        line = job.form["lines"]["form"]
    return Problem(job.path, line, rule, message, hint)


def _held(job: Job, script: Script) -> Drawing:
    from microsite.drawing import author, svg
    from microsite.drawing.printed import Printed
    from microsite.language.exempt import exempt
    from microsite.language.units import Unit
    from microsite.look import Look

    words = Wording(job.language, job.own_words)
    counted = Unit(**job.counted) if job.counted else None
    look = Look(job.labels, words, job.size == "wide", job.width, job.height, job.colours, counted, job.scale)
    spec = (
        _formed(job, look)
        if job.form
        else author.spec_of(job.script, script, json.dumps(job.data), look, tuple(job.years))
    )
    rows = held.of(job.data, job.computed, job.scales)
    outside = [_breach(job, script, one, Rule.CHART_VALUES) for one in foreign.foreign(spec)]
    problems = outside or list(_lacking(job, script, spec)) or list(_values(job, script, spec, rows))
    if problems:
        return Drawing(job, spec, problems=tuple(dict.fromkeys(problems)))
    spec = ground.grounded(spec, job.base, look) if job.base else spec
    raw = svg.draw(spec)
    printed = Printed(rows, exempt(words, tuple(job.names)), job.labels)
    problems = [_breach(job, script, one, Rule.CHART_PRINTS) for one in printed.breaches(spec, raw)]
    problems += _unseen(job, script, raw)
    if problems:
        return Drawing(job, spec, problems=tuple(dict.fromkeys(problems)))
    raw = reveal.marked(raw, reveal.ground_of(spec) if job.base else ())
    drawn = svg.for_page(raw, f"{job.chart}-{job.language}-{job.size}", job.colours)
    file = svg.standalone(raw, job.colours, **job.texts) if job.texts else ""
    short, laid = _guess(job, spec)
    return Drawing(job, spec, drawn, svg.points(spec), file, svg.png(file) if file else b"", short, laid)


def _guess(job: Job, spec: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The drawing up to where a reader goes on, and where; nothing where nothing is to be guessed."""
    from microsite.drawing import cut, svg

    if not job.guess:
        return "", {}
    short, laid = cut.shortened(spec, job.guess["start"], job.guess["pairs"])
    return svg.for_page(short, f"{job.chart}-{job.language}-{job.size}-guess", job.colours), laid


def _formed(job: Job, look: Look) -> dict[str, Any]:
    from microsite.drawing import forms, maps
    from microsite.drawing.asked import Asked
    from microsite.drawing.rows import Data

    if job.base:
        return maps.spec_of(Asked(**job.form), Data(**job.data).rows, look, job.base)
    return forms.spec_of(Asked(**job.form), Data(**job.data).rows, look)


def _lacking(job: Job, script: Script, spec: dict[str, Any]) -> Iterator[Problem]:
    for name, known in missing_fields(spec).items():
        hint = did_you_mean(name, known) or (
            f"The rows have {', '.join(sorted(known))}." if known else "It has no rows: they are empty, or not given."
        )
        yield _problem(job, script.drawing(name), Rule.CHART_FIELDS, f"draws '{name}', which its rows lack", hint)


def missing_fields(spec: dict[str, Any]) -> Mapping[str, frozenset[str]]:
    """Fields that a Vega-Lite spec draws and its rows do not hold, each with what they do hold."""
    found = [(name, view.fields) for view in views(spec) for _, name, _ in view.used() if name not in view.fields]
    return dict(sorted(found))


def _values(job: Job, script: Script, spec: dict[str, Any], rows: held.Held) -> Iterator[Problem]:
    for breach in holding.breaches(spec, rows, holding.layout_of(job.layout)):
        yield _breach(job, script, breach, Rule.CHART_VALUES)


def _unseen(job: Job, script: Script, svg: str) -> Iterator[Problem]:
    from microsite.look import colour_names

    for colour in paint.unknown_colours(svg, colour_names()):
        hint = did_you_mean(colour, colour_names()) or "Use a colour of the look, a CSS name, or #rrggbb."
        line = script.quoting(colour) or script.draw
        yield _problem(job, line, Rule.CHART_DRAWS, f"draws in '{colour}', which is no colour", hint)


def _breach(job: Job, script: Script, breach: foreign.Breach, rule: Rule) -> Problem:
    """A breach at the line that writes its number out, or that fills its field."""
    written = script.saying(f"{breach.value:g}") if breach.value is not None else None
    if not written and breach.value is not None and breach.value == int(breach.value):
        written = script.saying(str(int(breach.value)))
    line = written or (script.making(breach.field) if breach.field else script.draw)
    return _problem(job, line, rule, breach.message, breach.hint)
