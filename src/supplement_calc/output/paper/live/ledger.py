"""The ledger of a page as data: every figure that its words are made from, and all that those rest on, operands first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from ....case.case import Case
from ....case.ranges.allowed import Allowed, allowed
from ....case.ranges.in_order import in_order
from ....case.sections import FORECAST
from ....diagnostics.names import fold
from ....ledger import Computed, Figure, Input
from ....ledger.figure import Missing, WorkedApart, precedents
from ....ledger.operations import QUOTIENTS, ROWS, Operation
from ....parser.tree import Path, node_at
from ....scenarios.allowed import set_path
from ....scenarios.inputs import Varied, in_file_order, varied_of
from ....scenarios.rewritten import Place, Slot, place_of
from ...amounts import exact

_HAS_NONE = frozenset(("rank among", "cheapest first until", "dearest first until", "first not above", "above again from"))
_ZERO, _ABOVE_ZERO = Decimal(0), Decimal("1E-50")


class Nature(NamedTuple):
    """Whether a figure can be another than it is on the page, which figures it has no value without, whether it never has one,
    and what it is at least, None where that is not known."""

    moves: bool = False
    needs: tuple[int, ...] = ()
    is_none: bool = False
    least: Decimal | None = None


def _is_undefined(operation: Operation, natures: list[Nature]) -> bool:
    """Whether it may have no answer though all its operands have a value."""
    if ROWS[operation].why_undefined is None or operation in ("middle of", "lower quartile of", "upper quartile of"):
        return False
    if operation in QUOTIENTS:
        return natures[1].moves and not (natures[1].least or 0) > 0
    if operation == "mean":
        weights = [one.least for one in natures[::2]]
        return None in weights or not sum(one for one in weights if one is not None) > 0
    return True


def _least(origin: Computed, natures: list[Nature]) -> Decimal | None:
    """What a result is at least: nothing is known of a difference, nor of what is worked out from one."""
    leasts = [one.least for one in natures]
    known = [one for one in leasts if one is not None]
    if origin.rounding is not None and origin.rounding.unit is not None and origin.operation != "sum":
        known = [min(one, _ZERO) for one in known]
    match origin.operation:
        case "greater of":
            return max(known, default=None)
        case "whether above":
            return _ZERO
        case "sum" if _is_one_for_none(origin):
            return _ABOVE_ZERO
        case _ if len(known) < len(leasts):
            return None
        case "sum":
            return sum(known, _ZERO)
        case "product" if min(known) >= 0:
            return known[0] * known[1]
        case "share" | "ratio" | "percentage" if min(known) >= 0:
            return _ZERO
        case "lesser of" | "middle of" | "mean":
            return min(min(known), _ZERO)
        case _:
            return None


def _is_one_for_none(origin: Computed) -> bool:
    """Whether it is an amount, or 1 where there is none of it: the ledger's divisors that are never nil."""
    if len(origin.operands) != 2:
        return False
    amount, otherwise = origin.operands
    if not isinstance(otherwise.origin, Computed) or otherwise.origin.operation != "difference":
        return False
    whether = otherwise.operands[1]
    return (
        isinstance(whether.origin, Computed) and whether.origin.operation == "whether above" and whether.operands[0] is amount
    )


