"""Recalculation: other values for some inputs give, figure for figure, what a fresh working with those values gives."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from inspect import Parameter, signature
from random import Random
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import costed_model
from ledger.sheets import an_input
from oracle.cases import PENNY, UNITS, any_case, any_fte, any_rate
from oracle.costing import Case, rounded
from supplement_calc.costing.costing import Costing
from supplement_calc.ledger import NONE, POUND, THOUSAND, Figure, Input, Ledger, Operation, Recalculation, Rounding
from supplement_calc.ledger import recalculation as module
from supplement_calc.ledger.operations import function_of
from support.draws import TIMES

Values = dict[str, Decimal | None]
thorough = settings(max_examples=40 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
RANDOM = st.randoms(use_true_random=True)


# Cases


class Change(NamedTuple):
    """An input of a case and another value for it."""

    figure: Figure
    value: Fraction

    @property
    def path(self) -> tuple[str, ...]:
        origin = self.figure.origin
        assert isinstance(origin, Input)
        return origin.path


def values_of(ledger: Ledger) -> Values:
    """Every figure's value."""
    return {id: figure.value for id, figure in ledger.figures.items()}


def decimal(value: Fraction) -> Decimal:
    """A fraction that ends, in decimals."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def changes_of(random: Random, costing: Costing) -> list[Change]:
    """One input or several, each with another value: nil, a little more or less, or any."""
    inputs = [f for f in costing.ledger.figures.values() if isinstance(f.origin, Input) and f.origin.path]
    chosen = random.sample(inputs, random.randint(1, min(6, len(inputs))))
    return [Change(figure, _other(random, figure)) for figure in chosen]


def _other(random: Random, figure: Figure) -> Fraction:
    if figure.unit == "FTE":
        return any_fte(random)
    if figure.unit == "percent":
        return any_rate(random)
    return max(PENNY, rounded(Fraction(figure.known) * Fraction(random.randint(30, 170), 100), PENNY))


def changed(case: Case, changes: Sequence[Change]) -> Case:
    """The case with other values in the places of those inputs."""
    case = deepcopy(case)
    for change in changes:
        _put(case, change.path, change.value)
    return case


def _put(case: Any, path: tuple[str, ...], value: Fraction) -> None:
    match path:
        case ("pay_points", point):
            case["pay_points"][int(point)] = value
        case ("grades", name, *key):
            grade = next(grade for grade in case["grades"] if grade["name"] == name)
            if key == ["supplement"]:
                grade["supplement"] = (grade["supplement"][0], value)
            elif len(key) == 2:
                grade[key[0]][int(key[1])] = value
            else:
                grade[key[0]] = value
        case ("uplifts", number, key):
            case["uplifts"][int(number) - 1][key] = value
        case ("on_costs" | "budget" as key,):
            case[key] = value
        case (section, key):
            case[section][key.removesuffix("_per_fte").removesuffix("_per_post")] = value


def recalculated(costing: Costing, changes: Sequence[Change]) -> Values:
    """Every figure's value once those inputs have changed."""
    recalculation = Recalculation(costing.ledger, [change.figure for change in changes])
    return dict(recalculation.run([decimal(change.value) for change in changes]))


@thorough
@given(RANDOM, st.sampled_from(UNITS), st.booleans())
def test_a_case_with_other_values_is_recalculated_as_it_is_costed_anew(
    random: Random, unit: Fraction | None, proofs: bool
) -> None:
    case = any_case(random)
    costing = costed_model(case, unit, proofs=proofs)
    changes = changes_of(random, costing)
    afresh = costed_model(changed(case, changes), unit, proofs=proofs)
    assert recalculated(costing, changes) == values_of(afresh.ledger)


