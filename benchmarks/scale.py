"""How time and memory grow with the case: cases of one kind at four sizes, each command a whole process.

    python benchmarks/scale.py
    python benchmarks/scale.py --kind posts --rivals

Prints, for each kind of case and command, the time of the processor at each size and how many times the smallest that is,
the most memory, and whether it grows no faster than the case: whether what a line more costs stays the same. With `--rivals`
the same posts are formulas in a workbook that LibreOffice and ssconvert recalculate, where they are installed, and their
total is held against ours. The cases are made afresh in a temporary folder, the same on every run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from scale_cases import KINDS, Kind, Measured
from scale_rivals import rivals
from start_up import UNHEARD

MEMORY = 6 * 1024**3  # bytes that a run may ask for, so that the machine lives
SLACK = 1.35  # times what a growth like the case's comes to, before it is called faster
NOISE = 0.3  # seconds, and a hundred times that in MB, that no growth is read from


class Run(NamedTuple):
    """What one process took: seconds by the clock and of the processor, MB at the most, MB of output."""

    clock: float
    processor: float
    memory: float
    output: float


def main() -> None:
    """Measure, and print a table for each kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--kind", action="append", choices=[kind.name for kind in KINDS], help="only this kind; may be repeated"
    )
    options.add_argument("--runs", type=int, default=1, metavar="N", help="runs of each, the least of which counts (default 1)")
    options.add_argument("--limit", type=int, default=60, metavar="SECONDS", help="when a run is stopped (default 60)")
    options.add_argument("--rivals", action="store_true", help="a spreadsheet of the same posts too")
    given = options.parse_args()
    limit = Limit(given.limit, given.runs)
    with tempfile.TemporaryDirectory() as folder:
        kinds = [kind for kind in KINDS if not given.kind or kind.name in given.kind]
        for kind in kinds:
            files = written(kind, Path(folder))
            print(f"\n{kind.name}: {kind.what}\n\n{header(kind)}", flush=True)
            for measured in kind.measured:
                runs = list(limit.runs(ours(measured, file) for file in files))
                print(row(kind, measured, runs), flush=True)
        if given.rivals:  # last, since writing workbooks makes this process larger, which each that it starts begins with
            against_rivals(next(kind for kind in KINDS if kind.name == "posts"), limit, Path(folder))


def written(kind: Kind, folder: Path) -> list[Path]:
    """The case files of a kind, one a size."""
    files = [folder / f"{kind.name}-{size}.yaml" for size in kind.sizes]
    for size, file in zip(kind.sizes, files, strict=True):
        file.write_text(kind.case(size), encoding="utf-8")
    return files


def ours(measured: Measured, file: Path) -> list[str]:
    """The process of a command of ours."""
    command, *options = measured.arguments
    return [sys.executable, "-m", "supplement_calc", command, str(file), *options]


class Limit(NamedTuple):
    """How long a run may take, and how many there are of each."""

    seconds: int
    times: int

    def runs(self, commands: Iterator[list[str]]) -> Iterator[Run | None]:
        """The least of the runs of each, until one is past the limit: larger ones are not tried then."""
        past = False
        for command in commands:
            taken = [] if past else [one for _ in range(self.times) if (one := self.run(command)) is not None]
            past = past or not taken
            yield min(taken, key=lambda one: one.processor, default=None)

    def run(self, command: Sequence[str]) -> Run | None:
        """What a fresh process takes; None where it is past the limit. Ends the script where the process refuses its case."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            environment = {name: value for name, value in os.environ.items() if name not in UNHEARD}
            began = monotonic()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=errors, env=environment, preexec_fn=self._holding(command)
            )
            _, status, used = os.wait4(process.pid, 0)
            clock = monotonic() - began
            code = process.returncode = os.waitstatus_to_exitcode(status)
            if code in (1, 2) and "check" not in command:
                errors.seek(0)
                raise SystemExit(f"{' '.join(command)} failed: {errors.read(2000).decode()}")
            if code not in (0, 1):  # 1: a check that finds something
                return None
            size = os.fstat(out.fileno()).st_size / 1e6
            return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size)

    def _holding(self, command: Sequence[str]) -> Callable[[], None]:
        """What limits a process before it starts: the time of the processor, and for ours the memory it may ask for."""

        def hold() -> None:
            resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds + 1))
            if command[0] == sys.executable:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

        return hold


def header(kind: Kind) -> str:
    """The first rows of a kind's table."""
    sizes = " | ".join(f"{size:,}" for size in kind.sizes)
    first = f"| | {sizes} | largest ÷ smallest | memory, MB | output, MB | grows | target |"
    return f"{first}\n|---|{'---:|' * (len(kind.sizes) + 3)}---|---|"


