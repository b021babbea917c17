"""How files are read so that everything still knows its line, what a site is made from, and what asks another host."""

import pytest

from microsite.files import toml_lines, yaml_lines
from microsite.output import fingerprint, hosts

RECORDS = '''# A file of records
[one]
title.en = "First"
text = """
[not a table]
key = 1
"""  # the end
list = [
  "a", # [two]
  "b",
]

["two"]
value = 1_000
value.low = 3

[three]
deep.er.still = true
'''


def test_every_table_and_key_of_toml_knows_its_line():
    tables, problems = toml_lines.tables(RECORDS, "data/x.toml")
    lines = {table.name: table.line for table in tables if table.name}
    assert lines == {"one": 2, "two": 13, "three": 17}
    named = {table.name: table for table in tables}
    assert named["one"].lines["text"] == 4 and named["one"].lines["list"] == 8
    assert "key" not in named["one"].lines
    assert named["one"].content["list"] == ["a", "b"]
    assert named["three"].lines["deep.er.still"] == named["three"].lines["deep"] == 18


def test_a_broken_table_of_toml_spoils_no_other():
    tables, problems = toml_lines.tables(RECORDS, "data/x.toml")
    content = {table.name: table.content for table in tables if table.name}
    assert content["two"] is None and content["three"] == {"deep": {"er": {"still": True}}}
    (problem,) = problems
    assert (problem.path, problem.rule) == ("data/x.toml", "file-syntax") and 13 <= problem.line <= 17


@pytest.mark.parametrize(
    ("raw", "text", "says"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n", ""),
        ("é".encode("utf-16"), None, "UTF-16"),
        (b"a\xe9", None, "byte 0xe9"),
    ],
)
def test_text_is_read_without_marks_and_with_one_line_end(tmp_path, raw, text, says):
    (tmp_path / "x").write_bytes(raw)
    read, problems = toml_lines.read_text(tmp_path / "x", "x")
    assert [says in problem.message for problem in problems] == ([True] if says else [])
    if text:
        assert read == text


def test_every_key_of_yaml_knows_its_line_and_dates_stay_words():
    content, lines, problems = yaml_lines.read("title: A\nspan: 1989-01-20\ndeep:\n  er: 1\n", "x.md", 1)
    assert content == {"title": "A", "span": "1989-01-20", "deep": {"er": 1}}
    assert lines["title"] == 2 and lines["deep.er"] == 5 and not problems


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: b: c\n", 1, "quotes"),
        ("- one\n", 1, "expected settings"),
        ("a: 1\nb: !ENV x\n", 2, "not valid"),
        ("a: 1\na: 2\n", 2, ""),
    ],
)
def test_yaml_that_is_no_settings_is_told_at_its_line(text, line, says):
    _, _, problems = yaml_lines.read(text, "x.yml")
    assert [problem.line for problem in problems] == [line]
    assert says in f"{problems[0].message} {problems[0].hint}"


def test_the_engine_s_own_tags_are_nothing():
    assert yaml_lines.read("a: !ENV x\n", "x.yml", lenient=True)[0] == {"a": None}


@pytest.mark.parametrize(
    ("text", "ending", "found"),
    [
        ('<p>\n<script src="https://x.test/a.js"></script>', ".html", [(2, "https://x.test/a.js")]),
        ('<link rel="stylesheet" href="//x.test/a.css">', ".html", [(1, "//x.test/a.css")]),
        ('<link rel="canonical" href="https://x.test/">', ".html", []),
        ('<a href="https://x.test/">words</a>', ".html", []),
        ('<!-- <img src="https://x.test/a.png"> -->', ".html", []),
        ("a { background: url('https://x.test/a.png') }", ".css", [(1, "https://x.test/a.png")]),
        ("/* url(https://x.test/a) */", ".css", []),
        ('\nfetch("https://x.test/a")', ".js", [(2, "https://x.test/a")]),
        ('// fetch("https://x.test/a")', ".js", []),
        ('fetch("data/a.json")', ".js", []),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.test/a"/></svg>',
            ".svg",
            [(1, "https://x.test/a")],
        ),
    ],
)
def test_what_asks_another_host_is_found_at_its_line(text, ending, found):
    assert list(hosts.asked(text, ending)) == found


def test_a_fingerprint_changes_with_every_input_and_choice(tmp_path):
    (tmp_path / "docs/en").mkdir(parents=True)
    page = tmp_path / "docs/en/index.md"
    page.write_text("# One\n", "utf-8")
    first = fingerprint.of(tmp_path, "a")
    assert fingerprint.of(tmp_path, "a") == first != fingerprint.of(tmp_path, "b")
    (tmp_path / "docs/en/.hidden").write_text("x", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert fingerprint.of(tmp_path, "a") == first
    page.rename(tmp_path / "docs/en/other.md")
    assert fingerprint.of(tmp_path, "a") != first


def test_a_site_stands_only_as_it_was_made(tmp_path):
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    assert not fingerprint.is_mark(tmp_path)
    fingerprint.write(tmp_path, "0" * 64)
    assert fingerprint.matches(tmp_path, "0" * 64) and not fingerprint.matches(tmp_path, "1" * 64)
    (tmp_path / "index.html").write_text("<p>more", "utf-8")
    assert fingerprint.is_mark(tmp_path) and not fingerprint.matches(tmp_path, "0" * 64)
