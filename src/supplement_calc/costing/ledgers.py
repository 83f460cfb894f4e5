"""Every ledger of a case: where a figure is found by its id, whichever command shows it."""

from __future__ import annotations

from collections.abc import Iterator

from ..case_file.agreement_on_costs import marginal_problems
from ..case_file.case import Case
from ..case_file.sections import COSTING, FORECAST, MARKET, PAY_POINTS, WORKFORCE
from ..ledger import NONE, Ledger, Rounding
from .costing import can_be_costed, cost
from .package import package_alone

# By the first part of an id: the sections that it rests on. Anything else is a figure of the costing.
_EVIDENCE = {
    "market": MARKET,
    "pay_points": PAY_POINTS | COSTING,
    "forecast": FORECAST,
    **dict.fromkeys(("workforce", "service_length", "recruitment", "coverage", "indicators"), WORKFORCE),
}


def sections_of(id: str) -> frozenset[str]:
    """The sections of a case file that a figure needs read."""
    return _EVIDENCE.get(id.partition(".")[0], COSTING)


def ledgers(id: str, case: Case, rounding: Rounding, *, proofs: bool = True) -> Iterator[Ledger]:
    """The ledgers that may have a figure of this id, the likeliest first; the costing's without its proofs where they are not
    wanted."""
    first = id.partition(".")[0]
    if first == "market":
        from ..evidence.market import market

        yield market(case, rounding).ledger
    elif first == "pay_points":
        from ..evidence.pay_points import pay_points

        yield pay_points(case, NONE).ledger
    elif first == "forecast":
        if case.forecast is not None:
            yield _forecast(case, rounding)
        return
    elif first in _EVIDENCE:
        from ..evidence.workforce import workforce

        yield workforce(case).ledger
        return
    if not can_be_costed(case):
        yield package_alone(case, rounding).ledger
    else:
        marginal = first == "on_costs" and not any(marginal_problems(case))
        ledger = cost(case, rounding, proofs=proofs, marginal=marginal).ledger
        for salary in case.pay_points.values():
            ledger.keep(salary)  # those that nobody is costed at too
        yield ledger


def _forecast(case: Case, rounding: Rounding) -> Ledger:
    """The forecast to the end of the supplement, with each grade's months."""
    from .forecast.by_grade import by_grade
    from .forecast.forecast import forecast

    result = forecast(case, rounding)
    by_grade(result)
    return result.ledger
