"""The fields of every kind of record: one table that checks, documents and completes.

Types: text (a string in every language), string, number, integer, date (YYYY, YYYY-MM or
YYYY-MM-DD), span (a date, or two with '/'), address (http or https), choice, id and ids
(of the kind `of`), strings, terms (start and end dates), table (checked by its own rules).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field: its type, whether a record must have it, what it refers to or allows."""

    type: str
    required: bool = False
    of: str = ""
    choices: tuple[str, ...] = ()
    doc: str = ""


VERDICTS = ("confirmed", "nuance", "unverified", "wrong")
STATUSES = ("stated", "official", "estimate", "contested")

SCHEMA: dict[str, dict[str, Field]] = {
    "source": {
        "publisher": Field("string", True, doc="who published it"),
        "title": Field("string", True, doc="its title, in its own language"),
        "date": Field("date", doc="when it was published, as far as known"),
        "address": Field("address", doc="its official address"),
        "reason": Field("text", doc="why it has no address"),
        "kind": Field(
            "choice", True, choices=("official", "archive", "press", "research", "reference", "law", "essay")
        ),
        "language": Field("string", True, doc="language of the source"),
        "author": Field("string", doc="who wrote it"),
        "note": Field("text", doc="what kind of copy was read, or a weakness"),
    },
    "event": {
        "date": Field("date", True, doc="as exact as it is known"),
        "end": Field("date", doc="its last day, if it lasted"),
        "theme": Field("id", True, of="theme"),
        "tier": Field("choice", True, choices=("core", "more"), doc="core events are told in an era page"),
        "leaders": Field("ids", True, of="leader", doc="presidents in office on that date"),
        "people": Field("ids", of="leader", doc="others who took part"),
        "title": Field("text", True),
        "summary": Field("text", True),
        "keywords": Field("strings", doc="more words that people search by; not shown"),
        "sources": Field("ids", True, of="source"),
    },
    "leader": {
        "name": Field("string", True),
        "short": Field("string", True, doc="as in running text"),
        "country": Field("choice", True, choices=("us", "mx", "other")),
        "party": Field("string", doc="of presidents"),
        "terms": Field("terms", doc="of presidents: start and end dates"),
        "office": Field("text", True, doc="what they were in this story"),
        "about": Field("text", True, doc="what they did in this story"),
        "aliases": Field("strings", doc="other names, shown and searched by"),
        "keywords": Field("strings", doc="more words that people search by; not shown"),
        "sources": Field("ids", True, of="source"),
    },
    "term": {
        "term": Field("text", True),
        "meaning": Field("text", True),
        "aliases": Field("strings", doc="other names, shown and searched by"),
        "keywords": Field("strings", doc="more words that people search by; not shown"),
        "sources": Field("ids", True, of="source"),
    },
    "claim": {
        "verdict": Field("choice", True, choices=VERDICTS),
        "statement": Field("text", True, doc="what the essay says, in our words"),
        "reason": Field("text", doc="what the record says; every verdict but 'confirmed' needs one"),
        "sources": Field("ids", True, of="source"),
    },
    "figure": {
        "label": Field("text", True, doc="what was counted"),
        "measure": Field("text", True, doc="its scope: goods, or goods and services; provisional, or final"),
        "value": Field("number"),
        "low": Field("number", doc="alone it means 'more than'"),
        "high": Field("number", doc="alone it means 'less than'"),
        "series": Field("id", of="series", doc="the value is a cell of this series"),
        "column": Field("string"),
        "at": Field("string", doc="the row's key"),
        "unit": Field("id", True, of="unit"),
        "date": Field("span", True, doc="what the number refers to"),
        "status": Field("choice", True, choices=STATUSES),
        "sources": Field("ids", True, of="source"),
        "paragraph": Field("integer", doc="of the essay"),
        "beside": Field("ids", of="figure", doc="figures to be read with this one"),
        "note": Field("text"),
        "keywords": Field("strings", doc="more words that people search by; not shown"),
    },
    "unit": {
        "label": Field("text", True),
        "kind": Field("choice", True, choices=("currency", "percent", "rank", "share", "count")),
    },
    "theme": {"label": Field("text", True)},
    "name": {
        "names": Field("strings", True, doc="digits inside these words are part of a name"),
        "reason": Field("string", True, doc="why they are no evidence"),
    },
    "series": {
        "title": Field("text", True),
        "source": Field("id", True, of="source"),
        "also": Field("ids", of="source", doc="sources of single rows, or cross-checks"),
        "licence": Field("text", True),
        "vintage": Field("text", True),
        "caveats": Field("text", True),
        "key": Field("strings", True),
        "columns": Field("table", True),
    },
    "column": {
        "label": Field("text", True),
        "type": Field("choice", True, choices=("year", "integer", "number", "text", "record")),
        "unit": Field("id", of="unit"),
        "scale": Field("number"),
        "low": Field("number"),
        "high": Field("number"),
        "optional": Field("flag"),
        "values": Field("strings"),
        "labels": Field("table"),
    },
    "chart": {
        "series": Field("ids", of="series", doc="whose rows are drawn"),
        "figures": Field("ids", of="figure", doc="whose records are drawn"),
        "records": Field("choice", choices=("leader", "event", "claim"), doc="all records of a kind are drawn"),
        "rows": Field("table", doc="which rows: a column and its allowed values"),
        "columns": Field("strings", doc="the columns of the data table and the download"),
        "sources": Field("ids", of="source", doc="shown in the source line"),
        "height": Field("table", doc="wide and narrow, in pixels"),
        "explore": Field("flag", doc="whether the live chart is offered"),
        "title": Field("text", True),
        "subtitle": Field("text", True),
        "alt": Field("text", True),
        "note": Field("text"),
        "keywords": Field("strings", doc="more words that people search by; not shown"),
        "labels": Field("table", doc="words that the drawing prints"),
    },
}

# Where records live, below data/: a file of that name, or a folder of files.
FOLDERS = {
    "source": "sources",
    "event": "events",
    "leader": "leaders",
    "term": "glossary",
    "figure": "figures",
    "claim": "claims",
    "unit": "units",
    "theme": "themes",
    "name": "names",
}
