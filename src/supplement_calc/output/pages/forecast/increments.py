"""What a forecast assumes of increments: who moves up when, and how far."""

from __future__ import annotations

from collections.abc import Iterator

from ....case.models.assumed.increments import ANNIVERSARY, SERVICE, YEAR, Increments
from ....costing.forecast.forecast import ForecastResult
from ....diagnostics.names import listed
from ....reference.calendar import MONTHS


def increment_sentences(result: ForecastResult) -> Iterator[str]:
    """A sentence or two for each way of moving up."""
    assert result.case.forecast is not None
    given = result.case.forecast.increments
    rules: list[tuple[Increments, list[str]]] = []
    for name in given if isinstance(given, dict) else ():
        if (rule := result.case.forecast.increments_of(name)) is not None:
            same = next((names for one, names in rules if one == rule), None)
            rules += [(rule, [name])] if same is None else []
            if same is not None:
                same.append(name)
    if isinstance(given, dict):
        for rule, names in rules:
            yield f"Increments of {listed(names)}: {_said(rule)}"
        if rules and any(grade.label not in given for grade in result.grades):
            yield "No other grade has increments: staff stay at the pay point that they are costed at."
    elif given != "no":
        yield f"Increments: {_said(given if isinstance(given, Increments) else Increments.model_validate({}))}"
    if (not isinstance(given, dict) and given == "no") or (isinstance(given, dict) and not rules):
        yield "No increments are assumed: staff stay at the pay point that they are costed at."
    gross = [
        uplift.grade
        for uplift in result.case.uplifts.values()
        if (own := result.case.forecast.increments_of(uplift.grade)) is not None and not own.is_yearly
    ]
    if gross:
        yield (
            f"The uplift of {listed(dict.fromkeys(gross))} is not net of increments: how many its staff would have had is not "
            "worked out where increments are on anniversaries or take other than a year."
        )


def _said(rule: Increments) -> str:
    top = "the top of their grade" if rule.up_to is None else f"point {rule.up_to}, and no higher by service"
    if rule.date == ANNIVERSARY:
        return (
            f"staff counted by pay point move up when they have been at a point for {_every(rule)}, to {top}. Those in post at "
            "the start are spread evenly over that time. Nobody moves up in the first month."
        )
    month = MONTHS[rule.date - 1]
    if not rule.is_yearly:
        return (
            f"staff counted by pay point move up on 1 {month} when they have been at a point for {_every(rule)}, to {top}. "
            "Those in post at the start are spread evenly over those dates. Nobody moves up in the first month."
        )
    service = "six months'" if rule.months_of_service == SERVICE else f"{rule.months_of_service} months'"
    then = "on completing it" if rule.short_of_service != "at the next date" else "a year later"
    return (
        f"staff counted by pay point move up a point each {month}, to {top}, but not in the first month. Starters with less "
        f"than {service} service then move up {then}."
    )


def _every(rule: Increments) -> str:
    """`2 years`, or the time at each point that has one of its own."""
    if not isinstance(rule.every, dict):
        return _time(YEAR if rule.every is None else rule.every)
    own = [f"{_time(months)} at point {point}" for point, months in rule.every.items()]
    return f"{', '.join(own)}, or a year at any other"


def _time(months: int) -> str:
    if months % YEAR:
        return f"{months} month{'' if months == 1 else 's'}"
    return "a year" if months == YEAR else f"{months // YEAR} years"
