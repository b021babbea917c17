"""Rules on former versions of the site, beyond their form."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.evidence.project import Project
from microsite.evidence.states import hashes
from microsite.evidence.versions import Version
from microsite.files.problem import Problem
from microsite.files.rules import Rule
from microsite.language import dates


def versions_have_numbers_of_their_own(project: Project) -> Iterator[Problem]:
    """version-form: what is published later, and is another, has another number."""
    extra = project.settings.site(project.settings.default).extra
    for kept in project.catalog.versions:
        same = kept.version == extra.version and extra.published
        if same and dates.last_day(kept.published) < dates.first_day(str(extra.published)) and _other(project, kept):
            message = f"version '{kept.version}' was published on {kept.published} with another content"
            yield kept.problem("version", Rule.VERSION_FORM, message, "Raise extra.version in mkdocs.yml.")


def _other(project: Project, kept: Version) -> bool:
    """Whether a project that can be read whole differs from a version of it."""
    if project.unreadable or project.catalog.unreadable:
        return False
    return hashes(project) != kept.model_dump(include={"records", "series", "pages"})
