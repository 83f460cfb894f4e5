"""Lines that stand beside the key they were meant to be under are one problem, which says how far in they go."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source


def told(text: str) -> list[tuple[str, int, str | None]]:
    loaded = load_text(Source("case.yaml", f"title: x\n{text}"), EVERYTHING)
    return [(one.code, one.span.line, one.help) for one in loaded.problems]


def indent(under: str, keys: str) -> str:
    return f"indent these lines two more spaces, under {under}: {keys}"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "grades:\n  Grade 9:\n  salary: 41,771\n  in_post: 9\n",
            [("wrong-shape", 3, indent("Grade 9", "salary and in_post"))],
        ),
        # Keys as people call them, and one that is misspelt.
        (
            "grades:\n  Grade 9:\n  salary: 41,771\n  In post: 9\n  vacancies: 3\n  suplement: £3,500\n",
            [("wrong-shape", 3, indent("Grade 9", "salary, In post, vacancies and suplement"))],
        ),
        # Of a second grade the keys are there twice.
        (
            "grades:\n  Grade 9:\n  salary: 41,771\n  in_post: 9\n"
            "  Grade 10:\n  salary: 45,000\n  in_post: 2\n  vacant: 1\nbudget: 1\n",
            [
                ("wrong-shape", 3, indent("Grade 9", "salary and in_post")),
                ("wrong-shape", 6, indent("Grade 10", "salary, in_post and vacant")),
            ],
        ),
        (
            "grades:\n  Grade 9: {salary: 41771, in_post: 9}\n  Grade 10:\n  in_post: {17: 3}\n  points: 16-19\n",
            [("wrong-shape", 4, indent("Grade 10", "in_post and points"))],
        ),
        ("period:\nstarts: 2026-09-01\nends: 2028-08-31\n", [("wrong-shape", 2, indent("period", "starts and ends"))]),
        ("grades:\nGrade 9:\n  salary: 41,771\n  in_post: 9\n", [("no-value", 2, indent("grades", "Grade 9"))]),
        (
            "equal_pay:\n  grades:\n    Grade 9:\n    paid:\n      men: 6\n      women: 7\n    how_reached: the gap\n",
            [("wrong-shape", 4, indent("Grade 9", "paid and how_reached"))],
        ),
        # What is under no key at all, and what has others beside it that are right.
        (
            "grades:\n  Grade 9:\n  Grade 10: {salary: 41771, in_post: 9}\n",
            [("wrong-shape", 3, "write its entries on the lines below, indented, or leave the line out")],
        ),
        (
            "agency:\nbudget: 5\n",
            [("wrong-shape", 2, "write its entries on the lines below, indented, or leave the line out")],
        ),
    ],
)
def test_lines_beside_their_key_are_told_of_once(text: str, problems: list[tuple[str, int, str]]) -> None:
    assert told(text) == problems
