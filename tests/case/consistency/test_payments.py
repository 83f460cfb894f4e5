"""Further payments as a case file has them: what cannot be meant is reported where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from supplement_calc.case.loading import Loaded
from supplement_calc.case.models.payments import months_in
from supplement_calc.case.models.service_length import Band, band_reaching, spanned
from supplement_calc.diagnostics import Problem

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]

TEAM = """title: x
grades:
  A: {salary: 30000, in_post: 60}
  Z: {salary: 30000}
service_length:
  Team: {bands: [{band: Up to 1 year, share: 30%}, {band: 1 to 2 years, share: 20%}, {band: 2 years+, share: 50%}]}
forecast:
  starts: 2024-04-01
  doing_nothing: {turnover: 20%, starters: 10}
  proposal: {turnover: 12%, starters: 18}
"""
BARE = "title: x\n"
OK = "what: P, kind: lump to stay, amount: 100"
CLAW = "clawback: {months: 12, how: whole, recovered: 60%"


@pytest.mark.parametrize(
    ("head", "code", "payment"),
    [
        (TEAM, "missing-key", "what: «P», kind: lump to stay, to: starters"),
        (TEAM, "missing-key", "what: «P», kind: lump to stay, amount: 100"),
        (TEAM, "missing-key", "«what»: P, amount: 100, to: starters"),
        (TEAM, "not-a-choice", f"{OK}, to: «joiners»"),
        (TEAM, "not-a-choice", "what: P, kind: «bonus», amount: 100, to: starters"),
        (TEAM, "payment-unclear", "what: P, kind: lump to stay, amount: ‹100›, «at»: {1 year: 5}"),
        (TEAM, "payment-unclear", "what: P, kind: lump to stay, ‹at›: {1 year: 5}, after_months: «6»"),
        (TEAM, "payment-unclear", "what: P, kind: lump to stay, ‹at›: {1 year: 5}, every_months: «6»"),
        (TEAM, "payment-unclear", "what: P, kind: lump to stay, ‹at›: {1 year: 5}, expected: «6»"),
        (TEAM, "payment-unclear", f"{OK}, to: staff in post, after_months: ‹6›, every_months: «6»"),
        (TEAM, "payment-unclear", f"{OK}, to: «staff reaching»"),
        (TEAM, "payment-unclear", f"{OK}, to: starters, expected: 6, after_months: ‹6›, paid_on: «2026-12-01»"),
        (TEAM, "payment-unclear", f"{OK}, to: staff in post, expected: 6, every_months: ‹6›, paid_on: «2026-12-01»"),
        (TEAM, "payment-without-number", f"{OK}, to: starters, paid_on: «2026-12-01»"),
        (TEAM + "period: {starts: ‹2026-12-01›}\n", "period-backwards",
         f"{OK}, to: starters, expected: 6, paid_on: «2026-11-30»"),
        (TEAM, "not-a-choice", f"{OK}, to: starters, after_the_end: «never»"),
        (TEAM, "payment-unclear", "what: P, kind: lump to stay, at: {1 year: 5}, to: «starters»"),
        (TEAM, "payment-unclear", f"{OK}, to: starters, every_months: «12»"),
        (TEAM, "payment-unclear", f"{OK}, to: starters, pensionable: yes, on_costs: «no»"),
        (TEAM, "name-taken", "what: P, kind: lump to stay, at: {‹12 months›: 5, «1 year»: 5}"),
        (TEAM, "name-taken", "what: «1», kind: lump to stay, amount: 100, to: starters"),
        (TEAM, "name-without-id", "what: «–», kind: lump to stay, amount: 100, to: starters"),
        (TEAM, "unknown-grade", f"{OK}, to: starters, grades: [«B»]"),
        (BARE, "payment-without-number", f"{OK}, to: «starters»"),
        (BARE, "payment-without-number", f"{OK}, to: «staff in post»"),
        (TEAM, "payment-without-number", f"{OK}, to: «staff in post», grades: [Z]"),
        (TEAM, "payment-without-number", f"{OK}, to: «starters», grades: [Z]"),
        (TEAM, "payment-without-number", "what: P, kind: lump to stay, «at»: {1 year: 5}, grades: [Z]"),
        (BARE, "payment-without-number", "what: P, kind: lump to stay, amount: 5%, to: «starters», expected: 5"),
        (BARE + "grades: {A: {salary: 3e4, in_post: 6}}\n".replace("3e4", "30000"), "payment-without-number",
         "what: P, kind: lump to stay, «at»: {1 year: 5}"),
        (TEAM, "unknown-service-bands", "what: P, kind: lump to stay, at: {1 year: 5}, service_length: «Adults»"),
        (TEAM, "landmark-off-bands", "what: P, kind: lump to stay, at: {1 year: 5, «3 years»: 5}"),
        (TEAM, "pensionable-not-stated", "what: P, kind: «golden hello», amount: 100, to: starters"),
        (BARE, "payment-without-turnover", f"{OK}, to: starters, expected: 5, «clawback»: {CLAW[10:]}}}"),
        (TEAM, "more-than-all", f"{OK}, to: starters, clawback: {{months: 12, how: whole, recovered: «101%»}}"),
        (TEAM, "missing-key", f"{OK}, to: starters, «clawback»: {{months: 12, recovered: 60%}}"),
        (TEAM, "not-months", f"{OK}, to: starters, clawback: {{months: «0», how: whole, recovered: 60%}}"),
        (TEAM, "not-months", f"{OK}, to: starters, after_months: «soon»"),
        (TEAM, "not-months", "what: P, kind: lump to stay, at: {«12»: 5}"),
        (TEAM, "clawback-without-effect",
         f"{OK}, to: staff in post, {CLAW.replace('12', '«12»')}, counted_from: start of employment}}"),
        (TEAM, "clawback-without-effect",
         f"{OK}, to: starters, after_months: 12, {CLAW.replace('12', '«12»')}, counted_from: start of employment}}"),
        (TEAM, "clawback-without-effect",
         "what: P, kind: lump to stay, at: {1 year: 5}, " + CLAW.replace("12", "«6»") + ", counted_from: start of employment}"),
        (TEAM + "on_costs: {pension: 20%}\nperiod: {starts: 2026-12-01}\n", "unknown-tax-year",
         f"{OK}, to: staff in post, after_months: «12»"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_reported_where_it_stands(head: str, code: str, payment: str, reports: Reports) -> None:
    assert reports(f"{head}payments:\n  - {{{payment}}}\n", code).severity == "error"


def test_two_payments_do_not_have_one_name(reports: Reports) -> None:
    reports(
        f"{TEAM}payments:\n  - {{what: ‹P›, {OK[9:]}, to: starters}}\n  - {{what: «p», {OK[9:]}, to: starters}}\n", "name-taken"
    )


def test_relocation_over_the_limit_is_a_warning(reports: Reports) -> None:
    reported = reports(
        f'{TEAM}payments: [{{what: M, kind: qualifying relocation, amount: «"8,001"», to: starters}}]\n',
        "relocation-over-limit",
    )
    assert reported.severity == "warning"


@pytest.mark.parametrize(
    "payment",
    [
        f"{OK}, to: starters",
        f"{OK}, to: starters, after_months: 6, {CLAW}, counted_from: start of employment}}",
        f"{OK}, to: staff in post, every_months: 1",
        "what: P, kind: golden hello, amount: 5%, to: starters, on_costs: no",
        "what: P, kind: golden hello, amount: 5%, to: starters, pensionable: yes",
        "what: P, kind: retention payment, at: {6 months: 100, 24 months: {amount: 5%, expected: 3}}, to: staff reaching",
        "what: P, kind: retention payment, at: {9 years: {amount: 5, expected: 3}}, service_length: Nobody",
        "what: M, kind: qualifying relocation, amount: 8000, to: starters",
        "what: M, kind: qualifying relocation, amount: 9000, to: starters, on_costs: yes",
    ],
)
def test_what_can_be_meant_is_not_reported_of(payment: str, loaded: Load) -> None:
    assert loaded(f"{TEAM}payments:\n  - {{{payment}}}\n").problems == []


def test_what_is_wrong_with_a_grade_is_reported_of_once(loaded: Load) -> None:
    problems = loaded(
        f"title: x\ngrades: {{A: {{salary: 1x, in_post: 3}}}}\npayments:\n  - {{{OK}, to: staff in post}}\n"
    ).problems
    assert [problem.code for problem in problems] == ["not-a-number"]


@pytest.mark.parametrize(
    ("text", "bare", "months"),
    [("6 months", False, 6), ("1 year", False, 12), ("2 Years", False, 24), ("24", True, 24), ("24", False, None),
     ("0 months", False, None), ("51 years", False, None), ("1.5 years", False, None), ("1month", False, 1)],
)  # fmt: skip
def test_lengths_of_service_are_in_months(text: str, bare: bool, months: int | None) -> None:
    assert months_in(text, bare=bare) == months


def band(name: str) -> Band:
    """A band by its name."""
    return Band.model_construct(band=name, share=None)


@pytest.mark.parametrize(
    ("name", "ends"),
    [("Up to 1 year", (0, 12)), ("1 to 2 years", (12, 24)), ("10 to 15 years", (120, 180)), ("25 years+", None),
     ("Less than 6 months", (0, 6)), ("6 months to 1 year", (6, 12)), ("0-1", (0, 12)), ("6–12 months", (6, 12)),
     ("new", None), ("2 to 1 years", None)],
)  # fmt: skip
def test_a_band_runs_as_its_name_says(name: str, ends: tuple[int, int] | None) -> None:
    found = spanned(1, band(name))
    assert (None if found is None else (found.from_, found.to)) == ends


@pytest.mark.parametrize(("months", "name"), [(6, "Up to 1 year"), (12, "Up to 1 year"), (13, "1 to 2 years"), (25, None)])
def test_a_landmark_is_reached_from_the_band_that_ends_there_or_has_it_inside(months: int, name: str | None) -> None:
    found = band_reaching([band("Up to 1 year"), band("1 to 2 years"), band("2 years+")], months)
    assert (None if found is None else found.band.band) == name
