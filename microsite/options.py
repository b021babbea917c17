"""The command line's commands and options, and what `--help` says of them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from microsite.language.wording import LANGUAGE
from microsite.output.fingerprint import ENGINES

LAST_PORT = 65535
ABOUT = "Builds a site whose every number leads to its evidence."
EXAMPLES = """
examples
  python build.py check                      what is wrong, with file and line
  python build.py                            the site, in site/
  python build.py --site-url https://you.github.io/repo/
  python build.py serve --port 8080
  python build.py rename figure goods-1990 goods-trade-1990 --dry-run
  python build.py translate themes/energy.md --to es
  python build.py new ../my-site --languages en,fr --name "My site"

how a number gets on a page
  1. data/figures/*.toml   a record with value, unit, date, source
  2. docs/en/page.md       [$58.4 billion](figure:goods-trade-1990)
  3. python build.py check says whether the words and the record agree

exit codes: 0 fine, 1 problems in the sources, 2 wrong usage
"""
COMMANDS = {
    "check": "hold every page and record against the rules; writes nothing",
    "build": "check, then draw, compile, index and publish (the default)",
    "serve": "show on http://127.0.0.1:8000/, build, rebuild and reload on every change",
    "new": "write a small project of your own, which checks and builds",
    "translate": "write a page's draft in another language, with its links, charts and numbers in place",
    "rename": "change an id, or a page's path, everywhere; old addresses lead to the new place",
}


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command, by default build, and its options; ends the program where they cannot be read."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="build.py", description=ABOUT, epilog=EXAMPLES, formatter_class=raw)
    _site(_project(parser, Path.cwd()), keep=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    parsers = {name: commands.add_parser(name, help=said, description=said) for name, said in COMMANDS.items()}
    for name in ("check", "build", "serve"):
        _project(parsers[name])
    for name in ("build", "serve"):
        _site(parsers[name])
    parsers["serve"].add_argument("--port", type=_port, help="default: 8000, or the next that is free; 0 takes any")
    _new(parsers["new"])
    _rename(_project(parsers["rename"]))
    _translate(_project(parsers["translate"]))
    options = parser.parse_args(arguments)
    options.command = options.command or "build"
    return options


def _project(parser: argparse.ArgumentParser, default: Any = argparse.SUPPRESS) -> argparse.ArgumentParser:
    parser.add_argument("--project", type=Path, default=default, help="the project's folder (default: this one)")
    return parser


def _site(parser: argparse.ArgumentParser, *, keep: bool = False) -> None:
    """The options of what writes a site; those of the program itself keep their defaults."""

    def add(name: str, default: Any, **more: Any) -> None:
        parser.add_argument(name, default=default if keep else argparse.SUPPRESS, **more)

    add("--out", None, type=Path, help="where the site goes (default: site/ in the project)")
    add("--site-url", None, type=_address, help="the address it will have, for links that must be whole")
    add("--repo-url", None, type=_address, help="the address of its repository, for links to edit and to report")
    add("--engine", "mkdocs", choices=ENGINES, help="what compiles the pages (default: mkdocs, with Material)")
    add("--drafts", default=False, action="store_true", help="with the pages whose front matter says draft: true")
    add("--problems", None, type=Path, help="a file that gets the problems too, a line each")
    add("--force", default=False, action="store_true", help="build even where nothing changed")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where it goes; it must not be there yet")
    parser.add_argument(
        "--languages",
        type=_languages,
        default=("en",),
        help="the site's languages, the first at its root (default: en)",
    )
    parser.add_argument("--name", default="A new site", type=_name, help="what the site is called")


def _rename(parser: argparse.ArgumentParser) -> None:
    parser.usage = "build.py rename [KIND] OLD NEW [--dry-run] [--project FOLDER]"
    about = "KIND OLD NEW, such as figure goods-1990 trade-1990, or page themes/oil themes/energy; OLD NEW is enough"
    parser.add_argument("words", nargs="+", action=_Words, metavar="WORD", help=f"{about} where one kind has the id")
    parser.add_argument("--dry-run", action="store_true", help="show every line that would change, and write nothing")


def _translate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="the original's path below its language, such as themes/energy.md")
    parser.add_argument("--to", required=True, metavar="LANGUAGE", help="the language, such as es")
    parser.add_argument(
        "--confirm", action="store_true", help="the translation, which is there, has been brought up to its original"
    )


class _Words(argparse.Action):
    """Two words or three."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option: str | None = None) -> None:
        """Keeps the words; ends the program where there are more or fewer."""
        if len(values) not in (2, 3):
            parser.error("rename wants KIND OLD NEW, or OLD NEW where one kind alone has the id")
        setattr(namespace, self.dest, values)


def _languages(text: str) -> tuple[str, ...]:
    languages = tuple(part.strip() for part in text.split(","))
    for language in languages:
        if not LANGUAGE.fullmatch(language):
            raise argparse.ArgumentTypeError(f"'{language}' is no language; write two letters, as in en,fr")
    if len(set(languages)) < len(languages):
        raise argparse.ArgumentTypeError(f"'{text}' names a language twice")
    return languages


def _name(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise argparse.ArgumentTypeError("a site has a name, on one line")
    return text.strip()


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; ports go from 0 to {LAST_PORT}")
    return int(text)


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no web address") from error
    odd = re.search(r"[\s\"'<>\\^`{|}?#]", text)
    if text and (parts.scheme not in ("http", "https") or not parts.netloc or odd):
        raise argparse.ArgumentTypeError(f"'{text}' is no web address; it begins with https://")
    return text.rstrip("/") + "/" if text else ""