# A case whose answers flip: over and under budget, agency cover worth having or not, reachable or not, posts or none.
FLIPPING = Case(
    pay_points={},
    grades=[
        {
            "name": name,
            "id": name.lower(),
            "points": None,
            "salary": Fraction(salary),
            "costed_at": None,
            "in_post": Fraction(10),
            "vacant": Fraction(5),
            "supplement": ("flat", Fraction(2000)),
        }
        for name, salary in (("PO2", 30_000), ("PO3", 40_000))
    ],
    uplifts=[],
    on_costs=Fraction(25),
    agency={"fte": Fraction(8), "cost": Fraction(60_000)},
    budget=Fraction(1_200_000),
    period=None,
)
FLIPS: dict[str, tuple[dict[tuple[str, ...], int], str]] = {
    "over to under budget": ({("budget",): 2_000_000}, "budget_position.full_over_budget"),
    "to the budget itself": ({("budget",): 1_387_500}, "budget_position.full_over_budget"),
    "cover worth having": ({("agency", "fte"): 2}, "agency_cover.vacant_fte.budgeted"),
    "no agency staff": ({("agency", "fte"): 0}, "agency_cover.worth.vacant_mix_with_supplements"),
    "vacancies gone": (
        {("grades", "PO2", "vacant"): 0, ("grades", "PO3", "vacant"): 0},
        "break_even.by_basis.vacant_mix_with_supplements",
    ),
    "too few vacancies": (
        {("grades", "PO2", "vacant"): 1, ("grades", "PO3", "vacant"): 1, ("budget",): 900_000},
        "break_even.by_basis.cheapest_first",
    ),
    "order of price": ({("grades", "PO2", "salary"): 50_000}, "break_even.by_basis.dearest_first"),
    "no posts at all": (
        {("grades", name, key): 0 for name in ("PO2", "PO3") for key in ("in_post", "vacant")},
        "break_even.vacant_fte",
    ),
    "no budget to speak of": ({("budget",): 0}, "break_even.vacant_fte"),
}


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("unit", [None, 1, 1000], ids=str)
def test_answers_that_flip_are_recalculated_there_and_back(flip: str, unit: int | None) -> None:
    other, telling = FLIPS[flip]
    before = costed_model(FLIPPING, None if unit is None else Fraction(unit), proofs=True)
    inputs = {f.origin.path: f for f in before.ledger.figures.values() if isinstance(f.origin, Input) and f.origin.path}
    changes = [Change(inputs[path], Fraction(value)) for path, value in other.items()]
    after = costed_model(changed(FLIPPING, changes), None if unit is None else Fraction(unit), proofs=True)
    was, now = before.figure(telling).value, after.figure(telling).value
    assert was != now, "the figure that tells this flip"
    assert recalculated(before, changes) == values_of(after.ledger)
    inputs_after = [after.figure(change.figure.id) for change in changes]
    back = Recalculation(after.ledger, inputs_after).run([change.figure.known for change in changes])
    assert dict(back) == values_of(before.ledger)


def test_the_flips_do_flip() -> None:
    before = costed_model(FLIPPING, Fraction(1))

    def after(flip: str) -> Decimal | None:
        other, telling = FLIPS[flip]
        inputs = {f.origin.path: f for f in before.ledger.figures.values() if isinstance(f.origin, Input) and f.origin.path}
        return recalculated(before, [Change(inputs[path], Fraction(value)) for path, value in other.items()])[telling]

    assert before.figure("agency_cover.vacant_fte.budgeted").value is None
    assert after("cover worth having") is not None
    assert before.figure("budget_position.full_over_budget").known > 0 > (after("over to under budget") or 0)
    assert after("to the budget itself") == 0
    for flip in ("vacancies gone", "too few vacancies", "no posts at all", "no budget to speak of"):
        assert before.figure(FLIPS[flip][1]).value is not None
        assert after(flip) is None, flip


def test_one_recalculation_runs_for_many_values_and_remembers_none() -> None:
    costing = costed_model(FLIPPING, Fraction(1))
    budget = costing.figure("budget")
    recalculation = Recalculation(costing.ledger, [budget])
    first = recalculation.run([Decimal(900_000)])
    copied = dict(first)
    recalculation.run([Decimal(0)])
    assert dict(first) == copied, "an answer in hand stays as it was given"
    assert dict(recalculation.run([Decimal(900_000)])) == copied
    assert dict(recalculation.run([budget.known])) == values_of(costing.ledger)
    assert costing.figure("budget_position.budget").value == 1_200_000


# Ledgers


class Step(NamedTuple):
    """A figure of a made-up ledger: an operation on figures before it."""

    operation: Operation
    operands: tuple[int, ...]
    rounding: Rounding | None
    part: int | None


def steps(random: Random, inputs: int, length: int) -> list[Step]:
    """Operations on whatever comes before them, whether or not it has a value."""
    return [_step(random, inputs + number) for number in range(length)]


def _step(random: Random, before: int) -> Step:
    operation: Operation = random.choice(get_args(Operation))
    part = None
    match operation:
        case "mean":
            count = 2 * random.randint(1, 3)
        case "cheapest first until" | "dearest first until":
            # kinds that are there and have a price: the first three inputs, which are never nil or without a value
            kinds = random.randint(1, 3)
            part = random.choice([None, *range(kinds)])
            operands = (random.randrange(before), *(random.randrange(3) for _ in range(2 * kinds)))
            return Step(operation, operands, None, part)
        case _:
            count = _count(random, operation)
    operands = tuple(random.randrange(before) for _ in range(count))
    return Step(operation, operands, random.choice([None, None, POUND, THOUSAND, Rounding(Decimal(7))]), part)


