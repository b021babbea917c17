"""Where a site's sources can be edited and its mistakes reported, by the address of its repository.

Forms of addresses: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue,
https://docs.gitlab.com/user/project/issues/create_issues/ and https://forgejo.org/docs/latest/user/. Hosts that are
none of these are taken for one like GitHub.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

BRANCH = "main"


@dataclass(frozen=True)
class Host:
    """What an address begins with, behind that of the repository: of the editor, of a new issue and of its texts."""

    edit: str
    issue: str = "issues/new"
    title: str = "title"
    body: str = "body"


LIKE_GITHUB = Host(f"edit/{BRANCH}")
HOSTS = {
    "gitlab": Host(f"-/edit/{BRANCH}", "-/issues/new", "issue[title]", "issue[description]"),
    "codeberg": Host(f"_edit/{BRANCH}"),
    "gitea": Host(f"_edit/{BRANCH}"),
    "forgejo": Host(f"_edit/{BRANCH}"),
}


def edit_at(repo_url: str | None, path: str) -> str:
    """Where a file of the project is edited in the browser; nothing where the repository is not known."""
    return f"{repo_url.rstrip('/')}/{_host(repo_url).edit}/{quote(path)}" if repo_url else ""


def report_at(repo_url: str | None, title: str, address: str, version: str, labels: Mapping[str, str]) -> str:
    """Where a mistake on a page is reported: a new issue that names the page and its version, and ends at the sentence.

    Nothing where the repository is not known.
    """
    if not repo_url:
        return ""
    said = [f"{labels['report_page']}{labels['colon']} {address}"]
    said += [labels["version"].format(version=version)] if version else []
    said += [f"{labels['report_right']}{labels['colon']} ", f"{labels['report_sentence']}{labels['colon']} "]
    host = _host(repo_url)
    texts = urlencode({host.title: title, host.body: "\n\n".join(said)}, quote_via=quote)
    return f"{repo_url.rstrip('/')}/{host.issue}?{texts}"


def _host(repo_url: str) -> Host:
    name = urlsplit(repo_url).netloc
    return next((host for known, host in HOSTS.items() if known in name), LIKE_GITHUB)
