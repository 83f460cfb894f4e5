"""Every rule, in the order of a case file's sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...diagnostics import Problem
from ..subject import Subject

Rule = Callable[[Subject], Iterator[Problem]]

RULES: tuple[Rule, ...] = ()


def broken_rules(subject: Subject) -> Iterator[Problem]:
    """What the rules find."""
    for rule in RULES:
        yield from rule(subject)
