"""Rules on charts: their words, their rows, and that what they draw is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from microsite.drawing import cut, draw, placing
from microsite.drawing.chart import Chart, all_charts, charts_of
from microsite.drawing.explore import ExploreError, asked_of
from microsite.evidence.chartfields import FORMS
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.project import Project
from microsite.evidence.records import Event, Figure, Unit
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import texts_of
from microsite.files.rules import Rule
from microsite.language import said


def charts_have_words_and_data(project: Project) -> Iterator[Problem]:
    """chart-words, chart-fields: a script has its words, words a form or a script; columns are those of series."""
    folder = project.settings.project / "charts"
    for script in sorted(folder.glob("*.py")):
        if script.stem not in project.catalog.charts and not project.catalog.excuses("chart", script.stem):
            shown = project.settings.shown(script)
            yield Problem(shown, 1, Rule.CHART_WORDS, f"has no words: '{script.stem}.toml' is missing")
    for chart in project.catalog.charts.values():
        scripted = (folder / f"{chart.id}.py").is_file()
        if chart.form and scripted:
            hint = "Keep one of them."
            yield chart.problem("form", Rule.CHART_WORDS, f"has a form, and '{chart.id}.py' draws it too", hint)
        elif not chart.form and not scripted:
            hint = f'Write form = "line" ({", ".join(FORMS[1:])}) with x and y, or a function draw in {chart.id}.py.'
            yield chart.problem("", Rule.CHART_WORDS, f"has neither a form nor '{chart.id}.py'", hint)
        yield from _unknown_columns(project, chart)
    for drawn in charts_of(project.editions[0]):
        yield from placing.unplaced(drawn.words, drawn.data, project.catalog)


def _unknown_columns(project: Project, chart: ChartWords) -> Iterator[Problem]:
    series = [project.catalog.series[name] for name in chart.series]
    known = {column for one in series for column in one.columns}
    for field, named in (("columns", chart.columns), ("rows", chart.rows)):
        for column in named:
            if series and column not in known:
                message = f"no series of this chart has a column '{column}'"
                yield chart.problem(field, Rule.CHART_FIELDS, message, did_you_mean(str(column), known))


def charts_draw_what_their_rows_hold(project: Project) -> Iterator[Problem]:
    """chart-draws, chart-fields, chart-values, chart-prints, chart-imports, chart-same, chart-limits.

    Also cache-writable: drawing goes on without the cache.
    """
    draw.draw_charts(project)
    for chart in all_charts(project):
        for drawing in chart.drawings.values():
            yield from drawing.problems


def charts_offer_rows_that_are_there(project: Project) -> Iterator[Problem]:
    """chart-fields: what a reader may ask of a chart, or guess, is in its rows."""
    for chart in charts_of(project.editions[0]):
        if chart.words.guess and (found := cut.wrong(chart.words.guess, chart.guessable)):
            field, message, hint = found
            yield chart.words.problem(f"guess.{field}", Rule.CHART_FIELDS, message, hint)
        try:
            if chart.words.explore:
                asked_of(chart)
        except ExploreError as error:
            hint = did_you_mean(error.message.split("'")[1], error.known) if error.known else ""
            hint = hint or (f"There are {', '.join(error.known)}." if error.known else "")
            yield chart.words.problem(f"explore.{error.field}", Rule.CHART_FIELDS, error.message, hint)


def chart_words_agree_with_the_rows(project: Project) -> Iterator[Problem]:
    """chart-numbers, chart-computed, chart-alt: numbers in a chart's words are in its rows, as precise as written."""
    for drawn in charts_of(project.editions[0]):
        chart, rows = drawn.words, drawn.held
        for name, reason in rows.wrong:
            yield chart.problem(f"computed.{name}", Rule.CHART_COMPUTED, f"'computed.{name}': {reason}")
        values = rows.says.union(*(row.says for row in rows.rows), _in_words(drawn))
        for edition in project.editions:
            language = edition.language
            for name, text in texts_of(chart):
                for value, tolerance in said.amounts(re.sub(r"\{[^}]*\}", " ", text[language]), edition.exempt):
                    if not said.holds(values, value, tolerance):
                        message = f"'{name}' says {value.normalize():,f}, which its rows do not hold"
                        yield chart.problem(f"{name}.{language}", Rule.CHART_NUMBERS, message)
            if not re.search(r"\d", chart.alt[language]):
                hint = "Say what form it has, how it runs, and at least one number."
                yield chart.problem(f"alt.{language}", Rule.CHART_ALT, "the alt text states no number", hint)


def _in_words(chart: Chart) -> set[Decimal]:
    """What else a chart's words may say: figures' ends, years of terms, numbers in words of its events and units."""
    project, catalog = chart.edition.project, chart.edition.catalog
    amounts = [catalog.amount(catalog.of(Figure)[name]) for name in chart.words.figures]
    found = {end for amount in amounts for end in (amount.low, amount.high) if end is not None}
    found |= {Decimal(row["start"][:4]) for row in chart.data.records if "start" in row}
    columns = [column for name in chart.words.series for column in catalog.series[name].columns.values()]
    units = {column.unit for column in columns if column.unit}
    found |= {Decimal(number) for unit in units for number in catalog.of(Unit)[unit].numbers}
    for row in chart.data.records if chart.words.records == "event" else []:
        event = catalog.of(Event)[row["id"]]
        for edition in project.editions:
            text = f"{edition.text(event.title)} {edition.text(event.summary)}"
            found |= {value for value, _ in said.amounts(text, edition.exempt)}
    return found
