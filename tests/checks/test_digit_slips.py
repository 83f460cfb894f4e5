"""A slip of one digit is explained by the number that it came from."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.checks.digit_slips import Range, digit_slip


@given(st.integers(13_000, 99_999), st.integers(0, 4))
def test_a_slip_is_explained_by_the_number_it_came_from(salary: int, place: int) -> None:
    text = str(salary)
    within = Range(Decimal(salary), Decimal(salary))
    rest = text[:place] + text[place + 1 :]
    if not rest.startswith("0") and Decimal(rest) * 2 < salary:
        lost = Decimal(rest)
        made = digit_slip(lost, within)
        assert made is not None and (made.kind, made.corrected) == ("lost", Decimal(salary))
    made = digit_slip(Decimal(text + "7"), within)
    assert made is not None and (made.kind, made.corrected) == ("gained", Decimal(salary))
    assert digit_slip(Decimal(salary), within) is None
