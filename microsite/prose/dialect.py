"""The Markdown of pages, which scanner and engine both read with this parser.

It is GitHub's (tables, tasks, alerts, footnotes, bare addresses), with definition lists, Material's
boxes and Pandoc's citations. Raw HTML is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick, image, link
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin

from microsite.prose.boxes import boxes

DEEPEST = 60
CITATION = re.compile(r"\[(@[^\]\s][^\]]*)\]")
CITED = re.compile(r"\s*@(?P<key>[A-Za-z0-9_-]+)(?:,\s*(?P<place>[^@;]+))?\s*")
# A part of a source without a number, or a label such as 'p.' and numbers, letters or a range.
NUMBER = r"[§¶]*\s*\d[\w.]*(?:\(\w+\))*"
PART = rf"(?:[^\W\d]+\.?\s+){{0,2}}{NUMBER}(?:\s*(?:[-–—,&/]|\band\b|\by\b|\bet\b)\s*{NUMBER})*"
PLACE = re.compile(rf"{PART}(?:,\s*{PART})*|[^\d]{{1,40}}")

InlineRule = Callable[[StateInline, bool], bool]


class Dialect(MarkdownIt):
    """A parser that takes every address as it is written; the rules say which of them are good."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """The address itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Any address makes a link, so that a wrong one is told."""
        return True


@cache
def parser() -> MarkdownIt:
    """The one parser."""
    md = Dialect("commonmark", {"html": False, "maxNesting": 2 * DEEPEST})
    md.use(gfm_plugin).use(deflist_plugin).use(boxes)
    md.disable(["html_block", "html_inline", "gfm_autolink_email", "text_join"])
    md.core.ruler.before("footnote_tail", "footnote_places", _footnote_places)
    md.inline.ruler.before("link", "citation", _citation)
    for name, rule in (("backticks", backtick), ("link", link), ("image", image), ("citation", _citation)):
        md.inline.ruler.at(name, _with_its_lines(rule))
    return md


def citations(said: str) -> list[tuple[str, str]]:
    """The keys of a citation as it was written, each with the place in the source or nothing."""
    inner = said.removeprefix("[").removesuffix("]")
    found = (CITED.fullmatch(part) for part in inner.split(";"))
    return [(one["key"], " ".join((one["place"] or "").split())) for one in found if one]


def lost(said: str) -> str:
    """What stands in a citation and would not be shown, or nothing."""
    for part in said.removeprefix("[").removesuffix("]").split(";"):
        found = CITED.fullmatch(part)
        if not found or (found["place"] and not PLACE.fullmatch(found["place"].strip())):
            return re.sub(r"@[A-Za-z0-9_-]+[,\s]*", "", part).strip() or part.strip() or ";"
    return ""


def _citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("citation", "sup", 0).content = found[0]
    state.pos = found.end()
    return True


def _with_its_lines(rule: InlineRule) -> InlineRule:
    """A rule that may read over the end of a line: its last token says what it read, and after how many lines."""

    def counted(state: StateInline, silent: bool) -> bool:
        before, start = len(state.tokens), state.pos
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["lines"] = state.src.count("\n", 0, state.pos)
            state.tokens[-1].meta["written"] = state.src[start : state.pos].strip("`")
        return done

    return counted


def _footnote_places(state: StateCore) -> None:
    """Keeps where footnotes are written, which is forgotten when they are moved to the end."""
    opened = [token for token in state.tokens if token.type == "footnote_reference_open"]
    state.env["notes"] = [(token.meta["label"], token.map[0] + 1) for token in opened if token.map]
