"""What search engines read first: sitemap.xml, https://www.sitemaps.org/protocol.html, and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from microsite.evidence.changed import page_changed, record_changed
from microsite.evidence.edition import Edition
from microsite.evidence.project import Project

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NAME = "sitemap.xml"


def write(project: Project, made: Path, site_url: str) -> None:
    """Both files in the site's root; without the site's address there is no sitemap, whose addresses must be whole."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        _sitemap(project, made / NAME, site_url)
        lines.append(f"Sitemap: {site_url}{NAME}")
    (made / "robots.txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _sitemap(project: Project, path: Path, site_url: str) -> None:
    """Every page in every language, with the day on which it last changed and its other languages."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    sitemap = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    places = {edition: dict(_places(edition)) for edition in project.editions}
    for edition, days in places.items():
        for place, day in days.items():
            url = ElementTree.SubElement(sitemap, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = f"{site_url}{edition.root}{place}"
            if day:
                ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = day
            there = {other.language: f"{site_url}{other.root}{place}" for other in places if place in places[other]}
            default = there.get(project.settings.default)
            for language, address in {**there, **({"x-default": default} if default else {})}.items():
                link = {"rel": "alternate", "hreflang": language, "href": address}
                ElementTree.SubElement(url, f"{{{XHTML}}}link", link)
    ElementTree.indent(sitemap, " ")
    ElementTree.ElementTree(sitemap).write(path, "utf-8", xml_declaration=True)


def _places(edition: Edition) -> Iterator[tuple[str, str]]:
    """Addresses below the root of a language, each with the day on which it last changed: pages, charts, figures."""
    yield from ((page.address, page_changed(edition, page)) for page in edition.pages)
    for kind in ("chart", "figure"):
        for record in edition.catalog.ids(kind).values():
            yield f"{kind}s/{record.id}/", record_changed(edition, record)
