"""The corrections as a feed that readers' programs follow: Atom, https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from microsite.evidence.components import corrections
from microsite.evidence.edition import Edition
from microsite.evidence.records import Correction
from microsite.language import dates
from microsite.prose.page import Page

ATOM = "http://www.w3.org/2005/Atom"
NAME = "corrections.xml"


def write(edition: Edition, folder: Path, site_url: str) -> None:
    """corrections.xml in an edition's folder, newest first, where the edition has a page of corrections.

    Without the site's address its ids begin with the feed's own name, since Atom wants one for each entry.
    """
    page, mended = page_of(edition), corrections(edition.catalog)
    if not page:
        return
    root = f"{site_url}{edition.root}"
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": edition.language})
    _add(feed, "title", f"{edition.brand}: {page.title}")
    _add(feed, "id", f"{root}{NAME}")
    _add(feed, "updated", _instant(mended[0].date))
    _add(feed, "link", rel="self", href=f"{root}{NAME}")
    _add(feed, "link", rel="alternate", href=f"{root}{page.address}")
    _add(_add(feed, "author"), "name", edition.site.site_author or edition.brand)
    for one in mended:
        _entry(feed, edition, one, f"{root}{page.address}#{one.id}")
    folder.mkdir(parents=True, exist_ok=True)
    ElementTree.indent(feed, " ")
    ElementTree.ElementTree(feed).write(folder / NAME, "utf-8", xml_declaration=True)


def page_of(edition: Edition) -> Page | None:
    """The page whose corrections the feed tells; None where an edition has no such page, or nothing was wrong."""
    slug = edition.project.homes.get("corrections", "")
    mended = corrections(edition.catalog)
    return next((page for page in edition.pages if page.slug == slug), None) if mended else None


def _entry(feed: ElementTree.Element, edition: Edition, one: Correction, address: str) -> None:
    say, text = edition.labels, edition.text
    titles = {page.slug: page.title for page in edition.pages}
    entry = _add(feed, "entry")
    _add(entry, "title", ", ".join(titles[slug] for slug in one.pages if slug in titles) or one.id)
    _add(entry, "id", address)
    _add(entry, "updated", _instant(one.date))
    _add(entry, "link", rel="alternate", href=address)
    told = (("it_said", one.said), ("it_says", one.says), ("why", one.why))
    _add(entry, "content", "\n".join(f"{say[name]}{say['colon']} {text(words)}" for name, words in told), type="text")


def _instant(date: str) -> str:
    return f"{dates.first_day(date).isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element
