"""On-costs: a flat rate out of its usual range, and employer's National Insurance that a case states itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case.dates import PayDates, pay_dates
from ...case.pay.pension_rates import own_pension_rates
from ...diagnostics import Span
from ...diagnostics.names import listed
from ...ledger import Figure, Input
from ...ledger.rounding import EXACT, added
from ...reference.calendar import tax_year_of
from ...reference.national_insurance import Row, rows
from ...reference.payment_kinds import is_lgps
from ..context import CheckContext
from ..inputs import ZERO, is_fraction, plain, pounds, text_of
from ..rule import Breach, Rule

# What National Insurance, the levy and all the rest come to at most beside a pension: this tool's own bound.
_BESIDE_PENSION = Decimal(20)


def on_costs_unusual(context: CheckContext) -> Iterator[Breach]:
    """On-costs below or above what National Insurance, pension and levy usually come to."""
    yield from _parts_unusual(context)
    flat, limits = context.case.flat_on_costs, context.limits
    if flat is None or is_fraction(flat):
        return
    least, most = limits.on_costs_at_least, limits.on_costs_at_most
    if least is not None and flat.known < least:
        yield _unusual(context, flat, "below", least, "on_costs_at_least")
    elif most is not None and flat.known > most and not _is_of_pension(context, flat.known, context.case.flat_pension):
        yield _unusual(context, flat, "above", most, "on_costs_at_most")


def _is_of_pension(context: CheckContext, total: Decimal, pension: Figure | None) -> bool:
    """Whether a total is high by its pension alone, as for the police and fire schemes, whose employers pay 35% and more; not
    where a policy sets a limit of its own."""
    if pension is None or context.limits.where("on_costs_at_most"):
        return False
    most = context.limits.pension_at_most
    return (most is None or pension.known <= most) and EXACT.subtract(total, pension.known) <= _BESIDE_PENSION


def _parts_unusual(context: CheckContext) -> Iterator[Breach]:
    """Rates of the parts that add up to more than is usual, where no part is by itself what makes them so."""
    parts, limits = context.case.on_costs_by_part, context.limits
    most = limits.on_costs_at_most
    if parts is None or most is None:
        return
    dates = pay_dates(context.case, parts) if parts.national_insurance is None else None
    insurance = max((row.rate for row in rows() if dates and row.first <= dates.last and dates.first <= row.last), default=ZERO)
    if parts.national_insurance is not None:
        insurance = parts.national_insurance.rate.known
    pensions = [rate for rate in (parts.pension, *own_pension_rates(context.case).values()) if rate is not None]
    pension = max(pensions, key=lambda rate: rate.known, default=None)
    given = [part.known for part in (pension, parts.apprenticeship_levy, *(parts.other or {}).values()) if part]
    total = added([insurance, *given])
    pension_alone = pension is not None and limits.pension_at_most is not None and pension.known > limits.pension_at_most
    if total > most and not (pension_alone or _is_of_pension(context, total, pension)) and added(given) > ZERO:
        yield Breach(
            f"the parts of on-costs add up to {plain(total)}%, above the usual {plain(most)}%",
            context.case.place("on_costs"),
            "check each part, and that none is counted twice; another limit goes under `policy` as `on_costs_at_most`",
            limits.where("on_costs_at_most"),
        )


def _unusual(context: CheckContext, flat: Figure, side: str, limit: Decimal, name: str) -> Breach:
    return Breach(
        f"on-costs of {text_of(flat)} are {side} the usual {plain(limit)}%",
        context.case.place("on_costs"),
        "check that the rate has National Insurance, pension and levy in it and nothing else; other limits go under `policy`",
        context.limits.where(name),
    )


def national_insurance_of_another_year(context: CheckContext) -> Iterator[Breach]:
    """A rate or threshold that is that of other days than those it is for: last year's is easily left standing."""
    for odd in _odd(context):
        if odd.years:
            headline = f"{odd.statement}, which is that of {odd.years}, not of {odd.dates.text}"
            yield Breach(headline, odd.span, odd.help)


def national_insurance_not_known(context: CheckContext) -> Iterator[Breach]:
    """A rate or threshold that was never in force."""
    first = tax_year_of(rows()[0].first).name if context.case.on_costs_by_part else ""
    for odd in _odd(context):
        if not odd.years:
            yield Breach(f"{odd.statement}, which was not that of any tax year since {first}", odd.span, odd.help)


