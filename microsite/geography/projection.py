"""Where places of the globe stand on a flat map: the equal-area conic projection of Albers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

Point = tuple[float, float]
STEPS = 24  # along each edge of a frame, whose edges are bent by the projection


@dataclass(frozen=True)
class Frame:
    """A part of the globe, in degrees: west and east of Greenwich, south and north of the equator."""

    west: float
    south: float
    east: float
    north: float

    @property
    def edge(self) -> list[Point]:
        """Points along its edge, as (longitude, latitude)."""
        parts = [step / STEPS for step in range(STEPS + 1)]
        across = [self.west + (self.east - self.west) * part for part in parts]
        up = [self.south + (self.north - self.south) * part for part in parts]
        return [(x, y) for x in across for y in (self.south, self.north)] + [
            (x, y) for y in up for x in (self.west, self.east)
        ]


@dataclass(frozen=True)
class Albers:
    """The projection of Albers on a sphere: areas are true, and so are distances along two parallels.

    Snyder, Map Projections: A Working Manual (US Geological Survey, Professional Paper 1395, 1987), pages 98 to 103.
    `parallels` and `meridian` are in degrees; `scale`, `left` and `top` put the map into a frame of pixels.
    """

    parallels: tuple[float, float]
    meridian: float
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        first, second = (math.sin(math.radians(parallel)) for parallel in self.parallels)
        n = (first + second) / 2
        c = 1 + first * (2 * n - first)
        return n, c, math.sqrt(c) / n

    def at(self, longitude: float, latitude: float) -> Point:
        """A place in pixels from the left and from the top."""
        n, c, origin = self._cone
        reach = math.sqrt(c - 2 * n * math.sin(math.radians(latitude))) / n
        angle = n * math.radians(longitude - self.meridian)
        x, y = reach * math.sin(angle), origin - reach * math.cos(angle)
        return self.left + self.scale * x, self.top - self.scale * y

    def fitted(self, frame: Frame, width: float) -> tuple[Albers, float]:
        """The projection that fills a width in pixels with a frame, and the height that the frame takes then."""
        flat = [replace(self, scale=1.0, left=0.0, top=0.0).at(*point) for point in frame.edge]
        xs, ys = [x for x, _ in flat], [y for _, y in flat]
        scale = width / (max(xs) - min(xs))
        fitted = replace(self, scale=scale, left=-min(xs) * scale, top=-min(ys) * scale)
        return fitted, (max(ys) - min(ys)) * scale
