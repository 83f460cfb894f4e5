"""A costing as a view, and its notes: why a figure has no value, what a break-even leaves out, where it cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ...costing.costed_again import BUDGETED
from ...costing.costing import Costing
from ...costing.package import PackageCosting
from ...ledger import Roots, without_value
from ..amounts import Shown
from ..case_figures import CaseFigures, FigureTable, case_view, cases_view, says_changed
from ..document import Document, KeyFigures
from ..view import Apart, View
from .agency import agency_terms, job_sentences, release_sentence
from .break_even import break_even_page, limit_notes
from .break_even_answer import break_even_sentences, reach
from .budget import budget_terms
from .conversion import conversion_notes
from .financial_years import BY_YEAR, full_year_sentences, years_note
from .keys.break_even import break_even_key
from .on_costs import flat_rate_sentences, on_costs_sentences
from .own_years import own_years
from .package import Costed, package_sentences
from .stated_totals import notes_by_table

C = TypeVar("C", bound=Costed)
KeyOf = Callable[[C, Shown], KeyFigures]


def costing_view(costing: C, shown: Shown, page: Callable[[C, Shown], Document], key: KeyOf[C] | None = None) -> View:
    """One costing, its `page` for people and its `key` figures."""
    return case_view(lambda: page(costing, shown), lambda: _figures(costing, shown, key), costing.case)


def break_even_view(costing: Costing, shown: Shown) -> View:
    """The break-even of a costing, with its own key figures."""
    return costing_view(costing, shown, break_even_page, break_even_key)


def costings_view(
    costings: Iterable[C],
    shown: Shown,
    page: Callable[[C, Shown], Document],
    key: KeyOf[C] | None = None,
    apart: Apart | None = None,
) -> View:
    """The costings of several cases, each asked for when what is before it has been shown."""
    return cases_view(
        costings, lambda one: says_changed(page(one, shown), one.case), lambda one: _figures(one, shown, key), apart
    )


def _figures(costing: C, shown: Shown, key: KeyOf[C] | None) -> CaseFigures:
    """Every figure worked out, in the ledger's own order."""
    figures = [figure for figure in costing.ledger.figures.values() if not figure.is_input]
    tables = [FigureTable.of_costing(table) for table in costing.tables]
    of_case = CaseFigures(costing.case, costing.rounding, tables, figures, notes(costing, shown))
    return of_case if key is None else of_case._replace(key_figures=key(costing, shown))


def notes(costing: Costed, shown: Shown) -> dict[str, str]:
    """A sentence or more by the id of the figure or table they are about."""
    known: Roots = {}
    unanswered = (figure for figure in costing.ledger.figures.values() if figure.value is None)
    by_id = {figure.id: without_value(figure, known) for figure in unanswered}
    if sentences := package_sentences(costing, shown):
        by_id["package"] = " ".join(sentences)
    if isinstance(costing, PackageCosting):
        return by_id
    full_year = "".join(f" {sentence}" for sentence in full_year_sentences(costing))
    by_id["current_spend"] = f"the cost of a full year; {shown.rounding_phrase}{'.' if full_year else ''}{full_year}"
    by_id |= _terms(costing, shown)
    if costing.on_costs is not None:
        by_id["on_costs"] = " ".join(on_costs_sentences(costing, shown))
    if costing.case.payments:
        from .payments import payments_sentences

        by_id["payments"] = " ".join(payments_sentences(costing))
    if costing.break_even.excess.value is not None:
        _break_even(costing, shown, by_id)
    return by_id | notes_by_table(costing.case) | conversion_notes(costing) | limit_notes(costing)


def _break_even(costing: Costing, shown: Shown, by_id: dict[str, str]) -> None:
    """Adds the answer, what the default basis leaves out, and whether each basis can be reached."""
    answer, default = break_even_sentences(costing, shown)[0], "break_even.vacant_fte"
    by_id["break_even"] = f"assumes no agency staff: every post is filled by an employee or left vacant. {answer}"
    for id in (default, f"break_even.by_basis.{BUDGETED}"):
        by_id[id] = "leaves out the supplement that a vacancy also saves; today's mix of vacant posts counts it"
    for basis in costing.break_even.bases:
        if sentence := reach(basis):
            own, answered = basis.vacant_fte.id, basis.vacant_fte.value is not None
            for id in (own, default) if basis.id == BUDGETED else (own,):
                by_id[id] = f"{by_id[id]}; {sentence}" if id in by_id and answered else sentence


def _terms(costing: Costing, shown: Shown) -> dict[str, str]:
    """What the budget, the years and the agency cost mean, by the id of the table or figure."""
    by_id: dict[str, str] = {}
    if terms := budget_terms(costing):
        by_id["budget_position"] = " ".join(terms)
    if BY_YEAR in costing.ledger.tables:
        by_id[BY_YEAR] = " ".join([years_note(costing, shown), *own_years(costing.case)])
    if agency := [*(text for text in (agency_terms(costing),) if text), *job_sentences(costing)]:
        by_id["current_spend.agency"] = " ".join(agency)
    if flat_rate := flat_rate_sentences(costing, shown):
        by_id["flat_rate"] = " ".join(flat_rate)
    if release := release_sentence(costing):
        by_id["agency_cover"] = release
    return by_id
