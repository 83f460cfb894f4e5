"""What a case costs, worked out a second time in plain fractions from the definitions in words.

Nothing here is shared with the engine: no import, no decimal, no order of working. A case is a plain dictionary, every
number in it a `Fraction`; the answers are a dictionary from a figure's id to its exact value, None where the case has
no answer. Money lines and the budget are rounded to the unit, halves away from zero, and totals add rounded lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple, NotRequired, TypedDict

from oracle.on_costs import Bearer, Parts, of_a_post, on_extras, on_pay
from oracle.term import costs, total

Posts = Fraction | dict[int, Fraction] | None
Number = Fraction | None
Supplement = tuple[Literal["flat", "percent"], Fraction] | None
Place = tuple[str, int | None]
"""Some posts of a case: the grade's id, and the pay point where it is counted by point."""


class Grade(TypedDict):
    """A grade, paid by a range of pay points or by one salary."""

    name: str
    id: str
    points: tuple[int, int] | None
    salary: Number
    costed_at: int | None
    in_post: Posts
    vacant: Posts
    supplement: Supplement


class Uplift(TypedDict):
    """Posts of a grade moved from one point to another."""

    grade: str
    from_: int
    to: int
    in_post: Number
    vacant: Number


class Agency(TypedDict):
    """Agency staff in use."""

    fte: Fraction
    cost: Fraction


class BudgetedPosts(TypedDict):
    """A budget of so many posts at so much each."""

    posts: Fraction
    cost: Fraction


class Case(TypedDict):
    """A case: what the file says, and nothing worked out."""

    pay_points: dict[int, Fraction]
    grades: list[Grade]
    uplifts: list[Uplift]
    on_costs: Number
    parts: NotRequired[Parts]
    agency: Agency | None
    budget: Fraction | BudgetedPosts | None
    period: tuple[date, date | None] | None


class Line(NamedTuple):
    """Posts of one grade at one salary."""

    place: Place
    salary: Fraction
    in_post: Number
    vacant: Number
    supplement: Number

    @property
    def id(self) -> str:
        grade, point = self.place
        return grade if point is None else f"{grade}.point_{point}"

    @property
    def established(self) -> Fraction:
        return (self.in_post or Fraction(0)) + (self.vacant or Fraction(0))


class Answers(NamedTuple):
    """Every figure by id; and for those that are a small difference of large quotients, how large those are."""

    figures: dict[str, Number]
    sizes: dict[str, Fraction]


def rounded(value: Fraction, unit: Number) -> Fraction:
    """The nearest multiple of the unit; of two as near, the one further from nil."""
    if unit is None:
        return value
    nearest = floor(abs(value) / unit + Fraction(1, 2)) * unit
    return nearest if value >= 0 else -nearest


def lines_of(case: Case) -> list[Line]:
    """The posts of a case, grade by grade, and point by point where a grade is counted by point."""
    return [line for grade in case["grades"] for line in _grade_lines(case, grade)]


def _grade_lines(case: Case, grade: Grade) -> list[Line]:
    in_post, vacant = grade["in_post"], grade["vacant"]
    if in_post is None and vacant is None:
        return []
    at = None if grade["points"] is None else grade["costed_at"] or grade["points"][1]
    if not isinstance(in_post, dict) and not isinstance(vacant, dict):
        salary = grade["salary"] if at is None else case["pay_points"][at]
        assert salary is not None
        return [Line((grade["id"], None), salary, in_post, vacant, _supplement(grade, salary))]
    assert at is not None
    staff, empty = _by_point(in_post, at), _by_point(vacant, at)
    lines = []
    for point in sorted({*staff, *empty}):
        salary = case["pay_points"][point]
        place = (grade["id"], point)
        lines.append(Line(place, salary, staff.get(point), empty.get(point), _supplement(grade, salary)))
    return lines


def _by_point(posts: Posts, at: int) -> dict[int, Fraction]:
    if posts is None:
        return {}
    return posts if isinstance(posts, dict) else {at: posts}


def _supplement(grade: Grade, salary: Fraction) -> Number:
    match grade["supplement"]:
        case ("percent", rate):
            return salary * rate / 100
        case ("flat", amount):
            return amount
        case _:
            return None


def add(*parts: Number) -> Number:
    """The sum of the parts there are; none of none."""
    there = [part for part in parts if part is not None]
    return sum(there, Fraction(0)) if there else None


def less(first: Number, second: Number) -> Number:
    """The first less the second, where there are both."""
    return None if first is None or second is None else first - second


def over(first: Number, second: Number) -> Number:
    """The first divided by the second, where there are both and the second is not nil."""
    return None if first is None or second is None or second == 0 else first / second


def times(first: Number, second: Number) -> Number:
    """The first times the second, where there are both."""
    return None if first is None or second is None else first * second


