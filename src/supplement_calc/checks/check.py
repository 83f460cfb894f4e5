"""All that a check finds in a case that can be read."""

from __future__ import annotations

from ..diagnostics import Problem, in_file_order
from .rules.rules import broken_rules
from .subject import Subject


def findings(subject: Subject) -> list[Problem]:
    """What the rules find, in the file's order."""
    return in_file_order(broken_rules(subject))
