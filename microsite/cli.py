"""The command line: runs a command, and tells what came of it."""

from __future__ import annotations

import argparse
import io
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from microsite import COMPILER
from microsite.files.failures import ConfigError, EditError, PublishError
from microsite.files.rules import Rule
from microsite.files.telling import errors, tell
from microsite.options import parse
from microsite.output import fingerprint


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    _speak_utf8()
    options = parse(arguments)
    preview = options.command == "serve"
    options.out = options.out or options.project / (".cache/preview" if preview else "site")
    commands = {
        "check": _check,
        "build": _build,
        "serve": _serve,
        "new": _new,
        "rename": _rename,
        "translate": _translate,
    }
    try:
        with _ended_in_order():
            return _told(partial(commands[options.command], options), options)
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    """Names of files are told in any letters, where the system's own encoding has not all of them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _told(command: Callable[[], int], options: argparse.Namespace) -> int:
    """Runs a command; what stops it is one sentence, interrupts aside: they end `serve` while it builds too."""
    try:
        return command()
    except ConfigError as error:
        tell(error.problems, options.project, options.problems)
        return 1
    except (PublishError, EditError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
    return 2


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Lets SIGTERM end a command as Ctrl+C does, so that it tidies up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _check(options: argparse.Namespace) -> int:
    from microsite.check import check
    from microsite.drawing import draw
    from microsite.evidence import project

    found = project.load(options.project)
    draw.draw_charts(found, _to_terminal)
    problems = check(found)
    tell(problems, options.project)
    wrong = errors(problems)
    if not wrong:
        figures = len(found.catalog.ids("figure"))
        print(f"{len(found.pages)} pages and {figures} figures hold against {len(Rule)} rules.")
    return 1 if wrong else 0


def _build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    url = options.site_url or ""
    repository = options.repo_url or ""
    choices = (url, repository, options.engine, *(["drafts"] if options.drafts else []))
    print_of = fingerprint.of(options.project, *choices)
    if not options.force and fingerprint.matches(options.out, print_of):
        print(f"Nothing changed; {_shown(options.out)} stands.")
        return 0
    from microsite import build

    asked = build.Options(options.project, options.out, url, options.engine, options.drafts, repository)
    result = build.build(asked, print_of, _to_terminal)
    tell(result.problems, options.project, options.problems)
    if not result.ok:
        print("Nothing was published; the former site stands as it was.", file=sys.stderr)
        return 1
    print(f"Built {_shown(options.out)} in {time.perf_counter() - started:.1f} s.")
    return 0


def _rename(options: argparse.Namespace) -> int:
    from microsite.editing.rename import rename

    kind, old, new = options.words if len(options.words) > 2 else ("", *options.words)
    changes = rename(options.project, kind, old, new)
    for line in changes.told():
        print(line)
    if not options.dry_run:
        changes.write()
        print(f"'{old}' is '{new}' now; old addresses lead to it. Run check.")
    return 0


def _translate(options: argparse.Namespace) -> int:
    from microsite.editing.translate import confirm, translate

    changes = (confirm if options.confirm else translate)(options.project, options.page, options.to)
    changes.write()
    for path in changes.paths:
        if options.confirm:
            print(f"{path} says that it follows its original as that stands now.")
        else:
            print(f"{path} is a draft in the words of the original. Translate it, then take 'draft: true' away.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from microsite import serve

    chosen = ["--project", options.project, "--out", options.out, "--engine", options.engine]
    chosen += ["--site-url", options.site_url] if options.site_url else []
    chosen += ["--repo-url", options.repo_url] if options.repo_url else []
    command = [sys.executable, str(COMPILER.parent / "build.py"), "build", "--drafts", *map(str, chosen)]
    serve.serve(options.project, options.out, options.port, command)


def _new(options: argparse.Namespace) -> int:
    from microsite import new

    for path in new.write(options.folder, options.languages, options.name):
        print(options.folder / path)
    print(f"Next: python build.py serve --project {options.folder}")
    return 0


def _shown(path: Path) -> str:
    try:
        return f"{path.resolve().relative_to(Path.cwd()).as_posix()}/"
    except ValueError:
        return f"{path}/"


def _to_terminal(text: str) -> None:
    """Progress goes to standard error; lines that end in a return overwrite each other on a terminal."""
    if not text.endswith("\r") or sys.stderr.isatty():
        sys.stderr.write(text)
        sys.stderr.flush()
