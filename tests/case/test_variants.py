"""A case as an option has it, and what is wrong with options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.case.loading import Loaded, load
from supplement_calc.case.sections import OPTIONS
from supplement_calc.case.variants import changes_of, vary

CASE = """\
title: A team
period: {starts: 2026-04-01, ends: 2028-03-31}
grades:
  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 4000}
on_costs: 25%
agency: {fte: 2, cost_per_fte: 60000}
options:
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[str], Loaded]:
    """Reads the case with options."""

    def read(options: str) -> Loaded:
        path = tmp_path / "case.yaml"
        path.write_text(CASE + options, encoding="utf-8")
        return load(str(path), OPTIONS)

    return read


def test_an_option_changes_what_it_builds_on_and_leaves_the_case_as_it_is(loaded: Callable[[str], Loaded]) -> None:
    read = loaded(
        "  Half: {changes: {grades.grade_9.supplement: 2000}}\n"
        "  Half and open: {builds_on: Half, leave_out: [period.ends, agency], changes: {on_costs: 30%}}\n"
    )
    assert read.case is not None
    assert read.problems == []
    variant = vary(read.case, list(changes_of(read.case, "options", "Half and open")), OPTIONS)
    assert variant.problems == []
    assert variant.case is not None
    assert variant.case.agency is None
    assert variant.case.period is not None
    assert variant.case.period.ends is None
    assert [change.text for change in variant.changed] == [
        "grades.grade_9.supplement = 2000 (case file: 4000)",
        "period.ends = not given (case file: 2028-03-31)",
        "agency = not given (case file: {fte: 2, cost_per_fte: 60000})",
        "on_costs = 30% (case file: 25%)",
    ]
    assert read.case.agency is not None  # the file's own tree is not touched
    assert "agency" in read.case.root


@pytest.mark.parametrize(
    ("options", "code", "line", "headline"),
    [
        ("  A: {builds_on: B}\n", "unknown-option", 8, "option A builds on B, which is no option"),
        (
            "  A: {builds_on: C}\n  B: {builds_on: A}\n  C: {builds_on: B}\n",
            "circle-of-options",
            8,
            "option A builds on C builds on B builds on A, so none of them comes first",
        ),
        (
            "  A:\n    changes:\n      grades.grade_9.in_post: -3\n  B: {builds_on: A}\n",
            "negative-fte",
            10,
            "option A: Grade 9 has -3 FTE in post; FTE must be 0 or more",
        ),
        ("  A: {leave_out: [perod]}\n", "unknown-key", 8, "option A: `perod` is not known"),
        ("  A: {leave_out: [period.end]}\n", "unknown-path", 8, "option A: the case has no place called period.end"),
        ("  A: {changes: {bugdet: 3}}\n", "unknown-key", 8, "option A: `bugdet` is not known"),
        ("  A: {leave_out: [title]}\n", "unknown-path", 8, "option A changes title, and no answer rests on what is in title"),
        (
            "  A: {changes: {options.A.what: B}}\n",
            "unknown-path",
            8,
            "option A changes options.A.what, and no answer rests on what is in options",
        ),
        (
            "  A: {changes: {grades.grade_9.vacant: 3, grades.Grade 9.vacant: 4}}\n",
            "duplicate-key",
            8,
            "option A changes grades.Grade 9.vacant twice",
        ),
        (
            "  As the case has it: {changes: {on_costs: 3%}}\n",
            "name-taken",
            8,
            "option As the case has it has the name that the case without an option is shown by",
        ),
        ("  A: {changes: 3}\n", "wrong-shape", 8, "options A changes must be paths with their values"),
    ],
)
def test_what_is_wrong_is_reported_once_where_it_stands(
    loaded: Callable[[str], Loaded], options: str, code: str, line: int, headline: str
) -> None:
    read = loaded(options)
    assert read.case is None
    (problem,) = read.problems
    assert (problem.code, problem.span.line) == (code, line)
    assert problem.headline == headline


def test_a_rule_across_sections_holds_in_an_option_too(loaded: Callable[[str], Loaded]) -> None:
    (problem,) = loaded("  A: {changes: {period.ends: 2020-01-01}}\n").problems
    assert problem.headline.startswith("option A: ")
    assert problem.span.line == 8


def test_a_section_or_list_that_is_changed_is_said_input_by_input(loaded: Callable[[str], Loaded]) -> None:
    case = loaded(
        "  A: {changes: {grades.Grade 9: {salary: 31000, in_post: 10, vacant: 2}, "
        "payments: [{what: Lump, kind: retention payment, amount: 500, to: staff in post, every_months: 12}]}}\n"
        "  B: {builds_on: A, changes: {agency.fte: 3}, leave_out: [payments]}\n"
        "  C: {builds_on: B, leave_out: [agency]}\n"
    ).case
    assert case is not None
    said = {name: [one.text for one in vary(case, list(changes_of(case, "options", name)), ()).changed] for name in "ABC"}
    grade = [
        "grades.Grade 9.salary = 31000 (case file: 30000)",
        "grades.Grade 9.supplement = not given (case file: 4000)",
    ]
    assert said["A"][:3] == [*grade, "payments.1.what = Lump (case file: not given)"]
    assert said["B"] == [*grade, "agency.fte = 3 (case file: 2)"]
    assert said["C"][-1] == "agency = not given (case file: {fte: 2, cost_per_fte: 60000})"
    assert not any(one.startswith("agency.fte") for one in said["C"])
