"""The limits in force: a case's own, a policy's, the built-in ones."""

from __future__ import annotations

from decimal import Decimal

from supplement_calc.case.loading import load_text
from supplement_calc.case.models.policy import Policy
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.limits import Limits, limits_of
from supplement_calc.diagnostics import Source


def policy(text: str) -> Policy | None:
    """The policy that a case states."""
    case = load_text(Source("case.yaml", f"title: x\npolicy: {text}\n"), EVERYTHING).case
    assert case is not None
    return case.policy


def test_a_policy_that_states_nothing_leaves_the_built_in_limits() -> None:
    assert limits_of(None, None) == Limits()
    assert limits_of(Policy.model_validate({}), None) == Limits()


def test_policies_are_taken_limit_by_limit() -> None:
    limits = limits_of(policy("{time_limit: 36 months, cap: none}"), policy("{time_limit: 12 months, cap: 3%, least_gap: 5%}"))
    assert (limits.time_limit, limits.cap, limits.least_gap) == (Decimal(36), None, Decimal(5))
    assert limits.review_within == Limits().review_within


def test_a_limit_points_to_the_policy_that_states_it() -> None:
    limits = limits_of(policy("{cap: none}"), policy("{cap: 3%, least_gap: 5%}"))
    assert [related.text for related in limits.where("least_gap")] == ["the policy's limit"]
    assert limits.where("cap") == limits.where("review_within") == ()
