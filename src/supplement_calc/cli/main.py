"""The command line: a group whose commands are imported when they run, and the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import StringIO

import click

from .. import __version__
from ..output.interrupts import INTERRUPTED
from ..output.streams import ClosedPipe, Unwritable, whole_streams
from .registry import COMMANDS

USAGE, CLOSED_PIPE = 2, 141


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
    with whole_streams():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = group.main(args=given.copy(), prog_name="supplement-calc", standalone_mode=False, obj=given)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _usage(error, given)
    except (KeyboardInterrupt, click.Abort):
        return _say("Interrupted.", INTERRUPTED)
    except (ClosedPipe, BrokenPipeError):
        return CLOSED_PIPE
    except Unwritable as error:
        return _say(f"Error: The output cannot be written: {error}.", USAGE)
    except Exception as error:
        from .result import FAULT, fault_text, wants_traceback

        if wants_traceback():
            raise
        return _say(f"supplement-calc {__version__}: {fault_text(error)}", FAULT)


def _usage(error: click.ClickException, given: Sequence[str]) -> int:
    """What is wrong with the command line; a name in it may hold what would steer a terminal."""
    from ..diagnostics.text import safe
    from .arguments.unquoted import unquoted

    text = StringIO()
    error.show(text)
    lines = text.getvalue().rstrip("\n").split("\n")
    if (found := unquoted(given)) is not None and any(word in error.message for word in (found.text.split()[0], *found.rest)):
        lines.append(f"{found.hint[:1].upper()}{found.hint[1:]}")
    return _say("\n".join(map(safe, lines)), error.exit_code)


def _say(text: str, code: int) -> int:
    """A last word on standard error, which may have no room for it either; the exit code says it all the same."""
    with suppress(ClosedPipe, OSError):
        click.echo(text, err=True)
    return code
