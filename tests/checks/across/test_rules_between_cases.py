"""Rules between cases: what two files clash in, with a place in each; what is no clash; silences; growth."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.across.member import Member, member_of
from supplement_calc.checks.across.rules import RULES, broken_between
from supplement_calc.checks.rule_registry import RULES as ALONE
from supplement_calc.diagnostics import Source
from support.growth import growth
from support.running import ROOT, STARTERS, run
from support.samples import written

BETWEEN = {rule.code for rule in RULES}


def case(
    title: str, grade: str, *, organisation: str = "Example Council", period: str = "2026-04-01 2028-03-31", more: str = ""
) -> str:
    """A case of one grade."""
    starts, ends = period.split()
    return (
        f"title: {title}\norganisation: {organisation}\nperiod: {{starts: {starts}, ends: {ends}}}\n"
        f"pay_points: {{29: 38000, 30: 39000, 31: 40000}}\ngrades:\n  {grade}\n{more}"
    )


PLANNER = "Grade 8: {title: Planner, points: 29-31, in_post: 3, supplement: 1000}"
SURVEYOR = "Grade 8: {title: Surveyor, points: 29-31, in_post: 4, supplement: 2000}"


def found(tmp_path: Path, *texts: str, arguments: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The problems between the cases of a folder."""
    for number, text in enumerate(texts):
        written(tmp_path, text, f"{number}.yaml")
    problems = json.loads(run("check", tmp_path, "-f", "json", *arguments).out)["problems"]
    return [problem for problem in problems if problem["code"] in BETWEEN]


def codes(tmp_path: Path, *texts: str) -> list[str]:
    """Their codes."""
    return [problem["code"] for problem in found(tmp_path, *texts)]


CLASHES = {
    "post-in-two-cases": (case("Planning", PLANNER), case("Building control", PLANNER)),
    "grade-pay-differs": (case("Planning", PLANNER), case("Surveying", SURVEYOR.replace("29-31", "29-30"))),
    "job-with-two-supplements": (
        case("Planning", PLANNER),
        case("Building control", PLANNER.replace("Grade 8", "Grade 9").replace("1000", "2000")),
    ),
}


@pytest.mark.parametrize("code", CLASHES)
def test_a_clash_is_a_warning_with_a_place_in_both_files(code: str, tmp_path: Path) -> None:
    (one,) = found(tmp_path, *CLASHES[code])
    assert (one["code"], one["severity"]) == (code, "warning")
    assert Path(one["file"]).name == "1.yaml"
    (related,) = one["related"]
    assert Path(related["file"]).name == "0.yaml"
    assert "Planning" in related["text"]
    assert one["line"] == related["line"] == 6
    page = run("check", tmp_path).out
    assert str(tmp_path / "0.yaml") in page
    assert run("check", tmp_path).code == 0
    assert run("check", tmp_path, "--strict").code == 1


def test_every_rule_is_tried_here_and_has_a_code_of_its_own() -> None:
    assert set(CLASHES) == BETWEEN
    assert BETWEEN & {rule.code for rule in ALONE} == set()


def test_what_each_clash_says(tmp_path: Path) -> None:
    said = [found(tmp_path, *texts)[0]["headline"] for texts in CLASHES.values()]
    assert said == [
        "Grade 8, Planner has posts in another case of Example Council too, so they may be counted twice",
        "Grade 8 is points 29-30 here and 29-31 in another case of Example Council",
        "Planner has a supplement of £2,000 here and £1,000 in another case of Example Council",
    ]


def test_pay_is_held_by_points_by_salary_and_by_the_spine(tmp_path: Path) -> None:
    by_salary = "Grade 8: {title: Planner, salary: 40000, in_post: 3}"
    other = by_salary.replace("40000", "40500").replace("Planner", "Surveyor")
    assert codes(tmp_path, case("A", by_salary), case("B", other)) == ["grade-pay-differs"]
    assert codes(tmp_path, case("A", by_salary), case("B", other.replace("40500", "£40,000.00"))) == []
    spine = case("B", SURVEYOR).replace("30: 39000", "30: 39100")
    (one,) = found(tmp_path, case("A", PLANNER), spine)
    assert (
        one["headline"] == "Grade 8: point 30 is £39,100 here and £39,000 in another case of Example Council, in the same year"
    )
    assert codes(tmp_path, case("A", by_salary), case("B", SURVEYOR)) == []  # one salary may be a mean of points


