"""Where events happened: places of the world, by their coordinates."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from microsite.files.fieldtypes import Ref, Text, Words, as_number, wrong
from microsite.files.record import Sources, Stating
from microsite.files.rules import Rule


def _degrees(most: int) -> Callable[[Any], Decimal]:
    """What reads decimal degrees of at most so many; raises what is wrong with them."""

    def read(value: Any) -> Decimal:
        number = as_number(value)
        if abs(number) > most:
            message = f"{number} is not between -{most} and {most} degrees"
            raise wrong(Rule.VALUE_PLAUSIBLE, message, "Latitude is north of the equator, longitude east of Greenwich.")
        if not -4 <= int(number.as_tuple().exponent) <= -2:
            message = f"{number} is not written with two to four decimals"
            raise wrong(Rule.FIELD_TYPE, message, "Two decimals are as exact as a kilometre.")
        return number

    return read


Latitude = Annotated[
    Decimal, BeforeValidator(_degrees(90)), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})
]
Longitude = Annotated[
    Decimal, BeforeValidator(_degrees(180)), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})
]


class Place(Stating):
    """Somewhere that events happened: a city, a port of entry, a battlefield."""

    KIND: ClassVar = "place"
    FOLDER: ClassVar = "places"
    label: Text = Field(description="its name")
    latitude: Latitude = Field(description="decimal degrees, south of the equator below zero; two to four decimals")
    longitude: Longitude = Field(description="decimal degrees, west of Greenwich below zero; two to four decimals")
    side: Annotated[Words | None, Ref("side")] = Field(None, description="the side on whose ground it lies, if on one")
    sources: Sources
