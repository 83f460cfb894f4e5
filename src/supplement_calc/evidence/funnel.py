"""Recruitment from adverts to acceptances, and how posts are covered against a target."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..case.models.workforce import Coverage, Recruitment, Split
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger
from ..ledger.ledger import is_answered

STAGES = ("applications", "shortlisted", "offered", "accepted", "declined")
# Each rate: what of what.
RATES = {
    "applications_per_advert": ("applications", "adverts"),
    "shortlisted_of_applications": ("shortlisted", "applications"),
    "offered_of_applications": ("offered", "applications"),
    "offered_of_shortlisted": ("offered", "shortlisted"),
    "accepted_of_offered": ("accepted", "offered"),
    "declined_of_offered": ("declined", "offered"),
}


class Stage(NamedTuple):
    """A stage: all, and by where they come from where the paper says."""

    total: Figure
    external: Figure | None
    internal: Figure | None


class FunnelEvidence(NamedTuple):
    """A funnel: stages that the paper gives, and rates from one to another."""

    id: str
    name: str
    given: Recruitment
    stages: dict[str, Stage]
    rates: dict[str, Figure]


class CoverageEvidence(NamedTuple):
    """Coverage at each date: as given, with what follows by the name of the measure."""

    id: str
    name: str
    given: Coverage
    at: dict[str, dict[str, Figure]]


def recruitment(ledger: Ledger, name: str, given: Recruitment) -> FunnelEvidence:
    """The stages and the rates between those that are given."""
    id = f"recruitment.{fold(name)}"
    stages = {
        stage: _stage(ledger, f"{id}.{stage}", name, stage, getattr(given, stage)) for stage in STAGES if getattr(given, stage)
    }
    known = {stage: given_at.total for stage, given_at in stages.items()}
    if given.adverts is not None:
        known["adverts"] = given.adverts
    for one in (given.fewest_per_advert, given.most_per_advert):
        if one is not None:
            ledger.keep(one)
    rates = {}
    for rate, (above, below) in RATES.items():
        if above in known and below in known:
            id_, label, pair = f"{id}.{rate}", f"{name}: {rate.replace('_', ' ')}", (known[above], known[below])
            if below == "adverts":
                rates[rate] = ledger.work(id_, label, "count", "ratio", pair)
            else:
                rates[rate] = ledger.work(id_, label, "percent", "percentage", pair)
    return FunnelEvidence(id, name, given, stages, rates)


def _stage(ledger: Ledger, id: str, name: str, stage: str, given: Figure | Split) -> Stage:
    if isinstance(given, Figure):
        return Stage(ledger.keep(given), None, None)
    for part in (given.external, given.internal):
        if part is not None:
            ledger.keep(part)
    return Stage(_whole(ledger, f"{id}.total", f"{name}: {stage}", given), given.external, given.internal)


def _whole(ledger: Ledger, id: str, label: str, split: Split) -> Figure:
    """All of a stage: as given, or both parts together; one part is not the whole."""
    if split.total is not None:
        return ledger.keep(split.total)
    if split.external is not None and split.internal is not None:
        return ledger.work(id, label, "count", "sum", (split.external, split.internal))
    part = "external" if split.external is not None else "internal" if split.internal is not None else None
    return ledger.unanswered(
        id, label, "count", f"the paper gives only the {part} ones" if part else "the paper gives no number"
    )


def coverage(ledger: Ledger, name: str, given: Coverage) -> CoverageEvidence:
    """Posts covered by anyone, posts covered by nobody, and the points short of the target, at each date."""
    id = f"coverage.{fold(name)}"
    at = {}
    for when, covered in given.at.items():
        known = {
            key: figure for key in ("permanent", "agency", "vacancy_gap", "uncovered") if (figure := getattr(covered, key))
        }
        at[when] = known | _follows(ledger, f"{id}.{fold(when)}", f"{name}, {when}", known, given.target)
        for figure in at[when].values():
            ledger.keep(figure)
    return CoverageEvidence(id, name, given, at)


def _follows(ledger: Ledger, id: str, label: str, known: dict[str, Figure], target: Figure | None) -> dict[str, Figure]:
    follows: dict[str, Figure] = {}
    permanent, agency = known.get("permanent"), known.get("agency")
    if permanent is not None and agency is not None:
        all_posts = ledger.figures.get("all_posts") or ledger.constant(
            "all_posts", "All posts", Decimal(100), "percent", "100%"
        )
        follows["covered"] = ledger.work(f"{id}.covered", f"{label}: covered by anyone", "percent", "sum", (permanent, agency))
        operands = (all_posts, follows["covered"])
        follows["not_covered"] = ledger.work(
            f"{id}.not_covered", f"{label}: covered by nobody", "percent", "difference", operands
        )
    if permanent is not None and target is not None and is_answered(target):
        follows["short_of_target"] = ledger.work(
            f"{id}.short_of_target", f"{label}: points short of the target", "percent", "difference", (target, permanent)
        )
    return follows