class PageLedger:
    """The figures of a page, each numbered once. What rests on one of the `hidden`, small counts of people, is not in it: the
    page must not carry them."""

    def __init__(self, case: Case, hidden: Collection[str] = ()) -> None:
        self._case = case
        self._hidden = hidden
        self._numbers: dict[int, int] = {}
        self._figures: list[Figure] = []
        self._natures: dict[int, Nature] = {}
        self._alike: dict[object, int] = {}
        self._places: dict[tuple[str, ...], str | None] = {}
        self._dead: list[Figure] = []  # kept so that no figure has the place of another

    def number(self, figure: Figure) -> int | None:
        """The number of a figure; None of one whose working is not kept or not to be shown."""
        self.nature(figure)
        return self._numbers.get(id(figure))

    def figure(self, number: int) -> Figure:
        """The figure of a number."""
        return self._figures[number]

    def nature(self, figure: Figure) -> Nature:
        """What may become of a figure."""
        if id(figure) not in self._natures:
            self._add(figure)
        return self._natures[id(figure)]

    def varied(self, figure: Figure) -> Varied | None:
        """The input of the case that a figure is; None of one that stands in its place in an option, or that `--set` has no
        text for."""
        if not isinstance(figure.origin, Input):
            return None
        section, *_ = map(fold, figure.origin.path or ("",))
        varied = varied_of(figure, counts=section in FORECAST)  # plain numbers of other sections are of people
        if varied is None:
            return None
        if figure.origin.path not in self._places:
            place = place_of(self._case, [varied])
            self._places[figure.origin.path] = None if place is None else place.path
        if self._places[figure.origin.path] is None:
            return None
        try:
            node = node_at(self._case.root, figure.origin.path)
        except LookupError:  # a part of what stands in one place, such as the ends of a range
            return varied
        return varied if (node.span.line, node.span.column) == (varied.span.line, varied.span.column) else None

    def is_hidden(self, figure: Figure) -> bool:
        """Whether a figure rests on one that is not to be shown."""
        return any(one.id in self._hidden for one in precedents(figure))

    def _add(self, figure: Figure) -> None:
        waiting = [(figure, False)]
        while waiting:
            one, are_operands_in = waiting.pop()
            if id(one) in self._natures:
                continue
            if not are_operands_in and one.operands:
                waiting.append((one, True))
                waiting += [(operand, False) for operand in one.operands]
            elif self._is_dead(one):
                moves = isinstance(one.origin, WorkedApart) or self.varied(one) is not None
                moves = moves or any(self._natures[id(operand)].moves for operand in one.operands)
                self._natures[id(one)] = Nature(moves)
                self._dead.append(one)
            else:
                self._number(one)

    def _number(self, figure: Figure) -> None:
        """Number a figure whose operands are numbered; one that is worked out as another is has the same number."""
        origin, key = figure.origin, tuple[object, ...]()
        if isinstance(origin, Computed):
            operands = tuple([self._numbers[id(one)] for one in origin.operands])
            key = (origin.operation, operands, origin.rounding, origin.part)
        elif isinstance(origin, Input):
            is_its = self.varied(figure) is not None  # and not an option's, which may say the same
            key = (figure.id, str(figure.value), origin.text, is_its)
        else:
            key = (figure.id, str(figure.value))
        if key in self._alike:
            self._dead.append(figure)  # only kept
            self._numbers[id(figure)] = self._alike[key]
            self._natures[id(figure)] = self._natures[id(self._figures[self._alike[key]])]
            return
        self._alike[key] = self._numbers[id(figure)] = len(self._figures)
        self._figures.append(figure)
        self._natures[id(figure)] = self._nature(figure)

    def _is_dead(self, figure: Figure) -> bool:
        if figure.id in self._hidden or isinstance(figure.origin, WorkedApart):
            return True
        return any(id(operand) not in self._numbers for operand in figure.operands)

    def _nature(self, figure: Figure) -> Nature:
        origin = figure.origin
        if not isinstance(origin, Computed):
            is_none = isinstance(origin, Missing) or figure.value is None
            varied = self.varied(figure)
            moves, least = varied is not None and not is_none, None if varied is None else varied.least
            return Nature(moves, (), is_none, least if moves else figure.value)
        natures = [self._natures[id(one)] for one in origin.operands]
        if not any(one.moves for one in natures):
            return Nature(False, (), figure.value is None, figure.value)
        own = (self._numbers[id(figure)],)
        if origin.operation in _HAS_NONE:
            return Nature(True, own)
        if any(one.is_none for one in natures):
            return Nature(False, (), True)
        needs = tuple(dict.fromkeys(need for one in natures for need in one.needs))
        return Nature(
            True, (*needs, *own) if _is_undefined(origin.operation, natures) else needs, False, _least(origin, natures)
        )

    def data(self) -> dict[str, Any]:
        """`figures` are each a value, an operation with its operands, or null where nothing that moves needs them; `inputs` may
        be changed; `places` are where they stand in the case file, as `--set` has it, with their numbers in its texts."""
        figures = self._figures
        operations = list(ROWS)
        used = {self._numbers[id(operand)] for one in figures if self._moves(one) for operand in one.operands}
        plain = [
            self._plain(one, operations) if self._moves(one) or number in used else None for number, one in enumerate(figures)
        ]
        given = self._inputs(figures)
        numbers = {one.keys: number for number, (one, _) in enumerate(given)}
        by_place: dict[str | None, list[Varied]] = {}
        for varied, _ in given:
            by_place.setdefault(self._places[varied.keys], []).append(varied)
        places = [place_of(self._case, some) for some in by_place.values()]
        may = allowed(self._case, [varied.figure for varied, _ in given])
        at = {varied.figure: number for number, (varied, _) in enumerate(given)}
        pairs = in_order(self._case, {varied.keys: varied.figure for varied, _ in given})
        return {
            "operations": operations,
            "figures": plain,
            "inputs": [
                self._input(varied, at, _after(varied.keys, places), may.get(varied.figure, Allowed())) for varied, at in given
            ],
            "ranges": [[at[one.low], at[one.high]] for one in pairs if not one.is_point],  # points are a finding
            "places": [
                [
                    one.path,
                    *(part if isinstance(part, str) else [numbers[part.input], part.text, part.pound] for part in one.parts),
                ]
                for one in places
                if one is not None
            ],
        }

    def _moves(self, figure: Figure) -> bool:
        return self._natures[id(figure)].moves

    def _plain(self, figure: Figure, operations: list[Any]) -> list[Any] | str | None:
        origin = figure.origin
        if not isinstance(origin, Computed) or not self._moves(figure):
            return None if figure.value is None else exact(figure.value)
        unit = None if origin.rounding is None or origin.rounding.unit is None else exact(origin.rounding.unit)
        operands = [self._numbers[id(operand)] for operand in origin.operands]
        return [operations.index(origin.operation), operands, unit, origin.part]

    def _inputs(self, figures: list[Figure]) -> list[tuple[Varied, list[int]]]:
        """Each input of the case once, though several ledgers have it, in the file's order, with its figures."""
        found: dict[str, tuple[Varied, list[int]]] = {}
        for figure in figures:
            varied = self.varied(figure)
            if varied is not None:
                found.setdefault(varied.path, (varied, []))[1].append(self._numbers[id(figure)])
        return [found[one.path] for one in in_file_order(self._case.root, (one for one, _ in found.values()))]

    def _input(self, varied: Varied, at: list[int], after: str, may: Allowed) -> dict[str, Any]:
        figure = varied.figure
        least = varied.least if may.least is None else max(may.least, varied.least)
        most = varied.most if varied.most == 0 or may == Allowed() else may.most  # a cut stays one
        return {
            "path": set_path(self._case, varied),
            "label": figure.label,
            "unit": figure.unit,
            "value": exact(figure.known),
            "given": figure.origin.text if isinstance(figure.origin, Input) else "",
            "least": exact(least),
            "most": None if most is None else exact(most),
            "isAbove": may.is_above and least == may.least,
            "isBelow": may.is_below and most == may.most,
            "isWhole": may.is_whole,
            "at": at,
            "after": "" if varied.unit == "percent" else after,
        }


def _after(path: Path, places: Iterable[Place | None]) -> str:
    """What the text of an input's place says after its number, where no other number follows: ` an hour`."""
    for parts in (one.parts for one in places if one is not None and len(one.parts) == 3):
        if isinstance(parts[1], Slot) and parts[1].input == path:
            return str(parts[2])
    return ""
