"""Where a project's folders are, and which languages it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from microsite import COMPILER
from microsite.evidence import config, wordfile
from microsite.evidence.config import Configuration
from microsite.evidence.siteconfig import SiteConfig
from microsite.files.failures import ConfigError
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.language.wording import FOLDER, LANGUAGE, Wording


@dataclass(frozen=True)
class Settings:
    """A project folder and its configurations by language; the first is the default."""

    project: Path
    configurations: Mapping[str, Configuration] = field(repr=False)
    words: Mapping[str, Wording] = field(repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in order, the default first."""
        return tuple(self.configurations)

    @property
    def default(self) -> str:
        """The language of mkdocs.yml, published at the site's root."""
        return self.languages[0]

    def site(self, language: str) -> SiteConfig:
        """The site's name and what else is set for a language."""
        return self.configurations[language].site

    def docs(self, language: str) -> Path:
        """The folder of a language's pages."""
        return self.project / "docs" / language

    def shown(self, path: Path) -> str:
        """A path as problems print it: relative to the project, with forward slashes."""
        return path.relative_to(self.project).as_posix()

    @property
    def templates(self) -> Path:
        """The project's templates, or the compiler's own where it has none."""
        own = self.project / "templates"
        return own if own.is_dir() else COMPILER.parent / "templates"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where a template is looked for: in the project, then in the compiler."""
        return tuple(dict.fromkeys((self.templates, COMPILER.parent / "templates")))

    @property
    def themes(self) -> tuple[Path, ...]:
        """The folders of the theme: the compiler's own, and over it the project's."""
        return tuple(path / "theme" for path in reversed(self.template_folders) if (path / "theme").is_dir())

    @property
    def address(self) -> str:
        """The address that mkdocs.yml gives the whole site, or nothing."""
        address = self.site(self.default).site_url
        return f"{address.rstrip('/')}/" if address else ""

    @property
    def nav(self) -> list[Any]:
        """The navigation of mkdocs.yml: paths, and sections with a name."""
        return self.site(self.default).nav


def load(project: Path) -> Settings:
    """Reads mkdocs.yml and every mkdocs.LANGUAGE.yml; raises ConfigError where one cannot be used."""
    project = project.resolve()
    main = project / "mkdocs.yml"
    if not main.is_file():
        message = f"no such file in {project}"
        raise ConfigError([Problem("mkdocs.yml", 1, Rule.PROJECT_CONFIG, message, "Is this a project's folder?")])
    first, base, problems = config.read(main, {})
    if first and "INHERIT" in base:
        hint = "The others inherit from it."
        problems.append(Problem(main.name, first.line_of("INHERIT"), Rule.PROJECT_CONFIG, "mkdocs.yml inherits", hint))
    if problems or not first:
        raise ConfigError(problems)
    found = {first.site.theme.language: first}
    for path in sorted(project.glob("mkdocs.*.yml")):
        other, wrong = _translation(path, base)
        problems += wrong
        if other:
            found[path.name.split(".")[1]] = other
    own = project / "words"
    problems += config.unsaid(first, base, found) if not problems else []
    if not problems:
        problems = [problem for language, used in found.items() for problem in _wordless(language, used, own)]
    if not problems:
        problems = wordfile.check(tuple(found), own)
    if problems:
        raise ConfigError(problems)
    return Settings(project, found, {language: wordfile.words_of(language, own) for language in found})


def _translation(path: Path, base: Mapping[str, Any]) -> tuple[Configuration | None, list[Problem]]:
    """A configuration that inherits mkdocs.yml, or why it cannot be used."""
    language = path.name.removeprefix("mkdocs.").removesuffix(".yml")
    if not LANGUAGE.fullmatch(language):
        hint = "A language's file is called like mkdocs.es.yml. Rename it, or move it elsewhere."
        return None, [Problem(path.name, 1, Rule.PROJECT_CONFIG, f"'{language}' is no language", hint)]
    found, content, problems = config.read(path, base)
    line = found.line_of if found else lambda name: 1
    if not problems and content.get("INHERIT") != "mkdocs.yml":
        message = "does not inherit mkdocs.yml"
        problems.append(Problem(path.name, line("INHERIT"), Rule.PROJECT_CONFIG, message, "Write INHERIT: mkdocs.yml"))
    if not problems and found and found.site.theme.language != language:
        message = f"theme.language is '{found.site.theme.language}'"
        hint = f"Write language: {language} below theme."
        problems.append(Problem(path.name, line("theme"), Rule.PROJECT_CONFIG, message, hint))
    for name, what in (("nav", "the navigation"), ("site_url", "the address")):
        if not problems and name in content:
            message = f"{what} is that of mkdocs.yml"
            problems.append(Problem(path.name, line(name), Rule.PROJECT_CONFIG, message, f"Remove {name} here."))
    return (None if problems else found), problems


def _wordless(language: str, used: Configuration, own: Path) -> list[Problem]:
    known = sorted({path.stem for folder in (FOLDER, own) for path in folder.glob("*.toml")})
    if language in known:
        return []
    message = f"no words for '{language}'"
    line = used.line_of("theme.language")
    return [
        Problem(
            used.path, line, Rule.WORDS_KNOWN, message, f"Known: {', '.join(known)}. Or write words/{language}.toml."
        )
    ]
