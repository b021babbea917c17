"""Writes a new project: one page in each language, two figures, a series, a chart, all true and explained."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import jinja2

from microsite import COMPILER
from microsite.files.failures import PublishError
from microsite.files.problem import did_you_mean
from microsite.language.units import Unit
from microsite.language.values import value_words
from microsite.language.wording import FOLDER, Wording
from microsite.prose import frontmatter, original

MODEL = COMPILER / "starter"
TEXTS = "texts.toml"
VALUES = {"co2-1960": Decimal("316.91"), "co2-2020": Decimal("414.21")}


def write(folder: Path, languages: Sequence[str], name: str) -> list[Path]:
    """Writes a project into a folder that is empty or not there; the files written, relative to it.

    Raises PublishError where the folder holds something, or a language has no words.
    """
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    for language in languages:
        if language not in known:
            hint = did_you_mean(language, known) or f"Known: {', '.join(known)}."
            raise PublishError(f"No words for '{language}'. {hint} Another language needs a words file first.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PublishError(f"{folder} is not empty. Name a folder that is not there yet.")
    files = dict(sorted(_files(folder, languages, name).items()))
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    return [Path(path) for path in files]


def _files(folder: Path, languages: Sequence[str], name: str) -> dict[str, str]:
    said = tomllib.loads((MODEL / TEXTS).read_text("utf-8"))
    texts = {language: said.get(language, said["en"]) for language in languages}
    templates = _templates(texts, name)
    files = {}
    for path in sorted(MODEL.rglob("*.*")):
        at = path.relative_to(MODEL).as_posix()
        if path.is_file() and at not in (TEXTS, "docs/index.md"):
            files[at] = templates.get_template(at).render(name=name, folder=folder.name, languages=languages)
    files[".gitignore"] = (MODEL / "gitignore").read_text("utf-8")
    for language in languages:
        files[f"docs/{language}/index.md"] = _page(templates, texts, language)
    for language in languages[1:]:
        of = original.written(files[f"docs/{languages[0]}/index.md"])
        files[f"docs/{language}/index.md"] = frontmatter.saying(files[f"docs/{language}/index.md"], {"original": of})
        files[f"mkdocs.{language}.yml"] = f"INHERIT: mkdocs.yml\ntheme:\n  language: {language}\n"
    return files


def _page(templates: jinja2.Environment, texts: Mapping[str, Mapping[str, str]], language: str) -> str:
    page = templates.get_template("docs/index.md")
    return page.render(say=texts[language].__getitem__, figure=lambda key: _link(key, texts, language))


def _templates(texts: Mapping[str, Mapping[str, str]], name: str) -> jinja2.Environment:
    """The model's files, which ask for texts in every language: `label.en = "…"`, or a table of YAML."""

    def fields(field: str, key: str) -> str:
        return "\n".join(f"{field}.{language} = {_quoted(said[key])}" for language, said in texts.items())

    def lists(field: str, key: str) -> str:
        return "\n".join(f"{field}.{language} = [{_quoted(said[key])}]" for language, said in texts.items())

    def by_language(key: str) -> str:
        words = {language: _quoted(key if key == name else said[key]) for language, said in texts.items()}
        if len(words) == 1:
            return f" {next(iter(words.values()))}"
        return "".join(f"\n  {language}: {text}" for language, text in words.items())

    environment = jinja2.Environment(  # noqa: S701 - nothing here is HTML
        loader=jinja2.FileSystemLoader(MODEL), undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    environment.globals.update(texts=fields, lists=lists, by_language=by_language)
    return environment


def _link(key: str, texts: Mapping[str, Mapping[str, str]], language: str) -> str:
    unit = texts[language]["ppm"]
    printed = value_words(VALUES[key], Unit("count", "", (unit,)), Wording(language))
    return f"[{printed} {unit}](figure:{key})"


def _quoted(text: str) -> str:
    """Text in double quotes, as TOML and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)
