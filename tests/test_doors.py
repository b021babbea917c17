"""Nothing beyond its door: what is published, what is escaped, what is replaced, what is told."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest

from microsite.check import check
from microsite.evidence import project as projects
from microsite.output import complaints, publish
from microsite.output.verify import verify
from tests.conftest import MINI, PHOTO, ROOT, Project, picture

INDEX = "docs/en/index.md"
ATTACK = "\"><img src=x onerror=alert()><script>alert()</script> & 'quoted'"
YAML = ATTACK.replace("'", "''")


def copied(target):
    shutil.copytree(MINI, target)
    return Project(target)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A project with markup in every name, with drafts and with files that belong nowhere, built once."""
    mini = copied(tmp_path_factory.mktemp("hostile") / "mini")
    mini.edit("mkdocs.yml", '"Mini: a small site"', f"'{YAML}: site'")
    mini.edit("mkdocs.yml", "nav:", f"site_description: '{YAML}'\nsite_author: '{YAML}'\nnav:")
    mini.edit("mkdocs.es.yml", '"Mini: un sitio pequeño"', f"'{YAML}: sitio'")
    mini.write("words/es.toml", f"[nav]\n{json.dumps(ATTACK)} = {json.dumps(ATTACK)}\n")
    pages = "".join(f"      - {name}.md\n" for name in ("attack", "quiet", "draft", "price-index"))
    mini.edit("mkdocs.yml", "  - lists.md", f"  - lists.md\n  - '{YAML}':\n{pages}".rstrip())
    front = f"---\ntitle: '{YAML}'\ndescription: '{YAML}'\n---\n"
    mini.write("docs/en/attack.md", f"{front}# Attack\n\n## The [third](figure:place-1990) partner\n\n## B\n\nText.\n")
    mini.write("docs/en/quiet.md", "# A &lt;script&gt;alert()&lt;/script&gt; & `<b>`\n\n![A photo](images/photo.png)\n")
    mini.write("docs/en/draft.md", "---\ndraft: true\n---\n# Zapotec\n\nSome 12,345 people.\n")
    mini.write("docs/en/price-index.md", "# Prices\n\n## Zanahoria\n\nText.\n")
    for name in ("attack", "quiet", "price-index"):
        mini.write(f"docs/es/{name}.md", "# Una página\n\nTexto.\n")
    mini.write("docs/en/images/photo.png", picture()).write("docs/en/images/unused.png", picture())
    mini.write("docs/en/images/photo.toml", PHOTO.replace("A river", YAML.replace('"', "'")))
    for name in ("page.html", "run.js", "thesis.docx", "draft.md.draft", "images/drawing.svg"):
        mini.write(f"docs/en/{name}", "<script>alert(1)</script>")
    out = mini.path / "site"
    done = mini.run("build", "--site-url", "https://example.org/repo/")
    assert done.returncode == 0, done.stderr
    return mini, out, done.stderr


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(path):
    parser = Elements()
    parser.feed(path.read_text("utf-8"))
    return parser.found


def test_no_name_is_markup_on_any_page(hostile):
    _, out, _ = hostile
    pages = list(out.rglob("*.html"))
    assert len(pages) > 8
    for path in pages:
        html = path.read_text("utf-8")
        assert "<script>alert" not in html and "<img src=x" not in html, path
        for tag, attributes in elements(path):
            assert not [name for name in attributes if name.startswith("on")], (path, tag, attributes)
            assert tag != "img" or attributes["src"].endswith("photo.png"), (path, attributes)
    shown = (out / "attack/index.html").read_text("utf-8")
    assert "&lt;script&gt;alert()&lt;/script&gt; &amp; 'quoted'</title>" not in shown.replace("\n", "")
    assert shown.count("&lt;script&gt;") >= 6 and "&amp;lt;" not in shown


