"""What `forecast` shows: key figures, the extra cost, cost by financial year, staff; then what is assumed, and the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....case.further_payments import recurs
from ....costing.carried_on import year_after_the_end
from ....costing.forecast.assumed.effects import pays_supplement
from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.month_costs import LABELS, ONE_OFF, MonthCost
from ....costing.forecast.present_value import has_rising_prices
from ....costing.forecast.projection import AfterTheLast
from ....ledger import Figure, why_none
from ....ledger.ledger import is_answered
from ....reference.calendar import FinancialYear, day_in_words
from ...amounts import Shown, percent
from ...document import Block, Document, Grid, GridRow, Heading, KeyFigures, Sentence
from ..heading import under_title
from .assumptions import assumption_sentences, assumptions_grid
from .cells import money, staff, year_name
from .charts import charts
from .four_costs import four_costs_blocks
from .key_figures import forecast_key_figures
from .worth import worth_blocks

if TYPE_CHECKING:
    from .cells import ByGrade


def forecast_page(result: ForecastResult, shown: Shown, grades: ByGrade | None = None) -> Document:
    """The whole page; with `grades` every month too."""
    blocks: list[Block] = [heading(result, shown), key_figures_of(result, shown)]
    blocks.append(_net(result, shown))
    blocks.append(_all_years(result, shown))
    blocks += (_year(result, year, shown) for year in result.years)
    blocks += _after(result, shown)
    blocks += four_costs_blocks(result, shown)
    blocks += worth_blocks(result, shown)
    blocks.append(_staff(result))
    blocks += charts(result, shown)
    if grades is not None:
        from .months import month_blocks

        blocks += month_blocks(result, grades, shown)
    blocks.append(assumptions_grid(result))
    blocks += map(Sentence, assumption_sentences(result))
    blocks += map(Sentence, net_sentences(result, shown))
    return tuple(blocks)


def key_figures_of(result: ForecastResult, shown: Shown) -> KeyFigures:
    """The block that the page opens with."""
    return forecast_key_figures(result, shown, payback_sentence(result, shown))


def heading(result: ForecastResult, shown: Shown) -> Heading:
    """The title, whose case it is, and how long the forecast is and why."""
    case = result.case
    terms = f"forecast by financial year · {shown.rounding_phrase}"
    first, last, number = result.months[0].name, result.months[-1].name, len(result.months)
    months = f"{number} month{'' if number == 1 else 's'}"
    return Heading(case.title, (under_title(case, terms), f"{first} to {last}, {months}: {result.dates.why}"))


def _columns(result: ForecastResult, title: str, *more: str) -> tuple[str, ...]:
    return (title, *(course.title for course in result.courses), *more)


def _staff(result: ForecastResult) -> Grid:
    """Who is in post as it opens, then each year's comings and goings and its close."""
    today = [staff(result.today[name]) for name in ("in_post", "vacant")]
    rows = [
        GridRow((f"In post as {result.months[0].name} opens", today[0], today[0])),
        GridRow(("Vacant", today[1], today[1])),
    ]
    for year in result.years:
        rows += _staff_of(result, year)
    return Grid(_columns(result, "Staff, FTE"), tuple(rows))


def _staff_of(result: ForecastResult, year: FinancialYear) -> Iterator[GridRow]:
    both = [result.staff_by_year[course.id][year] for course in result.courses]
    last = result.years[year][-1].name
    yield GridRow((f"Starters in {year_name(result, year)}", *(staff(one.starters) for one in both)), "subtotal")
    yield GridRow(("Leavers", *(staff(one.leavers) for one in both)))
    if any(one.moved_up is not None for one in both):
        yield GridRow(("Who move up a point", *(staff(one.moved_up) for one in both)))
    yield GridRow((f"In post as {last} closes", *(staff(one.in_post) for one in both)))
    yield GridRow(("Vacant", *(staff(one.vacant) for one in both)))
    if any(one.agency is not None for one in both):
        yield GridRow((f"Agency staff through {last}", *(staff(one.agency) for one in both)))


