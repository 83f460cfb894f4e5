"""What on-costs and the kind of payment must agree on with other sections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Problem, Related
from ...diagnostics.names import fold
from ...parser.tree import Mapping
from ...reference.calendar import LATEST, day_in_words, month_end
from ...reference.national_insurance import levy_from
from ..case import Case
from ..dates import forecast_dates, pay_dates
from ..known_rates import on_cost_problems, unused_assumption


def on_costs(case: Case) -> Iterator[Problem]:
    parts = case.on_costs_by_part
    if parts is None:
        return
    written = case.root.get("on_costs")
    if isinstance(written, Mapping) and not written:
        yield Problem(
            "no-value", "on-costs has nothing in it", case.place("on_costs"), "give a rate such as 24.33%, or its parts"
        )
        return
    unclear = [*_two_years(case), *_backwards(case)]
    yield from unclear
    if not unclear and parts.national_insurance is None:
        yield from on_cost_problems(case)
    if not unclear:
        yield from _levy(case)
    if parts.national_insurance is not None and parts.as_ is not None:
        yield unused_assumption(case, "the case states National Insurance itself")


def flat_rate(case: Case) -> Iterator[Problem]:
    """The pension part of a flat rate is no more than all of it."""
    rate, pension = case.flat_on_costs, case.flat_pension
    if rate is not None and pension is not None and pension.known > rate.known:
        headline = "the pension part of the flat on-cost rate is more than the rate"
        related = Related(case.place("on_costs", "rate"), "the rate")
        place = case.place("on_costs", "pension")
        yield Problem("more-than-all", headline, place, "give what of the rate is pension, no more than the rate", (related,))


def _two_years(case: Case) -> Iterator[Problem]:
    parts = case.on_costs_by_part
    assert parts is not None
    for key, day in (("from", parts.from_), ("to", parts.to)):
        if parts.tax_year is not None and day is not None:
            its_year = Related(case.place("on_costs", "tax_year"), "its tax year")
            headline = f"on-costs have both a tax year and a date {key} which they run" if key == "from" else (
                "on-costs have both a tax year and a date to which they run"
            )  # fmt: skip
            yield Problem("two-tax-years", headline, case.place("on_costs", key), "keep the tax year or the dates", (its_year,))
            return
    if parts.to is not None and parts.from_ is None:
        yield Problem("missing-key", "on-costs have a last day but no first", case.place("on_costs", "to"), "add `from: …`")


def _backwards(case: Case) -> Iterator[Problem]:
    parts = case.on_costs_by_part
    assert parts is not None
    if parts.from_ is not None and parts.to is not None and parts.to < parts.from_:
        headline = f"on-costs run to {parts.to}, before they run from {parts.from_}"
        first = Related(case.place("on_costs", "from"), "their first day")
        yield Problem("period-backwards", headline, case.place("on_costs", "to"), "swap the two, or correct one", (first,))


def _levy(case: Case) -> Iterator[Problem]:
    """No levy is stated for payments that are all before there was one. Under another name it has no day that it begins on."""
    parts = case.on_costs_by_part
    assert parts is not None
    dates = pay_dates(case, parts)
    if dates is None or dates.first >= levy_from():
        return
    last = max((dates.last, *(month_end(day) for day in _last_days(case))))
    paths: list[tuple[str, ...]] = [
        ("other", name) for name in parts.other or () if fold(name) == "levy" or "apprentice" in fold(name)
    ]
    if parts.apprenticeship_levy is not None and last < levy_from():
        paths = [("apprenticeship_levy",), *paths]
    for path in paths:
        headline = (
            f"the apprenticeship levy is charged on payments of {dates.text}; there was none before {day_in_words(levy_from())}"
        )
        help = "give it as `apprenticeship_levy: 0.5%` under on_costs, which is counted from that day on"
        if last < levy_from():
            help = "leave the line out"
        yield Problem("levy-before-its-start", headline, case.place("on_costs", *path), help)


def _last_days(case: Case) -> Iterator[date]:
    """The last days that the case is costed for beyond those of its on-costs; an open end is beyond any."""
    if case.period is not None:
        yield case.period.ends or LATEST
    if case.forecast is not None and (months := forecast_dates(case)) is not None:
        yield months.last


def payment(case: Case) -> Iterator[Problem]:
    """A golden hello is pensionable or not by its terms, which the case gives."""
    if case.payment is not None and case.payment.is_pensionable is None:
        headline = f"the case does not say whether the {case.payment.kind} is pensionable"
        help = "ask the pension fund, and add `pensionable: yes` or `pensionable: no` under payment"
        yield Problem("pensionable-not-stated", headline, case.place("payment", "kind"), help)
    yield from _awards(case)


def _awards(case: Case) -> Iterator[Problem]:
    """A supplement rises with pay awards, falls with them or neither, and the case has it in one way."""
    if case.payment is None:
        return
    applies, place = case.payment.award_applies, case.place("payment", "award_applies")
    if applies == "yes" and case.payment.absorbed == "yes":
        other = Related(case.place("payment", "absorbed"), "falls")
        headline = "pay awards both lift the supplement and are absorbed by it"
        yield Problem("award-unclear", headline, place, "keep one of the two", (other,))
    if case.forecast is None or "award_on_supplement" not in case.forecast.model_fields_set:
        return
    if (applies or case.forecast.award_on_supplement) != case.forecast.award_on_supplement:
        other = Related(case.place("forecast", "award_on_supplement"), "the forecast")
        headline = "the supplement and the forecast say different things of pay awards on the supplement"
        yield Problem("award-unclear", headline, place, "keep `award_applies` and leave the other out", (other,))
    elif case.payment.absorbed == "yes" and case.forecast.award_on_supplement == "yes":
        other = Related(case.place("forecast", "award_on_supplement"), "lifts")
        headline = "pay awards both lift the supplement and are absorbed by it"
        yield Problem("award-unclear", headline, case.place("payment", "absorbed"), "keep one of the two", (other,))