def test_the_policy_allows_the_scripts_of_the_theme_and_no_others(hostile):
    _, out, _ = hostile
    policies = set()
    for path in out.rglob("*.html"):
        found = [a["content"] for _, a in elements(path) if a.get("http-equiv") == "Content-Security-Policy"]
        assert len(found) == 1, path
        policies.update(found)
        assert "<style" not in path.read_text("utf-8"), path
    (policy,) = policies
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["style-src"] == "'self'" and rules["default-src"] == "'self'"
    assert re.fullmatch(r"'self' 'sha256-[\w+/=]+'", rules["script-src"])
    assert rules["style-src-attr"] == "'unsafe-inline'"


def test_only_pages_and_their_images_leave_docs(hostile):
    mini, out, said = hostile
    published = {path.name for path in out.rglob("*") if path.is_file()}
    assert "photo.png" in published
    for name in ("page.html", "run.js", "thesis.docx", "draft.md.draft", "images/drawing.svg", "images/unused.png"):
        assert name.rsplit("/")[-1] not in published
        assert f"docs/en/{name}:1: warning: is not published (file-used)" in said
    assert '<img src="../assets/docs/en/images/photo.png" alt="A photo"' in (out / "quiet/index.html").read_text(
        "utf-8"
    )
    # Each page has a twin for programs, which is made of what readers see.
    assert not [path for path in out.rglob("*") if path.suffix == ".md" and path.name != "index.md"]


def test_a_draft_is_nowhere_in_the_site(hostile):
    _, out, _ = hostile
    for path in out.rglob("*"):
        if path.is_file():
            assert b"Zapotec" not in path.read_bytes() and b"draft/" not in path.read_bytes(), path
    assert (out / "price-index/index.html").is_file()


def test_a_heading_with_a_number_is_listed_without_its_note(hostile):
    _, out, _ = hostile
    html = (out / "attack/index.html").read_text("utf-8")
    contents = html[html.index('<nav class="toc"') :]
    assert '<a href="#the-third-partner">The third partner</a>' in contents


def test_serve_shows_drafts_and_marks_them(hostile):
    mini, _, _ = hostile
    drafted = projects.load(mini.path, drafts=True)
    assert [page.slug for page in drafted.pages if page.draft] == ["draft"]
    assert "number-evidence" in {p.rule for p in check(drafted)}


DOCTORED = [
    ("number", "Prose under a heading", "Prose 999 under a heading", "built-numbers", INDEX, 1),
    ("twice", "Prose under", "58.4 Prose under", "built-numbers", INDEX, 3),
    ("figure", "Prose under", '<a data-figure="span" href="lists/#span">x</a> Prose under', "built-pages", INDEX, 5),
    ("script", "Prose under", "<script>alert(1)</script> Prose under", "built-scripts", INDEX, 1),
    ("style", "Prose under", "<style>a{}</style> Prose under", "built-scripts", INDEX, 1),
    ("host", "Prose under", '<img src="https://example.org/x.png"> Prose under', "template-hosts", INDEX, 1),
    ("title", "<title>", "<title>777 ", "built-numbers", INDEX, 1),
    ("link", 'href="lists/#bush"', 'href="lists/#busch"', "built-links", INDEX, 6),
    ("id", "<h2", '<p id="then"></p><h2', "built-ids", INDEX, 10),
]


@pytest.mark.parametrize(("name", "old", "new", "rule", "path", "line"), DOCTORED, ids=[case[0] for case in DOCTORED])
def test_what_the_sources_do_not_say_stops_the_build_at_their_lines(built, name, old, new, rule, path, line):
    project = projects.load(MINI)
    page = built / "index.html"
    html = page.read_text("utf-8")
    assert not verify(project, built)
    try:
        page.write_text(html.replace(old, new, 1), "utf-8")
        found = [p for p in verify(project, built) if p.rule == rule]
    finally:
        page.write_text(html, "utf-8")
    assert [(p.path, p.line) for p in found] == [(path, line)], found


