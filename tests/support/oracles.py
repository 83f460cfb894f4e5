"""What must hold of any run of the command line, whatever the case: no fault, every problem in its place, the same again."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple
from xml.etree import ElementTree

from support.recount import is_near, recount
from support.running import Ran, run
from support.trials import Trial

SECONDS = 5.0
LOCATED = re.compile(
    r"(?P<file><stdin>|<--set \d+>|[^:]+\.yaml):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): "
    r"(?P<severity>error|warning|note)\[(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)\]: .*\S.*"
)
_SUMMARY = re.compile(r"(Found \d|Nothing found but|Published figures: |(.*: )?Not checked, as ).*")
_USAGE = re.compile(r"(Usage: |Try '|Error: ).*")
_ANNOTATION = re.compile(
    r"::(?P<severity>error|warning|notice) file=(?P<file>[^:,]*),line=(?P<line>\d+),endLine=\d+"
    r"(?:,col=(?P<column>\d+),endColumn=\d+)?,title=(?P<code>[a-z0-9-]+)::.+"
)
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NUMBERED = re.compile(r"\d+")
TRACEBACK = "SUPPLEMENT_CALC_TRACEBACK"


class Fault(NamedTuple):
    """What did not hold: its kind, by which like ones are counted together, and what is to be seen."""

    kind: str
    detail: str


class TookTooLong(BaseException):
    """A run that was stopped since it had used up its time. No `Exception`, so that nothing but its own handler takes it."""


class Outcome(NamedTuple):
    """What a try came to: the exit code of its first run (None where that did not end), and what did not hold."""

    code: int | None
    faults: list[Fault]


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what is within once it has had so many seconds of the processor; what else the machine does is not counted."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Broke(Exception):  # noqa: N818 - carries a fault to where faults are gathered
    """A run that did not end as runs do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


def ran(trial: Trial, arguments: Sequence[str]) -> Ran:
    """Run the command line on the try's case. Raises `Broke` for a traceback, exit 3, or a run past its time."""
    os.environ[TRACEBACK] = "1"  # so that a fault of ours shows where it is
    try:
        with limited(SECONDS):
            return run(*arguments, stdin=trial.data)
    except TookTooLong as error:
        raise Broke(Fault(f"slow {trial.command} at {place_of(error)}", f"over {SECONDS:g} s of the processor")) from None
    except (Exception, SystemExit) as error:
        kind = f"fault {type(error).__name__} at {place_of(error)}"
        raise Broke(Fault(kind, "".join(traceback.format_exception(error))[-3000:])) from None
    finally:
        del os.environ[TRACEBACK]


def place_of(error: BaseException) -> str:
    """The deepest place in the package that an error went through."""
    ours = [one for one in traceback.extract_tb(error.__traceback__) if f"{os.sep}supplement_calc{os.sep}" in one.filename]
    if not ours:
        return "nowhere of ours"
    file = ours[-1].filename.rpartition(f"supplement_calc{os.sep}")[2]
    return f"{file.removesuffix('.py').replace(os.sep, '.')}.{ours[-1].name}"


def judged(trial: Trial, *, often: float = 0.3, every_figure: bool = False) -> Outcome:
    """Run a try, and again and in other formats in so large a share of all tries, and hold it against everything here.

    Of a case in JSON one figure is explained, or `every_figure` until one of them goes wrong.
    """
    draw = Random(f"judge:{trial.number}")
    try:
        first = ran(trial, trial.arguments)
    except Broke as broke:
        return Outcome(None, [broke.fault])
    faults = list(_of_one_run(trial, first))
    try:
        if draw.random() < often and ran(trial, trial.arguments) != first:
            faults.append(Fault(f"another second run of {trial.command}", "the same input gave another output"))
        if not faults and first.code == 0 and trial.format == "json" and trial.command not in ("check", "explain"):
            faults += _json_against_others(trial, first, draw, often, every_figure)
    except Broke as broke:
        faults.append(broke.fault)
    return Outcome(first.code, faults)


# One run by itself.


