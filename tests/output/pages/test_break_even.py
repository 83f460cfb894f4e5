"""Whether a break-even can be reached, at the limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from supplement_calc.costing.break_even import Basis
from supplement_calc.ledger import Figure, Input
from supplement_calc.output.pages.break_even_answer import reach


def basis(vacant: str, limit: str) -> Basis:
    fte, most = (Figure(id, id, Decimal(value), "FTE", Input(value)) for id, value in (("fte", vacant), ("limit", limit)))
    return Basis("mean", "Mean", "Mean", False, None, fte, most, "average")


@pytest.mark.parametrize(
    ("vacant", "words"),
    [
        ("-0.01", "under budget already: it would pay for 0.01 FTE more"),
        ("0", None),
        ("10", None),
        ("10.01", "cannot be reached that way: there are 10 posts"),
    ],
)
def test_nothing_vacant_and_all_posts_vacant_can_be_reached(vacant: str, words: str | None) -> None:
    assert reach(basis(vacant, "10")) == words