def row(kind: Kind, measured: Measured, runs: Sequence[Run | None]) -> str:
    """A row of a kind's table."""
    done = [run for run in runs if run is not None]
    cells = ["over the limit" if run is None else f"{run.processor:.2f} s" for run in runs]
    if not done:
        return f"| {measured.name} | {' | '.join(cells)} | | | | over the limit | {measured.target} |"
    times = f"{done[-1].processor / done[0].processor:.1f}"
    memory, output = f"{done[-1].memory:,.0f}", f"{done[-1].output:,.2f}"
    cells += [times, memory, output, growth(kind, runs), target(kind, measured, runs)]
    return f"| {measured.name} | {' | '.join(cells)} |"


def growth(kind: Kind, runs: Sequence[Run | None]) -> str:
    """Whether the largest takes what a line more costs from the smallest to the second largest, in time and in memory."""
    taken = [run for run in runs if run is not None]
    if len(taken) < len(runs):
        return "past the limit"
    sizes, faster = kind.sizes, []
    for name, unit, noise in (("processor", "s", NOISE), ("memory", "MB", 100 * NOISE)):
        first, before, last = (getattr(taken[at], name) for at in (0, -2, -1))
        expected = before + (before - first) / (sizes[-2] - sizes[0]) * (sizes[-1] - sizes[-2])
        if last > SLACK * expected + noise:
            faster.append(f"{last:.3g} {unit} for {expected:.3g}")
    return f"faster: {', '.join(faster)}" if faster else "as the case"


def target(kind: Kind, measured: Measured, runs: Sequence[Run | None]) -> str:
    """The target, and what it is held against."""
    if measured.at is None or measured.at not in kind.sizes:
        return measured.target
    run, first = runs[kind.sizes.index(measured.at)], runs[0]
    if run is None or first is None:
        return f"{measured.target}: missed"
    held = (
        run.processor <= measured.seconds
        and run.memory <= measured.memory
        and run.processor <= measured.times * first.processor
    )
    said = f"{run.processor:.2f} s, {run.memory:,.0f} MB, {run.processor / first.processor:.2f} times"
    return f"{measured.target}: {'met' if held else 'missed'} ({said})"


def against_rivals(kind: Kind, limit: Limit, folder: Path) -> None:
    """A table of spreadsheets of the same posts, and whether their totals are ours."""
    files = written(kind, folder)
    print(f"\nspreadsheets: {kind.what}, as formulas\n\n{header(kind)}", flush=True)
    for rival in rivals(folder):
        runs = list(limit.runs(rival.command(file) for file in files))
        print(row(kind, Measured((rival.name,)), runs), flush=True)
        for file, run in zip(files, runs, strict=True):
            if run is not None and (theirs := rival.total(file)) != (total := our_total(file)):
                print(f"{rival.name} gives {theirs} for {file.name}, not {total}")


def our_total(file: Path) -> str:
    """The current spend of a case, as we have it."""
    ran = subprocess.run(ours(Measured(("cost", "-f", "json")), file), capture_output=True, check=True)
    return str(json.loads(ran.stdout)["figures"]["current_spend.total"])


if __name__ == "__main__":
    main()
