"""Reads YAML so that every key still knows its line, and no key stands twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from microsite.files.problem import Problem
from microsite.files.rules import Rule


class _Strict(yaml.SafeLoader):
    """YAML whose dates stay the words that they are written as, as in TOML."""


_Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Lenient(_Strict):
    """The same, whose unknown tags (such as !ENV) are nothing: only the engine needs them."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def read(
    text: str, shown: str, above: int = 0, *, lenient: bool = False
) -> tuple[Mapping[str, Any] | None, dict[str, int], list[Problem]]:
    """A mapping, the line of every key by its dotted name, and problems; None where it is no YAML or no mapping.

    `above` is how many lines of the file stand before the text; `lenient` lets tags of the engine's own pass.
    """
    loader = (_Lenient if lenient else _Strict)(text)
    try:
        node = loader.get_single_node()
        content = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).split("\n")[0] or type(error).__name__
        hint = "Put words that hold a colon in quotes." if "mapping values" in what else ""
        line = above + (mark.line + 1 if mark else 1)
        return None, {}, [Problem(shown, line, Rule.FILE_SYNTAX, f"not valid YAML: {what}", hint)]
    finally:
        loader.dispose()
    if not isinstance(content, dict):
        return None, {}, [Problem(shown, above + 1, Rule.FILE_SYNTAX, "expected settings, such as 'title: …'")]
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    _place(node, "", lines, problems, shown, above)
    return {str(key): value for key, value in content.items()}, lines, problems


def _place(
    node: yaml.Node | None, prefix: str, lines: dict[str, int], problems: list[Problem], shown: str, above: int
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{prefix}{key.value}"
            line = above + key.start_mark.line + 1
            if name in lines:
                message = f"'{key.value}' stands already at line {lines[name]}"
                problems.append(Problem(shown, line, Rule.ID_DUPLICATE, message, "Keep one of them."))
            lines[name] = line
            _place(value, f"{name}.", lines, problems, shown, above)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            lines[f"{prefix}{number}"] = above + value.start_mark.line + 1
            _place(value, f"{prefix}{number}.", lines, problems, shown, above)
