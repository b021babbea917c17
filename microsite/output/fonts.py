"""The reading font: Source Serif with the letters that the pages hold, in two weights, as files of the site's own.

Its licence reserves its name for the whole font: the subset goes by another one.
"""

from __future__ import annotations

import hashlib
import html
import re
import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from microsite.evidence.edition import Edition
from microsite.evidence.project import Project

WEIGHTS = {"400": "SourceSerifPro-Regular.ttf", "600": "SourceSerifPro-Semibold.ttf"}
PACKAGE, FOLDER = "font_source_serif_pro", "files"
SHEET, LICENCE = "reading.css", "reading-licence.txt"
ASCII = "".join(map(chr, range(0x20, 0x7F))) + "\xa0"
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
TOOLS = ("fonttools", "brotli")
SUBSETTING = Path(__file__).with_name("subsetting.py")


def used(project: Project) -> bool:
    """Whether the site is set in it: a project that names fonts of readers' machines has no other."""
    return not project.settings.site(project.settings.default).theme.font.text


def addresses(project: Project) -> list[str]:
    """Where the files stand, for pages that load them at once."""
    return [f"root:/assets/{_name(weight)}" for weight in WEIGHTS] if used(project) else []


def sheet(edition: Edition, theme: Path) -> str:
    """The rules that bring it in, for the style sheet of an edition; nothing where it is not used."""
    file = theme / "assets" / SHEET
    css = file.read_text("utf-8") if used(edition.project) else ""
    file.unlink()
    return css.replace("root:/", "../" * (1 + edition.root.count("/")))


def write(project: Project, made: Path) -> None:
    """assets/reading-WEIGHT.woff2 and the licence, for the words of the pages made; kept in the cache."""
    if not used(project):
        return
    assets = made / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    letters, pairs = _signs(made)
    folder = files(PACKAGE) / FOLDER
    for weight, name in WEIGHTS.items():
        source = (folder / name).read_bytes()
        needs = "\n".join([*map(version, TOOLS), letters, *pairs])
        key = hashlib.sha256(needs.encode() + source + SUBSETTING.read_bytes()).hexdigest()[:32]
        kept = project.settings.project / ".cache" / "fonts" / f"{key}.woff2"
        if not kept.is_file():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(_subset(source, letters, pairs))
        shutil.copyfile(kept, assets / _name(weight))
    (assets / LICENCE).write_text((folder / "LICENSE.txt").read_text("utf-8"), "utf-8", newline="\n")


def _subset(source: bytes, letters: str, pairs: list[str]) -> bytes:
    from microsite.output import subsetting  # takes long to import, and most builds have their font already

    return subsetting.subset(source, letters, pairs)


def _name(weight: str) -> str:
    return f"reading-{weight}.woff2"


def _signs(made: Path) -> tuple[str, list[str]]:
    """Every sign that a page shows and every two that stand side by side, both in order."""
    words: set[str] = set()
    for page in made.rglob("*.html"):
        words.update(html.unescape(MARKUP.sub("", page.read_text("utf-8"))).split())
    pairs = {word[n : n + 2] for word in words for n in range(len(word) - 1)}
    signs = {sign for sign in "".join(words) if sign.isprintable()}
    return "".join(sorted(signs | set(ASCII))), sorted(pairs)
