"""Percentages written as fractions, or without their sign."""

from __future__ import annotations

import pytest

from support.checking import codes, problems


@pytest.mark.parametrize(
    ("supplement", "expected"),
    [
        ("0.1", ["percentage-as-fraction"]),
        ("0.1%", ["percentage-as-fraction"]),
        ("1%", []),
        ("0", []),
        ("20.5", ["percentage-without-sign"]),
        ("99.99", ["percentage-without-sign"]),
        ("100", []),
        ("20.5%", []),
    ],
)
def test_a_supplement_that_is_a_percentage(supplement: str, expected: list[str]) -> None:
    reported = codes(f"title: x\ngrades: {{A: {{salary: 30000, in_post: 3, supplement: {supplement}}}}}\n")
    assert [code for code in reported if code != "no-end-date"] == expected


@pytest.mark.parametrize(
    ("text", "headline", "help"),
    [
        ("on_costs: 0.2433%", "on-costs are 0.2433%, less than one per cent of salary", "write 24.33% if that is meant"),
        (
            "service_length: {T: {bands: [{band: a, share: 0.33%}, {band: b, share: 0.33%}, {band: c, share: 0.34%}]}}",
            "the 3 shares of T add up to 1%, as fractions of one do",
            "write them as percentages: 33% for 0.33%",
        ),
    ],
)
def test_the_percentage_that_a_fraction_stands_for_is_named(text: str, headline: str, help: str) -> None:
    [problem] = problems(f"title: x\n{text}\n")
    assert (problem.code, problem.headline, problem.help) == ("percentage-as-fraction", headline, help)
