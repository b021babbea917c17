"""Rules on questions: what is right, what gives it away, what it rests on, and where the answer stands."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.evidence.project import Project
from microsite.evidence.questions import CHOSEN, Answer, Question
from microsite.evidence.records import Event, Figure
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule
from microsite.language import dates
from microsite.prose.page import Page

# What Kahoot imports, as the documentation of R/exams says: a question of 120 and answers of 75 characters.
LONGEST_QUESTION, LONGEST_ANSWER = 120, 75
# A right answer may be longer or shorter than every other by this part before its length tells it apart.
APART = 1.25
FEW = 25  # characters: among answers as short as these a word more or less tells nothing
WANTED = {
    "one": ("answers",),
    "several": ("answers",),
    "order": ("order",),
    "number": ("figure",),
    "open": ("notes",),
}
MAY = {"order": ("reason",), "number": ("reason",)}
OWN = ("answers", "order", "figure", "reason", "notes")


def questions_have_what_their_kind_asks(project: Project) -> Iterator[Problem]:
    """question-kind: a question has the fields of its kind, and as many right answers as that asks."""
    for question in project.catalog.of(Question).values():
        wanted = WANTED[question.kind]
        for name in OWN:
            if name not in MAY.get(question.kind, ()) and bool(getattr(question, name)) != (name in wanted):
                message = f"a question of kind '{question.kind}' {'has no' if name in wanted else 'takes no'} '{name}'"
                hint = f"It has {' and '.join(wanted)}."
                yield question.problem("" if name in wanted else name, Rule.QUESTION_KIND, message, hint)
        if question.kind in CHOSEN and question.answers:
            yield from _answers(question)
        if question.order:
            yield from _order(project, question)


def _answers(question: Question) -> Iterator[Problem]:
    right, all_of = len(question.right), len(question.answers)
    if question.kind == "one" and (right != 1 or all_of < 3):
        message = f"{right} of {all_of} answers are right"
        yield question.problem(
            "answers", Rule.QUESTION_KIND, message, "Give three answers or more, and right = true to one."
        )
    if question.kind == "several" and not (2 <= right < all_of):
        message = f"{right} of {all_of} answers are right"
        yield question.problem(
            "answers", Rule.QUESTION_KIND, message, "At least two are right, and at least one wrong."
        )


def _order(project: Project, question: Question) -> Iterator[Problem]:
    days = [dates.ends(project.catalog.of(Event)[name].date) for name in question.order]
    if len(days) < 3:
        yield question.problem("order", Rule.QUESTION_KIND, "fewer than three events", "Name three or more.")
    for (_, before), (after, _), name in zip(days, days[1:], question.order[1:], strict=False):
        if after <= before:
            message = f"'{name}' did not happen after the one before it"
            hint = "Put events in the order of time, and leave out those of one day."
            yield question.problem("order", Rule.QUESTION_KIND, message, hint)


def questions_give_nothing_away(project: Project) -> Iterator[Problem]:
    """question-length: no right answer is by far the longest or the shortest, in any language."""
    for question in project.catalog.of(Question).values():
        for name in question.right if question.kind == "one" else ():
            for language in project.settings.languages:
                own = len(question.answers[name].text[language])
                others = [len(answer.text[language]) for key, answer in question.answers.items() if key != name]
                longest, shortest = max(others, default=own), min(others, default=own)
                if max(own, longest) > FEW and (own > longest * APART or own * APART < shortest):
                    most = "longest" if own > longest else "shortest"
                    message = f"the right answer is by far the {most} in '{language}'"
                    yield question.problem(
                        f"answers.{name}.text.{language}", Rule.QUESTION_LENGTH, message, "Make the others as long."
                    )


def questions_have_short_forms(project: Project) -> Iterator[Problem]:
    """question-short: questions and answers that are too long for quiz programs have a short form."""
    for question in project.catalog.of(Question).values():
        yield from _short(project, question, question, "", "question", LONGEST_QUESTION)
        for name, answer in question.answers.items():
            yield from _short(project, question, answer, f"answers.{name}.", "text", LONGEST_ANSWER)


def _short(
    project: Project, question: Question, part: Question | Answer, prefix: str, name: str, most: int
) -> Iterator[Problem]:
    if question.kind == "open":
        return
    for language in project.settings.languages:
        field, said = (f"short.{language}", part.short) if part.short else (f"{name}.{language}", getattr(part, name))
        if len(said[language]) > most:
            message = f"'{field}' has {len(said[language])} characters, and quiz programs take {most}"
            hint = f"Shorten it, or add short.{language} beside it."
            yield question.problem(f"{prefix}{field}", Rule.QUESTION_SHORT, message, hint)


def questions_lead_to_their_answer(project: Project) -> Iterator[Problem]:
    """question-page: a question rests on records, and its page tells at least one of them."""
    pages = {page.slug: page for page in project.pages if page.language == project.settings.default}
    for question in project.catalog.of(Question).values():
        page = pages.get(question.page)
        if not page:
            hint = did_you_mean(question.page, sorted(pages)) or "Write its path without language, such as eras/reagan."
            yield question.problem("page", Rule.QUESTION_PAGE, f"no page '{question.page}'", hint)
        elif not question.rests_on:
            hint = "Name the events, figures, terms, claims, charts, leaders or sources that carry the answer."
            yield question.problem("", Rule.QUESTION_PAGE, "rests on no record", hint)
        elif question.kind != "open" and not _told(page) & set(question.rests_on):
            message = f"'{question.page}' names none of what the question rests on"
            yield question.problem(
                "page", Rule.QUESTION_PAGE, message, "Link one of these there, or name another page."
            )
        if question.figure and (figure := project.catalog.of(Figure)[question.figure]).low != figure.high:
            hint = "Ask for a figure with one value."
            yield question.problem("figure", Rule.QUESTION_KIND, f"'{figure.id}' is a range", hint)


def _told(page: Page) -> set[tuple[str, str]]:
    """Kind and id of everything that a page links, lists or cites."""
    of = {"strip": "figure", "pairs": "figure", "summary": "event"}
    named = {(of.get(link.scheme, link.scheme), name) for link in page.links for name in link.target.split(",")}
    named |= {(link.scheme, link.record) for link in page.links}
    return named | {("source", key) for _, key in page.citations}
