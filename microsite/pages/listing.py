"""What the templates of folded lists ask: groups of records, and where each is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from microsite.evidence.edition import Edition
from microsite.evidence.places import Place
from microsite.evidence.records import Correction, Event, Figure
from microsite.evidence.subjects import subject_pages, subjects_of
from microsite.evidence.uses import Uses, uses_of
from microsite.evidence.vocabulary import Side
from microsite.files.record import Record
from microsite.language import dates
from microsite.prose.page import Page
from microsite.search.entries import entries
from microsite.search.entry import Entry
from microsite.search.words import fold

LINKED = ("event", "document", "figure", "chart", "claim", "leader", "term")
MANY = 60  # rows of a group that are folded once more, by letter


class Listing:
    """The lists of an edition."""

    def __init__(self, edition: Edition) -> None:
        """Takes an edition of a project that has passed its check."""
        self.edition = edition

    def names(self) -> dict[str, Any]:
        """What templates call them."""
        return {
            "by_subject": self.by_subject,
            "by_label": self.by_label,
            "by_page": self.by_page,
            "by_use": self.by_use,
            "lettered": self.lettered,
            "all_of": self.all_of,
            "by_side": self.by_side,
            "events_at": self.events_at,
            "eras_of": self.eras_of,
            "used_on": self.used_on,
            "used_in": self.used_in,
        }

    @cached_property
    def _uses(self) -> dict[tuple[str, str], Uses]:
        return uses_of(self.edition)

    @cached_property
    def _entries(self) -> dict[tuple[str, str], Entry]:
        return {(entry.kind, entry.address.partition("#")[2]): entry for entry in entries(self.edition)}

    def by_subject(self, records: Iterable[Record]) -> list[tuple[Page | None, list[Record]]]:
        """Figures or charts by the page that tells their subject, in the order of the navigation; None comes last."""
        subjects = subjects_of(self.edition)
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            page = subjects.get((record.KIND, record.id))
            groups[page.slug if page else ""].append(record)
        told: list[Page | None] = [*subject_pages(self.edition), None]
        return [(page, groups[slug]) for page in told if (slug := page.slug if page else "") in groups]

    def by_page(self, corrections: Iterable[Correction]) -> list[tuple[Page | None, list[Correction]]]:
        """Corrections by the first page of theirs that this edition has; pages with the newest come first."""
        order = [path.removesuffix(".md") for path in self.edition.project.nav_paths]
        own = {page.slug: page for page in self.edition.pages}
        groups: dict[str, list[Correction]] = defaultdict(list)
        for correction in corrections:
            groups[next((slug for slug in correction.pages if slug in own), "")].append(correction)
        told = sorted(groups, key=lambda slug: order.index(slug) if slug in order else len(order))
        told.sort(key=lambda slug: max(one.date for one in groups[slug]), reverse=True)
        return [(own.get(slug), groups[slug]) for slug in told]

    def by_label(self, figures: Iterable[Figure]) -> list[Figure]:
        """Figures by what they count, as a dictionary has it, and then by date."""
        return sorted(figures, key=lambda figure: (_plain(self.edition.text(figure.label)), dates.ends(figure.date)))

    def by_side(self, places: Iterable[Place]) -> list[tuple[Side | None, list[Place]]]:
        """Places by the side on whose ground they lie, as a dictionary has them; those on none come last."""
        ordered = sorted(places, key=lambda place: _plain(self.edition.text(place.label)))
        sides = [*self.edition.catalog.of(Side).values(), None]
        groups = [(side, [one for one in ordered if one.side == (side.id if side else None)]) for side in sides]
        return [(side, own) for side, own in groups if own]

    def events_at(self, place: Place) -> list[Event]:
        """What happened at a place, in the order of time."""
        return sorted(
            (event for event in self.edition.catalog.of(Event).values() if place.id in event.places),
            key=lambda event: dates.ends(event.date),
        )

    def all_of(self, kind: str) -> list[Record]:
        """All records of a kind, in the order of their files."""
        return list(self.edition.catalog.ids(kind).values())

    def by_use(self, records: Iterable[Record]) -> list[Record]:
        """Charts by how many pages show them, those of the first page first; among equals the order stays."""
        shown: dict[str, set[str]] = defaultdict(set)
        for page in self.edition.pages:
            for link in page.links:
                if link.scheme == "chart":
                    shown[link.target].add(page.slug)
        return sorted(records, key=lambda chart: ("index" not in shown[chart.id], -len(shown[chart.id])))

    def eras_of(self, figure: Figure) -> list[int]:
        """The places, from 1, of the eras that a figure's date touches."""
        first, last = dates.ends(figure.date)
        eras = enumerate(self.edition.eras, 1)
        return [place for place, era in eras if era.start <= last and first <= era.end]

    def used_on(self, record: Record) -> list[Page]:
        """The pages that show a figure or cite a source, in the order of the navigation."""
        uses = self._uses.get((record.KIND, record.id))
        return list(uses.pages.values()) if uses else []

    def used_in(self, record: Record) -> list[tuple[str, list[Entry]]]:
        """The entries of what rests on a figure or a source, by kind, as far as this edition lists them."""
        uses = self._uses.get((record.KIND, record.id))
        found = {kind: uses.records.get(kind, {}) if uses else {} for kind in LINKED}
        known = {kind: [self._entries.get((kind, name)) for name in names] for kind, names in found.items()}
        listed = {kind: [entry for entry in all_of if entry] for kind, all_of in known.items()}
        return [(kind, all_of) for kind, all_of in listed.items() if all_of]

    @staticmethod
    def lettered(records: Iterable[Record], field: str) -> list[tuple[str, list[Record]]]:
        """Records in the order of a field of theirs, by its first letter; one group without a letter where few are."""
        ordered = sorted(records, key=lambda record: _plain(getattr(record, field)))
        if len(ordered) <= MANY:
            return [("", ordered)]
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in ordered:
            first = _plain(getattr(record, field))[:1].upper()
            groups[first if first.isalpha() else "0-9"].append(record)
        return sorted(groups.items())


def _plain(words: str) -> str:
    return "".join(letter for letter in fold(words.lower()) if letter.isalnum() or letter == " ").strip()
