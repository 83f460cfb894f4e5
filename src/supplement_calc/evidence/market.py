"""The market: what comparators pay for each of our grades, the gap, and where a supplement leaves us.

Source of the method: Derbyshire County Council, 24 June 2019, application section 7 (the mean of the tops of grades).
"""

from __future__ import annotations

from typing import NamedTuple

from ..case.case import Case
from ..case.models.grades import Grade
from ..case.models.market import Market
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger, Rounding, exactly
from ..ledger.figure import precedents
from ..reference.calendar import FinancialYear
from . import grade_pay
from .comparators import Compared, compared_at, midpoint, statistic_among, terms_of
from .supplement_per_fte import supplement_on


class GradeMarket(NamedTuple):
    """A grade against the market."""

    name: str
    id: str
    grade: Grade
    own: Figure | None
    compared: tuple[Compared, ...]
    statistic: Figure
    figures: dict[str, Figure]

    @property
    def worked_out(self) -> frozenset[str]:
        """The ids of the results, and of what they and our own pay were worked out by."""
        bases = (self.statistic, *([self.figures["own"]] if "own" in self.figures else ()), *(one.brought for one in self.used))
        under = (figure for base in bases if base is not None for figure in precedents(base) if not figure.is_input)
        return frozenset(figure.id for figure in (*under, *self.figures.values()))

    @property
    def used(self) -> list[Compared]:
        """The comparators that have a figure to compare."""
        return [one for one in self.compared if one.brought is not None]

    @property
    def with_supplements(self) -> list[Compared]:
        """Those of them whose own supplement is given."""
        return [one for one in self.used if one.supplement is not None]

    @property
    def single(self) -> list[str]:
        """Those of them that give one figure where others give a range, by name: it may be another end of their range."""
        names = [one.name for one in self.used if one.range.is_single]
        return names if len(names) < len(self.used) else []


class MarketEvidence(NamedTuple):
    """The market section worked out."""

    case: Case
    ledger: Ledger
    terms: Market
    grades: tuple[GradeMarket, ...]

    @property
    def counts_supplements(self) -> bool:
        """Whether comparators are counted with their own supplements."""
        return self.terms.counting == "pay with supplements"

    @property
    def undated(self) -> list[str]:
        """The comparators whose pay has no date, by name."""
        return [name for name, comparator in self.case.comparators.items() if comparator.pay_date is None]


@exactly
def market(case: Case, rounding: Rounding, year: FinancialYear | None = None) -> MarketEvidence:
    """Every grade that a comparator gives pay for. The statistic is rounded as a line is; the gap is of rounded figures. Of
    supplements that have an amount for each financial year, those of the year, or else of the first."""
    ledger = Ledger(rounding)
    terms = terms_of(case)
    grades = tuple(
        _grade(case, ledger, terms, name, grade, year) for name, grade in case.grades.items() if _is_compared(case, name)
    )
    return MarketEvidence(case, ledger, terms, grades)


def _is_compared(case: Case, grade: str) -> bool:
    return any(grade in comparator.pay for comparator in case.comparators.values())


def _grade(case: Case, ledger: Ledger, terms: Market, name: str, grade: Grade, year: FinancialYear | None) -> GradeMarket:
    id = f"market.{fold(name)}"
    compared = tuple(compared_at(case, ledger, terms, name))
    statistic = statistic_among(ledger, f"{id}.comparator", name, terms.statistic, compared, ledger.rounding)
    own = _own(case, ledger, terms, name, grade)
    figures = {"comparator": statistic}
    if own is not None:
        figures |= _against_own(ledger, id, name, own, statistic)
        figures |= _positions(ledger, id, name, own, [one.brought for one in compared if one.brought is not None])
        supplement = supplement_on(case, ledger, name, grade, own, year=year, named=_named(case, id, name, grade, own))
        if supplement is not None:
            figures |= _with_supplement(ledger, id, name, own, supplement, figures, compared)
    return GradeMarket(name, id, grade, own, compared, statistic, figures)


def _named(case: Case, id: str, name: str, grade: Grade, own: Figure) -> tuple[str, str] | None:
    """The id and label of what the supplement comes to on our own pay, where that is not the salary that the grade is costed
    at, which has an id in every command."""
    if own is grade_pay.costed_salary(case, name, grade):
        return None
    return f"{id}.supplement_on_own", f"{name} (on our own pay as compared)"


def _own(case: Case, ledger: Ledger, terms: Market, name: str, grade: Grade) -> Figure | None:
    top, bottom = grade_pay.top(case, name, grade), grade_pay.bottom(case, name, grade)
    if terms.of == "tops":
        return top
    if terms.of == "bottoms":
        return bottom
    return midpoint(ledger, f"market.{fold(name)}.own", name, bottom, top)


def _against_own(ledger: Ledger, id: str, name: str, own: Figure, statistic: Figure) -> dict[str, Figure]:
    gap = ledger.work(f"{id}.gap", f"{name}, gap to the comparators", "GBP", "difference", (statistic, own))
    percent = ledger.work(f"{id}.gap_percent", f"{name}, gap as a percentage of our pay", "percent", "percentage", (gap, own))
    return {"own": ledger.relabelled(f"{id}.own", f"{name}, our own pay", own), "gap": gap, "gap_percent": percent}


def _positions(ledger: Ledger, id: str, name: str, own: Figure, others: list[Figure]) -> dict[str, Figure]:
    if not others:
        return {}
    return {"rank_before": ledger.work(f"{id}.rank_before", f"{name}, place among all", "count", "rank among", (own, *others))}


def _with_supplement(
    ledger: Ledger,
    id: str,
    name: str,
    own: Figure,
    supplement: Figure,
    figures: dict[str, Figure],
    compared: tuple[Compared, ...],
) -> dict[str, Figure]:
    after = ledger.work(f"{id}.own_after", f"{name}, our pay with the supplement", "GBP", "sum", (own, supplement))
    gap = figures["gap"]
    results = {
        "supplement": ledger.relabelled(f"{id}.supplement", f"{name}, supplement proposed", supplement),
        "own_after": after,
        "supplement_less_gap": ledger.work(
            f"{id}.supplement_less_gap", f"{name}, supplement above the gap", "GBP", "difference", (supplement, gap)
        ),
        "supplement_of_gap": ledger.work(
            f"{id}.supplement_of_gap",
            f"{name}, supplement as a percentage of the gap",
            "percent",
            "percentage",
            (supplement, gap),
        ),
    }
    others = [one.brought for one in compared if one.brought is not None]
    if others:
        results["rank_after"] = ledger.work(
            f"{id}.rank_after", f"{name}, place with the supplement", "count", "rank among", (after, *others)
        )
    return results
