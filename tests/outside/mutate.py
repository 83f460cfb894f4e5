"""The long run: very many changed cases through every command and format, each held against what must hold of any run.

    python tests/outside/mutate.py --count 200000 --seed 1 --jobs 2 --found found

Prints the progress, then how many tries came to what, and each kind of fault with a try that shows it. With `--found` the
case of each fault and its command line are written there, the first of each kind made small as well. The same seed and
number are the same try: `--only NUMBER` runs one again. Ends with exit code 1 where there was a fault.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from mmap import mmap
from pathlib import Path
from struct import calcsize, pack_into, unpack_from
from time import monotonic, process_time, sleep
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support.oracles import Fault, command_line, judged, ran  # noqa: E402 - found beside this file, wherever it is run from
from support.running import clean_environment, run_process  # noqa: E402
from support.running import command_line as process_arguments  # noqa: E402
from support.shrinking import shrunk  # noqa: E402
from support.trials import ALL_PROBES, Trial, trial  # noqa: E402

CHUNK = 1_000  # tries of one worker: what is kept in memory between runs does not build up
MEMORY = 300 * 1024  # kB
CAP = 2 * 1024**3  # bytes a worker may ask for at all, so that the machine lives
FRESH = 1_999  # of so many tries one is run in a process of its own too, where sets have another order
STUCK = 40  # seconds of the processor on one try: C code that the limit of a run cannot stop
ASLEEP = 1_800  # seconds by the clock on one try: it waits for something that does not come
KEPT = 10  # inputs written for each kind
NOW = "qdd"  # what a worker is at: a number, since when by the clock, and what it had had of the processor then


class Result(NamedTuple):
    """What one try came to."""

    number: int
    code: int | None
    faults: list[Fault]


def main() -> int:
    """Run, print what came of it, and give the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=200_000, metavar="N", help="tries (default 200,000)")
    options.add_argument("--seed", type=int, default=1, metavar="N", help="which tries (default 1)")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (default one a core)")
    options.add_argument("--seconds", type=float, default=None, metavar="N", help="stop after so many seconds, wherever it is")
    options.add_argument("--found", type=Path, metavar="FOLDER", help="write each failing input there")
    options.add_argument("--shrink", type=float, default=20, metavar="N", help="seconds for making an input small (default 20)")
    options.add_argument("--only", type=int, metavar="NUMBER", help="run this one try, and show it")
    given = options.parse_args()
    if given.only is not None:
        return run_one(given.seed, given.only)
    tally = Tally(given.seed, given.found)
    workers = Workers(given.seed, given.count, given.jobs)
    started = last = monotonic()
    for result in workers.results():
        tally.count(result)
        now = monotonic()
        if now - last > 10:
            last = now
            pace = tally.tries / (now - started)
            print(
                f"{tally.tries:>9,} of {given.count:,}  {pace:6.0f} a second  {len(tally.kinds)} kinds of fault",
                file=sys.stderr,
            )
        if given.seconds is not None and now - started > given.seconds:
            workers.stop()
            break
    print(tally.summary(monotonic() - started))
    if given.found and given.shrink:
        tally.shrink(given.shrink)
    return 1 if tally.kinds else 0


def run_one(seed: int, number: int) -> int:
    """Show one try and what comes of it."""
    tried = trial(seed, number)
    print(tried.data.decode("utf-8", "backslashreplace"))
    print(command_line(tried, "case.yaml"))
    outcome = judged(tried, often=1.0)
    print(f"exit {outcome.code}")
    for fault in outcome.faults:
        print(f"{fault.kind}\n{fault.detail}")
    return 1 if outcome.faults else 0


# Workers: forked from here with everything imported, a thousand tries each.


