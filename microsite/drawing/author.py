"""Runs an author's chart: from its Python to a spec, and to the problem where it fails."""

from __future__ import annotations

import inspect
import json
import math
import re
import traceback
import types
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from microsite.drawing import limits
from microsite.drawing.guard import guarded
from microsite.drawing.house import finish
from microsite.drawing.rows import Data
from microsite.drawing.script import Script
from microsite.drawing.ways import parts_checked, tell_types
from microsite.files.rules import Rule
from microsite.look import Look


class ChartError(Exception):
    """What is wrong with a chart: its line, the rule, the message and what to do."""

    def __init__(self, line: int, rule: Rule, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule
        self.message = message
        self.hint = hint


def spec_of(path: str, script: Script, data: str, look: Look, years: tuple[str, ...]) -> dict[str, Any]:
    """The spec that `draw(data, look)` returns for rows given as JSON, of which some columns hold years.

    Raises ChartError.
    It is drawn twice, with rows of its own each time: the same sources give the same drawing.
    """
    try:
        with parts_checked(False):
            first = _drawn(path, script, data, look, years, validate=True)
            # What lay free in memory is taken, or else what is drawn by an address would have the same one again.
            taken = [bytearray(size) for size in range(1, 512, 8) for _ in range(64)]
            again = _drawn(path, script, data, look, years, validate=False)
            del taken
    except ChartError as error:
        # Altair tells the line only where it checks every part as it is made, which takes longer than all the rest.
        with parts_checked(True):
            _drawn(path, script, data, look, years, validate=True)
        raise error
    if json.dumps(first, default=str) != json.dumps(again, default=str):
        hint = "Draw nothing by chance, by the clock, or in the order of a set."
        raise ChartError(script.draw, Rule.CHART_SAME, "draws something else each time it is drawn", hint)
    for field, value in _no_numbers(first):
        message = f"draws no number in '{field}': {value}"
        raise ChartError(script.making(field), Rule.CHART_VALUES, message, "Leave out rows without a value.")
    return first


def _drawn(path: str, script: Script, data: str, look: Look, years: tuple[str, ...], validate: bool) -> dict[str, Any]:
    try:
        with limits.of_memory(), guarded():
            chart = _function(path, script)(Data(**json.loads(data)), deepcopy(look))
    except ChartError:
        raise
    except BaseException as error:  # noqa: BLE001 - an author's Python may raise anything
        raise wrong(error, path, script) from error
    if not hasattr(chart, "to_dict"):
        got = "nothing" if chart is None else f"a {type(chart).__name__}"
        raise ChartError(script.draw, Rule.CHART_DRAWS, f"draw(data, look) returns {got}", "Return an Altair chart.")
    try:
        tell_types(chart, years)
        return finish(chart, look, years, validate)
    except Exception as error:  # noqa: BLE001 - Altair may raise anything
        raise wrong(error, path, script) from error


def _function(path: str, script: Script) -> Callable[..., Any]:
    module = types.ModuleType("chart")
    module.__file__ = path
    exec(compile(script.text, path, "exec"), module.__dict__)  # noqa: S102 - a chart is the project's own Python
    draw = getattr(module, "draw", None)
    hint = "Write: def draw(data, look):"
    if not callable(draw):
        raise ChartError(1, Rule.CHART_DRAWS, "defines no function draw(data, look)", hint)
    try:
        inspect.signature(draw).bind(None, None)
    except TypeError as error:
        raise ChartError(script.definition, Rule.CHART_DRAWS, "draw does not take (data, look)", hint) from error
    return draw  # type: ignore[no-any-return]


def wrong(error: BaseException, path: str, script: Script) -> ChartError:
    """An error as the author meets it: at the last line of the chart that it passed through."""
    said = folded(str(error))
    name = type(error).__name__
    line = _line(error, path) or _named(said, script)
    if isinstance(error, RecursionError):
        return ChartError(line, Rule.CHART_LIMITS, f"calls itself without end ({name})")
    if isinstance(error, MemoryError):
        return ChartError(line, Rule.CHART_LIMITS, f"takes more memory than a chart may ({name})")
    if not isinstance(error, Exception):
        return ChartError(line, Rule.CHART_LIMITS, f"ends the program ({name}{f': {said}' if said else ''})")
    return ChartError(line, Rule.CHART_DRAWS, f"{name}: {said}" if said else name)


def folded(text: str) -> str:
    """A message of several lines as one, without the places in the engine where it arose."""
    lines = [line.strip() for line in text.strip().split("\n") if not re.match(r"\s+at \S", line)]
    return " ".join(line for line in lines if line)


def _line(error: BaseException, path: str) -> int | None:
    if isinstance(error, SyntaxError) and error.filename in (path, "<unknown>"):
        return error.lineno or 1
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return lines[-1] if lines else None


def _named(said: str, script: Script) -> int:
    """The line of the option that Altair names, or that of draw's return."""
    for found in re.finditer(r"invalid value for `(\w+)`", said):
        if line := script.option(found[1]):
            return line
    return script.draw


def _no_numbers(spec: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for rows in spec.get("datasets", {}).values():
        for row in rows:
            for name, value in row.items() if isinstance(row, dict) else ():
                if isinstance(value, float) and not math.isfinite(value):
                    yield str(name), value
