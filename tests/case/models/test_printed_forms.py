"""What papers print around a number is taken apart: hedges, scales, years, brackets, directions, points, times, both ends."""

from __future__ import annotations

import pytest

from supplement_calc.case.models.fields.printed_forms import Form, taken_apart


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("over £90k", Form("£90k", sense="over")),
        ("More than 40", Form("40", sense="over")),
        ("at least 12%", Form("12%", sense="at least")),
        ("just over 12%", Form("12%", sense="just over")),
        ("under £93k", Form("£93k", sense="under")),
        ("less than 5", Form("5", sense="under")),
        ("nearly £100k", Form("£100k", sense="nearly")),
        ("almost 30%", Form("30%", sense="nearly")),
        ("roughly 60 fte", Form("60 fte", sense="about")),
        ("c£22", Form("£22", sense="about")),
        ("c. 40", Form("40", sense="about")),
        ("up to £44", Form("£44", sense="up to")),
        ("£1.1 million", Form("£1.1m")),
        ("£1.1 millions", Form("£1.1m")),
        ("£0.093 million", Form("£0.093m")),
        ("£975,000 a year", Form("£975,000")),
        ("£3,000 p.a.", Form("£3,000")),
        ("12 wte", Form("12 fte")),
        ("(£80,000)", Form("£80,000", way=-1)),
        ("£80,000 underspend", Form("£80,000", way=-1, in_words=True)),
        ("an underspend of £80,000", Form("£80,000", way=-1, in_words=True)),
        ("-12%", Form("-12%", way=-1)),
        ("+5", Form("+5", way=1)),
        ("a fall of 12%", Form("12%", way=-1, in_words=True)),
        ("up 5%", Form("5%", way=1, in_words=True)),
        ("11% reduction", Form("11%", way=-1, in_words=True)),
        ("12 points", Form("12%", measured="points")),
        ("12-point fall", Form("12%", measured="points", way=-1, in_words=True)),
        ("1.5 percentage points", Form("1.5%", measured="points")),
        ("3 times", Form("3", measured="times")),
        ("2.5x", Form("2.5", measured="times")),
        ("33% to 68%", Form("33%", "68%")),
        ("33 to 68%", Form("33%", "68%")),
        ("£1.1 to £1.3 million", Form("£1.1m", "£1.3m")),
        ("25,064", Form("25,064")),
        ("6ffte", Form("6ffte")),
        ("illegible: £39…", Form("illegible: £39…")),
    ],
)
def test_a_figure_is_taken_apart(text: str, form: Form) -> None:
    assert taken_apart(text) == form
