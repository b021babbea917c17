"""What makes a site look like its project: its logo, its icon, and the colours and fonts of its style sheets."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project
from microsite.evidence.vocabulary import MARK_KINDS
from microsite.output import fonts
from microsite.palette import Palette

HEIGHT = 21  # pixels, of the logo in the header
STROKES = 24  # the side of the plain logo


def logo_of(project: Project) -> str:
    """The project's logo as SVG, or a plain one: a stroke for each side; its colours are CSS variables."""
    name = project.settings.site(project.settings.default).theme.logo
    if name:
        text = (project.settings.project / name).read_text("utf-8-sig")
        return re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--.*?-->", "", text, flags=re.DOTALL).strip()
    roles = project.catalog.palette.sides or ("shared",)
    step = STROKES / len(roles)
    strokes = (
        f'<path d="M0 {step * n:g}h{STROKES}v{step * 0.8:g}H0z" fill="var(--{role})"/>' for n, role in enumerate(roles)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {STROKES} {STROKES}">{"".join(strokes)}</svg>'


def sized(logo: str, height: int) -> str:
    """The logo with a height and the width that goes with it, hidden from those who hear its name anyway."""
    root = ElementTree.fromstring(logo)  # noqa: S314 - the author's own file, which holds no entities
    _, _, wide, high = map(float, root.attrib["viewBox"].replace(",", " ").split())
    bare = re.sub(r'(<svg[^>]*?)\s(?:width|height)="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?)\swidth="[^"]*"', r"\1", logo))
    size = f'width="{round(height * wide / high)}" height="{height}"'
    return bare.replace("<svg", f'<svg {size} aria-hidden="true" focusable="false"', 1)


def painted(logo: str, palette: Palette) -> str:
    """The logo in the colours of the light theme, for what knows no CSS."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: palette.light.get(found[1], palette.light["ink"]), logo)


def dress(edition: Edition, theme: Path) -> None:
    """Writes the project's colours and fonts into a copy of the theme's style sheets, and its icon beside them."""
    project = edition.project
    palette, logo = project.catalog.palette, logo_of(project)
    marked = (mark for kind in MARK_KINDS for mark in project.catalog.of(kind).values())
    marks = "".join(f".{mark.KIND}-{mark.id}{{color:var(--{mark.colour})}}" for mark in marked)
    assets = theme / "assets"
    whole = {"site.css": marks + "\n" + lean(fonts.sheet(edition, theme)), "chart-page.css": ""}
    for sheet in assets.glob("*.css"):
        css = lean(sheet.read_text("utf-8"))
        if sheet.name in whole:
            css = palette.css() + css + whole[sheet.name] + _stacks(project)
        sheet.write_text(css, "utf-8", newline="\n")
    (assets / "favicon.svg").write_text(_icon(logo, palette), "utf-8", newline="\n")


def _icon(logo: str, palette: Palette) -> str:
    """The logo as a picture of its own, in the colours that it names."""
    roles = sorted(set(re.findall(r"var\(--([\w-]+)\)", logo)) & palette.colours.keys())
    light, dark = ("".join(f"--{role}:{of[role]};" for role in roles) for of in (palette.light, palette.dark))
    style = f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}</style>"
    return re.sub(r"(<svg[^>]*>)", rf"\1{style}", logo, count=1) + "\n"


def lean(css: str) -> str:
    """A style sheet without its comments and the spaces about its braces; what stands in quotes stays."""
    parts = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return "".join(part if part.startswith('"') else re.sub(r"\s*([{};])\s*", r"\1", part) for part in parts)


def _stacks(project: Project) -> str:
    font = project.settings.site(project.settings.default).theme.font
    chosen = (("--serif", font.text), ("--sans", font.interface))
    listed = "".join(f"{name}:{stack};" for name, stack in chosen if stack)
    return f":root{{{listed}}}\n" if listed else ""
