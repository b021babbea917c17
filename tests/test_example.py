"""The second project: two other countries, other languages, other money, and no trace of the first."""

import csv
import json
import re
import shutil
import subprocess
import sys
from html import unescape

import pytest

from microsite.output.fonts import LICENCE
from tests.conftest import ROOT, Project

pytestmark = pytest.mark.slow

SOURCE = ROOT / "examples" / "channel"
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}
# What the first project is about; 'president' is a word of this one too, but no heading of the compiler's.
FOREIGN = re.compile(
    r"mexic|méxic|united states|estados unidos|neighbours|vecinos|ledford|\bessay\b|ensayo"
    r"|US\$|\$\d|dollar|dólar|\bpeso\b|--(?:us|mx)\b|#2d5b8c|#b9502a|2025-11-27|lang=\"es\"|CC BY",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def project(once):
    """The example in a folder of its own, built below an address."""

    def fill(target):
        shutil.copytree(SOURCE, target, ignore=shutil.ignore_patterns(".*", "site"))
        Project(target).build("--site-url", "https://example.org/channel/")

    return Project(once("example-channel", fill))


@pytest.fixture(scope="module")
def site(project):
    return project.path / "site"


def words_of(page):
    """What a page shows, without its drawings: one line for each block."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"</(?:p|li|h\d|dt|dd|tr|div|section|figcaption)>", "\n", text)
    return re.sub(r"[ \n]*\n[ \n]*", "\n", re.sub(r" +", " ", unescape(re.sub(r"<[^>]+>", "", text))))


def test_it_holds_without_a_problem_or_a_warning(project):
    command = [sys.executable, str(ROOT / "build.py"), "check", "--project", str(project.path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert [str(problem) for problem in project.problems()] == []


def test_nothing_of_the_first_project_is_in_it(site):
    read = 0
    for path in sorted(site.rglob("*")):
        written = path.suffix in TEXTS and path.name != LICENCE
        if written and "search" not in path.relative_to(site).parts[:-1]:
            read += 1
            found = FOREIGN.search(path.read_text("utf-8"))
            assert not found, f"{path.relative_to(site)}: {found}"
    assert read > 40
    index = "".join(path.read_text("utf-8") for path in (site / "search").rglob("*.js"))
    assert not re.search(r"mexic|vecinos|dollars|ledford", index, re.IGNORECASE)


def test_money_is_printed_as_each_language_writes_it(site):
    english, french = words_of(site / "lists" / "index.html"), words_of(site / "fr" / "lists" / "index.html")
    pairs = [
        ("£4.65 billion Building", "4,65 milliards de livres sterling La construction"),
        ("£9 billion to £10 billion The tunnel", "9 à 10 milliards de livres sterling Le tunnel"),
        ("€1.83 billion Getlink", "1,83 milliard d'euros Le chiffre"),
        ("€40 million Eurotunnel", "40 millions d'euros Le bénéfice"),
        ("€0.04 Eurotunnel", "0,04 euro Le premier dividende"),
        ("50.45 kilometres Length", "50,45 kilomètres Longueur"),
        ("2,920,379 Passengers", "2\u202f920\u202f379 Voyageurs"),
    ]
    for said, dit in pairs:
        assert said in english, said
        assert dit in french, dit
    assert "35 francs Une action" in french


def test_a_text_begins_with_a_capital_and_keeps_those_of_its_names(site):
    assert "High Speed 1 et la rénovation de St Pancras" in words_of(site / "fr" / "lists" / "index.html")
    assert "The whole tunnel, from Folkestone to Coquelles." in words_of(site / "index.html")


def test_a_colon_stands_as_the_language_writes_it(site):
    english, french = words_of(site / "lists" / "index.html"), words_of(site / "fr" / "lists" / "index.html")
    for said, dit in (("Source", "Source"), ("Sources", "Sources"), ("Licence", "Licence")):
        assert f"{said}: " in english and f"{dit}\u00a0: " in french
        assert not re.search(rf"(?m)^ ?{dit}:", french)


def test_each_side_has_its_colour_and_its_leaders(site):
    style = (site / "assets" / "site.css").read_text("utf-8")
    assert "--uk:#9c2f4b" in style and "--uk:#f08fa6" in style and "--fr:#30509e" in style and "--fr:#9db4f2" in style
    page = (site / "lists" / "index.html").read_text("utf-8")
    uk, fr, people = (page.index(f'id="{name}"') for name in ("side-uk", "side-fr", "people"))
    places = {name: page.index(f'data-leader="{name}"') for name in ("thatcher", "brown", "mitterrand", "fagg")}
    assert uk < places["thatcher"] < places["brown"] < fr < places["mitterrand"] < people < places["fagg"]


def test_the_river_holds_every_term_within_its_banks(site):
    home = (site / "index.html").read_text("utf-8")
    river = home[home.index('class="river"') : home.index("</nav>", home.index('class="river"'))]
    banks = dict(re.findall(r"--side:var\(--(\w+)\)\"[^>]*>(.*?)</div>", river, re.DOTALL))
    assert re.findall(r">(\w+)</span>", banks["uk"]) == ["Thatcher", "Major", "Blair", "Brown"]
    assert re.findall(r">(\w+)</span>", banks["fr"]) == ["Mitterrand", "Chirac", "Sarkozy"]
    bars = [(float(a), float(b)) for a, b in re.findall(r'class="reign[^>]*--a:([\d.]+);--b:([\d.]+)', river)]
    assert len(bars) == 7 and all(a < b <= 1 for a, b in bars) and max(b for _, b in bars) == 1
    dots = [
        float(a) for a in re.findall(r"--a:([\d.]+)", river[river.index("river-dots") : river.index("river-years")])
    ]
    assert dots == sorted(set(dots)) and dots[-1] < 1


def test_events_after_the_last_era_do_not_stand_under_it(site):
    page = (site / "fr" / "lists" / "index.html").read_text("utf-8")
    era, later = page.index('id="era-1"'), page.index('id="era-2"')
    assert "La construction du tunnel" in page[era:later] and "Plus tard" in page[later : later + 40]
    assert era < page.index('id="opening-1994"') < later < page.index('id="eurostar-1994"')


def test_the_search_finds_in_both_languages(site):
    for root, wanted in (("search/en", "Canterbury"), ("search/fr", "Cantorbéry")):
        index = "".join(path.read_text("utf-8") for path in sorted((site / root).rglob("*.js")))
        assert wanted in index, root
        kinds = {"event": "lille-1986", "leader": "mitterrand", "term": "shuttle", "figure": "debt-after"}
        assert [name for name in kinds.values() if f"#{name}" not in index] == []


def test_every_chart_has_all_its_faces(site):
    for root in ("", "fr/"):
        for chart in ("lorries", "costs"):
            folder = site / root / "charts"
            assert (folder / chart / "index.html").is_file()
            faces = {path.suffix for path in folder.glob(f"{chart}*") if path.is_file()}
            assert {".csv", ".json", ".svg", ".png"} <= faces, (root, chart, faces)
    drawn = (site / "fr" / "charts" / "lorries" / "index.html").read_text("utf-8")
    assert ">1,46</text>" in drawn and ">1.46</text>" not in drawn
    rows = list(csv.DictReader((site / "data" / "lorries.csv").read_text("utf-8-sig").splitlines()))
    assert [row["year"] for row in rows] == [str(year) for year in range(2012, 2022)]
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    assert "CC0-1.0" in json.dumps(package)


QUESTIONS = [
    ("", "4.65 billion", "lists/#construction-cost"),
    ("", "iron lady", "lists/#thatcher"),
    ("", "Canterbury treaty", "lists/#canterbury-1986"),
    ("", "juxtaposd controls", "lists/#juxtaposed-controls"),
    ("fr/", "4,65 milliards", "fr/lists/#construction-cost"),
    ("fr/", "2 920 379", "fr/lists/#eurostar-1995"),
    ("fr/", "dame de fer", "fr/lists/#thatcher"),
    ("fr/", "traite de Cantorbery", "fr/lists/#canterbury-1986"),
    ("fr/", "navettes", "fr/lists/#shuttle"),
]


@pytest.mark.browser
def test_readers_find_what_they_ask_for_in_both_languages(site, chromium):
    page = chromium.new_page()
    misses = []
    for root, question, place in QUESTIONS:
        page.goto((site / root / "index.html").as_uri())
        page.keyboard.press("/")
        page.locator("#search-filters").wait_for()
        page.locator("#search-input").fill(question)
        page.locator(f'#search[data-answered="{question}"]').wait_for()
        links = page.locator("#search-results a").evaluate_all("links => links.map(link => link.href)")
        found = [link.removeprefix(site.as_uri() + "/").replace("index.html", "") for link in links]
        if place not in found[:3]:
            misses.append((question, place, found[:3]))
    page.close()
    assert misses == []
