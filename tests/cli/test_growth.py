"""What a command does grows no faster than its case: calls counted at two sizes, in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.output.formats.registry import FORMATS, renderer
from supplement_calc.output.terminal import texts
from supplement_calc.output.view import View
from support.growth import growth
from support.running import view_of


def of_grades(count: int, budget: int) -> str:
    """So many grades of posts, a budget and agency staff."""
    grades = "".join(
        f"  G{n}: {{salary: {22_000 + 7 * n}, in_post: 3, vacant: 1.{n % 9 + 1}, supplement: 1000}}\n" for n in range(count)
    )
    rest = f"on_costs: 24.33%\nagency: {{fte: 2, cost_per_fte: 65797}}\nbudget: {budget}\n"
    return f"title: Grades\nperiod: {{starts: 2025-04-01, ends: 2027-03-31}}\ngrades:\n{grades}{rest}"


# A budget that some vacancies meet, and one that none do: then many figures have the same reason for no value.
BUDGETS = {"met": 50_000, "not met": 1_000}


@pytest.mark.parametrize(
    ("command", "budget"),
    [("cost", "met"), ("cost", "not met"), ("break-even", "met"), ("break-even", "not met"), ("pay-points", "met")],
)
def test_a_command_grows_no_faster_than_the_case(command: str, budget: str, tmp_path: Path) -> None:
    """What it works out, and then what each format makes of it."""
    seen: dict[int, View] = {}

    def worked_out(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.yaml"
        path.write_text(of_grades(size, BUDGETS[budget] * size), encoding="utf-8")

        def see() -> None:
            seen[size] = view_of(command, path)

        return see

    def shown(format_: str) -> Callable[[int], Callable[[], object]]:
        return lambda size: lambda: "".join(texts(renderer(format_).render(seen[size], None)))

    faster = {"the command": growth(worked_out, 20)} | {format_: growth(shown(format_), 20) for format_ in FORMATS}
    assert {name: times for name, times in faster.items() if times >= 1.2} == {}
