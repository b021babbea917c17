"""Where a project's rooms are, which languages it speaks, and the words its templates print."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

COMPILER = Path(__file__).resolve().parent


class ConfigError(Exception):
    """A configuration that cannot be read; the message begins with path and line."""


class _Plain(yaml.SafeLoader):
    """YAML that reads unknown tags (such as !ENV) as nothing: only the engine needs them."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class Settings:
    """A project folder and its engine configurations by language; the first is the default."""

    project: Path
    configs: Mapping[str, Mapping[str, Any]] = field(repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in order, the default first."""
        return tuple(self.configs)

    @property
    def default(self) -> str:
        """The language of mkdocs.yml, published at the site's root."""
        return self.languages[0]

    def docs(self, language: str) -> Path:
        """The folder of a language's pages."""
        return self.project / "docs" / language

    def config_path(self, language: str) -> Path:
        """The engine's configuration of a language."""
        name = "mkdocs.yml" if language == self.default else f"mkdocs.{language}.yml"
        return self.project / name

    def shown(self, path: Path) -> str:
        """A path as problems print it: relative to the project, with forward slashes."""
        return path.relative_to(self.project).as_posix()

    @property
    def templates(self) -> Path:
        """The project's templates, or the compiler's own where it has none."""
        own = self.project / "templates"
        return own if own.is_dir() else COMPILER.parent / "templates"

    @property
    def nav(self) -> list[Any]:
        """The navigation of mkdocs.yml: paths, and sections with a name."""
        return self.configs[self.default].get("nav") or []


def load(project: Path) -> Settings:
    """Reads mkdocs.yml and every mkdocs.LANGUAGE.yml; raises ConfigError where one cannot be used."""
    project = project.resolve()
    main = project / "mkdocs.yml"
    if not main.is_file():
        raise ConfigError(f"mkdocs.yml:1: no such file in {project} (project-config). Is this a project's folder?")
    first = _yaml(main)
    default = str((first.get("theme") or {}).get("language", "en"))
    configs = {default: first}
    for path in sorted(project.glob("mkdocs.*.yml")):
        configs[path.name.split(".")[1]] = _yaml(path)
    return Settings(project, configs)


def _yaml(path: Path) -> Mapping[str, Any]:
    try:
        content = yaml.load(path.read_text("utf-8"), _Plain)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or str(error)
        raise ConfigError(f"{path.name}:{line}: not valid YAML: {what} (file-syntax)") from error
    if not isinstance(content, dict):
        raise ConfigError(f"{path.name}:1: expected settings, such as 'site_name: …' (file-syntax)")
    return content


@cache
def words(language: str) -> Mapping[str, Any]:
    """What templates and the number reader say in a language, from words/LANGUAGE.toml."""
    path = COMPILER / "words" / f"{language}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml")))
        raise ConfigError(f"mkdocs.{language}.yml:1: no words for '{language}' (words-known). Known: {known}.")
    return tomllib.loads(path.read_text("utf-8"))
