"""Slips that real papers have: other months, another count, a part of on-costs or the fee left out, an input's digit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random

from .costs import Grade, any_costs
from .heads import COUNTED, any_heads
from .parts import any_parts
from .sheet import MILLIONS, POUNDS, Precision, cut_off, rounded
from .slip import Paper, Slip
from .tables import RATES, any_table
from .terms import any_term

_YEARLY = (
    "current_spend.salaries", "current_spend.employed", "current_spend.total", "supplement_cost.total",
    "supplement_cost.existing", "full_establishment.total",
)  # fmt: skip


def _pounds(random: Random) -> Precision:
    return random.choice((POUNDS, MILLIONS))


def _slip(random: Random, paper: Paper, slipped: Paper, id: str, precision: Precision | None = None) -> Slip:
    """A figure of another paper printed as this one's, lines at £1 or at what it is printed to."""
    precision = precision or _pounds(random)
    unit = random.choice((Fraction(1), min(precision.step, Fraction(1000))))
    return Slip(id, slipped.sheet(unit).values[id], (precision,), paper=paper)


def cut_to_zeros(random: Random) -> Iterator[Slip]:
    """Digits cut off, and zeros written for them."""
    costs = any_costs(random)
    values = costs.sheet(Fraction(1)).values
    id = random.choice([one for one, unit in costs.sheet(Fraction(1)).units.items() if unit == "GBP" and values[one] > 20_000])
    unit = Fraction(random.choice((100, 1000)) if values[id] < 1_000_000 else random.choice((1000, 10_000, 100_000)))
    cut = cut_off(values[id], unit)
    if all(cut != rounded(values[id], unit * times) for times in (1, 10, 100)):  # else it is the right figure, rounded
        yield Slip(id, cut, (POUNDS,), paper=costs)


def sign_turned(random: Random) -> Iterator[Slip]:
    """An overspend printed as an underspend, or the other way about; or the budget added."""
    costs = any_costs(random)
    id = random.choice(("budget_position.current_over_budget", "budget_position.full_over_budget"))
    values = costs.sheet(Fraction(1)).values
    precision = _pounds(random)
    if random.randrange(3):
        yield Slip(id, -values[id], (precision,), paper=costs)
    else:
        yield Slip(id, values[id] + 2 * values["budget_position.budget"], (precision,), paper=costs)


def ratio_turned(random: Random) -> Iterator[Slip]:
    """A rate of a team or of all the other way about."""
    table = any_table(random)
    values = table.sheet(None).values
    rate = random.choice(list(RATES))
    under = random.choice(["pooled", *(f"teams.{team.id}" for team in table.teams)])
    above, below = (values[f"workforce.staff.{under}.{one}"] for one in RATES[rate])
    if above and above != below:
        yield Slip(f"workforce.staff.{under}.{rate}", below * 100 / above, paper=table)


def full_year(random: Random) -> Iterator[Slip]:
    """A full year's supplement printed of the part of a year that it begins or ends in, or of the whole term."""
    term = any_term(random)
    id = random.choice([*term.ids_in_part(), "supplement_cost.period_total"])
    months = term.months_of(id)
    yield Slip(id, term.sheet(Fraction(1)).values[id] * 12 / months, (_pounds(random),), paper=term)


def other_months(random: Random) -> Iterator[Slip]:
    """Other whole months than are paid, or a year begun late in tenths of a month."""
    if random.randrange(2):
        term = any_term(random)
        id = random.choice(term.ids_in_part())
        months = term.months_of(id)
        other = random.choice([one for one in range(1, 12) if one != months and one not in term.months])
        yield Slip(id, term.sheet(Fraction(1)).values[id] * other / months, (_pounds(random),), paper=term)
        return
    costs = any_costs(random)
    id = random.choice(_YEARLY)
    paid = Fraction(random.randint(30, 118), 10) if random.randrange(3) == 0 else Fraction(random.randint(3, 11))
    precision = POUNDS if paid.denominator > 1 else _pounds(random)
    yield Slip(id, costs.sheet(Fraction(1)).values[id] * paid / 12, (precision,), paper=costs)


