"""Cards as a deck of Anki's: ids that stay, so that a newer deck changes the cards that a learner has."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, time
from html import escape

from microsite.language import dates
from microsite.packs.cards import Card
from microsite.packs.zipped import zipped

STYLE = (
    ".card{font-family:Georgia,serif;font-size:20px;line-height:1.4;text-align:left;max-width:34em;margin:0 auto}"
    ".front{font-weight:600}.back{margin-top:.6em}"
)
QUESTION = '<div class="front">{{Front}}</div>'
ANSWER = '{{FrontSide}}<hr id="answer"><div class="back">{{Back}}</div>'
LONG_AGO = "2000"  # of a site that does not say when it was published


def write(site: str, language: str, name: str, title: str, cards: Iterable[Card], published: str | None) -> bytes:
    """A deck called `title`; site, language, kind and id of a card make its id, which stays.

    Anki takes a note that it has already when the deck's day, `published`, is later than that of the note.
    """
    import genanki

    fields = [{"name": "Front"}, {"name": "Back"}]
    template = {"name": "1", "qfmt": QUESTION, "afmt": ANSWER}
    model = genanki.Model(_number("model", site, language), site, fields=fields, templates=[template], css=STYLE)
    deck = genanki.Deck(_number("deck", site, language, name), title)
    for card in cards:
        guid = genanki.guid_for(site, language, card.kind, card.id)
        deck.add_note(genanki.Note(model=model, fields=[_html(card.front), _html(card.back)], guid=guid))
    day = datetime.combine(dates.first_day(published or LONG_AGO), time(), UTC)
    out = io.BytesIO()
    genanki.Package(deck).write_to_file(out, timestamp=day.timestamp())
    with zipfile.ZipFile(out) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def _number(*parts: str) -> int:
    """An id as Anki wants one, which stays: a number of thirteen digits at most."""
    return int.from_bytes(hashlib.sha256(" ".join(parts).encode()).digest()[:5], "big") + 1_000_000_000


def _html(lines: Iterable[str]) -> str:
    return "<br>".join(escape(line, quote=False) for line in lines)
