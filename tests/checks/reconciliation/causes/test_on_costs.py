"""On-costs left out, or put on a figure that has none."""

from __future__ import annotations

import pytest

from support.planting import first_cause
from support.round_cases import COSTS, THRICE

SLIPS = [
    # lines at £1,000, and no on-costs
    ("on-costs-left-out", THRICE, "current_spend.employed", "£0.906m", "£1.131m"),
    ("on-costs-left-out", COSTS, "current_spend.employed", "£700,000", "£875,000"),
    ("on-costs-left-out", COSTS, "current_spend.total", "£1,000,000", "£1,175,000"),
    # 60,000 − 35,000 for 60,000 − 43,750
    ("on-costs-left-out", COSTS, "agency_premium.in_post", "£25,000", "£16,250"),
    # 875,000 × 1.25
    ("on-costs-put-on", COSTS, "current_spend.employed", "£1,093,750", "£875,000"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"
