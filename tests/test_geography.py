"""Base maps, projections and places: shapes that are read, simplified and drawn, and what is wrong with them."""

import json
import math
import random
import re

import pytest

from microsite.drawing import ground, maps, placing
from microsite.drawing.asked import Asked
from microsite.drawing.lean import _stepwise
from microsite.drawing.points import FormError
from microsite.evidence import project as projects
from microsite.evidence.maps import BaseMap
from microsite.geography import basemap, topology
from microsite.geography.projection import Albers, Frame
from microsite.language.wording import Wording
from microsite.look import Look
from microsite.palette import palette_of
from tests.conftest import ROOT

NEIGHBOURS = ROOT / "data" / "maps" / "neighbours.topo.json"
COLOURS = {**palette_of({}, {}).light, "us": "#2d5b8c", "mx": "#b9502a"}
FRAME = Frame(-110.0, 20.0, -90.0, 40.0)
# Two squares that share an edge, the left one with a needless point in its middle.
SQUARES = {
    "type": "Topology",
    "arcs": [
        [[-100, 25], [-100, 35]],
        [[-100, 35], [-105, 35], [-105, 30], [-105, 25], [-100, 25]],
        [[-100, 25], [-95, 25], [-95, 35], [-100, 35]],
        [[-105, 30], [-100, 30]],
    ],
    "objects": {
        "land": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "us", "arcs": [[0, 1]]},
                {"type": "Polygon", "id": "mx", "arcs": [[2, ~0]]},
            ],
        },
        "lines": {"type": "LineString", "id": "river", "arcs": [0]},
        "areas": {"type": "Polygon", "id": "former", "arcs": [[0, 1]]},
        "parts": {"type": "Polygon", "id": "west", "arcs": [[0, 1]]},
    },
}
WORDS = """
[ground]
label.en = "Ground"
label.es = "Suelo"
south_parallel = 20.00
north_parallel = 40.00
meridian = -100.00
extent = { west = -110.00, south = 20.00, east = -90.00, north = 40.00 }
names.us = { latitude = 33.00, longitude = -103.00 }
sources = ["speech"]
"""
MAP = """
map = "ground"
form = "map"
records = "event"
size = "events"
sources = ["speech"]
computed.events = "count(place)"
title.en = "Where it was said"
title.es = "Dónde se dijo"
subtitle.en = "A map"
subtitle.es = "Un mapa"
alt.en = "One circle, in Monterrey, for 1 event."
alt.es = "Un círculo, en Monterrey, por 1 acontecimiento."
"""


@pytest.fixture
def mapped(mini):
    """The small project with a map on its first page."""
    mini.write("data/maps/ground.toml", WORDS)
    mini.write("data/maps/ground.topo.json", json.dumps(SQUARES))
    mini.write("charts/where.toml", MAP)
    for language in ("en", "es"):
        mini.write(f"docs/{language}/index.md", mini.read(f"docs/{language}/index.md") + "\n![Where](chart:where)\n")
    return mini


def test_places_stand_where_another_reader_of_the_projection_puts_them():
    """D3's geoConicEqualArea, which vl-convert carries, draws points of a random seed where ours stand."""
    import vl_convert

    chance = random.Random(1987)
    projection, height = Albers((18, 40), -101).fitted(Frame(-125, 14, -68, 44), 720)
    places = [{"x": chance.uniform(-124, -70), "y": chance.uniform(15, 43)} for _ in range(40)]
    spec = {
        "width": 720, "height": height, "padding": 0, "data": {"values": places}, "mark": "circle",
        "projection": {
            "type": "conicEqualArea", "parallels": [18, 40], "rotate": [101, 0], "center": [0, 0],
            "scale": projection.scale, "translate": [projection.left, projection.top],
        },
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"},
        },
    }  # fmt: skip
    scene = vl_convert.vegalite_to_scenegraph(json.dumps(spec))
    drawn = sorted(_circles(scene["scenegraph"]))
    ours = sorted(projection.at(place["x"], place["y"]) for place in places)
    assert len(drawn) == 40
    for there, here in zip(drawn, ours, strict=True):
        assert math.dist(there, here) < 0.01