def _year(result: ForecastResult, year: FinancialYear, shown: Shown) -> Grid:
    """A financial year's lines side by side, the net cost of the total, and each total against the budget."""
    nothing, proposal = (course.years[year] for course in result.courses)
    net = result.comparison.net[year]
    rows = [_line(name, nothing.lines.get(name), proposal.lines.get(name), shown) for name in LABELS if name in proposal.lines]
    total = (money(nothing.total, shown), money(proposal.total, shown), money(net, shown))
    rows.append(GridRow((f"Total of {year.name}", *total), "total"))
    if (budget := result.budget) is not None:
        over = [money(budget.over[course.id][year], shown) for course in result.courses]
        rows += _against(budget.years[year], over, f"Budget of its {len(result.years[year])} months", shown)
    return Grid(_columns(result, f"{year_name(result, year)}, {shown.heading}", "Net cost"), tuple(rows))


def _after(result: ForecastResult, shown: Shown) -> Iterator[Grid]:
    """What falls after the last month."""
    after = result.proposal.after
    if after is None:
        return
    rows = [_line(name, None, figure, shown) for name, figure in after.cost.lines.items()]
    total = money(after.cost.total, shown)
    rows.append(GridRow(("Total after the last month", "", total, total), "total"))
    first, last = after.months[0].name, after.months[-1].name
    when = first if first == last else f"{first} to {last}"
    yield Grid(_columns(result, f"Promised by then, due {when}, {shown.heading}", "Net cost"), tuple(rows))


def _all_years(result: ForecastResult, shown: Shown) -> Grid:
    """The same of all years together."""
    nothing, proposal = (course.total for course in result.courses)
    rows = [_line(name, nothing.lines.get(name), proposal.lines.get(name), shown) for name in LABELS if name in proposal.lines]
    total = (money(nothing.total, shown), money(proposal.total, shown), money(result.comparison.total, shown))
    rows.append(GridRow(("Total", *total), "total"))
    if (budget := result.budget) is not None:
        over = [money(budget.over_in_all[course.id], shown) for course in result.courses]
        rows += _against(budget.total, over, f"Budget of all {len(result.months)} months", shown)
    return Grid(_columns(result, f"All years, {shown.heading}", "Net cost"), tuple(rows))


def _line(name: str, nothing: Figure | None, proposal: Figure | None, shown: Shown) -> GridRow:
    return GridRow((LABELS[name], money(nothing, shown), money(proposal, shown), ""))


def _against(budget: Figure, over: list[str], label: str, shown: Shown) -> Iterator[GridRow]:
    given = shown.column(budget, "not given")
    yield GridRow((label, given, given, ""))
    yield GridRow(("Over / (under) budget", *(over if budget.value is not None else ["not given"] * len(over)), ""))


def _net(result: ForecastResult, shown: Shown) -> Grid:
    """What the proposal costs more by year, so far and for a full year, and what that moves the base budget by."""
    net = result.comparison
    discounted = bool(net.present_value)
    columns = ["Net cost", "So far", "Full-year effect", "Movement on base budget"] + ["Present value"] * discounted
    rows = []
    for year, moved in net.movement.items():
        within = year in net.net
        figures = [net.net.get(year), net.cumulative.get(year), net.full_year.get(year), moved, net.present_value.get(year)]
        cells = [
            "" if figure is None or not is_answered(figure) else money(figure, shown) for figure in figures[: len(columns)]
        ]
        rows.append(GridRow((year_name(result, year) if within else f"{year.name}, once ended", *cells)))
    if (after := result.proposal.after) is not None:
        total = money(after.cost.total, shown)
        rows.append(GridRow((f"Due after {result.months[-1].name}", total, *([""] * (len(columns) - 1)))))
    in_all = [money(net.total, shown), "", "", "", *([money(net.present_total, shown)] * discounted)]
    rows.append(GridRow(("All years", *in_all), "total"))
    return Grid((f"The proposal less doing nothing, {shown.heading}", *columns), tuple(rows))


def net_sentences(result: ForecastResult, shown: Shown) -> list[str]:
    """What a full-year effect is, when the proposal has paid for itself, and what carrying on would cost."""
    after, last = result.proposal.after, result.months[-1].name
    return [
        _full_year_effect(result),
        *(_after_the_last(after, last, shown) if after is not None else ()),
        *_no_movement(result),
        payback_sentence(result, shown),
        *_gross(result, shown),
        *_carrying_on(result, shown),
        *_present_value(result, shown),
    ]