def _of_one_run(trial: Trial, ran: Ran) -> Iterator[Fault]:
    name = f"{trial.command} -f {trial.format}".removesuffix(" -f ")
    if ran.code not in (0, 1, 2):
        yield Fault(f"exit {ran.code} of {trial.command}", ran.err[-1000:])
    yield from _standard_error(trial, ran)
    if ran.code == 0 and trial.command != "check" and not ran.out:
        yield Fault(f"exit 0 and nothing shown by {trial.command}", ran.err[-1000:])
    for stream, text in (("output", ran.out), ("standard error", ran.err)):
        if found := _STEERS.search(text):
            yield Fault(f"U+{ord(found[0]):04X} in the {stream} of {name}", text[max(0, found.start() - 80) :][:160])
    try:
        yield from _output(trial, ran)
    except (ValueError, KeyError, ElementTree.ParseError, csv.Error) as error:
        yield Fault(f"output of {name} that cannot be read", f"{type(error).__name__}: {error}\n{ran.out[:1000]}")


_COUNTED = re.compile(r"(?:Printed figures|Table rows): \d")
"""The line that says how many figures were held against the case, which is of the whole file."""


def _standard_error(trial: Trial, ran: Ran) -> Iterator[Fault]:
    """Every line that does not go on from one before is a problem's first line, a summary, or a refusal of the command line."""
    severities = []
    for line in ran.err.split("\n"):
        if not line or line.startswith(" "):
            continue
        if found := LOCATED.fullmatch(line):
            severities.append(found["severity"])
            yield from _place(trial, found["file"], int(found["line"]), int(found["column"]), found["code"])
        elif not (ran.code == 2 and _USAGE.fullmatch(line)) and not (
            trial.command == "check" and (_SUMMARY.fullmatch(line) or _COUNTED.match(line))
        ):
            yield Fault(f"a line of {trial.command} without a place", line[:500])
    if ran.code == 1 and trial.command != "check" and "error" not in severities:
        yield Fault(f"exit 1 of {trial.command} without an error", ran.err[-1000:])
    if ran.code == 2 and not trial.careless:
        yield Fault(f"an unlocated refusal by {trial.command}", ran.err[-1000:])


def _place(trial: Trial, file: str, line: int, column: int, code: str) -> Iterator[Fault]:
    """A problem stands in its text, or just past the end of a line or of the last."""
    if file == "<stdin>":
        lines = trial.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    elif file.startswith("<--set"):
        lines = [_set_values(trial.arguments)[int(file.split()[1].rstrip(">")) - 1]]
    else:
        return
    length = len(lines[line - 1]) if line <= len(lines) else 0
    if line > len(lines) + 1 or column > length + 2:
        yield Fault(
            f"a place outside the text for {code}", f"{file}:{line}:{column} of {len(lines)} lines, {length} characters"
        )


def _set_values(arguments: Iterable[str]) -> list[str]:
    return [one.removeprefix("--set=") for one in arguments if one.startswith("--set=")]


def _output(trial: Trial, ran: Ran) -> Iterator[Fault]:
    if not ran.out or ran.code == 2:
        return
    match trial.command, trial.format:
        case "check", _:
            yield from _findings(trial, ran)
        case _, "json":
            json.loads(ran.out)
        case _, "csv":
            widths = {len(row) for row in csv.reader(io.StringIO(ran.out), strict=True)}
            if len(widths) != 1:
                yield Fault(f"rows of several widths in the csv of {trial.command}", ran.out[:1000])


def _findings(trial: Trial, ran: Ran) -> Iterator[Fault]:
    severities: list[str] = []
    match trial.format:
        case "json":
            problems = json.loads(ran.out)["problems"]
            severities = [one["severity"] for one in problems if one["excuse"] is None]
            for one in problems:
                yield from _place(trial, one["file"], one["line"], one["column"], one["code"])
        case "sarif":
            results = [result for one in json.loads(ran.out)["runs"] for result in one["results"]]
            severities = [result["level"] for result in results if not result.get("suppressions")]
        case "junit":
            ElementTree.fromstring(ran.out)
            return
        case _:
            lines = [line for line in ran.out.split("\n") if line and not line.startswith(" ") and not _COUNTED.match(line)]
            shape = _ANNOTATION if trial.format == "github" else LOCATED
            found = [match for line in lines if (match := shape.fullmatch(line))]
            severities = [match["severity"] for match in found]
            if len(found) != len(lines):
                yield Fault(f"a line of check -f {trial.format} without a place", ran.out[:1000])
            for match in found:
                yield from _place(trial, match["file"], int(match["line"]), int(match["column"] or 1), match["code"])
    if "--verbose" not in trial.arguments:
        strict = "--strict" in trial.arguments and "warning" in severities
        if (ran.code == 1) != ("error" in severities or strict):
            yield Fault(f"exit {ran.code} of check -f {trial.format} for what it shows", ran.out[:1000])


