import functools
import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from microsite.check import check
from microsite.drawing.pool import POOL
from microsite.evidence import project as projects
from microsite.output.lock import LockedError, hold
from tests.browser import executable
from tests.serving import BASE, Handler

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "mini"


# In Spanish an accent changes nothing in the order: área, aro; by code point it would come last.
MORE_TERMS = "\n".join(
    f'[{name}]\nterm.en = "{en}"\nterm.es = "{es}"\nmeaning.en = "A word."\nmeaning.es = "Una palabra."\n'
    f'sources = ["census"]\n'
    for name, en, es in (("area", "Area", "Área"), ("ring", "Ring", "Aro"), ("bulb", "bulb", "bulbo"))
)


# Sources cited inside of other elements: their numbers follow the text, however deep they stand.
NESTED = """*One [@speech]* and another [@census].

> **A quote [@census]** and [@speech].

| A | B |
|---|---|
| *x [@census]* | y [@speech] |
"""


# The words of a picture, as an editor writes them beside it.
PHOTO = """caption.en = "A river"
caption.es = "Un río"
credit = "National Archive"
licence = "CC BY-SA 4.0"
source = "https://example.org/river"
"""


def picture(form="PNG", size=(4, 3), **options):
    """The bytes of a picture."""
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, form, **options)
    return file.getvalue()


@dataclass
class Project:
    """A copy of the small project, to be broken, checked and built."""

    path: Path

    def edit(self, name, old, new):
        """Replaces words that must be there."""
        file = self.path / name
        text = file.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
        return self

    def write(self, name, content):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def read(self, name):
        return (self.path / name).read_text("utf-8")

    def line_of(self, name, words):
        return next(n for n, line in enumerate(self.read(name).split("\n"), 1) if words in line)

    def problems(self):
        return check(projects.load(self.path))

    def errors(self):
        return [p for p in self.problems() if p.severity == "error"]

    def run(self, *arguments, **options):
        """The command line, as an editor calls it."""
        command = [sys.executable, str(ROOT / "build.py"), *arguments, "--project", str(self.path)]
        options = {"capture_output": True, "encoding": "utf-8", "timeout": 300} | options
        return subprocess.run(command, **options)

    def build(self, *arguments):
        done = self.run("build", *arguments)
        assert done.returncode == 0, done.stderr + done.stdout
        return self.path / "site"


@contextmanager
def waiting_for(path):
    """Holds a lock as soon as no other process does."""
    while True:
        with suppress(LockedError), ExitStack() as stack:
            stack.enter_context(hold(path))
            yield
            return
        time.sleep(0.2)


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Makes a folder once for all processes of a run: its name, and a function that fills it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def make(name, fill):
        target = shared / name
        with waiting_for(shared / f"{name}.lock"):
            if not target.exists():
                fill(shared / f"{name}-unfinished")
                (shared / f"{name}-unfinished").rename(target)
        return target

    return make


@pytest.fixture(scope="session")
def drawn(once):
    """The small project with what a build keeps, to be copied: only tests of charts wait for a drawing."""

    def fill(target):
        shutil.copytree(MINI, target, ignore=shutil.ignore_patterns(".*", "site"))
        Project(target).build("--out", str(target.with_name("drawn-site")))

    return once("drawn", fill)


@pytest.fixture
def mini(drawn, tmp_path):
    target = tmp_path / "mini"
    shutil.copytree(drawn, target)
    return Project(target)


@pytest.fixture
def plain(tmp_path):
    """The small project for what draws and builds nothing."""
    target = tmp_path / "plain"
    shutil.copytree(MINI, target, ignore=shutil.ignore_patterns(".*", "site"))
    return Project(target)


@pytest.fixture(scope="session")
def read():
    """The small project as it is read, for functions that ask it."""
    return projects.load(MINI)


@pytest.fixture(scope="session")
def built(drawn, tmp_path_factory):
    """The small project, built once and only read."""
    target = tmp_path_factory.mktemp("built") / "mini"
    shutil.copytree(drawn, target)
    Project(target).build()
    return target / "site"


@pytest.fixture
def made(built, tmp_path):
    """A copy of the small project with its site, as an editor has it who changes a page."""
    target = tmp_path / "made"
    shutil.copytree(built.parent, target)
    return Project(target)


