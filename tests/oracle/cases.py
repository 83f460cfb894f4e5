"""Random cases: a case as the oracle's dictionary, and the same case as the text of a case file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from oracle.costing import Agency, BudgetedPosts, Case, Grade, Number, Posts, Supplement, Uplift, answers, rounded
from oracle.on_costs import Parts

NAMES = (
    ("Grade 9", "grade_9"),
    ("Grade 10", "grade_10"),
    ("Practitioner (senior)", "practitioner_senior"),
    ("Café lead", "cafe_lead"),
    ("Band 6/7", "band_6_7"),
    ("PO2", "po2"),
)
PENNY = Fraction(1, 100)
UNITS: tuple[Number, ...] = (
    None,
    PENNY,
    Fraction(1),
    Fraction(1000),
    Fraction(500),
    Fraction(5, 100),
    Fraction(7),
)


def any_case(random: Random) -> Case:
    """A case with one grade to six, at least one of them with posts, and any of the sections left out."""
    spine = range(1, random.randint(2, 8) + 1)
    pay = [any_salary(random) for _ in spine]
    if random.randrange(5):
        pay.sort()
    grades = [_grade(random, number, spine) for number in range(random.randint(1, 6))]
    case = Case(
        pay_points=dict(zip(spine, pay, strict=True)),
        grades=grades,
        uplifts=_uplifts(random, grades),
        on_costs=any_rate(random) if random.randrange(3) else None,
        agency=Agency(fte=any_fte(random), cost=any_salary(random)) if random.randrange(3) else None,
        budget=None,
        period=_period(random) if random.randrange(3) else None,
    )
    case["budget"] = _budget(random, case)
    return case


cases = st.randoms(use_true_random=True).map(any_case)
"""Random cases, drawn as a whole: fast enough for thousands."""


STATED = tuple[tuple[str, ...], tuple[tuple[int, Fraction, Fraction], ...]]
# How a case may say its National Insurance, and what that is by hand: pay days, rate, threshold.
_INSURANCE: tuple[STATED, ...] = (
    (("tax_year: 2019-20",), ((1, Fraction("13.8"), Fraction(8632)),)),
    (("tax_year: 2022/23",), ((7, Fraction("15.05"), Fraction(9100)), (5, Fraction("13.8"), Fraction(9100)))),
    (("tax_year: 2025-26",), ((1, Fraction(15), Fraction(5000)),)),
    (("from: 2025-01-01",), ((3, Fraction("13.8"), Fraction(9100)), (9, Fraction(15), Fraction(5000)))),
    (("from: 2022-11-01", "to: 2022-11-30"), ((1, Fraction("13.8"), Fraction(9100)),)),
    (("tax_year: 2030-31", "as: 2026-27"), ((1, Fraction(15), Fraction(5000)),)),
)
_KINDS = (
    ("monthly supplement", True, True),
    ("lump to stay", True, False),
    ("cash in lieu of a car", True, False),
    ("professional registration fee", False, False),
)


def any_case_by_part(random: Random) -> Case:
    """A case whose on-costs are given by part: any of them, salaries and supplements on either side of the threshold."""
    case = any_case(random)
    stated = (("national_insurance:", "  rate: 13.8%", f"  threshold: {(over := random.randint(5, 60) * 1000)}"),)
    insurance = random.choice((*_INSURANCE, *((said, ((1, Fraction("13.8"), Fraction(over)),)) for said in stated)))
    kind, insured, pensionable = random.choice(_KINDS)

    def perhaps(least: int, most: int) -> Number:
        return hundredths(random, least, most) if random.randrange(2) else None

    case["on_costs"] = None
    case["parts"] = Parts(
        *insurance,
        heads=hundredths(random, 1, 5) if random.randrange(2) else None,
        pension=perhaps(10, 25),
        deficit=perhaps(0, 90_000),
        levy=Fraction(1, 2) if random.randrange(2) else None,
        other=perhaps(0, 3),
        sacrifice=perhaps(5, 12),
        kind=kind,
        pensionable=pensionable,
        insured=insured,
    )
    if case["parts"].said[0] == "national_insurance:" and _before_the_levy(case):
        case["parts"] = case["parts"]._replace(levy=None)
    case["budget"] = _budget(random, case)
    return case


def _before_the_levy(case: Case) -> bool:
    """Whether the year that the case is costed for, that of its first pay day, is before 6 April 2017 or has that day in it."""
    return case["period"] is not None and case["period"][0] < date(2017, 4, 6)


cases_by_part = st.randoms(use_true_random=True).map(any_case_by_part)
"""Random cases with on-costs by part."""


def hundredths(random: Random, least: int, most: int) -> Fraction:
    """A number with two decimals, between two whole ones."""
    return Fraction(random.randint(least * 100, most * 100), 100)


def any_salary(random: Random) -> Fraction:
    """A price: whole pounds mostly, else with pence."""
    return hundredths(random, 9_000, 95_000) if random.randrange(3) == 0 else Fraction(random.randint(9_000, 95_000))


def any_fte(random: Random) -> Fraction:
    """FTE: with two decimals, whole, long, or nil."""
    match random.randrange(7):
        case 0:
            return Fraction(0)
        case 1:
            return Fraction(random.randint(0, 40))
        case 2:
            return Fraction(random.randint(0, 100 * 10**10), 10**10)
        case _:
            return hundredths(random, 0, 120)


def any_rate(random: Random) -> Fraction:
    """A percentage with up to three decimals."""
    return Fraction(random.randint(0, 60_000), 1000) if random.randrange(3) == 0 else hundredths(random, 0, 40)


def any_supplement(random: Random) -> Supplement:
    """Pounds per FTE, a percentage of salary, or none."""
    match random.randrange(4):
        case 0:
            return None
        case 1:
            return "percent", any_rate(random)
        case 2:
            return "flat", Fraction(random.randint(0, 12) * 500)
        case _:
            return "flat", hundredths(random, 0, 9_000)


def _period(random: Random) -> tuple[date, date | None]:
    """Whole months, part months, or no end."""
    first = date(2015, 1, 1) + timedelta(random.randrange(5000))
    kind = random.randrange(5)
    if kind == 0:
        return first, None
    if kind < 3:
        return first, first + timedelta(random.randrange(900))
    after = first.month - 1 + random.randint(1, 36)
    return first.replace(day=1), date(first.year + after // 12, after % 12 + 1, 1) - timedelta(1)


def _posts(random: Random, points: range | None) -> Posts:
    kind = random.randrange(5)
    if kind == 0:
        return None
    if kind > 1 or points is None:
        return any_fte(random)
    return {point: any_fte(random) for point in random.sample(points, random.randint(1, min(3, len(points))))}


def _grade(random: Random, number: int, spine: range) -> Grade:
    name, id = NAMES[number]
    points = None
    if random.randrange(4):
        low = random.choice(spine)
        points = range(low, random.randint(low, min(low + 3, spine[-1])) + 1)
    in_post, vacant = _posts(random, points), _posts(random, points)
    if number == 0 and in_post is None and vacant is None:
        in_post = any_fte(random)
    return Grade(
        name=name,
        id=id,
        points=(points[0], points[-1]) if points else None,
        salary=None if points else any_salary(random),
        costed_at=random.choice(points) if points and random.randrange(2) else None,
        in_post=in_post,
        vacant=vacant,
        supplement=any_supplement(random),
    )


def _uplifts(random: Random, grades: list[Grade]) -> list[Uplift]:
    moves = [
        (grade["name"], low, high)
        for grade in grades
        if grade["points"]
        for low in range(grade["points"][0], grade["points"][1])
        for high in range(low + 1, grade["points"][1] + 1)
    ]
    return [
        Uplift(
            grade=grade,
            from_=low,
            to=high,
            in_post=any_fte(random) if random.randrange(4) else None,
            vacant=any_fte(random) if random.randrange(4) else None,
        )
        for grade, low, high in random.sample(moves, random.randint(0, min(2, len(moves))))
    ]


def _budget(random: Random, case: Case) -> Fraction | BudgetedPosts | None:
    """No budget; posts × cost; any amount; or one near the full cost, so that vacancies can reach it."""
    kind = random.randrange(7)
    if kind == 0:
        return None
    if kind == 1:
        return BudgetedPosts(posts=any_fte(random), cost=any_salary(random))
    full = answers(case, Fraction(1)).figures["full_establishment.total"]
    if kind == 2 or full is None:
        return hundredths(random, 0, 20_000_000)
    return rounded(max(full, Fraction(0)) * Fraction(random.randint(60, 110), 100), PENNY)


def number(value: Fraction) -> str:
    """A number that ends, written out in full: 61.03, 26,890."""
    places = next(n for n in range(40) if (value * 10**n).denominator == 1)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{int(whole):,}" + (f".{part}" if part else "")


def written(case: Case) -> str:
    """The case as the text of a case file."""
    return "\n".join([*_written(case), ""])


def _written(case: Case) -> Iterator[str]:
    yield "title: A case"
    if case["period"]:
        first, last = case["period"]
        yield from ("period:", f"  starts: {first}", *([f"  ends: {last}"] if last else []))
    if case["pay_points"]:
        yield from ("pay_points:", *(f"  {point}: £{number(salary)}" for point, salary in case["pay_points"].items()))
    yield "grades:"
    for grade in case["grades"]:
        yield from (f"  {grade['name']}:", *(f"    {line}" for line in _written_grade(grade)))
    if case["uplifts"]:
        yield "uplifts:"
        for uplift in case["uplifts"]:
            yield from (f"  - grade: {uplift['grade']}", f"    from: {uplift['from_']}", f"    to: {uplift['to']}")
            yield from (f"    {line}" for line in (*_fte("in_post", uplift["in_post"]), *_fte("vacant", uplift["vacant"])))
    yield from _money(case)


def _written_grade(grade: Grade) -> Iterator[str]:
    if grade["points"]:
        yield f"points: {grade['points'][0]}-{grade['points'][1]}"
    if grade["salary"] is not None:
        yield f"salary: £{number(grade['salary'])}"
    if grade["costed_at"] is not None:
        yield f"costed_at: {grade['costed_at']}"
    yield from _fte("in_post", grade["in_post"])
    yield from _fte("vacant", grade["vacant"])
    match grade["supplement"]:
        case ("percent", rate):
            yield f"supplement: {number(rate)}%"
        case ("flat", amount):
            yield f"supplement: {number(amount)}"
    if grade["points"] is None and grade["salary"] is None:
        yield "title: Known by its name"


def _fte(key: str, posts: Posts) -> Iterator[str]:
    if isinstance(posts, dict):
        yield from (f"{key}:", *(f"  {point}: {number(fte)}" for point, fte in posts.items()))
    elif posts is not None:
        yield f"{key}: {number(posts)}"


def _written_parts(parts: Parts) -> Iterator[str]:
    yield from ("payment:", f"  kind: {parts.kind}", "on_costs:", *(f"  {line}" for line in parts.said))
    if parts.heads is not None:
        yield f"  heads_per_fte: {number(parts.heads)}"
    if parts.deficit is not None:
        yield f"  pension_deficit: {number(parts.deficit)}"
    if parts.other is not None:
        yield f"  other: {{Training: {number(parts.other)}%}}"
    rates = {"pension": parts.pension, "apprenticeship_levy": parts.levy, "salary_sacrifice": parts.sacrifice}
    yield from (f"  {key}: {number(rate)}%" for key, rate in rates.items() if rate is not None)


def _money(case: Case) -> Iterator[str]:
    if parts := case.get("parts"):
        yield from _written_parts(parts)
    elif case["on_costs"] is not None:
        yield f"on_costs: {number(case['on_costs'])}%"
    if case["agency"]:
        yield from ("agency:", f"  fte: {number(case['agency']['fte'])}")
        yield f"  cost_per_fte: {number(case['agency']['cost'])}"
    budget = case["budget"]
    if isinstance(budget, dict):
        yield from ("budget:", f"  posts: {number(budget['posts'])}", f"  cost_per_post: {number(budget['cost'])}")
    elif budget is not None:
        yield f"budget: £{number(budget)}"
