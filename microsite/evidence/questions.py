"""Questions that a page asks: before it is read, after, and openly; answers with the reason of each."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from microsite.files.fieldtypes import Flag, PagePath, Ref, Strings, Text, Words
from microsite.files.record import Part, Stating
from microsite.prose.page import Page

CHOSEN = ("one", "several")


class Answer(Part):
    """One of the answers that a question offers."""

    right: Flag = Field(False, description="whether it is right; wrong ones leave it out")
    text: Text = Field(description="the answer")
    short: Text | None = Field(None, description="the answer in at most 75 characters, where it is longer")
    reason: Text = Field(description="why it is right, or why it is wrong and what is true instead")


class Question(Stating):
    """A question with what is right and why, and what it rests on."""

    KIND: ClassVar = "question"
    FOLDER: ClassVar = "questions"
    kind: Literal["one", "several", "order", "number", "open"] = Field(
        description="one or several of the answers are right; events to put in order; a number to estimate; open"
    )
    level: Literal["recall", "explain", "judge"] = Field(
        description="what it asks for: facts; causes, motives and meanings; a judgement of one's own"
    )
    page: Annotated[Words, PagePath()] = Field(description="where its answer stands, such as eras/reagan")
    question: Text = Field(description="the question")
    short: Text | None = Field(None, description="the question in at most 120 characters, where it is longer")
    answers: dict[str, Answer] = Field({}, description="what may be chosen, one table each, in this order")
    order: Annotated[Strings, Ref("event")] = Field((), description="events to put in order, as they happened")
    figure: Annotated[Words | None, Ref("figure")] = Field(None, description="the number to estimate")
    reason: Text | None = Field(None, description="of an order or a number: what it means")
    notes: Text | None = Field(None, description="of an open question: what a good answer holds")
    events: Annotated[Strings, Ref("event")] = Field((), description="events on which it rests")
    terms: Annotated[Strings, Ref("term")] = Field((), description="terms on which it rests")
    claims: Annotated[Strings, Ref("claim")] = Field((), description="statements on which it rests")
    charts: Annotated[Strings, Ref("chart")] = Field((), description="charts on which it rests")
    leaders: Annotated[Strings, Ref("leader")] = Field((), description="people on whom it rests")
    sources: Annotated[Strings, Ref("source")] = Field((), description="sources on which it rests beyond those")

    @property
    def rests_on(self) -> list[tuple[str, str]]:
        """Kind and id of every record that it rests on; sources last."""
        found = [("event", name) for name in (*self.events, *self.order)]
        found += [("figure", name) for name in (*self.figures, *([self.figure] if self.figure else []))]
        for kind in ("term", "claim", "chart", "leader", "source"):
            found += [(kind, name) for name in getattr(self, f"{kind}s")]
        return found

    @property
    def right(self) -> list[str]:
        """The names of the right answers."""
        return [name for name, answer in self.answers.items() if answer.right]


def mixed(order: Sequence[str]) -> list[str]:
    """What is in order, out of order: the same at every build, and never as it was."""
    found = sorted(order, key=lambda name: sha256(name.encode()).digest())
    return found[1:] + found[:1] if found == list(order) else found


def asked(page: Page) -> list[str]:
    """The questions that a page asks, in its order."""
    listed = (link.target for link in page.links if link.scheme == "questions" and link.target != "all")
    return list(dict.fromkeys(name for target in listed for name in target.split(",")))
