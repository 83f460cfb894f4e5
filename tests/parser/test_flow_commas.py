from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.parser.yaml_reader import YamlReader

Reports = Callable[..., Problem]


@pytest.mark.parametrize("number", ["25,064", "£25,064", "1,025,064", "25,064.50", "£1,025,064.75"])
def test_a_comma_splits_a_number_in_braces(number: str, reports: Reports) -> None:
    problem = reports(f"title: x\npay_points: {{15: 24,000, 16: «{number}»}}\n".replace("24,000", "24000"), "split-number")
    assert problem.headline == f"inside {{…}} the comma in {number} ends one entry and starts another"
    assert problem.help == f'write "{number}" in quotes, or {number.replace(",", "")} without the comma'


def test_every_split_number_of_a_line_is_reported(reports: Reports) -> None:
    reports("title: x\npay_points: {16: «25,064», 17: «£25,673», 18: 26282}\n", "split-number", "split-number")


def test_a_number_in_brackets_is_split_too() -> None:
    found = YamlReader(Source("case.yaml", "published: [25,064, 3, 25,673]\n")).read()
    assert [(p.code, p.span.column, p.span.end_column) for p in found.problems] == [
        ("split-number", 13, 19),
        ("split-number", 24, 30),
    ]
    assert found.root == {"published": ["25,064", "3", "25,673"]}


def test_a_percentage_and_thousands_may_be_split(reports: Reports) -> None:
    reports("title: x\nagency: {fte: 5, cost_per_fte: «65,797»}\n", "split-number")
    reports("title: x\ngrades:\n  Grade 9: {salary: 35000, supplement: «1,000%»}\n", "split-number")


def test_a_comma_splits_a_phrase_in_braces(reports: Reports) -> None:
    problem = reports("title: x\ngrades:\n  Grade 9: {title: «Social Worker, level 1», salary: 35000}\n", "split-text")
    assert problem.help == 'write "Social Worker, level 1" in quotes'


def test_a_phrase_may_be_split_at_the_end_or_over_lines(reports: Reports) -> None:
    reports("title: x\ngrades:\n  Grade 9: {salary: 35000, title: «Social Worker, level 1»}\n", "split-text")
    reports("title: x\ngrades:\n  Grade 9: {salary: 35000, title: «Social Worker,\n    level 1»}\n", "split-text")


def test_a_phrase_with_several_commas_is_one_mistake(reports: Reports) -> None:
    reports("title: x\ngrades:\n  Grade 9: {title: «Social Worker, level 1, children», salary: 35000}\n", "split-text")


def test_a_split_number_hides_no_mistake_after_it(reports: Reports) -> None:
    reports("title: x\npay_points: {16: «25,064», 17: «nil»}\n", "split-number", "not-a-number")


SOUND = [
    'pay_points: {16: "25,064", 17: 25_673}',
    "grades: {Grade 9: {title: 'Social Worker, level 1', salary: 35000}}",
    "pay_points: {16: 25064, 17: 25673}",
    "pay_points: {16: 25064,17: 25673}",
    "pay_points: {16: 25064, 17: 25673,}",
    'pay_points: {16: 25064, "17":25673}',
]


@pytest.mark.parametrize("line", SOUND)
def test_commas_between_entries_are_sound(line: str, loaded: Callable[..., Loaded]) -> None:
    assert loaded(f"title: x\n{line}\n").problems == []


@pytest.mark.parametrize("items", ["[3, 456]", "[3 ,456]", "['3',456]", "[a,456]", "[3,45]", "[3,4567]", "[3, 4, 5]"])
def test_items_that_are_no_number_together_stay_items(items: str) -> None:
    found = YamlReader(Source("case.yaml", f"a: {items}\n")).read()
    assert found.problems == []


def test_a_key_without_a_value_is_no_split_text(reports: Reports) -> None:
    reports("title: x\npay_points: {16: 25064, 17: «»}\n", "no-value")


def test_a_quoted_number_in_braces_is_read_whole(loaded: Callable[..., Loaded]) -> None:
    case = loaded('title: x\npay_points: {16: "25,064"}\n').case
    assert case is not None
    assert case.pay_points[0][16].value == Decimal(25064)
