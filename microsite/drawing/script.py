"""A chart's Python as text: what it may import and call, and the lines where it names things."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MODULES = frozenset(
    {
        "__future__",
        "altair",
        "bisect",
        "calendar",
        "collections",
        "copy",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "heapq",
        "itertools",
        "math",
        "microsite.look",
        "numbers",
        "operator",
        "re",
        "statistics",
        "string",
        "textwrap",
        "typing",
    }
)
CALLS = frozenset(
    {
        "open",
        "eval",
        "exec",
        "compile",
        "__import__",
        "input",
        "breakpoint",
        "globals",
        "locals",
        "vars",
        "exit",
        "quit",
        "delattr",
        "setattr",
    }
)
MOVING = {"id": "an address in memory", "hash": "a hash"}
CLOCK = frozenset({"now", "today", "utcnow"})
DOORS = frozenset(
    {
        "asyncio",
        "builtins",
        "ctypes",
        "http",
        "importlib",
        "io",
        "multiprocessing",
        "os",
        "pathlib",
        "pickle",
        "random",
        "secrets",
        "shutil",
        "signal",
        "socket",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "uuid",
    }
)
HINT = "A chart gets its rows and words, and draws them."


@dataclass(frozen=True)
class Script:
    """The text of a chart's Python."""

    text: str

    @classmethod
    def read(cls, path: str) -> Script:
        """The script in a file."""
        return cls(Path(path).read_text("utf-8-sig", errors="replace"))

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed text, empty where it is no Python: then it has no lines to name."""
        try:
            return self.parse()
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module([], [])

    def parse(self) -> ast.Module:
        """The parsed text; raises SyntaxError where it is no Python, ValueError where it is no text."""
        return ast.parse(self.text)

    @cached_property
    def draw(self) -> int:
        """The line of `return` in `draw`, or of its `def`, or 1."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == "draw":
                returns = [part.lineno for part in ast.walk(node) if isinstance(part, ast.Return)]
                return max(returns, default=node.lineno)
        return 1

    @property
    def definition(self) -> int:
        """The line of `def draw`, or 1."""
        found = (n.lineno for n in self.tree.body if isinstance(n, ast.FunctionDef) and n.name == "draw")
        return next(found, 1)

    def making(self, field: str) -> int:
        """The line that fills a field of the rows, or else that draws it, or else of `draw`'s return."""
        keys = [key for node in ast.walk(self.tree) if isinstance(node, ast.Dict) for key in node.keys]
        filled = [part.slice for part in ast.walk(self.tree) if isinstance(part, ast.Subscript) and _stored(part)]
        for node in (*keys, *filled):
            if isinstance(node, ast.Constant) and node.value == field:
                return node.lineno
        return self.drawing(field)

    def drawing(self, field: str) -> int:
        """The line that encodes a field, as in "total:Q", or else of `draw`'s return."""
        named = re.compile(rf"(?:\w+\()?{re.escape(field)}\)?(?::[A-Z])?")
        return self._string(lambda text: named.fullmatch(text) is not None) or self.draw

    def option(self, name: str) -> int | None:
        """The line that gives an option by name, as in orient="top", or None."""
        found = (n.value.lineno for n in ast.walk(self.tree) if isinstance(n, ast.keyword) and n.arg == name)
        return next(found, None)

    def quoting(self, words: str) -> int | None:
        """The line with a text of exactly these words, or None."""
        return self._string(lambda text: text == words)

    def saying(self, number: str) -> int | None:
        """The line that writes a number out, in words or as a number, or None."""
        digits = re.compile(rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d)")
        for at, line in enumerate(self.text.split("\n"), 1):
            if digits.search(line.replace(",", "").replace("_", "").partition("#")[0]):
                return at
        return None

    def _string(self, wanted: object) -> int | None:
        assert callable(wanted)
        found = (n for n in ast.walk(self.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        return next((node.lineno for node in found if wanted(node.value)), None)

    def breaches(self) -> Iterator[tuple[int, str]]:
        """(line, message) of everything that reaches past rows and words; raises as `parse`."""
        for node in ast.walk(self.parse()):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, _import(alias.name)) for alias in node.names if alias.name not in MODULES)
            elif isinstance(node, ast.ImportFrom):
                yield from _import_from(node)
            elif said := _reach(node):
                yield getattr(node, "lineno", 1), said


def _stored(node: ast.Subscript) -> bool:
    return isinstance(node.ctx, ast.Store)


def _import(name: str) -> str:
    allowed = ", ".join(sorted(MODULES - {"__future__"}))
    return f"imports '{name}'; a chart may import {allowed}"


def _import_from(node: ast.ImportFrom) -> Iterator[tuple[int, str]]:
    module = "." * node.level + (node.module or "")
    whole = {f"{module}.{alias.name}" for alias in node.names}
    if module.split(".")[0] != "altair" and module not in MODULES and not whole <= MODULES:
        yield node.lineno, _import(module)
    yield from ((node.lineno, _import(f"{module}.{a.name}")) for a in node.names if a.name in DOORS)


def _reach(node: ast.AST) -> str:
    """What a call or an attribute reaches for, or nothing."""
    if isinstance(node, ast.Name) and node.id in CALLS:
        return f"uses '{node.id}'"
    if isinstance(node, ast.Name) and node.id.startswith("__"):
        return f"uses '{node.id}'"
    if isinstance(node, ast.Attribute):
        if node.attr in DOORS or (node.attr.startswith("__") and node.attr.endswith("__")):
            return f"reaches for '{node.attr}'"
        if node.attr in CLOCK:
            return f"asks the clock by '{node.attr}'"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in MOVING:
            return f"draws by {MOVING[node.func.id]}: '{node.func.id}' differs from run to run"
        if node.func.id == "getattr" and not _plain_name(node):
            return "uses 'getattr' with a name that is not written out"
    return ""


def _plain_name(call: ast.Call) -> bool:
    name = call.args[1] if len(call.args) > 1 else None
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return False
    return name.value not in DOORS | CLOCK and not name.value.startswith("__")
