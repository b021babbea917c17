"""The weight and the speed of a page with charts: this site's, and the same page built the usual way.

The usual way is Material for MkDocs with vega-embed, which draws in the reader's browser; both
come from installed packages. Run `make bench`; the table it prints stands in the README.
"""

import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import vl_convert
import yaml
from playwright.sync_api import Browser, sync_playwright

from tests.browser import executable

ROOT = Path(__file__).resolve().parent.parent
CHARTS = {"one": ("goods-trade",), "five": ("goods-trade", "balance", "homicides", "gas-exports", "sellers")}
NOT_THE_PROJECT = (".*", "site", "microsite", "tests", "bench", "examples", "upkeep", "node_modules")
RUNS = 3
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SEEN = """addEventListener('DOMContentLoaded', () => {
  const look = () => {
    const drawn = [...document.querySelectorAll('.chart svg')].some(e => e.checkVisibility() && e.clientHeight > 50);
    drawn ? requestAnimationFrame(() => { window.chartSeen = performance.now() }) : setTimeout(look, 10);
  };
  look();
})"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder compressed, and counts what it sends and how often."""

    sent = 0
    times = 0

    def do_GET(self) -> None:
        """Sends one file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        body = gzip.compress(file.read_bytes(), 9) if file.is_file() else b""
        Handler.sent += len(body)
        Handler.times += 1
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", "text/html" if file.suffix == ".html" else self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def ours(room: Path) -> Path:
    """The way of this site: the project with two pages more."""
    extended(room)
    subprocess.run([sys.executable, "build.py", "--project", str(room)], cwd=ROOT, check=True, capture_output=True)
    return room / "site"


def extended(room: Path) -> None:
    """A copy of the project with the two pages."""
    shutil.copytree(ROOT, room, ignore=shutil.ignore_patterns(*NOT_THE_PROJECT))
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    settings["nav"] += [f"{name}.md" for name in CHARTS]
    (room / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    for language in ("en", "es"):
        folder = room / "docs" / language
        for name, charts in CHARTS.items():
            images = "\n\n".join(f"![A chart](chart:{chart})" for chart in charts)
            (folder / f"{name}.md").write_text(f"# A page\n\nWords.\n\n{images}\n", "utf-8")


def usual(room: Path, specs: Path) -> Path:
    """The usual way: Material as it comes, the specs in the page, vega-embed from its package."""
    docs = room / "docs"
    docs.mkdir(parents=True)
    (docs / "vega.js").write_text(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), "utf-8")
    settings = {"site_name": "Usual", "theme": {"name": "material", "font": False}, "plugins": ["search"]}
    (room / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    for name, charts in CHARTS.items():
        parts = ["# A page", "Words."]
        for chart in charts:
            spec = json.dumps(json.loads((specs / f"{chart}.vl.json").read_text("utf-8")))
            draw = f"vegaEmbed('#{chart}', {spec}, {{renderer: 'svg'}})"
            parts.append(f'<div class="chart" id="{chart}"></div>\n<script type="module">{draw}</script>')
        parts.insert(2, '<script type="module" src="../vega.js"></script>')
        (docs / f"{name}.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(room / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return room / "site"


def measure(browser: Browser, address: str) -> tuple[float, float]:
    """Kilobytes of a first visit, and seconds until a chart is seen on slow 4G with a CPU four times slower."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.add_init_script(SEEN)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    Handler.sent = 0
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_function("window.chartSeen", timeout=120_000)
    seen = page.evaluate("window.chartSeen") / 1000
    context.close()
    return Handler.sent / 1000, seen


def main() -> None:
    """Builds both, visits both in turns, prints a table."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = ours(Path(temporary) / "ours")
        sites = {"ours": site, "Material and vega-embed": usual(Path(temporary) / "usual", site / "charts")}
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-background-networking"]
        )
        print("| page | built by | first visit, KB compressed | chart seen, s |\n|---|---|---|---|")
        for name in CHARTS:
            found: dict[str, list[tuple[float, float]]] = {maker: [] for maker in sites}
            for _ in range(RUNS):
                for maker, folder in sites.items():
                    found[maker].append(visit(browser, folder, name))
            for maker, values in found.items():
                weight, seen = (statistics.median(column) for column in zip(*values, strict=True))
                print(f"| {name} chart{'s' if name == 'five' else ''} | {maker} | {weight:.0f} | {seen:.1f} |")
        browser.close()


def visit(browser: Browser, folder: Path, name: str) -> tuple[float, float]:
    """Serves a site on the loopback address for one measurement."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return measure(browser, f"http://127.0.0.1:{server.server_port}/{name}/")
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
