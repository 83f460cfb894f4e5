"""What `check` takes for many files: a thousand cases of 24 posts, in one run, on one core.

    python benchmarks/check_many.py

The files are made afresh in a temporary folder, the same on every run. What it is held against reads the same files: a plain
load of each with PyYAML's C loader, which knows no place and no rule; and, where they are installed, `yamllint` and
`check-jsonschema` with our own schema. Runs of all are interleaved, so that a busy moment falls on each, and the time of the
processor is what counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from start_up import UNHEARD, Time, of_children

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs" / "case.schema.json"
TARGET = 300
GRADES = 24

PLAIN_LOAD = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""
OURS = "supplement-calc check"


def main() -> None:
    """Write the files, measure, and print the medians and their ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=1000, metavar="N", help="case files (default 1,000)")
    options.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each kind (default 5)")
    given = options.parse_args()
    pin_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        write_cases(Path(folder), given.files)
        commands = dict(commands_for(folder))
        times: dict[str, list[Time]] = {name: [] for name in commands}
        for _ in range(given.runs):
            for name, command in commands.items():
                times[name].append(timed(command))
    medians = {name: Time(*map(median, zip(*taken, strict=True))) for name, taken in times.items()}
    ours = medians[OURS].processor
    print(f"{given.files:,} files of {GRADES} posts, median of {given.runs} runs  clock  processor  files/s   ours ÷ it")
    for name, (clock, processor) in medians.items():
        print(f"{name:<44} {clock:6.2f} s {processor:8.2f} s {given.files / processor:8.0f} {ours / processor:8.2f}")
    print(f"target: {TARGET} files a second or more on one core, start-up and all")


def pin_to_one_core() -> None:
    """Keep this process, and those it starts, on one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    else:
        print("this system cannot pin a process to one core")


def commands_for(folder: str) -> Iterator[tuple[str, list[str]]]:
    """What is measured, by name."""
    yield OURS, [sys.executable, "-m", "supplement_calc", "check", folder]
    yield "PyYAML, CSafeLoader, in one process", [sys.executable, "-c", PLAIN_LOAD, folder]
    rivals = {
        "yamllint": ["-d", "relaxed", folder],
        "check-jsonschema": ["--schemafile", str(SCHEMA), *(str(file) for file in sorted(Path(folder).iterdir()))],
    }
    for name, arguments in rivals.items():
        beside = Path(sys.executable).parent / name
        if found := str(beside) if beside.exists() else shutil.which(name):
            yield name, [found, *arguments]
        else:
            print(f"{name} is not installed; left out")


def timed(command: list[str]) -> Time:
    """What one fresh process takes from its start to its end."""
    environment = {name: value for name, value in os.environ.items() if name not in UNHEARD}
    clock, processor = perf_counter(), of_children()
    ran = subprocess.run(command, capture_output=True, env=environment, check=False)
    if ran.returncode:
        raise SystemExit(f"{command[0]} failed: {(ran.stdout + ran.stderr).decode()[:2000]}")
    return Time(perf_counter() - clock, of_children() - processor)


def write_cases(folder: Path, files: int) -> None:
    """Sound cases, in which no rule finds anything, each with other figures; every second one pays by pay points."""
    random = Random(2019)
    for number in range(files):
        text = case(random, number, by_points=number % 2 == 1)
        (folder / f"case-{number:04}.yaml").write_text(text, encoding="utf-8")


SOUND = """\
terms: {review: By the committee at 12 months, withdrawal: With the period and without protection}
silences:
  - {rule: equal-pay-record, reason: Kept with the papers of the committee}
"""


def case(random: Random, number: int, *, by_points: bool) -> str:
    """One case file: the supplement of each grade is less than the step to the next."""
    on_costs = random.randrange(2000, 3000)
    salaries = [20_000 + 1_300 * grade + random.randrange(0, 300) for grade in range(1, GRADES + 1)]
    posts = [(random.randrange(100, 9000), random.randrange(100, 900)) for _ in salaries]
    bill = sum((there + vacant) * salary for (there, vacant), salary in zip(posts, salaries, strict=True)) // 100
    lines = [
        "# yaml-language-server: $schema=../docs/case.schema.json",
        f"title: Market supplement {number}",
        "organisation: A county council",
        "source: Appointments and Conditions of Service Committee, 24 June 2019",
        "period: {starts: 2019-07-01, ends: 2021-06-30, review: 2020-07-01}",
        f"on_costs: {on_costs / 100}%",
        f"budget: {bill * (10_000 + on_costs) // 10_000 + random.randrange(-500_000, 500_000):,}",
        f"agency: {{fte: {random.randrange(0, 240) / 10}, cost_per_fte: {random.randrange(60_000, 80_000)}}}",
    ]
    if by_points:
        lines += ["pay_points:", *(f"  {point}: {20_000 + 650 * point:,}" for point in range(1, 2 * GRADES + 1))]
    lines.append("grades:")
    for grade, (salary, (there, vacant)) in enumerate(zip(salaries, posts, strict=True), 1):
        pay = f"points: {2 * grade - 1}-{2 * grade}" if by_points else f"salary: {salary:,}"
        lines += [
            f"  Grade {grade}:",
            f"    {pay}",
            f"    in_post: {there / 100}",
            f"    vacant: {vacant / 100}",
            f"    supplement: {random.randrange(500, 650)}",
        ]
    return "\n".join(lines) + "\n" + SOUND


if __name__ == "__main__":
    main()
