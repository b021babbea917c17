"""Turns tables as TOML or YAML gives them into typed records, or into a problem for every field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Position, Record
from microsite.files.rules import Rule

AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyModel = TypeVar("AnyModel", bound=BaseModel)


def record(
    model: type[AnyRecord], fields: Mapping[str, Any], position: Position
) -> tuple[AnyRecord | None, list[Problem]]:
    """The record, or None and a problem at its line for every field that is wrong."""
    found, problems = table(model, fields, position, f"{model.KIND} '{position.id}'")
    return (found.positioned(position) if found else None), problems


def table(
    model: type[AnyModel], fields: Mapping[str, Any], position: Position, owner: str
) -> tuple[AnyModel | None, list[Problem]]:
    """The table as a model, or None and its problems; `owner` is what messages call it."""
    try:
        return model.model_validate(fields), []
    except ValidationError as error:
        found = [(details["type"], _problem(model, details, position, owner)) for details in error.errors()]
    # A misspelt field is one mistake: that the right one is missing follows from it.
    hints = {problem.hint for kind, problem in found if kind == "extra_forbidden"}
    return None, [p for kind, p in found if kind != "missing" or not any(_lacks(p, hint) for hint in hints)]


def _lacks(problem: Problem, hint: str) -> bool:
    return bool(hint) and problem.message.endswith(f"lacks {hint.removeprefix('Did you mean ').rstrip('?')}")


def _problem(model: type[BaseModel], error: ErrorDetails, position: Position, owner: str) -> Problem:
    context = error.get("ctx", {})
    path = [str(part) for part in (*error["loc"], context.get("field")) if part or part == 0]
    dotted = ".".join(path)
    rule, message, hint = _said(model, error, path, owner)
    line = position.line_of(dotted.rpartition(".")[0] if error["type"] == "missing" else dotted)
    return Problem(position.path, line, rule, message, hint)


def _said(model: type[BaseModel], error: ErrorDetails, path: list[str], owner: str) -> tuple[Rule, str, str]:
    """The rule that an error breaks, and what to say of it."""
    name, inside = path[-1] if path else "", ".".join(path[:-1])
    holder = f"'{inside}'" if inside else owner
    holds = f"It holds {about}." if (about := _description(model, path)) else ""
    context = error.get("ctx", {})
    if error["type"] == "missing":
        return Rule.FIELD_MISSING, f"{holder} lacks '{name}'", holds
    if error["type"] == "extra_forbidden":
        return Rule.FIELD_UNKNOWN, f"{holder} has no field '{name}'", did_you_mean(name, _fields(model, path[:-1]))
    called = f"'{'.'.join(path)}': " if path else f"{owner} "
    if rule := Rule.named(error["type"]):
        return rule, f"{called}{context['said']}", context["hint"] or holds
    shown = f"'{error['input']}'" if isinstance(error["input"], str) else str(error["input"])[:60]
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        hint = did_you_mean(str(error["input"]), allowed)
        return Rule.FIELD_TYPE, f"{called}{shown} is none of {', '.join(allowed)}", hint
    if error["type"] in ("model_type", "dict_type", "tuple_type", "list_type"):
        wanted = "a list" if error["type"] in ("tuple_type", "list_type") else "a table"
        return Rule.FIELD_TYPE, f"{called}expected {wanted}, got {shown}", holds
    said = error["msg"].removeprefix("Input should be ")
    return Rule.FIELD_TYPE, f"{called}expected {said[:1].lower()}{said[1:]}, got {shown}", holds


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


def _owner(model: type[BaseModel], path: list[str]) -> type[BaseModel] | None:
    """The model of the table that a path leads to."""
    for name in path:
        if field := model.model_fields.get(name):
            inner = next(_models(field.annotation), None)
            if inner is None:
                return None
            model = inner
    return model


def _fields(model: type[BaseModel], path: list[str]) -> list[str]:
    owner = _owner(model, path)
    return list(owner.model_fields) if owner else []


def _description(model: type[BaseModel], path: list[str]) -> str:
    owner = _owner(model, path[:-1])
    field = owner.model_fields.get(path[-1]) if owner and path else None
    return (field.description or "") if field else ""
