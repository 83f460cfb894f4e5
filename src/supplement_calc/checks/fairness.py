"""What makes a forecast unfair or leaves it unproved: the same findings beside its figures and in `check`.

The two courses should differ only in what paying causes. What agency staff cover and who starts is no effect of paying by
itself; lower turnover is one only where somebody is paid, and while they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..diagnostics.names import listed
from ..ledger import Figure
from ..ledger.rounding import EXACT
from ..reference.payment_kinds import KindName

if TYPE_CHECKING:
    from ..case.case import Case
    from ..case.models.grades import Grade
    from ..costing.forecast.calendar import Month
    from ..costing.forecast.forecast import ForecastResult
    from ..costing.forecast.worth.levers import Lever

Money = Callable[[Decimal], str]
_ZERO = Decimal(0)
_NEAR = Decimal("0.000000001")  # what quotients may be apart by, of what they are compared with
_LUMPS: tuple[KindName, ...] = ("lump to stay", "retention payment", "golden hello", "qualifying relocation")
# What is no effect of paying where it differs, and how a sentence has it.
_UNLIKE = {
    "agency_cover": ("agency cover", "differs"),
    "agency_beyond": ("agency staff beyond vacancies", "differ"),
    "starters": ("starters", "differ"),
}

Code = Literal[
    "unlike-cover",
    "unlike-starters",
    "effect-without-payment",
    "effect-outlives-payment",
    "constant-prices-deflated",
    "budget-year-not-given",
    "lump-as-supplement",
]
"""The codes of the findings, in the order of their rules: each is a rule."""


class Unfair(NamedTuple):
    """One finding: the code of its rule, a sentence without its capital and full stop, where in the case, and what to do."""

    code: Code
    text: str
    path: tuple[str, ...]
    help: str


def unfair(result: ForecastResult, money: Money) -> Iterator[Unfair]:
    """Everything about a forecast, amounts as `money` shows them."""
    for lever in result.levers:
        if not lever.is_all and lever.id in _UNLIKE:
            yield from _unlike(result, lever, money)
    yield from _paid_nothing(result, money)
    yield from _outlives(result)
    yield from _constant_prices(result)
    yield from _budget_years(result)
    yield from lump_monthly(result.case)


def cheaper_or_dearer(share: Decimal, money: Money) -> str:
    """What a lever does to the proposal."""
    return f"makes the proposal {money(abs(share))} {'cheaper' if share < 0 else 'more expensive'}"


def against_nothing(net: Decimal, money: Money) -> str:
    """What the proposal costs against doing nothing."""
    if not net:
        return "costs the same as doing nothing"
    return f"costs {money(abs(net))} {'less' if net < 0 else 'more'} than doing nothing"


def _unlike(result: ForecastResult, lever: Lever, money: Money) -> Iterator[Unfair]:
    """Cover, agency staff beyond vacancies or starters that are not the same in both courses and move the answer."""
    share, alike = lever.share.value, lever.net_if_alike.value
    if not share or alike is None:
        return
    name, differ = _UNLIKE[lever.id]
    assert result.case.forecast is not None
    course = "proposal" if getattr(result.case.forecast.proposal, lever.id) is not None else "doing_nothing"
    yield Unfair(
        "unlike-starters" if lever.id == "starters" else "unlike-cover",
        f"{name} {differ} between the courses, which {cheaper_or_dearer(share, money)}; "
        f"with the same {name} it {against_nothing(alike, money)}",
        ("forecast", course, lever.id),
        "give both courses the same, or silence this rule with what shows that paying the supplement changes it",
    )


def _turnover_share(result: ForecastResult, money: Money) -> str:
    lever = next((one for one in result.levers if one.id == "turnover"), None)
    if lever is None or not lever.share.value:
        return ""
    return f"; all that turnover differs by {cheaper_or_dearer(lever.share.value, money)}"


def _paid_nothing(result: ForecastResult, money: Money) -> Iterator[Unfair]:
    """Turnover that falls in a grade that the proposal pays nothing."""
    paid = result.proposal.effects.paid
    names = [
        grade.label
        for grade in result.grades
        if grade.label not in paid and any(_fewer_leave(result, grade.id, month) for month in result.months)
    ]
    if names:
        yield Unfair(
            "effect-without-payment",
            f"turnover falls in {listed(names)}, where the proposal pays nobody anything{_turnover_share(result, money)}",
            ("forecast", "proposal", "turnover"),
            "let turnover fall only in grades that are paid something, or silence this rule with why others stay too",
        )


def _outlives(result: ForecastResult) -> Iterator[Unfair]:
    """Turnover that stays lower once nothing is paid."""
    period = result.case.period
    if period is None or period.ends is None:
        return
    after = [month for month in result.months if month.first > period.ends]
    lower = [month for month in after if any(_fewer_leave(result, grade.id, month) for grade in result.grades)]
    assert result.case.forecast is not None
    lasts = result.case.forecast.effect == "lasts"
    if lower or (lasts and not after):
        when = f", from {lower[0].name} to {lower[-1].name}" if lower else ""
        yield Unfair(
            "effect-outlives-payment",
            f"turnover stays lower after the supplement has ended{when}",
            ("forecast", "effect") if lasts else ("forecast", "proposal", "turnover"),
            "let turnover rise again once nothing is paid, or silence this rule with why staff stay all the same",
        )


def _fewer_leave(result: ForecastResult, grade: str, month: Month) -> bool:
    """Whether a smaller share of a grade's staff leaves in the proposal."""
    nothing, proposal = (course.staff_by_month[month].grades[grade] for course in result.courses)
    figures = (proposal.leavers, nothing.opening, nothing.leavers, proposal.opening)
    if any(figure.value is None for figure in figures):
        return False
    here = EXACT.multiply(proposal.leavers.known, nothing.opening.known)
    there = EXACT.multiply(nothing.leavers.known, proposal.opening.known)
    return EXACT.subtract(there, here) > EXACT.multiply(there, _NEAR)


