"""A row for each case, or for each value of a sweep: the same answers as a page, rows and plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ....case.case import Case
from ....ledger import Figure, WorkedApart
from ....ledger.figure import Unit
from ....scenarios.answers import AGENCY, BIASED, EXTRA, OVER, PAYBACK, Answer, Given
from ....scenarios.comparison import AS_IT_STANDS, Compared
from ....scenarios.saved import Saved
from ...amounts import Shown, digits, exact, percent
from ...document import Block, Document, Grid, GridRow, Heading, KeyFigures, KeyNote, KeyRow, KeyTable, Sentence
from ...key_figures import brief
from ...view import FORMAT, Cell, Records, View
from ..heading import under_title
from ..keys.assumed_rates import answers_rest_on
from .cells import cell
from .options import COSTS, STAFF, lines_of
from .rounded import otherwise_rounded

_KEY = (EXTRA, OVER, AGENCY, PAYBACK)
_MOST_KEYS = 12
_MOST_REASONS = 12


class At(NamedTuple):
    """The value of a swept input in a row: its path, the value, and its text as `--set` has it."""

    path: str
    value: Decimal
    text: str
    is_percent: bool


class Line(NamedTuple):
    """A row: what it is of, a case or a saved result; what its answers are, and the values of the swept inputs."""

    of: Case | Saved
    name: str
    row: Compared
    at: tuple[At, ...] = ()

    @property
    def title(self) -> str:
        """Of the case, as it is or was."""
        return self.of.title

    @property
    def file(self) -> str:
        """The file that it is read from, and of a saved result which of a sweep's rows it is."""
        if isinstance(self.of, Saved) and self.of.swept:
            return f"{self.name} ({', '.join(f'{path} = {text}' for path, text in self.of.swept)})"
        return self.name


class _Shape(NamedTuple):
    """Which words say what a row is: of several cases the file, the option, the scenario, each swept input."""

    has_files: bool
    has_options: bool
    has_scenarios: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Shape:
        return cls(
            len({id(line.of) for line in lines}) > 1 or not lines[0].at,
            any(line.row.option != AS_IT_STANDS for line in lines),
            any(line.row.scenario is not None for line in lines),
        )

    def label(self, line: Line) -> tuple[str, ...]:
        return (
            *((line.file,) if self.has_files else ()),
            *((line.row.option,) if self.has_options else ()),
            *((line.row.scenario or "",) if self.has_scenarios else ()),
            *(one.text for one in line.at),
        )

    def headings(self, line: Line) -> tuple[str, ...]:
        return (
            *(("Case",) if self.has_files else ()),
            *(("Option",) if self.has_options else ()),
            *(("Scenario",) if self.has_scenarios else ()),
            *(one.path for one in line.at),
        )

    @property
    def left(self) -> tuple[int, ...]:
        words = sum(self)
        return tuple(range(max(words, 1)))


def side_by_side_view(lines: Sequence[Line], shown: Shown) -> View:
    """The page, its rows and its data."""

    def page() -> Document:
        return _page(lines, shown)

    def records() -> Records:
        paths = [one.path for one in lines[0].at]
        columns = ("case", "option", "scenario", *paths, "id", "label", "amount", "unit", "note", "file", "changed")
        return Records(columns, [_records(line) for line in lines])

    def data() -> object:
        return [_data(line, shown) for line in lines]

    return View(lambda: [page()], records, data, brief=lambda: View(lambda: [brief(page())], records, data))


