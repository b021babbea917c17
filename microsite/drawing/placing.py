"""Where the rows of a map stand: at places of data/places, or in the middle of parts of the base map."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.places import Place
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.geography.basemap import centre_of

if TYPE_CHECKING:
    from microsite.drawing.rows import Data

Row = dict[str, Any]
Locate = Callable[[str], Row | None]


def placed(data: Data, chart: ChartWords, catalog: Catalog, language: str) -> Data:
    """The rows of a map with `longitude`, `latitude`, `place`, `place_label` and `place_side` of where they stand.

    An event has a row for each of its places; rows that stand nowhere are left out of events, and kept of series.
    """
    locate = _locating(chart, catalog, language)
    series = {name: [_located(row, chart.at, locate) for row in rows] for name, rows in data.series.items()}
    return replace(data, series=series, records=list(_events(data.records, locate)))


def _events(rows: list[Row], locate: Locate) -> Iterator[Row]:
    for row in rows:
        found = [place for name in row.get("places", ()) if (place := locate(name))]
        yield from ({**{key: cell for key, cell in row.items() if key != "places"}, **place} for place in found)


def _located(row: Row, at: str | None, locate: Locate) -> Row:
    place = locate(str(row[at])) if at and row.get(at) is not None else None
    own = {"place_label": row[f"{at}_label"]} if place and f"{at}_label" in row else {}
    return row | {name: cell for name, cell in ((place or {}) | own).items() if name not in row}


def _locating(chart: ChartWords, catalog: Catalog, language: str) -> Locate:
    places = catalog.of(Place)
    parts = _parts(chart, catalog)

    def locate(name: str) -> Row | None:
        named = slug(name)
        if place := places.get(named):
            where = {"longitude": float(place.longitude), "latitude": float(place.latitude)}
            return {"place": named, "place_label": place.label[language], "place_side": place.side or "", **where}
        if named in parts:
            x, y = parts[named]
            where = {"longitude": round(x, 2), "latitude": round(y, 2)}
            return {"place": named, "place_label": name, "place_side": "", **where}
        return None

    return locate


def _parts(chart: ChartWords, catalog: Catalog) -> Mapping[str, tuple[float, float]]:
    topology = catalog.grounds.get(str(chart.map))
    shapes = topology.objects.get("parts", ()) if topology else ()
    return {shape.id: centre_of(topology, shape) for shape in shapes} if topology else {}


def slug(name: str) -> str:
    """A name as an id: 'San Ysidro' gives san-ysidro."""
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unplaced(chart: ChartWords, data: Data, catalog: Catalog) -> Iterator[Problem]:
    """place-known: what a map's rows name stands somewhere."""
    if not chart.map or not chart.at:
        return
    lost = {str(row[chart.at]) for rows in data.series.values() for row in rows if "longitude" not in row}
    known = [*catalog.of(Place), *_parts(chart, catalog)]
    for name in sorted(lost):
        hint = did_you_mean(slug(name), known) or "Add it to data/places.toml, or leave it out by rows."
        message = f"'{name}' in '{chart.at}' is no place, nor a part of the base map"
        yield chart.problem("at", Rule.PLACE_KNOWN, message, hint)
