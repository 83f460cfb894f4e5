"""Every command with Python's own checks on: no warning, no file left open, nothing that a later version takes away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from supplement_calc.cli.registry import COMMANDS
from support.running import DERBYSHIRE, clean_environment

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "compare": (str(DERBYSHIRE), str(DERBYSHIRE), "--bridge"),
    "explain": (str(DERBYSHIRE), "day_one.total"),
    "report": (str(DERBYSHIRE), "-o", "{folder}/case.xlsx"),
    "sensitivity": (str(DERBYSHIRE), "--draws", "100"),
    "rule": ("tab",),
    "init": (),
    "import": (str(DERBYSHIRE.parents[1] / "docs" / "extracts" / "spine.csv"),),
    "schema": (),
}


# All in one process: each command ends, and what it left open is closed, before the next is named.
PROGRAM = """
import gc
import sys

from supplement_calc.cli.main import main

for command in COMMANDS:
    print("ran", *command, main(command), file=sys.stderr)
    gc.collect()
"""


def test_no_command_gives_a_warning(tmp_path: Path) -> None:
    given = {name: ARGUMENTS.get(name, (str(DERBYSHIRE),)) for name in COMMANDS}
    commands = [[name, *(one.replace("{folder}", str(tmp_path)) for one in arguments)] for name, arguments in given.items()]
    line = [sys.executable, "-W", "error", "-X", "dev", "-c", PROGRAM.replace("COMMANDS", repr(commands))]
    ran = subprocess.run(line, capture_output=True, text=True, env=clean_environment(), timeout=120)
    ours = [line for line in ran.stderr.splitlines() if line.startswith("ran ")]  # `import` says what it read, too
    assert ours == [" ".join(["ran", *command, "0"]) for command in commands]
    assert "Warning" not in ran.stderr
    assert ran.returncode == 0
