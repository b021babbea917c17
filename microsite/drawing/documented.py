"""What a chart's Python is handed and may use, as a part of REFERENCE.md: written from the docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from microsite import look
from microsite.drawing.rows import Data
from microsite.drawing.script import MODULES
from microsite.look import Look

ABOUT_FIELDS = {
    "series": "the rows of each series by its id: a list of dicts, one key for each column and each name of `computed`",
    "figures": "by id: value, low, high, year, date, label, measure, status",
    "records": "of `records`: a dict for each",
    "eras": "beside leaders, the eras of the site in order: title, start, end, link",
    "wide": "whether this is the wide drawing",
    "width": "in pixels; so is `look.height`",
}
PYTHON = """## A chart in Python

`charts/ID.py` defines `draw(data, look)` and returns an Altair chart. `alt.Chart(data.rows)` takes rows as they are;
a channel without a type gets that of its column (years, numbers, dates, words), and what is not said of axes, colours
and type is that of the house. It may import {modules}.

```python
import altair as alt


def draw(data, look):
    return alt.Chart(data.rows).mark_line(color=look.shared).encode(x="year", y="total")
```
"""


def python() -> Iterator[str]:
    """What a chart's Python is handed and may use, from its own docstrings."""
    yield PYTHON.format(modules=", ".join(f"`{name}`" for name in sorted(MODULES)))
    for owner in (Data, Look):
        name = owner.__name__.lower()
        yield f"### `{name}`\n\n{inspect.cleandoc(owner.__doc__ or '')}\n\n| name | what it is |\n|---|---|"
        lines = [
            f"| `{name}.{field}` | {ABOUT_FIELDS[field]} |" for field in owner.__annotations__ if field in ABOUT_FIELDS
        ]
        lines += [f"| `{_call(name, part, member)}` | {_first(member)} |" for part, member in _members(owner)]
        yield "\n".join([*lines, ""])
    yield "### `from microsite.look import …`\n\n| name | what it is |\n|---|---|"
    functions = [function for function in vars(look).values() if getattr(function, "__module__", "") == look.__name__]
    yield "\n".join(
        [f"| `{f.__name__}{_arguments(f)}` | {_first(f)} |" for f in functions if inspect.isfunction(f)] + [""]
    )


def _members(owner: type) -> Iterator[tuple[str, Any]]:
    for name, member in vars(owner).items():
        called = isinstance(member, property) or inspect.isfunction(member)
        if called and (not name.startswith("_") or name == "__getitem__"):
            yield name, member


def _call(owner: str, name: str, member: Any) -> str:
    if name == "__getitem__":
        return f'{owner}["name"]'
    return f"{owner}.{name}" + ("" if isinstance(member, property) else _arguments(member))


def _arguments(function: Any) -> str:
    """A function's arguments, without their types."""
    found = inspect.signature(function).parameters.values()
    return f"({', '.join(str(one.replace(annotation=one.empty)) for one in found if one.name != 'self')})"


def _first(member: Any) -> str:
    """The first sentence of a docstring, in lower case as the other tables are."""
    text = " ".join((inspect.getdoc(member) or "").split("\n\n")[0].split()).rstrip(".")
    return text[:1].lower() + text[1:]
