"""Citations as programs read them: BibTeX, RIS, CSL-JSON, and what Zotero finds in a page's head.

Sources: https://www.bibtex.com/format/, https://en.wikipedia.org/wiki/RIS_(file_format),
https://github.com/citation-style-language/schema, https://www.zotero.org/support/dev/exposing_metadata.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from microsite.citing.styles import cited
from microsite.citing.work import Work
from microsite.evidence.edition import Edition
from microsite.language import dates

# Endings of the files.
ENDINGS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
SPECIAL = re.compile(r"[&%$#_{}~^\\]")
OTHERS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class File:
    """A citation as a file: its format, its name on the site, the name under which a reader keeps it, its text."""

    format: str
    name: str
    saved: str
    text: str


@dataclass(frozen=True)
class Cited:
    """All that a page says of how to cite a work."""

    work: Work
    edition: Edition

    @property
    def styles(self) -> dict[str, str]:
        """The citation by each style, by the style's name, as HTML."""
        return cited(self.work, self.edition)

    @property
    def files(self) -> list[File]:
        """The files that stand beside the page."""
        texts = written(self.work, self.edition)
        return [File(ENDINGS[end], f"cite.{end}", f"{self.work.key}.{end}", text) for end, text in texts.items()]

    @property
    def head(self) -> list[tuple[str, str]]:
        """Names and values for the page's head."""
        return head(self.work)


def written(work: Work, edition: Edition) -> dict[str, str]:
    """A citation in each format, by the ending of its file."""
    note = _note(work, edition)
    kind = str(edition.words["cite"].get(f"kind_{work.kind}", ""))
    version = edition.labels["version"].format(version=work.version) if work.version else ""
    return {"bib": _bibtex(work, note, version), "ris": _ris(work, note), "csl.json": _csl(work, note, kind)}


def head(work: Work) -> list[tuple[str, str]]:
    """Names and values of a page's `meta` elements; the last says that it is a web page, and not an article."""
    found = [
        ("citation_title", work.title),
        ("citation_author", work.author),
        ("citation_publication_date", work.day.replace("-", "/")),
        ("citation_language", work.language),
        ("citation_public_url", work.address),
        ("z:itemType", "webpage"),
    ]
    return [(name, value) for name, value in found if value]


def _note(work: Work, edition: Edition) -> str:
    """What a chart or a figure rests on."""
    return str(edition.words["cite"]["basis"]).format(sources="; ".join(work.basis)) if work.basis else ""


def _csl(work: Work, note: str, kind: str) -> str:
    """A list of one item, a line for each of its fields."""
    parts = [int(part) for part in work.day.split("-")] if work.day else []
    item: dict[str, Any] = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "container-title": work.container,
        "author": [{"literal": work.author}],
        "issued": {"date-parts": [parts]} if parts else None,
        "version": work.version,
        "genre": kind,
        "URL": work.address,
        "language": work.language,
        "note": note,
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items() if value]
    return "[\n {\n" + ",\n".join(lines) + "\n }\n]\n"


def _bibtex(work: Work, note: str, version: str) -> str:
    year, *rest = work.day.split("-")
    fields = {
        "author": f"{{{_tex(work.author)}}}",
        "title": f"{{{_tex(work.title)}}}",
        # Older styles print no field of their own for a version.
        "howpublished": _tex(", ".join(part for part in (work.container, version) if part)),
        "year": year,
        "date": work.day if len(rest) == 2 else "",
        "url": work.address,
        "language": work.language,
        "note": _tex(note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    # Names of months are macros of BibTeX, without braces.
    lines += [f"  month = {MONTHS[int(rest[0]) - 1]}"] if rest else []
    return f"@misc{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    """A text as LaTeX reads it; letters of any language stay as they are."""
    return SPECIAL.sub(lambda found: OTHERS.get(found[0], f"\\{found[0]}"), text)


def _ris(work: Work, note: str) -> str:
    day = dates.first_day(work.day) if work.day else None
    fields = [
        ("TY", "ELEC"),
        ("ID", work.key),
        ("TI", work.title),
        ("AU", work.author),
        ("T2", work.container),
        ("PY", f"{day.year}" if day else ""),
        ("DA", work.day.replace("-", "/")),
        ("ET", work.version),
        ("LA", work.language),
        ("N1", note),
        ("UR", work.address),
    ]
    # The format asks for CR and LF; readers take either, and a text file of the site has LF.
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n"
