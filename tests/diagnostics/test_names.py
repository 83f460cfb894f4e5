from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics.names import fold, listed, nearest, nearest_id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Grade 9", "grade_9"),
        ("Grade  9", "grade_9"),
        ("  GRADE-9 ", "grade_9"),
        ("Grade 12 28 to 29", "grade_12_28_to_29"),
        ("Soulbury/NJC (2019)", "soulbury_njc_2019"),
        ("Éducation à Zürich", "education_a_zurich"),
        ("ﬁrst", "first"),
        ("Grades 4–5", "grades_4_5"),
        ("Ｇｒａｄｅ９", "grade9"),
        ("漢字", ""),
        ("–", ""),
        ("", ""),
    ],
)
def test_a_name_folds_to_an_id(name: str, id: str) -> None:
    assert fold(name) == id


@given(st.text())
def test_every_id_is_ascii_in_lower_snake_case_and_folds_to_itself(name: str) -> None:
    id = fold(name)
    assert re.fullmatch("([a-z0-9]+(_[a-z0-9]+)*)?", id)
    assert fold(id) == id


KEYS = ["title", "organisation", "pay_points", "on_costs", "in_post", "costed_at"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("titel", "title"),
        ("organization", "organisation"),
        ("Pay points", "pay_points"),
        ("oncosts", "on_costs"),
        ("IN-POST", "in_post"),
        ("costed", "costed_at"),
        ("agency", None),
        ("", None),
        ("漢字", None),
    ],
)
def test_the_nearest_spelling_is_named_where_one_is_near(wrong: str, right: str | None) -> None:
    assert nearest(wrong, KEYS) == right


def test_of_choices_that_fold_alike_the_first_is_named() -> None:
    assert nearest("grade 9", ["Grade 9", "grade-9"]) == "Grade 9"


def test_nothing_is_near_where_there_is_no_choice() -> None:
    assert nearest("title", []) is None


IDS = [
    "current_spend.total", "current_spend.on_costs", "supplement_cost.on_costs", "day_one.over_budget", "break_even.vacant_fte",
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("curent_spend.total", "current_spend.total"),
        ("day_one.over", "day_one.over_budget"),
        ("x.vacant_fte", "break_even.vacant_fte"),
        ("total", "current_spend.total"),
        ("zzz", None),
        ("curent.spend_total", "current_spend.total"),
        ("day_one.on_costs", None),  # no other beginning, and two end so
        ("break_even.rate", None),
    ],
)
def test_the_nearest_figure_is_near_in_spelling_or_ends_alike(wrong: str, right: str | None) -> None:
    assert nearest_id(wrong, IDS) == right


def test_names_are_listed_as_a_sentence_says_them() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(iter(["a", "b", "c"]), "or") == "a, b or c"
