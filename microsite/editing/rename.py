"""Renames an id everywhere, or moves a page, and leaves a record by which old addresses still lead to the new place."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.editing import in_charts, in_pages, in_records
from microsite.editing.edits import Changes
from microsite.evidence import project as projects
from microsite.evidence.loading import ID, LONGEST, RESERVED
from microsite.evidence.moved import PATH
from microsite.evidence.project import Project
from microsite.evidence.records import KINDS
from microsite.files.failures import ConfigError, EditError
from microsite.files.problem import did_you_mean
from microsite.prose import original

# A side's id is also its colour and a column of events; an image's is the name of its picture in docs/.
KINDS_RENAMED = (*(kind for kind in KINDS if kind not in ("side", "image")), "page")


def rename(folder: Path, kind: str, old: str, new: str) -> Changes:
    """The changes that a rename takes, not written yet; `kind` may be empty where the id tells.

    Raises EditError where it cannot be done, ConfigError where the project has files that cannot be read.
    """
    project = projects.load(folder, drafts=True)
    if broken := [*project.catalog.unreadable, *project.unreadable]:
        raise ConfigError(broken)
    old, new = (name.removesuffix(".md").removeprefix("/") for name in (old, new))
    kind = _kind(project, kind, old)
    _free(project, kind, old, new)
    changes = Changes(project.settings.project)
    if kind == "page":
        _move(changes, project, old, new)
    else:
        in_records.rename(changes, project.catalog, kind, old, new)
        in_charts.rename(changes, project.catalog, kind, old, new)
        in_pages.rename(changes, project, kind, old, new)
    _followed(changes, project)
    changes.made[PATH] = project.catalog.moved.renamed(kind, old, new).written()
    return changes


def _followed(changes: Changes, project: Project) -> None:
    """Translations made from a page as it stood say that they are made from it as it will stand."""
    default = project.settings.default
    originals = {page.slug: page for page in (*project.pages, *project.drafts) if page.language == default}
    for page in (*project.pages, *project.drafts):
        if page.language == default or page.slug not in originals:
            continue
        before = original.written(changes.text(originals[page.slug].path))
        after = original.written(changes.after(originals[page.slug].path))
        at = changes.text(page.path).find(before)
        if before == page.meta.original and before != after and at >= 0:
            changes.replace(page.path, at, at + len(before), after)


def known(project: Project, kind: str) -> list[str]:
    """The ids of a kind; of pages their paths below the language, without '.md'."""
    if kind == "page":
        return list(dict.fromkeys(page.slug for page in (*project.pages, *project.drafts)))
    return list(project.catalog.ids(kind))


def _kind(project: Project, kind: str, old: str) -> str:
    """The kind of which the id is; raises EditError where there is none, or several."""
    if kind and kind not in KINDS_RENAMED:
        hint = did_you_mean(kind, KINDS_RENAMED) or f"Kinds are {', '.join(KINDS_RENAMED)}."
        raise EditError(f"'{kind}' is no kind of record. {hint}")
    kinds = [kind] if kind else list(KINDS_RENAMED)
    found = [name for name in kinds if old in known(project, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise EditError(f"'{old}' is a {' and a '.join(found)}. Name the kind: rename {found[0]} {old} NEW.")
    ids = [name for name in kinds for name in known(project, name)]
    raise EditError(f"unknown {kind or 'id'} '{old}'. {did_you_mean(old, ids)}".rstrip())


def _free(project: Project, kind: str, old: str, new: str) -> None:
    """Raises EditError where the new id cannot be taken."""
    parts = new.split("/") if kind == "page" else [new]
    if not all(ID.fullmatch(part) and len(part) <= LONGEST for part in parts) or new in RESERVED[kind == "page" :]:
        better = re.sub(r"[^a-z0-9/]+" if kind == "page" else r"[^a-z0-9]+", "-", new.lower()).strip("-/")
        hint = f"Write '{better}'." if better and better not in RESERVED and better != new else "Choose another."
        raise EditError(f"'{new}' is no id. {hint}")
    if old == new:
        raise EditError(f"'{old}' is called so already.")
    if kind == "page" and old.rsplit("/", 1)[-1] == "index":
        raise EditError("The first page of a folder stays where it is.")
    if new in known(project, kind):
        raise EditError(f"{kind} '{new}' is there already. Choose another id.")
    taken = project.catalog.moved.now(kind, new)
    if taken and taken != old:
        raise EditError(f"'{new}' is an old id of '{taken}', to which its addresses lead ({PATH}). Choose another id.")


def _move(changes: Changes, project: Project, old: str, new: str) -> None:
    """A page in every language: its files, its line in the navigation, and all links."""
    in_pages.move(changes, project, old, new)
    in_records.move(changes, project.catalog, old, new)
    for language in project.settings.languages:
        if (changes.folder / f"docs/{language}/{old}.md").is_file():
            changes.moves[f"docs/{language}/{old}.md"] = f"docs/{language}/{new}.md"
            if (changes.folder / f"docs/{language}/{new}.md").exists():
                raise EditError(f"docs/{language}/{new}.md is there already. Choose another place.")
    main = project.settings.configurations[project.settings.default]
    lines = changes.text(main.path).split("\n")
    for path, line, _ in main.nav_entries():
        if path == f"{old}.md":
            found = re.search(rf"(?<![\w/.-]){re.escape(path)}(?![\w/-])", lines[line - 1])
            if not found:
                raise EditError(
                    f"{main.path}:{line}: the page is written in a way that is not found. Change it by hand."
                )
            start = sum(len(one) + 1 for one in lines[: line - 1]) + found.start()
            changes.replace(main.path, start, start + len(path), f"{new}.md")
