"""What has changed since the former version: figures and verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microsite.evidence import versions
from microsite.evidence.catalog import Catalog
from microsite.evidence.records import Claim, Figure
from microsite.evidence.versions import FormerClaim, FormerFigure, Version


@dataclass(frozen=True)
class Changes:
    """What is new since `former`; what is in both stands beside what it was."""

    former: Version
    revised: Sequence[tuple[Figure, FormerFigure]]
    added: Sequence[Figure]
    removed: Sequence[FormerFigure]
    judged: Sequence[tuple[Claim, FormerClaim]]
    followed: Sequence[Claim]


def changes(catalog: Catalog) -> Changes | None:
    """The changes since the former version, or None where the project keeps none. What was renamed is the same."""
    extra = catalog.settings.site(catalog.settings.default).extra
    former = versions.former(catalog.versions, extra.version, extra.published)
    if not former:
        return None
    moved, figures = catalog.moved, catalog.of(Figure)
    were = {moved.now("figure", name) or name: figure for name, figure in former.figures.items()}
    claims = {moved.now("claim", name) or name: claim for name, claim in former.claims.items()}
    both = [(claim, claims[name]) for name, claim in catalog.of(Claim).items() if name in claims]
    return Changes(
        former,
        [(one, were[name]) for name, one in figures.items() if name in were and _revised(catalog, one, were[name])],
        [figure for name, figure in figures.items() if name not in were],
        [figure for name, figure in were.items() if name not in figures],
        [(claim, was) for claim, was in both if claim.verdict != (moved.now("verdict", was.verdict) or was.verdict)],
        [claim for claim, was in both if claim.since != (moved.now("outcome", was.since or "") or was.since)],
    )


def _revised(catalog: Catalog, figure: Figure, was: FormerFigure) -> bool:
    unit = catalog.moved.now("unit", was.unit) or was.unit
    return (catalog.amount(figure), figure.unit, figure.date) != (was.amount, unit, was.date)
