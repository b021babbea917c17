"""The colours of a site by role, light and dark, and the font of drawings, written once for all that takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle

Pair = tuple[str, str]
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

BASE: Mapping[str, Pair] = {
    "paper": ("#fbf8f2", "#14171b"),
    "ink": ("#1e2226", "#e9e5dc"),
    "quiet": ("#5d6670", "#a2a9b1"),
    "rule": ("#ddd6c8", "#30363d"),
    "card": ("#ffffff", "#1b1f25"),
    "on": ("#ffffff", "#14171b"),
    "shared": ("#1b7a78", "#5fc4c0"),
    "other": ("#767b81", "#8d949c"),
    "alert": ("#a8431f", "#f0a07a"),
}
SIDES: tuple[Pair, ...] = (
    ("#2d5b8c", "#86b4e3"),
    ("#b9502a", "#ee9468"),
    ("#3d6b35", "#93c48a"),
    ("#74508f", "#c3a3dd"),
    ("#8a6414", "#d9b45f"),
    ("#8c2f55", "#e690b3"),
)
PRINTED = {"paper": "#ffffff", "ink": "#000000", "quiet": "#444444", "rule": "#bbbbbb", "card": "#ffffff"}
# What is read on what, and how much lighter the one must be than the other: WCAG 2.2, 1.4.3 and 1.4.11.
READ = (("ink", "paper", 7.0), ("ink", "card", 7.0), ("quiet", "paper", 4.5), ("alert", "paper", 4.5))
SEEN = (("shared", "paper", 3.0), ("other", "paper", 3.0))
ON_A_SIDE = 4.5


@dataclass(frozen=True)
class Palette:
    """Colours by role, as #rrggbb; the roles of `sides` are those of the project's sides, in their order."""

    colours: Mapping[str, Pair]
    sides: tuple[str, ...] = ()

    @property
    def light(self) -> dict[str, str]:
        """The colours of the light theme, in which charts are drawn."""
        return {role: pair[0] for role, pair in self.colours.items()}

    @property
    def dark(self) -> dict[str, str]:
        """The colours of the dark theme."""
        return {role: pair[1] for role, pair in self.colours.items()}

    def css(self) -> str:
        """Custom properties for light, dark, a reader's own choice of either, and print."""
        light, dark, printed = (_properties(colours) for colours in (self.light, self.dark, self.light | PRINTED))
        return (
            f":root{{{light}color-scheme:light}}\n"
            f'@media(prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}color-scheme:dark}}}}\n'
            f':root[data-theme="dark"]{{{dark}color-scheme:dark}}\n'
            f"@media print{{:root:root:root{{{printed}color-scheme:light}}}}\n"
        )

    def faint(self) -> Iterator[tuple[str, str, str, float, float]]:
        """(role, role of what is behind it, theme, contrast, least contrast) of all that cannot be told apart."""
        on_sides = [("on", side, ON_A_SIDE) for side in self.sides]
        for role, behind, least in (*READ, *SEEN, *on_sides):
            for theme, colours in (("light", self.light), ("dark", self.dark)):
                found = contrast(colours[role], colours[behind])
                if found < least:
                    yield role, behind, theme, found, least


def palette_of(sides: Iterable[str], own: Mapping[str, Pair]) -> Palette:
    """The colours of a project: those of the house and one pair for each side, and its own over them."""
    names = tuple(sides)
    return Palette({**BASE, **dict(zip(names, cycle(SIDES), strict=False)), **own}, names)


def contrast(one: str, other: str) -> float:
    """How much lighter one colour is than the other, from 1 to 21: WCAG 2.2, contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of #rrggbb."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _properties(colours: Mapping[str, str]) -> str:
    return "".join(f"--{role}:{colour};" for role, colour in colours.items())
