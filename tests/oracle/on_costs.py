"""On-costs part by part, worked out a second time in plain fractions: per head, and with no total taken before it must be."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Parts(NamedTuple):
    """What a case says of its on-costs. `spells` are days, rate and threshold; `said` is how the case file says them."""

    said: tuple[str, ...]
    spells: tuple[tuple[int, Fraction, Fraction], ...]
    heads: Fraction | None = None
    pension: Fraction | None = None
    deficit: Fraction | None = None
    levy: Fraction | None = None
    other: Fraction | None = None
    sacrifice: Fraction | None = None
    kind: str = "monthly supplement"
    pensionable: bool = True
    insured: bool = True


class Bearer(NamedTuple):
    """So many FTE on a salary, and what each is paid on top of it; `step` where that is a higher point."""

    fte: Fraction
    salary: Fraction
    extra: Fraction = Fraction(0)
    step: bool = False


def insurance(parts: Parts, pay: Fraction) -> Fraction:
    """The contributions on a year's liable pay of one FTE: due on what each of its heads is paid over the threshold."""
    heads = parts.heads or Fraction(1)
    days = sum(days for days, _, _ in parts.spells)
    each = pay / heads
    return heads * sum(n * rate / 100 * max(Fraction(0), each - over) for n, rate, over in parts.spells) / days


def kept(parts: Parts, pay: Fraction) -> Fraction:
    """What is left of pay after the employee's contribution."""
    return pay * (100 - (parts.sacrifice or 0)) / 100


def mean_rate(parts: Parts) -> Fraction:
    """The rate on one pound more, by the days it holds."""
    days = sum(days for days, _, _ in parts.spells)
    return sum((n * rate / 100 for n, rate, _ in parts.spells), Fraction(0)) / days


def on_pay(parts: Parts, total: Fraction, bearers: Sequence[Bearer]) -> dict[str, Fraction]:
    """Each part on a pay bill. What rounding has put to the bill is pay over the threshold."""
    exact = sum((one.fte * one.salary for one in bearers), Fraction(0))
    due = sum((one.fte * insurance(parts, kept(parts, one.salary)) for one in bearers), Fraction(0))
    found = {"national_insurance": due + kept(parts, total - exact) * mean_rate(parts)}
    found |= _rates(parts, pensioned=total, liable=kept(parts, total), whole=total)
    if parts.deficit is not None:
        found["pension_deficit"] = parts.deficit
    return found


def on_extras(parts: Parts, supplements: Fraction, steps: Fraction, bearers: Sequence[Bearer]) -> dict[str, Fraction]:
    """Each part on what supplements and steps to a higher point come to: what they add to the same on the salary alone."""
    found: dict[str, Fraction] = {}
    insured = [one for one in bearers if one.step or parts.insured]
    due = sum(one.fte * (insurance(parts, _liable(parts, one)) - insurance(parts, kept(parts, one.salary))) for one in insured)
    liable = kept(parts, steps)
    exact = sum((one.fte * _added(parts, one) for one in insured), Fraction(0))
    if parts.insured:
        liable += kept(parts, supplements) if parts.pensionable else supplements
    if insured:
        found["national_insurance"] = due + (liable - exact) * mean_rate(parts)
    pensioned = steps + (supplements if parts.pensionable else 0)
    some_pensioned = parts.pensionable or any(one.step for one in bearers)
    rates = _rates(parts, pensioned=pensioned, liable=liable, whole=supplements + steps)
    if not insured:
        rates.pop("apprenticeship_levy", None)
    if not some_pensioned:
        rates.pop("pension", None)
    return found | rates


def of_a_post(parts: Parts, salary: Fraction, supplement: Fraction) -> Fraction:
    """All on-costs of one FTE, the cash part left out."""
    one = Bearer(Fraction(1), salary, supplement)
    liable = _liable(parts, one) if parts.insured else kept(parts, salary)
    pensioned = salary + (supplement if parts.pensionable else 0)
    rates = _rates(parts, pensioned=pensioned, liable=liable, whole=salary + supplement)
    return insurance(parts, liable) + sum(rates.values(), Fraction(0))


def _added(parts: Parts, one: Bearer) -> Fraction:
    return kept(parts, one.extra) if one.step or parts.pensionable else one.extra


def _liable(parts: Parts, one: Bearer) -> Fraction:
    return kept(parts, one.salary) + _added(parts, one)


def _rates(parts: Parts, *, pensioned: Fraction, liable: Fraction, whole: Fraction) -> dict[str, Fraction]:
    each = {
        "pension": (parts.pension, pensioned),
        "apprenticeship_levy": (parts.levy, liable),
        "other.training": (parts.other, whole),
    }
    return {name: rate * of / 100 for name, (rate, of) in each.items() if rate is not None}
