"""Names that become ids: each has a letter or digit, and no two of one table make the same id."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related, Span
from ...diagnostics.names import fold
from ...parser.tree import Items, Mapping, Node, Scalar
from ..case import Case

# Ids that stand where a grade's does, in what costing makes of a case: a grade that folds to one would be the same figure.
# tests/test_names.py works them out from the figures of cases, and holds this list to be those and no others.
RESERVED = frozenset((
    *("salaries", "on_costs", "employed", "agency", "total"),  # current_spend.…
    *("without_supplements", "supplements"),  # full_establishment.…
    "vacant",  # establishment.…
    *("mean", "vacant_mix"),  # break_even.by_basis.…_with_supplements
))  # fmt: skip


def grade_names(case: Case) -> Iterator[Problem]:
    grades = case.root.get("grades")
    if not isinstance(grades, Mapping):
        return
    taken = dict(_worked_out(case))
    for name, key in grades.keys_at.items():
        id = fold(name)
        if not id:
            yield Problem(
                "name-without-id",
                f"the grade's name {name!r} has no letter or digit to make an id of",
                key.span,
                "give it a name with letters or digits",
            )
        elif id in RESERVED:
            yield Problem(
                "name-taken",
                f"a grade called {name} would have the id {id}, which is a line of the tables",
                key.span,
                f"call it, for example, Grade {name}",
            )
        elif id in taken:
            other, place = taken[id]
            yield Problem(
                "name-taken",
                f"{name} and {other} would have the same id, {id}",
                key.span,
                "give one of them another name",
                (Related(place, "the other"),),
            )
        taken.setdefault(id, (name, key.span))


def _worked_out(case: Case) -> Iterator[tuple[str, tuple[str, Span]]]:
    """The ids that costing makes of a grade's own, with what each is of and where that stands."""
    for uplift in case.uplifts.values():
        yield f"{fold(uplift.grade)}_{uplift.from_}_to_{uplift.to}", (f"the uplift of {uplift.grade}", case.place("uplifts"))
    for name, grade in case.grades.items():
        if isinstance(grade.in_post, dict) or isinstance(grade.vacant, dict):
            yield f"{fold(name)}_of", (f"the posts of {name} together", case.place("grades", name))


_EVIDENCE = ("comparators", "workforce", "service_length", "recruitment", "coverage", "indicators")


def evidence_names(case: Case) -> Iterator[Problem]:
    """Names of evidence become ids: two of one place may not come to the same, and none to nothing."""
    for section in _EVIDENCE:
        if section in case.root:
            yield from _clashes(case.root[section])
    on_costs = case.root.get("on_costs")
    if isinstance(on_costs, Mapping) and "other" in on_costs:
        yield from _clashes(on_costs["other"])


def financial_year_names(case: Case) -> Iterator[Problem]:
    """Financial years become ids: `2021/22` and `2021-22` are one."""
    for section in ("measures", "budget"):
        if section in case.root:
            yield from _clashes(case.root[section])


def _clashes(node: Node) -> Iterator[Problem]:
    """Two keys of one place that come to the same id, and those that come to none."""
    if isinstance(node, Mapping):
        taken: dict[str, Scalar] = {}
        for name, key in node.keys_at.items():
            first = taken.setdefault(fold(name), key)
            if not fold(name):
                yield Problem(
                    "name-without-id",
                    f"the name {name!r} has no letter or digit to make an id of",
                    key.span,
                    "give it a name with letters or digits",
                )
            elif first is not key:
                yield Problem(
                    "name-taken",
                    f"{name} and {first} would have the same id, {fold(name)}",
                    key.span,
                    "give one of them another name",
                    (Related(first.span, "the other"),),
                )
    for child in node.values() if isinstance(node, Mapping) else node if isinstance(node, Items) else ():
        yield from _clashes(child)