def _after_the_last(after: AfterTheLast, last: str, shown: Shown) -> Iterator[str]:
    """What is promised and falls after the forecast, and where it is counted."""
    total = after.cost.total.value
    if total is not None:
        yield (
            f"Promised by then and due after {last}: {shown.money(total)}, to {after.months[-1].name}. It is in the net cost "
            "of all years, and in no year, payback or present value."
        )


def _no_movement(result: ForecastResult) -> Iterator[str]:
    """Of a year that the forecast leaves inside it, while the supplement goes on."""
    for year, moved in result.comparison.movement.items():
        if not is_answered(moved):
            yield f"Movement: none for {year.name}, because {why_none(moved)}."


def _full_year_effect(result: ForecastResult) -> str:
    as_in, period = result.comparison.as_in, result.case.period
    ends = None if period is None or period.ends is None else FinancialYear.of(period.ends)
    none = f" None in {ends.name}, in which the supplement ends." if ends is not None and ends in result.years else ""
    if not as_in:
        return f"Full-year effect: twelve times the net cost of one month.{none}"
    full = ", ".join(f"{month.name} for {year.name}" for year, month in as_in.items())
    once = ", without sums paid once" if any(map(_has_one_off, result.proposal.months.values())) else ""
    return f"Full-year effect: twelve times the net cost of one month ({full}){once}.{none}"


def _has_one_off(cost: MonthCost) -> bool:
    return cost.one_off is not None or any(name in cost.lines for name in ONE_OFF)


def payback_sentence(result: ForecastResult, shown: Shown) -> str:
    """The month from which it holds to the end, by name; or why there is none, and what was paid back and lost again."""
    net, last = result.comparison, result.months[-1].name
    payback = net.payback
    month, first, lost = (_close(result, one) for one in payback)
    if first is None:
        return f"Payback: none by {last}; {why_none(payback.first)}."
    if month is None:
        assert net.total.value is not None
        by = last if result.proposal.after is None else f"{last}, with what is due after it,"
        more = f"by {by} it has cost {shown.money(net.total.value)} more"
        if payback.first.value == 1 and not net.by_month[net.paid_from[0]].value:  # nothing was spent that could be paid back
            return f"Payback: none. The proposal costs what doing nothing does at first, and more from {lost}: {more}."
        return f"Payback: none that lasts. Paid back in {first}, lost again from {lost}: {more} than doing nothing."
    then = f"by the close of {month} the proposal has cost no more than doing nothing"
    if int(payback.month.value or 0) > len(net.paid_from):
        return f"Payback: none by {last}, but with what comes back after it the proposal has cost no more than doing nothing."
    if month == first:
        return f"Payback: {then}{_once_ended(result, int(payback.month.value or 0))}."
    return f"Payback: {then}, to {last}. It had been paid back in {first}, and lost again from {lost}."


def _close(result: ForecastResult, place: Figure) -> str | None:
    """A month that payback counts to, by name; what falls after the last month counts as one more."""
    if place.value is None:
        return None
    months = result.comparison.paid_from
    return months[int(place.value) - 1].name if place.value <= len(months) else f"what is due after {months[-1].name}"


def _once_ended(result: ForecastResult, place: int) -> str:
    """Where payback comes once nothing is paid any more."""
    period, month = result.case.period, result.comparison.paid_from[place - 1]
    if period is None or period.ends is None or month.first <= period.ends:
        return ""
    return f", once the supplement has ended ({day_in_words(period.ends)})"


def _gross(result: ForecastResult, shown: Shown) -> Iterator[str]:
    """Uplifts before and after the increments that staff would have had."""
    for year, (gross, net) in result.gross_and_net.items():
        if gross.value is not None and net.value is not None and gross.value != net.value:
            yield (
                f"Supplements and uplifts with on-costs in {year.name}: {shown.money(net.value)}, net of the increments that "
                f"staff given an uplift would have had; {shown.money(gross.value)} gross."
            )


