"""What `forecast` shows: key figures, the extra cost, cost by financial year, staff; then what is assumed, and the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.month_costs import LABELS
from ....ledger import Figure
from ....reference.calendar import FinancialYear
from ...amounts import Shown
from ...document import Block, Document, Grid, GridRow, Heading, KeyFigures, Sentence
from ...followed.kept import kept
from ..heading import under_title
from ..stated_totals import not_in_forecast
from .assumptions import assumption_sentences
from .assumptions_grid import assumptions_grid
from .cells import money, staff, year_name
from .charts import charts
from .four_costs import four_costs_blocks
from .key_figures import forecast_key_figures
from .net import net_grid, net_sentences, payback_sentence
from .worth import worth_blocks

if TYPE_CHECKING:
    from ....costing.forecast.extra_by_line import ByLine
    from ....costing.forecast.projection import YearCost
    from .cells import ByGrade


def forecast_page(result: ForecastResult, shown: Shown, grades: ByGrade | None = None) -> Document:
    """The whole page; with `grades` every month too."""
    blocks: list[Block] = [heading(result, shown), key_figures_of(result, shown)]
    blocks.append(net_grid(result, shown))
    blocks.append(all_years_grid(result, shown))
    blocks += (_year(result, year, shown) for year in result.years)
    blocks += _after(result, shown)
    blocks.append(staff_grid(result))
    blocks += charts(result, shown)
    blocks += four_costs_blocks(result, shown)
    blocks += worth_blocks(result, shown)
    if grades is not None:
        from .months import month_blocks

        blocks += month_blocks(result, grades, shown)
    blocks.append(assumptions_grid(result))
    blocks += map(Sentence, assumption_sentences(result))
    blocks += map(Sentence, (*net_sentences(result, shown), *not_in_forecast(result.case)))
    return tuple(blocks)


@kept
def key_figures_of(result: ForecastResult, shown: Shown) -> KeyFigures:
    """The block that the page opens with."""
    return forecast_key_figures(result, shown, payback_sentence(result, shown))


def heading(result: ForecastResult, shown: Shown) -> Heading:
    """The title, whose case it is, and how long the forecast is and why."""
    case = result.case
    terms = f"forecast by year · {shown.rounding_phrase}"
    first, last, number = result.months[0].name, result.months[-1].name, len(result.months)
    months = f"{number} month{'' if number == 1 else 's'}"
    return Heading(case.title, (under_title(case, terms), f"{first} to {last}, {months}: {result.dates.why}"))


def _columns(result: ForecastResult, title: str, *more: str) -> tuple[str, ...]:
    return (title, *(course.title for course in result.courses), *more)


@kept
def staff_grid(result: ForecastResult) -> Grid:
    """Who is in post as it opens, then each year's comings and goings and its close."""
    today = [staff(result.today[name]) for name in ("in_post", "vacant")]
    rows = [
        GridRow((f"In post, start of {result.months[0].name}", today[0], today[0])),
        GridRow(("Vacant", today[1], today[1])),
    ]
    for year in result.years:
        rows += _staff_of(result, year)
    return Grid(_columns(result, "Staff, FTE"), tuple(rows))


@kept
def _staff_of(result: ForecastResult, year: FinancialYear) -> Iterator[GridRow]:
    both = [result.staff_by_year[course.id][year] for course in result.courses]
    last = result.years[year][-1].name
    yield GridRow((f"Starters in {year_name(result, year)}", *(staff(one.starters) for one in both)))
    yield GridRow(("Leavers", *(staff(one.leavers) for one in both)))
    if any(one.moved_up is not None for one in both):
        yield GridRow(("Staff moving up a pay point", *(staff(one.moved_up) for one in both)))
    yield GridRow((f"In post, end of {last}", *(staff(one.in_post) for one in both)))
    yield GridRow(("Vacant", *(staff(one.vacant) for one in both)))
    if any(one.agency is not None for one in both):
        yield GridRow((f"Agency staff, average for {last}", *(staff(one.agency) for one in both)))


def _year(result: ForecastResult, year: FinancialYear, shown: Shown) -> Grid:
    """A financial year's lines side by side, the net cost of the total, and each total against the budget."""
    nothing, proposal = (course.years[year] for course in result.courses)
    net, extra = result.comparison.net[year], result.extra.years[year]
    rows = [_line(name, nothing, proposal, extra, shown) for name in extra]
    total = (money(nothing.total, shown), money(proposal.total, shown), money(net, shown))
    rows.append(GridRow((f"Total of {year.name}", *total), "total"))
    if (budget := result.budget) is not None:
        over = [money(budget.over[course.id][year], shown) for course in result.courses]
        rows += _against(budget.years[year], over, f"Budget of its {len(result.years[year])} months", shown)
    return Grid(_columns(result, f"{year_name(result, year)}, {shown.heading}", "Extra cost"), tuple(rows))


def _after(result: ForecastResult, shown: Shown) -> Iterator[Grid]:
    """What falls after the last month."""
    after = result.proposal.after
    if after is None:
        return
    rows = [
        GridRow((LABELS[name], money(None, shown), money(figure, shown), money(figure, shown)))
        for name, figure in after.cost.lines.items()
    ]
    total = money(after.cost.total, shown)
    rows.append(GridRow(("Total after the last month", "", total, total), "total"))
    first, last = after.months[0].name, after.months[-1].name
    when = first if first == last else f"{first} to {last}"
    yield Grid(_columns(result, f"Promised by then, due {when}, {shown.heading}", "Extra cost"), tuple(rows))


@kept
def all_years_grid(result: ForecastResult, shown: Shown) -> Grid:
    """The same of all years together."""
    nothing, proposal = (course.total for course in result.courses)
    rows = [_line(name, nothing, proposal, result.extra.total, shown) for name in result.extra.total]
    total = (money(nothing.total, shown), money(proposal.total, shown), money(result.comparison.total, shown))
    rows.append(GridRow(("Total", *total), "total"))
    if (budget := result.budget) is not None:
        over = [money(budget.over_in_all[course.id], shown) for course in result.courses]
        rows += _against(budget.total, over, f"Budget of all {len(result.months)} months", shown)
    return Grid(_columns(result, f"All years, {shown.heading}", "Extra cost"), tuple(rows))


@kept
def _line(name: str, nothing: YearCost, proposal: YearCost, extra: ByLine, shown: Shown) -> GridRow:
    both = (money(course.lines.get(name), shown) for course in (nothing, proposal))
    return GridRow((LABELS[name], *both, money(extra[name], shown)))


def _against(budget: Figure, over: list[str], label: str, shown: Shown) -> Iterator[GridRow]:
    given = shown.column(budget, "not given")
    yield GridRow((label, given, given, ""))
    yield GridRow(("Over / (under) budget", *(over if budget.value is not None else ["not given"] * len(over)), ""))
