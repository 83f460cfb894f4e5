"""All that a check finds in a case that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..case.case import Case
from ..diagnostics import Problem, in_file_order
from ..diagnostics.names import listed
from .context import CheckContext
from .figure_limits import held
from .rules.registry import broken_rules, broken_rules_of_part, subjects_of
from .sound_sections import UnsoundSection

if TYPE_CHECKING:
    from .reconciliation.verdict import Verdict


class Findings(NamedTuple):
    """What the rules and the reconciliation find, in the file's order, and every verdict on a published figure. `not_checked`
    are the codes of rules, and last `printed figures`, that need a section which has errors."""

    problems: list[Problem]
    verdicts: tuple[Verdict, ...]
    not_checked: tuple[str, ...] = ()

    @property
    def subjects(self) -> list[str]:
        """What is not checked, for people: how many rules and what those are about, and the printed figures."""
        rules = [one for one in self.not_checked if one != PRINTED]
        about = [f"{len(rules)} rules ({listed(subjects_of(rules))})"] if len(rules) > 1 else rules
        return [*about, *self.not_checked[len(rules) :]]

    @property
    def reconciled(self) -> list[dict[str, object]]:
        """The verdicts as plain data."""
        from .reconciliation.messages import data_of

        return [data_of(verdict) for verdict in self.verdicts]


def findings(context: CheckContext, *, accept: bool = True) -> Findings:
    """Check a case; without `accept`, as if no difference were accepted."""
    broken = [*broken_rules(context), *_unfit_limits(context)]
    if not has_printed_figures(context.case):
        return Findings(in_file_order(broken), ())
    from .reconciliation.reconciliation import reconcile

    reconciled = reconcile(context, accept=accept)
    return Findings(in_file_order([*broken, *reconciled.problems()]), reconciled.verdicts)


def findings_of_part(context: CheckContext, *, accept: bool = True) -> Findings:
    """Check what of a case is sound: the rules and the printed figures that need no section with errors."""
    try:
        problems, not_run = broken_rules_of_part(context)
        problems += _unfit_limits(context)
    except UnsoundSection:  # the silences: whether a finding is silenced is not known
        return Findings([], (), ("all rules", PRINTED))
    try:
        if not has_printed_figures(context.case):
            return Findings(in_file_order(problems), (), tuple(not_run))
        from .reconciliation.reconciliation import reconcile

        reconciled = reconcile(context, accept=accept)
        return Findings(in_file_order([*problems, *reconciled.problems()]), reconciled.verdicts, tuple(not_run))
    except UnsoundSection:
        return Findings(in_file_order(problems), (), (*not_run, PRINTED))


def _unfit_limits(context: CheckContext) -> Iterator[Problem]:
    """What is wrong with the amounts of the case's own limits of figures: their form, which no silence excuses."""
    for unfit in context.once(held).unfit:
        if unfit.limit.set_by == "case" and (problem := unfit.problem) is not None:
            yield problem


PRINTED = "printed figures"


def has_printed_figures(case: Case) -> bool:
    """Whether a case has anything that a paper prints and its other figures should give."""
    return any((case.published, case.workforce, case.recruitment, case.coverage, case.indicators))
