"""A drawing shown slowly: its parts name the step at which a reader meets them, and steps are cut from the whole."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

STEPS = ("marks", "axes", "title", "labels", "source")
# A group that holds marks or words and no other group, as the drawing tool writes it.
GROUP = re.compile(r'<g class="mark-(?!group)(\w+) role-([\w-]+)([^"]*)"([^>]*>)((?:(?!<g[ >]).)*?)</g>', re.DOTALL)
PART = r'<(g|text|title)\b[^>]*\sdata-step="(?:{})"(?:(?!<\1[ >]).)*?</\1>'
MARKED = re.compile(r' data-step="\w+"')
TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?\b")
THIN = 2  # pixels: a rule that is thinner points at a place, or stands for an axis


def marked(raw: str, ground: Collection[str] = ()) -> str:
    """A drawing as the drawing tool writes it, with the step of each group in `data-step`; marks have none.

    `ground` are the names of the groups that are the ground of a map, which is to it what axes are to others;
    where nothing but words stands on it, its areas are the marks and its lines the axes.
    """
    bare = "role-axis" not in raw and not ground
    below = frozenset(ground)
    others = (kind for kind, _, names, *_ in GROUP.findall(raw) if not below & set(names.split()))
    empty = all(kind == "text" for kind in others)

    def named(group: re.Match[str]) -> str:
        kind, role, names, rest, inner = group.groups()
        laid = below & set(names.split())
        step = _of_ground(kind, inner, empty) if laid else _step(kind, role, inner, bare)
        told = f' data-step="{step}"' if step else ""
        return f'<g class="mark-{kind} role-{role}{names}"{told}{rest}{inner}</g>'

    return GROUP.sub(named, raw)


def _of_ground(kind: str, inner: str, empty: bool) -> str:
    if kind == "text":
        return "labels"
    return "" if empty and ' fill="' in inner else "axes"


def _step(kind: str, role: str, inner: str, bare: bool) -> str:
    """The step of a group; in a `bare` drawing, one without axes, names of rows and thin rules stand for them."""
    if role.startswith("axis"):
        return "title" if role == "axis-title" else "axes"
    if "title" in role:
        return "title"
    if role != "mark":
        return "labels"
    if kind == "text":
        return "axes" if bare and _names(inner) else "labels"
    if kind == "rule" and _thin(inner):
        return "axes" if bare else "labels"
    return ""


def _names(inner: str) -> bool:
    """Whether words name something: no number stands in them but years."""
    return not any(re.search(r"\d", YEARS.sub("", said)) for said in TEXT.findall(inner))


def _thin(inner: str) -> bool:
    return all(float(width) < THIN for width in re.findall(r'\sstroke-width="([\d.]+)"', inner))


def ground_of(spec: dict[str, Any]) -> frozenset[str]:
    """The names of the groups that are the ground, in the drawing of a map's spec: all but the last layer."""
    maps = {"": spec}
    for part in ("concat", "hconcat", "vconcat"):
        if part in spec:
            maps = {f"{part}_{number}_": one for number, one in enumerate(spec[part])}
    return frozenset(f"{name}layer_{n}_marks" for name, one in maps.items() for n in range(len(one["layer"]) - 1))


def plain(svg: str) -> str:
    """A drawing without the names of steps."""
    return MARKED.sub("", svg)


def kinds(svg: str) -> list[str]:
    """The steps of a drawing that has their names, in their order: of STEPS, those that show something."""
    return [step for step in STEPS if step == "marks" or f'data-step="{step}"' in svg]


def steps(svg: str) -> list[str]:
    """A drawing that has the names of steps, once for each of `kinds`: each holds its former, the last one is whole.

    A chart's `file` has all steps and colours of its own; its `parts` have no title and no source.
    """
    shown = kinds(svg)
    return [_without(svg, shown[number:]) for number in range(1, len(shown) + 1)]


def _without(svg: str, later: Collection[str]) -> str:
    return re.sub(PART.format("|".join(later)), "", svg, flags=re.DOTALL) if later else svg
