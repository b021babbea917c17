"""The whole site as one zip, to be taken where there is no line and opened from a disk.

Written where a page offers it. What no page shows is left out, and so are the links to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from microsite.evidence.project import Project
from microsite.language.locales import localised

OFFER = "offline-offer"
LEFT_OUT = re.compile(
    r"(?:^|/)(?:\.[^/]*|404\.html|[^/]*\.md|llms\.txt|figures\.json|sitemap\.xml|robots\.txt|cite\.(?:bib|ris|csl\.json)|assets/cards/.*|packs/.*|charts/[^/]*\.(?:png|vl\.json))$"
)
TAKEN = re.compile(r'<a href="([^"]*)" download[^>]*>.*?</a>(?: · )?', re.DOTALL)
# Files for class are as large as the rest: the copy says where they are.
PACKS = re.compile(
    r'<p class="for-class">.*?</p>|<section class="packs-all" data-alone="([^"]*)".*?</section>', re.DOTALL
)
# A twin of each page for programs.
TWIN = re.compile(r'<link rel="alternate" type="text/markdown"[^>]*>\s*')
# A browser shows the list of a folder that is opened from a disk, not its page.
FOLDER = re.compile(r'(?<= href=")((?![a-z]+:)(?:[^"?#]*/\.{0,2}|\.{1,2}))(?=["?#])')
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Every entry's time: the same site is the same file."""


def write(project: Project, made: Path) -> None:
    """The zip of a finished site in its root, and its size on the pages that offer it; nothing where none does."""
    offering = [page for page in project.pages if any(link.scheme == "offline" and link.image for link in page.links)]
    if not offering:
        return
    name = project.archive
    with ZipFile(made / name, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for place, content in _files(made, name):
            entry = ZipInfo(f"{name.removesuffix('.zip')}/{place}", EARLIEST)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    size = (made / name).stat().st_size / 1e6
    for page in offering:
        edition = project.edition(page.language)
        path = made / edition.file_of(page)
        words = escape(f"{localised(f'{size:.1f}', edition.locale)} MB")
        html = path.read_text("utf-8").replace(
            f'<span class="{OFFER}"></span>', f'<span class="{OFFER}">{words}</span>'
        )
        path.write_text(html, "utf-8", newline="\n")


def _files(made: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """What the zip holds, by its place in the site, in the same order every time."""
    for path in sorted(made.rglob("*")):
        place = path.relative_to(made).as_posix()
        if not path.is_file() or place == name or LEFT_OUT.search(place):
            continue
        content = path.read_bytes()
        yield place, _alone(content.decode(), place, name).encode() if path.suffix == ".html" else content


def _alone(html: str, place: str, name: str) -> str:
    """A page that leads to nothing that was left out, and to files instead of folders."""

    def kept(found: re.Match[str]) -> str:
        target = normpath(join(dirname(place), unquote(unescape(found[1]))))
        return "" if target == name or LEFT_OUT.search(target) else found[0]

    html = TWIN.sub("", html)
    html = PACKS.sub(lambda found: f"<p>{found[1]}</p>" if found[1] else "", html)
    return FOLDER.sub(lambda found: join(found[0], "index.html"), TAKEN.sub(kept, html))
