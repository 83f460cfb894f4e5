from __future__ import annotations

import pytest

from supplement_calc.case.labels import key_phrase, label, phrase


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ((), "the case"),
        (("title",), "title"),
        (("on_costs",), "on-costs"),
        (("pay_points",), "pay points"),
        (("pay_points", "19"), "point 19"),
        (("grades", "Grade 9"), "Grade 9"),
        (("grades", "Grade 9", "in_post"), "Grade 9 in post"),
        (("grades", "Grade 9", "in_post", "17"), "Grade 9 in post at point 17"),
        (("grades", "Grade 9", "costed_at"), "Grade 9 costed point"),
        (("grades", "9", "vacant"), "9 vacant"),
        (("uplifts",), "uplifts"),
        (("uplifts", "2"), "uplift 2"),
        (("uplifts", "2", "from"), "uplift 2 from"),
        (("published", "1", "value"), "published 1 value"),
        (("agency", "fte"), "agency FTE"),
        (("agency", "cost_per_fte"), "agency cost per FTE"),
        (("budget", "cost_per_post"), "budget cost per post"),
        (("period", "starts"), "period starts"),
        (("forecast", "pay_awards", "1", "award"), "forecast pay award 1 award"),
        (("service_length", "Team", "bands", "3", "share"), "Team band 3 share"),
    ],
)
def test_a_path_is_said_as_a_person_says_it(path: tuple[str, ...], said: str) -> None:
    assert phrase(path) == said


def test_a_label_begins_with_a_capital_and_changes_nothing_else() -> None:
    assert label(("agency", "fte")) == "Agency FTE"
    assert label(("grades", "éducation", "in_post")) == "Éducation in post"


def test_a_key_without_words_of_its_own_is_spelt_with_spaces() -> None:
    assert key_phrase("in_post") == "in post"
