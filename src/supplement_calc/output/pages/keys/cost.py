"""The key figures of `cost`: what it costs, against the budget, break-even, agency staff, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....case.case import Case
from ....case.models.budget import BudgetByYear
from ....case.models.grades import Grade
from ....costing.agency.cost import cost_per_fte, fte_as_worked_out
from ....costing.agency.premium import OWN_GRADES
from ....costing.break_even import Basis
from ....costing.budget import budget_year
from ....costing.costed_again import MEAN, MIX, leading
from ....costing.costing import Costing
from ....diagnostics.names import listed
from ....ledger import POUND, Figure, why_none
from ...amounts import Shown, fte, fte_column, percent, price
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ...followed.kept import kept
from ..agency import days_there
from ..break_even_answer import no_answer, only_vacant
from ..own_years import rests_on_years
from ..stated_totals import stated_notes
from .assumed_rates import costs_rest_on
from .package import funding_notes
from .pay_forms import pay_forms

_WITH = "Current spend plus the supplement to staff in post"
BEFORE_ON_COSTS = "Before on-costs, which the case does not give"
_MOST_NAMED = 3
_TOO_MANY = ", more than are vacant."
_IN_PLACE = "Current spend, this supplement in place of today's"


@kept
def cost_key_figures(costing: Costing, shown: Shown) -> KeyFigures:
    """The block of a case that has posts, agency staff or further payments."""
    costs = _costs(costing, shown) if is_anything_paid(costing) else KeyNote("Cost", "No supplement: no grade is given one.")
    stated = (*stated_notes(costing, shown), *funding_notes(costing, shown))
    notes = (_break_even(costing, shown), *_agency(costing), *stated, _rests_on(costing))
    return KeyFigures((costs, *_budget(costing, shown), *notes))


def is_anything_paid(costing: Costing) -> bool:
    """Whether the case proposes a supplement, an uplift or a further payment, to staff in post or in vacant posts."""
    return bool(costing.case.payments) or is_supplement_paid(costing)


def is_supplement_paid(costing: Costing) -> bool:
    """Whether the case proposes a supplement or an uplift, to staff in post or in vacant posts."""
    figures = costing.ledger.figures
    return (figures["day_one.supplements"].value, figures["supplement_cost.total"].value) != (None, None)


def is_filled_known(costing: Costing) -> bool:
    """Whether vacant posts are given, so that all posts filled is another cost than staff in post."""
    return costing.figure("establishment.vacant").value is not None


@kept
def _costs(costing: Costing, shown: Shown) -> KeyTable:
    """Part-year, full-year and whole-term cost, for staff in post now and, where vacant posts are given, with all filled; of
    the supplement alone where the case has other payments too."""
    columns = [f"Key figures, {shown.heading} {costing.case.with_on_costs}", "Staff in post now"]
    if is_filled_known(costing):
        columns.append("All filled, day one")
    rows = []
    for label, *figures in _cost_rows(costing, shown):
        known = [figure for figure in figures[: len(columns) - 1] if figure is not None]
        rows.append(KeyRow(label, tuple(map(shown.column, known)), tuple(known)))
    return KeyTable(tuple(columns), tuple(rows))


def _cost_rows(costing: Costing, shown: Shown) -> Iterator[tuple[str, Figure | None, Figure | None]]:
    figures, case = costing.ledger.figures, costing.case
    first = costing.years[0] if costing.years else None
    if first is not None and first.months is not None and first.is_part_year and not case.payments:
        months = fte(first.months.known)
        yield f"{first.year.name} part-year cost ({months} {_months(months)})", first.in_post, first.cost
    now = figures.get("supplement_cost.paid_now")
    of_it = "" if now is None or now.value is None else f" ({shown.column(now)} paid already)"
    if is_supplement_paid(costing):
        label = "Supplement, full year" if case.payments else "Full-year cost"
        yield f"{label}{of_it}", figures["day_one.supplements"], figures["supplement_cost.total"]
    if case.payments:
        yield "Other payments, full year", figures["day_one.payments"], figures["full_establishment.payments"]
    term = figures.get("period.months")
    paid = is_supplement_paid(costing)
    if paid and term is not None and term.value is not None and case.period is not None and case.period.ends is not None:
        months = fte(term.value)
        label = f"{'Supplement, whole term' if case.payments else 'Whole-term cost'} ({months} {_months(months)})"
        yield label, figures["supplement_cost.period_in_post"], figures["supplement_cost.period_total"]


def _months(number: str) -> str:
    return "month" if number == "1" else "months"


@kept
def _budget(costing: Costing, shown: Shown) -> Iterator[KeyTable]:
    """How far each position is over or under the budget of a year."""
    budget = costing.figure("budget_position.budget")
    if budget.value is None:
        return
    year = f"{budget_year(costing.case).name} budget of" if isinstance(costing.case.budget, BudgetByYear) else "budget of"
    a_year = "" if isinstance(costing.case.budget, BudgetByYear) else " a year"
    columns = (f"Against the {year} {shown.money(budget.value)}{a_year}", f"Over / (under) budget {shown.heading}")
    held = [position for position in positions(costing) if not position.all_filled or is_filled_known(costing)]
    rows = [KeyRow(one.label, (shown.column(one.over),), (one.over,)) for one in held if one.over is not None]
    yield KeyTable(columns, tuple(rows))


class Position(NamedTuple):
    """What is held against the budget: the cost of a full year, and how far it is over; None where the case gives no budget."""

    label: str
    cost: Figure
    over: Figure | None
    all_filled: bool = False


@kept
def positions(costing: Costing) -> Iterator[Position]:
    """Current spend, that with the supplement, and all posts filled."""
    figures, in_use = costing.ledger.figures, fte_as_worked_out(costing.ledger, costing.case.agency)
    staff = "no agency staff" if in_use is None or not in_use.value else f"with {fte(in_use.value)} FTE of agency staff"
    if agency_is_stated(costing.case) and in_use is None:
        staff = "agency staff of the stated totals not counted"
    if costing.case.agency_by_job:
        staff = "with agency staff by job" if in_use is None or not in_use.value else f"{staff} and those by job"
    both = "with_payments" if costing.case.payments else "total"
    more = " and other payments" if costing.case.payments else ""
    with_it = _WITH if figures.get("supplement_cost.paid_now") is None else _IN_PLACE
    filled = "the supplement"
    if not is_supplement_paid(costing):
        with_it, filled, more = "Current spend plus other payments to staff in post", "other payments", ""
    named = (
        (f"Current spend, {staff}", "current_spend.total", "budget_position.current_over_budget"),
        (f"{with_it}{more}", f"day_one.{both}", "day_one.over_budget"),
        (f"All posts filled with {filled}{more}, no agency staff", f"full_establishment.{both}",
         "budget_position.full_over_budget"),
    )  # fmt: skip
    has_budget = figures["budget_position.budget"].value is not None
    kept = named if is_anything_paid(costing) else named[:1]
    for (label, cost, over), all_filled in zip(kept, (False, False, True), strict=False):
        yield Position(label, figures[cost], figures[over] if has_budget else None, all_filled)


@kept
def _break_even(costing: Costing, shown: Shown) -> KeyNote:
    return KeyNote("Break-even", *_break_even_answer(costing, shown))


def _break_even_answer(costing: Costing, shown: Shown) -> tuple[str, tuple[Figure, ...]]:
    """The answer in today's mix of vacant posts without agency staff, its range, and with agency staff as now."""
    excess, figures = costing.break_even.excess, costing.ledger.figures
    if excess.value is None:
        return f"Not worked out: {why_none(excess)}.", ()
    if excess.value <= 0:
        less = f"{shown.money(-excess.value)} less than" if excess.value else "exactly"
        which = "all posts filled costs" if is_filled_known(costing) else "the posts given cost"
        return f"Not needed: {which} {less} the budget.", (excess,)
    lead, posts, vacant = leading(costing.break_even), figures["establishment.total"], costing.break_even.vacant
    needed = lead.vacant_fte
    if needed.value is None or posts.value is None:
        return f"None: {no_answer(lead)}.", ()
    if vacant.value is not None and needed.value > vacant.value:
        only = only_vacant(vacant.value)
        text = f"It takes {fte_column(needed.value)} of {fte(posts.value)} FTE vacant, with no agency staff, and {only}."
        return text, (needed, posts, vacant)
    agency, of_agency = _with_agency(costing)
    aside, used = _other_answers(costing, lead, is_short=agency.endswith(_TOO_MANY))
    stay = f"{fte_column(needed.value)} of {fte(posts.value)} FTE stay vacant"
    text = f"The budget is met if {stay}, with no agency staff{aside}."
    return text + agency, (needed, posts, *used, *of_agency)


