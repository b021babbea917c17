"""What `serve` is made of: a server, what its pages begin with, and the builds whose problems these are."""

import socket
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from microsite.files.failures import PublishError
from microsite.serve import FAILED, Build
from microsite.server import FIRST, listening, told

PROBLEMS = "docs/a.md:3: '<b>' is HTML (raw-html).\n1 problem, 0 warnings."


@pytest.fixture
def server(tmp_path):
    """A server of an empty folder."""
    with listening(tmp_path, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def fetch(server, path=""):
    try:
        with urllib.request.urlopen(server.address + path, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_port_that_is_taken_is_told_and_without_one_the_next_is_found(tmp_path):
    with listening(tmp_path, None) as first, listening(tmp_path, None) as second:
        assert FIRST <= first.server_port < second.server_port
        with pytest.raises(PublishError, match=rf"Port {first.server_port} cannot be used: .*--port"):
            listening(tmp_path, first.server_port)
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(PublishError):
        listening(tmp_path, other.getsockname()[1])


def test_every_page_begins_with_the_problems_until_they_are_mended(server, tmp_path):
    status, page = fetch(server)
    assert status == 503 and "is being built" in page and "/__reload.js" in page
    server.next(PROBLEMS)
    status, page = fetch(server, "nowhere/")
    assert status == 503 and "not built yet. Mend" in page and "&#x27;&lt;b&gt;&#x27; is HTML" in page
    (tmp_path / "index.html").write_text('<body class="a">Words</body>', "utf-8")
    (tmp_path / "404.html").write_text("<body>Nowhere</body>", "utf-8")
    server.next()
    for path, expected in (("", (200, '<body class="a"><details open')), ("x.html", (404, "<body><details open"))):
        status, page = fetch(server, path)
        assert status == expected[0] and page.startswith(expected[1]) and "1 problem, 0 warnings." in page
    server.next("")
    assert fetch(server)[1].startswith('<body class="a">Words')


def test_pages_wait_for_the_next_version(server):
    was = fetch(server, "__version?")[1]
    threading.Timer(0.05, server.next).start()
    assert fetch(server, f"__version?{was}")[1] != was
    assert "location.reload" in fetch(server, "__reload.js")[1]


def test_warnings_are_folded():
    assert told("") == "" and "<details open" in told(PROBLEMS)
    assert told("a\n0 problems, 1 warning.").startswith("<details style")


def test_the_problems_of_a_build_are_those_of_the_last_one(tmp_path):
    """The first one tells two and stops, the second one tells nothing, the third one only stops."""
    what, told = tmp_path / "what", tmp_path / "problems"
    code = f"import sys; exec(open({str(what)!r}).read())"
    build = Build([sys.executable, "-c", code], told)

    def problems(script):
        what.write_text(script, "utf-8")
        build.begin()
        while (found := build.ended()) is None:
            time.sleep(0.01)
        assert build.ended() is None, "told once"
        return found

    assert problems("open(sys.argv[2], 'w').write('a\\n2 problems'); sys.exit(1)") == "a\n2 problems"
    assert problems("") == ""
    assert problems("sys.exit(2)") == FAILED
    what.write_text("import time; time.sleep(60)", "utf-8")
    build.begin()
    build.end()
    assert build.ended() is not None
