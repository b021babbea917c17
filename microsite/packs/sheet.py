"""Questions as the sheets that quiz games import: those of one and of several answers, in their short forms.

The columns are those of the games' own templates.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from microsite.packs.quiz import Item

Cells = Sequence[str | int]
SECONDS = 60  # of those that Kahoot takes: 5, 10, 20, 30, 60, 90, 120, 240
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a sheet says when it was made, in no zone; it shall not differ
KAHOOT = (
    "Question - max 120 characters",
    *(f"Answer {place} - max 75 characters" for place in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
WAYGROUND = (
    *("Question Text", "Question Type"),
    *(f"Option {place}" for place in range(1, 6)),
    *("Correct Answer", "Time in seconds", "Image Link", "Answer explanation"),
)
BLOOKET = (
    *("Question #", "Question Text", "Answer 1", "Answer 2", "Answer 3\n(Optional)", "Answer 4\n(Optional)"),
    *("Time Limit (sec)\n(Max: 300 seconds)", "Correct Answer(s)\n(Only include Answer #)"),
)


def taken(items: Iterable[Item], most: int) -> list[Item]:
    """The questions that a game takes: those with answers to choose from, and no more answers than it shows."""
    return [item for item in items if 0 < len(item.choices) <= most]


def kahoot(items: Iterable[Item]) -> bytes:
    """The sheet that Kahoot imports, as xlsx."""
    rows: list[Cells] = [
        [item.short, *_filled([choice.short for choice in item.choices], 4), SECONDS, _right(item)]
        for item in taken(items, 4)
    ]
    return _workbook([KAHOOT, *rows])


def wayground(items: Iterable[Item]) -> bytes:
    """The sheet that Wayground imports, as xlsx."""
    kinds = {"one": "Multiple Choice", "several": "Checkbox"}
    rows: list[Cells] = []
    for item in taken(items, 5):
        answers = _filled([choice.short for choice in item.choices], 5)
        why = " ".join(choice.reason for choice in item.choices if choice.right)
        rows.append([item.short, kinds[item.kind], *answers, _right(item), SECONDS, "", why])
    return _workbook([WAYGROUND, *rows])


def blooket(items: Iterable[Item]) -> str:
    """The sheet that Blooket imports, as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Blooket\nImport Template", *[""] * (len(BLOOKET) - 1)])
    writer.writerow(BLOOKET)
    for number, item in enumerate(taken(items, 4), 1):
        answers = _filled([choice.short for choice in item.choices], 4)
        writer.writerow([number, item.short, *answers, SECONDS, _right(item)])
    return out.getvalue()


def _filled(cells: list[str], count: int) -> list[str]:
    return cells + [""] * (count - len(cells))


def _right(item: Item) -> str:
    """The places of the right answers, from 1: '1,3'."""
    return ",".join(str(place) for place, choice in enumerate(item.choices, 1) if choice.right)


def _workbook(rows: Iterable[Cells]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet()
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    sheet.set_column(0, 0, 60, wrapped)
    sheet.set_column(1, 5, 30, wrapped)
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row, None if place else bold)
    book.close()
    return out.getvalue()