def _circles(node):
    if node.get("marktype") == "symbol":
        yield from ((item["x"], item["y"]) for item in node["items"])
    for item in node.get("items", []):
        yield from _circles(item)


def test_areas_are_true_on_the_map():
    projection = Albers((18, 40), -101, scale=1000)
    for south in (15, 25, 35, 45):
        steps = [n / 100 for n in range(101)]
        ring = [*((-100 + s, south) for s in steps), *((-99 - s, south + 1) for s in steps)]
        flat = topology.area(projection.at(*point) for point in ring)
        true = math.radians(1) * (math.sin(math.radians(south + 1)) - math.sin(math.radians(south))) * 1000**2
        assert flat == pytest.approx(true, rel=1e-3)


def test_a_frame_fills_its_width():
    projection, height = Albers((20, 40), -100).fitted(FRAME, 300)
    flat = [projection.at(*point) for point in FRAME.edge]
    assert min(x for x, _ in flat) == pytest.approx(0) and max(x for x, _ in flat) == pytest.approx(300)
    assert min(y for _, y in flat) == pytest.approx(0) and max(y for _, y in flat) == pytest.approx(height)


def test_topojson_is_read_with_its_steps_and_reversed_arcs():
    stepped = {
        **SQUARES, "transform": {"scale": [0.5, 2], "translate": [10, 20]}, "arcs": [[[2, 1], [2, 3], [0, -1]]],
        "objects": {"lines": {"type": "MultiLineString", "id": 7, "arcs": [[0], [~0]]}},
    }  # fmt: skip
    found = topology.read(json.dumps(stepped))
    (shape,) = found.objects["lines"]
    there = [(11, 22), (12, 28), (12, 26)]
    assert shape.id == "7" and found.coordinates(shape) == [there, there[::-1]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no TopoJSON"),
        ("[]", "is no TopoJSON"),
        ('{"arcs": [], "objects": {"land": {"type": "Point", "coordinates": [1, 2]}}}', "neither a line nor an area"),
        ('{"arcs": [], "objects": {"land": {"type": "LineString", "id": "a", "arcs": [4]}}}', "no arc 4"),
    ],
)
def test_what_is_no_topology_is_told(text, said):
    with pytest.raises(topology.TopologyError, match=said):
        topology.read(text)


def test_simplified_borders_stay_common():
    """No point is new, ends stay, and an arc that two shapes share is the same in both."""
    whole = topology.read(NEIGHBOURS.read_text("utf-8"))
    at = Albers((18, 40), -101, scale=600).at
    simple = topology.simplified(whole.arcs, at, 4)
    assert sum(map(len, simple)) < sum(map(len, whole.arcs)) * 0.6
    for before, after in zip(whole.arcs, simple, strict=True):
        assert set(after) <= set(before) and (after[0], after[-1]) == (before[0], before[-1])
    us, mx = whole.objects["land"]
    common = {abs(n + 0.5) for n in _flat(us.arcs)} & {abs(n + 0.5) for n in _flat(mx.arcs)}
    assert common


def _flat(arcs):
    for one in arcs:
        yield from _flat(one) if isinstance(one, list) else [one]


def test_the_ground_holds_what_is_in_view():
    found = basemap.ground_of(topology.read(json.dumps(SQUARES)), Albers((20, 40), -100), FRAME, 300)
    land = dict(found.shapes("land"))
    assert set(land) == {"us", "mx"} and land["us"]["type"] == "MultiPolygon"
    assert [-105, 30] not in land["us"]["coordinates"][0][0]  # on a straight line, as the width has it
    assert found.inside(-100, 30) and not found.inside(-120, 30)
    away = basemap.ground_of(found.topology, found.projection, Frame(-20.0, 20.0, 10.0, 40.0), 300)
    assert not dict(away.shapes("land"))


