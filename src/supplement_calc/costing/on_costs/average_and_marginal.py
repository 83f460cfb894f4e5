"""On-costs as a rate of the pay bill, and of what is paid on top of it.

A flat rate is the average over the pay bill. National Insurance is only due above the threshold, which the salary has passed
already, so what a supplement adds is more: the marginal rate. The gap is the National Insurance rate × the threshold × heads
per FTE ÷ mean pay per FTE.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...case.case import Case
from ...case.models.on_costs import OnCostParts
from ...ledger import Figure, Ledger, Missing, Rounding, Table
from ...ledger.ledger import is_answered
from ...reference.payment_kinds import ALL_DUE, KINDS, Due, KindName
from ..post_lines import staffed
from ..posts import Staffing
from ..supplement_cost import extras
from .base import FlatOnCosts
from .by_part import Bases, OnCostLines, OnCostsByPart, sheet_of
from .flat_overstates import levy_of
from .national_insurance import insurance_of
from .pensions import Pensions

AS_PRINTED = Rounding(Decimal("0.01"))
"""Rates in papers have two places."""


def average_and_marginal(case: Case, ledger: Ledger, staff: Staffing, on_costs: FlatOnCosts | OnCostsByPart) -> OnCostsByPart:
    """The figures `on_costs.*`; gives the parts they were worked out by. Of a flat rate National Insurance alone is known, by
    the period's date, and the rest is what the rate leaves over its average."""
    table = ledger.table("on_costs", "On-costs, average and marginal")
    if isinstance(on_costs, OnCostsByPart):
        _compare(table, on_costs, staff, None)
        return on_costs
    nothing = OnCostParts.model_validate({})
    kind: KindName
    kind, due = "monthly supplement" if case.payment is None else case.payment.kind, on_costs.supplement
    insurance = OnCostsByPart(nothing, insurance_of(case, ledger, None), KINDS[kind], due.pension, Pensions(None, {}))
    if due == ALL_DUE:
        _compare(table, insurance, staff, on_costs.rate)
    else:
        _compare_kind(table, insurance, staff, on_costs)
    return insurance


def _compare(table: Table, on_costs: OnCostsByPart, staff: Staffing, flat: Figure | None) -> None:
    ledger = table.ledger
    salaries, on_top = ledger.figures["current_spend.salaries"], ledger.figures["supplement_cost.before_on_costs"]
    average, marginal = _average(ledger, on_costs, staff, salaries), _marginal(ledger, on_costs, staff, on_top)
    if flat is not None and average:
        rest = _rest(table, flat, average[0])
        average, marginal = [*average, rest], [*marginal, rest] if marginal else []
    for part in (*average, *marginal):
        table.show(part)
    mean = _sum(table, "average", "On-costs, of the pay bill in post: average", average, salaries)
    more = _sum(table, "marginal", "On-costs, of supplements: marginal", marginal, on_top)
    at_marginal = ledger.figures["supplement_cost.on_costs"]
    if flat is not None:
        at_marginal = table.share("at_marginal", "On-costs of supplements at the marginal rate", more, on_top)
    _understated(table, on_top, mean, flat or on_costs.parts.flat_rate, at_marginal)


def _compare_kind(table: Table, insurance: OnCostsByPart, staff: Staffing, on_costs: FlatOnCosts) -> None:
    """A flat rate against what is due on a kind of payment that bears no pension, or nothing: National Insurance and the levy
    where they are due, and the rest of the rate on higher points alone."""
    ledger, flat = table.ledger, on_costs.rate
    assert flat is not None
    salaries, on_top = ledger.figures["current_spend.salaries"], ledger.figures["supplement_cost.before_on_costs"]
    average, marginal = _average(ledger, insurance, staff, salaries), _marginal(ledger, insurance, staff, on_top)
    if average:
        rest = _rest(table, flat, average[0])
        marginal = [*marginal, *_rest_of(table, on_costs.supplement, rest, on_top, staff)] if is_answered(on_top) else []
        average = [*average, rest]
    if on_costs.supplement.levy and is_answered(on_top) and (levy := levy_of(ledger, insurance.insurance)) is not None:
        label = "Apprenticeship levy, of supplements"
        marginal.append(ledger.relabelled("on_costs.marginal.apprenticeship_levy", label, levy))
    for part in (*average, *marginal):
        table.show(part)
    mean = _sum(table, "average", "On-costs, of the pay bill in post: average", average, salaries)
    more = _sum(table, "marginal", "On-costs, of supplements: marginal", marginal, on_top)
    at_marginal = table.share("at_marginal", "On-costs of supplements at the marginal rate", more, on_top)
    charged = ledger.figures["supplement_cost.on_costs"]
    label = "What the flat rate comes to on these supplements"
    used = ledger.work("on_costs.flat_used", label, "percent", "percentage", (charged, on_top))
    _understated(table, on_top, mean, used, at_marginal)


