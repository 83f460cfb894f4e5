"""What is wrong with the ranges of a case, the inputs that move together, and how often they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, Decimal

from ...diagnostics import Problem
from ...diagnostics.names import nearest
from ...ledger import Figure
from ..case import Case
from ..sections import in_order
from ..variants import Change, vary
from .correlations import can_hold, furthest
from .reading import canonical, read_ranges

MOST_RANGES = 200
"""Each of their values is read as `--set` reads it, the whole case with it."""
FEWEST_DRAWS, MOST_DRAWS = 100, 1_000_000
_UNTIL = Decimal("0.01")
_TRIED = tuple(sign * Decimal(tenths) / 20 for tenths in range(20) for sign in (1, -1))


def range_problems(case: Case, wanted: Iterable[str], before: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem at its own line; those of the case as it stands, `before`, are left out."""
    assert case.sensitivity is not None
    given = case.sensitivity.inputs or {}
    if len(given) > MOST_RANGES:
        headline = f"the case has {len(given):,} ranges; at most {MOST_RANGES} are tried"
        yield Problem(
            "too-large-a-case", headline, case.place("sensitivity", "inputs"), "give those of the inputs that matter most"
        )
        return
    read = read_ranges(case)
    yield from read.problems
    if not read.problems:
        yield from _as_set(case, wanted, before)
        yield from _correlations(case, [one.path for one in read.ranges])
    yield from _numbers(case)


def _as_set(case: Case, wanted: Iterable[str], before: Iterable[Problem]) -> Iterator[Problem]:
    """What the case says of each value that the input may be: what `--set` refuses is refused here."""
    sections = [section.key for section in in_order(wanted) if section.key not in ("options", "scenarios", "sensitivity")]
    seen = {(problem.code, problem.span) for problem in before}
    for path, text in read_ranges(case).texts:
        for problem in vary(case, [Change(path, text.span, text)], sections).problems:
            if (problem.code, problem.span) not in seen:
                seen.add((problem.code, problem.span))
                yield problem._replace(headline=f"range of {path}: {problem.headline}")


def _correlations(case: Case, ranged: list[str]) -> Iterator[Problem]:
    """Each correlation is of two inputs with ranges, from -1 to 1, and can hold with the others."""
    assert case.sensitivity is not None
    pairs: dict[frozenset[str], Decimal] = {}
    names: dict[frozenset[str], tuple[int, str]] = {}
    for number, one in enumerate(case.sensitivity.correlations or (), 1):
        at = ("sensitivity", "correlations", str(number))
        paths = [canonical(case, path) for path in one.inputs]
        lacking = next((name for name, path in zip(one.inputs, paths, strict=True) if path not in ranged), None)
        pair = frozenset(path for path in paths if path is not None)
        said = " and ".join(one.inputs)
        if len(paths) != 2:
            headline = f"a correlation is of two inputs, and this one names {len(paths)}"
            help = "name two inputs, a correlation for each pair"
            yield Problem("correlation-unclear", headline, case.place(*at, "inputs"), help)
        elif lacking is not None:
            near = nearest(lacking, ranged)
            help = f"did you mean {near}?" if near else "give it a range under `inputs`, or leave the correlation out"
            yield Problem(
                "correlation-unclear", f"{lacking} has no range, so it cannot move with another", case.place(*at), help
            )
        elif len(pair) < 2 or pair in pairs:
            what = f"{said} have two correlations" if len(pair) == 2 else f"{one.inputs[0]} is correlated with itself"
            yield Problem("correlation-unclear", what, case.place(*at), "leave out one, or correct its `inputs`")
        elif abs(one.rank.known) > 1:
            headline = f"the rank correlation of {said} is {one.rank.known:f}; it must be from -1 to 1"
            yield Problem("rank-above-one", headline, case.place(*at, "rank"), "write, for example, 0.5")
        else:
            pairs[pair] = one.rank.known
            names[pair] = (number, said)
    if not can_hold(ranged, pairs):
        yield _impossible(case, ranged, pairs, names)


def _impossible(
    case: Case, ranged: list[str], pairs: dict[frozenset[str], Decimal], names: dict[frozenset[str], tuple[int, str]]
) -> Problem:
    """At the last correlation that can be another with the others, with what it can be then; else at the last of all."""
    help = "bring them nearer to 0, or give a correlation to the pairs that have none: they move apart"
    blamed = list(pairs)[-1]
    for pair in reversed(pairs):
        if (holding := next((one for one in _TRIED if can_hold(ranged, {**pairs, pair: one})), None)) is not None:
            blamed = pair
            value = furthest(ranged, pairs, pair, holding).quantize(_UNTIL, ROUND_DOWN)
            help = f"write {value}, or give a correlation to the pairs that have none: they move apart"
            break
    number, said = names[blamed]
    headline = f"the correlation of {said} cannot hold with the others"
    return Problem("correlations-impossible", headline, case.place("sensitivity", "correlations", str(number), "rank"), help)


def _numbers(case: Case) -> Iterator[Problem]:
    assert case.sensitivity is not None
    draws, seed = case.sensitivity.draws, case.sensitivity.seed
    if draws is not None and not (_is_whole(draws) and FEWEST_DRAWS <= draws.known <= MOST_DRAWS):
        headline = f"draws is {draws.known:f}; it must be a whole number from {FEWEST_DRAWS} to {MOST_DRAWS:,}"
        yield Problem("draws-unclear", headline, case.place("sensitivity", "draws"), _whole_for(draws))
    if seed is not None and not (_is_whole(seed) and seed.known >= 0):
        headline = f"seed is {seed.known:f}; it must be a whole number of 0 or more"
        yield Problem("draws-unclear", headline, case.place("sensitivity", "seed"), f"write {abs(int(seed.known))}")


def _whole_for(draws: Figure) -> str:
    """What to write for a number of draws that is none: with a comma for its point, whole, or the nearest allowed."""
    whole, _, part = f"{draws.known:f}".partition(".")
    number = int(whole + part) if len(part) == 3 else int(whole)
    return f"write {min(max(number, FEWEST_DRAWS), MOST_DRAWS):,}"


def _is_whole(figure: Figure) -> bool:
    return figure.known == figure.known.to_integral_value()
