"""A forecast that flatters: courses that differ in what paying does not cause, effects without pay, prices and budgets.

A rule for each code that a finding of `checks/fairness.py` can have, which says there what it is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ..context import CheckContext
from ..fairness import Code
from ..rule import Breach, Rule


def _rule(code: Code) -> Rule:
    """The rule that reports the findings of a code."""

    def find(context: CheckContext) -> Iterator[Breach]:
        for one in context.unfair:
            if one.code == code:
                yield Breach(one.text, context.case.place(*one.path), one.help)

    find.__name__ = code.replace("-", "_")
    return Rule(code, "warning", find)


RULES = tuple(map(_rule, get_args(Code)))
