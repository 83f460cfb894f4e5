"""Rules of form across sections for agency cost and evidence; see `agreement` for those of pay."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Problem, Related
from ..diagnostics.names import fold, listed, nearest
from .case import Case
from .pay import MakeUpTo
from .presence import may_have, names_in
from .tree import Items, Mapping, Node, Scalar, first_of, key_span
from .words import word

_AGENCY_WAYS = {"cost_per_fte": (), "charge_rate": ("hours_a_week", "weeks_a_year"), "weekly_spend": ("weeks_a_year",)}


def agency(case: Case) -> Iterator[Problem]:
    if case.agency is None:
        return
    ways = [way for way in _AGENCY_WAYS if getattr(case.agency, way) is not None]
    if not ways:
        yield Problem("missing-key", "agency has no cost", case.place("agency"), f"add {listed(_AGENCY_WAYS, 'or')}")
        return
    first, *more = ways
    place = case.place("agency", first)
    for second in more:
        headline = f"agency has both {word(first)} and {word(second)}"
        span = case.place("agency", second)
        yield Problem("two-costs", headline, span, f"keep one of {listed(_AGENCY_WAYS, 'and')}", (Related(place, "the other"),))
    spare = [key for key in ("hours_a_week", "weeks_a_year") if getattr(case.agency, key) is not None]
    for key in spare if not more else ():
        if key not in _AGENCY_WAYS[first]:
            headline = f"agency has {word(key)}, which {word(first)} has no use for"
            yield Problem("not-used", headline, case.place("agency", key), "leave the line out", severity="warning")
    for key in () if more else _AGENCY_WAYS[first]:
        if getattr(case.agency, key) is None:
            yield Problem("missing-key", f"agency has a {word(first)} but no {word(key)}", place, f"add `{key}: …`")


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


_EVIDENCE = ("comparators", "workforce", "service_length", "recruitment", "coverage", "indicators")


def evidence_names(case: Case) -> Iterator[Problem]:
    """Names of evidence become ids: two of one place may not come to the same, and none to nothing."""
    for section in _EVIDENCE:
        if section in case.root:
            yield from _clashes(case.root[section])
    on_costs = case.root.get("on_costs")
    if isinstance(on_costs, Mapping) and "other" in on_costs:
        yield from _clashes(on_costs["other"])


def _clashes(node: Node) -> Iterator[Problem]:
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
