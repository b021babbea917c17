"""Everything the site knows, by kind and id: only records that are what they say they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from microsite.evidence.chartwords import ChartWords
from microsite.evidence.moved import Moved
from microsite.evidence.records import Figure
from microsite.evidence.series import Series
from microsite.evidence.settings import Settings
from microsite.evidence.sources import Source
from microsite.evidence.versions import Version
from microsite.evidence.vocabulary import Side
from microsite.files.problem import Problem
from microsite.files.record import Record
from microsite.geography.topology import Topology
from microsite.language.amount import Amount
from microsite.palette import Palette, palette_of

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Catalog:
    """Records and series by id, and the problems of those that could not be used.

    Every id that a record names is here, every text speaks every language of the site, every
    figure has an amount. `broken` are ids that stand in data/ and could not be used, by kind;
    `unread` are kinds of which some file could not be read at all; `moved` are ids of before;
    `versions` are those kept in data/versions/; `grounds` are the shapes of base maps;
    `written` are tables as they stand in the files, by kind and id, and the text of each series' CSV ('csv').
    """

    settings: Settings
    records: Mapping[str, Mapping[str, Record]] = field(repr=False)
    series: Mapping[str, Series] = field(repr=False)
    unreadable: tuple[Problem, ...] = field(default=())
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    moved: Moved = Moved()
    versions: tuple[Version, ...] = ()
    grounds: Mapping[str, Topology] = field(default_factory=dict, repr=False)
    written: Mapping[tuple[str, str], Any] = field(default_factory=dict, repr=False)

    def of(self, model: type[AnyRecord]) -> Mapping[str, AnyRecord]:
        """All records of a class by id."""
        return cast(Mapping[str, AnyRecord], self.records.get(model.KIND, {}))

    def ids(self, kind: str) -> Mapping[str, Record]:
        """All records of a kind by id; a series counts by its sidecar."""
        return self.records.get(kind, {})

    def excuses(self, kind: str, name: str) -> bool:
        """Whether a record that is not here may stand in something broken, which has its own problem."""
        return kind in self.unread or name in self.broken.get(kind, ())

    @property
    def charts(self) -> Mapping[str, ChartWords]:
        """The words of every chart by id."""
        return self.of(ChartWords)

    def all_records(self) -> Iterator[Record]:
        """Every record of every kind, sidecars and charts included, in a fixed order."""
        for records in self.records.values():
            yield from records.values()

    def amount(self, figure: Figure) -> Amount:
        """What a figure says: its own value or range, or its cell in a series."""
        return figure.amount(self.series)

    @cached_property
    def palette(self) -> Palette:
        """The colours of the site, those of its sides and its own among them."""
        return palette_of(self.of(Side), self.settings.site(self.settings.default).theme.palette)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every external address that data/ knows."""
        named = (one for source in self.of(Source).values() for one in (source.address, source.archived))
        return frozenset(address for address in named if address)
