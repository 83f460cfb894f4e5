"""Names that become ids: each has a letter or digit, and no two of one table make the same id."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related, Span
from ...diagnostics.names import fold
from ...parser.tree import Items, Mapping, Node, Path, Scalar
from ..case import Case

# Ids that stand where a grade's does, in what costing makes of a case: a grade that folds to one would be the same figure.
# tests/test_names.py works them out from the figures of cases, and holds this list to be those and no others.
RESERVED = frozenset((
    *("salaries", "on_costs", "employed", "agency", "total", "supplement_now", "supplement_now_on_costs"),  # current_spend.…
    *("without_supplements", "supplements", "payments", "with_payments"),  # full_establishment.…
    "vacant",  # establishment.…
    *("mean", "vacant_mix", "own_grades"),  # break_even.by_basis.…_with_supplements
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
        yield uplift.id, (f"the uplift of {uplift.grade}", case.place("uplifts"))
    for name, grade in case.grades.items():
        if grade.points_counted:
            yield f"{fold(name)}_of", (f"the posts of {name} together", case.place("grades", name))


def uplift_names(case: Case) -> Iterator[Problem]:
    """Uplifts of two grades that would make the same id."""
    taken: dict[str, tuple[str, Span]] = {}
    for number, uplift in case.uplifts.items():
        place = case.place("uplifts", str(number), "grade")
        other, first = taken.setdefault(uplift.id, (uplift.grade, place))
        if other != uplift.grade:
            headline = f"the uplifts of {uplift.grade} and {other} would have the same id, {uplift.id}"
            yield Problem("name-taken", headline, place, "give one of the grades another name", (Related(first, "the other"),))


# The parts of a case whose names become parts of ids, each with every name at any depth of it. Names of grades elsewhere than
# under `grades` are held against those there.
_NAMED: tuple[Path, ...] = (
    ("comparators",),
    ("workforce",),
    ("service_length",),
    ("recruitment",),
    ("coverage",),
    ("indicators",),
    ("on_costs", "other"),
    ("agency_by_job",),
)
_BY_FINANCIAL_YEAR: tuple[Path, ...] = (("measures",), ("budget",))


def evidence_names(case: Case) -> Iterator[Problem]:
    """Names of evidence become ids: two that could meet may not come to the same, and none to nothing."""
    yield from _clashes(case, _NAMED)


def financial_year_names(case: Case) -> Iterator[Problem]:
    """Financial years become ids: `2021/22` and `2021-22` are one."""
    yield from _clashes(case, _BY_FINANCIAL_YEAR)


def _clashes(case: Case, parts: tuple[Path, ...]) -> Iterator[Problem]:
    """Two names that could stand in one place of an id and come to the same there, and those that come to nothing."""
    taken: dict[tuple[Path, str], Scalar] = {}
    for part in parts:
        for place, key in _names(part, case.root, part):
            id = fold(key)
            first = taken.setdefault((place, id), key)
            if not id:
                yield Problem(
                    "name-without-id",
                    f"the name {str(key)!r} has no letter or digit to make an id of",
                    key.span,
                    "give it a name with letters or digits",
                )
            elif first != key:
                yield Problem(
                    "name-taken",
                    f"{key} and {first} would have the same id, {id}",
                    key.span,
                    "give one of them another name",
                    (Related(first.span, "the other"),),
                )


def _names(path: Path, node: Node, below: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every name at any depth of the node `below` a node, with the place in which ids of it stand next to those of others."""
    if below:
        if isinstance(node, Mapping) and below[0] in node:
            yield from _names(path, node[below[0]], below[1:])
        return
    if isinstance(node, Mapping):
        place = _place(path)
        yield from ((place, key) for key in node.keys_at.values())
    for name, child in node.items() if isinstance(node, Mapping) else enumerate(node) if isinstance(node, Items) else ():
        yield from _names((*path, str(name)), child)


def _place(path: Path) -> Path:
    """A mapping's own path; the one place where all teams' earlier dates meet, since they are pooled date by date."""
    match path:
        case ("workforce", group, "teams", _, "earlier") | ("workforce", group, "total", "earlier"):
            return ("workforce", group, "earlier")
        case _:
            return path
