"""Questions: what they rest on, what is right, and things in order out of order."""

from __future__ import annotations

import random

import pytest

from microsite.check import questions as rules
from microsite.evidence.questions import Answer, Question, mixed


def question(**fields):
    said = {"en": "Words"}
    return Question(kind=fields.pop("kind", "open"), level="judge", page="index", question=said, **fields)


def test_a_question_rests_on_all_that_it_names():
    asked = question(events=["toast"], order=["war"], figure="trade", terms=["nafta"], sources=["census"])
    assert asked.rests_on == [
        ("event", "toast"),
        ("event", "war"),
        ("figure", "trade"),
        ("term", "nafta"),
        ("source", "census"),
    ]


def test_the_right_answers_are_those_that_say_so():
    def answer(right):
        return Answer(right=right, text={"en": "a"}, reason={"en": "b"})

    answers = {"a": answer(False), "b": answer(True), "c": answer(True)}
    assert question(kind="several", answers=answers).right == ["b", "c"]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_in_order_is_put_out_of_it_and_nothing_is_lost(seed):
    names = [f"event-{number}" for number in random.Random(seed).sample(range(1000), 4)]
    out = mixed(names)
    assert out != names and sorted(out) == sorted(names) and mixed(names) == out


def test_every_kind_has_fields_of_its_own():
    kinds = Question.model_fields["kind"].annotation.__args__
    assert set(rules.WANTED) == set(kinds)
    assert set(rules.OWN) == {name for wanted in (*rules.WANTED.values(), *rules.MAY.values()) for name in wanted}
