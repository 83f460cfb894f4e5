"""What pages say of pay awards: each as it is given, whose it is, and what brings a comparator's pay to our day."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.running import run

# NJC awards of 1 April 2022 and 2023 were £1,925 on every point.
FLAT = """\
title: Flat cash pay award
period: {starts: 2022-07-01, ends: 2024-06-30, review: 2023-07-01}
pay_points: {17: "24,920", 43: "47,665"}
grades:
  Low: {points: 17-17, in_post: 10, supplement: "1,000"}
  High: {points: 43-43, in_post: 10, supplement: "1,000"}
on_costs: 25%
comparators:
  Next: {pay: {Low: "£24,000 - £25,000"}, pay_date: 2021-04-01, award: "1,925"}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
  pay_awards: [{from: 2023-04-01, award: "£1,925"}]
"""


def said(tmp_path: Path, text: str, *arguments: str) -> str:
    """What a command prints of a case, without its line breaks."""
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    command, *options = arguments
    result = run(command, path, *options)
    assert result.code == 0, result.err
    return " ".join(result.out.split())


def test_a_flat_award_is_paid_on_every_salary_and_brings_pay_to_our_day(tmp_path: Path) -> None:
    """10 × (24,920 + 1,925) + 10 × (47,665 + 1,925) = 764,350."""
    forecast = said(tmp_path, FLAT, "forecast")
    assert "2023/24, £ Doing nothing The proposal Extra cost Salaries 764,350 764,350 0" in forecast
    assert "Pay awards: £1,925 from April 2023. They do not lift the supplement." in forecast
    assert "£26,845 [forecast.pay.low.after_award_1] │ = £24,920 + £1,925" in said(
        tmp_path, FLAT, "explain", "forecast.pay.low.after_award_1"
    )
    assert "£25,000 25,000 26,925" in said(tmp_path, FLAT, "market")
    bottoms = FLAT.replace("comparators:", "market: {of: bottoms}\ncomparators:")
    assert "£25,000 24,000 25,925" in said(tmp_path, bottoms, "market")


@pytest.mark.parametrize(
    ("awards", "more", "sentence"),
    [
        ("{from: 2023-04-01, award: -2%}", "", "-2% from April 2023."),
        ("{from: 2023-04-01, award: 4%, at_least: £1400}", "", "4%, £1,400 at least, from April 2023."),
        (
            "{from: 2023-04-01, points: 2-42, award: £1290}, {from: 2023-04-01, award: 2.5%}",
            "",
            "£1,290 at points 2 to 42 and 2.5% at all other points from April 2023.",
        ),
        (
            "{award: NJC}",
            "",
            "£1,925 from April 2023 (NJC); £1,290 at points 2 to 43 and 2.5% at points from 44 from April 2024 (NJC).",
        ),
        ("{from: 2024-05-01, award: NJC}", "", "No pay award falls in these months."),
        (
            "{from: 2023-04-01, award: £1925, on_supplement: 3.88%}",
            "award_on_supplement: yes",
            "They lift every supplement. What awards lift supplements by where the case says: £1,925 of April 2023 by 3.88%.",
        ),
    ],
)
def test_a_forecast_says_which_awards_it_counts(tmp_path: Path, awards: str, more: str, sentence: str) -> None:
    text = FLAT.replace('[{from: 2023-04-01, award: "£1,925"}]', f"[{awards}]\n  {more}")
    if "No pay award" not in sentence:
        sentence = sentence if sentence.startswith("They") else f"Pay awards: {sentence}"
    assert sentence in said(tmp_path, text, "forecast")


def test_the_market_names_the_awards_of_a_national_body_and_what_is_left_out(tmp_path: Path) -> None:
    njc = FLAT.replace('award: "1,925"', "award: NJC").replace("comparators:", "market: {own_date: 2023-04-01}\ncomparators:")
    assert (
        "NJC awards bring the pay of Next from 1 April 2021 to 1 April 2023: £1,925 from 1 April 2022 (all) and £1,925 from "
        "1 April 2023 (all NJC points)."
    ) in said(tmp_path, njc, "market")
    afc = njc.replace("NJC", "AfC").replace("2021-04-01", "2022-03-31").replace("2022-03-31", "2022-04-01")
    text = said(tmp_path, afc, "market")
    assert "The table notes of 1 April 2023: “Band 1 and bottom of Band 2: 10.4%”." in text
    none = njc.replace("2021-04-01", "2023-03-31").replace("own_date: 2023-04-01", "own_date: 2023-03-31")
    assert "No NJC award falls between the day of the pay of Next and ours" in said(tmp_path, none, "market")
