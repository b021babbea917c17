"""Reads mkdocs.yml and mkdocs.LANGUAGE.yml: every setting at its line, the navigation among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from microsite.evidence.siteconfig import SiteConfig
from microsite.files import decode, yaml_lines
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import Position
from microsite.files.rules import Rule
from microsite.files.toml_lines import read_text
from microsite.language.wording import laid_over

# Settings of the engine that a project cannot change, with the place where the same is done here.
LOOK = "Colours, fonts and a logo are settings of theme; the rest of the look stands in templates/theme/."
FOOTER = "The lines below every page stand in templates/theme/partials/footer.html."
OURS = {
    "markdown_extensions": "Pages are read as on GitHub, with boxes, footnotes, definition lists and citations.",
    "plugins": "The search, social cards and languages need none, and no other is run.",
    "hooks": "No Python of a project runs but that of charts/.",
    "extra_css": LOOK,
    "extra_javascript": "Pages run the scripts of templates/theme/assets/ only.",
    "extra_templates": LOOK,
    "docs_dir": "Pages lie in docs/LANGUAGE/.",
    "site_dir": "Write --out FOLDER on the command line.",
    "use_directory_urls": "Every page has an address that ends in a stroke.",
    "exclude_docs": "Write 'draft: true' in the front matter of a page that is not to be in the site.",
    "draft_docs": "Write 'draft: true' in the front matter of a page that is not to be in the site.",
    "not_in_nav": "Every page is in the navigation, but for drafts.",
    "strict": "Every problem stops a build, and no warning does.",
    "validation": "Every problem stops a build, and no warning does.",
    "dev_addr": "Write --port NUMBER on the command line.",
    "watch": "make serve sees every file of the project.",
    "remote_branch": "The site is published by .github/workflows/pages.yml.",
    "remote_name": "The site is published by .github/workflows/pages.yml.",
    "repo_name": FOOTER,
    "edit_uri": FOOTER,
    "edit_uri_template": FOOTER,
    **{
        f"theme.{name}": LOOK for name in ("features", "favicon", "icon", "custom_dir", "static_templates", "direction")
    },
    "theme.locale": "Write theme.language.",
}
# Settings that may be said once for all languages, or in each: `site_name: {en: …, es: …}`.
SAID = (("site_name",), ("site_description",), ("copyright",), ("extra", "credit"))


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
    problems += [
        Problem(path.name, lines[name], Rule.PROJECT_CONFIG, f"'{name}' has no effect", why)
        for name, why in OURS.items()
        if name in lines
    ]
    position = Position(path.name, path.name, 1, lines)
    whole = _without_ours(laid_over(base, content))
    site, unfit = decode.table(SiteConfig, _in_language(whole), position, path.name)
    problems += unfit
    if site is None:
        return None, content, problems
    found = Configuration(site, path.name, lines)
    problems += _wrong_nav(found) if "nav" in content else []
    return (None if problems else found), content, problems


def _without_ours(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings without those that have no effect, which have been told."""
    kept = {name: value for name, value in settings.items() if name not in OURS}
    if isinstance(theme := kept.get("theme"), dict):
        kept["theme"] = {name: value for name, value in theme.items() if f"theme.{name}" not in OURS}
    return kept


def _in_language(content: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with every text that is given by language in the language of the pages."""
    theme = content.get("theme")
    language = theme.get("language", "en") if isinstance(theme, dict) else "en"
    said = {name: dict(value) if isinstance(value, dict) else value for name, value in content.items()}
    for *tables, name in SAID:
        holder: Any = said
        for table in tables:
            holder = holder.get(table) if isinstance(holder, dict) else None
        texts = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(texts, dict) and isinstance(language, str):
            holder[name] = texts.get(language, next(iter(texts.values()), ""))
    return said


def unsaid(main: Configuration, content: Mapping[str, Any], languages: Iterable[str]) -> Iterator[Problem]:
    """text-languages: a text that mkdocs.yml gives by language has words in every language of the site."""
    known = tuple(languages)
    for path in SAID:
        texts: Any = content
        for name in path:
            texts = texts.get(name) if isinstance(texts, dict) else None
        if not isinstance(texts, dict):
            continue
        at = ".".join(path)
        for language in (one for one in known if one not in texts):
            hint = f"Add {language}: below it."
            message = f"'{at}' has no words in '{language}'"
            yield Problem(main.path, main.line_of(at), Rule.TEXT_LANGUAGES, message, hint)
        for language in (str(one) for one in texts if one not in known):
            message = f"'{at}' speaks '{language}', which the site does not"
            line = main.line_of(f"{at}.{language}")
            yield Problem(main.path, line, Rule.TEXT_LANGUAGES, message, did_you_mean(language, known))


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
