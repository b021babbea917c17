"""What pages of the real site weigh, and that nothing moves while they load."""

import gzip
import re

import pytest

from tests.serving import BASE, Handler

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["", "themes/trade/"])
def test_nothing_moves_while_a_page_loads(visit, path):
    page = visit(path, width=390)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("""() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value }))
            .observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300) })""")
    assert shift == 0


FONT = 15 * 1024


def weight(visit, site, path):
    """Compressed bytes of a first visit: the page, its styles, its scripts and its font (no picture)."""
    Handler.asked.clear()
    page = visit(path)  # until it has loaded: what comes later comes by what a reader does
    page.wait_for_timeout(30)
    page.close()
    total = 0
    for asked in dict.fromkeys(Handler.asked):
        file = site / asked.removeprefix(BASE).split("?")[0]
        file = file / "index.html" if file.is_dir() else file
        total += len(gzip.compress(file.read_bytes(), 9))
    return total


def squeezed(content):
    return len(gzip.compress(content, 9))


EXERCISE = r'<section class="(?:ask-set|question-key)".*?</section>'


def exercises(site, html):
    """Compressed bytes that a page's questions add to it: their words, their style, their script."""
    without = re.sub(EXERCISE, "", html, flags=re.DOTALL)
    if without == html:
        return 0
    own = [(site / "assets" / f"questions.{end}").read_bytes() for end in ("css", "js")]
    return squeezed(html.encode()) - squeezed(without.encode()) + sum(map(squeezed, own))


# The pages of single charts and figures, and those that say how to cite: they have neither menu nor font.
LEAN = re.compile(r"^(?:es/)?(?:charts|figures)/.|(?:^|/)cite$")
TOLD = re.compile(
    r'<script type="?application/ld\+json.*?</script>|<meta (?:property|name)="?(?:og:|citation_|z:|twitter:)[^>]*>'
    r'|<link rel="?alternate[^>]*>|<p class="page-tools">.*?</p>',
    re.DOTALL,
)


def told(html):
    """Compressed bytes by which a page tells machines what it is, and readers how to cite and to mend it."""
    return squeezed(html.encode()) - squeezed(TOLD.sub("", html).encode())


def test_pages_weigh_little(visit, site):
    """Every page with a chart, and the timelines: 40 KB with one chart and its font.

    Questions are apart, and what is told of a page, each within limits of its own. A row of the timeline
    says what became of an event too, which is where its 308 bytes go.
    """
    pages = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    for path in (f"{page}/".removeprefix("./") for page in pages if not LEAN.search(page)):
        html = (site / path / "index.html").read_text("utf-8")
        charts, asked, said = html.count('<figure id="chart-'), exercises(site, html), told(html)
        assert asked <= 6 * 1024 and said <= (5 if "claims-all" in html else 1.6) * 1024, (path, asked, said)
        asked += said
        if "timeline" in path:
            assert weight(visit, site, path) - FONT - said <= 308 * html.count('<li class="event '), path
        elif charts == 1:
            assert weight(visit, site, path) - asked <= 40 * 1024, path
        elif 1 < charts <= 5:
            assert weight(visit, site, path) - asked <= 66 * 1024, path
