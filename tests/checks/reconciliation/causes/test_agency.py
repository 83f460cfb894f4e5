"""The agency's fee or VAT left out."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words

# 40 an hour with a fee of 5% is 42: × 37 × 50 = 77,700 for one, 233,100 for three; without the fee 222,000.
CHARGED = """
title: by hand
agency: {fte: 3, charge_rate: 40, fee: 5%, hours_a_week: 37, weeks_a_year: 50}
"""
# And 20% on top: 93,240; without the fee 88,800; without either 74,000.
WITH_VAT = CHARGED.replace("fee: 5%", "fee: 5%, vat: irrecoverable")
SLIPS = [
    ("agency-without-fee", CHARGED, "current_spend.agency", "£222,000", "£233,100"),
    ("agency-without-fee", WITH_VAT, "agency_cost.per_fte", "£88,800", "£93,240"),
    ("agency-without-fee", WITH_VAT, "agency_cost.per_fte", "£77,700", "£93,240"),
    ("agency-without-fee", WITH_VAT, "agency_cost.per_fte", "£74,000", "£93,240"),
]


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_say_which() -> None:
    assert words(CHARGED, "current_spend.agency", "£222,000") == "the agency's fee left out"
    assert words(WITH_VAT, "agency_cost.per_fte", "£77,700") == "VAT left out"
    assert words(WITH_VAT, "agency_cost.per_fte", "£74,000") == "the agency's fee and VAT left out"
