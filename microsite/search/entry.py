"""One thing that a search can lead to, and the kinds of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

KINDS = (
    *("leader", "term", "page", "event", "document", "chart", "figure", "place", "section"),
    *("claim", "question", "correction", "source"),
)


@dataclass(frozen=True)
class Entry:
    """One thing that a search can lead to.

    `address` counts from the root of its language; `where` is the page it stands on, or its date; `names` are its
    other names; `keywords`, `hints` and `more` are searched and not shown; `eras` are slugs of era pages; `numbers` are
    what a figure says; `span` is when it was, as YYYY[-MM[-DD]] or two joined by '/'; `terms` are first and last days
    in office, the last of them empty where it is not over; `deeds` are spans of events in which a person took part,
    `then` is what happened while they were in office; `glance` is what answers a question by itself, after its
    source; `languages` are those of names that are not in the edition's own, in pairs.
    """

    kind: str
    address: str
    title: str
    where: str = ""
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    text: str = ""
    more: str = ""
    eras: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    core: bool = False
    span: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    deeds: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    glance: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
