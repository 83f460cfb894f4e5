"""Recruitment and coverage: each rate of what it says, and a part that is not given is no part of nil."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.engine import seed, to, value, why, workforce_of

FUNNEL = "title: t\nrecruitment:\n  R: {{{keys}}}\n"


def test_kents_funnels() -> None:
    ledger = workforce_of(seed("kent-2016")).ledger
    rates = ("shortlisted_of_applications", "offered_of_applications", "offered_of_shortlisted")
    assert [to(ledger, f"recruitment.social_workers.{rate}") for rate in rates] == ["29.69", "17.19", "57.89"]
    assert value(ledger, "recruitment.senior_practitioners.offered.total") == 9
    funnel = workforce_of(seed("kent-2016")).recruitment[2]
    offered = funnel.stages["offered"]
    assert offered.external is not None
    assert offered.internal is not None
    assert [offered.external.value, offered.internal.value] == [1, 9]


def test_every_rate_between_stages() -> None:
    keys = "adverts: 8, applications: 200, shortlisted: 50, offered: 20, accepted: 15, declined: 4"
    ledger = workforce_of(FUNNEL.format(keys=keys)).ledger
    wanted = {
        "applications_per_advert": 25,
        "shortlisted_of_applications": 25,
        "offered_of_applications": 10,
        "offered_of_shortlisted": 40,
        "accepted_of_offered": 75,
        "declined_of_offered": 20,
    }
    assert {name: value(ledger, f"recruitment.r.{name}") for name in wanted} == wanted


def test_derbyshires_applications_per_advert_beside_the_printed_nine() -> None:
    evidence = workforce_of(seed("derbyshire-2019"))
    assert value(evidence.ledger, "recruitment.child_protection.applications_per_advert") == Decimal("8.875")
    printed = evidence.recruitment[0].given.printed
    assert printed is not None
    assert printed["applications_per_advert"].text == "9"


def test_the_total_of_a_split_is_the_papers_or_else_its_parts() -> None:
    keys = "applications: {external: 60, internal: 4}, shortlisted: {total: 20, external: 15}"
    ledger = workforce_of(FUNNEL.format(keys=keys)).ledger
    assert value(ledger, "recruitment.r.applications.total") == 64
    assert value(ledger, "recruitment.r.shortlisted_of_applications") == Decimal("31.25")


@pytest.mark.parametrize("split", ["{external: 60}", "{internal: 60}", "{external: 60, internal: n/a}", "{}"])
def test_half_a_split_is_not_the_whole(split: str) -> None:
    """What comes from the other side is not known, and is not nil."""
    evidence = workforce_of(FUNNEL.format(keys=f"applications: {split}, shortlisted: 15"))
    stage = evidence.recruitment[0].stages.get("applications")
    assert stage is None or stage.total.value is None
    rate = evidence.recruitment[0].rates.get("shortlisted_of_applications")
    assert rate is None or rate.value is None


def test_no_share_of_no_applications_and_none_of_what_is_not_given() -> None:
    ledger = workforce_of(FUNNEL.format(keys="applications: 0, shortlisted: 3, offered: n/a")).ledger
    assert why(ledger, "recruitment.r.shortlisted_of_applications").endswith("applications is 0")
    assert why(ledger, "recruitment.r.offered_of_shortlisted") == "the paper prints n/a for it (R offered)"


def test_coverage_against_the_target() -> None:
    ledger = workforce_of(seed("kent-2016")).ledger
    wanted = {
        "october_2014": [94, 6, 10],
        "end_of_october_2015": [95, 5, Decimal("9.6")],
    }
    for when, figures in wanted.items():
        names = ("covered", "not_covered", "short_of_target")
        assert [value(ledger, f"coverage.case_holding_teams.{when}.{name}") for name in names] == figures


def test_above_the_target_is_short_by_less_than_nil() -> None:
    text = "title: t\ncoverage:\n  C: {at: {now: {permanent: 90%}}, target: 85%}\n"
    assert value(workforce_of(text).ledger, "coverage.c.now.short_of_target") == -5


def test_coverage_that_gives_one_share_alone_says_nothing_of_the_rest() -> None:
    (found,) = workforce_of(seed("west-sussex-2022")).coverage
    assert [list(known) for known in found.at.values()] == [["permanent", "uncovered"], ["vacancy_gap", "uncovered"]]


def test_coverage_of_what_cannot_be_read_has_no_answer() -> None:
    text = "title: t\ncoverage:\n  C: {at: {now: {permanent: 90%, agency: n/a}}, target: illegible}\n"
    ledger = workforce_of(text).ledger
    assert why(ledger, "coverage.c.now.covered").startswith("the paper prints n/a")
    assert "coverage.c.now.short_of_target" not in ledger.figures
