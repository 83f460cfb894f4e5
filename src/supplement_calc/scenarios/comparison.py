"""Every option of a case under every scenario, each a case of its own, on the same answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..case.case import Case
from ..case.known_rates import forecast_problems
from ..case.limits import forecast_size
from ..case.overrides import Changed, Override
from ..case.sections import OPTIONS
from ..case.variants import AS_IT_STANDS as AS_IT_STANDS
from ..case.variants import OF, Change, Variant, Varied, changes_of, entries_of, vary
from ..diagnostics import Problem, is_failure
from ..ledger import Figure, Ledger, Rounding
from .answers import ANSWERS, BIASED, Answer, Given, answers_of, better_on, comparable, raised
from .evaluation import Evaluation

SWEPT_SECTIONS = OPTIONS - OF.keys()
"""Those that an answer can rest on, and so those that a sweep can name."""


class Compared(NamedTuple):
    """An option under a scenario (None as the case stands): what it changes, its answers, those raised by an optimism
    bias, and what is wrong with it where it has none."""

    option: str
    scenario: str | None
    changed: tuple[Changed, ...]
    answers: dict[Answer, Given]
    with_bias: dict[Answer, Given]
    bias: Figure | None = None
    evaluation: Evaluation | None = None
    problems: Sequence[Problem] = ()

    @property
    def refused(self) -> str | None:
        """Why the case cannot be costed so, in a line; None where it can."""
        return next((problem.headline for problem in self.problems if is_failure(problem)), None)


class Dominated(NamedTuple):
    """An option that another is no worse than on any answer that both have, and better than on some, under a scenario."""

    option: str
    by: str
    scenario: str | None
    better: tuple[Answer, ...]


def options_of(case: Case) -> list[str]:
    """The case as it stands, then its options."""
    return [AS_IT_STANDS, *case.options]


def scenarios_of(case: Case) -> list[str | None]:
    """The case as it stands, which has no name, then its scenarios."""
    return [None, *case.scenarios]


def compared(
    case: Case, rounding: Rounding, options: Iterable[str], scenarios: Iterable[str | None], sets: Sequence[Override] = ()
) -> Iterator[Compared]:
    """Each option under each scenario. What a scenario changes is put over what the option does, since it happens whatever the
    council does; `sets` over both."""
    named = list(options)
    for scenario in scenarios:
        for option in named:
            yield _compared(case, rounding, option, scenario, sets)


def _compared(case: Case, rounding: Rounding, option: str, scenario: str | None, sets: Sequence[Override]) -> Compared:
    bias = None if scenario is None else case.scenarios[scenario].bias
    variant = variant_of(case, option, scenario, sets)
    changed, varied, problems = variant.changed, variant.case, variant.problems
    if varied is None or problems:
        why = next((problem.headline for problem in problems if is_failure(problem)), "the case cannot be read so")
        none = {answer: Given(None, why=why) for answer in ANSWERS}
        return Compared(option, scenario, changed, none, {}, bias, None, problems)
    evaluation = Evaluation(varied, rounding)
    answers = answers_of(evaluation)
    return Compared(option, scenario, changed, answers, _with_bias(evaluation, answers, bias), bias, evaluation)


def variant_of(case: Case, option: str, scenario: str | None, sets: Sequence[Override] = ()) -> Variant:
    """The case as an option has it under a scenario, with `sets` over both.

    The problems of one that can be read are those that it is refused for when it is costed.
    """
    changes: list[Change] = []
    if option in case.options:  # any other is the case as it stands
        changes += changes_of(case, "options", option)
    if scenario is not None:
        changes += changes_of(case, "scenarios", scenario)
    variant = vary(case, changes, SWEPT_SECTIONS, sets) if changes or sets else Variant(case, case.changed, [])
    if variant.case is None:
        return variant
    return variant._replace(problems=[problem for problem in _beyond(variant.case) if is_failure(problem)])


def _beyond(case: Case) -> Iterator[Problem]:
    """What the case is refused for when it is forecast or costed, and not when it is read."""
    if case.forecast is not None:
        yield from forecast_problems(case)
        yield from forecast_size(case)


def own_changes(case: Case, section: Varied, name: str) -> tuple[str | None, tuple[Changed, ...]]:
    """What an option or a scenario is in words, where it says, and every input that it changes by itself: not what is changed
    for the run, which is changed in all of them."""
    entry = entries_of(case, section).get(name)
    if entry is None:
        return None, ()
    changes = list(changes_of(case, section, name))
    changed = {one.path: one for one in vary(case, changes, ()).changed}
    own = vary(case._replace(changed=()), changes, ()).changed if case.changed else changed.values()
    return entry.what, tuple(changed[one.path] for one in own)


def with_bias(evaluation: Evaluation, bias: Figure) -> Iterator[Given]:
    """The costs raised by an optimism bias, with their working in the ledgers of the case."""
    return iter(_with_bias(evaluation, answers_of(evaluation), bias).values())


def _with_bias(evaluation: Evaluation, answers: dict[Answer, Given], bias: Figure | None) -> dict[Answer, Given]:
    if bias is None:
        return {}
    found = {}
    for answer in BIASED:
        given = answers[answer]
        if given.figure is None or given.value is None:
            found[answer] = given
            continue
        ledger = Ledger(evaluation.rounding) if given.nil else evaluation.holding(given.figure.id)
        assert ledger is not None
        found[answer] = Given(raised(ledger, answer, given.figure, bias))
    return found


def unranked(rows: Sequence[Compared]) -> Iterator[Compared]:
    """Every option that cannot be held against another under its scenario: of each other it has an answer that the other has
    not, or lacks one."""
    known = [
        frozenset(answer for answer, given in row.answers.items() if comparable(answer, given) is not None) for row in rows
    ]
    for row, mine in zip(rows, known, strict=True):
        others = [its for other, its in zip(rows, known, strict=True) if other is not row and other.scenario == row.scenario]
        if others and (row.evaluation is None or mine not in others):
            yield row


def dominated(rows: Sequence[Compared]) -> Iterator[Dominated]:
    """Every option that another dominates, by the first that does, under each scenario."""
    for row in rows:
        for other in rows:
            if other is row or other.scenario != row.scenario or row.evaluation is None or other.evaluation is None:
                continue
            better = better_on(other.answers, row.answers)
            if better is not None:
                yield Dominated(row.option, other.option, row.scenario, tuple(better))
                break
