"""Slips of the pen: two digits transposed, one digit changed."""

from __future__ import annotations

import pytest

from support.planting import first_cause
from support.round_cases import COSTS

SLIPS = [
    ("digits-transposed", COSTS, "current_spend.total", "£1,715,000", "£1,175,000"),
    ("digit-changed", COSTS, "current_spend.total", "£1,178,000", "£1,175,000"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"
