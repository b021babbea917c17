"""Finishes compiled pages: addresses, language switch, content security policy. The same for every engine.

Pages and templates write 'site:/path' (the root of their language), 'root:/path' (the site's
root) and 'switch:LANGUAGE'; here they become relative, so that a site works below any path.
'here:/path' stands for an address that readers take away, and is absolute where the site's is known.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import urlsplit

import rcssmin
import rjsmin

from microsite.evidence.project import Project

HERE = re.compile(r"here:/([^&\s\"]*)")
ADDRESS = re.compile(r'="(?P<scheme>site|root|switch):(?P<rest>[^"]*)"')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)
CANONICAL = re.compile(r'<link rel="?canonical"?[^>]*>\s*')
WHOLE = re.compile(r'<meta property="?og:(?:image|url)"?[^>]*>\s*')  # what has no use without the site's address
# Switches of the engine's own menu and search, which are not loaded.
FURNITURE = re.compile(
    r"\s*(?:<input[^>]*\bmd-toggle\b[^>]*>|<label[^>]*\bmd-overlay\b[^>]*></label>"
    r'|<div class="?md-dialog\b[^>]*>\s*<div[^>]*></div>\s*</div>)'
)
# What the engine's frame says to scripts that are not loaded, and the margins of its templates.
IDLE = re.compile(r' data-md-(?:component|color-[a-z]+)="?[^\s">]*"?|<meta name="?generator"?[^>]*>')
MARGIN = re.compile(r"\s*\n\s*")
INSIDE = re.compile(r'<nav class="toc".*</article>|<div class="page\b.*</article>', re.DOTALL)
JUNK = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon.png",
    "sitemap.xml",
    "sitemap.xml.gz",
    ".nojekyll",
)


def finish(project: Project, made: Path, site_url: str) -> None:
    """Rewrites every page of the compiled site and removes what nothing asks for."""
    settings = project.settings
    roots = {edition.language: edition.root for edition in project.editions}
    pages = {path.relative_to(made).as_posix() for path in made.rglob("*.html")}
    scripts = scripts_of(settings.themes)
    for page in sorted(pages):
        language = next((lang for lang, root in roots.items() if root and page.startswith(root)), settings.default)
        path = made / page
        html = addressed(FURNITURE.sub("", path.read_text("utf-8")), page, language, roots, pages, site_url)
        if not site_url:
            html = WHOLE.sub("", CANONICAL.sub("", html))
        html = _alternates(html, page, language, roots, pages, site_url)
        path.write_text(_with_policy(_thin(html), scripts), "utf-8", newline="\n")
    for root in roots.values():
        for name in JUNK:
            _remove(made / root / name)
        # What a script says to its checker and to its readers weighs as much as its code on the line.
        for script in _own(settings.themes, made / root, "*.js"):
            script.write_bytes(rjsmin.jsmin(script.read_bytes()))
        for sheet in _own(settings.themes, made / root, "*.css"):
            sheet.write_bytes(rcssmin.cssmin(sheet.read_bytes()))
    for old in made.rglob("*.map"):
        old.unlink()
    (made / ".nojekyll").write_text("", "utf-8", newline="\n")


def _thin(html: str) -> str:
    """A page without the margins of its frame; what stands inside of the frame is left as it is."""
    inside = INSIDE.search(html)
    start, end = inside.span() if inside else (0, len(html))
    return "".join(
        (MARGIN.sub("\n", IDLE.sub("", html[:start])), html[start:end], MARGIN.sub("\n", IDLE.sub("", html[end:])))
    )


def _own(themes: Iterable[Path], edition: Path, pattern: str) -> list[Path]:
    """The scripts or the style sheets of the theme, as an edition holds them."""
    names = {path.relative_to(theme) for theme in themes for path in theme.rglob(pattern)}
    return [edition / name for name in sorted(names) if (edition / name).is_file()]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def addressed(html: str, page: str, language: str, roots: dict[str, str], pages: set[str], site_url: str) -> str:
    """Our schemes as relative addresses; in 404.html, which is shown anywhere, as absolute paths."""
    lost = page.endswith("404.html")
    root = urlsplit(site_url).path or "/"

    def address(found: re.Match[str]) -> str:
        rest = found["rest"].removeprefix("/")
        if found["scheme"] == "site":
            rest = roots[language] + rest
        elif found["scheme"] == "switch":
            rest = _counterpart(page, language, found["rest"], roots, pages)
        return f'="{root + rest if lost else _relative(rest, page)}"'

    html = HERE.sub(lambda found: f"{site_url or '/'}{roots[language]}{found[1]}", html)
    return ADDRESS.sub(address, html)


def _relative(target: str, page: str) -> str:
    """The shortest way from a page to an address below the site's root."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    way = relpath(path or ".", dirname(page) or ".") + ("/" if path.endswith("/") or not path else "")
    return way + mark + rest


def _counterpart(page: str, language: str, other: str, roots: dict[str, str], pages: set[str]) -> str:
    """The same page in another language where there is one, else that language's home."""
    name = roots[other] + page.removeprefix(roots[language])
    found = name if name in pages and not name.endswith("404.html") else f"{roots[other]}index.html"
    return found.removesuffix("index.html")


def _alternates(html: str, page: str, language: str, roots: dict[str, str], pages: set[str], site_url: str) -> str:
    """Links to the page's other languages for search engines, which want absolute addresses."""
    if not site_url or page.endswith("404.html"):
        return html
    links = []
    for other in roots:
        name = roots[other] + page.removeprefix(roots[language])
        if name in pages:
            address = site_url + name.removesuffix("index.html")
            links.append(f'<link rel="alternate" hreflang="{other}" href="{address}">')
            if not roots[other]:  # the language at the site's root, for readers of any other
                links.append(f'<link rel="alternate" hreflang="x-default" href="{address}">')
    return html.replace("</head>", "\n".join([*links, "</head>"]), 1)


def scripts_of(themes: Iterable[Path]) -> tuple[str, ...]:
    """The inline scripts that the theme's templates hold word for word, as hashes of the policy; no page adds one."""
    found: dict[str, None] = {}
    for theme in themes:
        for path in sorted(theme.rglob("*.html")):
            found |= dict.fromkeys(INLINE.findall(path.read_text("utf-8")))
    return tuple(hash_of(script) for script in found)


def hash_of(script: str) -> str:
    """A script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _with_policy(html: str, scripts: tuple[str, ...]) -> str:
    """The page with a policy that allows the theme's own scripts and styles, and no other host."""
    allowed = " ".join(("'self'", *scripts))
    policy = (
        f"default-src 'self'; script-src {allowed}; style-src 'self'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return re.sub(r'(<meta charset="utf-8"\s*/?>)', rf"\1\n{meta}", html, count=1)