# JSON against CSV, and against `explain`.


def _json_against_others(trial: Trial, first: Ran, draw: Random, often: float, every: bool) -> Iterator[Fault]:
    data = json.loads(first.out)
    if not isinstance(data, dict):  # several cases
        return
    if "tables" in data and draw.random() < 2 * often:  # `sensitivity` has answers in their place
        yield from _csv_agrees(trial, data)
    ids = list(data.get("figures", ()))
    if ids and draw.random() < 2 * often:
        for id in ids if every else [draw.choice(ids)]:
            yield from _re_adds(trial, id, data)


def _csv_agrees(trial: Trial, data: dict[str, Any]) -> Iterator[Fault]:
    other = ran(trial, [("csv" if one == "json" else one) for one in trial.arguments])
    rows = [tuple(row) for row in csv.reader(io.StringIO(other.out))][1:]
    ours = [
        (table["id"], row["id"], row["quantity"] or "", row["rate"] or "", row["amount"] or "")
        for table in data["tables"]
        for row in table["rows"]
    ]
    theirs = [(row[0], row[1], *row[3:6]) for row in rows]
    if ours != theirs:
        differing = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]][:3]
        yield Fault(f"json and csv of {trial.command} differ", f"{len(ours)} and {len(theirs)} rows; {differing}")
    for _, id, *_, amount in ours:
        if id in data["figures"] and (data["figures"][id] or "") != amount:
            yield Fault(
                f"a figure of {trial.command} that is not its row's amount", f"{id}: {data['figures'][id]} and {amount}"
            )


_MONEY_OPTIONS = ("--set", "--round", "--unit", "--full")


def _re_adds(trial: Trial, figure: str, data: dict[str, Any]) -> Iterator[Fault]:
    """`explain` of a figure that json has: the same value, and every step the result of its operation."""
    options = [one for one in trial.arguments if one.partition("=")[0] in _MONEY_OPTIONS]
    explained = ran(trial, ("explain", "-", "-f", "json", *options, "--", figure))
    family = _NUMBERED.sub("N", f"{figure.split('.')[0]}.…{figure.split('.')[-1]}" if "." in figure else figure)
    terms = any(one.startswith("--years") or one == "--marginal" for one in trial.arguments)
    if explained.code and (terms or LOCATED.match(explained.err)):  # it knows no such terms; or it reads more of the case
        return
    if explained.code:
        yield Fault(f"explain refuses an id of {trial.command}: {family}", f"{figure}\n{explained.err[-600:]}")
        return
    steps = json.loads(explained.out)["steps"]
    if steps[-1]["value"] != data["figures"][figure] and not terms:
        detail = f"{figure}: {steps[-1]['value']} and {data['figures'][figure]}"
        yield Fault(f"explain of {trial.command} has another value: {family}", detail)
    yield from _wrong_steps(steps)


def _wrong_steps(steps: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    values: dict[str, Fraction | None] = {}
    withheld = {step["id"] for step in steps if "instead" in step}  # small counts of people
    for step in steps:
        given = None if step["value"] is None else Fraction(step["value"])
        if "operation" in step and withheld.isdisjoint((step["id"], *step["operands"])):
            try:
                worked = recount(step, [values[operand] for operand in step["operands"]])
            except KeyError as missing:
                yield Fault(f"explain has a step that cannot be worked: {step['operation']}", f"{missing} for {step}"[:1000])
                return
            if worked != given and not is_near(worked, given):
                yield Fault(f"explain does not re-add: {step['operation']}", f"{step}"[:1000])
                return
        values[step["id"]] = given


def command_line(trial: Trial, file: Path | str) -> str:
    """The try as a person would type it, its case in a file."""
    import shlex

    before, *rest = trial.arguments
    named = [str(file) if one == "-" else one for one in rest]
    return shlex.join(["supplement-calc", before, *named]).encode("utf-8", "backslashreplace").decode()


__all__ = ["Broke", "Fault", "Outcome", "TookTooLong", "command_line", "judged", "limited", "place_of", "ran"]
