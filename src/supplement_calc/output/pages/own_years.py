"""Which days an employer's financial years are of, where they do not start on 1 April."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.case import Case
from ...reference.calendar import FROM_APRIL


def own_years(case: Case) -> Iterator[str]:
    """A sentence, of a case whose financial years are not those of a council."""
    if case.years != FROM_APRIL:
        yield f"Financial years run from {case.years.in_words}."
        if case.on_costs_by_part is not None:
            yield "Rates of National Insurance go by the tax year, from 6 April, and so by the pay days of each financial year."


def rests_on_years(case: Case) -> list[str]:
    """The same among what figures rest on."""
    return [] if case.years == FROM_APRIL else [f"financial years from {case.years.first_in_words}"]
