"""Puts the new content of a page into the page as it is built, without the engine: what `serve` shows at once.

The content is converted as the engine does it, by the same extension; a test holds the outcome to the
engine's, byte by byte. Where more of a page than its content has changed, it is left to the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import unquote

from markdown import Markdown

from microsite.drawing import draw
from microsite.evidence.project import Project
from microsite.output import wanted
from microsite.output.addresses import addressed
from microsite.output.offline import OFFER
from microsite.packs.files import sizes_in
from microsite.pages import fragments
from microsite.pages.render import Renderer
from microsite.prose import syntax
from microsite.prose.page import Page, address_of

CONTENT = re.compile(
    r'(<div class="page(?: page-home)?">\n).*'
    r'(\n</div>\s*(?:<p class="corrected">[^\n]*\s*)?'
    r'(?:<(?:p class="for-class"|aside class="go-on"|nav class="doors"|section class="question-key").*?)?</article>)',
    re.DOTALL,
)
# The size of the site as a zip, which only a build knows.
OFFERED = re.compile(rf'<span class="{OFFER}">[^<]+</span>')
CONTENTS = re.compile(r'(<nav class="toc".*?<ul>\n).*?(</ul>\n</nav>)', re.DOTALL)
PAGE_LINK = re.compile(r'(?<= href=")(?![a-z]+:)([^"#?:]+)\.md(?=[#"])')


def pages_with(project: Project, charts: set[str]) -> Iterator[Page]:
    """The pages that show one of these charts."""
    for page in project.pages:
        if any(link.scheme == "chart" and link.record in charts for link in page.links):
            yield page


def revise(project: Project, pages: list[Page], site: Path) -> list[Path]:
    """Writes pages anew whose links hold and which have changed in nothing but their content; says which these are."""
    links = [link for page in pages for link in page.links]
    everything = any(link.scheme == "charts" and link.image for link in links)
    draw.draw_charts(project, only=None if everything else {link.record for link in links if link.scheme == "chart"})
    built = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    editions = {page.language: project.edition(page.language) for page in pages}
    renderers = {name: Renderer(one, sizes_in(one.folder(site))) for name, one in editions.items()}
    written = []
    for page in pages:
        path = site / editions[page.language].file_of(page)
        former = path.read_text("utf-8") if path.is_file() else ""
        if html := _revised(project, page, former, renderers[page.language], built):
            unfinished = path.with_suffix(".new")
            unfinished.write_text(html, "utf-8", newline="\n")
            unfinished.replace(path)
            written.append(path)
    return written


def _revised(project: Project, page: Page, former: str, renderer: Renderer, built: set[str]) -> str:
    """The page with its new content, or nothing where the engine is needed."""
    with NamedTemporaryFile(suffix=".json", delete=False) as file:
        kept = Path(file.name)
    try:
        fragments.write(renderer, kept, [page])
        md = _converter(kept)
        content = md.convert(page.body)
    finally:
        kept.unlink()
    roots = {edition.language: edition.root for edition in project.editions}
    content = PAGE_LINK.sub(lambda found: f"site:/{_target(page, found[1])}", content)
    content = addressed(content, renderer.edition.file_of(page), page.language, roots, built, "")
    if offered := OFFERED.search(former):
        content = content.replace(f'<span class="{OFFER}"></span>', offered[0])
    whole = CONTENT.search(former)
    listed = _listed(md)
    same = whole and all((mark in content) == (mark in whole[0]) for mark in wanted.MARKS)
    about = renderer.furniture(page).values()
    same = same and all(
        addressed(part, renderer.edition.file_of(page), page.language, roots, built, "") in former for part in about
    )
    if not same or bool(listed) != bool(CONTENTS.search(former)):
        return ""
    html = CONTENT.sub(lambda found: f"{found[1]}{content}{found[2]}", former, count=1)
    return CONTENTS.sub(lambda found: f"{found[1]}{listed}{found[2]}", html, count=1)


def _converter(kept: Path) -> Markdown:
    configured = syntax.for_engine({"fragments": str(kept)})
    return Markdown(extensions=list(configured), extension_configs=configured)


def _target(page: Page, link: str) -> str:
    """Where a page that another names by its file stands, from the root of their language."""
    return address_of(normpath(join(dirname(page.slug), unquote(link))))


def _listed(md: Markdown) -> str:
    """The headings as the list of a page's contents has them; nothing where there are too few."""
    first: dict[str, Any] = next(iter(getattr(md, "toc_tokens", [])), {"children": []})
    lines = [f'\n<li><a href="#{item["id"]}">{item["name"]}</a></li>\n' for item in first["children"]]
    return "".join(lines) + "\n" if len(lines) > 1 else ""
