"""Three searches over the same entries, each in a folder of its own: ours, Pagefind's, Material's."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from bench.pages import ROOT
from microsite.evidence import project as projects
from microsite.search import Entry
from microsite.search.index import write_blocks

PAGEFIND_PAGE = """<!doctype html><html lang="en"><title>Pagefind</title><input id="field"><div id="found"></div>
<script type="module">
let engine;
field.addEventListener("input", async () => {
  engine ??= await import("./pagefind/pagefind.js");
  const answer = await engine.search(field.value);
  const data = await Promise.all(answer.results.slice(0, 8).map((result) => result.data()));
  found.innerHTML = data.map((one) => `<a href="${one.meta.place}">x</a>`).join("") || "<i></i>";
});
</script></html>"""


def copies(found: list[Entry], times: int) -> list[Entry]:
    """The entries, and copies of them below other addresses whose words differ in part."""
    made = list(found)
    for number in range(1, times):

        def changed(text: str, number: int = number) -> str:
            return re.sub(r"\b([a-z]*[aeiou][a-z]{3,})\b", rf"\1{chr(97 + number % 26)}{number // 26 or ''}", text)

        made += [replace(e, address=f"copy-{number}/{e.address}", text=changed(e.text)) for e in found]
    return made


def ours(room: Path, site: Path, found: list[Entry]) -> None:
    """The site as it is built, with an index of these entries."""
    shutil.copytree(site, room)
    shutil.rmtree(room / "search/en")
    write_blocks(room / "search", "en", found, projects.load(ROOT).settings.words)


def pagefind(room: Path, found: list[Entry]) -> None:
    """A page that asks Pagefind as its documentation shows."""
    room.mkdir()
    (room / "index.html").write_text(PAGEFIND_PAGE, "utf-8")
    source = room / "source"
    for number, entry in enumerate(found):
        path = source / f"{number}/index.html"
        path.parent.mkdir(parents=True)
        names = " ".join((*entry.names, *entry.keywords))
        meta = f'<span data-pagefind-meta="place">{entry.address}</span>'
        body = f'<h1>{entry.title}</h1>{meta}<p data-pagefind-weight="7">{names}</p><p>{entry.text} {entry.more}</p>'
        path.write_text(f'<html lang="en"><body data-pagefind-body>{body}</body></html>', "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(room / "pagefind"), "-q"]
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(source)


def material(room: Path, found: list[Entry]) -> None:
    """Material's own search: built for the first copy, its index then filled with the others as it writes them."""
    docs = room / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    settings = {"site_name": "Material", "theme": {"name": "material", "font": False}, "plugins": ["search"]}
    (room / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(room / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    path = room / "site/search/search_index.json"
    index = json.loads(path.read_text("utf-8"))
    index["docs"] = [
        {"location": e.address, "title": e.title, "text": " ".join((*e.names, *e.keywords, e.text, e.more))}
        for e in found
    ]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def sites(room: Path, found: list[Entry], site: Path, times: int) -> Iterator[tuple[str, Path]]:
    """Each search with so many times the entries."""
    many = copies(found, times)
    ours(room / f"ours-{times}", site, many)
    yield "ours", room / f"ours-{times}"
    pagefind(room / f"pagefind-{times}", many)
    yield "Pagefind", room / f"pagefind-{times}"
    material(room / f"material-{times}", many)
    yield "Material", room / f"material-{times}/site"
