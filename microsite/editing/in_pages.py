"""Where an id, or another page, stands in pages: in the addresses of links and images, and in citations."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from microsite.editing.edits import Changes
from microsite.evidence.components import COMPONENTS
from microsite.evidence.project import Project
from microsite.files.failures import EditError
from microsite.prose import scan
from microsite.prose.page import Link, Page
from microsite.prose.scan import HIDDEN

FENCED = r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[`~]*[ \t]*$|\Z)"
SPAN = r"(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)"
CODE = re.compile(f"{FENCED}|{SPAN}", re.DOTALL | re.MULTILINE)
BEFORE = r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)"  # an address
PREFIXES = {"chart": "chart-", "series": "series-"}


def rename(changes: Changes, project: Project, kind: str, old: str, new: str) -> None:
    """Notes every link and citation of the record in every page, drafts included; raises EditError."""
    for page in (*project.pages, *project.drafts):
        meant = {
            _address(link): _address(replace(link, target=_target(project, page, link, kind, old, new)))
            for link in page.links
        }
        _edit(changes, page, meant, {old: new} if kind == "source" else {})


def move(changes: Changes, project: Project, old: str, new: str) -> None:
    """Notes every link to a page that moves, and every link of its own that leads elsewhere from its new place."""
    for page in (*project.pages, *project.drafts):
        place = new if page.slug == old else page.slug
        found = {
            link.target: _moved(page, link, place, old, new) for link in page.links if not link.scheme and link.target
        }
        _edit(changes, page, found, {})


def _moved(page: Page, link: Link, place: str, old: str, new: str) -> str:
    """The address by which a page at its new place reaches what it linked."""
    path, mark, anchor = link.target.partition("#")
    if not path or "://" in path:
        return link.target
    reached = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path))
    there = f"{new}.md" if unquote(reached) == f"{old}.md" else reached
    if there == reached and place == page.slug:
        return link.target
    return posixpath.relpath(there, posixpath.dirname(place) or ".") + mark + anchor


def _address(link: Link) -> str:
    return f"{link.scheme}:{link.target}" if link.scheme else link.target


def _target(project: Project, page: Page, link: Link, kind: str, old: str, new: str) -> str:
    """What a link leads to once the record is renamed."""
    if (link.scheme, link.record, bool(link.row)) == (kind, old, True):
        return f"{new}@{link.row}"
    if (link.scheme, link.target) in ((kind, old), ("timeline", old if kind == "theme" else None)):
        return new
    if link.image and link.scheme in COMPONENTS and link.scheme != "timeline":
        if COMPONENTS[link.scheme].kind != kind:
            return link.target
        listed = link.target.split(",")
        return ",".join(new if name == old else name for name in listed)
    path, mark, anchor = link.target.partition("#")
    prefix = PREFIXES.get(kind, "")
    if not link.scheme and anchor == f"{prefix}{old}" and _is_entry(project, page, path, kind, old):
        return f"{path}{mark}{prefix}{new}"
    return link.target


def _is_entry(project: Project, page: Page, path: str, kind: str, old: str) -> bool:
    """Whether an anchor on the linked page is the record's, and not a heading's."""
    there = page
    if path:
        slug = posixpath.normpath(posixpath.join(posixpath.dirname(page.slug), path)).removesuffix(".md")
        there = next((p for p in project.pages_of(page.language) if p.slug == slug), page)
    if f"{PREFIXES.get(kind, '')}{old}" in there.anchors:
        return False
    shown = [(link.scheme, link.target) for link in there.links if link.image]
    homes = {name for name, component in COMPONENTS.items() if component.kind == kind}
    return ("chart", old) in shown if kind == "chart" else any(name in homes and to == "all" for name, to in shown)


def _edit(changes: Changes, page: Page, addresses: Mapping[str, str], keys: Mapping[str, str]) -> None:
    """Changes addresses and citations of a page, and holds what then is read to what was meant."""
    wanted = {old: new for old, new in addresses.items() if old != new}
    cited = [key for _, key in page.citations if key in keys]
    if not wanted and not cited:
        return
    text = changes.text(page.path)
    seen = without_code(text)
    for old, new in wanted.items():
        pattern = re.compile(rf"{BEFORE}{re.escape(old)}(?=[\s)>]|\Z)", re.MULTILINE)
        for found in pattern.finditer(seen):
            changes.replace(page.path, found.end() - len(old), found.end(), new)
    for old, new in keys.items():
        for citation in re.finditer(r"\[@[^\]]*\]", seen):
            for key in re.finditer(rf"@{re.escape(old)}(?![A-Za-z0-9_-])", citation[0]):
                start = citation.start() + key.start() + 1
                changes.replace(page.path, start, start + len(old), new)
    _verify(changes, page, lambda link: addresses.get(_address(link), _address(link)), keys)


def without_code(text: str) -> str:
    """The text with blanks in place of code, so that all places stay."""
    return CODE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)


def _verify(changes: Changes, page: Page, meant: Callable[[Link], str], keys: Mapping[str, str]) -> None:
    after, _ = scan.scan(changes.after(page.path).removeprefix("\ufeff"), page.path, page.language)
    links = [meant(link) for link in page.links]
    cited = [keys.get(key, key) for _, key in page.citations]
    if [_address(link) for link in after.links] != links or [key for _, key in after.citations] != cited:
        line = next(_differing(page, after, links), 1)
        raise EditError(f"{page.path}:{line}: a link is written in a way that is not found. Change it by hand first.")
    if [text.replace(HIDDEN, "") for text in after.shown] != [text.replace(HIDDEN, "") for text in page.shown]:
        raise EditError(f"{page.path}: its words would change too. Change its links by hand first.")


def _differing(page: Page, after: Page, links: list[str]) -> Iterator[int]:
    for link, new, wanted in zip(page.links, after.links, links, strict=False):
        if _address(new) != wanted:
            yield link.line
