"""Asks every address of the sources whether it still stands, and reports: python -m upkeep.addresses --help."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from microsite.evidence import loading, settings
from microsite.evidence.sources import Source
from microsite.files.failures import ConfigError
from upkeep.asking import Answer, Verdict, ask

AT_ONCE = 6
PATIENCE = 3
HEADINGS = {
    Verdict.DEAD: "Dead: look for the new place, or for a copy in an archive",
    Verdict.FAILED: "The server failed or cannot be trusted: ask again before you believe it",
    Verdict.SLOW: "No answer in time",
    Verdict.MOVED: "Moved: write the new address once you have seen that it is the same text",
    Verdict.REFUSED: "Does not let scripts in: open it in a browser",
}
ABOUT = "Asks every address of data/sources whether it still stands. Never part of a build."
EXIT = "exit codes: 0 the report is written, whatever it says; 2 it could not be: no project, no network"


@dataclass(frozen=True)
class Named:
    """An address, and the sources that name it: 'id path:line' each."""

    address: str
    places: tuple[str, ...]


def named(sources: Iterable[Source], pattern: str = "") -> list[Named]:
    """The addresses of sources and of their archived copies, each once; `pattern` is looked for in id and address."""
    places: dict[str, list[str]] = {}
    for source in sources:
        for field in ("address", "archived"):
            address = getattr(source, field)
            if address and re.search(pattern, f"{source.id} {address}", re.IGNORECASE):
                where = f"{source.id} {source.path}:{source.line_of(field)}"
                places.setdefault(address.partition("#")[0], []).append(where)
    return [Named(address, tuple(where)) for address, where in places.items()]


def answers(asked: Iterable[Named], agent: str, timeout: float, pause: float) -> Iterator[tuple[Named, Answer]]:
    """Each address with its answer, in the order asked: several hosts at once, one after another of a host."""
    hosts: dict[str, list[Named]] = {}
    for one in asked:
        hosts.setdefault(urlsplit(one.address).netloc.lower(), []).append(one)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        # The longest first, so that none is left alone at the end.
        rows = sorted(hosts.values(), key=len, reverse=True)
        for found in pool.map(lambda row: list(_of_host(row, agent, timeout, pause)), rows):
            yield from found


def _of_host(row: list[Named], agent: str, timeout: float, pause: float) -> Iterator[tuple[Named, Answer]]:
    slow = 0
    for place, one in enumerate(row):
        if slow == PATIENCE:
            answer = Answer(Verdict.SLOW, f"not asked: {PATIENCE} others of this host gave no answer", heard=False)
        else:
            time.sleep(pause if place else 0)
            answer = ask(one.address, agent, timeout)
            slow = slow + 1 if answer.verdict is Verdict.SLOW else 0
        print(f"{answer.verdict}: {one.address}", file=sys.stderr, flush=True)
        yield one, answer


def report(found: Mapping[Named, Answer], day: str) -> str:
    """The answers as Markdown: how many of each, then those that want somebody's eye, with their records' places."""
    count = {verdict: [one for one in found if found[one].verdict is verdict] for verdict in Verdict}
    lines = ["# Addresses of the sources", "", f"Asked on {day}: {len(found)}.", ""]
    lines += [f"| {' | '.join(Verdict)} |", f"|{'---|' * len(Verdict)}"]
    lines += [f"| {' | '.join(str(len(count[verdict])) for verdict in Verdict)} |"]
    for verdict, heading in HEADINGS.items():
        lines += ["", f"## {heading}", ""] if count[verdict] else []
        for one in sorted(count[verdict], key=lambda one: one.places):
            places = ", ".join(f"`{place}`" for place in one.places)
            lines.append(f"- {places}: <{one.address}> {found[one].said}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    options = _options(arguments)
    try:
        site = settings.load(options.project)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    about = site.site(site.default)
    agent = f"{about.site_name}, check of addresses{f' (+{about.repo_url})' if about.repo_url else ''}"
    agent = agent.encode("ascii", "ignore").decode()
    asked = named(loading.load(site).of(Source).values(), options.only)
    found = dict(answers(asked[: options.limit], agent, options.timeout, options.pause))
    if len(found) > 1 and not any(answer.heard for answer in found.values()):
        print("Nobody answered: is there a network?", file=sys.stderr)
        return 2
    text = report(found, datetime.now(UTC).date().isoformat())
    if options.report:
        options.report.write_text(text, "utf-8", newline="\n")
    else:
        print(text, end="")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m upkeep.addresses", description=ABOUT, epilog=EXIT)
    parser.add_argument("--project", type=Path, default=Path.cwd(), metavar="FOLDER", help="default: this folder")
    parser.add_argument("--only", type=_pattern, default="", metavar="PATTERN", help="ids or addresses that match it")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N addresses only")
    parser.add_argument("--timeout", type=float, default=15, metavar="SECONDS", help="for an answer; default: 15")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS", help="between two of a host; default: 1")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where to write it; default: standard output")
    return parser.parse_args(arguments)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no regular expression: {error}") from error
    return text


if __name__ == "__main__":
    raise SystemExit(main())
