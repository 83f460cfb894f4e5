"""Every command with Python's own checks on: no warning, no file left open, nothing that a later version takes away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from supplement_calc.cli.registry import COMMANDS
from support.running import DERBYSHIRE, clean_environment

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "compare": (str(DERBYSHIRE), str(DERBYSHIRE), "--bridge"),
    "explain": (str(DERBYSHIRE), "day_one.total"),
    "report": (str(DERBYSHIRE), "-o", "{folder}/case.xlsx"),
    "rule": ("tab",),
    "init": (),
    "schema": (),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_gives_no_warning(command: str, tmp_path: Path) -> None:
    arguments = (one.replace("{folder}", str(tmp_path)) for one in ARGUMENTS.get(command, (str(DERBYSHIRE),)))
    line = [sys.executable, "-W", "error", "-X", "dev", "-m", "supplement_calc", command, *arguments]
    ran = subprocess.run(line, capture_output=True, text=True, env=clean_environment(), timeout=120)
    assert (ran.returncode, ran.stderr) == (0, "")