def _rest_of(table: Table, due: Due, rest: Figure, on_top: Figure, staff: Staffing) -> list[Figure]:
    """The rest of a flat rate as a rate of the supplements: on higher points, and on all where a pension is due on them."""
    if due.pension:
        return [rest]
    ledger, cost = table.ledger, table.ledger.tables["supplement_cost"]
    paid = [*extras(cost, staff, "existing"), *extras(cost, staff, "vacant")]
    points = [extra.line for extra in paid if extra.higher_point and is_answered(extra.line)]
    if not points:
        return []
    label = "All else, of supplements: on higher points alone"
    higher = ledger.work("on_costs.marginal.higher_points", "Paid as higher points", "GBP", "sum", points)
    on_them = ledger.work("on_costs.marginal.on_higher_points", "All else, on them", "GBP", "share", (rest, higher))
    return [ledger.work("on_costs.marginal.rest", label, "percent", "percentage", (on_them, on_top))]


def _average(ledger: Ledger, on_costs: OnCostsByPart, staff: Staffing, salaries: Figure) -> list[Figure]:
    if isinstance(salaries.origin, Missing):
        return []
    sheet = sheet_of(ledger.tables["current_spend"])
    bases = on_costs.bases_of_pay(sheet, salaries, staffed(staff, lambda posts: posts.in_post))
    return _rates(ledger, on_costs, "average", bases, salaries)


def _marginal(ledger: Ledger, on_costs: OnCostsByPart, staff: Staffing, on_top: Figure) -> list[Figure]:
    if isinstance(on_top.origin, Missing):
        return []
    table = ledger.tables["supplement_cost"]
    paid = [*extras(table, staff, "existing"), *extras(table, staff, "vacant")]
    return _rates(ledger, on_costs, "marginal", on_costs.bases_of_extras(sheet_of(table), on_top, paid))


def _rates(ledger: Ledger, on_costs: OnCostsByPart, name: str, bases: Bases, salaries: Figure | None = None) -> list[Figure]:
    """Each part as a percentage of all the pay it is on."""
    of = {"average": ", of the pay bill in post", "marginal": ", of supplements"}[name]
    sheet = OnCostLines(ledger, f"on_costs.{name}", "percent", of=of)
    return on_costs.lines(sheet, bases.in_percent(ledger, f"on_costs.{name}.of"), salaries)


def _rest(table: Table, flat: Figure, insurance: Figure) -> Figure:
    label = "All else, derived: the flat rate less National Insurance's average"
    return table.ledger.work("on_costs.rest", label, "percent", "difference", (flat, insurance), AS_PRINTED)


def _sum(table: Table, name: str, label: str, parts: Sequence[Figure], of: Figure) -> Figure:
    operands = list(parts) or [_nothing(table, of)]
    return table.show(table.ledger.work(f"on_costs.{name}", label, "percent", "sum", operands), "subtotal")


def _nothing(table: Table, of: Figure) -> Figure:
    """No part is due at all, which is zero; or there is no pay that it could be due on."""
    return of if isinstance(of.origin, Missing) else table.ledger.zero("percent")


def _understated(table: Table, on_top: Figure, average: Figure, flat: Figure | None, at_marginal: Figure) -> None:
    """The pounds between the supplements' on-costs and what a flat rate makes of them; negative where it overstates."""
    ledger = table.ledger
    if flat is None:
        flat = ledger.relabelled("on_costs.flat", "The average as a flat rate, to two places", average, AS_PRINTED)
    at_flat = table.share("at_flat", "On-costs of supplements at the flat rate", flat, on_top)
    table.difference("understated", "The flat rate understates them by", at_marginal, at_flat)
    at_average = table.share("at_average", "On-costs of supplements at the average before it is rounded", average, on_top)
    table.difference("understated_unrounded", "That average understates them by", at_marginal, at_average)