def _other_answers(costing: Costing, lead: Basis, *, is_short: bool) -> tuple[str, tuple[Figure, ...]]:
    """The range by which posts stay vacant, and the answer by the budgeted cost of a post, which leaves the supplement out."""
    low, high, budgeted = (costing.break_even.basis(id).vacant_fte for id in ("dearest_first", "cheapest_first", "budgeted"))
    parts: list[str] = []
    used: list[Figure] = []
    if (
        low.value is not None
        and high.value is not None
        and lead.id == MIX
        and (least := fte_column(low.value)) != fte_column(high.value)
    ):
        parts.append(f"{least} to {fte_column(high.value)}, by which posts")
        used += [low, high]
    if budgeted.value is not None:
        parts.append(f"{fte_column(budgeted.value)} at {'budgeted cost' if is_short else 'the budgeted cost of a post'}")
        used.append(budgeted)
    return (f" ({'; '.join(parts)})" if parts else ""), tuple(used)


def _with_agency(costing: Costing) -> tuple[str, tuple[Figure, ...]]:
    figures = costing.ledger.figures
    share, needed = figures.get("agency_cover.share"), figures.get(f"agency_cover.vacant_fte.{MIX}")
    if share is None or needed is None or not share.value:
        return "", ()
    cover = f"{percent(share.value, 1)} of vacancies, as now"
    if needed.value is None:
        return f" With agency on {cover}, it is never met.", (share,)
    vacant = costing.break_even.vacant.value
    if vacant is not None and needed.value > vacant:
        return f" With agency on {cover}: {fte_column(needed.value)}{_TOO_MANY}", (share, needed)
    return f" With agency staff on {cover}: {fte_column(needed.value)} FTE.", (share, needed)