@pytest.fixture(scope="session")
def varied(drawn, tmp_path_factory):
    """The small project as other editors would keep it, built once for a sub-path and only read.

    Its files are those of a spreadsheet and of Windows, one page is short in one language, and texts hold markup.
    """
    target = tmp_path_factory.mktemp("varied") / "mini"
    shutil.copytree(drawn, target)
    mini = Project(target)
    rows = mini.read("data/series/goods.csv").replace(",", ";").replace(".", ",").replace("\n", ";;\r\n") + ";;;\r\n"
    mini.write("data/series/goods.csv", b"\xef\xbb\xbf" + rows.encode())
    mini.edit(
        "data/glossary.toml",
        "[nafta]",
        '[nafta]\nkeywords = ["Megatreaty"]\naliases = ["North American deal", "the pact"]',
    )
    mini.edit("data/glossary.toml", "A trade agreement.", "</script><script>alert()</script>")
    mini.write("data/glossary/more.toml", MORE_TERMS)
    mini.write("docs/en/only.md", f"# Only English\n\nWords.\n\n{NESTED}")
    mini.write("docs/es/only.md", "# Casi solo en inglés\n\nPalabras.\n")
    mini.edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - only.md")
    mini.write("docs/en/index.md", mini.read("docs/en/index.md") + "\n![A year](timeline:1990/1991)\n")
    for name in ("docs/en/index.md", "data/events.toml"):
        mini.write(name, b"\xef\xbb\xbf" + mini.read(name).replace("\n", "\r\n").encode())
    mini.build("--site-url", "https://example.org/some-repo/")
    return mini


@pytest.fixture(scope="session")
def site(once):
    """The real site, built for a sub-path and only read."""

    def fill(target):
        command = [sys.executable, str(ROOT / "build.py"), "--project", str(ROOT), "--out", str(target)]
        command += ["--site-url", "https://example.org/some-repo/"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600, env=dict(os.environ))
        assert done.returncode == 0, done.stderr

    return once("real-site", fill)


@pytest.fixture(scope="session")
def address(site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    path = executable()  # asks Playwright too, which stands no second one inside of the first
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Opens a page of the site; complains of console errors and of requests to other hosts."""
    contexts, complaints = [], []

    def open_page(path="", *, width=1280, scheme="light", scripts=True, expect_errors=False, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts, **options
        )
        contexts.append(context)
        page = context.new_page()
        host = urlsplit(address).netloc
        page.on("request", lambda r: None if urlsplit(r.url).netloc in (host, "") else complaints.append(r.url))
        if not expect_errors:
            page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
            page.on("pageerror", lambda e: complaints.append(str(e)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


def pytest_sessionfinish():
    """Has the processes that draw leave before the run ends: those that are measured have then said what they ran."""
    POOL.close()


def pytest_xdist_auto_num_workers(config):
    """Half as many processes again as there are processors: browsers, builds and limits of time are waited for."""
    return (os.cpu_count() or 1) * 3 // 2


# Tests of these files, and of all whose names end in "_units", call functions; all others build, draw, browse or run
# the command line.
QUICK = (
    "architecture",
    "config",
    "numbers",
    "number_rules",
    "reference",
    "reading",
    "workflows",
    "files",
    "letters",
    "deposits",
)


def _quick(path):
    return path.stem.removeprefix("test_") in QUICK or path.stem.endswith("_units")


def pytest_ignore_collect(collection_path, config):
    """Leaves the other files unread for `make quick`: some of them read the real project as they are collected."""
    left = config.option.markexpr == "quick" and collection_path.suffix and not _quick(collection_path)
    return True if left else None


def pytest_collection_modifyitems(items):
    """Marks the tests that `make quick` runs, and passes over those of POSIX elsewhere."""
    for item in items:
        if os.name != "posix" and item.get_closest_marker("posix"):
            item.add_marker(pytest.mark.skip(reason="signals, links and limits of POSIX"))
        heavy = {"built", "made", "varied", "site", "address", "chromium", "visit"} & set(item.fixturenames)
        if _quick(item.path) and not heavy and not item.get_closest_marker("slow"):
            item.add_marker("quick")
