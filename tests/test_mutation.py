"""Cases changed by their structure, a few through every command and format; `tests/outside/mutate.py` makes the long run.

The tools themselves are held too: a fault that is planted must be seen, and a tree must be written as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from supplement_calc.cli.registry import COMMANDS
from support.draws import TIMES
from support.mutation import seeds
from support.oracles import command_line, judged
from support.report_trials import report_fault
from support.running import Ran, run
from support.shrinking import shrunk
from support.trials import ALL_PROBES, NEEDS, PROBES, Trial, trial
from support.yaml_trees import parsed, written

SEED = 1
SHOWING = ("cost", "market", "pay-points", "workforce")
EACH = 3 * TIMES  # changed cases for each command and format
SOUND = b"title: A team\ngrades:\n  Grade 9: {salary: 30000, in_post: 3}\n"


@pytest.mark.parametrize(
    "probe", range(len(ALL_PROBES)), ids=[f"{command}-{format_}".strip("-") for command, format_ in ALL_PROBES]
)
def test_a_changed_case_ends_in_figures_or_in_problems_in_their_places(probe: int) -> None:
    for number in range(probe, EACH * len(ALL_PROBES), len(ALL_PROBES)):
        tried = trial(SEED, number)
        faults = judged(tried).faults
        shown = f"{command_line(tried, 'case.yaml')}\n\n{tried.data.decode('utf-8', 'backslashreplace')}"
        assert not faults, f"{shown}\n" + "\n".join(f"{fault.kind}\n{fault.detail}" for fault in faults)


def test_every_command_is_tried() -> None:
    assert {command for command, _ in ALL_PROBES} == set(COMMANDS) - {"report"}  # which is tried below


@pytest.mark.parametrize("ending", [".md", ".xlsx"])
def test_a_changed_case_ends_in_a_whole_document_or_in_problems(ending: str, tmp_path: Path) -> None:
    """`tests/outside/mutate_reports.py` makes the long run, of every kind of document."""
    found = [report_fault(SEED, number, ending, tmp_path) for number in range(16)]
    assert [fault for _, fault in found if fault] == []
    assert sum(code == 0 for code, _ in found) > 1


@pytest.mark.parametrize("command", NEEDS)
def test_every_format_of_a_command_is_tried(command: str) -> None:
    ran = run(command, "case.yaml", *(["title"] if command == "explain" else []), "-f", "no such format")
    known = re.findall(r"'(\w+)'", ran.err.partition("is not one of")[2])
    assert known == [format_ for name, format_ in PROBES if name == command]


def test_enough_of_the_changed_cases_still_cost() -> None:
    """Where all were refused, nothing but reading would have been tried."""
    numbers = [number for number in range(2 * len(ALL_PROBES)) if ALL_PROBES[number % len(ALL_PROBES)][0] in SHOWING]
    codes = [judged(trial(SEED, number), often=0).code for number in numbers]
    assert codes.count(0) > len(codes) // 4


def test_the_same_number_is_the_same_try() -> None:
    assert [trial(7, number) for number in range(100)] == [trial(7, number) for number in range(100)]


def test_a_tree_is_written_as_it_was_read() -> None:
    for seed in {id(seed): seed for seed in seeds()}.values():
        assert parsed(written(seed)) == seed


def probe(command: str, format_: str, data: bytes = SOUND, *arguments: str) -> Trial:
    """A try of our own."""
    return Trial(0, command, format_, data, (command, "-", "-f", format_, *arguments), careless=False)


OTHERS = ("explain", "compare", "check")  # a figure is named, or another case, or there are problems and no figures


@pytest.mark.parametrize("one", [probe(command, format_) for command, format_ in PROBES if command not in OTHERS])
def test_a_sound_case_has_no_fault(one: Trial) -> None:
    assert judged(one, often=1.0, every_figure=True).faults == []


# Faults put where the commands are run, each of which must be seen.

Breaks = Callable[[Trial, Ran], Ran]


def planted(monkeypatch: pytest.MonkeyPatch, breaks: Callable[..., Any]) -> None:
    """Have each run of the command line go through a function that spoils it."""
    from support import oracles

    def spoilt(*arguments: str, stdin: bytes = b"") -> Ran:
        ran = breaks(arguments, run(*arguments, stdin=stdin))
        assert isinstance(ran, Ran)
        return ran

    monkeypatch.setattr(oracles, "run", spoilt)


def raising(arguments: Any, ran: Ran) -> Ran:
    """A traceback."""
    raise KeyError("grade_9")


def slow(arguments: Any, ran: Ran) -> Ran:
    """A hang."""
    until = perf_counter() + 60
    while perf_counter() < until:
        pass
    return ran


def other_explanation(arguments: tuple[str, ...], ran: Ran) -> Ran:
    """Steps that do not add up."""
    return ran._replace(out=ran.out.replace('"90000"', '"90001"')) if arguments[0] == "explain" else ran


COUNTER = iter(range(100))


@pytest.mark.parametrize(
    ("breaks", "kind"),
    [
        (raising, "fault KeyError at "),
        (lambda arguments, ran: ran._replace(code=3), "exit 3 of cost"),
        (lambda arguments, ran: ran._replace(out=""), "exit 0 and nothing shown by cost"),
        (lambda arguments, ran: ran._replace(code=1), "exit 1 of cost without an error"),
        (lambda arguments, ran: ran._replace(code=2, err="Error: no.\n"), "an unlocated refusal by cost"),
        (lambda arguments, ran: ran._replace(err="the case is wrong\n"), "a line of cost without a place"),
        (lambda arguments, ran: ran._replace(err="<stdin>:99:1: note[a-note]: there\n"), "a place outside the text for a-note"),
        (lambda arguments, ran: ran._replace(err="<stdin>:1:99: note[a-note]: there\n"), "a place outside the text for a-note"),
        (lambda arguments, ran: ran._replace(err=f"{next(COUNTER)}"), "another second run of cost"),
        (lambda arguments, ran: ran._replace(out=f"{ran.out}\x1b"), "U+001B in the output of cost -f json"),
        (lambda arguments, ran: ran._replace(out=ran.out[:-5]), "output of cost -f json that cannot be read"),
        (lambda arguments, ran: ran._replace(out=ran.out.replace(",90000,", ",90001,")), "json and csv of cost differ"),
        (
            lambda arguments, ran: ran._replace(out=ran.out.replace('"amount": "90000"', '"amount": "9"')),
            "a figure of cost that",
        ),
        (other_explanation, "explain does not re-add: "),
        (other_explanation, "explain of cost has another value: "),
        (
            lambda arguments, ran: ran._replace(code=2, err="Error: no such figure.\n") if arguments[0] == "explain" else ran,
            "explain refuses an id of cost: ",
        ),
    ],
)
def test_a_fault_that_is_planted_is_seen(breaks: Callable[..., Any], kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    planted(monkeypatch, breaks)
    kinds = [fault.kind for fault in judged(probe("cost", "json"), often=1.0, every_figure=True).faults]
    assert any(one.startswith(kind) for one in kinds), kinds


def test_a_hang_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from support import oracles

    planted(monkeypatch, slow)
    monkeypatch.setattr(oracles, "SECONDS", 0.2)
    (fault,) = judged(probe("cost", "table")).faults
    assert fault.kind.startswith("slow cost at ")


def test_a_failing_input_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    planted(monkeypatch, lambda arguments, ran: ran._replace(code=3) if "Grade 9" in ran.out else ran)
    starter = run("init").out.encode()
    small = shrunk(probe("cost", "table", starter, "--round=penny"), "exit 3 of cost")
    assert len(small.data) < 250, small.data.decode()
    assert "--round=penny" not in small.arguments
