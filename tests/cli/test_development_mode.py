"""Every command with Python's own checks on: no warning, no file left open, nothing that a later version takes away."""

from __future__ import annotations

import subprocess
import sys

import pytest

from supplement_calc.cli.registry import COMMANDS
from support.running import DERBYSHIRE, clean_environment

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "compare": (str(DERBYSHIRE), str(DERBYSHIRE), "--bridge"),
    "explain": (str(DERBYSHIRE), "day_one.total"),
    "rule": ("tab",),
    "init": (),
    "import": (str(DERBYSHIRE.parents[1] / "docs" / "extracts" / "spine.csv"),),
    "schema": (),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_gives_no_warning(command: str) -> None:
    arguments = ARGUMENTS.get(command, (str(DERBYSHIRE),))
    line = [sys.executable, "-W", "error", "-X", "dev", "-m", "supplement_calc", command, *arguments]
    ran = subprocess.run(line, capture_output=True, text=True, env=clean_environment(), timeout=120)
    assert ran.returncode == 0
    assert ("Warning" in ran.stderr) is False if command == "import" else ran.stderr == ""  # it says what it read
