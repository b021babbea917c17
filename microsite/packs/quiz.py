"""Questions as plain values, in one language: what every format of them is written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from microsite.evidence.edition import Edition
from microsite.evidence.questions import Question, asked, mixed
from microsite.evidence.records import Event, Figure, Unit
from microsite.language.values import plain
from microsite.language.wording import Wording
from microsite.prose.page import Page

TOLERANCE = Decimal("0.1")  # of the value: an estimate that is off by less is a good one
SCALES = {10**9: "billions", 10**6: "millions"}


@dataclass(frozen=True)
class Choice:
    """One of the answers that may be chosen; `short` has at most 75 characters."""

    name: str
    text: str
    short: str
    right: bool
    reason: str


@dataclass(frozen=True)
class Step:
    """One of the events to put in order: its id, what happened, and when."""

    name: str
    text: str
    date: str


@dataclass(frozen=True)
class Number:
    """A number to estimate: its value in what `unit` counts, by how much one may be off, what readers are told."""

    value: Decimal
    tolerance: Decimal
    unit: str
    said: str


@dataclass(frozen=True)
class Item:
    """A question; `steps` are in their right order, `mixed` are their places out of it.

    `reason` says what an order or a number means, or what a good answer to an open question holds;
    `page` and `address` say where the answer stands, the latter only where the site has an address.
    """

    id: str
    kind: str
    text: str
    short: str
    choices: tuple[Choice, ...]
    steps: tuple[Step, ...]
    mixed: tuple[int, ...]
    number: Number | None
    reason: str
    page: str
    address: str

    @property
    def told(self) -> str:
        """Where the answer stands, as a line of text."""
        return f"{self.page}: {self.address}" if self.address else self.page


@dataclass(frozen=True)
class Quiz:
    """The questions of a page: what it is called in files, its title, its address and its language."""

    name: str
    title: str
    address: str
    language: str
    items: tuple[Item, ...]


def quiz_of(edition: Edition, page: Page, name: str, base: str, without: Iterable[str] = ()) -> Quiz:
    """The questions that a page asks, in its order, without some ids; `base` is the address of the site, if any."""
    left_out = set(without)
    questions = [edition.catalog.of(Question)[one] for one in asked(page) if one not in left_out]
    items = tuple(_item(edition, question, base) for question in questions)
    return Quiz(name, page.title, address_in(edition, page, base), edition.language, items)


def address_in(edition: Edition, page: Page, base: str) -> str:
    """The whole address of a page, or nothing where the site has none."""
    return f"{base}{edition.root}{page.address}" if base else ""


def _item(edition: Edition, question: Question, base: str) -> Item:
    text, pages = edition.text, {page.slug: page for page in edition.pages}
    page = pages.get(question.page)
    words = text(question.question)
    choices = [
        Choice(name, text(one.text), text(one.short or one.text), one.right, text(one.reason))
        for name, one in question.answers.items()
    ]
    events = edition.catalog.of(Event)
    steps = [Step(name, text(events[name].title), edition.date(events[name].span)) for name in question.order]
    return Item(
        question.id,
        question.kind,
        words,
        text(question.short or question.question),
        tuple(choices),
        tuple(steps),
        tuple(question.order.index(name) for name in mixed(question.order)),
        _number(edition, question),
        text(question.reason) or text(question.notes),
        page.title if page else "",
        address_in(edition, page, base) if page else "",
    )


def _number(edition: Edition, question: Question) -> Number | None:
    """The figure to estimate, in the scale in which the language prints it: 62.5, in billions of US dollars."""
    if not question.figure:
        return None
    figure = edition.catalog.of(Figure)[question.figure]
    value = edition.catalog.amount(figure).low
    assert value is not None
    unit = edition.catalog.of(Unit)[figure.unit]
    name, words = edition.text(unit.label), edition.words
    if unit.kind == "share":
        return Number(value * 100, value * 100 * TOLERANCE, "%", edition.value(figure))
    printed = (size for size, _ in words["print"]["scales"] if size in SCALES and value >= size)
    scaled = unit.kind == "currency" or value > words["print"]["count_max_plain"]
    size = next(printed, 1) if scaled else 1
    if size > 1:
        name = words["scale_names"][SCALES[size]].format(unit=name)
    return Number(value / size, value / size * TOLERANCE, name, edition.value(figure))


def bare(value: Decimal) -> str:
    """A number as programs read it: digits and a point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def about(item: Item, text: str) -> str:
    """The words of a question of a number, with what is counted behind them; of others, the words alone."""
    return f"{text} ({item.number.unit})" if item.number else text


def in_words(number: Number, words: Wording) -> str:
    """From where to where an estimate is right: '56.25 to 68.75'."""
    ends = (number.value - number.tolerance, number.value + number.tolerance)
    low, high = (plain(end, str(words["locale"])) for end in ends)
    return str(words["print"]["range"].format(low=low, high=high))


def placed(item: Item) -> Sequence[tuple[Step, int]]:
    """The events of an order as they are offered, each with its right place, from 1."""
    return [(item.steps[place], place + 1) for place in item.mixed]
