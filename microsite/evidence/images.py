"""Images of pages: a picture somewhere below docs/, and beside it its words, credit and licence."""

from __future__ import annotations

import posixpath
import re
import warnings
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, unquote

import PIL.Image
from pydantic import Field

from microsite.files.fieldtypes import Address, Text, Words
from microsite.files.record import Stating
from microsite.prose.page import Link, Page

FORMS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
LARGEST = 300  # KB
PUBLISHED = "assets/docs"
ORIENTATION = 0x0112
ON_ITS_SIDE = (5, 6, 7, 8)
CREATIVE_COMMONS = re.compile(r"CC (BY(?:-NC)?(?:-SA|-ND)?) ([1-4]\.\d)")


class Image(Stating):
    """A picture's words: what it shows, who made it, and on which terms it is shown."""

    KIND: ClassVar = "image"
    caption: Text = Field(description="what it shows, when and where")
    credit: Words = Field(description="who made it, and who keeps it")
    licence: Words = Field(description="such as CC BY 4.0 or Public domain; Creative Commons are linked by themselves")
    licence_address: Address | None = Field(None, description="where another licence can be read")
    source: Address | None = Field(None, description="the page where it was found")

    @property
    def terms(self) -> str:
        """Where its licence can be read, or nothing."""
        if self.licence_address:
            return self.licence_address
        if found := CREATIVE_COMMONS.fullmatch(self.licence):
            return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
        return "https://creativecommons.org/publicdomain/zero/1.0/" if self.licence == "CC0 1.0" else ""


def is_image(link: Link) -> bool:
    """Whether a page shows a picture there."""
    return link.image and not link.scheme


def named(page: Page, link: Link) -> str:
    """Where a page says that a picture lies, from docs/; it may lead out of it."""
    return posixpath.normpath(posixpath.join(page.language, posixpath.dirname(page.slug), unquote(link.target)))


def way(page: Page, place: str) -> str:
    """How a page names a picture that lies at a place from docs/."""
    return posixpath.relpath(place.removeprefix(f"{page.language}/"), posixpath.dirname(page.slug) or ".")


def found(docs: Path, page: Page, link: Link) -> str | None:
    """Where a picture lies, from docs/: below the page's language, or at the same place of the languages' own docs/."""
    name = named(page, link)
    places = (name, name.removeprefix(f"{page.language}/"))
    inside = (place for place in places if not place.startswith(("../", "/")))
    return next((place for place in inside if _is_file(docs / place)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no system takes
        return False


def address_of(place: str) -> str:
    """Where a picture of docs/ is published, from the site's root."""
    return f"{PUBLISHED}/{quote(place)}"


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height as a browser shows it; None where it is no picture."""
    try:
        with warnings.catch_warnings(action="error"), PIL.Image.open(path) as picture:
            width, height = picture.size
            turned = picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
    except (OSError, ValueError, SyntaxError, Warning, PIL.Image.DecompressionBombError):
        return None
    return (height, width) if turned else (width, height)
