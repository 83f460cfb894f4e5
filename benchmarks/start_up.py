"""What it costs to start: `cost` on the published case against importing the libraries that such a tool is made of.

    python benchmarks/start_up.py

The measure is a fresh process that imports click, yaml, pydantic (with one model) and prints one table with rich: what any
tool built on them spends before it has read a line. Runs of all are interleaved, so that a busy moment falls on each; the time
of the processor alone stands beside that of the clock, for machines that have other work.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import resource
import struct
import subprocess
import sys
import termios
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
CASE = ROOT / "cases" / "derbyshire-2019.yaml"
TARGET = 1.3
# What a shell may say that would change what is measured: without the second, our own modules are compiled on every run.
UNHEARD = ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYDANTIC_DISABLE_PLUGINS")

LIBRARIES = """
import click, yaml
from pydantic import BaseModel
class Grade(BaseModel):
    title: str
    in_post: str
Grade(title="Grade 9", in_post="61.03")
from rich.console import Console
from rich.table import Table
table = Table("Current spend", "£")
table.add_row("Grade 9", "1,641,097")
Console().print(table)
"""


def main() -> None:
    """Measure, and print the medians and their ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=25, metavar="N", help="fresh processes of each kind (default 25)")
    runs = options.parse_args().runs
    cost = [sys.executable, "-m", "supplement_calc", "cost", str(CASE)]
    commands = {
        "python -c pass": ([sys.executable, "-c", "pass"], False),
        "supplement-calc --help, piped": ([*cost[:3], "--help"], False),
        "the four libraries, piped": ([sys.executable, "-c", LIBRARIES], False),
        "supplement-calc cost, piped": (cost, False),
        "the four libraries, on a terminal": ([sys.executable, "-c", LIBRARIES], True),
        "supplement-calc cost, on a terminal": (cost, True),
    }
    times: dict[str, list[Time]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, (command, on_terminal) in commands.items():
            taken = timed(command, on_terminal)
            if number:  # the first of each warms the file cache
                times[name].append(taken)
    print(f"{'median of ' + str(runs) + ' runs':<38}    clock  processor")
    medians = {name: Time(*map(median, zip(*taken, strict=True))) for name, taken in times.items()}
    for name, (clock, processor) in medians.items():
        print(f"{name:<38} {clock * 1000:5.0f} ms   {processor * 1000:5.0f} ms")
    for where in ("piped", "on a terminal"):
        ours, theirs = medians[f"supplement-calc cost, {where}"], medians[f"the four libraries, {where}"]
        ratios = f"{ours.clock / theirs.clock:8.2f}   {ours.processor / theirs.processor:8.2f}"
        print(f"{'cost ÷ libraries, ' + where:<38} {ratios}   target {TARGET} or less")


class Time(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float


def timed(command: list[str], on_terminal: bool) -> Time:
    """What one fresh process takes from its start to its end."""
    # Our own entry point sets PYDANTIC_DISABLE_PLUGINS for itself; the libraries run as they come.
    environment = {name: value for name, value in os.environ.items() if name not in UNHEARD}
    environment |= {"TERM": "xterm-256color"}
    clock, processor = perf_counter(), of_children()
    if on_terminal:
        run_on_terminal(command, environment)
    else:
        subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return Time(perf_counter() - clock, of_children() - processor)


def of_children() -> float:
    """Seconds of the processor that processes started here, and ended, have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_on_terminal(command: list[str], environment: dict[str, str]) -> None:
    """Run on a pseudo-terminal of 100 columns."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    while read(ours):
        pass
    os.close(ours)
    if process.wait():
        raise SystemExit(f"{command} failed")


def read(terminal: int) -> bytes:
    """The next bytes; none once the other side has hung up."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


if __name__ == "__main__":
    main()
