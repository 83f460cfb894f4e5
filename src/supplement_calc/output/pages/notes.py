"""What must be said beside the figures: why one has no value, what a break-even leaves out, where it cannot be reached."""

from __future__ import annotations

from ...costing.costing import Costing
from ...costing.package import PackageCosting
from ...ledger import why_none
from ..amounts import Shown
from .agency import agency_terms
from .break_even import reach
from .budget import budget_terms
from .conversion import conversion_note
from .financial_years import BY_YEAR, years_note
from .on_costs import on_costs_sentences
from .package import package_sentences


def notes(costing: Costing | PackageCosting, shown: Shown) -> dict[str, str]:
    """A sentence or more by the id of the figure or table they are about."""
    said: dict[str, str] = {
        figure.id: f"none, because {why_none(figure)}"
        for figure in costing.ledger.figures.values()
        if figure.value is None and not figure.id.startswith("proof.")
    }
    if sentences := package_sentences(costing, shown):
        said["package"] = " ".join(sentences)
    if isinstance(costing, PackageCosting):
        return said
    said["current_spend"] = f"the cost of a full year; {shown.terms}"
    said |= _terms(costing, shown)
    if costing.on_costs is not None:
        said["on_costs"] = " ".join(on_costs_sentences(costing, shown))
    if costing.case.payments:
        from .payments import payments_sentences

        said["payments"] = " ".join(payments_sentences(costing))
    excess = costing.break_even.excess.value
    if excess is not None:
        said["break_even"] = "assumes no agency staff: every post is filled by an employee or left empty"
        said["break_even.by_basis.budgeted"] = "leaves out the supplement that a vacancy also saves; the vacant mix counts it"
        for basis in costing.break_even.bases:
            if sentence := reach(basis):
                id = basis.vacant_fte.id
                said[id] = f"{said[id]}; {sentence}" if id in said and basis.vacant_fte.value is not None else sentence
    for basis in costing.break_even.bases:
        if sentence := conversion_note(costing, basis):
            said[f"agency_conversion.posts.{basis.id}"] = sentence
    return said


def _terms(costing: Costing, shown: Shown) -> dict[str, str]:
    """What the budget, the years and the agency cost stand for, by the id of the table or figure."""
    said: dict[str, str] = {}
    if terms := budget_terms(costing):
        said["budget_position"] = " ".join(terms)
    if BY_YEAR in costing.ledger.tables:
        said[BY_YEAR] = years_note(shown)
    if agency := agency_terms(costing):
        said["current_spend.agency"] = agency
    return said