def _page(lines: Sequence[Line], shown: Shown) -> Document:
    shape = _Shape.of(lines)
    first = lines[0]
    what = f"a sweep of {' and '.join(one.path for one in first.at)}" if first.at else "cases side by side"
    rounded = shown.rounding_phrase
    under = f"{what} · {rounded}"
    title = Heading("Cases side by side", (rounded[0].upper() + rounded[1:],))
    blocks: list[Block] = [
        title if shape.has_files or isinstance(first.of, Saved) else Heading(first.title, (under_title(first.of, under),)),
        _key(lines, shape, shown),
        _grid(f"Cost, {shown.heading}", COSTS, lines, shape, shown),
        *_raised(lines, shape, shown),
        _grid("Staff and payback", STAFF, lines, shape, shown),
    ]
    says = (*_reasons(lines, shape), *_says(lines, shape), *_rounded_otherwise(lines, shown), *answers_rest_on(_cases(lines)))
    return (*blocks, *(Sentence(text) for text in says))


def _key(lines: Sequence[Line], shape: _Shape, shown: Shown) -> KeyFigures:
    """Of many rows the first and the last."""
    some = lines if len(lines) <= _MOST_KEYS else (lines[0], lines[-1])
    headings = [f"{one.heading} {shown.heading}" if one in COSTS else one.heading for one in _KEY]
    rows = [
        KeyRow(
            ", ".join(filter(None, shape.label(line))) or line.row.option,
            tuple(cell(one, line.row.answers[one], shown) for one in _KEY),
            tuple(given.figure for one in _KEY if (given := line.row.answers[one]).figure is not None),
        )
        for line in some
    ]
    of = "Key figures" if len(some) == len(lines) else "First and last rows"
    if first := [one.path for one in lines[0].at]:
        of += f", by {' and '.join(first)}"
    return KeyFigures((KeyTable((of, *headings), tuple(rows)), *_within(lines)))


def _within(lines: Sequence[Line]) -> Iterator[KeyNote]:
    """In how many rows the budget meets the cost, and in how many the proposal costs no more than doing nothing."""
    for word, answer in (("Within budget", OVER), ("No extra cost", EXTRA)):
        known = [value for line in lines if (value := line.row.answers[answer].value) is not None]
        if known:
            number = sum(value <= 0 for value in known)
            rows = f"{number:,} of {len(known):,} {'row' if len(known) == 1 else 'rows'}"
            yield KeyNote(word, f"{rows}{' with an answer' if len(known) < len(lines) else ''}.")


def _grid(title: str, answers: Sequence[Answer], lines: Sequence[Line], shape: _Shape, shown: Shown) -> Grid:
    first, *others = shape.headings(lines[0]) or ("",)
    head = f"{title}, by {first}" if first and not sum(shape) else title
    rows = [
        GridRow((*(shape.label(line) or (line.row.option,)), *(cell(one, line.row.answers[one], shown) for one in answers)))
        for line in lines
    ]
    return Grid((head, *others, *(one.heading for one in answers)), tuple(rows), shape.left)


def _raised(lines: Sequence[Line], shape: _Shape, shown: Shown) -> Iterator[Grid]:
    """The costs raised by the optimism bias of a scenario, in the rows that have one."""
    some = [line for line in lines if line.row.with_bias]
    if some:
        with_bias = [line._replace(row=line.row._replace(answers=line.row.answers | line.row.with_bias)) for line in some]
        rates = {line.row.bias.known for line in some if line.row.bias is not None}
        of = f" of {percent(rates.pop())}" if len(rates) == 1 else ""
        yield _grid(f"Cost with optimism bias{of}, {shown.heading}", BIASED, with_bias, shape, shown)


def _name(line: Line, shape: _Shape) -> str:
    words = [*shape.label(line)[: sum(shape)], *(f"{one.path} = {one.text}" for one in line.at)]
    return ", ".join(filter(None, words)) or line.row.option


