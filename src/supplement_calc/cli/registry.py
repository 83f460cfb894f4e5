"""The commands by name: where each is, and what `--help` says of it. Nothing is imported until a command runs."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's module (its click command is called `command`) and its line in `--help`."""

    module: str
    help: str


COMMANDS = {
    "cost": Entry("cost", "Cost a case: current spend, supplements, full establishment, budget, break-even."),
    "break-even": Entry("break_even", "How many posts must stay vacant for the budget to cover the full cost."),
    "market": Entry("market", "What other employers pay, the gap, and where the supplement leaves us."),
    "pay-points": Entry("pay_points", "The supplement's impact at each pay point, and each grade against the next."),
    "workforce": Entry("workforce", "Vacancies, agency, turnover and recruitment, each rate with its denominator."),
    "forecast": Entry("forecast", "Month by month to the end of the supplement, against doing nothing."),
    "compare": Entry("compare.command", "Options, cases or values of an input side by side, and why two differ."),
    "sensitivity": Entry("what_if.sensitivity", "Which inputs move the answer, one at a time and all at once."),
    "explain": Entry("explain", "How a figure was reached, down to lines of the case file."),
    "check": Entry("check", "Check case files: every problem, with its line and how to correct it."),
    "report": Entry("report.command", "The case as a document: the committee paper, or a workbook whose numbers are live."),
    "rule": Entry("rule", "What a problem's code means, with a failing and a passing sample."),
    "init": Entry("init", "Start a case: a commented file that costs as it is."),
    "import": Entry("import_.command", "Bring in posts, pay points, comparators: extracts of HR systems."),
    "schema": Entry("schema", "Print the JSON Schema of a case file, for editors."),
}
