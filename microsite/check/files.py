"""Rules on files: where they lie, which addresses they take, and what templates ask for."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.evidence.moved import PATH
from microsite.evidence.project import Project, images_of
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.output import complaints, hosts
from microsite.output.datapackage import LISTED
from microsite.output.fingerprint import INPUTS
from microsite.prose.page import Page

RESERVED = frozenset(("assets", "data", "packs", "search", "templates"))
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
FORBIDDEN = frozenset('<>:"|?*\\')
ODD = frozenset('?#%\\:*"<>|&')


def files_lie_in_the_project(project: Project) -> Iterator[Problem]:
    """file-place: no link leads out of the project or to nothing, and folders are not links."""
    settings = project.settings
    for room in INPUTS:
        for folder, names, files in os.walk(settings.project / room):
            for name in (*names, *files):
                path = Path(folder) / name
                wrong = _wrong_link(path, settings.project) if path.is_symlink() else ""
                if not wrong and name in names and path.suffix in (".md", ".toml", ".csv"):
                    wrong = "is a folder, though it is called like a file"
                if wrong:
                    yield Problem(settings.shown(path), 1, Rule.FILE_PLACE, wrong, "Put the file itself there.")


def files_have_names_for_every_system(project: Project) -> Iterator[Problem]:
    """file-name: Windows and macOS can keep every file beside the others; `page-address` asks pages for more."""
    settings = project.settings
    for room in INPUTS:
        for folder, folders, files in os.walk(settings.project / room):
            seen: dict[str, str] = {}
            for name in sorted((*folders, *files)):
                other = "" if name.endswith(".md") else seen.get(_folded(name), "")
                seen[_folded(name)] = name
                wrong = f"has the name of '{other}' on systems that pass over case" if other else _wrong_name(name)
                if wrong:
                    path = settings.shown(Path(folder) / name)
                    yield Problem(path, 1, Rule.FILE_NAME, wrong, "Give it another name.")


def _wrong_name(name: str) -> str:
    if name.split(".")[0].rstrip().casefold() in DEVICES:
        return "has a name that Windows keeps for a device"
    if name.endswith((".", " ")):
        return "ends with a point or a space, which Windows drops"
    odd = "" if name.endswith(".md") else next((sign for sign in name if sign in FORBIDDEN or ord(sign) < 32), "")
    return f"holds {odd!r}, which Windows cannot write" if odd else ""


def _wrong_link(path: Path, project: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "is a link that leads to nothing"
    if not target.is_relative_to(project):
        return "is a link that leads out of the project"
    return "is a link to a folder" if target.is_dir() else ""


def files_of_docs_are_used(project: Project) -> Iterator[Problem]:
    """file-used: what is no page and no image of a page stays where it is."""
    settings = project.settings
    used = {page.path for page in (*project.pages, *project.drafts)} | {problem.path for problem in project.unreadable}
    for path in images_of(project, (*project.pages, *project.drafts)).values():
        used |= {settings.shown(path), settings.shown(path.with_suffix(".toml"))}
    for folder, names, files in os.walk(settings.project / "docs"):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            shown = settings.shown(Path(folder) / name)
            if shown not in used and not name.startswith(".") and not (Path(folder) / name).is_symlink():
                hint = "Only pages, and the images they show, are."
                yield Problem(shown, 1, Rule.FILE_USED, "is not published", hint)


def pages_have_addresses_of_their_own(project: Project) -> Iterator[Problem]:
    """page-address: no page takes the address of another, of a chart, or of what the compiler writes."""
    reserved = frozenset((*RESERVED, *project.settings.languages))
    for language in project.settings.languages:
        seen = {f"charts/{chart}/": f"chart '{chart}'" for chart in project.catalog.charts}
        seen |= {f"figures/{figure}/": f"figure '{figure}'" for figure in project.catalog.ids("figure")}
        seen |= {_folded(f"{page.address}cite/"): "the compiler" for page in project.pages_of(language)}
        for page in project.pages_of(language):
            yield from _wrong_address(page, seen, reserved)
            seen[_folded(page.address)] = f"'{page.path}'"


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _wrong_address(page: Page, seen: Mapping[str, str], reserved: frozenset[str]) -> Iterator[Problem]:
    address = _folded(page.address)
    owner = "the compiler" if address.split("/")[0] in reserved else seen.get(address)
    name = page.slug.rsplit("/", 1)[-1]
    hint = "Give the page another name."
    if name.lower() == "readme":
        hint = "Call it index.md, or give it another name."
        yield Problem(page.path, 1, Rule.PAGE_ADDRESS, "a page is not called README", hint)
    elif owner:
        message = f"the address '{page.address}' belongs to {owner}"
        yield Problem(page.path, 1, Rule.PAGE_ADDRESS, message, hint)
    elif odd := sorted(ODD & set(page.slug)):
        yield Problem(page.path, 1, Rule.PAGE_ADDRESS, f"its name holds '{odd[0]}', which addresses cannot", hint)
    elif name.startswith((".", "_")) or name == "404":
        yield Problem(page.path, 1, Rule.PAGE_ADDRESS, f"a page cannot be called '{name}'", hint)
    elif unicodedata.normalize("NFC", page.slug) != page.slug:
        message = "its name is written with accents that stand apart from their letters"
        hint = "Rename it, typing the letters with their accents (Unicode's form NFC)."
        yield Problem(page.path, 1, Rule.PAGE_ADDRESS, message, hint)


def moved_ids_lead_somewhere(project: Project) -> Iterator[Problem]:
    """moved-known: an old id leads to a record or a page, and no other has taken it."""
    moved = project.catalog.moved
    pages = {page.slug: page for page in (*project.pages, *project.drafts)}
    for kind, ids in moved.kinds.items():
        known: Mapping[str, object] = pages if kind == "page" else project.catalog.ids(kind)
        for old, new in ids.items():
            line = moved.lines.get(f"{kind}.{old}", 1)
            if old in known:
                hint = "Give the newer one another id, or take this line away: old addresses then lead to it."
                yield Problem(PATH, line, Rule.MOVED_KNOWN, f"{kind} '{old}' is there again", hint)
            elif new not in known and not project.catalog.excuses(kind, new):
                message = f"'{old}' leads to {kind} '{new}', which is not there"
                yield Problem(PATH, line, Rule.MOVED_KNOWN, message, did_you_mean(new, known))


def series_leave_names_to_exports(project: Project) -> Iterator[Problem]:
    """id-reserved: no series is called like the table of all records of a kind, which lies beside it."""
    tables = {f"{kind}s" for kind in LISTED} | {"datapackage"}
    for series in project.catalog.series.values():
        if series.id in tables:
            message = f"'{series.id}.csv' is the name of an export"
            yield Problem(series.csv_path, 1, Rule.ID_RESERVED, message, "Give the series another name.")


def templates_run(project: Project) -> Iterator[Problem]:
    """template-runs: every template can be read."""
    yield from complaints.syntax_of_templates(project.settings)


def templates_ask_no_other_host(project: Project) -> Iterator[Problem]:
    """template-hosts: no template and no asset loads anything from another host."""
    settings = project.settings
    for path in sorted(settings.templates.rglob("*")):
        if path.suffix in hosts.COMMENTS and path.is_file():
            shown = settings.shown(path) if path.is_relative_to(settings.project) else f"templates/{path.name}"
            for line, address in hosts.asked(path.read_text("utf-8", errors="replace"), path.suffix):
                hint = "Keep a copy in theme/assets/."
                yield Problem(shown, line, Rule.TEMPLATE_HOSTS, f"asks another host: '{address}'", hint)
