"""When agency cover takes a break-even away, at the limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from supplement_calc.costing.agency.cover import is_lost_at, keeps_break_even
from supplement_calc.ledger import Figure, Input


def share(value: str) -> Figure:
    return Figure("share", "Share", Decimal(value), "percent", Input(value))


@pytest.mark.parametrize(("limit", "keeps"), [("99.99", False), ("100", False), ("100.01", True)])
def test_cover_of_all_vacancies_still_takes_it_away(limit: str, keeps: bool) -> None:
    assert keeps_break_even(share(limit)) is keeps


@pytest.mark.parametrize(("cover", "lost"), [("79.99", False), ("80", True), ("80.01", True)])
def test_at_the_limit_it_is_lost(cover: str, lost: bool) -> None:
    assert is_lost_at(share("80"), share(cover)) is lost


def test_without_a_limit_nothing_is_kept() -> None:
    assert not keeps_break_even(None)
