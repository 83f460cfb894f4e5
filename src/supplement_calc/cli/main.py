"""The command line: a group whose commands are imported when they run, and the exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper

import click

from .. import __version__
from ..output.terminal import ClosedPipe, Unwritable
from .registry import COMMANDS

USAGE, FAULT, INTERRUPTED, CLOSED_PIPE = 2, 3, 130, 141


class LazyGroup(click.Group):
    """A group that lists, helps and completes its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the registry."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command by its name, imported now."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = import_module(f"{__package__}.{entry.module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command for one that does not exist."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from ..diagnostics.names import nearest

            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean {near}?" if near else f" The commands are {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their lines from the registry."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        """Names of commands, from the registry."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name, help=entry.help) for name, entry in COMMANDS.items() if name.startswith(incomplete)]


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Run a command with --help for its options.",
)
@click.version_option(__version__, prog_name="supplement-calc", message="%(prog)s %(version)s")
def group() -> None:
    """Decide whether to pay a market supplement: one YAML case file in, every table and check out.

    \b
        supplement-calc init case.yaml
        supplement-calc cost case.yaml
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code.

    0 all well · 1 a case is wrong or lacks what is needed · 2 the command line is wrong · 3 a fault of ours ·
    130 interrupted · 141 closed pipe.
    """
    _forgive_characters()
    try:
        with few_collections():
            code = group.main(
                args=None if arguments is None else list(arguments), prog_name="supplement-calc", standalone_mode=False
            )
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except SystemExit:
        if (
            type(sys.stdout).__name__.lstrip("_") != "PacifyFlushWrapper"
        ):  # click's way of leaving when its own text has no reader
            raise
        _close_stdout()
        return CLOSED_PIPE
    except (ClosedPipe, BrokenPipeError):
        _close_stdout()
        return CLOSED_PIPE
    except Unwritable as error:
        click.echo(f"Error: The output cannot be written: {error}.", err=True)
        return USAGE
    except Exception as error:
        if os.environ.get("SUPPLEMENT_CALC_TRACEBACK"):
            raise
        _tell_fault(error)
        return FAULT


@contextmanager
def few_collections() -> Iterator[None]:
    """While a command runs, Python looks for garbage in circles only now and then.

    Reading and costing make many thousands of objects and few circles; at its usual step Python would look through them over
    and over, a tenth of all the time. What is not in circles is freed at once, as ever.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _forgive_characters() -> None:
    """A character that the terminal lacks is no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_stdout() -> None:
    """Keep Python from complaining of the closed pipe again as it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_fault(error: Exception) -> None:
    text = " ".join(str(error).split())
    click.echo(
        f"supplement-calc {__version__}: a fault of ours, not of your case: {type(error).__name__}: {text} "
        "(set SUPPLEMENT_CALC_TRACEBACK=1 to see where, and please report it)",
        err=True,
    )
