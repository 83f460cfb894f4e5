"""On-costs as average and marginal rates: the table, and the sentences that go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...costing.costing import Costing
from ...diagnostics.names import listed
from ...ledger import Figure, why_none
from ...reference.calendar import day_in_words
from ...reference.national_insurance import levy_from
from ..amounts import Shown, fte, percent, price
from ..document import Grid, GridRow
from ..followed.kept import kept

if TYPE_CHECKING:
    from ...costing.on_costs.by_part import OnCostsByPart
    from ...costing.on_costs.national_insurance import Insurance, InsuranceRate

_PLACES = 2


@kept
def on_costs_grid(costing: Costing) -> Grid | None:
    """A row for each part with its rate on the pay bill and on supplements; None where they were not worked out."""
    if costing.on_costs is None:
        return None
    figures = costing.ledger.figures
    rows = [row for part, label in costing.on_costs.labels.items() if (row := _row(costing, part, label)) is not None]
    if (rest := figures.get("on_costs.rest")) is not None:
        payment = costing.case.payment
        on_top = rest if payment is None or payment.due.pension else figures.get("on_costs.marginal.rest")
        rows.append(GridRow(("All else, derived", _rate(rest), _rate(on_top))))
    both = [_rate(costing.figure(f"on_costs.{name}")) for name in ("average", "marginal")]
    rows.append(GridRow(("All on-costs", *both), "total"))
    return Grid(("On-costs, as a rate of", "pay bill in post", "supplements"), tuple(rows))


def _row(costing: Costing, part: str, label: str) -> GridRow | None:
    """A part's row; None where it is due on neither."""
    average, marginal = (costing.ledger.figures.get(f"on_costs.{which}.{part}") for which in ("average", "marginal"))
    if average is None and marginal is None:
        return None
    return GridRow((label, _rate(average), _rate(marginal)))


def _rate(figure: Figure | None) -> str:
    return "none" if figure is None or figure.value is None else percent(figure.value, _PLACES)


@kept
def on_costs_sentences(costing: Costing, shown: Shown) -> list[str]:
    """Which National Insurance it is, what is assumed or derived, and by how much a flat rate is out."""
    if costing.on_costs is None:
        return []
    return [_insurance(costing.on_costs), *_levy(costing), *_derived(costing), *_understated(costing, shown)]


def _levy(costing: Costing) -> list[str]:
    """The levy of a case whose dates are before it began, or cross its first day."""
    stated, counted = costing.case.on_costs_by_part, costing.on_costs
    if stated is None or counted is None or stated.apprenticeship_levy is counted.parts.apprenticeship_levy:
        return []
    first = day_in_words(levy_from())
    if counted.parts.apprenticeship_levy is None:
        return [f"No apprenticeship levy is counted here: it is due on payments from {first} on."]
    return [f"The apprenticeship levy is counted on payments from {first} on, weighted by pay days."]


def _insurance(parts: OnCostsByPart) -> str:
    insurance = parts.insurance
    at = listed([_rate_and_threshold(one) for one in insurance.rates])
    if insurance.dates is None:
        sentence = f"National Insurance is as the case states it: {at}."
    else:
        weighted = ", weighted by pay days" if len(insurance.rates) > 1 else ""
        sentence = f"National Insurance of {insurance.dates.text}: {at}{weighted}."
    heads = parts.parts.heads_per_fte
    if heads is not None:
        sentence += f" There are {fte(heads.known)} people for each FTE, and the threshold counts people."
    return sentence + _young(parts) + _assumed(insurance)


def _rate_and_threshold(one: InsuranceRate) -> str:
    threshold = one.threshold if one.threshold.is_input else one.threshold.operands[0]
    rate = f"{percent(one.rate.known)} above {price(threshold.known)}{_rebate(one)}"
    if one.pay_days is None:
        return rate
    days = fte(one.pay_days.known)
    return f"{days} pay day{'' if days == '1' else 's'} at {rate}"