def columns_swapped(random: Random) -> Iterator[Slip]:
    """Another year's figure, or another column's of the same grade."""
    if random.randrange(2):
        term = any_term(random)
        values = term.sheet(Fraction(1)).values
        one, other = random.sample([f"supplement_by_year.{year}" for year in term.years], 2)
        if term.months_of(other) != 12:  # a full year for a part is a slip of its own
            yield Slip(one, values[other], (_pounds(random),), paper=term)
        return
    costs = any_costs(random)
    values = costs.sheet(Fraction(1)).values
    grade, another = (one.id for one in random.sample(costs.grades, 2))
    pairs = (
        (f"current_spend.{grade}", f"full_establishment.{grade}"),
        (f"current_spend.{grade}", f"current_spend.{another}"),
        (f"supplement_cost.existing.{grade}", f"supplement_cost.vacant.{grade}"),
        (f"supplement_cost.existing.{grade}", f"supplement_cost.existing.{another}"),
    )
    one, other = random.choice(pairs)
    yield Slip(one, values[other], (POUNDS,), paper=costs)


def headcount_for_fte(random: Random) -> Iterator[Slip]:
    """People counted for FTE, in a table or in what is paid for each."""
    if random.randrange(2):
        heads = any_heads(random)
        id = random.choice([one for one in heads.sheet(None).values if one.rpartition(".")[2] in COUNTED])
        yield Slip(id, heads.counting_heads(id), paper=heads)
        return
    parts = any_parts(random)._replace(heads=Fraction(random.randint(105, 140), 100))
    grades = tuple(one._replace(in_post=one.in_post * parts.heads, vacant=one.vacant * parts.heads) for one in parts.grades)
    id = random.choice(("current_spend.salaries", "supplement_cost.existing"))
    yield _slip(random, parts, parts._replace(grades=grades), id)


def one_rate_for_all(random: Random) -> Iterator[Slip]:
    """One grade's salary or supplement used for every grade."""
    costs = any_costs(random)
    one = random.choice(costs.grades)
    if random.randrange(2):
        grades = tuple(grade._replace(salary=one.salary) for grade in costs.grades)
        id = random.choice(("current_spend.salaries", "current_spend.employed", "full_establishment.salaries"))
    else:
        grades = tuple(grade._replace(supplement=one.supplement) for grade in costs.grades)
        id = random.choice(("supplement_cost.existing", "supplement_cost.before_on_costs", "supplement_cost.total"))
    yield _slip(random, costs, costs._replace(grades=grades), id)


def another_count(random: Random) -> Iterator[Slip]:
    """Another number of posts: all of them for those filled, the vacant ones, or a whole number of more or fewer. A line with
    the posts of another column is that column's line, and a slip of its own."""
    costs = any_costs(random)
    grade = random.choice(costs.grades)
    whole = max(Fraction(int(grade.in_post)) + random.choice((-2, -1, 1, 2, 3)), Fraction(1))
    half = whole + Fraction(1, 2)
    id, others = random.choice(
        (
            (f"current_spend.{grade.id}", (whole, half)),
            (f"supplement_cost.existing.{grade.id}", (whole, half)),
            ("current_spend.salaries", (whole, grade.in_post + grade.vacant, grade.vacant)),
            ("current_spend.employed", (whole, grade.in_post + grade.vacant, grade.vacant)),
            ("supplement_cost.existing", (whole, grade.vacant)),
        )
    )
    count = random.choice(others)
    grades = tuple(one._replace(in_post=count) if one is grade else one for one in costs.grades)
    yield _slip(random, costs, costs._replace(grades=grades), id, POUNDS)


def supplement_on_costs_left_out(random: Random) -> Iterator[Slip]:
    """The full cost with supplements, their on-costs left out."""
    costs = any_costs(random)
    precision = _pounds(random)
    unit = random.choice((Fraction(1), min(precision.step, Fraction(1000))))
    id = random.choice(("full_establishment.total", "budget_position.full_over_budget"))
    again = costs.sheet(unit, {"supplement_cost.on_costs": Fraction(0)})
    yield Slip(id, again.values[id], (precision,), paper=costs)


