"""The addresses of sources are asked for, politely, and what came of it is reported: on a server of this machine."""

import http.server
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress

import pytest

from tests.conftest import ROOT
from upkeep import addresses
from upkeep.addresses import Named, answers, main, named, report
from upkeep.asking import Answer, Verdict, ask

AGENT = "mini, check of addresses"
HOPS = {
    "/old": (301, "/fine"),
    "/older": (308, "/old"),
    "/passing": (302, "/fine"),
    "/kept": (301, "/then"),
    "/then": (302, "/fine"),
    "/gone": (301, "/missing"),
    "/swept": (302, "/"),
    "/circle": (302, "/circle2"),
    "/circle2": (302, "/circle"),
}
STATUSES = {"/missing": 404, "/away": 410, "/shut": 403, "/often": 429, "/fails": 500, "/odd": 999}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the path says; remembers who asked, how, and how many at once."""

    def do_HEAD(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.server.inside += 1
        self.server.most = max(self.server.most, self.server.inside)
        with suppress(ConnectionError):
            self.answer()
        self.server.inside -= 1

    def do_GET(self):
        self.do_HEAD()

    def answer(self):
        head = self.command == "HEAD"
        if self.path == "/hangs":
            self.server.enough.wait(5)
        elif self.path == "/drops" and head:
            return
        elif self.path == "/biscuit" and "seen=1" not in self.headers.get("Cookie", ""):
            self.reply(302, Location="/biscuit", **{"Set-Cookie": "seen=1"})
        elif self.path in HOPS:
            self.reply(HOPS[self.path][0], Location=HOPS[self.path][1])
        elif self.path in ("/no-head", "/no-head-404"):
            self.reply((405 if self.path == "/no-head" else 404) if head else 200)
        else:
            self.reply(STATUSES.get(self.path, 200))

    def reply(self, status, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server of this machine; `server.at` is its address."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        made.asked, made.inside, made.most, made.enough = [], 0, 0, threading.Event()
        made.at = f"http://127.0.0.1:{made.server_port}"
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.enough.set()
        made.shutdown()


CASES = [
    ("/fine", "fine", "200"),
    ("/caf\N{LATIN SMALL LETTER E WITH ACUTE}?q=ni\N{LATIN SMALL LETTER N WITH TILDE}o", "fine", "200"),
    ("/passing", "fine", "200"),
    ("/biscuit", "fine", "200"),
    ("/no-head", "fine", "200"),
    ("/no-head-404", "fine", "200"),
    ("/drops", "fine", "200"),
    ("/old", "moved", "to <{at}/fine>"),
    ("/older", "moved", "to <{at}/fine>"),
    ("/kept", "moved", "to <{at}/then>"),
    ("/swept", "moved", "to a front page, <{at}/>: what was here may be gone"),
    ("/missing", "dead", "404 Not Found"),
    ("/away", "dead", "410 Gone"),
    ("/gone", "dead", "404 Not Found"),
    ("/shut", "refused", "403 Forbidden"),
    ("/often", "refused", "429 Too Many Requests"),
    ("/fails", "failed", "500 Internal Server Error"),
    ("/odd", "refused", "999"),
    ("/circle", "failed", "leads in circles"),
    ("/hangs", "slow", "no answer in 0.3 seconds"),
]


@pytest.mark.parametrize(("path", "verdict", "said"), CASES)
def test_how_an_address_stands(server, path, verdict, said):
    answer = ask(server.at + path, AGENT, 0.3 if path == "/hangs" else 5)
    assert (answer.verdict, answer.said) == (verdict, said.format(at=server.at))
    assert answer.heard is (verdict != "slow")
    assert {agent for _, _, agent in server.asked} == {AGENT}


@pytest.mark.parametrize(
    ("path", "methods"), [("/fine", ["HEAD"]), ("/no-head", ["HEAD", "GET"]), ("/shut", ["HEAD", "GET"])]
)
def test_a_page_is_asked_for_only_where_its_head_is_not_had(server, path, methods):
    ask(server.at + path, AGENT, 5)
    assert [method for method, _, _ in server.asked] == methods


def test_nobody_is_there(server, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = ask(f"http://127.0.0.1:{port}/", AGENT, 5)
    assert answer.verdict is Verdict.FAILED and answer.said and not answer.heard
    answer = ask(server.at.replace("http:", "https:"), AGENT, 5)  # it speaks, but not in cipher
    assert answer.verdict is Verdict.FAILED and answer.said
    assert ask("http://" + "a" * 70 + ".example/", AGENT, 5).verdict is Verdict.FAILED  # no host can be called so

    def unknown(*arguments, **options):
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask("http://nobody.invalid/", AGENT, 5) == Answer(Verdict.DEAD, "no host of that name is known", heard=False)


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_certificate_that_does_not_hold(server, tmp_path):
    pair = [tmp_path / "key.pem", tmp_path / "certificate.pem"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", pair[0], "-out", pair[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair[1], pair[0])
    server.socket = context.wrap_socket(server.socket, server_side=True)
    answer = ask(server.at.replace("http:", "https:"), AGENT, 5)
    assert answer.verdict is Verdict.FAILED and answer.said.startswith("its certificate does not hold") and answer.heard


def test_a_host_is_asked_one_thing_at_a_time_and_left_alone_when_it_is_silent(server):
    started = time.perf_counter()
    found = dict(answers([Named(f"{server.at}/{n}", ()) for n in range(4)], AGENT, 5, 0.1))
    assert server.most == 1 and time.perf_counter() - started >= 0.3
    assert {answer.verdict for answer in found.values()} == {Verdict.FINE} and len(found) == 4
    server.asked.clear()
    # Each has an address of its own, since the third silence counts for the host.
    silent = [Named(f"{server.at}/hangs", (str(n),)) for n in range(5)]
    said = [answer.said for _, answer in answers(silent, AGENT, 0.2, 0)]
    assert said[:3] == ["no answer in 0.2 seconds"] * 3 and said[3].startswith("not asked") and len(server.asked) == 6


SOURCES = """
[a]
publisher = "A"
title = "A"
address = "{at}/fine"
archived = "{at}/missing"
kind = "press"
language = "en"
[b]
publisher = "B"
title = "B"
address = "{at}/fine#part"
kind = "press"
language = "en"
[c]
publisher = "C"
title = "C"
address = "{at}/old"
kind = "press"
language = "en"
"""


@pytest.fixture
def project(plain, server):
    """A small project whose sources stand on the server."""
    plain.edit("mkdocs.yml", "site_name: ", "repo_url: https://example.org/mini\nsite_name: ")
    sources = plain.path / "data/sources.toml"
    rest = sources.read_text("utf-8").replace("https://www.census.gov", server.at)
    sources.write_text(rest + SOURCES.format(at=server.at), "utf-8")
    return plain


def test_the_report_names_records_and_lines(project, server, tmp_path, capsys):
    path = tmp_path / "report.md"
    assert main(["--project", str(project.path), "--pause", "0", "--report", str(path)]) == 0
    text = path.read_text("utf-8")
    dead, moved = (project.line_of("data/sources.toml", words) for words in ("archived", "/old"))
    assert ": 4.\n" in text and "| 1 | 0 | 0 | 1 | 0 | 2 |" in text
    assert f"- `a data/sources.toml:{dead}`: <{server.at}/missing> 404 Not Found\n" in text
    assert f"- `c data/sources.toml:{moved}`: <{server.at}/old> to <{server.at}/fine>\n" in text
    assert [path for _, path, _ in server.asked].count("/fine") == 2  # a and b as one, and where c has moved
    assert {agent for _, _, agent in server.asked} == {
        "Mini: a small site, check of addresses (+https://example.org/mini)"
    }
    assert capsys.readouterr().err.count("\n") == 4


def test_some_addresses_only(project, server, capsys):
    assert main(["--project", str(project.path), "--only", "^[bc] ", "--limit", "1"]) == 0
    told = capsys.readouterr()
    assert ": 1.\n" in told.out and told.err == f"fine: {server.at}/fine\n"
    assert main(["--project", str(project.path), "--only", "nothing-like-it"]) == 0
    with pytest.raises(SystemExit, match="2"):
        main(["--only", "("])


def test_what_cannot_be_run_is_said(project, server, monkeypatch, capsys):
    monkeypatch.setattr(addresses, "ask", lambda *arguments: Answer(Verdict.FAILED, "no way", heard=False))
    assert main(["--project", str(project.path), "--pause", "0"]) == 2
    assert "is there a network?" in capsys.readouterr().err
    assert main(["--project", str(project.path / "docs")]) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_a_source_without_an_address_is_not_asked(read):
    census = read.catalog.ids("source")["census"]
    (one,) = named(read.catalog.ids("source").values())
    assert one == Named(census.address, (f"census data/sources.toml:{census.line_of('address')}",))
    silent = {one: Answer(Verdict.SLOW, "no answer")}
    assert report(silent, "2026-11-28").count("## ") == 1


def test_no_build_asks_the_network():
    for path in [ROOT / "build.py", *(ROOT / "microsite").rglob("*.py")]:
        assert "upkeep" not in path.read_text("utf-8"), path
