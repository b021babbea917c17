"""The configuration of a site, mkdocs.yml and mkdocs.LANGUAGE.yml: the settings that it may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from microsite.files import decode, yaml_lines
from microsite.files.fieldtypes import Address, Flag, Words
from microsite.files.problem import Problem
from microsite.files.record import Place
from microsite.files.rules import Rule
from microsite.files.toml_lines import read_text

# What the compiler sets for the engine; a project that set it would be overruled in silence.
OURS = ("plugins", "hooks", "markdown_extensions", "docs_dir", "site_dir", "use_directory_urls", "extra_css")


class Theme(BaseModel):
    """The theme's settings that a project may change."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Words = Field("material", description="the engine's theme: material")
    language: Words = Field("en", description="the language of the pages")
    font: Flag = Field(False, description="false: the site asks no other host for fonts")


class SiteConfig(BaseModel):
    """The site in one language: its name and address, and for the default language the navigation."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    inherit: Words | None = Field(None, alias="INHERIT", description="in mkdocs.LANGUAGE.yml: mkdocs.yml")
    site_name: Words = Field(description="the site's name; what stands before a colon is its short name")
    site_description: Words | None = Field(None, description="what the site is, in a sentence")
    site_author: Words | None = Field(None, description="who makes it")
    site_url: Address | None = Field(None, description="its address; --site-url goes before it")
    copyright: Words | None = Field(None, description="a line on rights")
    repo_url: Address | None = Field(None, description="where its sources are")
    repo_name: Words | None = Field(None, description="what that place is called")
    edit_uri: Words | None = Field(None, description="where a page is edited, from repo_url")
    theme: Theme = Theme()
    nav: list[Any] = Field([], description="the navigation: pages, and sections with a name")


@dataclass(frozen=True)
class Configuration:
    """A configuration that holds: its settings, its file's name, the lines of its keys."""

    site: SiteConfig
    path: str
    lines: Mapping[str, int] = field(repr=False)

    def line_of(self, name: str) -> int:
        """The line of a setting, or the first where it is not there."""
        return self.lines.get(name, 1)

    def nav_entries(self) -> Iterator[tuple[str, int, str]]:
        """Every page of the navigation: its path, its line, the name given to it or nothing."""
        yield from _entries(self.site.nav, "nav", self.lines)

    def nav_sections(self) -> Iterator[tuple[str, int]]:
        """The names in the navigation, of sections and of pages, with their lines."""
        yield from _sections(self.site.nav, "nav", self.lines)


def read(path: Path, base: Mapping[str, Any]) -> tuple[Configuration | None, Mapping[str, Any], list[Problem]]:
    """A configuration laid over what it inherits; also its settings as they are written, and its problems."""
    text, problems = read_text(path, path.name)
    if problems:
        return None, {}, problems
    content, lines, problems = yaml_lines.read(text, path.name, lenient=True)
    if content is None:
        return None, {}, problems
    for name in OURS:
        if name in content:
            hint = "Remove it: the compiler sets it for the engine."
            problems.append(
                Problem(path.name, lines.get(name, 1), Rule.PROJECT_CONFIG, f"'{name}' has no effect", hint)
            )
    place = Place(path.name, path.name, 1, lines)
    laid_over = {**base, **{name: value for name, value in content.items() if name not in OURS}}
    site, wrong = decode.table(SiteConfig, laid_over, place, path.name)
    problems += wrong
    if site is None:
        return None, content, problems
    found = Configuration(site, path.name, lines)
    problems += _wrong_nav(found) if "nav" in content else []
    return (None if problems else found), content, problems


def _entries(nav: Any, at: str, lines: Mapping[str, int]) -> Iterator[tuple[str, int, str]]:
    for number, entry in enumerate(nav):
        here = f"{at}.{number}"
        if isinstance(entry, str):
            yield entry, lines.get(here, 1), ""
        elif isinstance(entry, dict):
            for name, value in entry.items():
                if isinstance(value, str):
                    yield value, lines.get(f"{here}.{name}", 1), str(name)
                else:
                    yield from _entries(value, f"{here}.{name}", lines)


def _sections(nav: Any, at: str, lines: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for number, entry in enumerate(nav):
        for name, value in entry.items() if isinstance(entry, dict) else ():
            yield str(name), lines.get(f"{at}.{number}.{name}", 1)
            if isinstance(value, list):
                yield from _sections(value, f"{at}.{number}.{name}", lines)


def _wrong_nav(found: Configuration) -> list[Problem]:
    """project-config: the navigation lists pages of the site, each once, and sections."""
    problems = list(_wrong_forms(found.site.nav, "nav", found))
    seen: dict[str, int] = {}
    for path, line, _ in () if problems else found.nav_entries():
        if "://" in path or path.startswith(("/", "../")):
            hint = "Link it from a page."
            problems.append(Problem(found.path, line, Rule.PAGE_IN_NAV, f"nav leads outside the site: '{path}'", hint))
        elif path in seen:
            message = f"'{path}' stands already at line {seen[path]}"
            problems.append(Problem(found.path, line, Rule.PAGE_IN_NAV, message, "Keep one of them."))
        seen[path] = line
    return problems


def _wrong_forms(nav: Any, at: str, found: Configuration) -> Iterator[Problem]:
    for number, entry in enumerate(nav):
        here = f"{at}.{number}"
        inner = list(entry.items()) if isinstance(entry, dict) and len(entry) == 1 else []
        if isinstance(entry, str) and entry.strip():
            continue
        if inner and isinstance(inner[0][0], str) and isinstance(inner[0][1], list) and inner[0][1]:
            yield from _wrong_forms(inner[0][1], f"{here}.{inner[0][0]}", found)
        elif not (inner and isinstance(inner[0][0], str) and isinstance(inner[0][1], str)):
            hint = "Write '- page.md', or '- Name:' with pages below it."
            yield Problem(
                found.path, found.line_of(here), Rule.PROJECT_CONFIG, "nav has an entry that is no page", hint
            )
