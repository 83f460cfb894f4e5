"""Every rule, in the order of a case file's sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...diagnostics import Problem
from ..subject import Subject
from .national_insurance import stated_insurance

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = (stated_insurance,)


def broken_rules(subject: Subject) -> Iterator[Problem]:
    """What the rules find."""
    for rule in RULES:
        yield from rule(subject)
