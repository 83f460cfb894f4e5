"""Rules of form across sections for evidence; see `agreement` for those of pay."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Problem, Related
from ..diagnostics.names import fold, nearest
from .case import Case
from .pay import MakeUpTo
from .presence import may_have, names_in
from .tree import Items, Mapping, Node, Scalar, first_of, key_span


def made_up(case: Case) -> Iterator[Problem]:
    """A supplement made up to the market needs a market, and one made up to a point its salary. What cannot be read is told of
    where it stands."""
    for name, grade in case.grades.items():
        if not isinstance(grade.supplement, MakeUpTo):
            continue
        point = grade.supplement.point
        if point is not None and not may_have(case, "pay_points", str(point)):
            yield Problem(
                "point-without-pay",
                f"{name} is made up to point {point}, which has no salary in pay_points",
                case.place("grades", name, "supplement", "make_up_to"),
                f"add `{point}: …` to pay_points",
            )
        elif point is None and "comparators" not in case.root:
            yield Problem(
                "no-market",
                f"{name} is made up to the market, but the case has no comparators",
                case.place("grades", name, "supplement"),
                "add `comparators:` with what others pay for the grade",
            )


def comparator_grades(case: Case) -> Iterator[Problem]:
    for name, comparator in case.comparators.items():
        for key in ("pay", "supplements"):
            for grade in getattr(comparator, key) or ():
                if not may_have(case, "grades", grade):
                    near = nearest(grade, names_in(case, "grades"))
                    yield Problem(
                        "unknown-grade",
                        f"there is no grade called {grade}",
                        key_span(case.root, ("comparators", name, key, grade)),
                        f"did you mean {near}?" if near else "name a grade that stands under grades",
                    )


def published_values(case: Case) -> Iterator[Problem]:
    """An entry has the paper's value, or accepts that of a cell which has its own."""
    for number, entry in case.published.items():
        if entry.value is None and entry.accepted is None:
            entries = case.root["published"]
            assert isinstance(entries, Items)
            place = first_of(entries[number - 1])
            yield Problem("missing-key", f"published {number} has no value", place, "add `value: …`")


def recorded_grades(case: Case) -> Iterator[Problem]:
    """The equal-pay record is of grades that the case has."""
    for grade in case.equal_pay.grades or () if case.equal_pay else ():
        if not may_have(case, "grades", grade):
            near = nearest(grade, names_in(case, "grades"))
            yield Problem(
                "unknown-grade",
                f"there is no grade called {grade}",
                key_span(case.root, ("equal_pay", "grades", grade)),
                f"did you mean {near}?" if near else "name a grade that stands under grades",
            )


_EVIDENCE = ("comparators", "workforce", "service_length", "recruitment", "coverage", "indicators")


def evidence_names(case: Case) -> Iterator[Problem]:
    """Names of evidence become ids: two of one place may not come to the same, and none to nothing."""
    for section in _EVIDENCE:
        if section in case.root:
            yield from clashes(case.root[section])
    on_costs = case.root.get("on_costs")
    if isinstance(on_costs, Mapping) and "other" in on_costs:
        yield from clashes(on_costs["other"])


def clashes(node: Node) -> Iterator[Problem]:
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
        yield from clashes(child)
