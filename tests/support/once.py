"""What many runs ask of the same case, worked out once in a process: every case is still worked out, and by the program."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from supplement_calc.cli.what_if.switching import answers_of
from supplement_calc.scenarios import switching_answers

if TYPE_CHECKING:
    from supplement_calc.costing.costing import Costing
    from supplement_calc.output.amounts import Shown
    from supplement_calc.scenarios.switching_answers import Answers

_AT_ONCE = 24  # cases, each with its ledgers: what asks of the same one again mostly stands near
_known: dict[bytes, Answers] = {}


def switching_values(costing: Costing, vary: tuple[str, ...], paid_back_by: str | None, shown: Shown) -> Answers:
    """The switching values of a case, most of the work of `break-even`. They follow from the whole of the case, with its text
    and where it stands, from what is asked, and from the limits that a test may have set."""
    limits = switching_answers.MOST_STEPS, switching_answers.MOST_MONTHS, switching_answers.is_small_forecast.__qualname__
    key = pickle.dumps((costing.case, vary, paid_back_by, shown.rounding, limits))
    if key not in _known:
        while len(_known) >= _AT_ONCE:
            del _known[next(iter(_known))]
        _known[key] = answers_of(costing, vary, paid_back_by, shown)
    return _known[key]
