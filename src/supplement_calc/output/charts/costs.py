"""Charts of what it costs: the positions against the budget, spend by vacancies, and what leads from one total to the next."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.costed_again import leading
from ...costing.costing import Costing
from ...ledger import Figure
from ..amounts import Shown, fte
from ..followed.kept import kept
from .model import Bar, Bars, Drawing, Line, Lines, Mark, Point, Stride, Waterfall

_EMPLOYED, _AGENCY, _SUPPLEMENT, _PAYMENTS = "Employees", "Agency staff", "Supplement", "Other payments"
_POSITIONS = (
    ("Current spend", ("current_spend.employed", "current_spend.agency", "", ""), "current_spend.total"),
    ("With the supplement to staff in post",
     ("current_spend.employed", "current_spend.agency", "day_one.supplements", "day_one.payments"), "day_one.total"),
    ("All posts filled, with the supplement",
     ("full_establishment.without_supplements", "", "supplement_cost.total", "full_establishment.payments"),
     "full_establishment.total"),
)  # fmt: skip


def cost_charts(costing: Costing, shown: Shown) -> Iterator[Drawing]:
    """Those that the case has the figures for."""
    yield from _positions(costing, shown)
    yield from _by_vacancies(costing, shown)
    yield from _day_one(costing, shown)


def known(costing: Costing, id: str) -> Figure | None:
    """A figure that has a value."""
    figure = costing.ledger.figures.get(id)
    return None if figure is None or figure.value is None else figure


def _mark(figure: Figure, shown: Shown) -> Mark:
    return Mark(figure, shown.money(figure.known))


@kept
def _positions(costing: Costing, shown: Shown) -> Iterator[Bars]:
    rows, said = [], []
    for label, ids, total_id in _POSITIONS:
        both = total_id.replace(".total", ".with_payments")
        total = known(costing, both) if costing.case.payments else known(costing, total_id)
        total = total or known(costing, total_id)
        if total is None:
            continue
        parts = tuple(None if (figure := known(costing, id)) is None else _mark(figure, shown) for id in ids)
        rows.append(Bar(label, parts, shown.money(total.known)))
        said.append(f"{label}: {shown.money(total.known)}.")
    if len(rows) < 2:
        return
    names = (_EMPLOYED, _AGENCY, _SUPPLEMENT, _PAYMENTS)
    used = [number for number in range(len(names)) if any(row.parts[number] is not None for row in rows)]
    rows = [row._replace(parts=tuple(row.parts[number] for number in used)) for row in rows]
    budget = known(costing, "budget_position.budget")
    line = None if budget is None else Mark(budget, f"Budget {shown.money(budget.known)}")
    against = "" if budget is None else f"The budget is {shown.money(budget.known)}. "
    title = f"Full-year cost {costing.case.with_on_costs}" + ("" if budget is None else " against the budget")
    alt = f"Bars of a full year's cost. {against}{' '.join(said)}"
    yield Bars("cost", title, alt, shown.heading, tuple(names[number] for number in used), tuple(rows), line)


@kept
def _by_vacancies(costing: Costing, shown: Shown) -> Iterator[Lines]:
    """The full cost falls as posts stay vacant; where it meets the budget is the break-even."""
    if costing.case.payments:
        return
    budget, full = known(costing, "budget_position.budget"), known(costing, "full_establishment.total")
    excess = costing.break_even.excess
    needed = leading(costing.break_even).vacant_fte
    if budget is None or full is None or excess.value is None or excess.value <= 0 or needed.value is None:
        return
    none = costing.ledger.zero("FTE")
    line = Line(
        "No agency staff",
        (Point(none, _mark(full, shown)), Point(needed, Mark(budget, f"Break-even: {fte(needed.value)} FTE vacant"))),
    )
    spots = []
    vacant, now = costing.break_even.vacant, known(costing, "day_one.total")
    said = ""
    if vacant.value is not None and now is not None and known(costing, "current_spend.agency") is not None:
        text = f"Today's {fte(vacant.value)} FTE vacant, agency staff as now: {shown.money(now.known)}"
        spots.append(("With agency staff", Point(vacant, Mark(now, text))))
        said = f" With today's {fte(vacant.value)} FTE vacant and agency staff as now it is {shown.money(now.known)}."
    alt = (
        f"A line of the full-year cost with the supplement and no agency staff. With no post vacant it is "
        f"{shown.money(full.known)}. It meets the budget of {shown.money(budget.known)} at {fte(needed.value)} FTE vacant."
        f"{said}"
    )
    level = Mark(budget, f"Budget {shown.money(budget.known)}")
    yield Lines("vacancies", "Full-year cost by posts left vacant", alt, "FTE vacant", shown.heading, (line,), level,
                tuple(spots))  # fmt: skip


@kept
def _day_one(costing: Costing, shown: Shown) -> Iterator[Waterfall]:
    """From current spend to that with the supplement, where no forecast has a waterfall of its own."""
    parts = [("Supplement", "supplement_cost.existing"), ("Its on-costs", "day_one.on_costs")]
    start, end = known(costing, "current_spend.total"), known(costing, "day_one.total")
    steps = [Stride(label, _mark(figure, shown)) for label, id in parts if (figure := known(costing, id)) is not None]
    if costing.case.forecast is not None or costing.case.payments or start is None or end is None or not steps:
        return
    whole = (
        Stride("Current spend", _mark(start, shown), is_level=True),
        *steps,
        Stride("With the supplement", _mark(end, shown), is_level=True),
    )
    yield Waterfall("bridge", "From current spend to that with the supplement", waterfall_alt(whole), shown.heading, whole)


def waterfall_alt(steps: tuple[Stride, ...]) -> str:
    """A waterfall in words."""
    first, *between, last = steps
    changes = "; ".join(f"{one.label} {one.mark.text}" for one in between)
    start, end = f"{first.label}: {first.mark.text}", f"{last.label}: {last.mark.text}"
    return f"Steps from one total to the next. {start}. Changes: {changes}. {end}."
