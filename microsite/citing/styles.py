"""Citations as readers write them: APA (7th edition), MLA (9th), Chicago (18th, bibliography), of a web page.

The forms are words of a language (`[cite]`): parts between strokes, of which one that lacks its value is left out.
"""

from __future__ import annotations

import re
from html import escape
from string import Formatter

from microsite.citing.work import Work
from microsite.evidence.edition import Edition
from microsite.language import dates, locales

STYLES = {"apa": "APA", "mla": "MLA", "chicago": "Chicago"}
# A title that ends a sentence by itself wants no full stop of ours.
ENDED = re.compile(r"([?!…])(</i>)?\.")


def cited(work: Work, edition: Edition) -> dict[str, str]:
    """A citation by the name of each style, as HTML whose only element is `i`."""
    return {name: _in_style(work, edition, style) for style, name in STYLES.items()}


def _in_style(work: Work, edition: Edition, style: str) -> str:
    words = edition.words["cite"]
    # An author that is the site's own short name is not said twice where a style names the site as the maker.
    named = work.author if work.author != edition.brand else ""
    values = {
        "author": work.author,
        "named": named,
        "title": work.title,
        "site": work.container,
        "day": _day(work.day, edition, style),
        "version": work.version,
        "kind": words.get(f"kind_{work.kind}", ""),
        "address": work.address,
    }
    said = "".join(_part(part, values) for part in words[style].split("|"))
    return ENDED.sub(r"\1\2", " ".join(said.split()))


def _part(part: str, values: dict[str, str]) -> str:
    """A part of a form filled in; nothing where something is missing."""
    asked = [name for _, name, _, _ in Formatter().parse(part) if name]
    if not all(values[name] for name in asked):
        return ""
    form = part.replace("_{", "<i>{").replace("}_", "}</i>")
    return form.format(**{name: escape(value, quote=False) for name, value in values.items()})


def _day(day: str, edition: Edition, style: str) -> str:
    """A day as the style writes it; a month or a year as the site does."""
    if len(day) != len("2026-11-28"):
        return edition.date(day) if day else ""
    words, found = edition.words["cite"], dates.first_day(day)
    month = words["mla_months"].split()[found.month - 1]
    return locales.day_in(found, words[f"{style}_day"].format(month=f"'{month}'"), edition.locale)