@kept
def _agency(costing: Costing) -> Iterator[KeyNote]:
    """What an agency FTE costs, how much more than a recruit, and how many to replace so as to pay for the supplement."""
    agency, figures = costing.case.agency, costing.ledger.figures
    if agency is None:
        return
    in_use, cost = fte_as_worked_out(costing.ledger, agency), cost_per_fte(costing.ledger, agency)
    if in_use is None or not in_use.value or cost.value is None:
        return
    basis = next((id for id in (OWN_GRADES, MIX, MEAN) if _known(figures.get(f"agency_premium.{id}"))), None)
    text, used = f"{price(POUND(cost.value))} an FTE a year", [cost, in_use]
    if basis is not None:
        more = figures[f"agency_premium.{basis}"]
        side = "more" if more.known >= 0 else "less"
        text += f": {price(POUND(abs(more.known)))} {side} than a recruit {_TO[basis]}, supplement and on-costs included"
        used.append(more)
    text += "."
    posts, short = (figures.get(f"agency_conversion.{name}.{basis}") for name in ("posts", "short"))
    if posts is not None and posts.value and short is not None and short.value is not None:  # nothing to pay for takes none
        used.append(posts)
        replacing = (
            f"eplacing {fte_column(posts.value)} of the {fte(in_use.value)} FTE would pay for the supplement to staff in post."
        )
        covered = figures[f"agency_conversion.covered.{basis}"]
        if short.value < 0:
            used.append(covered)
            replacing = (
                f"eplacing the {fte(covered.known)} FTE on vacancies does not pay for the supplement: "
                f"it takes {fte_column(posts.value)}."
            )
        text += f" R{replacing}"
    yield KeyNote("Agency", text, tuple(used))


_TO = {OWN_GRADES: "to their own grades", MIX: "to today's mix of vacant posts", MEAN: "to the mean of all posts"}


def _known(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


@kept
def _rests_on(costing: Costing) -> KeyNote:
    """The assumptions that the figures rest on, in a line."""
    case = costing.case
    rate, figures = case.flat_on_costs, []
    if rate is not None:
        on_costs = f"On-costs {percent(rate.known)}"
        figures.append(rate)
    else:
        on_costs = BEFORE_ON_COSTS if case.on_costs is None else "On-costs by part"
    by_the_hour, hours = pay_forms(case)
    parts = [
        on_costs,
        *_pay(costing),
        *_no_pay(costing),
        *by_the_hour,
        *([] if case.agency is not None or case.agency_by_job or agency_is_stated(case) else ["no agency staff"]),
        *(["agency by job on no vacancy"] if case.agency_by_job else []),
        *([f"agency staff {days}"] if case.agency is not None and (days := days_there(case.agency)) else []),
        "fixed staffing",
        "no pay award",
        *rests_on_years(case),
        *costs_rest_on(case),
    ]
    return KeyNote("Rests on", f"{'; '.join(parts)}.", (*figures, *hours))


def agency_is_stated(case: Case) -> bool:
    """Whether agency staff stand in a paper's totals, and in no section of their own."""
    return case.spend is not None and case.spend.agency is not None


def _no_pay(costing: Costing) -> list[str]:
    """Whose pay the case does not give, so that only what is paid on top of it is known."""
    lacking = list(dict.fromkeys(posts.grade for posts in costing.staff.posts if posts.salary.value is None))
    return [f"no salary of {listed(lacking) if len(lacking) <= _MOST_NAMED else f'{len(lacking)} grades'}"] if lacking else []


def _pay(costing: Costing) -> list[str]:
    """At which point of their grade posts are costed."""
    grades = [grade for grade in costing.case.grades.values() if grade.in_post is not None or grade.vacant is not None]
    on_points = [grade for grade in grades if grade.points is not None]
    if any(isinstance(count, dict) for grade in grades for count in (grade.in_post, grade.vacant)):
        return [f"the pay points given{_without_point(on_points)}"]
    if not on_points:
        return ["one salary a grade"] if any(grade.salary is not None for grade in grades) else []
    return ["top of each grade"] if _at_top(on_points) else ["one pay point a grade"]


def _at_top(grades: list[Grade]) -> bool:
    return all(grade.costed_at is None or grade.costed_at == grade.points[1] for grade in grades if grade.points is not None)


def _without_point(grades: list[Grade]) -> str:
    """Where posts are costed that are counted by no point, beside others that are."""
    counts = [(grade, name) for grade in grades for name in ("in_post", "vacant") if _is_number(getattr(grade, name))]
    if not counts:
        return ""
    whose = "vacant posts" if all(name == "vacant" for _, name in counts) else "other posts"
    return f", {whose} at {'the top of each grade' if _at_top([grade for grade, _ in counts]) else 'one pay point a grade'}"


def _is_number(count: object) -> bool:
    return isinstance(count, Figure) and bool(count.value)
