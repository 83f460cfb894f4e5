"""Slips of on-costs: left out, of the supplement alone, one part of them, or put on a figure that has none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger.rounding import EXACT
from ..figure_index import measure_of, table_of
from ..mismatch import Candidate, Mismatch
from ..revaluation import Revaluation

_HUNDRED = Decimal(100)
_OF_SUPPLEMENTS = ("supplement_cost", "supplement_by_year", "supplement_now", "day_one")
_SACRIFICE = "on_costs.salary_sacrifice"
_NO_PARTS = (_SACRIFICE, "on_costs.rate", "on_costs.heads_per_fte")
_NAMES = {"on_costs.pension": "the pension", "on_costs.apprenticeship_levy": "the apprenticeship levy"}
# What on-costs are put on in their own table.
_BEFORE = (
    "current_spend.salaries", "full_establishment.salaries", "supplement_cost.before_on_costs", "supplement_cost.existing",
)  # fmt: skip


def on_costs_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """On-costs left out of a figure that has them."""
    for again in mismatch.versions:
        ids = {one.id for one in again.precedents if one.value is not None}
        changed = {id: Decimal(0) for id in ids if id.endswith(".on_costs")}
        if "break_even.pay_and_on_costs" in ids:
            changed["break_even.pay_and_on_costs"] = _HUNDRED
        if changed:
            yield Candidate(again.value(changed), "on-costs left out")


def supplement_on_costs_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """On-costs left out of supplements alone, in a figure that has those of salaries too."""
    for again in mismatch.versions:
        ids = {one.id for one in again.precedents if one.value and measure_of(one) == "on_costs"}
        changed = {one.id: Decimal(0) for one in again.precedents if one.id in ids and table_of(one) in _OF_SUPPLEMENTS}
        if changed and len(changed) < len(ids):
            yield Candidate(again.value(changed), "on-costs of the supplement left out")


def on_cost_part_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """One part of on-costs left out: National Insurance, the pension, the levy, or another."""
    for again in mismatch.versions:
        for name, changed in _parts(again).items():
            yield Candidate(again.value(changed), f"{name} left out of on-costs")
        yield from _flat_without_pension(mismatch, again)


def _parts(again: Revaluation) -> dict[str, dict[str, Decimal]]:
    """The rates of each part that the figure rests on, each at nothing."""
    parts: dict[str, dict[str, Decimal]] = {}
    for one in again.precedents:
        if one.is_input and one.unit == "percent" and one.value:
            if table_of(one) == "employer_ni" or one.id == "on_costs.national_insurance.rate":
                parts.setdefault("National Insurance", {})[one.id] = Decimal(0)
            elif table_of(one) == "on_costs" and one.id not in _NO_PARTS:
                name = _NAMES.get(one.id) or one.label.removeprefix("On-costs other ")
                parts.setdefault(name, {})[one.id] = Decimal(0)
    return parts if len(parts) > 1 else {}


def _flat_without_pension(mismatch: Mismatch, again: Revaluation) -> Iterator[Candidate]:
    given = mismatch.claim.ledgers.case.on_costs
    rate, pension = getattr(given, "rate", None), getattr(given, "pension", None)
    if rate is not None and pension is not None and any(one.id == rate.id for one in again.precedents):
        value = again.value({rate.id: EXACT.subtract(rate.known, pension.known)})
        yield Candidate(value, "the pension contribution left out of on-costs")


def salary_sacrifice_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """What is given up for pension contributions counted as pay liable to National Insurance and the levy all the same."""
    for again in mismatch.versions:
        if any(one.id == _SACRIFICE and one.value for one in again.precedents):
            yield Candidate(again.value({_SACRIFICE: Decimal(0)}), "salary sacrifice left out")


def on_costs_put_on(mismatch: Mismatch) -> Iterator[Candidate]:
    """On-costs put on a figure that is without them, or on one that has them already."""
    rate = mismatch.sibling("on_costs") or mismatch.sibling("on_costs.rate")
    for figure in (again.figure for again in mismatch.versions) if rate is not None and rate.value is not None else ():
        if figure.unit == "GBP" and figure.value is not None:
            assert rate is not None and rate.value is not None
            times = EXACT.multiply(_HUNDRED + rate.value, Decimal("0.01"))
            yield Candidate(EXACT.multiply(figure.value, times), f"on-costs of {rate.value:f}% put on it")
    yield from _own_put_on(mismatch)


def _own_put_on(mismatch: Mismatch) -> Iterator[Candidate]:
    """The on-costs of its own table, where they are by part and no one rate gives them."""
    figure = mismatch.claim.figure
    own = {"supplement_cost.existing": "day_one.on_costs"}.get(figure.id, f"{table_of(figure)}.on_costs")
    on_costs = mismatch.sibling(own)
    if on_costs is not None and on_costs.value and figure.value is not None and figure.id in _BEFORE:
        says = f"on-costs of £{on_costs.value:,f} put on it"
        yield Candidate(EXACT.add(figure.value, on_costs.value), says)
