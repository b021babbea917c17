"""The search beside two others on the same entries: what it weighs, how long it takes, what it finds.

Pagefind gets every entry as a record of its own, Material's search gets it as a heading with its
text. The site is measured as it is and with ten and a hundred times its entries; a copy's words
differ from the original's in every third word. Run `make bench`.
"""

import functools
import http.server
import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TimedOut

from bench.pages import ROOT, SLOW_4G, Handler
from bench.searches import sites
from microsite.evidence import project as projects
from microsite.search import entries
from tests.browser import executable
from tests.searching import questions

TIMES = (1, 10, 100)
PATIENCE = 60  # seconds
TIMED = ("merida", "nafta signed", "sheinbaum")
TYPED = ("merida", "sheinbaum", "remittances")
FIELDS = {"ours": "#search-input", "Pagefind": "#field", "Material": "[data-md-component=search-query]"}
RESULTS = {"ours": "#search-results a", "Pagefind": "#found a", "Material": ".md-search-result__link"}


def ask_ours(page: Page, words: str) -> list[str]:
    """What this site answers."""
    if not page.locator("#search").is_visible():
        page.keyboard.press("/")
    page.locator("#search-input").fill(words)
    page.locator(f'#search[data-answered="{words}"]').wait_for(timeout=120_000)
    return _links(page, "#search-results > a")


def ask_pagefind(page: Page, words: str) -> list[str]:
    """What Pagefind answers."""
    page.evaluate("found.replaceChildren()")
    page.locator("#field").fill(words)
    page.wait_for_function("document.querySelector('#found').firstChild", timeout=120_000)
    return _links(page, "#found a")


def ask_material(page: Page, words: str) -> list[str]:
    """What Material's search answers; it says nothing where it finds nothing, so the wait ends."""
    field = page.locator("[data-md-component=search-query]")
    field.fill(words)
    field.press("End")  # it listens to keys
    page.wait_for_timeout(350)
    return _links(page, ".md-search-result__link")


def _links(page: Page, selector: str) -> list[str]:
    links = page.evaluate("s => [...document.querySelectorAll(s)].map(a => a.getAttribute('href'))", selector)
    return [re.sub(r"[?&]h=[^#]*", "", link).removeprefix("../").removeprefix("./") for link in links]


def first_answer(page: Page, maker: str, words: str) -> float:
    """Milliseconds from the first letter until a result stands in the page."""
    field, result = FIELDS[maker], RESULTS[maker]
    if maker == "ours":
        page.keyboard.press("/")
    started = page.evaluate("performance.now()")
    page.locator(field).fill(words)
    try:
        page.locator(result).first.wait_for(state="attached", timeout=PATIENCE * 1000)
    except TimedOut:
        return math.inf
    return float(page.evaluate("performance.now()")) - float(started)


def visits(browser: Browser, folder: Path, use: Callable[[Page], float], slow: bool) -> float:
    """One use of a site in a browser that has seen nothing of it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="load")
    try:
        return use(page)
    finally:
        context.close()
        server.shutdown()


def weigh(browser: Browser, maker: str, folder: Path) -> tuple[float, float]:
    """Kilobytes that the search sends until its first result, and milliseconds; medians of several questions."""
    weights, waits = [], []
    for words in TIMED:

        def use(page: Page, words: str = words) -> float:
            before = 0 if maker == "Material" else Handler.sent
            waited = first_answer(page, maker, words)
            page.wait_for_timeout(300)
            weights.append((Handler.sent - before) / 1000)
            return waited

        Handler.sent = 0
        waits.append(visits(browser, folder, use, slow=True))
    return statistics.median(weights), statistics.median(waits)


def typed(browser: Browser, maker: str, folder: Path) -> tuple[float, float]:
    """Kilobytes and requests of a word typed letter by letter, from opening the search; medians of several words."""
    weights, requests = [], []
    for word in TYPED:

        def use(page: Page, word: str = word) -> float:
            page.wait_for_load_state("networkidle")
            before = (0, 0) if maker == "Material" else (Handler.sent, Handler.times)
            if maker == "ours":
                page.keyboard.press("/")
            page.locator(FIELDS[maker]).press_sequentially(word, delay=100)
            page.wait_for_timeout(1500)
            weights.append((Handler.sent - before[0]) / 1000)
            requests.append(Handler.times - before[1])
            return 0

        Handler.sent = Handler.times = 0
        visits(browser, folder, use, slow=False)
    return statistics.median(weights), statistics.median(requests)


def found_right(browser: Browser, maker: str, folder: Path) -> tuple[float, float, int]:
    """Shares of the English questions of tests/search/unseen.csv whose right place stands first, and among three.

    Material's search leads to pages and lists their headings below; the right page is enough for it.
    """
    rows = [row for row in questions("unseen") if row["language"] == "en" and row["place"] != "-"]
    ask = {"ours": ask_ours, "Pagefind": ask_pagefind, "Material": ask_material}[maker]
    ranks: list[int] = []

    def use(page: Page) -> float:
        for row in rows:
            links = [re.sub(r"^http://[^/]+/", "", link) for link in ask(page, row["query"])]
            places = row["place"].split()
            if maker == "Material":
                links, places = [link for link in links if "#" not in link], [p.split("#")[0] for p in places]
            ranks.append(next((n for n, link in enumerate(links[:3]) if link in places), 9))
        return 0

    visits(browser, folder, use, slow=False)
    return sum(r == 0 for r in ranks) / len(rows), sum(r < 3 for r in ranks) / len(rows), len(rows)


def main() -> None:
    """Builds, asks, prints three tables."""
    found = entries(projects.load(ROOT).edition("en"))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        subprocess.run([sys.executable, "build.py", "--out", str(site)], cwd=ROOT, check=True, capture_output=True)
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments)
        right, letters = [], []
        print("| entries | search | first result, KB compressed | first result, ms |\n|---|---|---|---|")
        for times in TIMES:
            for maker, folder in sites(Path(temporary), found, site, times):
                weight, wait = weigh(browser, maker, folder)
                shown = f"{wait:.0f}" if math.isfinite(wait) else f"more than {PATIENCE:,}000"
                print(f"| {times * len(found):,} | {maker} | {weight:.0f} | {shown} |", flush=True)
                if times == 1:
                    right.append((maker, *found_right(browser, maker, folder)))
                    letters.append((maker, *typed(browser, maker, folder)))
                shutil.rmtree(folder)
        print("\n| search | right answer first | among three | of |\n|---|---|---|---|")
        for maker, first, three, of in right:
            print(f"| {maker} | {first:.0%} | {three:.0%} | {of} |")
        print("\n| search | a word letter by letter, KB | requests |\n|---|---|---|")
        for maker, weight, requests in letters:
            print(f"| {maker} | {weight:.0f} | {requests:.0f} |")
        browser.close()


if __name__ == "__main__":
    main()
