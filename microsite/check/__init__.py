"""The check: a list of rules, each a function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from microsite.check import charts, numbers, pages, records, text_numbers, texts
from microsite.model import Problem
from microsite.project import Project

Rule = Callable[[Project], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    texts.translations_state_the_same_numbers,
    text_numbers.texts_state_their_numbers,
    text_numbers.site_names_hold_no_numbers,
    records.sources_have_an_address_or_a_reason,
    records.claims_have_a_reason,
    records.events_fall_in_their_leaders_terms,
    records.records_are_used,
    charts.charts_have_words_and_data,
    charts.charts_draw_what_their_rows_hold,
    charts.chart_words_agree_with_the_rows,
    pages.links_lead_somewhere,
    pages.components_show_something,
    numbers.figures_agree_with_their_records,
    numbers.numbers_have_evidence,
    pages.citations_are_known,
    pages.pages_hold_no_html,
    pages.charts_stand_once,
    pages.spans_are_real,
    pages.pages_exist_in_every_language,
    pages.pages_are_in_the_navigation,
)


def check(project: Project) -> list[Problem]:
    """Every problem of a project, in the order of files and lines; each is listed once."""
    found = {*project.catalog.unreadable, *project.unreadable}
    for rule in RULES:
        found.update(rule(project))
    return sorted(found, key=lambda p: (p.severity, p.path, p.line, p.rule, p.message))
