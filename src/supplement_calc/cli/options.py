"""The options that mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..diagnostics.formats import Format, by_ending
from ..output.formats.registry import COMPARING, FORMATS
from ..parser.file_kinds import descriptor_of
from .delivery import EXCEL

if TYPE_CHECKING:
    from ..case.overrides import Override
    from ..ledger import Rounding
    from ..output.amounts import Shown

F = TypeVar("F", bound=Callable[..., Any])

_ROUNDINGS = {"penny": "0.01", "pound": "1", "thousand": "1000"}
_UNITS = {
    "pounds": "pounds",
    "£": "pounds",
    "thousands": "thousands",
    "£k": "thousands",
    "k": "thousands",
    "millions": "millions",
    "£m": "millions",
    "m": "millions",
}


def output_options(command: F) -> F:
    """`--format` and `--output`."""
    return _output_options(command, FORMATS)


def comparing_options(command: F) -> F:
    """The same of a command that compares."""
    return _output_options(command, COMPARING)


def _output_options(command: F, formats: Mapping[str, Format]) -> F:
    command = click.option(
        "--excel", is_flag=True, expose_value=False, callback=_for_excel, help="Mark a CSV as UTF-8, for Excel."
    )(command)
    command = click.option(
        "-o", "--output", metavar="FILE", help="Write to FILE, replaced whole; its ending picks the format."
    )(command)
    return click.option("-f", "--format", "format_", type=click.Choice(list(formats)), help="Output format (default: table).")(
        command
    )


def _for_excel(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    ctx.meta[EXCEL] = value


def money_options(command: F) -> F:
    """`--round` and `--unit`."""
    command = click.option(
        "--unit",
        metavar="UNIT",
        default="pounds",
        help="Show money in pounds, thousands or millions (£, £k, £m); drops no digit.",
    )(command)
    return click.option(
        "--round", "round_", metavar="UNIT", help="Round every line to a penny, pound, thousand, an AMOUNT, or none."
    )(command)


def brief_option(command: F) -> F:
    """`--brief`."""
    return click.option("--brief", is_flag=True, help="Show the key figures alone.")(command)


def set_option(command: F) -> F:
    """`--set`."""
    return click.option(
        "--set",
        "sets",
        metavar="PATH=VALUE",
        multiple=True,
        help="Change an input for this run, for example grades.grade_9.in_post=62. May be repeated.",
    )(command)


def overrides(sets: tuple[str, ...]) -> list[Override]:
    """The overrides of `--set`; a usage error for one without PATH=."""
    if not sets:
        return []
    from ..case.overrides import parse_override

    parsed = []
    for number, text in enumerate(sets, 1):
        override = parse_override(text, number)
        if override is None:
            raise click.UsageError(f"--set needs PATH=VALUE, for example on_costs=25%; it was given {text!r}.")
        parsed.append(override)
    return parsed


def shown(round_: str | None, unit: str) -> Shown:
    """How to round and show money. Without `--round`, thousands and millions round to £1,000."""
    from ..ledger import POUND, THOUSAND
    from ..output.amounts import Shown

    name = _UNITS.get(unit.strip().lower())
    if name is None:
        raise click.UsageError(f"--unit is pounds, thousands or millions, not {unit!r}.")
    default = POUND if name == "pounds" else THOUSAND
    return Shown(name, default if round_ is None else _rounding(round_))  # type: ignore[arg-type]


def _rounding(text: str) -> Rounding:
    from ..ledger import NONE, Rounding
    from ..parser.numbers import Misread, read_number

    word = text.strip().lower()
    if word == "none":
        return NONE
    number = read_number(_ROUNDINGS.get(word, word), "money")
    if isinstance(number, Misread) or number.value <= 0:
        raise click.UsageError(f"--round is penny, pound, thousand, none or an amount such as 500, not {text!r}.")
    return Rounding(Decimal(number.value))


def chosen_format(
    format_: str | None, output: str | None, formats: Mapping[str, Format] = FORMATS, otherwise: str = "table"
) -> str:
    """The format named, or the one that the output's ending means; the ending itself where it means a kind of document."""
    if output == "":
        raise click.UsageError("--output needs the name of a file, or - for standard output.")
    if format_ is not None or output is None or output == "-" or descriptor_of(output) is not None:
        return format_ or otherwise
    endings = by_ending(formats)
    suffix = Path(output).suffix.lower()
    if suffix not in endings:
        documents = _documents()
        if suffix in documents:
            return suffix
        known = ", ".join((*endings, *documents))
        raise click.UsageError(f"The ending of {output} says no format; use one of {known}, or say --format.")
    return endings[suffix]


def _documents() -> list[str]:
    """The endings of the documents that a command's own tables can be written as."""
    from ..output.reports import KINDS

    return [ending for ending, kind in KINDS.items() if kind.has_tables]


def no_twice_stdin(names: Sequence[str]) -> None:
    """Standard input can be read once."""
    if list(names).count("-") > 1:
        raise click.UsageError("Standard input (-) can be named once.")
