"""Writes what is derived from the records' classes and the rules: `python -m microsite.reference`.

REFERENCE.md lists every field, schemas/ lets editors complete and check TOML while one types
(.taplo.toml says which schema a file has), and CONTRIBUTING.md gets its table of rules.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from microsite.drawing import documented
from microsite.evidence.records import KINDS, TABLES
from microsite.evidence.siteconfig import SiteConfig
from microsite.files.record import Record
from microsite.files.rules import Rule
from microsite.output.interface import GivenFigure, GivenSource, Interface

HOME = Path(__file__).resolve().parent.parent
HEAD = """# Reference: what a record may say

Every field of every kind. This page is written from the compiler's own classes by `make reference`;
`make check` holds your files against the same classes, and `schemas/` lets an editor such as VS Code
complete and check them while you type.

*Text* is words in every language, such as `title.en` and `title.es`. *Date* is YYYY, YYYY-MM or
YYYY-MM-DD; *span* is a date, or two joined by `/`. *Id of* names a record; *ids of* lists several.
"""


INTERFACE = """Every build writes `figures.json` in the root of the site: every figure with its sources, for programs.
Fields may be added; none is taken away or given another meaning while `interface` is 1. Ids stay, and those that were
renamed are in `moved`. GitHub Pages lets pages of any site ask for it (`Access-Control-Allow-Origin: *`).
`schemas/interface.schema.json` is its JSON Schema."""


def files() -> dict[str, str]:
    """Everything that is derived, by path from the repository's root."""
    written = {"REFERENCE.md": _reference(), ".taplo.toml": _associations()}
    for kind, model in KINDS.items():
        written[f"schemas/{kind}.schema.json"] = _pretty(_schema(kind, model))
    written["schemas/interface.schema.json"] = _pretty(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **Interface.model_json_schema()}
    )
    contributing = (HOME / "CONTRIBUTING.md").read_text("utf-8")
    table = "\n".join(_rules())
    written["CONTRIBUTING.md"] = re.sub(
        r"(?<=\n\n)\| rule \| what it asks \|\n(?:\|.*\n)+", lambda found: f"{table}\n", contributing
    )
    return written


def main() -> int:
    """Writes the files that are not as they should be; returns how a shell should take it."""
    for name, content in files().items():
        path = HOME / name
        if not path.is_file() or path.read_text("utf-8") != content:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8", newline="\n")
            print(f"wrote {name}")
    return 0


def _rules() -> Iterator[str]:
    yield "| rule | what it asks |"
    yield "|---|---|"
    for rule in sorted(Rule, key=lambda rule: (rule.startswith("built-"), rule)):
        mark = " (warning)" if rule.severity == "warning" else ""
        yield f"| `{rule}` | {rule.asks}{mark} |"


def _where(kind: str) -> str:
    if kind == "series":
        return "`data/series/ID.toml`, beside `ID.csv`"
    if kind == "chart":
        return "`charts/ID.toml`, with a `form` or beside `ID.py`"
    if kind == "image":
        return "`docs/images/ID.toml`, beside `ID.jpg` or the like; any folder of `docs/` will do"
    folder = KINDS[kind].FOLDER
    return f"`data/{folder}.toml` or any file of `data/{folder}/`, one table `[id]` each"


def _reference() -> str:
    parts = [HEAD]
    for kind, model in KINDS.items():
        parts.append(f"## {kind.capitalize()}\n\n{_about(model)}\nIn {_where(kind)}.\n\n{_table(model)}")
        parts += [_part(inner) for inner in _parts(model)]
    parts += documented.python()
    parts.append(f"## figures.json\n\n{INTERFACE}\n\n{_table(Interface)}")
    parts += [_part(GivenFigure), _part(GivenSource)]
    parts.append(f"## mkdocs.yml\n\n{_about(SiteConfig)}\n\n{_table(SiteConfig)}")
    parts += [_part(inner) for inner in _parts(SiteConfig)]
    return "\n".join(parts)