class OnTop:
    """The on-costs of a table: one rate on its total, or its parts as lines."""

    def __init__(self, case: Case, lines: Sequence[Line], unit: Number, figures: dict[str, Number]) -> None:
        self.case, self.lines, self.unit, self.figures = case, lines, unit, figures
        self.rate, self.parts = case["on_costs"], case.get("parts")

    def _flat(self, of: Number) -> Number:
        return None if of is None or self.rate is None else rounded(of * self.rate / 100, self.unit)

    def _by_part(self, table: str, found: Mapping[str, Fraction]) -> Fraction:
        lines = {f"{table}.on_costs.{name}": rounded(value, self.unit) for name, value in found.items()}
        self.figures.update(lines)
        return sum(lines.values(), Fraction(0))

    def salaries(self, table: str, of: Number, filled: Iterable[tuple[Number, Line]]) -> Number:
        """On a pay bill."""
        if self.parts is None or of is None:
            return self._flat(of)
        bearers = [Bearer(fte, line.salary) for fte, line in filled if fte is not None]
        return self._by_part(table, on_pay(self.parts, of, bearers))

    def extras(self, table: str, of: Number, which: Sequence[Literal["existing", "vacant"]]) -> Number:
        """On supplements and steps to a higher point."""
        if self.parts is None or of is None:
            return self._flat(of)
        steps = [step for part in which for step in self._steps(part)]
        stepped = sum((rounded(step.fte * step.extra, self.unit) for step in steps), Fraction(0))
        bearers = [one for part in which for one in self._supplemented(part)]
        return self._by_part(table, on_extras(self.parts, of - stepped, stepped, [*bearers, *steps]))

    def _supplemented(self, part: Literal["existing", "vacant"]) -> Iterable[Bearer]:
        for line in self.lines:
            fte = line.in_post if part == "existing" else line.vacant
            if fte is not None and line.supplement is not None:
                yield Bearer(fte, line.salary, line.supplement)

    def _steps(self, part: Literal["existing", "vacant"]) -> Iterable[Bearer]:
        for uplift in self.case["uplifts"]:
            fte = uplift["in_post"] if part == "existing" else uplift["vacant"]
            if fte is not None:
                low, high = self.case["pay_points"][uplift["from_"]], self.case["pay_points"][uplift["to"]]
                yield Bearer(fte, low, high - low, step=True)


def tables(case: Case, lines: Sequence[Line], unit: Number) -> dict[str, Number]:
    """The paper's three tables for the posts given."""
    figures: dict[str, Number] = {}

    on = OnTop(case, lines, unit, figures)

    def each(table: str, parts: Iterable[tuple[Line, Number, Number]]) -> list[Number]:
        """A rounded line for every quantity at a price, and a grade's sum where it is counted by point."""
        by_grade: dict[str, list[Fraction]] = {}
        for line, fte, price in parts:
            if fte is not None and price is not None:
                amount = rounded(fte * price, unit)
                figures[f"{table}.{line.id}"] = amount
                by_grade.setdefault(line.place[0], []).append(amount)
        for grade, amounts in by_grade.items():
            figures[f"{table}.{grade}"] = sum(amounts, Fraction(0))
        return [sum(amounts, Fraction(0)) for amounts in by_grade.values()]

    def uplifted(part: Literal["existing", "vacant"]) -> list[Number]:
        amounts: list[Number] = []
        for uplift in case["uplifts"]:
            fte = uplift["in_post"] if part == "existing" else uplift["vacant"]
            if fte is not None:
                grade = next(grade["id"] for grade in case["grades"] if grade["name"] == uplift["grade"])
                rise = case["pay_points"][uplift["to"]] - case["pay_points"][uplift["from_"]]
                amount = rounded(fte * rise, unit)
                figures[f"supplement_cost.{part}.{grade}_{uplift['from_']}_to_{uplift['to']}"] = amount
                amounts.append(amount)
        return amounts

    salaries = add(*each("current_spend", [(line, line.in_post, line.salary) for line in lines]))
    agency = case["agency"]
    figures["current_spend.salaries"] = salaries
    figures["current_spend.on_costs"] = more = on.salaries("current_spend", salaries, [(line.in_post, line) for line in lines])
    figures["current_spend.employed"] = employed = add(salaries, more)
    figures["current_spend.agency"] = temporary = None if agency is None else rounded(agency["fte"] * agency["cost"], unit)
    figures["current_spend.total"] = add(employed, temporary)

    existing = add(
        *each("supplement_cost.existing", [(line, line.in_post, line.supplement) for line in lines]), *uplifted("existing")
    )
    vacant = add(*each("supplement_cost.vacant", [(line, line.vacant, line.supplement) for line in lines]), *uplifted("vacant"))
    before = add(existing, vacant)
    figures["supplement_cost.existing"] = existing
    figures["supplement_cost.vacant"] = vacant
    figures["supplement_cost.before_on_costs"] = before
    figures["supplement_cost.on_costs"] = more = on.extras("supplement_cost", before, ("existing", "vacant"))
    figures["supplement_cost.total"] = supplements = add(before, more)

    all_posts = add(*each("full_establishment", [(line, line.established, line.salary) for line in lines]))
    figures["full_establishment.salaries"] = all_posts
    filled = [(line.established, line) for line in lines]
    figures["full_establishment.on_costs"] = more = on.salaries("full_establishment", all_posts, filled)
    figures["full_establishment.without_supplements"] = without = add(all_posts, more)
    figures["full_establishment.supplements"] = supplements
    figures["full_establishment.total"] = add(without, supplements)

    figures["day_one.on_costs"] = more = on.extras("day_one", existing, ("existing",))
    figures["day_one.supplements"] = add(existing, more)
    figures["day_one.total"] = add(figures["current_spend.total"], figures["day_one.supplements"])
    return figures


