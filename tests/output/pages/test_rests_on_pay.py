"""Key figures say whose posts are costed where: by their own pay points, at the top, with a supplement of their own or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.running import run

POINTS = "title: T\npay_points: {M1: 32000, M2: 34000, M6: 45000}\ngrades:\n  Main: {points: M1-M6, supplement: 500, %s}\n"
POSTS = "title: T\ngrades:\n  A: {salary: 30000, in_post: 4, vacant: 1, supplement: %s}\n"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (POINTS % "in_post: {M1: 3, M6: 2}", "the pay points given; "),
        (POINTS % "in_post: {M1: 3}, vacant: {M2: 1}", "the pay points given; "),
        (POINTS % "in_post: {M1: 3}, vacant: 0", "the pay points given; "),
        (POINTS % "in_post: {M1: 3}, vacant: 2", "the pay points given, vacant posts at the top of each grade; "),
        (POINTS % "in_post: 3, vacant: {M1: 2}", "the pay points given, other posts at the top of each grade; "),
        (
            POINTS % "in_post: {M1: 3}, vacant: 2, costed_at: M2",
            "the pay points given, vacant posts at one pay point a grade; ",
        ),
        (POSTS % "{in_post: 500}", "no supplement for vacant posts or for whoever fills them; "),
        (POSTS % "{vacant: 500}", "a supplement only for whoever fills vacant posts; "),
        (POSTS % "{in_post: 500, vacant: 400}", "vacant posts, and whoever fills them, at a supplement of their own; "),
    ],
)
def test_where_posts_are_costed_is_said_with_the_key_figures(case: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(case, encoding="utf-8")
    ran = run("cost", file, "--brief")
    assert said in " ".join(ran.out.partition("Rests on")[2].split())