def _part(model: type[BaseModel]) -> str:
    return f"### {model.__name__}\n\n{_about(model)}\n\n{_table(model)}"


def _about(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _table(model: type[BaseModel]) -> str:
    rows = ["| field | holds | type | needed |", "|---|---|---|---|"]
    schema = model.model_json_schema(by_alias=True)
    for name, field in model.model_fields.items():
        shown = field.alias or name
        needed = "yes" if field.is_required() else ""
        held = _type(schema["properties"][shown], str(field.annotation) + str(field.metadata))
        rows.append(f"| `{shown}` | {field.description or ''} | {held} | {needed} |")
    return "\n".join(rows) + "\n"


def _type(schema: dict[str, Any], annotation: str) -> str:
    """The type of a field in an editor's words."""
    schema = next((one for one in schema.get("anyOf", []) if one.get("type") != "null"), schema)
    ref = re.search(r"Ref\(kind='(\w+)'\)", annotation)
    if "enum" in schema:
        return ", ".join(f"`{choice}`" for choice in schema["enum"])
    if ref:
        return f"{'ids' if schema.get('type') == 'array' else 'id'} of {ref[1]}"
    if "$ref" in schema:
        return f"a table, see {schema['$ref'].rpartition('/')[2]}"
    if schema.get("type") == "array":
        inner = schema.get("items", {})
        return f"list of tables, see {inner['$ref'].rpartition('/')[2]}" if "$ref" in inner else _plural(inner)
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties", {})
        if isinstance(inner, dict) and "$ref" in inner:
            return f"tables by name, see {inner['$ref'].rpartition('/')[2]}"
        return "text" if isinstance(inner, dict) and inner.get("type") == "string" else "texts by name"
    pattern = str(schema.get("pattern", ""))
    if pattern:
        return "span" if "/" in pattern else "date"
    return "web address" if schema.get("format") == "uri" else _NAMES.get(str(schema.get("type")), "words")


_NAMES = {"string": "words", "number": "number", "integer": "whole number", "boolean": "true or false"}


def _plural(inner: dict[str, Any]) -> str:
    return "list of numbers" if inner.get("type") == "number" else "list of words" if inner else "list"


def _parts(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The classes of the tables inside a record, by their order."""
    found = []
    for field in model.model_fields.values():
        for annotation in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                found.append(annotation)
    return found


def _schema(kind: str, model: type[Record]) -> dict[str, Any]:
    """A JSON Schema for the files of a kind; TOML has no null, so what is optional is only left out."""
    schema: dict[str, Any] = _without_null(model.model_json_schema(by_alias=True))
    inner = schema.pop("$defs", {})
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind, "description": _about(model)}
    for name in ("title", "description"):
        schema.pop(name, None)
    if kind in TABLES:
        return {**head, "type": "object", "additionalProperties": schema, "$defs": inner}
    return {**head, **schema, "$defs": inner}


def _without_null(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_null(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _without_null(value) for key, value in node.items() if not (key == "default" and value is None)}
    others = [one for one in kept.get("anyOf", []) if one.get("type") != "null"]
    if "anyOf" in kept and len(others) == 1:
        del kept["anyOf"]
        kept = {**others[0], **kept}
    if isinstance(kept.get("title"), str) and ("type" in kept or "$ref" in kept or "enum" in kept):
        del kept["title"]
    return kept


def _associations() -> str:
    """What Even Better TOML and taplo read: which schema holds for which files."""
    lines = ["# Written by `make reference`: which schema an editor holds a file against."]
    for kind, model in KINDS.items():
        globs = {"series": ["data/series/*.toml"], "chart": ["charts/*.toml"], "image": ["docs/**/*.toml"]}
        where = globs.get(kind, [f"data/{model.FOLDER}.toml", f"data/{model.FOLDER}/*.toml"])
        lines += ["", "[[rule]]", f"include = {json.dumps(where)}", "[rule.schema]"]
        lines += [f'path = "./schemas/{kind}.schema.json"', "enabled = true"]
    return "\n".join(lines) + "\n"


def _pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
