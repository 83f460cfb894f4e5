"""Slips of counts and prices: another count, headcount for FTE, one grade's rate for all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ....ledger import Figure
from ....ledger.operations import QUOTIENTS
from ....ledger.rounding import EXACT, QUOTIENT
from ..figure_index import is_constant, measure_of, row_of, table_of
from ..mismatch import Candidate, Mismatch, counted_in
from ..revaluation import Revaluation

_HEADS = ("headcount", "people")
# Numbers of posts that no other figure of the case has: whole ones, then halves.
_FINER = (Decimal(1), Decimal("0.5"))
_MOST = 20  # lines or grades under a figure: of more, one count or one rate is lost among them
_TIMES = 2  # a count is at most so many times the right one


def headcount_for_fte(mismatch: Mismatch) -> Iterator[Candidate]:
    """People counted where full-time equivalents should be, in a count, a rate, or what is paid for each."""
    heads = mismatch.sibling("on_costs.heads_per_fte")
    for again in mismatch.versions:
        for node, operands in again.worked_by(*QUOTIENTS):
            for one in operands[:2]:
                for other in _heads_beside(mismatch, one):
                    says = f"headcount, {other.known:f}, and not FTE, {one.known:f}"
                    yield Candidate(again.value({one.id: other.known}), says, depth=int(node is not again.figure))
        figure = again.figure
        if counted_in(figure) == "FTE" and figure.value is not None:
            for other in _heads_beside(mismatch, figure):
                yield Candidate(other.value, f"headcount, {other.known:f}, and not FTE")
        if heads is not None and heads.value:
            yield from _by_heads(again, heads.value)


def _heads_beside(mismatch: Mismatch, figure: Figure) -> Iterator[Figure]:
    """The headcounts of the row that a count of staff in post stands in."""
    if measure_of(figure) in ("in_post", "establishment", "workforce") and figure.value is not None:
        for index in mismatch.indexes():
            for other in index.at(index.in_rows([row_of(figure)])):
                if measure_of(other) in _HEADS and other.value and other.value != figure.value:
                    yield other


def _by_heads(again: Revaluation, heads: Decimal) -> Iterator[Candidate]:
    """Every count under the figure in heads, so many to an FTE."""
    counts = {one.id: one for _, operands in again.worked_by("product") for one in operands if _is_staff(one)}
    if counts:
        changed = {id: EXACT.multiply(one.known, heads) for id, one in counts.items()}
        yield Candidate(again.value(changed), f"headcount, {heads:f} to an FTE, and not FTE")


def _is_staff(figure: Figure) -> bool:
    return figure.unit == "FTE" and figure.value is not None and table_of(figure) != "agency"


def one_rate_for_all(mismatch: Mismatch) -> Iterator[Candidate]:
    """One grade's salary or supplement used for every grade."""
    for again in mismatch.versions if mismatch.claim.figure.unit == "GBP" else ():
        rates: dict[str, list[Figure]] = {}
        for one in again.precedents:
            if one.is_input and one.unit == "GBP" and one.value is not None and table_of(one) == "grades":
                rates.setdefault(measure_of(one), []).append(one)
        for alike in rates.values():
            for one in alike if 1 < len(alike) <= _MOST else ():
                value = again.value({other.id: one.known for other in alike})
                yield Candidate(value, f"{one.label}, £{one.known:,f}, for all {len(alike)} grades")


def another_count(mismatch: Mismatch) -> Iterator[Candidate]:
    """Another number of posts or staff: one that the case has elsewhere, or a whole number or a half."""
    for again in mismatch.versions if mismatch.claim.figure.unit == "GBP" else ():
        priced = [_Priced(node, *operands) for node, operands in again.worked_by("product") if _is_priced(operands)]
        for line in priced if len(priced) <= _MOST else ():
            yield from _of_the_case(mismatch, again, line)
            yield from _of_no_figure(mismatch, again, line, priced)


class _Priced(NamedTuple):
    """A line of so many posts or staff at an amount each."""

    node: Figure
    posts: Figure
    rate: Figure

    def says(self, again: Revaluation, number: Decimal) -> str:
        """What it comes to with another number."""
        of = "" if self.node is again.figure else f"{self.node.label}: "
        return f"{of}= {number:f} × £{self.rate.known:,f}"


def _is_priced(operands: tuple[Figure, ...]) -> bool:
    if len(operands) != 2:
        return False
    count, rate = operands
    is_count = counted_in(count) == "FTE" and not is_constant(count) and count.value is not None
    return is_count and rate.unit == "GBP" and bool(rate.value)


def _of_the_case(mismatch: Mismatch, again: Revaluation, line: _Priced) -> Iterator[Candidate]:
    """The other counts of the grade, of agency staff, and of all grades."""
    count = line.posts
    grade = row_of(count).rpartition(".")[2]
    near = (
        f"grades.{grade}.in_post", f"grades.{grade}.vacant", f"establishment.{grade}", "agency.fte",
        f"agency.by_grade.{grade}.fte", "establishment.total", "establishment.vacant",
    )  # fmt: skip
    seen = {count.value}
    for other in map(mismatch.sibling, near):
        if other is not None and other.value is not None and other.value not in seen:
            seen.add(other.value)
            says = f"{line.says(again, other.value)}: {other.label}, and not {count.label}, {count.known:f}"
            yield Candidate(again.value({count.id: other.value}), says)


def _of_no_figure(mismatch: Mismatch, again: Revaluation, line: _Priced, priced: list[_Priced]) -> Iterator[Candidate]:
    """The count that would give the printed figure, where it is a number that posts are counted in."""
    count, value = line.posts, again.figure.value
    more = again.value({count.id: EXACT.add(count.known, 1)})
    if more is None or value is None or more == value:
        return
    each = EXACT.subtract(more, value)
    off = QUOTIENT.divide(EXACT.subtract(mismatch.claim.printed.value, value), each)
    for depth, finer in enumerate(_FINER, 1):
        alike = mismatch.every(EXACT.multiply(each, finer))
        number = EXACT.multiply(QUOTIENT.divide(EXACT.add(count.known, off), finer).to_integral_value(), finer)
        if number != count.value and 0 <= number <= _TIMES * count.known:
            says = f"{line.says(again, number)}, and not {count.known:f}"
            if len(priced) > 1 and all(other.rate.value == line.rate.value for other in priced) and each == line.rate.value:
                together = sum((other.posts.known for other in priced), Decimal(0))
                now = EXACT.add(together, EXACT.subtract(number, count.known))
                says = f"= {now:f} × £{line.rate.known:,f}, and not {together:f}"
            yield Candidate(again.value({count.id: number}), says, depth=depth, alike=alike)
        else:
            yield Candidate(None, "", depth=depth, alike=alike)
