"""Reads TopoJSON: shapes whose common borders are stored once, so that they stay common when they are simplified.

The format: https://github.com/topojson/topojson-specification, version 1.0.0.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from microsite.geography.projection import Point

LINES = ("LineString", "MultiLineString")
AREAS = ("Polygon", "MultiPolygon")
DEPTH = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
Arc = tuple[Point, ...]


class TopologyError(Exception):
    """What is wrong with a file of TopoJSON."""


@dataclass(frozen=True)
class Shape:
    """A shape by its id: its kind (a type of geometry of GeoJSON) and its arcs, nested as the kind asks."""

    id: str
    kind: str
    arcs: Any = field(repr=False)


@dataclass(frozen=True, eq=False)
class Topology:
    """The arcs of a map, as (longitude, latitude) in degrees, and its shapes by the name of their object."""

    arcs: tuple[Arc, ...] = field(repr=False)
    objects: Mapping[str, tuple[Shape, ...]]

    def coordinates(self, shape: Shape, arcs: Iterable[Arc] = ()) -> Any:
        """The coordinates of a shape as GeoJSON nests them, by its own arcs or by simpler ones in the same order."""
        return _nested(shape.arcs, tuple(arcs) or self.arcs, DEPTH[shape.kind] - 1)


def read(text: str) -> Topology:
    """The topology that a file holds; raises TopologyError."""
    try:
        content = json.loads(text)
        transform = content.get("transform") or {"scale": [1, 1], "translate": [0, 0]}
        arcs = tuple(tuple(_places(arc, transform, "transform" in content)) for arc in content["arcs"])
        objects = {name: tuple(_shapes(name, one)) for name, one in content["objects"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TopologyError(f"is no TopoJSON: {type(error).__name__} {error}".rstrip()) from error
    for shape in (shape for found in objects.values() for shape in found):
        for number in _numbers(shape.arcs):
            if not -len(arcs) <= number < len(arcs):
                raise TopologyError(f"has no arc {number}, of which '{shape.id}' is made")
    return Topology(arcs, objects)


def _places(arc: Iterable[Any], transform: Mapping[str, Any], stepped: bool) -> Iterator[Point]:
    (across, up), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    for first, second, *_ in arc:
        x, y = (x + first, y + second) if stepped else (first, second)
        yield x * across + left, y * up + low


def _shapes(name: str, found: Mapping[str, Any]) -> Iterator[Shape]:
    for geometry in found["geometries"] if found["type"] == "GeometryCollection" else [found]:
        if geometry["type"] not in DEPTH:
            raise TopologyError(f"holds a {geometry['type']} in '{name}', which is neither a line nor an area")
        yield Shape(str(geometry.get("id", "")), geometry["type"], geometry["arcs"])


def _numbers(arcs: Any) -> Iterator[int]:
    for one in arcs:
        yield from _numbers(one) if isinstance(one, list) else [int(one)]


def _nested(arcs: Any, known: tuple[Arc, ...], depth: int) -> Any:
    if depth:
        return [_nested(one, known, depth - 1) for one in arcs]
    joined: list[Point] = []
    for number in arcs:
        arc = known[number] if number >= 0 else known[~number][::-1]
        joined += arc[1:] if joined else arc
    return joined


def simplified(arcs: Iterable[Arc], at: Callable[[float, float], Point], least: float) -> tuple[Arc, ...]:
    """Arcs without the points that make less than `least` square pixels of difference where `at` puts them.

    Visvalingam and Whyatt, Line generalisation by repeated elimination of points, The Cartographic Journal 30 (1993).
    """
    return tuple(_thinned(arc, [at(*point) for point in arc], least) for arc in arcs)


def _thinned(arc: Arc, flat: list[Point], least: float) -> Arc:
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    areas = {n: _triangle(*flat[n - 1 : n + 2]) for n in range(1, len(arc) - 1)}
    waiting = [(size, n) for n, size in areas.items() if size < least]
    heapq.heapify(waiting)
    while waiting:
        size, gone = heapq.heappop(waiting)
        if areas.get(gone) != size:
            continue
        del areas[gone]
        left, right = before[gone], after[gone]
        after[left], before[right] = right, left
        for near in (left, right):
            if near in areas:
                areas[near] = _triangle(flat[before[near]], flat[near], flat[after[near]])
                if areas[near] < least:
                    heapq.heappush(waiting, (areas[near], near))
    return tuple(arc[n] for n in sorted({0, len(arc) - 1, *areas}))


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area(ring: Iterable[Point]) -> float:
    """The area inside a closed ring, in the square of its unit."""
    points = list(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def middle(ring: Iterable[Point]) -> Point:
    """The centre of gravity of what a closed ring surrounds."""
    points = list(ring)
    pairs = list(zip(points, points[1:] + points[:1], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    whole = sum(crosses) * 3
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / whole
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / whole
    return x, y