@pytest.mark.posix
def test_a_folder_that_is_not_ours_is_refused(tmp_path):
    project = copied(tmp_path / "mini").path
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/index.html").write_text("<p>another site", "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", "utf-8")
    assert "not made by this compiler" in publish.refused(tmp_path / "theirs", project)
    assert "is a file" in publish.refused(tmp_path / "file", project)
    for inside in ("docs/en/site", "docs", "data/new", "charts/site", "templates/site"):
        assert "among the sources" in publish.refused(project / inside, project), inside
    assert "among the sources" in publish.refused(ROOT / "microsite" / "site", project)
    for parent in (project, tmp_path, tmp_path.parent, project / "site" / ".."):
        assert "holds the project" in publish.refused(parent, project), parent
    for fine in (tmp_path / "empty", tmp_path / "new", project / "site", project / "built/site"):
        assert not publish.refused(fine, project), fine
    (tmp_path / "link").symlink_to(project / "docs")
    assert "among the sources" in publish.refused(tmp_path / "link", project)
    done = Project(project).run("build", "--out", str(tmp_path / "theirs"))
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == ["index.html"]


@pytest.mark.posix
def test_files_are_checked_where_they_lie(mini):
    mini.write("docs/en/LISTS.md", "# R\n\nText.\n")
    mini.write("docs/en/cafe\u0301.md", "# R\n\nText.\n")
    (mini.path / "docs/en/passwd.md").symlink_to("/etc/passwd")
    (mini.path / "docs/en/nothing.png").symlink_to("nowhere")
    (mini.path / "docs/en/loop").symlink_to("..")
    (mini.path / "docs/en/itself.md").symlink_to("itself.md")
    found = {(p.path, p.rule): p for p in mini.problems()}
    assert ("docs/en/lists.md", "page-address") in found
    assert "NFC" in found["docs/en/cafe\u0301.md", "page-address"].hint
    for name in ("passwd.md", "nothing.png", "loop", "itself.md"):
        assert (f"docs/en/{name}", "file-place") in found
    assert "root:" not in str(list(found.values()))


RUNS = [
    (
        "chart.html",
        '<figure id="chart-{{ chart.id }}"',
        '{{ nobody.knows }}<figure id="chart-{{ chart.id }}"',
        "nobody",
    ),
    ("ledger.html", '<div class="fold-record">', '<div class="fold-record">{{ nobody.knows }}', "nobody"),
    ("theme/main.html", '<div class="page', '{{ nobody.knows }}<div class="page', "nobody"),
    ("theme/partials/footer.html", "<footer", '{% include "partials/none.html" %}<footer', ""),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "old", "new", "says"), RUNS, ids=[case[0] for case in RUNS])
def test_an_error_of_a_template_is_told_at_its_line(mini, name, old, new, says):
    text = (ROOT / "templates" / name).read_text("utf-8")
    assert old in text
    mini.write(f"templates/{name}", text.replace(old, new, 1))
    done = mini.run("build")
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    place = f"templates/{name}:{mini.line_of(f'templates/{name}', old)}:" if says else "templates/partials/none.html:1:"
    assert place in done.stderr and "(template-runs)" in done.stderr, done.stderr
    assert says in done.stderr
    assert str(mini.path) not in done.stderr


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_build_leaves_no_process_and_no_folder(mini, number):
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(mini.path)]
    # A shell that runs the tests in the background lets them, and what they start, ignore Ctrl+C.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, former)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(mini.path.glob(".site-*/en/mkdocs.yml")):
        time.sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in said, said
    assert not list(mini.path.glob(".site*")) and not (mini.path / "site").exists()
    assert not processes_of(mini.path)


