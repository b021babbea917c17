"""What many pages cost: a site of N pages built by ours and by Material alone, and an edit while `serve` runs.

Run: python -m bench.many [N …]. The pages are the eras and themes of docs/, copied under other names, without
charts; Material gets the same words without our links. Each pair is built one after the other, from nothing.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("ledger", "timeline", "leaders", "glossary", "sources", "series")
OURS = re.compile(r"(?<!!)\[([^\]]+)\]\((?:figure|event|leader|term|source|chart):[^)]*\)")
PAGES = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]*\.md[^)]*\)")
CITATION = re.compile(r"\s*\[@[^\]]*\]")
BLOCK = re.compile(r"^!\[.*\]\(.*\)\n", re.MULTILINE)
EDITS = 5


def project(room: Path, count: int) -> tuple[Path, Path]:
    """A project of ours with so many pages in one language, and the same for Material alone."""
    ours, bare = room / "ours", room / "bare"
    shutil.copytree(ROOT / "data", ours / "data")
    for path in (ours / "data").rglob("*.toml"):
        path.write_text(_english(path.read_text("utf-8")), "utf-8")
    names = ["index.md", *(f"{name}.md" for name in LISTS)]
    for name in ("index", *LISTS):  # ids of records of two kinds may be the same
        _write(bare / f"docs/{name}.md", f"# {name.capitalize()}\n\nWords.\n")
        shown = "" if name == "index" else f"\n![All]({name}:all)\n"
        _write(ours / f"docs/en/{name}.md", f"# {name.capitalize()}\n\nWords.\n{shown}")
    sources = [path.read_text("utf-8") for path in sorted((ROOT / "docs/en").glob("*/*.md"))]
    for number in range(count - len(names)):
        names.append(f"part{number // 40}/page{number}.md")
        text = PAGES.sub(r"\1", re.sub(r"^span: .*\n", "", BLOCK.sub("", sources[number % len(sources)]), flags=re.M))
        _write(ours / "docs/en" / names[-1], text)
        _write(bare / "docs" / names[-1], CITATION.sub("", OURS.sub(r"\1", text)))
    nav = "nav:\n" + "".join(_sections(names))
    head = "site_name: Many\ntheme:\n  name: material\n  language: en\n"
    colours = "  palette:\n    us: ['#2d5b8c', '#86b4e3']\n    mx: ['#b9502a', '#ee9468']\n"
    _write(ours / "mkdocs.yml", head + colours + nav)
    _write(bare / "mkdocs.yml", f"{head}  font: false\nmarkdown_extensions: [footnotes, def_list]\n{nav}")
    return ours, bare


def _english(text: str) -> str:
    text = re.sub(r"^[\w.-]*\.es = .*\n|^aliases = .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r'\{ en = ("[^"]*"), es = "[^"]*" \}', r"{ en = \1 }", text)


def _sections(names: list[str]) -> Iterator[str]:
    yield from (f"  - {name}\n" for name in names if "/" not in name)
    for number, name in enumerate(name for name in names if "/" in name):
        if number % 40 == 0:
            yield f"  - Part {chr(65 + number // 40 % 26) * (1 + number // 1040)}:\n"
        yield f"      - {name}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def timed(command: list[str], folder: Path) -> float:
    """Seconds that a command takes; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def cold(count: int) -> tuple[float, float]:
    """Seconds that so many pages take, ours and Material's, each from nothing."""
    with tempfile.TemporaryDirectory() as room:
        ours, bare = project(Path(room), count)
        theirs = timed([sys.executable, "-m", "mkdocs", "build", "--quiet"], bare)
        return timed([sys.executable, str(ROOT / "build.py"), "--project", str(ours)], ours), theirs


def edits(folder: Path, page: str, file: Path, old: str) -> list[float]:
    """Seconds from each of some edits of a file, at some words or else at its end, until `serve` shows the page so."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--project", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
        taken, text = [], file.read_text("utf-8")
        for number in range(EDITS):
            time.sleep(2)
            new = text.replace(old, f"{old} x{number}x", 1) if old else f"{text}\nAn edit x{number}x.\n"
            file.write_text(new, "utf-8")
            started = time.perf_counter()
            while f"x{number}x" not in urllib.request.urlopen(address + page).read().decode():  # noqa: S310 - loopback
                time.sleep(0.02)
            taken.append(time.perf_counter() - started)
        return taken
    finally:
        server.terminate()
        server.wait()


def real(room: Path) -> Path:
    """A copy of this project, with its drawings where there are some."""
    names = ("docs", "data", "charts", "words", "mkdocs.yml", "mkdocs.es.yml", "logo.svg", ".cache")
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, room / name, ignore=shutil.ignore_patterns("preview*", ".preview*"))
        elif (ROOT / name).exists():
            shutil.copyfile(ROOT / name, room / name)
    return room


def main() -> None:
    """Prints the tables."""
    print("| pages | ours, s | Material alone, s | ratio | ours, ms a page |\n|---|---|---|---|---|")
    for count in [int(text) for text in sys.argv[1:]] or [600, 3000]:
        ours, bare = cold(count)
        print(f"| {count:,} | {ours:.1f} | {bare:.1f} | {ours / bare:.2f} | {1000 * ours / count:.0f} |", flush=True)
    print("\n| edit while serve runs | seen after, s (median, worst of 5) |\n|---|---|")
    with tempfile.TemporaryDirectory() as room:
        folder = real(Path(room))
        for what, page, file, old in (
            ("a page of this site", "themes/trade/", "docs/en/themes/trade.md", ""),
            ("a chart of this site", "themes/trade/", "charts/goods-trade.toml", "fourteen times"),
        ):
            _print(what, edits(folder, page, folder / file, old))
    with tempfile.TemporaryDirectory() as room:
        folder, _ = project(Path(room), 600)
        _print("a page among 600", edits(folder, "part0/page3/", folder / "docs/en/part0/page3.md", ""))


def _print(what: str, taken: list[float]) -> None:
    print(f"| {what} | {statistics.median(taken):.1f}, {max(taken):.1f} |", flush=True)


if __name__ == "__main__":
    main()
