"""Bad input gets a clear error at its line, and loses nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

CSV = "data/series/goods.csv"
EVENTS = "data/events.toml"
INDEX = "docs/en/index.md"


def said(mini):
    """The errors as an editor reads them; never a traceback."""
    done = mini.run("check")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize("name", [INDEX, EVENTS, CSV, "charts/goods.toml"])
def test_latin_1_bytes(mini, name):
    mini.write(name, mini.read(name).encode() + "\n# Mérida\n".encode("latin-1"))
    assert "not UTF-8: byte 0xe9 (file-utf8). Save the file as UTF-8." in said(mini)


@pytest.mark.parametrize("name", [INDEX, EVENTS, CSV])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(mini, name):
    mini.write(name, b"\xef\xbb\xbf" + mini.read(name).replace("\n", "\r\n").encode())
    assert not mini.problems()


def test_a_byte_order_mark_and_windows_line_ends_are_not_published(varied):
    assert (varied.path / INDEX).read_bytes().startswith(b"\xef\xbb\xbf# ")
    for name in ("site/index.html", "site/lists/index.html"):
        assert "\ufeff" not in (varied.path / name).read_text("utf-8")
    assert "A toast in Monterrey" in varied.read("site/lists/index.html")


def test_thousands_separators(mini):
    mini.edit(CSV, "58.4", '"1,000"')
    mini.edit(CSV, "52.1", "1.000")
    text = said(mini)
    assert f"{CSV}:2: 'total': '1.000' can be read in two ways (number-form)" in text
    assert f"{CSV}:3: 'total': '1,000' can be read in two ways (number-form)" in text


@pytest.mark.parametrize("name", ["../escape", "a b", "Ünïcode", "UPPER", "a/b"])
def test_ids_that_could_leave_their_folder(mini, name):
    mini.edit(EVENTS, "[toast]", f'["{name}"]')
    assert "(id-form)" in said(mini)


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
)
FIELDS = [
    ("data/events.toml", 'title.en = "A toast in Monterrey"', "title.en = {attack}"),
    ("data/events.toml", 'summary.en = "Bush raised his glass."', "summary.en = {attack}"),
    ("data/leaders.toml", 'name = "George H. W. Bush"', "name = {attack}"),
    ("data/leaders.toml", 'about.en = "Gave the toast."', "about.en = {attack}"),
    ("data/leaders.toml", 'office.en = "President"', "office.en = {attack}"),
    ("data/leaders.toml", 'party.en = "Republican"', "party.en = {attack}"),
    ("data/glossary.toml", 'term.en = "NAFTA"', "term.en = {attack}"),
    ("data/glossary.toml", 'meaning.en = "A trade agreement."', "meaning.en = {attack}"),
    ("data/sources.toml", 'publisher = "Public Papers"', "publisher = {attack}"),
    ("data/sources.toml", 'title = "A toast"', "title = {attack}"),
    ("data/sources.toml", 'reason.en = "Read on paper."', "reason.en = {attack}"),
    ("data/figures.toml", 'label.en = "People, as said"', "label.en = {attack}"),
    ("data/figures.toml", 'measure.en = "in a toast"', "measure.en = {attack}"),
    ("data/series/goods.toml", 'caveats.en = "Nominal."', "caveats.en = {attack}"),
    ("data/series/goods.toml", 'licence.en = "Public domain"', "licence.en = {attack}"),
    ("charts/goods.toml", 'title.en = "Trade grew"', "title.en = {attack}"),
    ("charts/goods.toml", 'subtitle.en = "Billions of dollars"', "subtitle.en = {attack}"),
]


# The attacks hold digits, which these rules would ask evidence for.
NUMBER_RULES = (
    "translations_state_the_same_numbers",
    "texts_state_their_numbers",
    "chart_words_agree_with_the_rows",
)


@pytest.mark.slow
def test_markup_in_every_text_field_is_shown_and_never_run(mini):
    for number, (file, old, new) in enumerate(FIELDS):
        attack = ATTACKS[number % len(ATTACKS)].replace('"', '\\"')
        mini.edit(file, old, new.replace("{attack}", f'"{attack} 1"' if "1" not in attack else f'"{attack}"'))
    for file in ("data/events.toml", "data/leaders.toml", "data/glossary.toml", "data/figures.toml"):
        text = mini.read(file)
        for field in ("title", "summary", "about", "office", "term", "meaning", "label", "measure"):
            text = text.replace(f'{field}.es = "', f'{field}.es = "(1) ')
        mini.write(file, text)
    for file in ("data/sources.toml", "data/series/goods.toml", "charts/goods.toml"):
        text = mini.read(file)
        for field in ("reason", "caveats", "licence"):
            text = text.replace(f'{field}.es = "', f'{field}.es = "(1) ')
        mini.write(file, text)
    mini.edit("charts/goods.toml", 'alt.en = "A line', 'alt.en = "<script>x</script> A line')
    text = [p for p in mini.errors() if p.rule not in ("translation-numbers", "chart-numbers", "text-numbers")]
    assert not text, "\n".join(map(str, text))
    from microsite import build, check
    from microsite.evidence import project

    rules = tuple(r for r in check.RULES if r.__name__ not in NUMBER_RULES)
    original, check.RULES = check.RULES, rules
    try:
        result = build.build(build.Options(mini.path, mini.path / "site"), "x", lambda text: None)
    finally:
        check.RULES = original
    assert result.ok, result
    assert project
    for page in (mini.path / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        for sign in ("<script>alert", "<script>x", "<img src=x", "<svg onload", 'href="javascript:'):
            assert sign not in html, (page, sign)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in (mini.path / "site/lists/index.html").read_text("utf-8")


def test_html_in_a_page_does_not_pass(mini):
    mini.write(INDEX, mini.read(INDEX) + "\n<script>alert(1)</script>\n\n[x](javascript:alert)\n")
    text = said(mini)
    assert "(raw-html)" in text
    assert "(link-scheme)" in text


def test_a_chart_that_raises_names_its_file_and_line(mini):
    mini.edit("charts/goods.py", "    x =", "    1 / 0\n    x =")
    line = mini.line_of("charts/goods.py", "1 / 0")
    assert f"charts/goods.py:{line}: ZeroDivisionError: division by zero (chart-draws)" in said(mini)


def test_a_chart_with_a_syntax_error_names_its_line(mini):
    mini.edit("charts/goods.py", "def draw(data, look):", "def draw(data, look:")
    assert f"charts/goods.py:{mini.line_of('charts/goods.py', 'def draw')}: SyntaxError" in said(mini)


def test_a_missing_spanish_text(mini):
    mini.edit("data/glossary.toml", 'term.es = "TLCAN"\n', "")
    assert "data/glossary.toml:2: 'term' has no words in 'es' (text-languages). Add term.es." in said(mini)


def test_a_page_in_one_language_is_a_problem(mini):
    mini.write("docs/en/only.md", "# Only\n\nWords.\n").edit("mkdocs.yml", "  - lists.md", "  - lists.md\n  - only.md")
    assert "mkdocs.es.yml:1: not yet in 'es': only (page-languages)" in said(mini)


def test_a_draft_in_one_language_is_shown_there_and_its_switch_leads_home(mini):
    mini.write("docs/en/only.md", "---\ndraft: true\n---\n# Only\n\nWords.\n")
    assert not mini.problems()
    out = mini.build("--drafts")
    assert not (out / "es/only").exists() and "only/" not in (out / "es/index.html").read_text("utf-8")
    assert 'class="language" href="../es/"' in (out / "only/index.html").read_text("utf-8")


def test_a_path_that_cannot_be_written(mini):
    mini.write("blocked", "a file where a folder should be")
    done = mini.run("build", "--out", str(mini.path / "blocked/site"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_is_no_site_is_left_alone(mini):
    mini.write("precious/thesis.txt", "years of work")
    done = mini.run("build", "--out", str(mini.path / "precious"))
    assert done.returncode == 2
    assert "not made by this compiler" in done.stderr
    assert mini.read("precious/thesis.txt") == "years of work"


def everything(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_failed_build_changes_nothing(made):
    before = everything(made.path / "site")
    made.edit(INDEX, "figure:goods-1990", "figure:goods-1909")
    done = made.run("build")
    assert done.returncode == 1
    assert "stands as it was" in done.stderr
    assert everything(made.path / "site") == before
    assert not list(made.path.glob(".site-*"))


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("after", [0.15, 0.5, 0.9, 1.3])
def test_a_build_killed_in_the_middle_leaves_the_former_site_and_the_next_one_succeeds(made, after):
    before = everything(made.path / "site")
    made.edit(INDEX, "Prose under", "More prose under")
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(made.path)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    now = everything(made.path / "site")
    assert now == before or b"More prose under" in now["index.html"]
    out = made.build()
    assert "More prose under" in (out / "index.html").read_text("utf-8")
    assert not list(made.path.glob(".site-*"))


@pytest.mark.slow
def test_two_builds_at_once_end_in_one_whole_site(mini):
    command = [sys.executable, str(ROOT / "build.py"), "--project", str(mini.path)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, **options) for _ in range(2)]
    ends = [(p.communicate(), p.returncode) for p in both]
    assert 0 in [code for _, code in ends]
    for (_, errors), code in ends:
        assert code == 0 or "another build" in errors
        assert "Traceback" not in errors
    assert (mini.path / "site/es/index.html").exists()
    assert not list(mini.path.glob(".site-*"))
