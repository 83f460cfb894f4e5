"""How long a supplement is paid, and when it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...diagnostics import Related
from ...reference.calendar import day_in_words, months_after
from ..context import CheckContext
from ..inputs import plain
from ..rule import Breach, Rule, proposes, supplemented


def no_end_date(context: CheckContext) -> Iterator[Breach]:
    """A payment with no last day, where the policy is that supplements are time-limited."""
    case = context.case
    paid = supplemented(case)
    if context.limits.time_limit is None:
        return
    if case.period is None and paid and "period" not in case.root:
        place = case.place("grades", paid[0], "supplement")
        yield Breach("the supplement has no end date", place, "add `period:` with `starts: …` and `ends: …`")
    elif case.period is not None and case.period.ends is None and proposes(case):
        last = months_after(case.period.starts, int(context.limits.time_limit)) - timedelta(days=1)
        headline = f"the supplement starts on {day_in_words(case.period.starts)} and has no end date"
        yield Breach(headline, case.place("period"), f"add `ends: …`, {last} at the latest", context.limits.where("time_limit"))


def period_above_limit(context: CheckContext) -> Iterator[Breach]:
    """A payment for longer than the policy allows."""
    period, limit = context.case.period, context.limits.time_limit
    if period is None or period.ends is None or limit is None or not proposes(context.case):
        return
    last = months_after(period.starts, int(limit)) - timedelta(days=1)
    if period.ends > last:
        days = (period.ends - last).days
        yield Breach(
            f"the supplement ends on {day_in_words(period.ends)}, {days} day{'s' if days != 1 else ''} past the policy's"
            f" limit of {plain(limit)} months",
            context.case.place("period", "ends"),
            f"end it on {last} at the latest, or set another `time_limit` under `policy`",
            (Related(context.case.place("period", "starts"), "its start"), *context.limits.where("time_limit")),
        )


def no_review(context: CheckContext) -> Iterator[Breach]:
    """No review, in a payment that runs past the day by which the policy wants one."""
    period, within = context.case.period, context.limits.review_within
    if period is None or within is None or period.review is not None or not proposes(context.case):
        return
    by = months_after(period.starts, int(within))
    if period.ends is None or period.ends >= by:
        yield Breach(
            f"no review is set; the policy wants one within {plain(within)} months of the start",
            context.case.place("period"),
            f"add `review: {by}` or an earlier day",
            context.limits.where("review_within"),
        )


def late_review(context: CheckContext) -> Iterator[Breach]:
    """A review later than the policy wants."""
    period, within = context.case.period, context.limits.review_within
    if period is None or within is None or period.review is None or not proposes(context.case):
        return
    by = months_after(period.starts, int(within))
    if period.review > by:
        yield Breach(
            f"the review on {day_in_words(period.review)} is after {day_in_words(by)}, {plain(within)} months from the start",
            context.case.place("period", "review"),
            f"set it on {by} or an earlier day",
            (Related(context.case.place("period", "starts"), "its start"), *context.limits.where("review_within")),
        )


RULES = (
    Rule("no-end-date", "warning", no_end_date),
    Rule("period-above-limit", "warning", period_above_limit),
    Rule("no-review", "warning", no_review),
    Rule("late-review", "warning", late_review),
)
