"""The proposal less doing nothing, as `forecast` shows it: the table by year, and its sentences: the full-year effect, payback,
carrying on and the present value."""

from __future__ import annotations

from collections.abc import Iterator

from ....case.further_payments import recurs
from ....costing.forecast.assumed.effects import pays_supplement
from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.month_costs import ONE_OFF, MonthCost
from ....costing.forecast.present_value import has_rising_prices
from ....costing.forecast.projection import AfterTheLast
from ....costing.funding.carried_on import year_after_the_end
from ....ledger import Figure, in_place_of_value, why_none, without_value
from ....ledger.ledger import is_answered
from ....reference.calendar import day_in_words
from ...amounts import Shown, percent
from ...document import Grid, GridRow
from ...followed.kept import kept
from .cells import money, year_name

_MOST_MONTHS = 3  # named one by one in a sentence


@kept
def net_grid(result: ForecastResult, shown: Shown) -> Grid:
    """What the proposal costs more by year, so far and for a full year, and what that moves the base budget by."""
    net = result.comparison
    discounted = bool(net.present_value)
    columns = ["Extra cost", "Running total", "Full-year effect", "Change to base budget"] + ["Present value"] * discounted
    rows = []
    for year, moved in net.movement.items():
        within = year in net.net
        figures = [net.net.get(year), net.cumulative.get(year), net.full_year.get(year), moved, net.present_value.get(year)]
        spent = ["" if figure is None else money(figure, shown) for figure in figures[:2]]
        cells = spent + [
            "" if figure is None or not is_answered(figure) else money(figure, shown) for figure in figures[2 : len(columns)]
        ]
        rows.append(GridRow((year_name(result, year) if within else f"{year.name}, once ended", *cells)))
    if (after := result.proposal.after) is not None:
        total = money(after.cost.total, shown)
        rows.append(GridRow((f"Due after {result.months[-1].name}", total, *([""] * (len(columns) - 1)))))
    in_all = [money(net.total, shown), "", "", "", *([money(net.present_total, shown)] * discounted)]
    rows.append(GridRow(("All years", *in_all), "total"))
    return Grid((f"Extra cost of the proposal, {shown.heading}", *columns), tuple(rows))


@kept
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
            f"Promised by then and due after {last}: {shown.money(total)}, to {after.months[-1].name}. It is in the extra cost "
            "of all years, and in no year, payback or present value."
        )


@kept
def _no_movement(result: ForecastResult) -> Iterator[str]:
    """Of a year that the forecast leaves inside it, while the supplement goes on."""
    for year, moved in result.comparison.movement.items():
        if not is_answered(moved):
            yield f"Change to base budget: {in_place_of_value(moved)} for {year.name}, because {why_none(moved)}."


@kept
def _full_year_effect(result: ForecastResult) -> str:
    as_in, period = result.comparison.as_in, result.case.period
    ends = None if period is None or period.ends is None else result.case.years.of(period.ends)
    none = f" None in {ends.name}, in which the supplement ends." if ends is not None and ends in result.years else ""
    if not as_in:
        return f"Full-year effect: 12 × the extra cost of one month.{none}"
    each = [f"{month.name} for {year.name}" for year, month in as_in.items()]
    full = ", ".join(each) if len(each) <= _MOST_MONTHS else f"{each[0]}, and so on to {each[-1]}"
    once = ", without sums paid once" if any(map(_has_one_off, result.proposal.months.values())) else ""
    return f"Full-year effect: 12 × the extra cost of one month ({full}){once}.{none}"


def _has_one_off(cost: MonthCost) -> bool:
    return cost.one_off is not None or any(name in cost.lines for name in ONE_OFF)


@kept
def payback_sentence(result: ForecastResult, shown: Shown) -> str:
    """The month from which it holds to the end, by name; or why there is none, and what was paid back and lost again."""
    net, last = result.comparison, result.months[-1].name
    payback = net.payback
    month, first, lost = (_close(result, one) for one in payback)
    if not is_answered(payback.first):
        return f"Payback: not worked out. {_sentence(why_none(payback.first))}"
    if first is None:
        return f"Payback: none by {last}. {_sentence(why_none(payback.first))}"
    if month is None:
        assert net.total.value is not None
        by = last if result.proposal.after is None else f"{last}, with what is due after it,"
        more = f"by {by} the proposal has cost {shown.money(net.total.value)} more than doing nothing"
        if payback.first.value == 1 and not net.by_month[net.paid_from[0]].value:  # nothing was spent that could be paid back
            return (
                f"Payback: none. The proposal costs what doing nothing does at first, and more from {lost}. {_sentence(more)}"
            )
        return f"Payback: none that lasts. It is paid back in {first} and lost again from {lost}. {_sentence(more)}"
    if payback.month.value == 1:
        return "Payback: nothing to pay back. At no month end has the proposal cost more in total than doing nothing."
    then = f"by the end of {month} the proposal has cost no more than doing nothing"
    if int(payback.month.value or 0) > len(net.paid_from):
        return f"Payback: none by {last}, but with what comes back after it the proposal has cost no more than doing nothing."
    if month == first:
        return f"Payback: {then}{_once_ended(result, int(payback.month.value or 0))}."
    return f"Payback: {then}, to {last}. It was paid back in {first}, and lost again from {lost}."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


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


