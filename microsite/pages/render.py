"""Renders records as HTML with the project's Jinja templates. Knows no Markdown and no engine.

Addresses of the site are written as 'site:/path' and made relative by the finish step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any

import jinja2

from microsite.citing.formats import Cited
from microsite.citing.work import Work, of_chart
from microsite.drawing import marklinks
from microsite.drawing.chart import Chart
from microsite.evidence import components, images, printing, versions
from microsite.evidence.changes import changes
from microsite.evidence.components import HOME_OF
from microsite.evidence.edition import Edition
from microsite.evidence.eras import Era
from microsite.evidence.images import Image
from microsite.evidence.lanes import lanes_of
from microsite.evidence.meetings import meetings_of
from microsite.evidence.questions import mixed
from microsite.evidence.records import Event, Theme
from microsite.evidence.sorting import to_sort
from microsite.evidence.vocabulary import Role, Side, Verdict
from microsite.files.record import Record
from microsite.language import dates
from microsite.pages import related
from microsite.pages.compiled import Compiled
from microsite.pages.datasets import of_chart as dataset_of
from microsite.pages.embed import frame_of
from microsite.pages.linked import script_of
from microsite.pages.listing import Listing
from microsite.pages.packing import Packing
from microsite.pages.slowly import Slowly
from microsite.pages.teaching import served, taught
from microsite.pages.told import Told
from microsite.prose.page import Page, address_of
from microsite.search.entries import entries
from microsite.search.letters import letters
from microsite.search.words import fold

MARGIN = re.compile(r"\s*\n\s*")


class Renderer:
    """The templates of an edition."""

    def __init__(
        self, edition: Edition, sizes: Mapping[str, int] | None = None, site_url: str = "", repo_url: str = ""
    ) -> None:
        """Takes an edition of a project that has passed its check.

        Also the sizes of packs' files by name, the address of the whole site, and that of its repository where it is
        another than the project says.
        """
        self.edition, self.sizes, self.site_url = edition, sizes or {}, site_url
        self.told = Told(edition, site_url, repo_url or edition.site.repo_url or "")
        self.project = edition.project
        self.catalog = edition.catalog

    @cached_property
    def _templates(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.project.settings.template_folders),
            bytecode_cache=Compiled(self.project.settings.project),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(river=self.edition.river, pages_in=self.pages_in)
        environment.globals.update(pages_named=self.pages_named)
        themes = list(self.catalog.of(Theme).values())
        environment.globals.update(by_era=self.by_era, themes=themes)
        environment.globals.update(lanes=lambda events: lanes_of(events, themes, self.edition.river))
        environment.globals.update(sides=list(self.catalog.of(Side).values()))
        environment.globals.update(roles=list(self.catalog.of(Role).values()), meetings=meetings_of(self.catalog))
        environment.globals.update(verdicts=list(self.catalog.of(Verdict).values()))
        edition, words = self.edition, self.edition.words
        articles = words["search"]["articles"]
        environment.globals.update(everything=lambda: letters(entries(edition), articles))
        environment.globals.update(to_sort=to_sort, mixed=lambda ids: self.find_all("event", mixed(ids)))
        environment.globals.update(former=self.catalog.moved.former, changes=lambda: changes(self.catalog))
        environment.globals.update(entry_in=self.entry_in, label_of=self.label_of)
        environment.globals.update(Listing(edition).names(), eras=edition.eras)
        environment.globals.update(Packing(edition, self.sizes).names())
        environment.globals.update(packs_page=self.pages_named([self.project.homes.get("packs", "")]))
        environment.globals.update(version=edition.site.extra.version, version_file=versions.file_name)
        environment.globals.update(archive=self.project.archive)
        environment.globals.update(site_name=edition.site.site_name, licence=edition.site.extra.licence)
        environment.globals.update(others=[other for other in self.project.editions if other is not edition])
        environment.globals.update(served=lambda: served(edition))
        environment.globals.update(taught=lambda page: taught(edition).get(page.slug))
        environment.globals.update(say=words["labels"], words=words, language=edition.language)
        environment.filters.update(
            date=lambda text: edition.date(str(text)),
            value=edition.value,
            former_value=lambda was: printing.amount_words(self.catalog, was.amount, was.unit, words),
            capital=lambda words: f"{words[:1].upper()}{words[1:]}",
            term=lambda term: printing.term_words(term.start, term.end, words),
            there=self.address,
            alphabetical=self.alphabetical,
        )
        return environment

    def address(self, record: Record) -> str:
        """Where a record's entry stands: site:/figures/#trade-2024."""
        slug = self.project.homes.get(HOME_OF[record.KIND], "")
        return f"site:/{address_of(slug)}#{record.id}"

    def entry_in(self, component: str, record: Record) -> str:
        """Where a record stands in the list of a component, or nothing where this language has no such page."""
        pages = self.pages_named([self.project.homes.get(component, "")])
        return f"site:/{pages[0].address}#{record.id}" if pages else ""

    def label_of(self, kind: str, record_id: str) -> str:
        """The name of a verdict or the like; the id itself where it is no longer there."""
        record = self.catalog.ids(kind).get(self.catalog.moved.now(kind, record_id) or record_id)
        return self.edition.text(getattr(record, "label", None)) or record_id

    def alphabetical(self, records: Iterable[Record], field: str) -> list[Record]:
        """Records in the order of a text of theirs, as a dictionary has it: accents and capitals count for nothing."""
        return sorted(records, key=lambda record: fold(self.edition.text(getattr(record, field)).lower()))

    def pages_in(self, folder: str) -> list[Page]:
        """The pages of a folder of docs/ in this language, in the order of the navigation."""
        order = {path: place for place, path in enumerate(self.project.nav_paths)}
        pages = [page for page in self.edition.pages if page.slug.startswith(f"{folder}/")]
        return sorted(pages, key=lambda page: order.get(f"{page.slug}.md", len(order)))

    def pages_named(self, slugs: Iterable[str]) -> list[Page]:
        """Those of some pages that this language has, in the order given."""
        own = {page.slug: page for page in self.edition.pages}
        return [own[slug] for slug in slugs if slug in own]

    def by_era(self, events: list[Event]) -> list[tuple[Era | None, list[Event]]]:
        """Events in order of time, below the era that was under way; None for those of years that no era tells."""
        return [(era, list(group)) for era, group in groupby(events, lambda event: self._era_of(event))]

    def _era_of(self, event: Event) -> Era | None:
        day = dates.first_day(event.date)
        return next((era for era in reversed(self.edition.eras) if era.start <= day <= era.end), None)

    def find(self, kind: str, record_id: str) -> Record:
        """A record by kind and id."""
        return self.catalog.ids(kind)[record_id]

    def find_all(self, kind: str, record_ids: Iterable[str]) -> list[Record]:
        """Records of a kind by their ids, in that order."""
        return [self.find(kind, record_id) for record_id in record_ids]

    def _print(self, template: str, **context: Any) -> str:
        page = self._templates.get_template(f"{template}.html")
        return page.render(find=self.find, find_all=self.find_all, text=self.edition.text, **context)

    def component(self, name: str, target: str, label: str, thumbs: Mapping[str, str]) -> str:
        """A component's HTML; `label` is the author's words for it, `thumbs` are small drawings by chart id."""
        return self._print(name, label=label, thumbs=thumbs, **components.context(name, target, self.catalog))

    def note(self, record: Record, number: str) -> str:
        """The note beside a link: a figure's evidence or a term's meaning; its id ends with `number`."""
        template = "evidence" if record.KIND == "figure" else "meaning"
        return self._print(template, record=record, id=f"evidence-{number}").strip()

    def chart(self, chart: Chart, template: str = "chart") -> str:
        """A chart's frame, its own page ('chart_page') or that of its steps ('chart_reading'): all that it shows."""
        places = self._places(chart)
        return self._print(
            template,
            chart=chart.words,
            svgs={size: marklinks.resolved(drawing.svg, places) for size, drawing in chart.drawings.items()},
            group=bool(places),
            points={size: _compact(drawing.points) for size, drawing in chart.drawings.items()},
            tables=chart.tables,
            facts=chart.facts,
            sources=chart.sources,
            frame=frame_of(chart),
            slowly=Slowly(chart),
            tools=self.told.tools(chart.words.path, self.edition.text(chart.words.title), f"charts/{chart.id}/"),
            linked=script_of(dataset_of(chart, self.site_url)),
            cited=Cited(of_chart(chart, self.site_url), self.edition),
        )

    def _places(self, chart: Chart) -> dict[str, tuple[str, str]]:
        """(address, words) of what the marks of a chart link to, by what its rows write."""
        drawn = marklinks.links_in(drawing.svg for drawing in chart.drawings.values())
        rows = [row for row in (*chart.data.eras, *chart.data.records) if row.get(marklinks.FIELD) in drawn]
        named = {row[marklinks.FIELD]: str(row.get("name") or row.get("title")) for row in rows}
        return {link: (self._place(link), words) for link, words in named.items()}

    def _place(self, link: str) -> str:
        """Where the link of a mark leads: a page of docs/, or an entry; nothing where this language has none."""
        kind, _, record_id = link.rpartition(":")
        if kind:
            return self.entry_in(HOME_OF.get(kind, f"{kind}s"), self.find(kind, record_id))
        return next((f"site:/{page.address}" for page in self.pages_named([link.removesuffix(".md")])), "")

    def image(self, image: Image, place: str, alt: str) -> str:
        """A picture that lies at a place of docs/, with its caption, credit and licence."""
        width, height = images.size_of(self.project.settings.project / "docs" / place) or (0, 0)
        address = images.address_of(place)
        return self._print("image", image=image, address=address, alt=alt, width=width, height=height)

    def furniture(self, page: Page) -> dict[str, str]:
        """What stands about a page that tells something: its `face`, its `facts` and its `end`; else nothing."""
        if not related.tells(page):
            return {}
        said = related.about(self.edition, page, self.address)
        parts = ("face", "facts", "end")
        return {part: MARGIN.sub("\n", self._print(f"page_{part}", **said)).strip() for part in parts}

    def cite(self, work: Work, chart: Chart | None = None) -> str:
        """A page that says how to cite a work: what else is known of a figure too, and how to take a chart along."""
        own = work.kind == "figure"
        return self._print(
            "figure_page" if own else "cite",
            work=work,
            cited=Cited(work, self.edition),
            figure=self.find("figure", work.id) if own else None,
            chart=chart,
            frame=frame_of(chart) if chart else None,
        )

    def moved(self, title: str, address: str, there: str) -> str:
        """A page at an old address that leads to `there`, a way from it; `address` is the new one below the root."""
        return self._print("moved", title=title, address=address, there=there)

    def stylesheet(self) -> str:
        """The rules that show the rows of one choice alone: a theme, a verdict, a status, an era, a kind."""
        return self._templates.get_template("themes.css").render()

    def page_sources(self, keys: list[str]) -> str:
        """The numbered list of the sources that a page cites."""
        return self._print("page_sources", sources=self.find_all("source", keys))


def _compact(points: object) -> str:
    """JSON without spaces: every page with a chart carries it."""
    return json.dumps(points, ensure_ascii=False, separators=(",", ":"))
