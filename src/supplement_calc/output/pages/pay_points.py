"""What `pay-points` shows: the impact at each pay point, and each grade against the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ...evidence.pay_points import GradePay, PayPointEvidence, PointPay, Step
from ...ledger import NONE, Figure, in_place_of_value, why_none
from ..amounts import Shown, price, shows_figure
from ..case_figures import CaseFigures, FigureTable, case_view
from ..document import Document, Grid, GridRow, Heading, Sentence
from ..followed.kept import kept
from ..view import View


def pay_points_view(evidence: PayPointEvidence) -> View:
    """The page and its tables."""
    return case_view(
        lambda: pay_points_page(evidence),
        lambda: CaseFigures.of_evidence(evidence.case, evidence.ledger, pay_point_tables(evidence)),
        evidence.case,
    )


def pay_points_page(evidence: PayPointEvidence) -> Document:
    """The whole page."""
    case = evidence.case
    under = ([case.organisation] if case.organisation else []) + ["Full-time annual pay. Supplements are paid by FTE."]
    return (
        Heading(f"{case.title}: pay points", tuple(under)),
        *(grade_grid(grade) for grade in evidence.grades),
        *(Sentence(text) for step in evidence.steps for text in step_sentences(evidence, step)),
    )


@kept
def grade_grid(grade: GradePay) -> Grid:
    name = grade.name if grade.spine is None else f"{grade.name}, {grade.spine} pay spine"
    return Grid((name, "Before £", "Supplement £", "After £"), tuple(_point(point, pay_shown(grade)) for point in grade.points))


@kept
def pay_shown(*grades: GradePay) -> Callable[[Decimal], str]:
    """How what is of some grades shows pay: by their salaries."""
    return Shown("pounds", NONE).pay([point.salary for grade in grades for point in grade.points])


@kept
def _point(point: PointPay, pay: Callable[[Decimal], str]) -> GridRow:
    label = "Salary" if point.point is None else f"Point {point.point}"
    if not point.in_use:
        return GridRow((f"{label}, not in use", _pay(point.salary, pay), "", ""), "detail")
    if point.moves_to is not None:
        return GridRow((f"{label}, moves to point {point.moves_to}", _pay(point.salary, pay), "", ""))
    supplement = "" if point.supplement is None else _pay(point.supplement, pay)
    return GridRow((label, _pay(point.salary, pay), supplement, _pay(point.after, pay)))


@shows_figure
def _pay(figure: Figure, pay: Callable[[Decimal], str]) -> str:
    return in_place_of_value(figure) if figure.value is None else pay(figure.value)


@kept
def step_sentences(evidence: PayPointEvidence, step: Step) -> Iterator[str]:
    """How the top of a grade compares with the next: in words, so that over and under cannot be mistaken."""
    pounds = _pounds(evidence, step)
    for unknown in (step.figures[name] for name in ("lowest", "top") if step.figures[name].value is None):
        why = f"How the top of {step.lower} compares with {step.upper} is not known, because {why_none(unknown)}."
        yield f"{why}{_elsewhere(step, pounds) if step.figures['top_without_supplement'].value is not None else ''}"
        return
    lowest, top = (_against(step, name, words, pounds) for name, words in (("lowest", "lowest point in use"), ("top", "top")))
    yield f"The top of {step.lower} with its supplement is {lowest} and {top}.{_elsewhere(step, pounds)}"
    if (left := step.figures.get("left")) is not None and left.value is not None:
        yield (f"With the uplift, the lowest of {step.upper} is {_apart(left.value, pounds)} the top of {step.lower}.")
    if step.uplift_to is not None and evidence.case.differential is not None:
        least = price(evidence.case.differential.least.known)
        if step.uplift_to.value is None:
            yield f"No point of {step.upper} keeps {least} above the top of {step.lower}."
        elif step.figures["lowest"].value is not None and step.figures["lowest"].value > 0:
            kept = f"{pounds(step.uplift_to.value)}{_point_of(evidence, step)}"
            yield f"The least pay of {step.upper} that keeps {least} above it is {kept}."


@kept
def _pounds(evidence: PayPointEvidence, step: Step) -> Callable[[Decimal], str]:
    """An amount of both grades in a sentence."""
    pay = pay_shown(*(grade for grade in evidence.grades if grade.name in (step.lower, step.upper)))
    return lambda value: f"£{pay(value)}"


def _apart(value: Decimal, pounds: Callable[[Decimal], str]) -> str:
    """`£157 above`, `£20 below`, `level with`."""
    return f"{pounds(abs(value))} {'above' if value > 0 else 'below'}" if value else "level with"


def _against(step: Step, name: str, words: str, pounds: Callable[[Decimal], str]) -> str:
    value = step.figures[name].value
    assert value is not None
    if value <= 0:
        return f"{pounds(-value)} below the {words} of {step.upper}" if value else f"equal to the {words} of {step.upper}"
    what = "an overlap" if name == "lowest" else "a leapfrog"
    return f"{pounds(value)} above the {words} of {step.upper} ({what})"


def _elsewhere(step: Step, pounds: Callable[[Decimal], str]) -> str:
    """Against posts of the next grade that get no supplement, where that says more."""
    low, top = step.figures["lowest_without_supplement"].value, step.figures["top_without_supplement"].value
    if low == step.figures["lowest"].value and top == step.figures["top"].value:
        return ""
    assert low is not None and top is not None
    leaps = f" and {pounds(top)} above their top (a leapfrog)" if top > 0 else ""
    compared = f"the top of {step.lower} with its supplement is {_apart(low, pounds)} their lowest point{leaps}"
    return f" {step.upper} posts elsewhere get no supplement: {compared}."


def _point_of(evidence: PayPointEvidence, step: Step) -> str:
    grade = next(grade for grade in evidence.grades if grade.name == step.upper)
    point = next((p.point for p in grade.points if step.uplift_to is not None and p.after.value == step.uplift_to.value), None)
    return "" if point is None else f", point {point}"


def pay_point_tables(evidence: PayPointEvidence) -> list[FigureTable]:
    """A table a grade of pay after the supplement, and one a step to the next grade."""
    grades = [
        FigureTable.of(grade.id, grade.name, [point.after for point in grade.points if point.in_use])
        for grade in evidence.grades
    ]
    steps = [
        FigureTable.of(step.id, f"{step.lower} against {step.upper}",
                    [*step.figures.values(), *([step.uplift_to] if step.uplift_to else [])])
        for step in evidence.steps
    ]  # fmt: skip
    return grades + steps
