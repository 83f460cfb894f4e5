"""Shares that come to 100 but for rounding, and cumulative columns."""

from __future__ import annotations

import pytest

from support.checking import codes

BANDS = "title: x\nservice_length:\n  T:\n    bands:\n"


def bands(*rows: str) -> str:
    cells = [row.split() for row in rows]
    shares = (f"{{band: b{n}, share: {c[0]}%" + (f", cumulative: {c[1]}%" if c[1:] else "") + "}" for n, c in enumerate(cells))
    return BANDS + "".join(f"      - {row}\n" for row in shares)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("33.3", "33.3", "33.3"), []),  # three halves of the last digit
        (("33.3", "33.3", "33.2"), ["shares-not-100"]),
        (("33.4", "33.4", "33.4"), ["shares-not-100"]),
        (("33", "33", "33"), []),
        (("0.33", "0.33", "0.34"), ["percentage-as-fraction"]),
        (("40 40", "30 70", "30 100"), []),
        (("40 40", "30 71", "30 100"), []),  # one in the last digit may be rounding
        (("40 41", "30 70", "30 100"), []),  # half of one in each of the two
        (("40 42", "30 70", "30 100"), ["cumulative-breaks"]),
        (("40 40", "30 72", "30 100"), ["cumulative-breaks"]),
        (("40 40", "30 70", "30 0"), ["cumulative-breaks"]),
        (("40 40", "30 70", "30 30"), ["cumulative-breaks"]),
    ],
)
def test_shares_and_what_accumulates(rows: tuple[str, ...], expected: list[str]) -> None:
    assert codes(bands(*rows)) == expected


def test_shares_that_are_not_all_there_are_passed_over() -> None:
    assert codes(BANDS + "      - {band: a, share: 40%}\n      - {band: b, share: illegible}\n") == []
    assert codes(BANDS + "      - {band: a, share: 40%}\n      - {band: b, share: about 50%}\n") == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("a: 6.60%, b: 42.90%, c: 23.60%, d: 26.60%", ["shares-not-100"]),
        ("a: 6.90%, b: 42.90%, c: 23.60%, d: 26.60%", []),
        ("a: 6.92%, b: 42.90%, c: 23.60%, d: 26.60%", []),
        ("a: 6.93%, b: 42.90%, c: 23.60%, d: 26.60%", ["shares-not-100"]),
        ("a: 13%, b: 42.90%, c: 23.60%, d: 26.60%", []),  # too far off to be one whole
        ("a: 47%, b: 52%", []),  # two of anything
        ("a: 47, b: 32, c: 20", []),
    ],
)
def test_an_indicator_of_shares(values: str, expected: list[str]) -> None:
    assert codes(f"title: x\nindicators: {{I: {{values: {{{values}}}}}}}\n") == expected
    assert codes(f"title: x\nindicators: {{I: {{by: date, values: {{{values}}}}}}}\n") == []


def test_coverage_of_posts_is_shares_too() -> None:
    text = "title: x\ncoverage: {C: {at: {now: {permanent: 75%%, %s}}}}\n"
    assert codes(text % "agency: 19%, uncovered: 6%") == []
    assert codes(text % "agency: 19%, uncovered: 9%") == ["shares-not-100"]
    assert codes(text % "vacancy_gap: 25%") == []
    assert codes(text % "vacancy_gap: 15%") == ["shares-not-100"]
    assert codes(text % "agency: 19%") == []
