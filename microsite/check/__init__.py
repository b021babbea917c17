"""The check: a list of rules, each a function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from microsite.check import (
    charts,
    documents,
    files,
    forms,
    identity,
    images,
    links,
    numbers,
    pages,
    questions,
    records,
    text_numbers,
    texts,
    versions,
)
from microsite.evidence.project import Project
from microsite.files.problem import Problem

Rule = Callable[[Project], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    texts.translations_state_the_same_numbers,
    text_numbers.texts_state_their_numbers,
    text_numbers.site_names_hold_no_numbers,
    records.sources_have_an_address_or_a_reason,
    records.sources_stand_once,
    records.claims_have_a_reason,
    records.corrections_name_pages,
    records.teaching_names_pages,
    records.events_fall_in_their_leaders_terms,
    questions.questions_have_what_their_kind_asks,
    questions.questions_give_nothing_away,
    questions.questions_have_short_forms,
    questions.questions_lead_to_their_answer,
    documents.documents_quote_few_words,
    documents.documents_belong_to_a_page,
    documents.documents_can_be_read_whole,
    records.records_are_used,
    charts.charts_have_words_and_data,
    charts.charts_draw_what_their_rows_hold,
    charts.charts_offer_rows_that_are_there,
    charts.chart_words_agree_with_the_rows,
    links.links_lead_somewhere,
    links.components_show_something,
    images.images_are_whole,
    images.images_have_a_picture,
    numbers.figures_agree_with_their_records,
    numbers.numbers_have_evidence,
    pages.citations_are_known,
    pages.pages_hold_no_html,
    identity.colours_stand_apart,
    identity.colours_are_used,
    identity.sides_have_names_of_their_own,
    identity.names_of_the_menu_are_said_in_every_language,
    identity.the_logo_is_a_drawing,
    files.files_lie_in_the_project,
    files.files_have_names_for_every_system,
    files.files_of_docs_are_used,
    files.pages_have_addresses_of_their_own,
    files.series_leave_names_to_exports,
    files.moved_ids_lead_somewhere,
    files.templates_run,
    files.templates_ask_no_other_host,
    versions.versions_have_numbers_of_their_own,
    forms.pages_are_read_whole,
    forms.pages_have_one_heading,
    forms.pages_hide_no_characters,
    forms.headings_leave_ids_to_records,
    pages.charts_stand_once,
    pages.pages_exist_in_every_language,
    pages.translations_follow_their_originals,
    pages.pages_are_in_the_navigation,
)


def check(project: Project) -> list[Problem]:
    """Every problem of a project, in the order of files and lines; each is listed once.

    What is wrong in drafts that are left out is told as warnings.
    """
    found = {*project.catalog.unreadable, *project.unreadable}
    for rule in RULES:
        found.update(rule(project))
    found.update(_of_drafts(project))
    return sorted(found, key=lambda p: (p.severity, p.path, p.line, p.rule, p.message))


def _of_drafts(project: Project) -> Iterator[Problem]:
    """The problems that drafts would have as pages."""
    drafts = {page.path for page in project.drafts}
    whole = replace(project, pages=(*project.pages, *project.drafts), drafts=(), with_drafts=True)
    for rule in RULES if drafts else ():
        yield from (replace(problem, draft=True) for problem in rule(whole) if problem.path in drafts)
