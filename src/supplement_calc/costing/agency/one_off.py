"""What releasing an agency worker costs once: notice, double running and the transfer fee of a post.

A week costs a year's cost ÷ the weeks charged, 52 where not given; of staff charged by the day, five days.
"""

from __future__ import annotations

from collections.abc import Callable

from ...case.models.agency import Agency
from ...ledger import Figure, Ledger
from .cost import cost_of_week, weeks_charged


def has_one_off(agency: Agency | None) -> bool:
    """Whether the case says that releasing an agency worker costs anything once."""
    if agency is None:
        return False
    return any(one is not None for one in (agency.notice_weeks, agency.double_running_weeks, agency.transfer_fee))


def one_off_per_post(
    ledger: Ledger, agency: Agency, cost: Figure, week: Figure | None, id_of: Callable[[str], str], title: str
) -> Figure | None:
    """For one post, at an agency FTE's cost a year or by the day a `week`'s; None where the case gives none of the three."""
    parts = []
    for name, label, weeks in (
        ("notice", "notice", agency.notice_weeks),
        ("double_running", "double running", agency.double_running_weeks),
    ):
        if weeks is None:
            continue
        label = f"{title}: {label} for a post"
        if week is not None:
            parts.append(ledger.work(id_of(name), label, "GBP", "product", (weeks, week)))
            continue
        together = ledger.work(id_of(f"{name}_weeks"), f"{label}, times weeks", "GBP", "product", (weeks, cost))
        parts.append(ledger.work(id_of(name), label, "GBP", "ratio", (together, weeks_charged(ledger, agency))))
    if agency.transfer_fee is not None:
        parts.append(agency.transfer_fee)
    if not parts:
        return None
    return ledger.work(id_of("one_off_per_post"), f"{title}: one-off cost of converting a post", "GBP", "sum", parts)


def week_of(ledger: Ledger, agency: Agency, grade: str | None) -> Figure | None:
    """A week of one agency FTE charged by the day, where the one-off costs have a use for it."""
    if agency.notice_weeks is None and agency.double_running_weeks is None:
        return None
    return cost_of_week(ledger, agency, grade)
