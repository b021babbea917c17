"""Base maps: what ground a project's maps show, and how it is laid flat."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from pydantic import Field, model_validator

from microsite.evidence.places import Latitude, Longitude
from microsite.files.fieldtypes import Text, wrong
from microsite.files.record import Part, Record, Sources
from microsite.files.rules import Rule
from microsite.geography.projection import Albers, Frame


class Label(Part):
    """A name on the ground: where it stands, and its words, unless it is the name of a side."""

    latitude: Latitude = Field(description="of its middle, in decimal degrees")
    longitude: Longitude = Field(description="of its middle, in decimal degrees")
    label: Text | None = Field(None, description="its words; those of the side of that id where there are none")


class Extent(Part):
    """A part of the globe, in decimal degrees."""

    west: Longitude = Field(description="its edge in the west")
    south: Latitude = Field(description="its edge in the south")
    east: Longitude = Field(description="its edge in the east")
    north: Latitude = Field(description="its edge in the north")

    @model_validator(mode="after")
    def _wide(self) -> Self:
        if self.west >= self.east or self.south >= self.north:
            raise wrong(Rule.VALUE_PLAUSIBLE, "holds nothing", "West is left of east, south below north.")
        return self

    @property
    def frame(self) -> Frame:
        """The same in floats, for the projection."""
        return Frame(*(float(edge) for edge in (self.west, self.south, self.east, self.north)))


class BaseMap(Record):
    """The ground that maps are drawn on: `data/maps/ID.topo.json`, and how it is laid flat.

    The TopoJSON has the objects `land` (areas by the ids of sides), `around` (other land), `parts` (such as states),
    `lines` (`river`, `land` and further ones by id) and `areas` (by id).
    """

    KIND: ClassVar = "map"
    FOLDER: ClassVar = "maps"
    label: Text = Field(description="what it shows")
    south_parallel: Latitude = Field(description="the first parallel along which distances are true")
    north_parallel: Latitude = Field(description="the second")
    meridian: Longitude = Field(description="the meridian that stands upright")
    extent: Extent = Field(description="what of the globe is in view")
    names: dict[str, Label] = Field({}, description="names that stand on the ground, by the id of a side or of a line")
    sources: Sources

    @model_validator(mode="after")
    def _conic(self) -> Self:
        if self.south_parallel + self.north_parallel == Decimal(0):
            message = "has parallels that are the same way from the equator"
            raise wrong(Rule.VALUE_PLAUSIBLE, message, "Choose two through the land.", "south_parallel")
        return self

    @property
    def projection(self) -> Albers:
        """How it is laid flat."""
        return Albers((float(self.south_parallel), float(self.north_parallel)), float(self.meridian))
