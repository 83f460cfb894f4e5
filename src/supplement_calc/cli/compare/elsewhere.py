"""Ids that commands print and no ledger of the case as it stands has: of answers, draws, totals, of an option or a scenario.
`explain` says what each is, and how its figure is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...costing.ledgers import written_alike
from ..together.explained import of_total

if TYPE_CHECKING:
    from ...costing.ledgers import EveryLedger
    from ...scenarios.answers import Given

_DRAWN = re.compile(r"sensitivity\.(.+)\.(?:percentile_[0-9]+|mean|[a-z_]+)")
# More options than these are not costed for an id that may be mistyped.
_MOST_TRIED = 20


def where_it_is(ledgers: EveryLedger, typed: str, name: str) -> str | None:
    """What an id is of that the case as it stands has no figure of, as the rest of a sentence; None where nothing has it."""
    if (of_draws := _DRAWN.fullmatch(typed)) is not None:
        drawn = sorted(written_alike(of_draws[1], (one for _, ledger in ledgers.whole() for one in ledger.figures)))
        also = f" The draws are of {drawn[0]}, which `explain` has." if drawn else ""
        return f"comes from random draws, so it has no sum to show. `supplement-calc sensitivity {name}` prints it.{also}"
    if (of_several := of_total(typed, name)) is not None:
        return of_several
    if (given := _of_answer(ledgers, typed)) is not None:
        its = f"Explain its figure: {given.figure.id}." if given.figure is not None else f"It is {given.note}."
        return f"is an answer of `compare`. {its}"
    asked = _variant_with(ledgers, typed)
    return None if asked is None else f"is no figure of the case as it stands. Add {asked}."


def _of_answer(ledgers: EveryLedger, typed: str) -> Given | None:
    """What the case answers under the name of an answer of `compare`, such as `extra_cost`; None for any other name."""
    from ...case.known_rates import forecast_problems
    from ...case.limits import forecast_size
    from ...scenarios.answers import ANSWERS, answers_of
    from ...scenarios.comparison import SWEPT_SECTIONS
    from ...scenarios.evaluation import Evaluation

    case = ledgers.read(frozenset(SWEPT_SECTIONS)) if typed in {answer.id for answer in ANSWERS} else None
    if case is None:
        return None
    forecasts = not [*forecast_problems(case, None), *forecast_size(case, None)]
    answers = answers_of(Evaluation(case, ledgers.rounding, forecasts=forecasts))
    return next(given for answer, given in answers.items() if answer.id == typed)


def _variant_with(ledgers: EveryLedger, typed: str) -> str | None:
    """How the first option or scenario that has the figure is asked for."""
    from ...case.sections import OPTIONS
    from ...scenarios.comparison import AS_IT_STANDS, variant_of
    from ...scenarios.evaluation import Evaluation

    case = ledgers.read(frozenset(OPTIONS))
    if case is None:
        return None
    options = [(f"--option {one!r}", one, None) for one in case.options]
    scenarios = [(f"--scenario {one!r}", AS_IT_STANDS, one) for one in case.scenarios]
    for asked, option, scenario in [*options, *scenarios][:_MOST_TRIED]:
        variant = variant_of(case, option, scenario)
        costed = variant.case if not variant.problems else None
        if costed is not None and Evaluation(costed, ledgers.rounding).figure(typed) is not None:
            return asked
    return None