class Worker:
    """A process with its tries, what it is at, and the results it has sent."""

    def __init__(self, seed: int, numbers: range) -> None:
        self.numbers = numbers
        self.now = mmap(-1, calcsize(NOW))
        pack_into(NOW, self.now, 0, numbers.start, monotonic(), 0.0)
        reading, writing = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(reading)
            _work(seed, numbers, self.now, writing)
        os.close(writing)
        os.set_blocking(reading, False)
        self.reading = reading
        self.kept = b""

    @property
    def at(self) -> int:
        """The number it is at."""
        return int(unpack_from(NOW, self.now)[0])

    def is_stuck(self) -> bool:
        """Whether it has been at one try for too long."""
        _, since, had = unpack_from(NOW, self.now)
        if not since:  # it is being written: all is zero for a moment
            return False
        clock = monotonic() - since
        return bool(clock > ASLEEP or (clock > STUCK and _processor_time(self.pid, since) - had > STUCK))

    def results(self) -> tuple[list[Result], bool]:
        """What it has sent since it was last asked, and whether it has ended."""
        try:
            data = os.read(self.reading, 1 << 20)
        except BlockingIOError:
            return [], False
        *lines, self.kept = (self.kept + data).split(b"\n")
        return [_result(line) for line in lines], not data

    def end(self) -> int:
        """Wait for it, and how it ended: 0 where it did all it had to, minus a signal's number where one ended it."""
        os.close(self.reading)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _processor_time(pid: int, since: float) -> float:
    """Seconds of the processor that a process has had; where the system does not say, those of the clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return monotonic() - since
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _result(line: bytes) -> Result:
    number, code, faults = json.loads(line)
    return Result(number, code, [Fault(*fault) for fault in faults])


def _work(seed: int, numbers: range, now: mmap, writing: int) -> None:
    """In the process of a worker: every try, its result a line of the pipe. Does not come back."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (CAP, CAP))
        for number in numbers:
            pack_into(NOW, now, 0, number, monotonic(), process_time())
            outcome = judged(trial(seed, number))
            faults = outcome.faults
            if number % FRESH == 0 and not faults:
                faults = list(_differs_afresh(trial(seed, number)))
            large = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            if large > MEMORY:
                faults = [*faults, Fault("memory", f"{large // 1024} MB, the tries before it of this worker included")]
            line = json.dumps([number, outcome.code, faults]) + "\n"
            view = memoryview(line.encode())
            while view:
                view = view[os.write(writing, view) :]
            if large > MEMORY:
                break
        code = 0
    finally:
        os._exit(code)


def _differs_afresh(tried: Trial) -> Iterator[Fault]:
    """Whether a process of its own gives something else than this one, which has run others before it."""
    here = ran(tried, tried.arguments)
    try:
        there = run_process(*tried.arguments, stdin=tried.data, env={"PYTHONHASHSEED": str(tried.number)})
    except (UnicodeEncodeError, ValueError, OSError):  # arguments that no system passes on
        return
    if there != here:
        yield Fault(
            f"another run of {tried.command} in a process of its own", f"{here.code} and {there.code}\n{there.err[-1000:]}"
        )