def _reasons(lines: Sequence[Line], shape: _Shape) -> Iterator[str]:
    """Why an answer has no value, each reason once with the rows that have it."""
    reasons: dict[tuple[str, str, str], dict[str, None]] = {}
    for line in lines:
        for answer, given in line.row.answers.items():
            if given.why is not None:
                at = answer.label if line.row.refused is None else "every answer"
                reasons.setdefault((at, given.none, given.why), {})[_name(line, shape)] = None
    for number, ((label, none, why), names) in enumerate(reasons.items()):
        if number == _MOST_REASONS:
            yield f"{len(reasons) - number:,} more reasons are in the notes of csv and json."
            return
        some = list(names)
        of = "every row" if len(some) == len(lines) > 1 else "; ".join(some[:3])
        left = len(some) - 3
        more = f" and {left:,} more row{'' if left == 1 else 's'}" if left > 0 and of != "every row" else ""
        yield f"{label[:1].upper()}{label[1:]}: {none} for {of}{more}, because {why}."


def _says(lines: Sequence[Line], shape: _Shape) -> Iterator[str]:
    """What each case is called and what it is changed to, each once; the swept inputs are in the table."""
    if lines[0].at:
        paths = [one.path for one in lines[0].at]
        given = {change.path: change for change in lines[0].row.changed}
        for path in paths:
            if path in given:
                in_file = given[path].in_file
                yield f"{path} in the case file: {'not given' if in_file is None else in_file}."
    for line in {_name(line._replace(at=()), shape): line for line in lines}.values():
        swept = {one.path for one in line.at}
        changed = "; ".join(one.text for one in line.row.changed if one.path not in swept)
        name = _name(line._replace(at=()), shape)
        if shape.has_files:
            yield f"{name}: {line.title}{f', changed to {changed}' if changed else ''}."
        elif changed:
            yield f"{name} changes {changed}."


def _cases(lines: Sequence[Line]) -> Iterator[Case]:
    """The case of each row, as it is varied where that is kept; none of a saved result."""
    for line in lines:
        if line.row.evaluation is not None:
            yield line.row.evaluation.case
        elif isinstance(line.of, Case):
            yield line.of


def _rounded_otherwise(lines: Sequence[Line], shown: Shown) -> Iterator[str]:
    """Saved results whose lines are rounded to another unit than those of the run."""
    for name, saved in {line.name: line.of for line in lines if isinstance(line.of, Saved)}.items():
        yield from otherwise_rounded(name, saved, shown)


def _records(line: Line) -> Iterator[tuple[Cell, ...]]:
    head: list[Cell] = [line.title, line.row.option, line.row.scenario or "", *map(_swept, line.at)]
    changed = "; ".join(one.text for one in line.row.changed)
    for id, label, given in lines_of(line.row):
        unit = "" if given.figure is None else given.figure.unit
        yield (*head, id, label, given.figure, unit, given.note, line.file, changed)


def _swept(one: At) -> Figure:
    """The value as a number of a sheet: of a percentage what is before the sign."""
    unit: Unit = "percent" if one.is_percent else "count"
    return Figure("sweep", one.path, one.value, unit, WorkedApart())


def _data(line: Line, shown: Shown) -> dict[str, Any]:
    row, unit = line.row, shown.rounding.unit
    saved = line.of if isinstance(line.of, Saved) else None
    here = "none" if unit is None else exact(unit)
    lines = list(lines_of(row))
    return {
        "format": FORMAT,
        "case": line.title,
        "file": line.file,
        "option": row.option,
        "scenario": row.scenario,
        "sweep": [{"path": one.path, "value": exact(one.value), "text": one.text} for one in line.at],
        "changed": [change._asdict() for change in row.changed],
        "round": here if saved is None else saved.round,
        "saved": saved is not None,
        "answers": {answer.id: answer_data(given) for answer, given in row.answers.items()},
        "figures": {id: digits(given.figure) for id, _, given in lines if given.figure is not None},
        "units": {id: given.figure.unit for id, _, given in lines if given.figure is not None},
        "notes": {id: given.note for id, _, given in lines if given.why is not None},
        "refused": row.refused,
    }


def answer_data(given: Given) -> dict[str, str | None]:
    """An answer with the id of its figure."""
    figure = given.figure
    return {"figure": None if figure is None else figure.id, "value": digits(figure), "text": given.text}
