"""Load a case from the command line, report its problems, and cost it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .options import overrides
from .result import CASE_WRONG, USAGE_WRONG, WELL, Result, report_problems

if TYPE_CHECKING:
    from ..case.case import Case
    from ..case.loading import Loaded
    from ..costing.costing import Costing
    from ..costing.package import PackageCosting
    from ..diagnostics import Problem
    from ..output.amounts import Shown


def load_evidence(
    name: str, wanted: Iterable[str], needs: str, sets: tuple[str, ...], result: Result, how: str = ""
) -> Case | None:
    """A case that has the section needed; None, with the reason and how to add it reported, where it cannot be shown."""
    from ..diagnostics import Problem

    loaded = load_case(name, wanted, sets, result)
    if loaded is None or loaded.case is None:
        return None
    case = loaded.case
    if not any(key in case.root for key in needs.split(" or ")):
        headline = f"the case has no {needs.replace('_', ' ')}, so there is nothing to show"
        first = needs.split(" or ")[0]
        help = f"{how or f'add a `{first}:` section'}; docs/reference/case-file.md has an example"
        problem = Problem("nothing-to-show", headline, case.place("title"), help)
        report_problems([problem])
        result.at_least(CASE_WRONG, headline)
        return None
    return case


def load_case(name: str, wanted: Iterable[str], sets: tuple[str, ...], result: Result) -> Loaded | None:
    """A case, its problems reported on standard error; None where it cannot be read."""
    from ..case.loading import load
    from ..parser.source_file import UnreadableFile

    try:
        loaded = load(name, wanted, overrides(sets))
    except UnreadableFile as unreadable:
        from .arguments.unquoted import said_of_the_rest

        report_problems([said_of_the_rest(unreadable.problem, name)])
        result.at_least(USAGE_WRONG, unreadable.problem.headline)
        return None
    if loaded.problems:
        from ..evidence.excerpts import of_loading

        report_problems(of_loading(loaded))
    if loaded.case is None:
        result.at_least(CASE_WRONG, "it has errors")
        return None
    return loaded


def load_proved(name: str, sets: tuple[str, ...], shown: Shown, result: Result) -> Costing | None:
    """A case costed with the proofs of its break-even; None, with the reason reported, where it cannot be."""
    from ..costing.break_even import of_whole_case
    from ..costing.costing import cost

    case = _costable(name, sets, result, alone=False)
    return None if case is None else cost(case, shown.rounding, proofs=of_whole_case)


def load_cost(
    name: str, sets: tuple[str, ...], shown: Shown, result: Result, *, marginal: bool = False
) -> Costing | PackageCosting | None:
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
    """Whether a case lacks what the marginal rate needs, which is then reported."""
    from ..case.known_rates import marginal_problems

    lacking = list(marginal_problems(case))
    report_problems(lacking)
    result.at_least(CASE_WRONG if lacking else WELL, lacking[0].headline if lacking else "")
    return bool(lacking)


def load_options(name: str, sets: tuple[str, ...], result: Result) -> Case | None:
    """A case with its forecast, options and scenarios; None, with the reason reported, where there is nothing to cost."""
    from ..case.sections import OPTIONS

    return _costable(name, sets, result, alone=True, wanted=OPTIONS)


def _costable(
    name: str, sets: tuple[str, ...], result: Result, *, alone: bool, wanted: Iterable[str] | None = None
) -> Case | None:
    """A case with something to cost, which a package `alone` may be; None, with the reason reported, of any other."""
    from ..case.sections import COSTING
    from ..costing.costing import can_be_costed
    from ..costing.package import has_package

    loaded = load_case(name, COSTING if wanted is None else wanted, sets, result)
    if loaded is None or loaded.case is None:
        return None
    if can_be_costed(loaded.case) or (alone and has_package(loaded.case)):
        return loaded.case
    nothing = _nothing_to_cost(loaded)
    report_problems([nothing])
    result.at_least(CASE_WRONG, nothing.headline)
    return None


def _nothing_to_cost(loaded: Loaded) -> Problem:
    from ..diagnostics import Problem

    assert loaded.case is not None
    return Problem(
        "nothing-to-cost",
        "the case has no grade with posts, agency staff, further payments or package, so there is nothing to cost",
        loaded.case.place("grades"),
        "give a grade `in_post` or `vacant` FTE; `supplement-calc init` prints a starter case",
    )
