"""Reads a Vega-Lite spec as its views: what each one marks, by which channels, with which rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]
PARTS = ("layer", "hconcat", "vconcat", "concat")
FACETS = ("row", "column", "facet")


@dataclass(frozen=True)
class View:
    """One view: its mark, its channels with those of the layers around it, its rows and transforms.

    `plot` is the same for views that share their axes; `fields` are those of the rows and those
    that transforms make.
    """

    mark: Mapping[str, Any]
    channels: tuple[tuple[str, Node], ...] = field(repr=False)
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    transforms: tuple[Node, ...] = field(repr=False)
    plot: int
    fields: frozenset[str] = field(repr=False)

    @property
    def kind(self) -> str:
        """The mark's name, such as bar or text."""
        return str(self.mark.get("type", ""))

    def used(self, *channels: str) -> Iterator[tuple[str, str, Node]]:
        """(channel, field, definition) of every field that the view encodes, conditions included."""
        for channel, node in self.channels:
            for name in fields_of(node):
                if not channels or channel in channels:
                    yield channel, name, node


def views(spec: Node) -> list[View]:
    """Every view of a spec that marks something."""
    return list(_walk(spec, _Around(), spec.get("datasets") or {}))


def fields_of(node: Any) -> Iterator[str]:
    """The fields that a part of an encoding names, wherever they stand in it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "field" and isinstance(value, str):
                yield value.replace("\\", "")
            elif key not in ("scale", "axis", "legend", "header"):
                yield from fields_of(value)
    elif isinstance(node, list):
        for item in node:
            yield from fields_of(item)


def nodes(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a spec with the key that it stands under, rows left out."""
    yield key, node
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in ("datasets", "values"):
                yield from nodes(value, name)
    elif isinstance(node, list):
        for item in node:
            yield from nodes(item, key)


def sources(spec: Node) -> Iterator[Node]:
    """Every source of data that a spec names, wherever it stands in it."""
    for _, node in nodes(spec):
        source = node.get("data") if isinstance(node, dict) else None
        if isinstance(source, dict):
            yield source


@dataclass(frozen=True)
class _Around:
    """What a view takes from those around it."""

    encoding: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[Mapping[str, Any], ...] = ()
    transforms: tuple[Node, ...] = ()
    repeated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plot: int = 0


def _walk(view: Node, around: _Around, datasets: Mapping[str, Any]) -> Iterator[View]:
    data = view.get("data") or {}
    rows = datasets.get(str(data.get("name")), data.get("values")) if isinstance(data, dict) else None
    facets = {"facet": view["facet"]} if isinstance(view.get("facet"), dict) else {}
    inside = _Around(
        {**around.encoding, **facets, **(view.get("encoding") or {})},
        tuple(row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else around.rows,
        (*(around.transforms if rows is None else ()), *(view.get("transform") or [])),
        _repeated(view) or around.repeated,
        around.plot if around.plot and "layer" not in view else id(view),
    )
    if "mark" in view:
        mark = view["mark"] if isinstance(view["mark"], dict) else {"type": view["mark"]}
        yield _view(mark, inside, around.plot or id(view))
    for part in PARTS:
        for inner in view.get(part) or []:
            own = inside if part == "layer" else _Around(inside.encoding, inside.rows, inside.transforms)
            yield from _walk(inner, own, datasets)
    if isinstance(view.get("spec"), dict):
        yield from _walk(view["spec"], inside, datasets)


def _view(mark: Node, inside: _Around, plot: int) -> View:
    text = json.dumps(inside.encoding, default=str)
    for name, fields in inside.repeated.items():
        one = json.dumps({"repeat": name})
        text = text.replace(one, json.dumps(fields[0])) if fields else text
    encoding = json.loads(text)
    channels = [(name, one) for name, node in encoding.items() for one in (node if isinstance(node, list) else [node])]
    known = {str(key) for row in inside.rows for key in row}
    for step in inside.transforms:
        known |= set(_made(step))
    good = tuple((name, node) for name, node in channels if isinstance(node, dict))
    return View(mark, good, inside.rows, inside.transforms, plot, frozenset(known))


def _repeated(view: Node) -> dict[str, tuple[str, ...]]:
    repeat = view.get("repeat")
    if isinstance(repeat, list):
        return {"repeat": tuple(map(str, repeat))}
    return {name: tuple(map(str, found)) for name, found in repeat.items()} if isinstance(repeat, dict) else {}


def _made(step: Node) -> Iterator[str]:
    """The fields that a transform makes."""
    made = step.get("as", ["key", "value"] if "fold" in step else [])
    yield from [made] if isinstance(made, str) else map(str, made)
    for part in ("aggregate", "window", "joinaggregate"):
        found = step.get(part)
        yield from (str(item["as"]) for item in found or [] if isinstance(item, dict) and "as" in item)
    if "groupby" in step:
        yield from map(str, step["groupby"])
