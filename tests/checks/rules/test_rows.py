"""A row entered twice, in a table or in a list."""

from __future__ import annotations

import pytest

from support.checking import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("workforce: {G: {teams: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 1}}}}", 1),
        ("workforce: {G: {teams: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 0}}}}", 0),
        ("workforce: {G: {teams: {A: {establishment: 9, vacant: 1}, B: {establishment: 9, vacant: 1}}}}", 0),  # by chance
        ("workforce: {G: {series: {A: {vacant: 2.5, in_post: 8, agency: 1}, B: {vacant: 2.5, in_post: 8, agency: 1}}}}", 0),
        ("grades: {A: {salary: 30000, in_post: 3, vacant: 1}, B: {salary: 30000, in_post: 3, vacant: 1}}", 1),
        ("grades: {A: {salary: 30000, in_post: 3, vacant: 1}, B: {salary: 31000, in_post: 3, vacant: 1}}", 0),
        ("service_length: {S: {bands: [{band: 1 to 2, share: 50%}, {band: 1 To 2, share: 50%}]}}", 1),
        ("measures: [{what: A car}, {what: A car}]", 1),
        ("measures: [{what: A car, where: a}, {what: A car, where: b}]", 0),
        ("funding: [{year: 2021/22, amount: £1m, from: grant}, {year: 2021/22, amount: £1m, from: grant}]", 1),
        ("published: [{figure: a.b, value: £1, where: p}, {figure: a.b, value: £1, where: p}]", 1),
        ("published: [{figure: a.b, value: £1, where: p}, {figure: a.b, value: £1, where: q}]", 0),
    ],
)  # fmt: skip
def test_a_row_twice(text: str, expected: int) -> None:
    assert codes(f"title: x\n{text}\n") == ["row-twice"] * expected


def test_a_comparator_twice() -> None:
    pay = "pay: {A: 30000 - 34000, B: %s}"
    text = "title: x\ngrades: {A: {salary: 31000}, B: {salary: 36000}}\ncomparators: {X: {%s}, Y: {%s}}\n"
    assert codes(text % (pay % "36000", pay % "36000")) == ["row-twice"]
    assert codes(text % (pay % "36000", pay % "36001")) == []