NO_CLASH = {
    "another organisation": (case("A", PLANNER), case("B", PLANNER.replace("1000", "9"), organisation="Other Council")),
    "no organisation": (case("A", PLANNER).replace("organisation: Example Council\n", ""),) * 2,
    "a version of one case": (case("Planning", PLANNER), case("Planning", PLANNER.replace("1000", "2000"))),
    "an option of one case": (case("Planning", PLANNER), case("Planning, option B", PLANNER.replace("1000", "2000"))),
    "one after the other": (
        case("A", PLANNER),
        case("B", PLANNER.replace("1000", "2000"), period="2028-04-01 2030-03-31").replace("39000", "39500"),
    ),
    "another job at the grade": (case("A", PLANNER), case("B", SURVEYOR)),
    "a grade without a title": tuple(case(title, PLANNER.replace("title: Planner, ", "")) for title in "AB"),
    "a grade known for its pay": (case("A", PLANNER), case("B", "Grade 8: {title: Planner, points: 29-31}")),
    "another year's pay": (case("A", PLANNER), case("B", SURVEYOR.replace("29-31", "29-30"), period="2027-04-01 2028-03-31")),
}


@pytest.mark.parametrize("name", NO_CLASH)
def test_what_is_no_clash(name: str, tmp_path: Path) -> None:
    assert codes(tmp_path, *NO_CLASH[name]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Planning, option A", "Planning, option B"),
        ("Planning", "Planning (draft 2)"),
        ("Planning v1", "Planning v2"),
        ("Draft Planning", "Planning"),
        ("Planning: low scenario", "Planning: high scenario"),
        ("Planning, version 1.0", "Planning, version 2.1"),
        ("Planning", "Planning, option B with surveyors"),
    ],
)
def test_versions_and_options_of_one_case_do_not_clash(one: str, other: str, tmp_path: Path) -> None:
    assert codes(tmp_path, case(f'"{one}"', PLANNER), case(f'"{other}"', PLANNER.replace("1000", "2000"))) == []


def test_a_wider_case_is_no_version_of_a_narrower(tmp_path: Path) -> None:
    assert codes(tmp_path, case("Planning", PLANNER), case("Planning and surveying", PLANNER)) == ["post-in-two-cases"]


def test_a_grade_called_by_its_job_is_a_job(tmp_path: Path) -> None:
    job = "Social Worker: {salary: 41000, in_post: 3, supplement: 1500}"
    assert codes(tmp_path, case("A", job), case("B", job)) == ["post-in-two-cases"]
    other = job.replace("Social Worker", "social worker").replace("1500", "5%")
    (first, second) = found(tmp_path, case("A", job), case("B", other))
    assert {first["code"], second["code"]} == {"post-in-two-cases", "job-with-two-supplements"}
    assert "a supplement of 5% here and £1,500" in " ".join((first["headline"], second["headline"]))


@pytest.mark.parametrize("side", [0, 1])
def test_either_of_the_two_may_silence_it_and_alone_its_silence_is_of_use(side: int, tmp_path: Path) -> None:
    texts = list(CLASHES["job-with-two-supplements"])
    silence = "silences:\n  - {rule: job-with-two-supplements, at: grades, reason: Two teams}\n"
    texts[side] += silence
    (one,) = found(tmp_path, *texts)
    assert one["excuse"] == {"kind": "silenced", "reason": "Two teams"}
    assert run("check", tmp_path, "--strict").code == run("check", tmp_path / f"{side}.yaml", "--strict").code
    ran = run("check", tmp_path / f"{side}.yaml", "-f", "json")
    assert "silence-unused" not in ran.out
    assert "unknown-rule" not in ran.out


def test_the_cases_of_papers_the_starters_and_the_examples_do_not_clash() -> None:
    docs = [ROOT / "docs" / "options.yaml", ROOT / "docs" / "reference" / "every-section.yaml"]
    members = [
        member(path.read_text(encoding="utf-8")) for path in (*sorted((ROOT / "cases").glob("*.yaml")), *STARTERS, *docs)
    ]
    assert sum(one is not None for one in members) > 5
    assert list(broken_between(members)) == []


def member(text: str) -> Member | None:
    """A case among others."""
    loaded = load_text(Source("a.yaml", text), EVERYTHING)
    return None if loaded.case is None else member_of(loaded.case)


def test_a_case_with_errors_is_held_against_others_by_what_is_sound(tmp_path: Path) -> None:
    wrong = CLASHES["post-in-two-cases"][1] + "budget: lots\n"
    assert codes(tmp_path, CLASHES["post-in-two-cases"][0], wrong) == ["post-in-two-cases"]
    unsound = CLASHES["post-in-two-cases"][1].replace("in_post: 3", "in_post: -3")
    assert codes(tmp_path, CLASHES["post-in-two-cases"][0], unsound) == []


def test_the_work_grows_no_faster_than_the_cases() -> None:
    one = member(case("Planning", PLANNER))
    assert one is not None
    alike = [one._replace(title=f"case_{n}") for n in range(480)]

    def work_of(size: int) -> Callable[[], object]:
        return lambda: list(broken_between(alike[:size]))

    assert growth(work_of, 120) < 1.2
    apart = [one._replace(title=f"case_{n}", grades=tuple(g._replace(first=g.last) for g in one.grades)) for n in range(480)]
    assert growth(lambda size: lambda: list(broken_between(apart[:size])), 120) < 1.2