def processes_of(folder):
    """Command lines of processes that work for a project."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            lines.append(path.read_bytes())
    return [line for line in lines if str(folder).encode() in line]


def test_what_cannot_be_written_is_one_sentence(mini):
    shutil.rmtree(mini.path / ".cache")
    mini.write(".cache", "a file")
    done = mini.run("build")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert ".cache" in done.stderr


@pytest.mark.posix
def test_a_full_disk_is_one_sentence_and_the_former_site_stands(made):
    import resource

    made.edit(INDEX, "Prose under", "More prose under")
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))  # noqa: E731 - no larger file fits
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = made.run("build", preexec_fn=full, env=unmeasured)  # what measures would write to the full disk itself
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    assert done.stderr.strip().split("\n")[-1].endswith("site cannot be written: File too large.")
    assert "More prose" not in made.read("site/index.html") and not list(made.path.glob(".site-*"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Traceback\nOSError: [Errno 28] No space left on device: '/a'", "No space left on device"),
        ('caught panic: Error("No space left on device (os error 28)", line: 0)', "No space left on device"),
        ("PermissionError: [Errno 13] Permission denied: '/a'", "Permission denied"),
        ("jinja2.exceptions.UndefinedError: 'nobody' is undefined", ""),
    ],
)
def test_what_either_engine_says_of_a_file_it_could_not_write_is_understood(said, why):
    assert complaints.unwritten([("en", "fine"), ("es", said)]) == why


@pytest.mark.parametrize("port", ["99999", "-1", "eighty"])
def test_a_wrong_port_is_wrong_usage(mini, port):
    done = mini.run("serve", "--port", port)
    assert done.returncode == 2 and "no port" in done.stderr


@pytest.mark.parametrize("url", ['https://a.org/"x"', "https://a.org/<b>", "https://a.org/?q", "https://[a"])
def test_an_address_that_is_none_is_wrong_usage(mini, url):
    done = mini.run("build", "--site-url", url)
    assert done.returncode == 2 and "web address" in done.stderr


@pytest.mark.slow
def test_zensical_compiles_the_real_project(site, tmp_path):
    def content(path):
        html = path.read_text("utf-8")
        return re.sub(r"\s+", " ", html[html.index('<div class="page') : html.index("</article>")]).replace("> <", "><")

    out = tmp_path / "zensical"
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(ROOT), "--out", str(out)]
    command += ["--site-url", "https://example.org/some-repo/", "--engine", "zensical"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    for page in ("index", "eras/clinton", "themes/trade", "timeline", "es/index", "es/themes/trade", "figures"):
        name = f"{page}.html" if page.endswith("index") else f"{page}/index.html"
        assert content(out / name) == content(site / name), name


def test_problems_are_told_on_the_lines_of_a_pull_request(mini):
    mini.edit("docs/en/index.md", "figure:goods-1990", "figure:goods-1909")
    mini.write("docs/en/a, b.md", "# A page\n\nIt fell by 12% here.\n")
    mini.write("docs/en/draft.md", "---\ndraft: true\n---\n# A draft\n\nIt fell by 12% here.\n")
    github = {**os.environ, "PROBLEMS_FORMAT": "github", "GITHUB_WORKSPACE": str(mini.path.parent)}
    done = mini.run("check", env=github)
    told = [line for line in done.stdout.split("\n") if line.startswith("::")]
    assert len(told) == len([line for line in done.stderr.split("\n") if re.match(r"[^ ].*:\d+: ", line)])
    line = mini.line_of("docs/en/index.md", "figure:goods-1909")
    place = f"::error file=mini/docs/en/index.md,line={line},title=figure-known::"
    assert [one for one in told if one.startswith(place) and "Did you mean 'goods-1990'?" in one]
    assert [one for one in told if one.startswith("::error file=mini/docs/en/a%2C b.md,line=3,") and "12%25" in one]
    assert [one for one in told if one.startswith("::warning file=mini/")]
    assert "::" not in mini.run("check", env={**os.environ, "PROBLEMS_FORMAT": ""}).stdout


def test_a_broken_configuration_is_told_on_its_line_too(mini):
    mini.write("mkdocs.yml", "site_name: [\n")
    done = mini.run("check", env={**os.environ, "PROBLEMS_FORMAT": "github", "GITHUB_WORKSPACE": str(mini.path)})
    assert re.search(r"^::error file=mkdocs\.yml,line=\d+,title=[a-z-]+::", done.stdout, re.MULTILINE)