def budget_of(case: Case, unit: Number) -> Number:
    """The budget of a full year: one line, rounded, however it is given."""
    budget = case["budget"]
    if isinstance(budget, dict):
        return rounded(budget["posts"] * budget["cost"], unit)
    return None if budget is None else rounded(budget, unit)


def saving(case: Case, line: Line, with_supplement: bool) -> Fraction:
    """What one vacancy saves a year: its own salary, its own supplement where counted, and the on-costs of those."""
    supplement = (line.supplement or Fraction(0)) if with_supplement else Fraction(0)
    pay = line.salary + supplement
    if parts := case.get("parts"):
        return pay + of_a_post(parts, line.salary, supplement)
    return pay * (1 + (case["on_costs"] or Fraction(0)) / 100)


def mean(weighted: Sequence[tuple[Fraction, Fraction]]) -> Number:
    """The mean of values by their weights; none where the weights come to nil."""
    weight = sum((weight for weight, _ in weighted), Fraction(0))
    return sum((weight * value for weight, value in weighted), Fraction(0)) / weight if weight else None


def in_order(case: Case, lines: Sequence[Line], excess: Fraction, *, dearest: bool) -> dict[Place, Fraction] | None:
    """Vacant posts left empty one after another until they come to the excess; None where all of them do not.

    A budget not yet spent is met by more of the posts that come first.
    """
    empty: dict[Place, Fraction] = {}
    kinds = [line for line in lines if line.vacant]
    for line in sorted(kinds, key=lambda line: saving(case, line, True) * (-1 if dearest else 1)):
        assert line.vacant is not None
        each = saving(case, line, True)
        needed = excess / each
        if needed <= line.vacant:
            return empty | {line.place: needed}
        empty[line.place] = line.vacant
        excess -= line.vacant * each
    return empty if excess == 0 else None


def own_posts(lines: Sequence[Line], grade: str) -> list[tuple[Line, Fraction]]:
    """The posts that a grade's own basis leaves empty, with their weights: its vacant ones, or any where it has none."""
    own = [line for line in lines if line.place[0] == grade]
    vacant = [(line, line.vacant) for line in own if line.vacant is not None]
    return vacant or [(line, line.in_post) for line in own if line.in_post is not None]


def emptied(case: Case, lines: Sequence[Line], basis: str, fte: Fraction, excess: Fraction) -> dict[Place, Fraction]:
    """Which posts a basis leaves empty, so many FTE together: a mix in proportion, or vacant posts in order."""
    if basis in ("cheapest_first", "dearest_first"):
        order = in_order(case, lines, excess, dearest=basis == "dearest_first")
        assert order is not None
        return order
    if basis == "vacant_mix_with_supplements":
        weighted = [(line, line.vacant) for line in lines if line.vacant is not None]
    else:
        weighted = own_posts(lines, basis.removesuffix("_with_supplements"))
    if len(weighted) == 1:
        return {weighted[0][0].place: fte}
    together = sum((weight for _, weight in weighted), Fraction(0))
    return {line.place: fte * weight / together for line, weight in weighted}


def left(lines: Sequence[Line], empty: Mapping[Place, Fraction]) -> list[Line]:
    """The posts once some are left empty: fewer vacancies to fill, or fewer staff where none are vacant."""
    after = []
    for line in lines:
        gone = empty.get(line.place, Fraction(0))
        if line.vacant is not None:
            after.append(line._replace(vacant=line.vacant - gone))
        else:
            assert line.in_post is not None
            after.append(line._replace(in_post=line.in_post - gone))
    return after


