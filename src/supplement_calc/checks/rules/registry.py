"""Every rule, in the order of a case file's sections."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem
from ..context import CheckContext
from . import (
    agency,
    budget,
    comparators,
    digits,
    equal_pay,
    national_insurance,
    pay_line,
    pay_spine,
    period,
    posts,
    rates,
    rows,
    shares,
    small_counts,
    supplement,
    terms,
)
from .rule import Rule
from .silences import silenced

RULES: tuple[Rule, ...] = (
    *period.RULES,
    *pay_spine.RULES,
    *digits.RULES,
    *posts.RULES,
    *supplement.RULES,
    *pay_line.RULES,
    *rates.RULES,
    *national_insurance.RULES,
    *agency.RULES,
    *budget.RULES,
    *comparators.RULES,
    *shares.RULES,
    *rows.RULES,
    *small_counts.RULES,
    *equal_pay.RULES,
    *terms.RULES,
)


def broken_rules(context: CheckContext) -> Iterator[Problem]:
    """What the rules find, with what the case silences excused."""
    yield from silenced(context.case, _found(context), [rule.code for rule in RULES])


def _found(context: CheckContext) -> Iterator[Problem]:
    for rule in RULES:
        for found in rule.find(context):
            headline, span, help, related, withheld = found
            yield Problem(rule.code, headline, span, help, related, rule.severity, withheld=withheld)