def _has_supplement(grade: Grade) -> bool:
    given = grade.supplement
    return given is not None and not (isinstance(given, Figure) and given.value == _ZERO)


def _constant_prices(result: ForecastResult) -> Iterator[Unfair]:
    """Inflation given for costs that do not rise with it, and are not deflated."""
    from ..costing.forecast.present_value import has_rising_prices

    given = result.case.forecast
    if given is None or given.discount_rate is None or given.inflation is None:
        return
    if has_rising_prices(result.case, result.months[-1].first):
        return
    yield Unfair(
        "constant-prices-deflated",
        "inflation is given, but nothing in the forecast rises with prices, so there is none to take out before costs are "
        "discounted at a real rate",
        ("forecast", "inflation"),
        "leave out `inflation`, or give the pay awards or `agency_inflation` that the costs rise by",
    )


def _budget_years(result: ForecastResult) -> Iterator[Unfair]:
    """A year of the forecast that a budget by year leaves out."""
    from ..case.models.budget import BudgetByYear

    budget = result.case.budget
    if not isinstance(budget, BudgetByYear):
        return
    missing = [year.name for year in result.years if year not in budget.by_year]
    if missing:
        yield Unfair(
            "budget-year-not-given",
            f"the budget of {listed(missing)} is not given, so the forecast cannot say whether it is kept",
            ("budget", "by_year"),
            f"add `{missing[0]}: …`, or silence this rule where that budget is not set yet",
        )


def lump_monthly(case: Case) -> Iterator[Unfair]:
    """A payment that is made once, costed as so much a year for everybody who comes and goes."""
    if case.payment is None or case.payment.kind not in _LUMPS:
        return
    name = next((name for name, grade in case.grades.items() if _has_supplement(grade)), None)
    if name is not None:
        yield Unfair(
            "lump-as-supplement",
            f"the supplement is called a {case.payment.kind}, which is paid once to those who earn it, but is costed as "
            "paid each month to all in post",
            ("payment", "kind"),
            "put it under `payments:` with its amount and who is paid it, or write `kind: monthly supplement`",
        )
