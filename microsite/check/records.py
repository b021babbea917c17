"""Rules on what single kinds of record say: sources, figures, events, series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from microsite import dates
from microsite.model import Problem, Record, did_you_mean
from microsite.project import Project
from microsite.rules import Rule


def sources_have_an_address_or_a_reason(project: Project) -> Iterator[Problem]:
    """source-address: a source says where it is, or why it has no address."""
    for source in project.catalog.ids("source").values():
        if "address" not in source.fields and "reason" not in source.fields:
            hint = "Give its official address, or say in reason.en why there is none."
            yield source.problem("", Rule.SOURCE_ADDRESS, f"source '{source.id}' has neither address nor reason", hint)


def claims_have_a_reason(project: Project) -> Iterator[Problem]:
    """claim-reason: a verdict that is not 'confirmed' says why."""
    for claim in project.catalog.ids("claim").values():
        if claim.get("verdict") != "confirmed" and not claim.get("reason"):
            hint = "Say in reason.en and reason.es what the record shows."
            yield claim.problem("verdict", Rule.CLAIM_REASON, f"'{claim.get('verdict')}' without a reason", hint)


def figures_have_one_value(project: Project) -> Iterator[Problem]:
    """figure-value, value-plausible: a figure has one value, and a cell of a series exists."""
    for figure in project.catalog.ids("figure").values():
        forms = [name for name in ("value", "low", "high", "series") if name in figure.fields]
        if forms not in (["value"], ["low"], ["high"], ["low", "high"], ["series"]):
            hint = "Give value, or low and high, or series with column and at."
            got = " and ".join(forms) or "none"
            yield figure.problem(forms[0] if forms else "", Rule.FIGURE_VALUE, f"expected one value, got {got}", hint)
        elif "series" in forms:
            yield from _cell_exists(project, figure)
        amount = project.catalog.amount(figure)
        if amount and amount.low is not None and amount.high is not None and amount.high < amount.low:
            yield figure.problem("high", Rule.VALUE_PLAUSIBLE, f"{amount.high} is below {amount.low}")


def _cell_exists(project: Project, figure: Record) -> Iterator[Problem]:
    series = project.catalog.series.get(figure["series"])
    if series is None:
        return
    column, at = str(figure.get("column")), str(figure.get("at"))
    if column not in series.columns:
        hint = did_you_mean(column, series.columns)
        yield figure.problem("column", Rule.FIGURE_VALUE, f"series '{series.id}' has no column '{column}'", hint)
    elif series.find(at) is None:
        hint = did_you_mean(at, [series.key_of(row) for row in series.rows])
        yield figure.problem("at", Rule.FIGURE_VALUE, f"series '{series.id}' has no row '{at}'", hint)
    elif series.value(at, column) is None:
        yield figure.problem("column", Rule.FIGURE_VALUE, f"'{column}' of '{at}' in '{series.id}' is no number")
    elif series.columns[column].get("unit", figure.get("unit")) != figure.get("unit"):
        unit = series.columns[column]["unit"]
        message = f"'{figure.get('unit')}' where series '{series.id}' counts '{unit}'"
        yield figure.problem("unit", Rule.FIGURE_VALUE, message, f'Write unit = "{unit}".')


def events_fall_in_their_leaders_terms(project: Project) -> Iterator[Problem]:
    """event-in-term: the presidents named were in office on the date."""
    for event in project.catalog.ids("event").values():
        try:
            start, end = dates.ends("/".join(str(event[n]) for n in ("date", "end") if n in event.fields))
        except (ValueError, KeyError):
            continue
        if end < start:
            yield event.problem("end", Rule.DATE_REAL, f"'{event['end']}' is before '{event['date']}'")
        for name in event.get("leaders", []):
            leader = project.catalog.ids("leader").get(name)
            terms = leader.get("terms", []) if leader else None
            if terms is not None and not any(_overlaps(term, start, end) for term in terms):
                message = f"'{name}' was not in office on {event['date']}"
                yield event.problem("leaders", Rule.EVENT_IN_TERM, message, "Name others in 'people'.")


def _overlaps(term: Mapping[str, str], start: Any, end: Any) -> bool:
    try:
        return bool(dates.first_day(term["start"]) <= end and start <= dates.last_day(term.get("end", "9999")))
    except (ValueError, KeyError, TypeError):
        return True


def series_are_declared(project: Project) -> Iterator[Problem]:
    """series-key, leader-known: key columns are declared, and cells that name records are known."""
    leaders = project.catalog.ids("leader")
    for series in project.catalog.series.values():
        for name in series.record.get("key", []):
            if name not in series.columns:
                hint = did_you_mean(name, series.columns)
                yield series.record.problem("key", Rule.SERIES_KEY, f"key column '{name}' is not declared", hint)
        named = [n for n, c in series.columns.items() if isinstance(c, dict) and c.get("type") == "record"]
        for row, line in zip(series.rows, series.lines, strict=True):
            for name in named:
                if row[name] not in leaders:
                    hint = did_you_mean(str(row[name]), leaders)
                    yield Problem(series.csv_path, line, Rule.LEADER_KNOWN, f"unknown leader '{row[name]}'", hint)
