"""Charts in the pages of others: the code that the site gives, put into a foreign page."""

import http.server
import re
import threading
from html import unescape
from urllib.parse import quote, unquote, urlsplit

import pytest

pytestmark = pytest.mark.browser
CHARTS = (
    "two-sides",
    "meetings-map",
    "goods-trade",
    "apprehensions",
    "remittances",
    "es/presidents",
    "es/crossings-by-port",
    "es/visas",
)


@pytest.fixture(scope="module")
def foreign():
    """Another site, whose pages hold what its addresses ask."""

    class Foreign(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            inside = unquote(urlsplit(self.path).query)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<body style='margin:0;font:18px serif'><p>Before.</p>{inside}<p>After.</p>".encode())

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Foreign)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def framed(site, address, foreign, chromium):
    """Puts a chart's code into a page of another site, and gives that page and the frame."""
    contexts = []

    def put(chart, width, **options):
        root, _, name = chart.rpartition("/")
        root = f"{root}/" if root else ""
        html = (site / f"{root}charts/{name}/cite/index.html").read_text("utf-8")
        code = unescape(re.findall(r"&lt;div.*?&lt;/div&gt;", html)[0]).replace(
            "https://example.org/some-repo/", address
        )
        contexts.append(chromium.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.goto(f"{foreign}?{quote(code)}")
        page.frames[-1].wait_for_load_state()
        return page, page.frames[-1]

    yield put
    for context in contexts:
        context.close()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_fits_its_frame_at_any_width(framed, chart):
    page, frame = framed(chart, 1100)
    for width in (320, 352, 390, 430, 480, 540, 575, 576, 577, 600, 640, 700, 752, 800, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        over, aside, rest = frame.evaluate("""[document.documentElement.scrollHeight - innerHeight,
            document.documentElement.scrollWidth - innerWidth,
            innerHeight - document.querySelector('.source').getBoundingClientRect().bottom]""")
        assert over <= 0 and aside <= 0 and -1 <= rest < 150, (chart, width)


def test_the_source_of_a_chart_is_seen_however_low_its_frame_is(framed):
    page, frame = framed("goods-trade", 480)
    for height in (420, 240, 120):
        page.evaluate(f"document.querySelector('div').style.padding = '{height}px 0 0'")
        seen = frame.evaluate("""() => { const box = document.querySelector('.source').getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight + 1 }""")
        assert seen and "Census" in frame.locator(".source").inner_text(), height


def test_a_framed_chart_follows_the_dark_and_offers_the_other_language(framed, foreign):
    page, frame = framed("goods-trade", 700, color_scheme="dark")
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    frame.get_by_role("link", name="Español").click()
    page.frames[-1].wait_for_url("**/es/charts/goods-trade/")
    assert page.url.startswith(foreign) and page.frames[-1].locator("html").get_attribute("lang") == "es"
    assert frame.locator("base").get_attribute("target") == "_top"
