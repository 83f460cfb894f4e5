"""What commands have in common: load cases, tell problems, and put the result where it belongs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..output.screen import columns, fitted, show, text_of, write
from .options import overrides

if TYPE_CHECKING:
    from ..case_file.loading import Loaded
    from ..costing.costing import Costing
    from ..diagnostics import Problem
    from ..diagnostics.pieces import Line
    from ..output.amounts import Shown
    from ..output.document import Document

WELL, CASE_WRONG, USAGE_WRONG = 0, 1, 2


class Result:
    """What a run comes to: the worst of its exit codes so far."""

    def __init__(self) -> None:
        self.code = WELL

    def at_least(self, code: int) -> None:
        """Note an exit code; the highest wins."""
        self.code = max(self.code, code)


def load_case(name: str, wanted: Iterable[str], sets: tuple[str, ...], result: Result) -> Loaded | None:
    """A case, its problems told on standard error; None where it cannot be gone on with."""
    from ..case_file.loading import load
    from ..case_file.opening import Unopened

    try:
        loaded = load(name, wanted, overrides(sets))
    except Unopened as unopened:
        tell([unopened.problem])
        result.at_least(USAGE_WRONG)
        return None
    tell(loaded.problems)
    if loaded.case is None:
        result.at_least(CASE_WRONG)
        return None
    return loaded


def load_costing(
    name: str, sets: tuple[str, ...], shown: Shown, result: Result, *, proofs: bool = False, marginal: bool = False
) -> Costing | None:
    """A case costed; None, with the reason told, where it cannot be."""
    from ..case_file.agreement_on_costs import marginal_problems
    from ..case_file.sections import COSTING
    from ..costing.costing import can_be_costed, cost

    loaded = load_case(name, COSTING, sets, result)
    if loaded is None or loaded.case is None:
        return None
    if not can_be_costed(loaded.case):
        tell([_nothing_to_cost(loaded)])
        result.at_least(CASE_WRONG)
        return None
    if marginal and (lacking := list(marginal_problems(loaded.case))):
        tell(lacking)
        result.at_least(CASE_WRONG)
        return None
    return cost(loaded.case, shown.rounding, proofs=proofs, marginal=marginal)


def _nothing_to_cost(loaded: Loaded) -> Problem:
    from ..diagnostics import Problem

    assert loaded.case is not None
    return Problem(
        "nothing-to-cost",
        "the case has no grade with posts and no agency staff, so there is nothing to cost",
        loaded.case.place("grades"),
        "give a grade `in_post` or `vacant` FTE; `supplement-calc init` prints a starter case",
    )


def tell(problems: Sequence[Problem]) -> None:
    """Problems on standard error, for a person."""
    if problems:
        from ..diagnostics.full import lines

        show(lines(problems, columns=columns(sys.stderr)), sys.stderr)


def no_twice_stdin(names: Sequence[str]) -> None:
    """Standard input can be read once."""
    if list(names).count("-") > 1:
        raise click.UsageError("Standard input (-) can be named once.")


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
    from ..output.writing import write_whole

    try:
        write_whole(Path(output), text.encode())
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror or error}.") from None


def deliver_documents(documents: Sequence[Document], format_: str, output: str | None) -> None:
    """Documents as text or Markdown, one after another."""
    if format_ == "markdown":
        from ..output.as_markdown import markdown

        deliver("\n".join(map(markdown, documents)), output)
        return
    from ..output.layout import lines

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


Page = Callable[["Costing", "Shown"], "Document"]


def deliver_costings(
    costings: Sequence[Costing], several: bool, shown: Shown, page: Page, format_: str, output: str | None
) -> None:
    """Costed cases in the format asked for; a list or a `case` column where several were named."""
    if not costings and (not several or output is not None):
        return
    match format_:
        case "json":
            from ..output.as_json import costing_data, dumps

            data = [costing_data(costing, shown) for costing in costings]
            deliver(dumps(data if several else data[0]), output)
        case "csv":
            from ..output.as_csv import tables_csv

            deliver(tables_csv([(c.case.title, c.tables) for c in costings], several=several), output)
        case _:
            deliver_documents([page(costing, shown) for costing in costings], format_, output)
