"""The form map: a circle at each place, as large as its value, with names where there is room for them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from microsite.drawing.asked import Asked
from microsite.drawing.ground import APART, projection_of
from microsite.drawing.house import finish
from microsite.drawing.points import FormError, Row
from microsite.files.problem import did_you_mean
from microsite.look import Look, rows_of

LARGEST = {True: 17.0, False: 12.0}  # pixels: the radius of the largest circle, wide and narrow
SMALLEST = 1.8
LETTER = 0.53  # of the size of type: how wide a letter is, on average
FEW = 14  # circles: of more, those that are much smaller than the largest are not named
FAINT = 0.2
TOLD = 3  # events that a mark names
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """A circle: its row, its middle and radius in pixels, its words."""

    row: Row = field(repr=False)
    x: float
    y: float
    radius: float
    said: str

    @property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def spec_of(asked: Asked, rows: Sequence[Row], look: Look, base: Mapping[str, Any]) -> dict[str, Any]:
    """The spec of a map over a chart's rows, without the ground below it; raises FormError."""
    _there(asked, rows)
    measures = asked.size or ("",)
    tops = {measure: _top(rows, measure) for measure in measures}
    if asked.alike:
        tops = dict.fromkeys(measures, max(tops.values()))
    maps = [_map(asked, rows, measure, tops[measure], look, base) for measure in measures]
    if len(maps) == 1:
        return finish(maps[0], look)
    heads = [look.words.get(name, asked.heads.get(name, name)) for name in measures]
    title: dict[str, Any] = {"anchor": "start", "fontSize": look.size, "color": look.ink, "offset": 2}
    sized = {"width": base["width"], "height": base["height"]}
    parts = [one.properties(title=alt.Title(head, **title), **sized) for one, head in zip(maps, heads, strict=True)]
    whole = alt.concat(*parts, columns=base["columns"], spacing={"row": 6, "column": APART})
    return finish(whole.resolve_scale(size="independent", color="independent"), look)


def _top(rows: Sequence[Row], measure: str) -> float:
    cells = [row.get(measure) or 0 for row in rows if "longitude" in row] if measure else []
    return float(max(cells, default=0)) or 1.0


def _there(asked: Asked, rows: Sequence[Row]) -> None:
    if not any("longitude" in row for row in rows):
        hint = 'Name in at the column whose cells are ids of places, or records = "event".'
        raise FormError("form", "has no rows that stand at a place", hint)
    known = [name for name in dict.fromkeys(name for row in rows for name in row) if not name.endswith("_label")]
    for name, columns in (("size", asked.size), ("colour", (asked.colour,) if asked.colour else ())):
        for column in columns:
            if column not in known:
                hint = did_you_mean(column, known) or f"The rows have {', '.join(known)}."
                raise FormError(name, f"'{column}' is no column of the chart's rows", hint)


def _map(asked: Asked, rows: Sequence[Row], measure: str, top: float, look: Look, base: Mapping[str, Any]) -> Any:
    spots = sorted(_spots(asked, rows, measure, top, look, base), key=lambda spot: -spot.radius)
    if not spots:
        raise FormError("size" if measure else "form", "draws no place in view", "Look at extent, and at the values.")
    drawn = [spot.row | {"tip": _tip(spot.row, look)} for spot in spots]
    where: dict[str, Any] = {"longitude": alt.Longitude("longitude:Q"), "latitude": alt.Latitude("latitude:Q")}
    base_chart = alt.Chart(rows_of(drawn)).encode(**where)
    scale = alt.Scale(domain=[0, top], range=[0, math.pi * _largest(look, base) ** 2])
    size: dict[str, Any] = {"size": alt.Size("value:Q", scale=scale, legend=None)} if measure else {}
    colours = list(dict.fromkeys(row["colour"] for row in drawn))
    tint = alt.Color("colour:N", legend=None, scale=alt.Scale(domain=colours, range=_roles(asked, colours, look)))
    plain: dict[str, Any] = {} if measure else {"size": math.pi * 5**2}
    marks = base_chart.mark_circle(opacity=0.75, stroke=look.paper, strokeWidth=0.6, **plain)
    return alt.layer(marks.encode(color=tint, tooltip="tip:N", **size), *_names(spots, look, base))


def _largest(look: Look, base: Mapping[str, Any]) -> float:
    """The radius of the largest circle, in pixels."""
    return LARGEST[look.wide] * (0.8 if base["columns"] > 1 else 1)


def _roles(asked: Asked, groups: Sequence[str], look: Look) -> list[str]:
    """The colour of each group: of its own name where the palette has one, else those asked for, or one for all."""
    given = [look.colours[role] for role in asked.palette if role in look.colours]
    spare = iter([*given, look.shared, look.other, look.ink, look.alert, look.quiet])
    return [look.colours[group] if group in look.colours else next(spare, look.other) for group in groups]