def test_hatching_stays_in_its_area():
    found = basemap.ground_of(topology.read(json.dumps(SQUARES)), Albers((20, 40), -100), FRAME, 300)
    lines = found.hatching("areas", "former")
    assert len(lines) > 10 and not found.hatching("areas", "other") and not found.hatching("lines", "river")
    left, right = found.projection.at(-105.05, 30)[0], found.projection.at(-99.95, 25)[0]
    for (ax, ay), (bx, by) in lines:
        assert left - 3 <= min(ax, bx) and max(ax, bx) <= right + 3
        assert ax + ay == pytest.approx(bx + by)


def test_the_middle_of_an_area():
    assert topology.middle([(0, 0), (4, 0), (4, 2), (0, 2)]) == pytest.approx((2, 1))
    whole = topology.read(NEIGHBOURS.read_text("utf-8"))
    texas = next(shape for shape in whole.objects["parts"] if shape.id == "texas")
    longitude, latitude = basemap.centre_of(whole, texas)
    assert -100.5 < longitude < -98 and 30.5 < latitude < 32.5


def test_paths_in_steps_are_the_same_paths():
    chance = random.Random(7)
    points = [(round(chance.uniform(-50, 700), 3), round(chance.uniform(0, 400), 3)) for _ in range(60)]
    path = "".join(
        f"{'M' if n % 20 == 0 else 'L'}{x},{y}{'Z' if n % 20 == 19 else ''}" for n, (x, y) in enumerate(points)
    )
    found = _replayed(_stepwise(path))
    assert len(found) == len(points)
    for there, here in zip(found, points, strict=True):
        assert math.dist(there, here) < 0.08


def _replayed(path):
    """The points of a path of m, z and steps, by the grammar of SVG 1.1, 8.3."""
    found, here, start, begins = [], (0.0, 0.0), (0.0, 0.0), False
    numbers = []
    for token in re.findall(r"[mz]|-?(?:\d+\.?\d*|\.\d+)", path):
        if token == "m":
            begins = True
        elif token == "z":
            here = start
        else:
            numbers.append(float(token))
        if len(numbers) == 2:
            here = (round(here[0] + numbers[0], 1), round(here[1] + numbers[1], 1))
            start = here if begins else start
            begins, numbers = False, []
            found.append(here)
    return found


def test_a_map_is_a_chart_like_any_other(mapped):
    mapped.build()
    page = (mapped.path / "site" / "index.html").read_text("utf-8")
    assert 'id="chart-where"' in page and "UNITED STATES" in page and "Monterrey: A toast in Monterrey (1990)" in page
    for ending in ("svg", "png", "csv", "json", "vl.json"):
        assert (mapped.path / "site" / "charts" / f"where.{ending}").stat().st_size
    spec = json.loads((mapped.path / "site" / "charts" / "where.vl.json").read_text("utf-8"))
    assert spec["layer"][0]["mark"]["type"] == "geoshape"


WRONG = [
    ("charts/where.toml", 'map = "ground"', 'map = "grond"', "unknown map 'grond' (map-known). Did you mean 'ground'?"),
    ("charts/where.toml", 'map = "ground"\n', "", "is a map of no ground (field-missing)"),
    (
        "charts/where.toml",
        'size = "events"',
        'size = "evens"',
        "'evens' is no column of the chart's rows (chart-fields)",
    ),
    ("charts/where.toml", 'size = "events"', 'x = "date"', "is a map, which has no 'x' (field-unknown)"),
    ("data/maps/ground.toml", "west = -110.00", "west = -80.00", "holds nothing (value-plausible)"),
]


@pytest.mark.parametrize(("path", "old", "new", "said"), WRONG)
def test_what_is_wrong_with_a_map_is_told_at_its_line(mapped, path, old, new, said):
    mapped.edit(path, old, new)
    assert said in "\n".join(map(str, mapped.errors()))


def test_a_base_map_without_its_shapes_is_told(mapped):
    mapped.write("data/maps/ground.topo.json", "{")
    (problem,) = (one for one in mapped.errors() if one.rule == "map-file")
    assert problem.path == "data/maps/ground.toml" and "is no TopoJSON" in problem.message


