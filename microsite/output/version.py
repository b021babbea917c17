"""Writes the versions of the site below versions/: the present one, and the former ones that the project keeps."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from microsite.evidence.project import Project
from microsite.evidence.states import state
from microsite.evidence.versions import file_name


def write(project: Project, made: Path) -> None:
    """versions/VERSION.json, once for all languages; the present one where mkdocs.yml gives it a number."""
    settings, folder = project.settings, made / "versions"
    version = settings.site(settings.default).extra.version
    if version or project.catalog.versions:
        folder.mkdir(parents=True, exist_ok=True)
    for former in project.catalog.versions:
        shutil.copyfile(settings.project / former.path, folder / file_name(former.version))
    if version:
        text = json.dumps(state(project), ensure_ascii=False, indent=1)
        (folder / file_name(version)).write_text(f"{text}\n", "utf-8", newline="\n")