def _carrying_on(result: ForecastResult, shown: Shown) -> Iterator[str]:
    net, period = result.comparison, result.case.period
    if net.carrying_on.value is None and period is not None and period.ends is not None and net.carried_on_as_in is not None:
        yield _carrying_on_unknown(result, shown, day_in_words(period.ends))
    elif net.carrying_on.value is None:
        yield f"Carrying on after the end date: none, because {why_none(net.carrying_on)}."
    elif period is not None and period.ends is not None and net.carried_on_as_in is not None:
        pounds, month = shown.money(net.carrying_on.value), net.carried_on_as_in.name
        if not net.carrying_on.value and (why := _nothing_goes_on(result)) is not None:
            yield f"Carrying on after {day_in_words(period.ends)}: nothing, {why}."
            return
        yield (
            f"Carrying on after {day_in_words(period.ends)} would cost {pounds} a year, {_carried_on(result)} with their "
            f"on-costs as in {month}. {_funded(result, shown)}"
        )


def _carrying_on_unknown(result: ForecastResult, shown: Shown, end: str) -> str:
    """A payment that nobody has earned by the last month costs something once they do, and how much is not in the forecast."""
    net = result.comparison
    besides = result.ledger.figures.get(f"{net.carrying_on.id}.besides")
    text = f"Carrying on after {end}: what it would cost a year is not known, because {why_none(net.carrying_on)}."
    if besides is not None and besides.value:
        text += f" Without that it would be {shown.money(besides.value)} a year, as in {_as_in(net.carried_on_as_in)}."
    return f"{text} A full year's payments are in `cost`. It is not in the figures above."


def _as_in(month: Month | None) -> str:
    assert month is not None
    return month.name


def _nothing_goes_on(result: ForecastResult) -> str | None:
    """Why nothing at all is paid for as long as the proposal goes on; None where something may be."""
    if pays_supplement(result.case) or any(map(recurs, result.case.payments.values())):
        return None
    return "since it pays sums once alone" if result.case.payments else "since it pays nothing"


def _carried_on(result: ForecastResult) -> str:
    """What of the proposal goes on; a sum that is paid once does not."""
    payments = result.case.payments.values()
    if not any(recurs(payment) for payment in payments):
        return "supplements"
    what = "supplements and other payments" if pays_supplement(result.case) else "other payments"
    return what + (", but for sums paid once," if not all(map(recurs, payments)) else "")


def _funded(result: ForecastResult, shown: Shown) -> str:
    """What the case's funding covers of a year of carrying on, in the first whole financial year after the end."""
    figures = result.ledger.figures
    funding, unfunded = (figures.get(f"forecast.carrying_on.{name}") for name in ("funding", "unfunded"))
    year = year_after_the_end(result.case)
    if funding is None or unfunded is None or year is None:
        return "It is not funded, and not in the figures above."
    if funding.value is None or unfunded.value is None:
        return f"Whether it is funded is not known: {why_none(unfunded)}. It is not in the figures above."
    hoped = any(one.approved == "to be considered" and one.pays_in(year) for one in result.case.funding.values())
    more = " More funding is only to be considered." if hoped else ""
    if not funding.value:
        return f"No approved funding goes on to {year.name}: it is not funded, and not in the figures above.{more}"
    whole = " for all measures of the package" if len(result.case.measures) > 1 else ""
    given = f"Approved funding in {year.name} is {shown.money(funding.value)}{whole}"
    if not unfunded.value:
        return f"{given}, which covers it. It is not in the figures above.{more}"
    return f"{given}: {shown.money(unfunded.value)} a year of it is not funded. It is not in the figures above.{more}"


def _present_value(result: ForecastResult, shown: Shown) -> Iterator[str]:
    assert result.case.forecast is not None
    rate, inflation, total = (
        result.case.forecast.discount_rate, result.case.forecast.inflation, result.comparison.present_total,
    )  # fmt: skip
    if rate is None or total is None or total.value is None:
        return
    prices = ", cash taken as real"
    if not has_rising_prices(result.case, result.months[-1].first):
        prices = ". No price rises, so no inflation is taken out" if inflation is not None else ""
    elif inflation is not None:
        prices = f" after inflation of {percent(inflation.known)} is taken out"
    yield (
        f"Present value: net costs discounted at {percent(rate.known)} a year, real{prices}. The first financial year "
        f"stands as it is. They come to {shown.money(total.value)}."
    )
