"""Rules on charts: their words, their rows, and that what they draw is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from microsite import chart as charts
from microsite import draw
from microsite.exempt import exempt
from microsite.model import Problem, did_you_mean
from microsite.project import Project
from microsite.record import texts_of
from microsite.records import ChartWords, Figure
from microsite.rules import Rule
from microsite.statements import amounts

WORDS = ("title", "subtitle", "alt", "note")


def charts_have_words_and_data(project: Project) -> Iterator[Problem]:
    """chart-words, chart-data: a script has its words, words have their script, and rows to draw."""
    folder = project.settings.project / "charts"
    for script in sorted(folder.glob("*.py")):
        if script.stem not in project.catalog.charts and not project.catalog.excuses("chart", script.stem):
            shown = project.settings.shown(script)
            yield Problem(shown, 1, Rule.CHART_WORDS, f"has no words: '{script.stem}.toml' is missing")
    for chart in project.catalog.charts.values():
        if not (folder / f"{chart.id}.py").is_file():
            yield chart.problem("", Rule.CHART_WORDS, f"has no drawing: '{chart.id}.py' is missing")
        yield from _unknown_columns(project, chart)


def _unknown_columns(project: Project, chart: ChartWords) -> Iterator[Problem]:
    series = [project.catalog.series[name] for name in chart.series]
    known = {column for one in series for column in one.columns}
    for field, named in (("columns", chart.columns), ("rows", chart.rows)):
        for column in named:
            if series and column not in known:
                message = f"no series of this chart has a column '{column}'"
                yield chart.problem(field, Rule.CHART_FIELDS, message, did_you_mean(str(column), known))


def drawable(project: Project) -> list[ChartWords]:
    """The charts that have both their files."""
    folder = project.settings.project / "charts"
    return [chart for chart in project.catalog.charts.values() if (folder / f"{chart.id}.py").is_file()]


def charts_draw_what_their_rows_hold(project: Project) -> Iterator[Problem]:
    """chart-draws, chart-fields: the Python runs, and every field it draws is in the rows."""
    jobs = [job for chart in drawable(project) for job in draw.jobs_of(project, chart)]
    for drawing in draw.draw_all(project, jobs):
        path = f"charts/{drawing.job.chart}.py"
        if drawing.error:
            yield Problem(path, drawing.line, Rule.CHART_DRAWS, drawing.error)
            continue
        for field, known in missing_fields(drawing.spec):
            line = _line_naming(project, drawing.job.script, field)
            hint = did_you_mean(field, known) or f"The rows have {', '.join(sorted(known))}."
            yield Problem(path, line, Rule.CHART_FIELDS, f"draws '{field}', which its rows lack", hint)


def _line_naming(project: Project, script: str, field: str) -> int:
    text = (project.settings.project / "charts" / script).read_text("utf-8")
    return next((n for n, line in enumerate(text.split("\n"), 1) if re.search(rf"\b{re.escape(field)}\b", line)), 1)


def missing_fields(spec: dict[str, Any]) -> list[tuple[str, set[str]]]:
    """Fields that a Vega-Lite spec draws and its rows do not hold, each with what they do hold."""
    missing: dict[str, set[str]] = {}
    _walk(spec, spec.get("datasets", {}), set(), missing)
    return sorted(missing.items())


def _walk(view: dict[str, Any], datasets: dict[str, Any], known: set[str], missing: dict[str, set[str]]) -> None:
    data = view.get("data") or {}
    rows = datasets.get(str(data.get("name")), data.get("values"))
    if rows is not None:
        known = {str(key) for row in rows for key in row}
    for step in view.get("transform", []):
        made = step.get("as", [])
        known = known | set([made] if isinstance(made, str) else made)
        for part in ("aggregate", "window", "joinaggregate"):
            known |= {item["as"] for item in step.get(part, []) if isinstance(item, dict) and "as" in item}
        known |= set(step.get("fold", []))
    for used in _fields(view.get("encoding", {})):
        if used not in known:
            missing[used] = known
    for part in ("layer", "hconcat", "vconcat", "concat"):
        for inner in view.get(part, []):
            _walk(inner, datasets, known, missing)
    if isinstance(view.get("spec"), dict):
        _walk(view["spec"], datasets, known, missing)


def _fields(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "field" and isinstance(value, str):
                yield value
            else:
                yield from _fields(value)
    elif isinstance(node, list):
        for item in node:
            yield from _fields(item)


def chart_words_agree_with_the_rows(project: Project) -> Iterator[Problem]:
    """chart-numbers: every number in a chart's words is in its rows, at the precision written."""
    for chart in drawable(project):
        held = _values(project, chart)
        for language in project.settings.languages:
            for name, text in texts_of(chart):
                if name.partition(".")[0] not in WORDS:
                    continue
                rest = exempt(language, project.names, project.nouns(language)).blank(text[language])
                for value, tolerance in amounts(rest, language):
                    if not any(abs(value - cell) <= tolerance for cell in held):
                        message = f"'{name}' says {value:,f}, which its rows do not hold"
                        yield chart.problem(f"{name}.{language}", Rule.CHART_NUMBERS, message)
            if not re.search(r"\d", chart.alt[language]):
                hint = "Say what form it has, how it runs, and at least one number."
                yield chart.problem(f"alt.{language}", Rule.CHART_ALT, "the alt text states no number", hint)


def _values(project: Project, chart: ChartWords) -> set[Decimal]:
    """Every number a chart holds, in its unit: cells times their scale, and figures."""
    held: set[Decimal] = set()
    data = charts.data_of(chart, project.catalog, project.settings.default)
    for name, rows in data.series.items():
        for column, declared in project.catalog.series[name].columns.items():
            held |= {
                Decimal(str(row[column])) * declared.scale for row in rows if isinstance(row.get(column), int | float)
            }
    for name in data.figures:
        amount = project.catalog.amount(project.catalog.of(Figure)[name])
        held |= {end for end in (amount.low, amount.high) if end is not None}
    if data.records:
        held |= {Decimal(len(data.records)), *(Decimal(row["start"][:4]) for row in data.records if "start" in row)}
        held |= {Decimal(row["count"]) for row in data.records if "count" in row}
    return held