def _rebate(one: InsuranceRate) -> str:
    """What was off for members of contracted-out schemes."""
    if one.rebate is None:
        return ""
    limits = (one.rebate.lower, one.rebate.upper)
    low, high = (price((limit if limit.is_input else limit.operands[0]).known) for limit in limits)
    return (
        f", less {percent(one.rebate.rate.known)} between {low} and {high} (the pension scheme's members were contracted out)"
    )


def _young(parts: OnCostsByPart) -> str:
    if parts.young is None:
        return ""
    limit = parts.young.limit if parts.young.limit.is_input else parts.young.limit.operands[0]
    return (
        f" On staff under 21 and apprentices under 25 none is due up to {price(limit.known)}. Vacant posts are assumed to "
        "have as many of them as staff in post."
    )


def _assumed(insurance: Insurance) -> str:
    for one in insurance.rates:
        if one.spell is not None and one.spell.assumed is not None:
            return f" From {day_in_words(one.spell.first)} that is an assumption: as in {one.spell.assumed.name}."
    return ""


def _derived(costing: Costing) -> list[str]:
    rest = costing.ledger.figures.get("on_costs.rest")
    if rest is None or rest.value is None:
        return []
    flat, insurance = rest.operands
    assert flat.value is not None and insurance.value is not None
    payment = costing.case.payment
    if payment is not None and not payment.due.pension:
        return [
            f"The {percent(rest.value)} besides National Insurance is derived, not stated: {percent(flat.value)} less "
            f"{percent(insurance.value, _PLACES)}, to two places. A {payment.kind} bears no pension: none of it is due on that"
            + (", and the apprenticeship levy by itself is." if payment.due.levy else ".")
        ]
    return [
        f"The {percent(rest.value)} besides National Insurance is derived, not stated: {percent(flat.value)} less "
        f"{percent(insurance.value, _PLACES)}, to two places. All of it is counted on supplements."
    ]


@kept
def flat_rate_sentences(costing: Costing, shown: Shown) -> list[str]:
    """By how much a flat rate with a pension contribution in it may overstate what is due on payments without a pension."""
    table, flat = costing.ledger.tables.get("flat_rate"), costing.case.flat_on_costs
    if table is None or flat is None:
        return []
    over = costing.ledger.figures.get("flat_rate.may_overstate")
    if over is None or over.value is None:
        much = "the flat rate may overstate their on-costs. By how much is not known without the day they are paid from"
    elif over.value < 0:
        much = f"National Insurance and the levy are {shown.money(-over.value)} a year more than the flat rate"
    else:
        much = f"the flat rate may overstate their on-costs by {shown.money(over.value)} a year"
    return [
        f"No pension is due on these payments, and the flat {percent(flat.known)} does not say what of it is pension. "
        f"{much[0].upper()}{much[1:]}. "
        f"To fix: `on_costs: {{rate: {percent(flat.known)}, pension: …}}`."
    ]


def _understated(costing: Costing, shown: Shown) -> list[str]:
    figures = costing.ledger.figures
    out, unrounded = costing.figure("on_costs.understated"), costing.figure("on_costs.understated_unrounded")
    on_top, average = figures["supplement_cost.before_on_costs"].value, costing.figure("on_costs.average").value
    flat = figures["on_costs.at_flat"].operands[0].value if figures["on_costs.at_flat"].operands else None
    if out.value is None or on_top is None or flat is None:
        return [f"What a flat rate leaves out of the on-costs of supplements is not worked out, because {why_none(out)}."]
    if not flat and not out.value:
        return ["Nothing is due on supplements of this kind, and the flat rate counts nothing."]
    verb = "understates" if out.value >= 0 else "overstates"
    pounds, by = shown.money(on_top), shown.money(abs(out.value))
    sentence = f"A flat {percent(flat)} {verb} the on-costs of {pounds} of supplements by {by} a year"
    if unrounded.value is None or average is None:
        return [f"{sentence}."]
    verb = "" if (unrounded.value >= 0) == (out.value >= 0) else "understated " if unrounded.value >= 0 else "overstated "
    return [f"{sentence} ({verb}{shown.money(abs(unrounded.value))} against the average before it is rounded)."]