class Workers:
    """As many workers as jobs, each with the next thousand tries."""

    def __init__(self, seed: int, count: int, jobs: int) -> None:
        self.seed = seed
        self.waiting = [range(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
        self.waiting.reverse()
        self.jobs = jobs
        self.working: list[Worker] = []

    def results(self) -> Iterator[Result]:
        """Every result as it comes; a worker that is stuck or died gives one for the try it was at, and another goes on."""
        while self.waiting or self.working:
            while self.waiting and len(self.working) < self.jobs:
                self.working.append(Worker(self.seed, self.waiting.pop()))
            idle = True
            for worker in list(self.working):
                found, ended = worker.results()
                idle = idle and not found and not ended
                yield from found
                if ended:
                    yield from self._ended(worker)
                elif worker.is_stuck():
                    os.kill(worker.pid, 9)
                    yield from self._ended(worker, f"hang of {ALL_PROBES[worker.at % len(ALL_PROBES)][0]}")
            if idle:
                sleep(0.05)

    def _ended(self, worker: Worker, why: str = "") -> Iterator[Result]:
        code = worker.end()
        self.working.remove(worker)
        number = worker.at
        if code or why:
            yield Result(number, None, [Fault(why or f"process ended with {code}", f"{trial(self.seed, number).command}")])
        rest = range(number + 1, worker.numbers.stop)
        if rest:
            self.waiting.append(rest)

    def stop(self) -> None:
        """End the workers where they are."""
        for worker in self.working:
            os.kill(worker.pid, 9)
            worker.end()
        self.working, self.waiting = [], []


def memory_alone(tried: Trial) -> int:
    """The most memory, in kB, that the command line takes for a try in a process of its own."""
    measure = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    with tempfile.TemporaryFile() as case:
        case.write(tried.data)
        case.seek(0)
        command = [sys.executable, "-c", measure, *process_arguments(*tried.arguments)]
        ran = subprocess.run(command, stdin=case, capture_output=True, env=clean_environment(), check=True)
    return int(ran.stdout)


# What came of it.


class Tally:
    """Tries by what they came to, and faults by kind."""

    def __init__(self, seed: int, folder: Path | None) -> None:
        self.seed, self.folder = seed, folder
        self.codes: Counter[tuple[str, str, int | None]] = Counter()
        self.kinds: dict[str, list[int]] = {}
        self.details: dict[str, str] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def tries(self) -> int:
        """All that were counted."""
        return sum(self.codes.values())

    def count(self, result: Result) -> None:
        """Count a try."""
        command, format_ = ALL_PROBES[result.number % len(ALL_PROBES)]
        self.codes[command, format_, result.code] += 1
        for fault in result.faults:
            if fault.kind == "memory":
                alone = memory_alone(trial(self.seed, result.number))
                if alone <= MEMORY:
                    continue  # it was what other tries had left
                fault = Fault(f"memory of {command}", f"{alone // 1024} MB in a process of its own")
            numbers = self.kinds.setdefault(fault.kind, [])
            numbers.append(result.number)
            self.details.setdefault(fault.kind, fault.detail)
            if self.folder and len(numbers) <= KEPT:
                self._write(fault, trial(self.seed, result.number), f"{slug(fault.kind)}-{result.number}")

    def _write(self, fault: Fault, tried: Trial, name: str) -> None:
        assert self.folder is not None
        file = self.folder / f"{name}.yaml"
        file.write_bytes(tried.data)
        said = f"{command_line(tried, file.name)}\n\n{fault.kind}\n{fault.detail}\n"
        (self.folder / f"{name}.txt").write_text(said, encoding="utf-8", errors="backslashreplace")

    def shrink(self, seconds: float) -> None:
        """Write each kind's first input made small."""
        for kind, numbers in self.kinds.items():
            if not kind.startswith(("memory", "hang", "process")):
                small = shrunk(trial(self.seed, numbers[0]), kind, seconds)
                self._write(Fault(kind, self.details[kind]), small, f"{slug(kind)}-small")

    def summary(self, seconds: float) -> str:
        """Tables: what tries came to by command, and the kinds of fault."""
        codes = (0, 1, 2, None)
        lines = [f"{self.tries:,} tries in {seconds:,.0f} s, seed {self.seed}", "", "| | exit 0 | exit 1 | exit 2 | no end |"]
        lines.append("|---|---:|---:|---:|---:|")
        for command in dict.fromkeys(command for command, _ in ALL_PROBES):
            lines.append(_row(command, [self._of(command, code) for code in codes]))
        lines.append(_row("all", [self._of(None, code) for code in codes]))
        faults = sum(map(len, self.kinds.values()))
        lines += ["", f"{faults:,} faults of {len(self.kinds)} kinds" if faults else "no fault"]
        for kind, numbers in sorted(self.kinds.items(), key=lambda one: -len(one[1])):
            lines.append(f"  {len(numbers):>6,}  {kind}  (--only {numbers[0]})")
        return "\n".join(lines)

    def _of(self, command: str | None, code: int | None) -> int:
        return sum(n for (name, _, ended), n in self.codes.items() if command in (None, name) and ended == code)


def _row(name: str, counts: Sequence[int]) -> str:
    return f"| {name} | {' | '.join(f'{count:,}' for count in counts)} |"


def slug(kind: str) -> str:
    """A kind as the name of a file."""
    return re.sub(r"[^A-Za-z0-9+_]+", "-", kind).strip("-")[:100]


if __name__ == "__main__":
    sys.exit(main())
