"""Versions and corrections as a feed that readers' programs follow: Atom, https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from microsite.evidence.changes import changes
from microsite.evidence.components import corrections
from microsite.evidence.edition import Edition
from microsite.evidence.printing import amount_words
from microsite.evidence.versions import file_name
from microsite.language import dates
from microsite.prose.page import Page

ATOM = "http://www.w3.org/2005/Atom"
NAME = "feed.xml"


def write(edition: Edition, folder: Path, site_url: str) -> None:
    """feed.xml in an edition's folder, newest first, where the edition has a page of corrections or a version.

    Without the site's address its ids begin with the feed's own name, since Atom wants one for each entry.
    """
    entries = sorted(_entries(edition, site_url), key=lambda entry: entry.findtext("updated", ""), reverse=True)
    if not entries:
        return
    page, root = page_of(edition), f"{site_url}{edition.root}"
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": edition.language})
    _add(feed, "title", f"{edition.brand}: {page.title}" if page else edition.brand)
    _add(feed, "id", f"{root}{NAME}")
    _add(feed, "updated", entries[0].findtext("updated", ""))
    _add(feed, "link", rel="self", href=f"{root}{NAME}")
    _add(feed, "link", rel="alternate", href=f"{root}{page.address if page else ''}")
    _add(_add(feed, "author"), "name", edition.site.site_author or edition.brand)
    feed.extend(entries)
    folder.mkdir(parents=True, exist_ok=True)
    ElementTree.indent(feed, " ")
    ElementTree.ElementTree(feed).write(folder / NAME, "utf-8", xml_declaration=True)


def page_of(edition: Edition) -> Page | None:
    """The page that lists what was wrong; None where an edition has no such page."""
    slug = edition.project.homes.get("corrections", "")
    return next((page for page in edition.pages if page.slug == slug), None)


def is_told(edition: Edition) -> bool:
    """Whether an edition has a feed."""
    return any(True for _ in _entries(edition, ""))


def _entries(edition: Edition, site_url: str) -> Iterator[ElementTree.Element]:
    extra, catalog = edition.site.extra, edition.catalog
    if extra.version and extra.published:
        yield _version(edition, extra.version, extra.published, site_url, _changed(edition))
    for former in catalog.versions:
        if former.version != extra.version:
            yield _version(edition, former.version, former.published, site_url, "")
    if page := page_of(edition):
        for one in corrections(catalog):
            titles = {page.slug: page.title for page in edition.pages}
            title = ", ".join(titles[slug] for slug in one.pages if slug in titles) or one.id
            told = (("it_said", one.said), ("it_says", one.says), ("why", one.why))
            say, text = edition.labels, edition.text
            content = "\n".join(f"{say[name]}{say['colon']} {text(words)}" for name, words in told)
            yield _entry(f"{site_url}{edition.root}{page.address}#{one.id}", title, one.date, content)


def _version(edition: Edition, version: str, published: str, site_url: str, content: str) -> ElementTree.Element:
    title = edition.labels["version"].format(version=version)
    return _entry(f"{site_url}versions/{file_name(version)}", f"{title[:1].upper()}{title[1:]}", published, content)


def _changed(edition: Edition) -> str:
    """What the present version says otherwise than the former one: figures and verdicts, a line for each."""
    since, say, text = changes(edition.catalog), edition.labels, edition.text
    if not since:
        return ""
    lines = [say["since_version"].format(version=since.former.version, date=edition.date(since.former.published))]
    for figure, was in since.revised:
        before = amount_words(edition.catalog, was.amount, was.unit, edition.words)
        told = say["was_now"].format(before=before, after=edition.value(figure))
        lines.append(f"{text(figure.label)}, {edition.date(figure.date)}{say['colon']} {told}")
    lines += [text(claim.statement) for claim, _ in since.judged]
    counted = (
        ("figures_added", since.added),
        ("figures_removed", since.removed),
        ("verdicts_followed", since.followed),
    )
    return "\n".join(lines + [f"{say[name]}{say['colon']} {len(found)}" for name, found in counted if found])


def _entry(address: str, title: str, day: str, content: str) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _add(entry, "title", title)
    _add(entry, "id", address)
    _add(entry, "updated", f"{dates.first_day(day).isoformat()}T00:00:00Z")
    _add(entry, "link", rel="alternate", href=address)
    _add(entry, "content", content or title, type="text")
    return entry


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text or None
    return element
