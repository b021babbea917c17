"""Where an id stands in a chart's Python: as a string of its own that names one of the rows it is handed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from microsite.editing.edits import Changes
from microsite.editing.in_records import holds
from microsite.evidence.catalog import Catalog
from microsite.evidence.chartwords import ChartWords

HANDED = ("figures", "series")  # what `data` gives by id


def rename(changes: Changes, catalog: Catalog, kind: str, old: str, new: str) -> None:
    """Notes every string of a chart's Python that is the id of a record in its rows."""
    for chart in catalog.charts.values():
        path = f"charts/{chart.id}.py"
        if holds(chart, catalog, kind, old) and (changes.folder / path).is_file():
            text = changes.text(path)
            for start, end in _places(text, old, _doubtful(chart, catalog, old)):
                changes.replace(path, start, end, new)


def _doubtful(chart: ChartWords, catalog: Catalog, old: str) -> bool:
    """Whether the id is also a label or a column: then only `data.figures["id"]` is surely the record."""
    columns = {column for name in chart.series for column in catalog.series[name].columns}
    return old in chart.labels or old in columns or old in chart.computed


def _places(text: str, old: str, doubtful: bool) -> Iterator[tuple[int, int]]:
    """Where the words of a string stand that is the id."""
    try:
        tree = ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError):
        return
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines = text.split("\n")
    for node, above in _strings(tree, None):
        if node.value != old or _of_words(above) or (doubtful and not _of_data(above)):
            continue
        line = lines[node.lineno - 1]
        column = len(line.encode()[: node.col_offset].decode(errors="ignore"))
        at = line.find(old, column)
        if at >= 0:
            yield starts[node.lineno - 1] + at, starts[node.lineno - 1] + at + len(old)


def _strings(node: ast.AST, above: ast.AST | None) -> Iterator[tuple[ast.Constant, ast.AST | None]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, above
    for child in ast.iter_child_nodes(node) if not isinstance(node, ast.JoinedStr) else ():
        yield from _strings(child, node)


def _of_words(above: ast.AST | None) -> bool:
    """Whether a string is looked up among the chart's words: look["id"]."""
    return isinstance(above, ast.Subscript) and isinstance(above.value, ast.Name) and above.value.id == "look"


def _of_data(above: ast.AST | None) -> bool:
    """Whether a string is looked up in the rows: data.figures["id"]."""
    return isinstance(above, ast.Subscript) and isinstance(above.value, ast.Attribute) and above.value.attr in HANDED
