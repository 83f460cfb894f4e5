"""Pay points that do not rise, and a salary between two points."""

from __future__ import annotations

from support.checking import codes, problems
from support.sound_cases import spine


def test_points_rise() -> None:
    assert codes(spine(p3="21,400")) == ["pay-points-not-rising"]
    assert codes(spine(p3="21,399")) == ["pay-points-not-rising"]
    assert codes(spine(p3="21,401")) == []


def test_a_salary_off_the_spine() -> None:
    row = "grades: {A: {salary: %s, in_post: 2}}\n"
    assert codes(spine() + row % "21400") == []
    assert codes(spine() + row % "21401") == ["salary-off-spine"]
    assert codes(spine() + row % "25301") == []  # above the points that the case has
    [finding] = problems(spine() + row % "21500")
    assert "£100 above point 2 and £1,100 below point 3" in finding.headline
