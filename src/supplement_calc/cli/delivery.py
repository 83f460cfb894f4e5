"""What commands have in common: load cases, tell problems, and put the result where it belongs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

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
    """An output that is also an input would lose it."""
    if output is None:
        return
    target = Path(output)
    for name in inputs:
        if name != "-" and (target.resolve() == Path(name).resolve() or _same_file(target, Path(name))):
            raise click.UsageError(f"{output} is a case file read by this command; writing it would lose the case.")


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def deliver(text: str, output: str | None) -> None:
    """Write a finished text to the file, whole, or to standard output."""
    if output is None or output == "-":
        write(text)
        return
    from ..output.files import write_whole

    try:
        write_whole(Path(output), text.encode())
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror or error}.") from None


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
