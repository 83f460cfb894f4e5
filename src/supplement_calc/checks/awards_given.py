"""The pay awards that a case gives itself, and whether those in pounds, and cuts, are of the usual size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..case.awards.days import own_entries
from ..case.case import Case
from ..case.labels import phrase
from ..diagnostics import Related
from ..ledger import Figure
from ..ledger.rounding import EXACT
from ..parser.tree import Path
from .context import CheckContext
from .inputs import place_of_figure, plain, text_of
from .rule import Breach


class Given(NamedTuple):
    """An award, where it stands, and the salaries that it may be for."""

    path: Path
    award: Figure
    salaries: Sequence[Decimal]


def awards_given(case: Case, salaries: Sequence[Decimal]) -> Iterator[Given]:
    """Those of comparators, then those of the forecast, which are for salaries of ours; none of a national body's."""
    for name, comparator in case.comparators.items():
        if isinstance(comparator.award, Figure):
            ends = [end for pay in comparator.pay.values() for end in (pay.bottom, pay.top)]
            theirs = [end.value for end in ends if end is not None and end.value is not None]
            yield Given(("comparators", name, "award"), comparator.award, theirs)
    for number, entry in own_entries(case).items():
        yield Given(("forecast", "pay_awards", str(number), "award"), entry.award, salaries)


def pounds_or_cut(
    context: CheckContext,
    path: Path,
    award: Figure,
    salaries: Sequence[Decimal],
    most: Decimal,
    where: tuple[Related, ...],
) -> Iterator[Breach]:
    """An award in pounds that is more of the lowest salary than is usual, or a cut of more."""
    share, of = abs(award.known), ""
    if award.unit == "GBP":
        if not salaries:
            return
        share = EXACT.divide(EXACT.multiply(share, Decimal(100)), min(salaries)).quantize(Decimal("0.1"))
        of = f" {plain(share)}% of the lowest salary;"
    if share > most:
        headline = f"{phrase(path)} is {text_of(award)};{of} the usual is {plain(most)}% or less"
        help = "check it against the paper; if it is right, silence this rule with where the figure is from"
        yield Breach(headline, place_of_figure(award) or context.case.place(*path), help, where)
