"""What is learnt by heart, as cards: terms, people with their years in office, dates of core events, and questions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from microsite.evidence import printing
from microsite.evidence.edition import Edition
from microsite.evidence.records import Event, GlossaryTerm, Leader
from microsite.language import dates
from microsite.packs.quiz import Item, Quiz, about, placed
from microsite.prose.page import Page

KINDS = ("term", "leader", "event")


@dataclass(frozen=True)
class Card:
    """A card: the kind and id of what it is made of, its front and its back, each in lines."""

    kind: str
    id: str
    front: tuple[str, ...]
    back: tuple[str, ...]


def cards_of(edition: Edition, page: Page | None, quizzes: Iterable[Quiz]) -> list[Card]:
    """The cards of a page: the records that it names, in the order of data/, and questions; without one, of all."""
    links = page.links if page else ()
    named = {(link.scheme, name) for link in links for name in link.target.split(",")}
    named |= {("event", name) for scheme, name in named if scheme == "summary"}
    if not page:
        named = {(kind, name) for kind in KINDS for name in edition.catalog.ids(kind)}
    found = [*_terms(edition, named), *_people(edition, named), *_events(edition, named)]
    return found + [_asked(edition, item) for quiz in quizzes for item in quiz.items if item.kind != "open"]


def written(cards: Iterable[Card]) -> bytes:
    """Cards as CSV with a front and a back, marked as UTF-8 for programs that ask for it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows((" ".join(card.front), " ".join(card.back)) for card in cards)
    return out.getvalue().encode("utf-8-sig")


Named = set[tuple[str, str]]


def _terms(edition: Edition, named: Named) -> Iterator[Card]:
    for term in edition.catalog.of(GlossaryTerm).values():
        if ("term", term.id) in named:
            front = edition.text(term.term)
            yield Card("term", term.id, (_capital(front),), (edition.text(term.meaning),))


def _people(edition: Edition, named: Named) -> Iterator[Card]:
    for leader in edition.catalog.of(Leader).values():
        if ("leader", leader.id) in named:
            terms = [printing.term_words(term.start, term.end, edition.words) for term in leader.terms]
            office = _capital(edition.text(leader.office))
            said = f"{office} ({'; '.join(terms)})." if terms else f"{office}."
            yield Card("leader", leader.id, (leader.name,), (said, edition.text(leader.about)))


def _events(edition: Edition, named: Named) -> Iterator[Card]:
    core = [one for one in edition.catalog.of(Event).values() if one.tier == "core" and ("event", one.id) in named]
    for event in sorted(core, key=lambda one: dates.first_day(one.date)):
        front = (edition.words["packs"]["when"], edition.text(event.title))
        yield Card("event", event.id, front, (f"{edition.date(event.span)}.", edition.text(event.summary)))


def _asked(edition: Edition, item: Item) -> Card:
    """A question as a card: what is offered stands on its front, and on its back the right answer with its reason."""
    if item.steps:
        front = [about(item, item.text), *(f"– {step.text}" for step, _ in placed(item))]
        back = [f"{place}. {step.text}, {step.date}." for place, step in enumerate(item.steps, 1)]
    elif item.number:
        front, back = [about(item, item.text)], [f"{item.number.said}."]
    else:
        front = [item.text, *(f"– {choice.text}" for choice in item.choices)]
        back = [f"{choice.text}. {choice.reason}" for choice in item.choices if choice.right]
    return Card("question", item.id, tuple(front), (*back, *([item.reason] if item.reason else [])))


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
