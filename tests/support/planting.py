"""Planted slips put to the reconciliation."""

from __future__ import annotations

from textwrap import dedent
from typing import NamedTuple

from oracle.slips.planted import Trial
from supplement_calc.case.loading import load_text
from supplement_calc.case.models.policy import Policy
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.reconciliation.causes.registry import CAUSES
from supplement_calc.checks.reconciliation.messages import problem_of
from supplement_calc.checks.reconciliation.reconciliation import Reconciliation, reconcile
from supplement_calc.checks.reconciliation.verdict import Verdict
from supplement_calc.diagnostics import Source

ORDER = list(CAUSES)


class Asked(NamedTuple):
    """A trial, and the causes named for it in their order."""

    trial: Trial
    result: str
    named: tuple[str, ...]

    @property
    def first(self) -> str:
        """The cause named first."""
        return self.named[0] if self.named else "none"

    @property
    def found(self) -> bool:
        """Whether the planted slip is named with none before it but simpler ones; those give the same printed figure too."""
        planted = self.trial.planted
        if planted not in self.named:
            return False
        return all(ORDER.index(name) < ORDER.index(planted) for name in self.named[: self.named.index(planted)])


def reconciled(text: str, *, accept: bool = True) -> Reconciliation:
    """What comes of a case file's text, which must be sound."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return reconcile(CheckContext(loaded.case, Policy.model_validate({})), accept=accept)


def first_cause(text: str, id: str, printed: str) -> str:
    """The cause named first for a printed figure of a case; its verdict where no cause is named."""
    verdict = _published(text, id, printed)
    return verdict.causes[0].name if verdict.causes else verdict.result


def words(text: str, id: str, printed: str) -> str:
    """The first cause of a printed figure in words."""
    return _published(text, id, printed).causes[0].says


def _published(text: str, id: str, printed: str) -> Verdict:
    return reconciled(f"{dedent(text)}published:\n  - {{figure: {id}, value: '{printed}'}}\n").verdicts[-1]


def ask(trial: Trial) -> Asked:
    """Put a trial to the reconciliation."""
    verdict = next(one for one in reconciled(trial.text).verdicts if one.claim.printed.text == trial.printed)
    return Asked(trial, verdict.result, tuple(cause.name for cause in verdict.causes))


def named_of(text: str, printed: str) -> str:
    """The cause named first for a figure as printed; `none` where none is."""
    verdict = next(one for one in reconciled(text).verdicts if one.claim.printed.text == printed)
    return verdict.causes[0].name if verdict.causes else "none"


def wrongly_called(text: str) -> list[Verdict]:
    """The verdicts on a paper that is right, of those that do not say so."""
    result = reconciled(text)
    assert not result.entry_problems, [problem.headline for problem in result.entry_problems]
    return [verdict for verdict in result.verdicts if not verdict.agrees]


def called_wrong(result: Reconciliation) -> list[str]:
    """What a reconciliation calls wrong, in words; not what it cannot derive."""
    problems = [problem.headline for problem in result.entry_problems if problem.severity == "error"]
    return problems + [
        f"{verdict.claim.label}: {verdict.claim.printed.text}, not {verdict.computed}"
        for verdict in result.verdicts
        if verdict.result == "differs"
    ]


def headlines(result: Reconciliation) -> list[str]:
    """The first line of what is reported of each verdict."""
    return [problem.headline for verdict in result.verdicts if (problem := problem_of(verdict)) is not None]
