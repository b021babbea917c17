"""Tells problems to whoever runs a command: on the terminal, and on a pull request's lines where that is asked for.

`PROBLEMS_FORMAT=github` in the environment asks for it. Form of annotations:
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from microsite.files.problem import Problem

SHOWN = 30  # problems of one run: who has more mends the first ones first
WHOLE = ("project-", "file-", "words-")


def tell(problems: list[Problem], project: Path, file: Path | None = None) -> None:
    """Prints the first problems, those of whole files before those of what stands in them, warnings last.

    The last line counts them. They are written into a file too where one is named.
    """
    if not problems:
        return
    ordered = sorted(problems, key=lambda p: (p.severity == "warning", not p.rule.startswith(WHOLE)))
    lines = [str(problem) for problem in ordered[:SHOWN]]
    lines += [f"… and {len(ordered) - SHOWN} more."] if len(ordered) > SHOWN else []
    wrong = errors(problems)
    lines += [f"{_counted(wrong, 'problem')}, {_counted(len(problems) - wrong, 'warning')}."]
    print("\n".join(lines), file=sys.stderr)
    if file:
        file.write_text("\n".join(lines), "utf-8", newline="\n")
    if os.environ.get("PROBLEMS_FORMAT") == "github":
        print("\n".join(annotation(problem, project) for problem in ordered[:SHOWN]))


def errors(problems: list[Problem]) -> int:
    """How many problems stop a build."""
    return sum(problem.severity == "error" for problem in problems)


def annotation(problem: Problem, project: Path) -> str:
    """A problem as the workflow command by which GitHub shows it at its line; its file is named from the checkout."""
    checkout = Path(os.environ.get("GITHUB_WORKSPACE", "")).resolve()
    path = project.resolve() / problem.path
    inside = path.relative_to(checkout) if path.is_relative_to(checkout) else path
    place = {"file": inside.as_posix(), "line": str(problem.line), "title": str(problem.rule)}
    named = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{problem.severity} {named}::{_data(f'{problem.message} {problem.hint}'.strip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