def answers(case: Case, unit: Number) -> Answers:
    """Every figure of a case, its lines rounded to the unit (None rounds nothing)."""
    lines = lines_of(case)
    figures = tables(case, lines, unit)
    for name, all_posts in (("period_total", True), ("period_in_post", False)):
        figures[f"supplement_cost.{name}"] = total(costs(case, lines, unit, all_posts=all_posts))
    budget = budget_of(case, unit)
    now, full = figures["current_spend.total"], figures["full_establishment.total"]
    excess = less(full, budget)
    figures["day_one.over_budget"] = less(figures["day_one.total"], budget)
    figures["budget_position.budget"] = budget
    figures["budget_position.current_over_budget"] = less(now, budget)
    figures["budget_position.full_over_budget"] = excess
    figures["budget_position.difference"] = less(excess, less(now, budget))
    savings = savings_of(case, lines, budget)
    figures |= _break_even(case, lines, savings, excess)
    sizes: dict[str, Fraction] = {}
    if case["agency"] is not None:
        _cover(case, case["agency"], savings, excess, figures, sizes)
    return Answers(figures, sizes)


def savings_of(case: Case, lines: Sequence[Line], budget: Number) -> dict[str, Number]:
    """What a vacancy saves on every basis that has a price of its own."""
    posts = sum((line.established for line in lines), Fraction(0)) if lines else None
    given = case["budget"]
    savings = {"budgeted": given["cost"] if isinstance(given, dict) else over(budget, posts)}
    for how, with_it in (("without_supplements", False), ("with_supplements", True)):
        savings[f"mean_{how}"] = mean([(line.established, saving(case, line, with_it)) for line in lines])
        savings[f"vacant_mix_{how}"] = mean(
            [(line.vacant, saving(case, line, with_it)) for line in lines if line.vacant is not None]
        )
        for grade in {line.place[0] for line in lines}:
            own = own_posts(lines, grade)
            each = [(weight, saving(case, line, with_it)) for line, weight in own]
            savings[f"{grade}_{how}"] = each[0][1] if len(each) == 1 else mean(each)
    return savings


def _break_even(case: Case, lines: Sequence[Line], savings: Mapping[str, Number], excess: Number) -> dict[str, Number]:
    posts = sum((line.established for line in lines), Fraction(0))
    fte = {basis: over(excess, each) for basis, each in savings.items()}
    any_vacant = any(line.vacant is not None for line in lines)
    for basis in ("cheapest_first", "dearest_first"):
        order = None
        if excess is not None and any_vacant:
            order = in_order(case, lines, excess, dearest=basis == "dearest_first")
        fte[basis] = None if order is None else sum(order.values(), Fraction(0))
    figures = {f"break_even.by_basis.{basis}": value for basis, value in fte.items()}
    figures["break_even.vacant_fte"] = figures["break_even.by_basis.budgeted"]
    figures["break_even.vacancy_rate"] = times(over(fte["budgeted"], posts), Fraction(100))
    return figures


def _cover(
    case: Case,
    agency: Agency,
    savings: Mapping[str, Number],
    excess: Number,
    figures: dict[str, Number],
    sizes: dict[str, Fraction],
) -> None:
    """With a share c of vacancies covered at A a year a vacancy saves S − cA; V × S less the excess can pay for agency."""
    lines = [line for line in lines_of(case) if line.vacant is not None]
    vacant = add(*(line.vacant for line in lines))
    all_saved = {
        "budgeted": times(vacant, savings["budgeted"]),
        "vacant_mix_with_supplements": add(*(times(line.vacant, saving(case, line, True)) for line in lines)),
    }
    cost = agency["cost"]
    covering = agency["fte"] if vacant is None else min(agency["fte"], vacant)
    figures["agency_cover.share"] = times(over(covering, vacant), Fraction(100))
    figures["agency_cover.cost_per_vacancy"] = each = over(covering * cost, vacant)
    for basis, together in all_saved.items():
        saved = savings[basis]
        net = less(saved, each)
        worth = None if net is None else max(net, Fraction(0))  # what a vacancy does not save meets no budget
        figures[f"agency_cover.limit.{basis}"] = times(over(saved, cost), Fraction(100))
        figures[f"agency_cover.saving.{basis}"] = net
        figures[f"agency_cover.vacant_fte.{basis}"] = over(excess, worth)
        figures[f"agency_cover.bearable_fte.{basis}"] = over(less(together, excess), cost)
        if saved is not None and each is not None:
            size = saved + each
            sizes[f"agency_cover.saving.{basis}"] = size
            if worth and excess is not None:
                sizes[f"agency_cover.vacant_fte.{basis}"] = abs(excess / worth) * size / worth
        if together is not None and excess is not None:
            sizes[f"agency_cover.bearable_fte.{basis}"] = (together + abs(excess)) / cost