_WITH_ON_COSTS = ("current_spend.on_costs", "current_spend.employed", "supplement_cost.on_costs", "supplement_cost.total")


def on_cost_part_left_out(random: Random) -> Iterator[Slip]:
    """One part of on-costs left out."""
    parts = any_parts(random)
    without = random.choice(
        (parts._replace(insurance=Fraction(0)), parts._replace(pension=Fraction(0)), parts._replace(levy=Fraction(0)))
    )
    yield _slip(random, parts, without, random.choice(_WITH_ON_COSTS))


def salary_sacrifice_left_out(random: Random) -> Iterator[Slip]:
    """Salary sacrifice left out."""
    parts = any_parts(random)._replace(sacrifice=Fraction(random.randint(30, 90), 10))
    yield _slip(random, parts, parts._replace(sacrifice=Fraction(0)), random.choice(_WITH_ON_COSTS))


def agency_without_fee(random: Random) -> Iterator[Slip]:
    """The agency's fee left out."""
    parts = any_parts(random)
    yield _slip(
        random, parts, parts._replace(fee=Fraction(0)), random.choice(("agency_cost.per_fte", "current_spend.agency")), POUNDS
    )


def input_digits_transposed(random: Random) -> Iterator[Slip]:
    """Two digits of an input transposed."""
    yield from _input(random, _transposed)


def input_digit_changed(random: Random) -> Iterator[Slip]:
    """One digit of an input read as another."""
    yield from _input(random, _changed)


def _transposed(random: Random, digits: str) -> str | None:
    places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and (n or digits[1] != "0")]
    if not places:
        return None
    n = random.choice(places)
    return f"{digits[:n]}{digits[n + 1]}{digits[n]}{digits[n + 2 :]}"


def _changed(random: Random, digits: str) -> str | None:
    n = random.randrange(len(digits))
    other = random.choice([one for one in "0123456789" if one != digits[n] and (n or one != "0")])
    return f"{digits[:n]}{other}{digits[n + 1 :]}"


def _input(random: Random, slip: Callable[[Random, str], str | None]) -> Iterator[Slip]:
    costs = any_costs(random)
    grade = random.choice(costs.grades)
    field, places = random.choice((("salary", 0), ("in_post", 2), ("supplement", 0)))
    times = 10**places
    given = getattr(grade, field) * times
    changed = slip(random, str(given.numerator))
    if changed is None:
        return
    slipped = _with_input(grade, field, Fraction(int(changed), times))
    grades = tuple(slipped if one is grade else one for one in costs.grades)
    ids = {
        "salary": (f"current_spend.{grade.id}", "current_spend.salaries", "current_spend.employed", "current_spend.total"),
        "in_post": (f"current_spend.{grade.id}", "current_spend.salaries", f"supplement_cost.existing.{grade.id}"),
        "supplement": (f"supplement_cost.existing.{grade.id}", "supplement_cost.existing", "supplement_cost.total"),
    }[field]
    yield _slip(random, costs, costs._replace(grades=grades), random.choice(ids), POUNDS)


def _with_input(grade: Grade, field: str, value: Fraction) -> Grade:
    if field == "salary":
        return grade._replace(salary=value)
    return grade._replace(in_post=value) if field == "in_post" else grade._replace(supplement=value)


REAL_SLIPS: dict[str, Callable[[Random], Iterator[Slip]]] = {
    "cut-to-zeros": cut_to_zeros,
    "sign-turned": sign_turned,
    "ratio-turned": ratio_turned,
    "full-year": full_year,
    "supplement-on-costs-left-out": supplement_on_costs_left_out,
    "on-cost-part-left-out": on_cost_part_left_out,
    "salary-sacrifice-left-out": salary_sacrifice_left_out,
    "agency-without-fee": agency_without_fee,
    "headcount-for-fte": headcount_for_fte,
    "one-rate-for-all": one_rate_for_all,
    "columns-swapped": columns_swapped,
    "other-months": other_months,
    "another-count": another_count,
    "input-digits-transposed": input_digits_transposed,
    "input-digit-changed": input_digit_changed,
}
"""The slips by the name that the reconciliation has for each."""
