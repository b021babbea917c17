"""The ground under a map: its land, borders and names, as data for a drawing and as layers below an author's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from microsite.drawing.views import views
from microsite.evidence.chartwords import ChartWords
from microsite.evidence.edition import Edition
from microsite.evidence.maps import BaseMap
from microsite.evidence.vocabulary import Side
from microsite.geography.basemap import Ground, ground_of
from microsite.geography.projection import Albers, Point

if TYPE_CHECKING:
    from microsite.look import Look

Spec = dict[str, Any]
ALWAYS = ("land", "river")
TALL = 0.55  # of its width: several maps that are higher stand two by two
NARROW = 500  # pixels: a drawing that is narrower has its maps one below the other
APART = 16  # pixels between two maps
CLEAR = 14  # pixels above and below the middle of a name that are its own
HEADING = 30  # pixels that the heading of each of several maps takes


def base_of(chart: ChartWords, edition: Edition, width: int) -> Spec:
    """What a drawing takes of its base map at a width: projection, shapes in degrees, names; all plain data."""
    record = edition.catalog.of(BaseMap)[str(chart.map)]
    extent = (chart.extent or record.extent).frame
    topology, maps = edition.catalog.grounds[record.id], len(chart.size or ("",))
    ground = ground_of(topology, record.projection, extent, width)
    columns = 2 if maps > 1 and ground.height > TALL * width and width > NARROW else 1
    if columns > 1:
        ground = ground_of(topology, record.projection, extent, (width - APART) // columns)
    shapes = _shapes_of(ground)
    return {
        "parallels": list(ground.projection.parallels),
        "meridian": ground.projection.meridian,
        "scale": round(ground.projection.scale, 3),
        "at": [round(ground.projection.left, 3), round(ground.projection.top, 3)],
        "width": round(ground.width),
        "height": round(ground.height),
        "columns": columns,
        "whole": -(-maps // columns) * (round(ground.height) + (HEADING if maps > 1 else 0)),
        "land": shapes["land"],
        "around": shapes["around"],
        "lines": [pair for pair in shapes["lines"] if pair[0] in (*ALWAYS, *chart.layers)],
        "hatching": [line for name in chart.layers for line in ground.hatching("areas", name)],
        "names": list(_names(record, edition, ground)),
    }


@lru_cache(maxsize=32)
def _shapes_of(ground: Ground) -> dict[str, list[list[Any]]]:
    """[id, geometry] of what is drawn below every map of a size."""
    return {name: [list(pair) for pair in ground.shapes(name)] for name in ("land", "around", "lines")}


def _names(record: BaseMap, edition: Edition, ground: Ground) -> Iterator[list[Any]]:
    """[words, longitude, latitude, id] of what is named in view."""
    sides = edition.catalog.of(Side)
    for name, place in record.names.items():
        where = float(place.longitude), float(place.latitude)
        words = place.label or (sides[name].label if name in sides else None)
        if words and ground.inside(*where):
            yield [edition.text(words), *where, name]


def projection_of(base: Mapping[str, Any]) -> Albers:
    """The projection by which a base is drawn."""
    left, top = base["at"]
    return Albers(tuple(base["parallels"]), base["meridian"], base["scale"], left, top)


def grounded(spec: Spec, base: Mapping[str, Any], look: Look) -> Spec:
    """A spec whose places are longitudes and latitudes, with the ground below it, in every part of it."""
    whole = dict(spec)
    for part in ("vconcat", "hconcat", "concat"):
        if part in whole:
            return whole | {part: [grounded(one, base, look) for one in whole[part]]}
    inner: Spec = {
        name: whole.pop(name) for name in ("mark", "layer", "encoding", "data", "transform") if name in whole
    }
    height = whole.get("height", look.height)
    projection = {
        "type": "conicEqualArea",
        "parallels": base["parallels"],
        "rotate": [-base["meridian"], 0],
        "center": [0, 0],
        "scale": base["scale"],
        "translate": base["at"],
        "precision": 0,
        "clipExtent": [[0, 0], [whole.get("width", look.width), height]],
    }
    return whole | {
        "padding": 0,
        "layer": [*_below(base, _free(inner, base), look, projection), inner | {"projection": projection}],
    }


def _free(inner: Spec, base: Mapping[str, Any]) -> list[Any]:
    """The names of the ground that no mark stands on."""
    at = projection_of(base).at
    rows = [row for view in views(inner) for row in view.rows if "longitude" in row and "latitude" in row]
    marks = [at(row["longitude"], row["latitude"]) for row in rows]
    return [name for name in base["names"] if not any(_near(at(*name[1:3]), mark, len(name[0])) for mark in marks)]


def _near(name: Point, mark: Point, letters: int) -> bool:
    return abs(name[0] - mark[0]) < letters * 5 + 8 and abs(name[1] - mark[1]) < CLEAR


def _below(base: Mapping[str, Any], names: Iterable[Any], look: Look, projection: Spec) -> Iterator[Spec]:
    sides = {name for name, _ in base["land"]} & set(look.colours)
    around = [shape for name, shape in (*base["around"], *base["land"]) if name not in sides]
    yield from _shapes(around, {"fill": look.other, "fillOpacity": 0.13}, projection)
    for name, shape in base["land"]:
        if name in sides:
            yield from _shapes([shape], {"fill": look.colours[name], "fillOpacity": 0.2}, projection)
    lines = [{"type": "MultiLineString", "coordinates": base["hatching"]}] if base["hatching"] else []
    yield from _shapes(
        lines,
        {"filled": False, "stroke": look.quiet, "strokeOpacity": 0.5},
        {"type": "identity", "scale": 1, "translate": [0, 0]},
    )
    for name, shape in base["lines"]:
        yield from _shapes([shape], {"filled": False} | _stroke(name, look), projection)
    for words, longitude, latitude, name in names:
        yield _name(words, (longitude, latitude), name, look, name in sides) | {"projection": projection}


def _stroke(name: str, look: Look) -> Spec:
    if name == "river":
        return {"stroke": look.shared, "strokeWidth": 3 if look.wide else 2, "strokeJoin": "round"}
    dash = [5, 3] if name == "land" else [1.5, 2.5]
    return {"stroke": look.ink, "strokeWidth": 1.2, "strokeDash": dash}


def _shapes(shapes: Iterable[Spec], look: Spec, projection: Spec) -> Iterator[Spec]:
    values = [{"type": "Feature", "geometry": shape, "properties": {}} for shape in shapes]
    if values:
        yield {"data": {"values": values}, "mark": {"type": "geoshape", **look}, "projection": projection}


def _name(words: str, where: tuple[float, float], name: str, look: Look, side: bool) -> Spec:
    size = look.size - (0 if look.wide else 1)
    mark = {"fontSize": size, "color": look.quiet} if side else {"fontSize": size - 1, "fontStyle": "italic"}
    style = {"fontWeight": "bold", "color": look.colours.get(name, look.shared)}
    return {
        "data": {"values": [{"said": words.upper() if side else words, "x": where[0], "y": where[1]}]},
        "mark": {"type": "text", **style, **mark},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "text": {"field": "said", "type": "nominal"},
        },
    }
