"""What a command does grows no faster than its case: calls counted at two sizes, in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.output.formats.registry import FORMATS
from support.growth import growth
from support.running import run


def of_grades(count: int, budget: int) -> str:
    """So many grades of posts, a budget and agency staff."""
    grades = "".join(
        f"  G{n}: {{salary: {22_000 + 7 * n}, in_post: 3, vacant: 1.{n % 9 + 1}, supplement: 1000}}\n" for n in range(count)
    )
    rest = f"on_costs: 24.33%\nagency: {{fte: 2, cost_per_fte: 65797}}\nbudget: {budget}\n"
    return f"title: Grades\nperiod: {{starts: 2025-04-01, ends: 2027-03-31}}\ngrades:\n{grades}{rest}"


# A budget that some vacancies meet, and one that none do: then many figures have the same reason for no value.
@pytest.mark.parametrize("budget", [50_000, 1_000], ids=["met", "not met"])
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("command", ["cost", "break-even", "pay-points"])
def test_a_command_grows_no_faster_than_the_case(command: str, format_: str, budget: int, tmp_path: Path) -> None:
    def showing(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.yaml"
        path.write_text(of_grades(size, budget * size), encoding="utf-8")
        return lambda: run(command, path, "-f", format_)

    assert growth(showing, 30) < 1.2