def _spots(
    asked: Asked, rows: Sequence[Row], measure: str, top: float, look: Look, base: Mapping[str, Any]
) -> Iterator[Spot]:
    """A spot for each place in view; its events are told by year."""
    projection = projection_of(base)
    found: dict[str, Row] = {}
    for row in rows:
        if "longitude" not in row or (measure and not row.get(measure)):
            continue
        spot = found.setdefault(row["place"], {**row, "events": [], "value": row.get(measure) if measure else 1})
        if measure and row.get(measure) != spot["value"]:
            raise FormError("size", f"'{row['place']}' has several values", 'Count by computed.NAME = "count(place)".')
        spot["events"].append(row)
    counts = any("title" in row for row in rows)
    for row in found.values():
        x, y = projection.at(row["longitude"], row["latitude"])
        if not (0 <= x <= base["width"] and 0 <= y <= base["height"]):
            continue
        part = math.sqrt(float(row["value"]) / top)
        radius = max(_largest(look, base) * part, SMALLEST) if measure else 5.0
        number = "" if counts or not measure else f" {_number(row['value'], rows, measure, look)}"
        words = str(look.words.get(row["place"], row["place_label"]))
        short = words.partition(" (")[0]
        kept = {"longitude", "latitude", "place", "value", "events"}
        cells = {name: row[name] for name in kept} | {"name": words, "number": number.strip()}
        colour = str(row.get(asked.colour) or "other") if asked.colour else "shared"
        yield Spot(cells | {"colour": colour}, x, y, radius, f"{_years(row) if asked.dated else ''}{short}{number}")


def _years(row: Row) -> str:
    """The years of what happened at a place: '1985 ', or '2001, 2025 '."""
    years = sorted({str(event["date"])[:4] for event in row["events"] if "date" in event})
    return f"{', '.join(years)} " if years else ""


def _number(value: float, rows: Sequence[Row], measure: str, look: Look) -> str:
    cells = [row[measure] for row in rows if row.get(measure) is not None]
    return look.number(value, 0 if all(cell == int(cell) for cell in cells) else 1)


def _tip(row: Row, look: Look) -> str:
    events = [one for one in row["events"] if "title" in one]
    if not events:
        return look.tip(row["name"], row["number"]) if row["number"] else str(row["name"])
    told = sorted(events, key=lambda one: one["date"])
    said = "; ".join(f"{one['title']} ({one['date'][:4]})" for one in told[:TOLD])
    return look.tip(row["name"], f"{said} …" if len(told) > TOLD else said)


def _names(spots: Sequence[Spot], look: Look, base: Mapping[str, Any]) -> Iterator[Any]:
    """The words of spots, the largest first, where they stand on nothing else: right, left, above or below."""
    words = list(_taken(look, base))
    least = spots[0].radius * FAINT if len(spots) > FEW else 0
    for spot in (one for one in spots if one.radius >= least):
        wide, high = len(spot.said) * look.size * LETTER, look.size * 1.05
        gap = spot.radius + 4
        # A name may stand on a circle that is next to nothing beside its own.
        taken = words + [one.box for one in spots if one is not spot and one.radius > spot.radius / 3]
        for align, dx, dy in (
            *(("left", gap, 0.0), ("right", -gap, 0.0)),
            *(("center", 0.0, -gap - high / 2), ("center", 0.0, gap + high / 2)),
        ):
            if align == "center":
                dx = min(max(dx, wide / 2 - spot.x + 1), base["width"] - wide / 2 - spot.x - 1)
            left = spot.x + dx - {"left": 0, "right": wide, "center": wide / 2}[align]
            box = (left, spot.y + dy - high / 2, left + wide, spot.y + dy + high / 2)
            inside = box[0] >= 0 and box[2] <= base["width"] and box[1] >= 0 and box[3] <= base["height"]
            if inside and not any(_meets(box, other) for other in taken):
                words.append(box)
                yield _word(spot, align, dx, dy, look)
                break


def _taken(look: Look, base: Mapping[str, Any]) -> Iterator[Box]:
    """Where the names of the ground stand."""
    projection = projection_of(base)
    for words, longitude, latitude, _ in base["names"]:
        x, y = projection.at(longitude, latitude)
        half = len(words) * look.size * 0.4
        yield x - half, y - look.size / 2, x + half, y + look.size / 2


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _word(spot: Spot, align: Any, dx: float, dy: float, look: Look) -> Any:
    row = {"longitude": spot.row["longitude"], "latitude": spot.row["latitude"], "said": spot.said}
    word = alt.Chart(rows_of([row])).mark_text(align=align, baseline="middle", dx=dx, dy=dy, **look.halo)
    return word.encode(longitude="longitude:Q", latitude="latitude:Q", text="said:N")
