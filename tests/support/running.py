"""Run the command line as a person would, and look at what came back."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple
from unittest.mock import patch

import supplement_calc
from supplement_calc.cli.main import main
from supplement_calc.output.formats import registry
from supplement_calc.output.terminal import texts
from supplement_calc.output.view import View
from support import once

ROOT = Path(__file__).parents[2]
DERBYSHIRE = ROOT / "cases" / "derbyshire-2019.yaml"
STARTERS = sorted(Path(supplement_calc.__file__).parent.glob("case/starters/*.yaml"))

# Runs in this process; one in a process of its own works all out.
patch("supplement_calc.cli.break_even.answers_of", once.switching_values).start()

# What a developer's own shell may say, which no test should hear.
_UNHEARD = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "GITHUB_WORKSPACE", "SUPPLEMENT_CALC_TRACEBACK")


class Ran(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A pipe in memory: text in UTF-8, and the bytes that were written."""

    def __init__(self, data: bytes = b"") -> None:
        self.bytes = io.BytesIO(data)
        super().__init__(self.bytes, encoding="utf-8", write_through=True)

    def text(self) -> str:
        """All that was written, decoded; line ends are as they were written."""
        self.flush()
        return self.bytes.getvalue().decode("utf-8")


def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """Run the command line in this process, with pipes for its three streams."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = Stream(), Stream()
    sys.stdin, sys.stdout, sys.stderr = Stream(stdin), out, err
    try:
        code = main([str(argument) for argument in arguments])
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    return Ran(code, out.text(), err.text())


def run_once(*arguments: str | Path) -> Ran:
    """A run that many tests look at: of a case that no test changes, under the same arguments."""
    return _run_in(Path.cwd(), arguments)


@cache
def _run_in(folder: Path, arguments: tuple[str | Path, ...]) -> Ran:
    return run(*arguments)


def in_formats(
    command: str, *arguments: str | Path, formats: tuple[str, ...] = tuple(registry.FORMATS), stdin: bytes = b""
) -> dict[str, Ran]:
    """What a command shows in each of some formats, worked out once: what it shows in the last is made in the others too.

    `tests/cli/test_formats.py` holds that a run of its own prints the same.
    """
    *others, last = formats
    shown: dict[str, str] = {}
    renderer = registry.renderer

    def in_all(name: str) -> SimpleNamespace:
        def render(view: View, columns: int | None) -> object:
            assert name == last
            shown.update({other: "".join(texts(renderer(other).render(view, columns))) for other in others})
            return renderer(name).render(view, columns)

        return SimpleNamespace(render=render)

    with patch.object(registry, "renderer", in_all):
        ran = run(command, "-f", last, *arguments, stdin=stdin)
    return {**{other: ran._replace(out=shown.get(other, "")) for other in others}, last: ran}


def in_formats_once(command: str, *arguments: str | Path) -> dict[str, Ran]:
    """The same of a case that no test changes, under the same arguments."""
    return _in_formats_in(Path.cwd(), command, arguments)


@cache
def _in_formats_in(folder: Path, command: str, arguments: tuple[str | Path, ...]) -> dict[str, Ran]:
    return in_formats(command, *arguments, formats=tuple(registry.COMPARING if "--bridge" in arguments else registry.FORMATS))


@contextmanager
def without_switching_values() -> Iterator[None]:
    """Runs of `break-even` without its switching values, which are no figures and most of its work; other tests hold them."""
    with (
        patch("supplement_calc.cli.break_even.answers_of", lambda *_: None),
        patch("supplement_calc.output.pages.switching.view.with_switching", lambda view, make, shown: view),
    ):
        yield


def view_of(command: str, *arguments: str | Path) -> View:
    """What a command hands to a format, whichever it is."""
    views: list[View] = []

    def render(view: View, columns: int | None) -> str:
        views.append(view)
        return ""

    with patch.object(registry, "renderer", lambda name: SimpleNamespace(render=render)):
        run(command, *arguments)
    return views[-1]


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment without what would change the output, with what is given on top."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNHEARD}
    return {**kept, **(extra or {})}


def command_line(*arguments: str | Path) -> list[str]:
    """The arguments of a process of its own."""
    return [sys.executable, "-m", "supplement_calc", *map(str, arguments)]


def run_process(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """Run the command line in a process of its own, with pipes for its three streams."""
    process = subprocess.run(command_line(*arguments), input=stdin, capture_output=True, env=clean_environment(env), timeout=60)
    return Ran(process.returncode, process.stdout.decode("utf-8"), process.stderr.decode("utf-8"))


def run_python(program: str, *, env: Mapping[str, str] | None = None) -> Ran:
    """Run a few lines of Python in a process of their own."""
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, env=clean_environment(env), timeout=60)
    return Ran(process.returncode, process.stdout.decode("utf-8"), process.stderr.decode("utf-8"))


def after(setting: str, *arguments: str | bytes | Path) -> list[str]:
    """The arguments of a process that sets something of its own by a line of Python, and then becomes the command line."""
    ours = [argument if isinstance(argument, bytes) else str(argument) for argument in arguments]
    program = (
        f"import os, resource, sys; {setting}; os.execv(sys.executable, [sys.executable, '-m', 'supplement_calc', *{ours}])"
    )
    return [sys.executable, "-S", "-c", program]


def ended(command: list[str], *, stdin: int | None = subprocess.DEVNULL, env: Mapping[str, str] | None = None) -> Ran:
    """Run a process to its end, with pipes for its output; what is not UTF-8 in it is shown."""
    process = subprocess.run(command, stdin=stdin, capture_output=True, env=clean_environment(env), timeout=60)
    return Ran(process.returncode, *(text.decode("utf-8", "backslashreplace") for text in (process.stdout, process.stderr)))


# Every command that shows figures of a case or checks it, with what it needs to show all that it can.
SHOWING = (
    ("cost", "--marginal"),
    ("break-even",),
    ("market",),
    ("pay-points",),
    ("workforce",),
    ("forecast",),
    ("forecast", "--monthly"),
    ("check",),
)
