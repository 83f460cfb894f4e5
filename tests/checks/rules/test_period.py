"""How long a supplement is paid and when it is reviewed, against the policy."""

from __future__ import annotations

import pytest

from support.checking import codes, problems
from support.sound_cases import PERIOD, RECORD, TERMS, proposal


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("", ["no-end-date"]),
        ("period: {starts: 2026-04-01, review: 2027-04-01}\n", ["no-end-date"]),
        ("period: {starts: 2026-04-01}\n", ["no-end-date", "no-review"]),
        ("period: {starts: 2026-04-01, ends: 2028-03-31}\n", ["no-review"]),
        ("period: {starts: 2026-04-01, ends: 2027-03-31}\n", []),  # over before a review is due
        ("period: {starts: 2026-04-01, ends: 2027-04-01}\n", ["no-review"]),
        (PERIOD.replace("2028-03-31", "2028-04-01"), ["period-above-limit"]),
        (PERIOD.replace("2027-04-01", "2027-04-02"), ["late-review"]),
        ("period: {starts: 2024-02-29, ends: 2026-02-27, review: 2025-02-28}\n", []),
        ("period: {starts: 2024-02-29, ends: 2026-02-28, review: 2025-03-01}\n", ["period-above-limit", "late-review"]),
    ],
)
def test_the_period_against_the_policy(period: str, expected: list[str]) -> None:
    text = proposal(period=period, record=RECORD if period else "", terms=TERMS if period else "")
    assert sorted(codes(text)) == sorted(expected)


def test_another_limit_is_the_cases_own() -> None:
    longer = PERIOD.replace("2028-03-31", "2029-03-31")
    assert codes(proposal(period=longer)) == ["period-above-limit"]
    assert codes(proposal(period=longer, more="policy: {time_limit: 36 months}\n")) == []
    assert (
        codes(proposal(period="period: {starts: 2026-04-01}\n", more="policy: {time_limit: none, review_within: none}\n")) == []
    )


def test_a_limit_that_a_policy_gives_is_pointed_to() -> None:
    [finding] = problems(proposal(more="policy: {time_limit: 12 months}\n"))
    assert [related.text for related in finding.related] == ["its start", "the policy's limit"]
    assert finding.headline.endswith("366 days past the policy's limit of 12 months")
