"""All that a check finds in a case that can be read."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Problem, in_file_order
from .reconciliation.reconciliation import reconcile
from .reconciliation.verdict import Verdict
from .rules.rules import broken_rules
from .subject import Subject


class Findings(NamedTuple):
    """What the rules and the reconciliation find, in the file's order, and every verdict on a published figure."""

    problems: list[Problem]
    verdicts: tuple[Verdict, ...]

    @property
    def reconciled(self) -> list[dict[str, object]]:
        """The verdicts as plain data."""
        from .reconciliation.telling import data_of

        return [data_of(verdict) for verdict in self.verdicts]


def findings(subject: Subject, *, accept: bool = True) -> Findings:
    """Check a case; without `accept`, as if no difference were accepted."""
    reconciled = reconcile(subject, accept=accept)
    return Findings(in_file_order([*broken_rules(subject), *reconciled.problems()]), reconciled.verdicts)
