"""The day on which something last changed: that of the version in which it, or what it shows, was another before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from microsite.evidence.catalog import Catalog
from microsite.evidence.components import COMPONENTS, corrections
from microsite.evidence.edition import Edition
from microsite.evidence.states import hashes
from microsite.evidence.versions import Version
from microsite.files.record import Record
from microsite.language import dates
from microsite.prose.page import Page

LINKED = ("figure", "event", "leader", "term", "source", "chart")


def page_changed(edition: Edition, page: Page) -> str:
    """The day on which a page last changed, or nothing where the site has no day: its text, or a record that it names.

    A correction that names the page is a change as well.
    """
    day = _changed(edition, _of_page(edition.catalog, page))
    published = edition.site.extra.published or ""
    mended = (one.date for one in corrections(edition.catalog, page.slug) if one.date <= published)
    return max([day, *mended]) if day else ""


def record_changed(edition: Edition, record: Record) -> str:
    """The day on which a chart or a figure last changed, or nothing where the site has no day."""
    return _changed(edition, _of_record(edition.catalog, record.KIND, record.id))


def _changed(edition: Edition, names: Iterable[str]) -> str:
    """The versions that the project keeps are asked from the newest to the oldest, until one differs."""
    extra = edition.site.extra
    if not extra.published:
        return ""
    day, state, needed = extra.published, _state(edition), tuple(names)
    for former in _before(edition.catalog, extra.version, extra.published):
        if any(_said(former, name) != state.get(name) for name in needed):
            break
        day = former.published
    return day


def _before(catalog: Catalog, version: str | None, published: str) -> list[Version]:
    """The versions before the present one, the newest first."""
    day = dates.last_day(published)
    before = [one for one in catalog.versions if one.version != version and dates.first_day(one.published) <= day]
    return sorted(before, key=lambda one: (dates.first_day(one.published), one.version), reverse=True)


def _of_page(catalog: Catalog, page: Page) -> Iterator[str]:
    """The names, as versions have them, of a page and of what it names or lists."""
    yield f"pages/{page.language}/{page.slug}"
    found = [("source", source) for _, source in page.citations]
    for link in page.links:
        if link.image and link.scheme in COMPONENTS:
            listed = COMPONENTS[link.scheme].choose(link.target, catalog)
            found += [(record.KIND, record.id) for record in listed]
        elif link.scheme in LINKED:
            found.append((link.scheme, link.record))
    for kind, name in dict.fromkeys(found):
        yield from _of_record(catalog, kind, name)


def _of_record(catalog: Catalog, kind: str, name: str) -> Iterator[str]:
    """Those of a record, and of the series on which it rests."""
    yield f"records/{kind}/{name}"
    series = getattr(catalog.ids(kind).get(name), "series", None) or ()
    yield from (f"series/{one}" for one in ((series,) if isinstance(series, str) else series))


@lru_cache(maxsize=4)
def _state(edition: Edition) -> dict[str, Any]:
    return {f"{kind}/{name}": value for kind, table in hashes(edition.project).items() for name, value in table.items()}


def _said(former: Version, name: str) -> Any:
    table, _, key = name.partition("/")
    value = getattr(former, table).get(key)
    return value.model_dump() if table == "series" and value else value
