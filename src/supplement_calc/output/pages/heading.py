"""The heading of a page: the case, the organisation, the rounding and the period."""

from __future__ import annotations

from ...case.case import Case
from ...costing.costing import Costing
from ...reference.calendar import day_in_words
from ..amounts import Shown, fte
from ..document import Heading


def heading(costing: Costing, shown: Shown) -> Heading:
    """The title, whose case it is, how lines are rounded, and when the supplement is paid."""
    case = costing.case
    period = period_sentence(costing)
    return Heading(case.title, (under_title(case, shown.rounding_phrase), *([period] if period else [])))


def under_title(case: Case, terms: str) -> str:
    """The line under a page's title: whose case it is, and what the figures are."""
    return f"{case.organisation} · {terms}" if case.organisation else terms[0].upper() + terms[1:]


def period_sentence(costing: Costing) -> str | None:
    """When the supplement is paid, and how many months that is."""
    period = costing.case.period
    if period is None:
        return None
    figures = costing.ledger.figures
    paid = any(figures[id].value is not None for id in ("supplement_cost.existing", "supplement_cost.total"))
    what = "Payments" if costing.case.payments and not paid else "Supplement"
    if period.ends is None:
        return f"{what} proposed: from {day_in_words(period.starts)}, no end date"
    dates = f"{what} proposed: {day_in_words(period.starts)} to {day_in_words(period.ends)}"
    months = figures.get("period.months")
    if months is None or months.value is None:
        return dates
    return f"{dates} ({fte(months.value)} month{'' if months.value == 1 else 's'})"
