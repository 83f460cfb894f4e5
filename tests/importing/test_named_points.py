"""Pay points by name in extracts: a spine in its own order, posts on it, and posts with a salary of their own."""

from __future__ import annotations

import json
from pathlib import Path

from support.plain_yaml import as_texts
from support.running import run

SPINE = "Point,Salary\nM1,31650\nM2,33483\nM6,43607\nSCP 12,28163\n5.1,29970\n5.10,30500\n8a,50952\nsee note,1\n"
POSTS = """\
Grade,Point,FTE,Status
Teacher,M6,1,Filled
Teacher,M1,0.5,Filled
Teacher,M1,1,Vacant
Teacher,M9,1,Filled
Clerk,12,2,Filled
Nurse,5.10,1,Filled
Nurse,5.1,3,Filled
"""


def _brought_in(folder: Path, *names: str, **files: str) -> tuple[str, dict[str, object], Path]:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    case = folder / "case.yaml"
    ran = run("import", *(folder / f"{name}.csv" for name in names), "-o", case, "--force" if case.exists() else "--title", "t")
    assert ran.code == 0, ran.err
    return ran.err, as_texts(case.read_text(encoding="utf-8")), case


def test_a_spine_and_posts_on_it(tmp_path: Path) -> None:
    told, made, case = _brought_in(tmp_path, "posts", "spine", posts=POSTS, spine=SPINE)
    assert "left out, a pay point that is no number (`see note`): row 9" in told
    assert "left out, a pay point by a name that has no salary (`M9`): row 5" in told
    assert list(made["pay_points"]) == ["M1", "M2", "M6", "12", "5.1", "5.10", "8a"]  # type: ignore[call-overload]
    assert made["grades"] == {
        "Teacher": {"points": "M1-M6", "in_post": {"M1": "0.5", "M6": "1"}, "vacant": {"M1": "1"}},
        "Clerk": {"points": "12", "in_post": {"12": "2"}},
        "Nurse": {"points": "5.1-5.10", "in_post": {"5.1": "3", "5.10": "1"}},
    }
    assert (run("check", case).code, run("check", case).out) == (0, "")
    figures = json.loads(run("cost", case, "-f", "json").out)["figures"]
    by_hand = {"teacher": 43607 + 15825, "clerk": 2 * 28163, "nurse": 3 * 29970 + 30500}
    assert int(figures["current_spend.salaries"]) == sum(by_hand.values())


def test_posts_with_salaries_of_their_own_make_the_spine(tmp_path: Path) -> None:
    posts = "Grade,Point,FTE,Salary\nTeacher,U1,1,45646\nTeacher,M6,2,43607\nTeacher,M1,1,31650\n"
    _, made, case = _brought_in(tmp_path, "posts", posts=posts)
    assert list(made["pay_points"].items()) == [("M1", "31,650"), ("M6", "43,607"), ("U1", "45,646")]  # type: ignore[attr-defined]
    assert made["grades"] == {"Teacher": {"points": "M1-U1", "in_post": {"M1": "1", "M6": "2", "U1": "1"}}}
    assert run("check", case).code == 0


def test_where_a_grade_has_no_pay_the_columns_that_may_have_it_are_named(tmp_path: Path) -> None:
    posts = "Band,Rung,FTE,Leaving date\nBand 5,5.1,1,\nBand 5,5.10,1,31/08/2026\n"
    (tmp_path / "posts.csv").write_text(posts, encoding="utf-8")
    (tmp_path / "spine.csv").write_text(SPINE, encoding="utf-8")
    date = ("--date", "2026-09-30")
    ran = run("import", tmp_path / "posts.csv", tmp_path / "spine.csv", *date)
    assert ran.code == 1
    assert "say which column has it, with --column point=NAME or --column salary=NAME; not used: 'Rung'" in ran.err
    assert "bring in the pay spine" not in ran.err
    assert "bring in the pay spine with it" in run("import", tmp_path / "posts.csv", *date).err
    ran = run("import", tmp_path / "posts.csv", tmp_path / "spine.csv", *date, "--column", "point=Rung")
    assert ran.code == 0
    assert "left out, ended before the day of the extract, 2026-09-30: row 3" in ran.err
    (tmp_path / "posts.csv").write_text(posts.replace("Rung", "Step"), encoding="utf-8")
    assert run("import", tmp_path / "posts.csv", tmp_path / "spine.csv", *date).code == 0
