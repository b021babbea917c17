"""Rules on what records say together: verdicts and reasons, events and terms of office, what is used."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.drawing.chart import charts_of
from microsite.evidence.project import Project
from microsite.evidence.records import Claim, Correction, Event, Leader, Term
from microsite.evidence.sources import Source
from microsite.evidence.teaching import Teaching
from microsite.evidence.vocabulary import Verdict
from microsite.files.problem import Problem, did_you_mean
from microsite.files.record import references_of
from microsite.files.rules import Rule
from microsite.language import dates

SINCE = ("since", "since_reason", "since_sources")


def sources_have_an_address_or_a_reason(project: Project) -> Iterator[Problem]:
    """source-address: a source says where it is, or why it has no address."""
    for source in project.catalog.of(Source).values():
        if not source.address and not source.reason:
            hint = f"Give its official address, or say in reason.{project.settings.default} why there is none."
            yield source.problem("", Rule.SOURCE_ADDRESS, f"source '{source.id}' has neither address nor reason", hint)


def sources_stand_once(project: Project) -> Iterator[Problem]:
    """source-twice: what stands at an address is one source."""
    seen: dict[str, Source] = {}
    for source in project.catalog.of(Source).values():
        if source.address:
            first = seen.setdefault(source.address.rstrip("/"), source)
            if first is not source:
                message = f"source '{source.id}' has the address of '{first.id}' ({first.path}:{first.line})"
                hint = f"Cite '{first.id}' in its place; a place within it is said by [@{first.id}, p. 4]."
                yield source.problem("address", Rule.SOURCE_TWICE, message, hint)


def claims_have_a_reason(project: Project) -> Iterator[Problem]:
    """claim-reason: a statement says why, where its verdict asks for a reason, and by what sources time judged it."""
    for claim in project.catalog.of(Claim).values():
        if project.catalog.of(Verdict)[claim.verdict].reason and not claim.reason:
            hint = (
                f"Say in {' and '.join(f'reason.{code}' for code in project.settings.languages)} what the record shows."
            )
            yield claim.problem("verdict", Rule.CLAIM_REASON, f"'{claim.verdict}' without a reason", hint)
        said = [name for name in SINCE if getattr(claim, name)]
        if said and len(said) < len(SINCE):
            missing = ", ".join(name for name in SINCE if name not in said)
            message = f"what has happened since is said without {missing}"
            yield claim.problem(said[0], Rule.CLAIM_REASON, message, f"Give {', '.join(SINCE)} together, or none.")


def events_fall_in_their_leaders_terms(project: Project) -> Iterator[Problem]:
    """event-in-term: the leaders named were in office on the date."""
    leaders = project.catalog.of(Leader)
    for event in project.catalog.of(Event).values():
        for name in event.leaders:
            if leaders[name].terms and not any(_overlap(term, event) for term in leaders[name].terms):
                message = f"'{name}' was not in office on {event.date}"
                yield event.problem("leaders", Rule.EVENT_IN_TERM, message, "Name others in 'people'.")
            elif not leaders[name].terms:
                message = f"'{name}' has no term of office"
                yield event.problem("leaders", Rule.EVENT_IN_TERM, message, "Name others in 'people'.")


def corrections_name_pages(project: Project) -> Iterator[Problem]:
    """correction-page: the pages that a correction names exist."""
    known = sorted({page.slug for page in project.pages if page.language == project.settings.default})
    for correction in project.catalog.of(Correction).values():
        for slug in correction.pages:
            if slug not in known:
                hint = did_you_mean(slug, known) or "Write a page's path without its language, such as eras/reagan."
                yield correction.problem("pages", Rule.CORRECTION_PAGE, f"no page '{slug}'", hint)


def teaching_names_pages(project: Project) -> Iterator[Problem]:
    """teaching-page: what is taught names a page, and each page once."""
    known = sorted({page.slug for page in project.pages if page.language == project.settings.default})
    taken: dict[str, str] = {}
    for one in project.catalog.of(Teaching).values():
        if one.page not in known:
            hint = did_you_mean(one.page, known) or "Write a page's path without its language, such as eras/reagan."
            yield one.problem("page", Rule.TEACHING_PAGE, f"no page '{one.page}'", hint)
        elif one.page in taken:
            yield one.problem("page", Rule.TEACHING_PAGE, f"'{taken[one.page]}' says already what '{one.page}' teaches")
        taken.setdefault(one.page, one.id)


def _overlap(term: Term, event: Event) -> bool:
    start, end = dates.ends(event.span)
    return dates.first_day(term.start) <= end and start <= dates.last_day(term.end or "9999")


def records_are_used(project: Project) -> Iterator[Problem]:
    """record-used: a warning for figures, sources, series, places, charts, questions, documents that nothing names."""
    if project.catalog.unreadable:
        return
    used = {(link.scheme, target) for _, link in project.links() for target in link.target.split(",")}
    used |= {(link.scheme, link.record) for _, link in project.links()}
    used |= {("figure", target) for scheme, target in used if scheme in ("strip", "pairs")}
    used |= {("question", target) for scheme, target in used if scheme == "questions"}
    used |= {("source", key) for page in project.pages for _, key in page.citations}
    used |= {(kind, name) for record in project.catalog.all_records() for _, kind, name in references_of(record)}
    on_maps = [chart.data for chart in charts_of(project.editions[0]) if chart.words.map]
    used |= {("place", str(row.get("place"))) for data in on_maps for rows in data.series.values() for row in rows}
    for kind in ("source", "figure", "series", "place", "chart", "question", "document"):
        for name, record in project.catalog.ids(kind).items():
            if (kind, name) not in used:
                yield record.problem("", Rule.RECORD_USED, f"{kind} '{name}' is used nowhere")
