"""Ctrl-C, whenever it comes: exit code 130, one line, no traceback, nothing half made."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, clean_environment, command_line, run_python
from support.samples import BARE, written

WRONG = "title: t\ngrades:\n  A1: {salary: 30000, in_post: -1}\n"

# The command line in a process that interrupts itself at one moment.
AT_AN_IMPORT = """
import os, signal, sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
sys.argv = ["supplement-calc", *{arguments!r}]
from supplement_calc.__main__ import run
run()
"""
AT_A_CALL = """
import os, signal, sys
import {module}
before = {module}.{function}
def interrupt(*arguments, **named):
    os.kill(os.getpid(), signal.SIGINT)
    return before(*arguments, **named)
sys.argv = ["supplement-calc", *{arguments!r}]
{module}.{function} = interrupt
from supplement_calc.__main__ import run
run()
"""
IN_A_CALLBACK = """
import os, signal, sys
from supplement_calc.cli import main
class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass
def dies():
    Dying()
    return 0
main.main = dies
from supplement_calc.__main__ import run
run()
"""


@pytest.mark.parametrize(
    "module",
    ["supplement_calc.cli.main", "click", "click.core", "supplement_calc.cli.cost", "pydantic", "yaml", "decimal",
     "supplement_calc.parser.yaml_reader", "supplement_calc.costing.costing", "supplement_calc.output.pages.cost"],
)  # fmt: skip
def test_while_importing(module: str) -> None:
    ran = run_python(AT_AN_IMPORT.format(module=module, arguments=["cost", str(DERBYSHIRE)]))
    assert ran == (130, "", "Interrupted.\n")


def test_in_a_callback_from_which_python_lets_no_exception_out() -> None:
    assert run_python(IN_A_CALLBACK) == (130, "", "Interrupted.\n")


@pytest.mark.parametrize(
    ("module", "function"), [("supplement_calc.output.files", "write_all"), ("os", "replace"), ("os", "open")]
)
def test_while_a_file_is_written_the_old_one_stands_and_nothing_is_left_behind(
    module: str, function: str, tmp_path: Path
) -> None:
    output = tmp_path / "out.json"
    output.write_text("the old file")
    ran = run_python(AT_A_CALL.format(module=module, function=function, arguments=["schema", "-o", str(output)]))
    assert ran == (130, "", "Interrupted.\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.json": "the old file"}


def test_once_all_is_written_the_exit_code_stands(tmp_path: Path) -> None:
    arguments = ["cost", str(written(tmp_path, WRONG))]
    program = "import atexit, os, signal\natexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
    ran = run_python(program + AT_AN_IMPORT.format(module="no module", arguments=arguments))
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "Interrupted" not in ran.err


def waiting(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """A command that has shown one problem and goes on to read standard input."""
    process = subprocess.Popen(
        command_line(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=clean_environment(),
    )
    assert process.stderr is not None
    assert b"error[negative-fte]" in process.stderr.readline()
    return process


def test_while_reading(tmp_path: Path) -> None:
    """The problem of the first file is seen, so the command is at work. Then it is interrupted, and only then is there anything
    to read: whether it was about to wait, or waited, the interrupt is what it hears of first."""
    process = waiting("cost", written(tmp_path, WRONG, "wrong.yaml"), "-", cwd=tmp_path)
    with process:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(BARE.encode())
    assert (process.returncode, out) == (130, b"")
    assert err.splitlines()[-1] == b"Interrupted."
    assert b"Traceback" not in err


def test_an_output_of_an_interrupted_run_is_untouched(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("last month's figures")
    process = waiting("cost", written(tmp_path, WRONG, "wrong.yaml"), "-", "-o", "out.json", cwd=tmp_path)
    with process:
        process.send_signal(signal.SIGINT)
        process.communicate(BARE.encode())
    assert process.returncode == 130
    assert (tmp_path / "out.json").read_text() == "last month's figures"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "wrong.yaml"]


def test_where_interrupts_are_ignored_they_stay_so(tmp_path: Path) -> None:
    """As `nohup` and a shell's background jobs have them."""
    arguments = ["cost", str(written(tmp_path, BARE))]
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    ran = run_python(program + AT_AN_IMPORT.format(module="yaml", arguments=arguments))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Bare\n")
