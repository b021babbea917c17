"""The ground of a map at one size: its land, borders and areas, as simple as the size allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from microsite.geography.projection import Albers, Frame, Point
from microsite.geography.topology import AREAS, LINES, Shape, Topology, area, middle, simplified

LEAST = 2.0  # square pixels: a point that moves a line by less is hardly seen
ISLET = 5.0  # square pixels: an island that is smaller is not drawn, unless it is all there is of a shape
HATCH = 7.0  # pixels from one line of a hatching to the next


@dataclass(frozen=True, eq=False)
class Ground:
    """A topology in a frame of so many pixels."""

    topology: Topology
    projection: Albers
    width: float
    height: float

    def shapes(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(id, geometry of GeoJSON) of each shape of an object that stands in the frame, in degrees."""
        for shape in self.topology.objects.get(name, ()):
            coordinates = self.topology.coordinates(shape, self._arcs)
            if kept := self._kept(shape, coordinates):
                yield shape.id, {"type": kept[0], "coordinates": _rounded(kept[1])}

    @cached_property
    def _arcs(self) -> tuple[Any, ...]:
        return simplified(self.topology.arcs, self.projection.at, LEAST)

    def _kept(self, shape: Shape, coordinates: Any) -> tuple[str, Any] | None:
        """What of a shape stands in the frame: (type, coordinates), or None."""
        if shape.kind in LINES:
            lines = [coordinates] if shape.kind == "LineString" else coordinates
            kept = [line for line in lines if self._seen(line)]
            return ("MultiLineString", kept) if kept else None
        areas = [coordinates] if shape.kind == "Polygon" else coordinates
        seen = [rings for rings in areas if self._seen(rings[0]) and len(rings[0]) > 3]
        sizes = [area(self.projection.at(*point) for point in rings[0]) for rings in seen]
        kept = [rings for rings, size in zip(seen, sizes, strict=True) if size >= min(ISLET, max(sizes))]
        return ("MultiPolygon", kept) if kept else None

    def _seen(self, line: Sequence[Point]) -> bool:
        flat = [self.projection.at(*point) for point in line]
        across = min(x for x, _ in flat) < self.width and max(x for x, _ in flat) > 0
        return across and min(y for _, y in flat) < self.height and max(y for _, y in flat) > 0

    def inside(self, longitude: float, latitude: float) -> bool:
        """Whether a place stands in the frame."""
        x, y = self.projection.at(longitude, latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def hatching(self, name: str, shape_id: str) -> list[list[Point]]:
        """Lines from lower left to upper right across an area, a fixed way apart, each from edge to edge, in pixels."""
        shape = next((one for one in self.topology.objects.get(name, ()) if one.id == shape_id), None)
        if shape is None or shape.kind not in AREAS:
            return []
        kept = self._kept(shape, self.topology.coordinates(shape, self._arcs))
        rings = [
            [self.projection.at(*point) for point in ring] for rings in (kept[1] if kept else []) for ring in rings
        ]
        return list(_hatched(rings))


def _hatched(rings: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    """Where x + y is a multiple of the way between lines, from the first edge to the next, and so on."""
    sums = [x + y for ring in rings for x, y in ring]
    level = HATCH * (int(min(sums, default=0) / HATCH) + 1)
    while level < max(sums, default=0):
        met = []
        for ring in rings:
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
                here, there = ax + ay - level, bx + by - level
                if (here < 0) != (there < 0):
                    part = here / (here - there)
                    met.append((ax + (bx - ax) * part, ay + (by - ay) * part))
        met.sort()
        yield from ([met[n], met[n + 1]] for n in range(0, len(met) - 1, 2))
        level += HATCH


@lru_cache(maxsize=32)
def ground_of(topology: Topology, projection: Albers, frame: Frame, width: float) -> Ground:
    """The ground of a frame at a width in pixels, as high as the frame is then."""
    fitted, height = projection.fitted(frame, width)
    return Ground(topology, fitted, width, height)


def centre_of(topology: Topology, shape: Shape) -> Point:
    """The middle of the largest part of an area, as (longitude, latitude)."""
    coordinates = topology.coordinates(shape)
    areas = [coordinates] if shape.kind == "Polygon" else coordinates
    size: Callable[[Any], float] = lambda rings: area(rings[0])  # noqa: E731 - a name for max's key
    return middle(max(areas, key=size)[0])


def _rounded(coordinates: Any) -> Any:
    """To a hundredth of a degree, about a kilometre."""
    if isinstance(coordinates, tuple) and isinstance(coordinates[0], float | int):
        return [round(coordinates[0], 2), round(coordinates[1], 2)]
    return [_rounded(one) for one in coordinates]