def flat_rate_pension(context: CheckContext) -> Iterator[Breach]:
    """A flat rate, its pension part not stated, on payments that bear no pension: it charges a contribution that is not due."""
    case = context.case
    if case.flat_on_costs is None or case.flat_pension is not None or not (case.payment or case.payments):
        return
    costing = context.ledgers.costing
    if costing is None or "flat_rate" not in costing.ledger.tables:
        return
    over = costing.ledger.figures.get("flat_rate.may_overstate")
    if over is not None and over.value is not None and over.value <= 0:
        return
    by = "" if over is None or over.value is None else f" by {pounds(over.value)} a year"
    flat = text_of(case.flat_on_costs)
    yield Breach(
        f"the flat {flat} may overstate on-costs{by}: no pension is due on {listed(_not_pensionable(context))}",
        case.place("on_costs"),
        f"say what of the rate is pension, `on_costs: {{rate: {flat}, pension: …}}`, or give on-costs by part",
    )


def _not_pensionable(context: CheckContext) -> list[str]:
    """What of the case bears National Insurance and no pension."""
    case = context.case
    own = [] if case.payment is None else [(f"a {case.payment.kind}", case.payment.due)]
    named = [*own, *((payment.what, payment.due) for payment in case.payments.values())]
    return [name for name, due in named if due.national_insurance and not due.pension]


class _OddTerm(NamedTuple):
    """A rate or threshold in a sentence that is not that of its days, and the tax years that it is of, `` for none."""

    statement: str
    years: str
    dates: PayDates
    span: Span
    help: str


def _odd(context: CheckContext) -> Iterator[_OddTerm]:
    parts = context.case.on_costs_by_part
    if parts is None or parts.national_insurance is None:
        return
    dates = pay_dates(context.case, parts)
    if dates is None:
        return
    stated = parts.national_insurance
    yield from _term(context, "rate", stated.rate, dates, lambda row: row.rate, lambda value: f"{value:f}%")
    yield from _term(context, "threshold", stated.threshold, dates, lambda row: row.threshold_year, lambda value: f"{value:,f}")


def _term(
    context: CheckContext,
    key: str,
    stated: Figure,
    dates: PayDates,
    of: Callable[[Row], Decimal],
    text: Callable[[Decimal], str],
) -> Iterator[_OddTerm]:
    """A stated rate or threshold against the rows for those days; nothing where the table has none."""
    right = list(dict.fromkeys(of(row) for row in rows() if row.first <= dates.last and dates.first <= row.last))
    if not right or stated.known in right:
        return
    assert isinstance(stated.origin, Input)
    help = f"write {listed(map(text, right), 'or')}, or leave national_insurance out and it is looked up by date"
    statement = f"the National Insurance {key} is {stated.origin.text}"
    years = _years([row for row in rows() if of(row) == stated.known])
    yield _OddTerm(statement, years, dates, context.case.place("on_costs", "national_insurance", key), help)


def _years(matching: Sequence[Row]) -> str:
    """`2024-25`, or `2022-23 to 2024-25`; `` for no rows."""
    names = list(dict.fromkeys(tax_year_of(row.first).name for row in matching))
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}" if names else ""


def salary_sacrifice_of_lgps(context: CheckContext) -> Iterator[Breach]:
    """Main contributions to the Local Government Pension Scheme given up by salary sacrifice: only shared-cost AVCs are."""
    case, parts = context.case, context.case.on_costs_by_part
    scheme = "LGPS" if case.payment is None else case.payment.scheme
    if parts is None or parts.salary_sacrifice is None or not parts.salary_sacrifice.known or not is_lgps(scheme):
        return
    yield Breach(
        f"{text_of(parts.salary_sacrifice)} of pay is given up for pension contributions, but main contributions to the LGPS "
        "are not paid by salary sacrifice",
        case.place("on_costs", "salary_sacrifice"),
        "leave it out, unless it is for shared-cost additional voluntary contributions (AVCs); of another scheme, name it: "
        "`payment: {scheme: …}`",
    )


RULES = (
    Rule("on-costs-unusual", "warning", on_costs_unusual),
    Rule("flat-rate-pension", "warning", flat_rate_pension),
    Rule("national-insurance-of-another-year", "error", national_insurance_of_another_year),
    Rule("national-insurance-not-known", "warning", national_insurance_not_known),
    Rule("salary-sacrifice-of-lgps", "warning", salary_sacrifice_of_lgps),
)
