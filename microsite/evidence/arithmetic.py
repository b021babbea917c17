"""Works out the arithmetic that a chart's words name, over the rows that the chart is handed.

An expression such as "total / 1000" has names (columns, and arithmetic named above it), numbers,
words in quotes, + - * / // %, comparisons joined by and, or, not, and the functions of FUNCTIONS.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

FUNCTIONS: dict[str, str] = {
    "sum": "sum(total), or sum(total, year >= 1990): of all rows, or of those that hold",
    "mean": "mean(total)",
    "min": "min(total): the lowest of all rows; min(rank, 4): the lower of two",
    "max": "max(total): the highest of all rows; max(rank, 4): the higher of two",
    "first": "first(total, year >= 1990)",
    "last": "last(total)",
    "count": "count(): all rows; count(side): rows with the same side as this one; of records, each once",
    "index": "index(): the number of this row, from 0",
    "steps": "steps(year, 1990, 2000): how many of the steps this row has reached",
    "round": "round(total / 1000, 1)",
    "abs": "abs(balance)",
    "figure": "figure('trade-2024'): the value of a figure that the chart names",
    "each": "each(year + 1): of any row, not only of this one",
}
OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
AGGREGATES: dict[str, Callable[[list[Any]], Any]] = {
    "sum": sum,
    "mean": lambda found: sum(found) / len(found),
    "min": min,
    "max": max,
    "first": lambda found: found[0],
    "last": lambda found: found[-1],
}
LONGEST = 400
ALLOWED = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.And, ast.Or, ast.Name, ast.Load, ast.Call)


@dataclass(frozen=True)
class Expression:
    """An expression as its author wrote it."""

    text: str


class ExpressionError(ValueError):
    """An expression that cannot be read or worked out; the message says why."""


class _NothingError(Exception):
    """A row lacks what the expression needs: it has no value there."""


def parse(text: str) -> ast.expr:
    """The expression of a text; raises ExpressionError where it is none, or reads no rows."""
    if len(text) > LONGEST:
        raise ExpressionError(f"is longer than {LONGEST} letters")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"'{text}' is no arithmetic") from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
            continue
        if not isinstance(node, (*ALLOWED, *OPERATORS)):
            raise ExpressionError(f"'{text}' holds more than columns, numbers, + - * /, comparisons and functions")
        if isinstance(node, ast.Call) and (
            not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS or node.keywords
        ):
            known = ", ".join(FUNCTIONS)
            raise ExpressionError(f"'{ast.unparse(node.func)}' is no function of a chart's arithmetic ({known})")
    if not any(isinstance(node, ast.Name | ast.Call) for node in ast.walk(tree)):
        raise ExpressionError(f"'{text}' reads no rows: it is a number of its own")
    return tree


def names(tree: ast.expr) -> set[str]:
    """The columns, or other arithmetic, that an expression reads."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}


def over_rows(tree: ast.expr) -> bool:
    """Whether an expression has one value for all rows, such as sum(total)."""
    if isinstance(tree, ast.Name):
        return False
    if isinstance(tree, ast.Call):
        assert isinstance(tree.func, ast.Name)
        name = tree.func.id
        if name == "figure" or (name in AGGREGATES and _aggregates(tree)) or (name == "count" and not tree.args):
            return True
        if name in ("index", "count", "each"):
            return False
        return all(over_rows(node) for node in tree.args)
    return all(over_rows(node) for node in ast.iter_child_nodes(tree) if isinstance(node, ast.expr))


def is_each(tree: ast.expr) -> bool:
    """Whether an expression is of any row: each(year + 1)."""
    return isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id == "each"


def column(tree: ast.expr, rows: Sequence[Row], figures: Mapping[str, Row], once: str = "") -> list[Any]:
    """The expression's value in every row, None where a row lacks what it needs; raises ExpressionError.

    `once` is the column that names a record: one with several rows, such as an event at two places, counts once.
    """
    found: list[Any] = []
    table = _Table(rows, figures, once)
    for at in range(len(rows)):
        try:
            found.append(table.value(tree, at))
        except _NothingError:
            found.append(None)
    return found


def _aggregates(call: ast.Call) -> bool:
    """Whether min or max is of all rows, and not of two values of one."""
    return len(call.args) == 1 or isinstance(call.args[1], ast.Compare | ast.BoolOp)


