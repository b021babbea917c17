"""What search engines and libraries are told of a page, as JSON-LD: https://schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from microsite.evidence.changed import page_changed, record_changed
from microsite.evidence.edition import Edition
from microsite.evidence.questions import Question, asked
from microsite.evidence.records import Claim, Event, Figure
from microsite.evidence.sources import Source
from microsite.evidence.teaching import Framework, Standard
from microsite.evidence.vocabulary import Verdict
from microsite.pages.teaching import taught
from microsite.prose.page import Page

Node = dict[str, Any]
ESSAY = "essay"  # the sort of sources whose statements are judged


def script_of(*nodes: Node) -> str:
    """Nodes as the text of a script of type application/ld+json, in which nothing ends the script."""
    whole = {"@context": "https://schema.org", **nodes[0]} if len(nodes) == 1 else _graph(nodes)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _graph(nodes: tuple[Node, ...]) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def of_page(edition: Edition, page: Page, site_url: str) -> list[Node]:
    """What a page is: an article to learn from, or the site itself; its questions; the statements that it judges."""
    nodes = [_site(edition, site_url) if page.slug == "index" else _article(edition, page, site_url)]
    nodes += [quiz] if (quiz := _quiz(edition, page)) else []
    judged = any(link.image and link.scheme == "claims" for link in page.links)
    return [*nodes, *(_reviews(edition, page, site_url) if judged else ())]


def known(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def maker(edition: Edition) -> Node:
    """Who makes the site."""
    return {"@type": "Organization", "name": edition.site.site_author or edition.brand}


def whole(edition: Edition, site_url: str, place: str) -> str:
    """An address, where that of the site is known."""
    return f"{site_url}{edition.root}{place}" if site_url else ""


def made(edition: Edition) -> Node:
    """What every node says of the version: its number, day, licence and maker."""
    extra = edition.site.extra
    return {
        "inLanguage": edition.language,
        "version": extra.version,
        "datePublished": extra.published,
        "license": extra.licence.address if extra.licence else None,
    }


def _site(edition: Edition, site_url: str) -> Node:
    said = {"@type": "WebSite", "name": edition.site.site_name, "description": edition.site.site_description}
    return known({**said, "url": whole(edition, site_url, ""), **made(edition), "author": maker(edition)})


def _article(edition: Edition, page: Page, site_url: str) -> Node:
    """An article; one that tells something is to be learnt from as well, and says for whom and how long."""
    told = taught(edition).get(page.slug)
    learning: Node = {}
    if told:
        teaching = told.teaching
        learning = {
            "timeRequired": f"PT{told.minutes}M",
            "educationalLevel": told.level,
            "learningResourceType": "reading",
            "teaches": edition.text(teaching.question) if teaching else None,
            "educationalAlignment": [_alignment(edition, point) for point in teaching.standards] if teaching else None,
        }
    others = [other for other in edition.project.editions if other is not edition]
    there = [whole(other, site_url, page.address) for other in others if page.slug in {one.slug for one in other.pages}]
    translation = "workTranslation" if edition.is_default else "translationOfWork"
    sources = (edition.catalog.of(Source)[source] for source in dict.fromkeys(source for _, source in page.citations))
    said = {
        "@type": ["Article", "LearningResource"] if told else "Article",
        "headline": page.title,
        "description": page.meta.description,
        "url": whole(edition, site_url, page.address),
        **made(edition),
        "dateModified": page_changed(edition, page),
        "author": maker(edition),
        "publisher": maker(edition),
        "isPartOf": known({"@type": "WebSite", "name": edition.site.site_name, "url": whole(edition, site_url, "")}),
        "image": whole(edition, site_url, f"assets/cards/{page.slug.replace('/', '-')}.png"),
        **learning,
        translation: [{"@type": "Article", "url": address} for address in there if address],
        # As they stand in the page, which they make next to nothing longer.
        "citation": [source.address or source.title for source in sources],
    }
    return known(said)


def _alignment(edition: Edition, name: str) -> Node:
    point = edition.catalog.of(Standard)[name]
    framework = edition.text(edition.catalog.of(Framework)[point.framework].label)
    said = {"@type": "AlignmentObject", "alignmentType": "educationalSubject", "educationalFramework": framework}
    return {**said, "targetName": point.code}


def _cited(source: Source) -> Node:
    return known({"@type": "CreativeWork", "name": source.title, "url": source.address})


def _quiz(edition: Edition, page: Page) -> Node:
    """The questions of a page that have one answer in words, as cards: what is asked, and what is right."""
    cards = [card for name in asked(page) if (card := _card(edition, edition.catalog.of(Question)[name]))]
    about = {"@type": "Thing", "name": page.title}
    return {"@type": "Quiz", "about": about, "inLanguage": edition.language, "hasPart": cards} if cards else {}


def _card(edition: Edition, question: Question) -> Node:
    right = [edition.text(answer.text) for answer in question.answers.values() if answer.right]
    if question.figure:
        right = [edition.value(edition.catalog.of(Figure)[question.figure])]
    if question.order:
        right = [edition.text(edition.catalog.of(Event)[name].title) for name in question.order]
    if not right:
        return {}
    answer = {"@type": "Answer", "text": "; ".join(right)}
    text = edition.text(question.question)
    return {"@type": "Question", "eduQuestionType": "Flashcard", "text": text, "acceptedAnswer": answer}


def _reviews(edition: Edition, page: Page, site_url: str) -> Iterator[Node]:
    """Each statement with its verdict, as ClaimReview; who said it is the one work of that sort, if there is one."""
    works = [one for one in edition.catalog.of(Source).values() if one.kind == ESSAY]
    claimed: Node = {"@type": "Claim"}
    if len(works) == 1:
        author = {"@type": "Person", "name": works[0].author or works[0].publisher}
        claimed |= {"author": author, "appearance": _cited(works[0])}
    for claim in edition.catalog.of(Claim).values():
        verdict = edition.text(edition.catalog.of(Verdict)[claim.verdict].label)
        yield known(
            {
                "@type": "ClaimReview",
                "url": whole(edition, site_url, f"{page.address}#{claim.id}"),
                "claimReviewed": edition.text(claim.statement),
                "datePublished": record_changed(edition, claim),
                "author": maker(edition),
                "reviewRating": {"@type": "Rating", "alternateName": verdict},
                "itemReviewed": claimed,
            }
        )
