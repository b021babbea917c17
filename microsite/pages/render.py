"""Renders records as HTML with the project's Jinja templates. Knows no Markdown and no engine.

Addresses of the site are written as 'site:/path' and made relative by the finish step.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import jinja2

from microsite.drawing import facts
from microsite.drawing.job import Drawing
from microsite.drawing.tables import sources_of, tables_of
from microsite.evidence import components, printing
from microsite.evidence.components import HOME_OF
from microsite.evidence.eras import Era, eras_of, river_of
from microsite.evidence.project import Project
from microsite.evidence.records import ChartWords, Event, Theme
from microsite.files.record import Record
from microsite.language import dates
from microsite.language.words import words
from microsite.look import PALETTE
from microsite.prose.page import Page, address_of
from microsite.search.entries import entries
from microsite.search.letters import letters


class Renderer:
    """Templates of one language of a project."""

    def __init__(self, project: Project, language: str) -> None:
        """Takes a project that has passed its check, and one of its languages."""
        self.project = project
        self.catalog = project.catalog
        self.language = language
        self.words = words(language)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.project.settings.template_folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(river=river_of(self.project, self.language), pages_in=self.pages_in)
        environment.globals.update(by_era=self.by_era, themes=list(self.catalog.of(Theme).values()))
        articles = self.words["search"]["articles"]
        environment.globals.update(everything=lambda: letters(entries(self.project, self.language), articles))
        environment.globals.update(say=self.words["labels"], words=self.words, language=self.language)
        environment.filters.update(
            date=lambda text: dates.in_words(str(text), self.words),
            value=lambda figure: printing.figure_words(self.catalog, figure, self.language),
            term=lambda term: printing.term_words(term.start, term.end, self.words),
            there=self.address,
        )
        return environment

    def address(self, record: Record) -> str:
        """Where a record's entry stands: site:/figures/#trade-2024."""
        slug = self.project.homes.get(HOME_OF[record.KIND], "")
        return f"site:/{address_of(slug)}#{record.id}"

    def pages_in(self, folder: str) -> list[Page]:
        """The pages of a folder of docs/ in this language, in the order of the navigation."""
        order = {path: place for place, path in enumerate(self.project.nav_paths)}
        pages = [page for page in self.project.pages_of(self.language) if page.slug.startswith(f"{folder}/")]
        return sorted(pages, key=lambda page: order.get(f"{page.slug}.md", len(order)))

    def by_era(self, events: list[Event]) -> list[tuple[Era | None, list[Event]]]:
        """Events in order of time, below the era that was under way; None for those before the first."""
        eras = eras_of(self.project, self.language)
        groups: dict[Era | None, list[Event]] = {}
        for event in events:
            day = dates.first_day(event.date)
            era = next((e for e in reversed(eras) if e.start <= day), None)
            groups.setdefault(era, []).append(event)
        return list(groups.items())

    def find(self, kind: str, record_id: str) -> Record:
        """A record by kind and id."""
        return self.catalog.ids(kind)[record_id]

    def _print(self, template: str, **context: Any) -> str:
        page = self._templates.get_template(f"{template}.html")
        return page.render(find=self.find, text=self.text, **context)

    def text(self, field: Mapping[str, str] | None) -> str:
        """A text's words in this language."""
        return str(field[self.language]) if field else ""

    def component(self, name: str, target: str, label: str, thumbs: Mapping[str, str]) -> str:
        """A component's HTML; `label` is the author's words for it, `thumbs` are small drawings by chart id."""
        return self._print(name, label=label, thumbs=thumbs, **components.context(name, target, self.catalog))

    def note(self, record: Record, number: int) -> str:
        """The note beside a link: a figure's evidence or a term's meaning; its id is unique on its page."""
        template = "evidence" if record.KIND == "figure" else "meaning"
        return self._print(template, record=record, id=f"evidence-{number}")

    def chart(self, chart: ChartWords, drawings: list[Drawing], template: str = "chart") -> str:
        """A chart's frame, or its own page (template 'chart_page'): drawings, words, sources, tables, downloads."""
        mine = {d.job.size: d for d in drawings if d.job.language == self.language}
        return self._print(
            template,
            chart=chart,
            svgs={size: drawing.svg for size, drawing in mine.items()},
            points={size: json.dumps(drawing.points, ensure_ascii=False) for size, drawing in mine.items()},
            tables=tables_of(chart, self.catalog, self.language),
            facts=facts.facts_of(chart, self.catalog, self.language),
            sources=sources_of(chart, self.catalog),
            palette=json.dumps(PALETTE),
            site_name=self.project.settings.site(self.language).site_name,
        )

    def stylesheet(self) -> str:
        """The rules that show the events of one theme alone."""
        return self._templates.get_template("themes.css").render()

    def page_sources(self, keys: list[str]) -> str:
        """The numbered list of the sources that a page cites."""
        return self._print("page_sources", sources=[self.find("source", key) for key in keys])