class _Table:
    """The rows that an expression is worked out over, and the chart's figures."""

    def __init__(self, rows: Sequence[Row], figures: Mapping[str, Row], once: str) -> None:
        self.rows = rows
        self.figures = figures
        self.once = once
        self.kept: dict[int, Any] = {}

    def value(self, node: ast.expr, at: int) -> Any:
        """The value of a part in one row."""
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            if self.rows[at].get(node.id) is None:
                raise _NothingError
            return self.rows[at][node.id]
        if isinstance(node, ast.BoolOp):
            return (all if isinstance(node.op, ast.And) else any)(self.value(part, at) for part in node.values)
        if isinstance(node, ast.Call):
            return self._call(node, at)
        return self._operate(node, at)

    def _operate(self, node: ast.expr, at: int) -> Any:
        try:
            if isinstance(node, ast.BinOp):
                left, right = self.value(node.left, at), self.value(node.right, at)
                if isinstance(left, str) or isinstance(right, str):
                    raise TypeError("words are no numbers")
                return OPERATORS[type(node.op)](left, right)
            if isinstance(node, ast.UnaryOp):
                return OPERATORS[type(node.op)](self.value(node.operand, at))
            assert isinstance(node, ast.Compare)
            parts = [self.value(part, at) for part in (node.left, *node.comparators)]
            pairs = zip(node.ops, parts, parts[1:], strict=False)
            return all(OPERATORS[type(op)](left, right) for op, left, right in pairs)
        except ZeroDivisionError as error:
            raise _NothingError from error
        except (TypeError, OverflowError, KeyError) as error:
            raise ExpressionError(f"'{ast.unparse(node)}' cannot be worked out: {error}") from error

    def _call(self, node: ast.Call, at: int) -> Any:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        try:
            if name in AGGREGATES and node.args and _aggregates(node):
                return self._aggregate(node)
            if name == "count":
                return self._count(node, at)
            if name == "index":
                return at
            parts = [self.value(part, at) for part in node.args]
            if name == "figure":
                return self._figure(*parts)
            if name == "steps":
                return sum(parts[0] >= step for step in parts[1:])
            plain: dict[str, Callable[..., Any]] = {"round": round, "abs": abs, "min": min, "max": max}
            return plain[name](*parts) if name != "each" else parts[0]
        except (TypeError, ValueError, IndexError, KeyError) as error:
            if isinstance(error, ExpressionError):
                raise
            raise ExpressionError(f"'{ast.unparse(node)}' cannot be worked out. Write {FUNCTIONS[name]}.") from error

    def _figure(self, name: Any) -> Any:
        if name not in self.figures:
            raise ExpressionError(f"the chart names no figure '{name}'")
        return self.figures[name]["value"]

    def _aggregate(self, node: ast.Call) -> Any:
        assert isinstance(node.func, ast.Name)
        if self.once and isinstance(node.args[0], ast.Constant):
            raise ExpressionError(f"'{ast.unparse(node)}' counts rows, and a record may have several: write count(...)")
        if id(node) not in self.kept:
            found = list(self._where(node.args))
            self.kept[id(node)] = AGGREGATES[node.func.id](found) if found else None
        if self.kept[id(node)] is None:
            raise _NothingError
        return self.kept[id(node)]

    def _where(self, arguments: list[ast.expr]) -> Iterator[Any]:
        for at in range(len(self.rows)):
            try:
                if len(arguments) == 1 or self.value(arguments[1], at):
                    yield self.value(arguments[0], at)
            except _NothingError:
                continue

    def _count(self, node: ast.Call, at: int) -> int:
        if id(node) not in self.kept:
            self.kept[id(node)] = [self._key(node.args, other) for other in range(len(self.rows))]
        keys: list[Any] = self.kept[id(node)]
        if keys[at] is None:
            raise _NothingError
        same = [row for row, key in zip(self.rows, keys, strict=True) if key == keys[at]]
        return len({row[self.once] for row in same}) if self.once else len(same)

    def _key(self, parts: list[ast.expr], at: int) -> tuple[Any, ...] | None:
        try:
            return tuple(self.value(part, at) for part in parts)
        except _NothingError:
            return None