def _count(random: Random, operation: Operation) -> int:
    """As many operands as the function has names for, and where it takes any number, one or more besides."""
    takes = list(signature(function_of(operation)).parameters.values())
    named = sum(one.kind is not Parameter.VAR_POSITIONAL for one in takes)
    return named if named == len(takes) else named + random.randint(1, 3)


def worked(values: Sequence[Decimal], plan: Sequence[Step]) -> Ledger:
    """The ledger of a plan, for some values of its inputs."""
    ledger = Ledger(NONE)
    figures = [ledger.keep(an_input(f"input_{number}", value)) for number, value in enumerate(values)]
    for number, step in enumerate(plan):
        operands = [figures[operand] for operand in step.operands]
        figures.append(ledger.work(f"step_{number}", "Step", "GBP", step.operation, operands, step.rounding, step.part))
    return ledger


def numbers(random: Random, count: int) -> list[Decimal]:
    """Three above nil, then any: often nil, often negative."""
    positive = [Decimal(random.randint(1, 40)) for _ in range(3)]
    return positive + [Decimal(random.choice([0, 0, random.randint(-50, 50)])) / 4 for _ in range(count - 3)]


@settings(thorough, max_examples=100 * TIMES)
@given(RANDOM)
def test_any_ledger_is_recalculated_as_it_is_worked_anew(random: Random) -> None:
    count = random.randint(4, 8)
    plan = steps(random, count, random.randint(1, 12))
    before, after = numbers(random, count), numbers(random, count)
    ledger = worked(before, plan)
    chosen = sorted(random.sample(range(count), random.randint(1, count)))
    mixed = [after[n] if n in chosen else value for n, value in enumerate(before)]
    recalculation = Recalculation(ledger, [ledger.figures[f"input_{n}"] for n in chosen])
    assert dict(recalculation.run([after[n] for n in chosen])) == values_of(worked(mixed, plan))


@settings(thorough, max_examples=50 * TIMES)
@given(RANDOM)
def test_what_is_wanted_is_the_same_as_of_all_and_the_rest_is_left_alone(random: Random) -> None:
    plan = steps(random, 6, random.randint(2, 12))
    before, after = numbers(random, 6), numbers(random, 6)
    ledger = worked(before, plan)
    chosen = [ledger.figures[f"input_{n}"] for n in sorted(random.sample(range(6), random.randint(1, 3)))]
    wanted = random.sample(list(ledger.figures.values()), random.randint(1, 3))
    values = after[: len(chosen)]
    full = Recalculation(ledger, chosen).run(values)
    part = Recalculation(ledger, chosen, wanted).run(values)
    assert {figure.id: part[figure.id] for figure in wanted} == {figure.id: full[figure.id] for figure in wanted}
    for id in ledger.figures:
        assert part[id] in (full[id], ledger.figures[id].value)


@settings(thorough, max_examples=100 * TIMES)
@given(RANDOM)
def test_many_rows_at_once_are_what_each_row_is_by_itself(random: Random) -> None:
    plan = steps(random, 6, random.randint(2, 12))
    ledger = worked(numbers(random, 6), plan)
    places = sorted(random.sample(range(6), random.randint(1, 6)))
    rows = [[values[place] for place in places] for values in (numbers(random, 6) for _ in range(7))]
    chosen = [ledger.figures[f"input_{place}"] for place in places]
    wanted = random.sample(list(ledger.figures.values()), random.randint(1, 4))
    recalculation = Recalculation(ledger, chosen, wanted)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_AT_ONCE", 3)
        found = recalculation.columns([list(column) for column in zip(*rows, strict=True)], [one.id for one in wanted], 7)
    for number, row in enumerate(rows):
        by_itself = recalculation.run(row)
        assert {id: column[number] for id, column in found.items()} == {one.id: by_itself[one.id] for one in wanted}


ORDERS: list[Operation] = ["cheapest first until", "dearest first until"]
WHAT_NEEDS_ALL_IT_RESTS_ON: dict[str, tuple[list[Operation], tuple[int, ...]]] = {
    "no target, and nothing vacant to reach it with": (ORDERS, (3, 2, 0)),
    "no price, of a kind that there is none of": (ORDERS, (0, 0, 0, 2, 3)),
    "a place among no others, of nothing known": (["rank among"], (3,)),
}


@pytest.mark.parametrize("lacking", WHAT_NEEDS_ALL_IT_RESTS_ON)
def test_what_rests_on_a_figure_without_a_value_has_none(lacking: str) -> None:
    """Even where its arithmetic would never look at that figure. Step 0 is 5 ÷ 1, and then 5 ÷ 0."""
    operations, operands = WHAT_NEEDS_ALL_IT_RESTS_ON[lacking]
    for operation in operations:
        plan = [Step("ratio", (0, 1), None, None), Step(operation, operands, None, None)]
        ledger = worked([Decimal(5), Decimal(1), Decimal(0)], plan)
        assert worked([Decimal(5), Decimal(0), Decimal(0)], plan).figures["step_1"].value is None
        assert Recalculation(ledger, [ledger.figures["input_1"]]).run([Decimal(0)])["step_1"] is None


