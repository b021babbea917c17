"""Rules on documents: how much is quoted, in which languages, and where the whole of it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.evidence.documents import Document
from microsite.evidence.project import Project
from microsite.evidence.sources import Source
from microsite.files.problem import Problem, did_you_mean
from microsite.files.rules import Rule

MOST = 40  # words that are quoted: enough to read closely, too few to take the place of the document


def documents_quote_few_words(project: Project) -> Iterator[Problem]:
    """document-quote: at most forty words are quoted, in every language, and the original is one of these."""
    languages = project.settings.languages
    for document in project.catalog.of(Document).values():
        for language in languages:
            if (count := len(document.quote[language].split())) > MOST:
                message = f"'quote.{language}' has {count} words, more than {MOST}"
                yield document.problem(
                    f"quote.{language}", Rule.DOCUMENT_QUOTE, message, "Quote less; the source has the whole."
                )
        if document.original not in languages:
            message = f"'{document.original}' is no language of the site"
            hint = f"Write one of {', '.join(languages)}: the one in which the quoted words were first said."
            yield document.problem("original", Rule.DOCUMENT_QUOTE, message, hint)


def documents_belong_to_a_page(project: Project) -> Iterator[Problem]:
    """document-page: the page that a document names exists."""
    known = sorted({page.slug for page in project.pages if page.language == project.settings.default})
    for document in project.catalog.of(Document).values():
        if document.page not in known:
            hint = did_you_mean(document.page, known) or "Write its path without language, such as eras/reagan."
            yield document.problem("page", Rule.DOCUMENT_PAGE, f"no page '{document.page}'", hint)


def documents_can_be_read_whole(project: Project) -> Iterator[Problem]:
    """document-source: the source of a document has an address, where the whole of it can be read."""
    for document in project.catalog.of(Document).values():
        if not project.catalog.of(Source)[document.source].address:
            message = f"source '{document.source}' has no address"
            hint = "Name a source that leads to the whole text: an official one, or an archive's."
            yield document.problem("source", Rule.DOCUMENT_SOURCE, message, hint)
