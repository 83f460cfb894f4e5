"""The commands by name: where each is, and what `--help` says of it. Nothing is imported until a command runs."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's module (its click command is called `command`) and its line in `--help`."""

    module: str
    help: str


COMMANDS = {
    "cost": Entry("cost", "Cost a case: current spend, supplements, full establishment, budget, break-even."),
    "break-even": Entry("break_even", "The vacancy level at which full cost meets the budget, on every basis."),
    "explain": Entry("explain", "How a figure was reached, down to lines of the case file."),
    "check": Entry("check", "Check case files: every problem, with its line and how to mend it."),
    "init": Entry("init", "Start a case: a commented file that costs as it is."),
    "schema": Entry("schema", "Print the JSON Schema of a case file, for editors."),
}