def test_rows_of_a_series_stand_at_places_and_parts(read):
    words = read.editions[0].catalog.charts["goods"].model_copy(update={"map": "x", "at": "partner"})
    assert placing.slug("San Ysidró 2") == "san-ysidro-2"
    assert list(placing.unplaced(words, _data(read, words), read.catalog))[0].rule == "place-known"


def _data(read, words):
    from microsite.drawing.rows import data_of

    return data_of(words, read.catalog, "en")


def _drawn(rows, look, base, **more):
    return maps.spec_of(Asked("map", (), (), **more), rows, look, base)


@pytest.fixture(scope="module")
def look():
    return Look({}, Wording("en", "{}"), True, 720, 400, COLOURS)


BASE = {
    "parallels": [20, 40], "meridian": -100, "scale": 1000.0, "at": [360.0, 700.0], "width": 720, "height": 400,
    "columns": 1, "whole": 400, "land": [], "around": [], "lines": [], "hatching": [], "names": [],
}  # fmt: skip


def _row(name, longitude, latitude, **cells):
    return {"place": name, "place_label": name.title(), "longitude": longitude, "latitude": latitude, **cells}


def test_names_do_not_stand_on_each_other(look):
    rows = [_row(f"place number {n}", -104 + n * 0.6, 25 + n % 2, count=n + 1) for n in range(12)]
    spec = _drawn(rows, look, BASE, size=("count",))
    words = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert 2 < len(words) < 12
    projection, boxes = ground.projection_of(BASE), []
    for layer in words:
        (cell,) = spec["datasets"][layer["data"]["name"]] if "name" in layer["data"] else layer["data"]["values"]
        x, y = projection.at(cell["longitude"], cell["latitude"])
        mark, wide = layer["mark"], len(cell["said"]) * 13 * 0.53
        left = x + mark["dx"] - {"left": 0, "right": wide, "center": wide / 2}[mark["align"]]
        boxes.append((left, y + mark["dy"] - 6, left + wide, y + mark["dy"] + 6))
    for n, one in enumerate(boxes):
        assert one[0] >= 0 and one[2] <= 720
        assert not any(maps._meets(one, other) for other in boxes[:n])


def test_a_map_of_no_place_is_told(look):
    with pytest.raises(FormError, match="no rows that stand at a place"):
        _drawn([{"count": 1}], look, BASE)
    with pytest.raises(FormError, match="draws no place in view"):
        _drawn([_row("far", 20, 10)], look, BASE)
    with pytest.raises(FormError, match="has several values"):
        _drawn([_row("a", -100, 25, count=1), _row("a", -100, 25, count=2)], look, BASE, size=("count",))


def test_several_maps_have_scales_of_their_own_unless_they_are_alike(look):
    rows = [_row("a", -100, 25, one=1, two=100)]
    for alike, tops in ((False, [1, 100]), (True, [100, 100])):
        spec = _drawn(rows, look, BASE, size=("one", "two"), alike=alike)
        domains = [
            layer["encoding"]["size"]["scale"]["domain"] for part in spec["concat"] for layer in part["layer"][:1]
        ]
        assert [domain[1] for domain in domains] == tops


def test_the_ground_of_the_project_is_small_at_every_size():
    whole = topology.read(NEIGHBOURS.read_text("utf-8"))
    for width in (720, 344):
        found = basemap.ground_of(whole, Albers((18, 40), -101), Frame(-125.0, 14.0, -68.5, 43.5), width)
        text = json.dumps([*found.shapes("land"), *found.shapes("around"), *found.shapes("lines")])
        assert len(text) < 40_000


def test_a_base_map_says_how_it_is_laid_flat(mapped):
    record = projects.load(mapped.path).catalog.of(BaseMap)["ground"]
    assert record.projection == Albers((20.0, 40.0), -100.0)
    assert record.extent.frame == FRAME and record.names["us"].label is None
