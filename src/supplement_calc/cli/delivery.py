"""What commands have in common: load cases, tell problems, and put the result where it belongs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ..output.streams import encoded
from ..output.terminal import columns, fitted, show, text_of, write

if TYPE_CHECKING:
    from ..case.case import Case
    from ..ledger import Ledger
    from ..output.document import Document
    from ..output.formats.figure_tables import FigureTable

if TYPE_CHECKING:
    from ..case.case import Case
    from ..costing.costing import Costing
    from ..costing.package import PackageCosting
    from ..diagnostics.styled_text import Line
    from ..output.amounts import Shown
    from ..output.document import Document

    Costed = Costing | PackageCosting


def refuse_overwriting(output: str | None, inputs: Iterable[str]) -> None:
    """An output that is also an input, standard input among them, would lose it."""
    if output is None:
        return
    from ..parser.file_kinds import same_file

    for name in inputs:
        if same_file(_STDOUT if output == "-" else output, _STDIN if name == "-" else name):
            raise click.UsageError(f"{output} is a case file read by this command; writing it would lose the case.")


def refuse_two_in_one(outputs: Sequence[str | None]) -> None:
    """Of two outputs to one place only the last would be left, or neither could be told from the other."""
    from ..parser.file_kinds import descriptor_of, same_file

    places: list[str | int] = []
    for name in outputs:
        place: str | int = _STDOUT
        if name not in (None, "-"):
            descriptor = descriptor_of(name)
            place = name if descriptor is None else descriptor
        if any(place == other or same_file(place, other) for other in places):
            where = "Standard output" if place == _STDOUT else name
            raise click.UsageError(f"{where} is named for two outputs; give each a file of its own.")
        places.append(place)


_STDIN, _STDOUT = 0, 1


class OutputError(click.ClickException):
    """A file that cannot be written; how the command is used has nothing to do with it."""

    exit_code = 2


def deliver(text: str, output: str | None) -> None:
    """Write a finished text to the file, whole, or to standard output."""
    if output is None or output == "-":
        write(text)
        return
    if not output:
        raise click.UsageError("An output needs the name of a file, or - for standard output.")
    from ..output.files import write_whole

    try:
        write_whole(Path(output), encoded(text))
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror or error}.") from None


def deliver_documents(documents: Sequence[Document], format_: str, output: str | None) -> None:
    """Documents as text or Markdown, one after another."""
    if format_ == "markdown":
        from ..output.formats.markdown import markdown

        deliver("\n".join(map(markdown, documents)), output)
        return
    from ..output.formats.text import lines

    def laid_out(width: int | None) -> Iterator[Line]:
        for number, document in enumerate(documents):
            yield from ((), ()) if number else ()
            yield from lines(document if width is None else fitted(document, sys.stdout), width)

    deliver_lines(laid_out, output)


def deliver_lines(laid_out: Callable[[int | None], Iterable[Line]], output: str | None) -> None:
    """Lines to a terminal at its width, or to a file or pipe as wide as they need."""
    if output is None or output == "-":
        show(laid_out(columns(sys.stdout)))
    else:
        deliver("".join(text_of(line) + "\n" for line in laid_out(None)), output)


C = TypeVar("C", bound="Costed")


def deliver_costings(
    costings: Sequence[C], several: bool, shown: Shown, page: Callable[[C, Shown], Document], format_: str, output: str | None
) -> None:
    """Costed cases in the format asked for; a list or a `case` column where several were named."""
    if not costings and (not several or output is not None):
        return
    match format_:
        case "json":
            from ..output.formats.json import costing_data, dumps

            data = [costing_data(costing, shown) for costing in costings]
            deliver(dumps(data if several else data[0]), output)
        case "csv":
            from ..output.formats.csv import tables_csv

            deliver(tables_csv([(c.case.title, c.tables) for c in costings], several=several), output)
        case _:
            deliver_documents([page(costing, shown) for costing in costings], format_, output)


def deliver_evidence(
    case: Case,
    ledger: Ledger,
    tables: list[FigureTable],
    page: Callable[[], Document],
    format_: str,
    output: str | None,
    notes: Mapping[str, str] | None = None,
    hidden: Collection[str] = (),
    left_out: str | None = None,
) -> None:
    """Evidence, or a forecast, in the format asked for; the figures of JSON without those with `left_out` in their ids."""
    match format_:
        case "json":
            from ..output.formats.figure_tables import evidence_data
            from ..output.formats.json import dumps

            deliver(dumps(evidence_data(case, ledger, tables, notes or {}, hidden, left_out)), output)
        case "csv":
            from ..output.formats.figure_tables import evidence_csv

            deliver(evidence_csv(tables, hidden), output)
        case _:
            deliver_documents([page()], format_, output)
