"""Documents: the order of their words for a reader, their order in time, and what is found of them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from microsite.check import documents as rules
from microsite.evidence.documents import Asks, Document, in_time
from microsite.files.record import Position, texts_of
from microsite.files.rules import Rule

SAID = {"en": "Words", "es": "Palabras"}
ASKS = Asks(who=SAID, when=SAID, otherwise=SAID)


def document(name="toast", **fields):
    given = {"form": "speech", "date": "1990-11-27", "sides": ["us"], "source": "speech", "page": "index"}
    given |= {"original": "es", "quote": SAID, "events": ["toast"], "asks": ASKS}
    given |= dict.fromkeys(("title", "maker", "audience", "says"), SAID) | fields
    return Document(**given).positioned(Position(name, "data/documents.toml", 1))


@pytest.mark.parametrize(
    ("translation", "reader", "order"),
    [
        ("own", "en", ["es", "en"]),
        ("official", "en", ["es", "en"]),
        ("equal", "en", ["en", "es"]),
        ("equal", "es", ["es", "en"]),
    ],
)
def test_the_original_comes_first_and_of_equal_texts_the_readers_own(translation, reader, order):
    assert document(translation=translation).spoken(reader) == order


def test_documents_stand_in_the_order_of_time():
    found = {"b": document("b", date="2001"), "a": document("a", date="2001"), "c": document("c", date="1848-02-02")}
    assert [one.id for one in in_time(found)] == ["c", "a", "b"]


def test_the_texts_of_a_table_inside_are_texts_of_the_record():
    names = [name for name, _ in texts_of(document())]
    assert names[-3:] == ["asks.who", "asks.when", "asks.otherwise"]


def project(*documents, address="https://example.org/"):
    records = {"document": {one.id: one for one in documents}, "source": {"speech": SimpleNamespace(address=address)}}
    catalog = SimpleNamespace(of=lambda model: records[model.KIND])
    page = SimpleNamespace(slug="index", language="en")
    return SimpleNamespace(
        catalog=catalog, pages=[page], settings=SimpleNamespace(languages=["en", "es"], default="en")
    )


@pytest.mark.parametrize(
    ("fields", "rule", "found"),
    [
        ({"quote": {"en": "word " * 40, "es": "palabra " * 41}}, "quote", ["'quote.es' has 41 words, more than 40"]),
        ({"original": "fr"}, "quote", ["'fr' is no language of the site"]),
        ({}, "quote", []),
        ({"page": "indx"}, "page", ["no page 'indx'"]),
        ({}, "page", []),
    ],
)
def test_a_rule_tells_what_is_wrong(fields, rule, found):
    told = {"quote": rules.documents_quote_few_words, "page": rules.documents_belong_to_a_page}[rule]
    assert [problem.message for problem in told(project(document(**fields)))] == found


def test_the_whole_of_a_document_can_be_read_somewhere():
    (problem,) = rules.documents_can_be_read_whole(project(document(), address=None))
    assert problem.rule == Rule.DOCUMENT_SOURCE
    assert not [*rules.documents_can_be_read_whole(project(document()))]