@kept
def _gross(result: ForecastResult, shown: Shown) -> Iterator[str]:
    """Uplifts before and after the increments that staff would have had."""
    for year, (gross, net) in result.gross_and_net.items():
        if gross.value is not None and net.value is not None and gross.value != net.value:
            yield (
                f"Supplements and uplifts {result.case.with_on_costs} in {year.name}: {shown.money(net.value)}, net of the "
                f"increments that staff given an uplift would have had, or {shown.money(gross.value)} gross."
            )


@kept
def _carrying_on(result: ForecastResult, shown: Shown) -> Iterator[str]:
    net, period = result.comparison, result.case.period
    if net.carrying_on.value is None and period is not None and period.ends is not None and net.carried_on_as_in is not None:
        yield _carrying_on_unknown(result, shown, day_in_words(period.ends))
    elif net.carrying_on.value is None:
        yield f"Continuing after the end date: {without_value(net.carrying_on)}."
    elif period is not None and period.ends is not None and net.carried_on_as_in is not None:
        pounds, month = shown.money(net.carrying_on.value), net.carried_on_as_in.name
        if not net.carrying_on.value and (why := _nothing_goes_on(result)) is not None:
            yield f"Continuing after {day_in_words(period.ends)}: nothing, {why}."
            return
        yield (
            f"Continuing {_carried_on(result)} after {day_in_words(period.ends)} would cost {pounds} a year "
            f"{result.case.with_on_costs}, at {month} staffing. {_funded(result, shown)}"
        )


def _carrying_on_unknown(result: ForecastResult, shown: Shown, end: str) -> str:
    """A payment that nobody has earned by the last month costs something once they do, and how much is not in the forecast."""
    net = result.comparison
    besides = result.ledger.figures.get(f"{net.carrying_on.id}.besides")
    text = f"Continuing after {end}: what it would cost a year is not known, because {why_none(net.carrying_on)}."
    if besides is not None and besides.value:
        text += f" Without that it would be {shown.money(besides.value)} a year, as in {_as_in(net.carried_on_as_in)}."
    return f"{text} A full year's payments are in `cost`. The figures above do not include it."


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
        return "the supplement"
    what = "the supplement and other payments" if pays_supplement(result.case) else "other payments"
    return what + (" (without sums paid once)" if not all(map(recurs, payments)) else "")


def _funded(result: ForecastResult, shown: Shown) -> str:
    """What the case's funding covers of a year of carrying on, in the first whole financial year after the end."""
    figures = result.ledger.figures
    funding, unfunded = (figures.get(f"forecast.carrying_on.{name}") for name in ("funding", "unfunded"))
    year = year_after_the_end(result.case)
    if funding is None or unfunded is None or year is None:
        return "The figures above do not include it."
    if funding.value is None or unfunded.value is None:
        return f"Whether it is funded is not known: {why_none(unfunded)}. The figures above do not include it."
    hoped = any(one.is_hoped_for and one.pays_in(year, result.case.years) for one in result.case.funding.values())
    more = " More funding is only to be considered." if hoped else ""
    if not funding.value:
        return f"No approved funding goes on to {year.name}: it is not funded. The figures above do not include it.{more}"
    whole = " for all measures of the package" if len(result.case.measures) > 1 else ""
    given = f"Approved funding in {year.name} is {shown.money(funding.value)}{whole}"
    if not unfunded.value:
        return f"{given}, which covers it. The figures above do not include it.{more}"
    return f"{given}: {shown.money(unfunded.value)} a year of it is not funded. The figures above do not include it.{more}"


@kept
def _present_value(result: ForecastResult, shown: Shown) -> Iterator[str]:
    assert result.case.forecast is not None
    rate, inflation, total = (
        result.case.forecast.discount_rate, result.case.forecast.inflation, result.comparison.present_total,
    )  # fmt: skip
    if rate is None or total is None or total.value is None:
        return
    prices = ", cash counted as real"
    if not has_rising_prices(result.case, result.months[-1].first):
        prices = ". No price rises, so no inflation is taken out" if inflation is not None else ""
    elif inflation is not None:
        prices = f" after inflation of {percent(inflation.known)} is taken out"
    yield (
        f"Present value: extra costs discounted at {percent(rate.known)} a year, real{prices}. The first financial year "
        f"is not discounted. They come to {shown.money(total.value)}."
    )
