"""What commands have in common: load cases, tell problems, and put the result where it belongs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ..output.screen import columns, fitted, show, text_of, write
from .options import overrides

if TYPE_CHECKING:
    from ..case_file.case import Case
    from ..case_file.loading import Loaded
    from ..costing.costing import Costing
    from ..costing.package import PackageCosting
    from ..diagnostics import Problem
    from ..diagnostics.pieces import Line
    from ..output.amounts import Shown
    from ..output.document import Document

    Costed = Costing | PackageCosting

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


def load_costing(name: str, sets: tuple[str, ...], shown: Shown, result: Result, *, proofs: bool = False) -> Costing | None:
    """A case costed; None, with the reason told, where it cannot be."""
    from ..costing.costing import cost

    case = _costable(name, sets, result, alone=False)
    return None if case is None else cost(case, shown.rounding, proofs=proofs)


def load_cost(name: str, sets: tuple[str, ...], shown: Shown, result: Result, *, marginal: bool = False) -> Costed | None:
    """The same for a case that may have a package of measures and nothing else; `marginal` asks it of a flat rate too."""
    from ..costing.costing import can_be_costed, cost
    from ..costing.package import package_alone

    case = _costable(name, sets, result, alone=True)
    if case is None:
        return None
    if not can_be_costed(case):
        return package_alone(case, shown.rounding)
    return None if marginal and _lacks_for_marginal(case, result) else cost(case, shown.rounding, marginal=marginal)


def _lacks_for_marginal(case: Case, result: Result) -> bool:
    """Whether a case lacks what the marginal rate needs, which is then told."""
    from ..case_file.agreement_on_costs import marginal_problems

    lacking = list(marginal_problems(case))
    tell(lacking)
    result.at_least(CASE_WRONG if lacking else WELL)
    return bool(lacking)


def _costable(name: str, sets: tuple[str, ...], result: Result, *, alone: bool) -> Case | None:
    """A case with something to cost, which a package `alone` may be; None, with the reason told, of any other."""
    from ..case_file.sections import COSTING
    from ..costing.costing import can_be_costed
    from ..costing.package import has_package

    loaded = load_case(name, COSTING, sets, result)
    if loaded is None or loaded.case is None:
        return None
    if can_be_costed(loaded.case) or (alone and has_package(loaded.case)):
        return loaded.case
    tell([_nothing_to_cost(loaded)])
    result.at_least(CASE_WRONG)
    return None


def _nothing_to_cost(loaded: Loaded) -> Problem:
    from ..diagnostics import Problem

    assert loaded.case is not None
    return Problem(
        "nothing-to-cost",
        "the case has no grade with posts, no agency staff and no package, so there is nothing to cost",
        loaded.case.place("grades"),
        "give a grade `in_post` or `vacant` FTE; `supplement-calc init` prints a starter case",
    )


@contextmanager
def few_collections() -> Iterator[None]:
    """While many files are read, Python looks for garbage in circles only now and then.

    Reading makes thousands of objects and no circles, and a costing has a few; at its usual step Python would look through
    them several times a file, a tenth of all the time. What is not in circles is freed at once, as ever.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


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


C = TypeVar("C", bound="Costed")


def deliver_costings(
    costings: Sequence[C], several: bool, shown: Shown, page: Callable[[C, Shown], Document], format_: str, output: str | None
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