# Which figures are worked out again


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The operations that recalculations run, by name."""
    names: list[str] = []

    def noting(name: Operation, part: int | None = None) -> Any:
        function = function_of(name, part)

        def noted(*values: Any) -> Any:
            names.append(name)
            return function(*values)

        return noted

    monkeypatch.setattr(module, "function_of", noting)
    return names


def diamond() -> Ledger:
    """Two inputs; a product and a difference of them; their sum; and a share of the second input alone."""
    ledger = Ledger(POUND)
    a, b = an_input("a", 3), an_input("b", "4.4")
    product = ledger.work("product", "Product", "GBP", "product", (a, b))
    difference = ledger.work("difference", "Difference", "GBP", "difference", (a, b))
    ledger.work("both", "Both", "GBP", "sum", (product, difference), POUND)
    ledger.work("beside", "Beside", "GBP", "greater of", [b, b, b])
    return ledger


def test_only_what_depends_on_a_change_is_worked_out_again(ran: list[str]) -> None:
    ledger = diamond()
    after = Recalculation(ledger, [ledger.figures["a"]]).run([Decimal(5)])
    assert ran == ["product", "difference", "sum"]
    assert dict(after) == {
        "a": 5,
        "b": Decimal("4.4"),
        "product": 22,
        "difference": Decimal("0.6"),
        "both": 23,
        "beside": Decimal("4.4"),
    }


def test_only_what_is_wanted_is_worked_out_again(ran: list[str]) -> None:
    ledger = diamond()
    after = Recalculation(ledger, [ledger.figures["a"]], [ledger.figures["difference"]]).run([Decimal(5)])
    assert ran == ["difference"]
    assert after["difference"] == Decimal("0.6")
    assert after["product"] == ledger.figures["product"].value


def test_wanting_a_figure_that_does_not_move_works_out_nothing(ran: list[str]) -> None:
    ledger = diamond()
    after = Recalculation(ledger, [ledger.figures["a"]], [ledger.figures["beside"]]).run([Decimal(5)])
    assert ran == []
    assert after["beside"] == Decimal("4.4")


def test_a_figure_changed_by_hand_stands_whatever_it_rests_on(ran: list[str]) -> None:
    ledger = diamond()
    changing = [ledger.figures["a"], ledger.figures["product"]]
    after = Recalculation(ledger, changing).run([Decimal(5), Decimal(100)])
    assert ran == ["difference", "sum"]
    assert after["product"] == 100
    assert after["both"] == 101


def test_a_break_even_wanted_alone_is_the_same_in_fewer_steps(ran: list[str]) -> None:
    costing = costed_model(FLIPPING, Fraction(1))
    rate = costing.figure("on_costs")
    full = Recalculation(costing.ledger, [rate]).run([Decimal(30)])
    steps_of_all = len(ran)
    ran.clear()
    wanted = costing.figure("break_even.by_basis.vacant_mix_with_supplements")
    assert Recalculation(costing.ledger, [rate], [wanted]).run([Decimal(30)])[wanted.id] == full[wanted.id]
    assert 0 < len(ran) < steps_of_all // 2


def test_the_values_are_given_in_the_order_the_inputs_were_named() -> None:
    ledger = diamond()
    a, b = ledger.figures["a"], ledger.figures["b"]
    assert Recalculation(ledger, [b, a]).run([Decimal(1), Decimal(7)])["difference"] == 6
    assert Recalculation(ledger, [a, b]).run([Decimal(1), Decimal(7)])["difference"] == -6


def test_each_input_needs_its_value() -> None:
    ledger = diamond()
    with pytest.raises(ValueError, match="shorter"):
        Recalculation(ledger, [ledger.figures["a"], ledger.figures["b"]]).run([Decimal(1)])


def test_the_answer_is_a_mapping_of_every_figure_in_the_ledgers_order() -> None:
    ledger = diamond()
    after = Recalculation(ledger, [ledger.figures["a"]]).run([Decimal(5)])
    assert list(after) == list(ledger.figures)
    assert len(after) == len(ledger.figures)
    with pytest.raises(KeyError):
        after["nowhere"]


def test_a_fault_in_an_operation_is_not_taken_for_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*values: Decimal) -> Decimal:
        raise TypeError("a fault of ours")

    monkeypatch.setattr(module, "function_of", lambda name, part: broken)
    ledger = diamond()
    with pytest.raises(TypeError, match="a fault of ours"):
        Recalculation(ledger, [ledger.figures["a"]]).run([Decimal(5)])
