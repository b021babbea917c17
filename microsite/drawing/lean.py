"""The same drawing in fewer bytes: to a tenth of a pixel, without what says nothing, each thing said once."""

from __future__ import annotations

import re

PATH = re.compile(r' d="((?:[ML]-?[\d.]+(?:e-\d+)?,-?[\d.]+(?:e-\d+)?|Z)+)"')
STEP = re.compile(r"([MLZ])(?:(-?[\d.]+(?:e-\d+)?),(-?[\d.]+(?:e-\d+)?))?")
NUMBER = r"(-?[\d.]+)"
# A circle as the drawing tool writes it: two arcs about a place.
CIRCLE = re.compile(
    rf'<path transform="translate\({NUMBER},{NUMBER}\)" d="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0"'
    r"([^>]*?)(?:/>|></path>)"
)
# Squares as the drawing tool writes them, one element each, with what they look like at the end.
SQUARE = (
    r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="M(-[\d.]+),-[\d.]+h([\d.]+)v[\d.]+h-[\d.]+Z"'
    r"((?:\s(?!opacity|fill-opacity|stroke-opacity)[\w-]+=\"[^\"]*\")*)\s*(?:/>|></path>)"
)
SQUARES = re.compile(rf"(?:{SQUARE}){{2,}}")
CLIP = re.compile(r'<clipPath id="([^"]+)">(.*?)</clipPath>', re.DOTALL)


def lean(svg: str) -> str:
    """An SVG that draws what this one draws, to a tenth of a pixel, in fewer bytes."""
    svg = re.sub(r' opacity="1"|<path d="" display="none"(?:/>|></path>)', "", svg)
    svg = _same_clips(_unstroked(svg))
    svg = PATH.sub(lambda found: f' d="{_stepwise(found[1])}"', svg)
    svg = re.sub(r"(\d+\.\d)\d+", r"\1", svg)
    svg = SQUARES.sub(_one_path_a_look, svg)
    svg = CIRCLE.sub(r'<circle cx="\1" cy="\2" r="\3"\4/>', svg)
    return re.sub(r"\s{2,}", " ", svg)


def _unstroked(svg: str) -> str:
    """Without the manner of strokes where none is drawn."""
    if re.search(r'<(?:g|svg)\b[^>]*\sstroke="', svg):
        return svg
    manner = re.compile(r'\sstroke-(?:width|linecap|linejoin|dasharray|opacity)="[^"]*"')
    return re.sub(r'<(?:path|line|rect)\b(?![^>]*\sstroke=")[^>]*>', lambda mark: manner.sub("", mark[0]), svg)


def _one_path_a_look(run: re.Match[str]) -> str:
    """Squares in a row that look the same as one path; those that touch each other stay as they are."""
    paths: list[tuple[str, str]] = []
    placed: list[tuple[float, float, float]] = []
    for x, y, corner, size, look in re.findall(SQUARE, run[0]):
        left, top, side = float(x) + float(corner), float(y) + float(corner), float(size)
        if any(abs(left - a) < max(side, b) and abs(top - c) < max(side, b) for a, c, b in placed):
            return run[0]
        placed.append((left, top, side))
        step = f"M{left:.1f},{top:.1f}h{size}v{size}h-{size}z"
        if paths and paths[-1][1] == look:
            paths[-1] = (paths[-1][0] + step, look)
        else:
            paths.append((step, look))
    return "".join(f'<path d="{d}"{look}/>' for d, look in paths)


def _same_clips(svg: str) -> str:
    """With one of the clips that cut out the same: each layer of a map comes with its own."""
    first: dict[str, str] = {}
    for clip, shape in CLIP.findall(svg):
        first.setdefault(shape, clip)
    for clip, shape in CLIP.findall(svg):
        if first[shape] != clip:
            svg = svg.replace(f'<clipPath id="{clip}">{shape}</clipPath>', "")
            svg = svg.replace(f"url(#{clip})", f"url(#{first[shape]})")
    return svg


def _stepwise(path: str) -> str:
    """A path of straight lines in steps of a tenth of a pixel, which is half as long; lines follow an m as they are."""
    out, here, start = [], (0, 0), (0, 0)
    for sign, x, y in STEP.findall(path):
        if not x:
            out.append("z")
            here = start
            continue
        there = round(float(x) * 10), round(float(y) * 10)
        step = _pair(there[0] - here[0], there[1] - here[1])
        if sign == "M":
            out.append(f"m{step}")
            start = there
        elif there != here:
            out.append(step if step.startswith("-") else f" {step}")
        here = there
    return "".join(out)


def _pair(x: int, y: int) -> str:
    return f"{_tenth(x)}{'' if y < 0 else ','}{_tenth(y)}"


def _tenth(number: int) -> str:
    whole, part = divmod(abs(number), 10)
    digits = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{digits}" if number < 0 else digits
