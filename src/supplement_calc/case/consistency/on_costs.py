"""Rules of form across sections for on-costs and the kind of payment; see `agreement` for those of pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Problem, Related
from ...parser.tree import Mapping
from ..case import Case
from ..dates import PayDates, pay_dates

_STATE = "`national_insurance: {rate: …, threshold: …}`"


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
    told = [*_two_years(case), *_backwards(case)]
    yield from told
    if not told and parts.national_insurance is None:
        yield from _known(case)
    if parts.national_insurance is not None and parts.as_ is not None:
        yield _unused_assumption(case, "the case states National Insurance itself")


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
        yield Problem("period-backwards", headline, case.place("on_costs", "to"), "swap the two, or mend one", (first,))


def _known(case: Case) -> Iterator[Problem]:
    """Whether the rates are known for the days that are costed, or an assumption is stated."""
    from ...reference.national_insurance import known_from, known_to

    parts = case.on_costs_by_part
    assert parts is not None
    dates = pay_dates(case, parts)
    if dates is None:
        if "period" not in case.root:  # else what is wrong with it is told of there
            yield no_tax_year(case)
        return
    if dates.first < known_from():
        yield _unknown(case, dates, f"employer's National Insurance is known from {known_from()}; state it, {_STATE}")
    if parts.as_ is not None and not known_from() <= parts.as_.last <= known_to():
        help = f"name a year from {known_year(known_from())} to {known_year(known_to())}"
        headline = f"the rates of {parts.as_.name} are not known either"
        yield Problem("unknown-tax-year", headline, case.place("on_costs", "as"), help)
    elif parts.as_ is not None and dates.last <= known_to() and "forecast" not in case.root:  # that may go on for longer
        yield _unused_assumption(case, f"the rates of {dates.said} are known")
    elif parts.as_ is None and dates.last > known_to():
        year = known_year(known_to())
        help = f"say what to take them to be as, for example `as: {year}` under on_costs, or state them, {_STATE}"
        yield _unknown(case, dates, help)


def known_year(day: date) -> str:
    """The name of a day's tax year."""
    from ...reference.calendar import tax_year_of

    return tax_year_of(day).name


def no_tax_year(case: Case) -> Problem:
    """Nothing says which year's National Insurance applies."""
    headline = "nothing says which tax year's National Insurance applies"
    help = "add `tax_year: 2019-20` under on_costs, or the day the supplement starts as `period: {starts: …}`"
    return Problem("no-tax-year", headline, case.place("on_costs"), help)


def _unknown(case: Case, dates: PayDates, help: str) -> Problem:
    headline = f"employer's National Insurance is not known for all of {dates.said}"
    return Problem("unknown-tax-year", headline, case.place(*dates.path), help)


def _unused_assumption(case: Case, why: str) -> Problem:
    headline = f"on-costs have an assumption that is not used: {why}"
    return Problem("not-used", headline, case.place("on_costs", "as"), "leave the line out", severity="warning")


def marginal_problems(case: Case) -> Iterator[Problem]:
    """What a flat rate lacks to be set beside the marginal one: a rate, a date, and National Insurance known for it."""
    from ...reference.national_insurance import known_from, known_to

    if case.on_costs is None:
        headline = "the case gives no on-costs, so there is no rate to set beside the marginal one"
        yield Problem("nothing-to-show", headline, case.place("on_costs"), "add `on_costs: …`, for example 24.33%")
        return
    dates = pay_dates(case, case.on_costs_by_part)
    if case.on_costs_by_part is not None:
        return
    if dates is None:
        yield no_tax_year(case)
    elif not known_from() <= dates.first <= dates.last <= known_to():
        help = f"it is known from {known_from()} to {known_to()}; on-costs by part may state their own, {_STATE}, or `as: …`"
        yield _unknown(case, dates, help)


def payment(case: Case) -> Iterator[Problem]:
    """A golden hello is pensionable or not by its terms: the case says which."""
    if case.payment is not None and case.payment.is_pensionable is None:
        headline = f"the case does not say whether the {case.payment.kind} is pensionable"
        help = "ask the pension fund, and add `pensionable: yes` or `pensionable: no` under payment"
        yield Problem("pensionable-not-stated", headline, case.place("payment", "kind"), help)
    yield from _awards(case)


def _awards(case: Case) -> Iterator[Problem]:
    """A supplement rises with pay awards, falls with them or neither, and the case says so in one way."""
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
