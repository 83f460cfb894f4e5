"""Random cases that several commands answer: each with the facts that are needed to say how far two answers may be apart.

A case is drawn by its name and number alone, so that a failure is named by them and drawn again.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import NamedTuple

F = Fraction
NONE = F(0)

KINDS = ("flat", "by part", "stated insurance", "no on-costs")
# Last days whose rates are known, so that a case says which year later ones are as.
AS_KNOWN = "as: 2026-27"


class Posts(NamedTuple):
    """A grade on one salary; its supplement as the case file says it; when it alone starts and ends."""

    name: str
    salary: Fraction
    in_post: Fraction
    vacant: Fraction
    supplement: str | None
    starts: date | None = None
    ends: date | None = None


class Drawn(NamedTuple):
    """A case: grades, when the supplement is paid (`ends` is None where it goes on), and the rest as lines of the file.

    `rates` is the sum of all on-cost rates as a fraction, `parts` how many lines of on-costs there may be.
    """

    name: str
    grades: tuple[Posts, ...]
    starts: date
    ends: date | None
    on_costs: tuple[str, ...]
    rates: Fraction
    parts: int
    uplifts: tuple[tuple[Fraction, Fraction], ...] = ()
    rest: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    turnover: str = "0%"

    @property
    def lines(self) -> int:
        """How many lines of supplement and uplift a table has."""
        return 2 * (len(self.grades) + len(self.uplifts))

    def text(self, *, filled: bool = False) -> str:
        """The case file; `filled` has the vacant posts in post too."""
        return "\n".join([*self._lines(filled), ""])

    def _lines(self, filled: bool) -> Iterator[str]:
        ends = "" if self.ends is None else f", ends: {self.ends}, review: {self.starts}"
        yield from (f"title: {self.name}", f"period: {{starts: {self.starts}{ends}}}")
        if self.uplifts:
            yield "pay_points: {28: 36000, 29: 37085.50}"
        yield "grades:"
        for grade in self.grades:
            vacant = F(0) if filled else grade.vacant
            in_post = grade.in_post + grade.vacant - vacant
            said = [f"salary: {said_as(grade.salary)}", f"in_post: {said_as(in_post)}", f"vacant: {said_as(vacant)}"]
            said += [] if grade.supplement is None else [f"supplement: {grade.supplement}"]
            said += [f"{key}: {day}" for key, day in (("starts", grade.starts), ("ends", grade.ends)) if day is not None]
            yield f"  {grade.name}: {{{', '.join(said)}}}"
        if self.uplifts:
            yield "  Lead: {points: 28-29}"
            yield "uplifts:"
            for in_post, vacant in self.uplifts:
                there, empty = (in_post + vacant, F(0)) if filled else (in_post, vacant)
                yield f"  - {{grade: Lead, from: 28, to: 29, in_post: {said_as(there)}, vacant: {said_as(empty)}}}"
        yield from (*self.on_costs, *self.rest, "forecast:")
        yield from (f"  {course}: {{turnover: {self.turnover}, starters: 0}}" for course in ("doing_nothing", "proposal"))
        yield from self.forecast


def said_as(value: Fraction) -> str:
    """A number that ends, as a case file has it."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def drawn(what: str, number: int) -> Random:
    """Where the case of that number comes from."""
    return Random(f"{what}:{number}")


def hundredths(random: Random, least: int, most: int) -> Fraction:
    """A number with two decimals, between two whole ones."""
    return F(random.randint(least * 100, most * 100), 100)


def any_term(random: Random) -> tuple[date, date]:
    """Often across April 2025 or November 2022, whole months or from and to any day."""
    first = date(2018, 5, 1) + timedelta(random.randrange(2900))
    if random.randrange(2):
        first = random.choice((date(2024, 10, 1), date(2025, 3, 1), date(2022, 7, 1), date(2024, 4, 1), date(2023, 6, 17)))
    months = random.choice((1, 2, 6, 12, 23, 24, 31))
    after = first.month - 1 + months
    if random.randrange(2):
        first = first.replace(day=1)
        return first, date(first.year + after // 12, after % 12 + 1, 1) - timedelta(1)
    return first, first + timedelta(random.randint(0, 31 * months))


def any_supplement(random: Random) -> str:
    """Pounds, pence, or a percentage of the salary."""
    match random.randrange(4):
        case 0:
            return f'"{said_as(F(random.randint(1, 200), 10))}%"'
        case 1:
            return said_as(hundredths(random, 1, 9000))
        case _:
            return str(random.randint(1, 18) * 500)


def any_grades(random: Random, most: int = 3) -> tuple[Posts, ...]:
    """One grade or more, the first of them with staff and a supplement."""
    return tuple(_any_posts(random, number) for number in range(1, random.randint(2, most + 1)))


def _any_posts(random: Random, number: int) -> Posts:
    salary = F(random.randint(3, 60) * 1000) if random.randrange(3) else hundredths(random, 9000, 60_000)
    in_post = hundredths(random, 1, 60) if random.randrange(2) else F(random.randint(1, 60))
    vacant = random.choice((F(0), hundredths(random, 0, 20), F(random.randint(1, 9))))
    supplement = any_supplement(random) if number == 1 or random.randrange(3) else None
    return Posts(f"Grade {number}", salary, in_post, vacant, supplement)


def any_on_costs(random: Random, kind: str) -> tuple[tuple[str, ...], Fraction, int]:
    """On-costs of a kind as lines of a case file, the sum of their rates, and how many lines of a table they come to."""
    if kind == "no on-costs":
        return (), F(0), 0
    if kind == "flat":
        flat = hundredths(random, 0, 40)
        return (f"on_costs: {said_as(flat)}%",), flat / 100, 1
    said, rates = [AS_KNOWN], F(16)
    if kind == "stated insurance":
        rates = hundredths(random, 0, 20)
        said = [f"national_insurance: {{rate: {said_as(rates)}%, threshold: {random.randint(1, 40) * 500}}}"]
    if random.randrange(3):
        pension = hundredths(random, 5, 25)
        said.append(f"pension: {said_as(pension)}%")
        rates += pension
    if random.randrange(2):
        said.append("apprenticeship_levy: 0.5%")
        rates += F(1, 2)
    if random.randrange(3) == 0:
        said.append(f"heads_per_fte: {said_as(hundredths(random, 1, 2))}")
    if random.randrange(4) == 0:
        said.append("pension_deficit: 12345.67")
    if random.randrange(4) == 0:
        said.append("other: {Training: 1.5%}")
        rates += F(3, 2)
    payment: tuple[str, ...] = ()
    if random.randrange(3) == 0:
        paid = random.choice(
            ("retention payment", "monthly supplement", "cash in lieu of a car", "professional registration fee")
        )
        payment = (f"payment: {{kind: {paid}}}",)
    return (f"on_costs: {{{', '.join(said)}}}", *payment), rates / 100, 4


def any_case(what: str, number: int, kind: str | None = None) -> Drawn:
    """A case with a supplement over a period that ends, no turnover and no starters."""
    random = drawn(what, number)
    first, last = any_term(random)
    on_costs, rates, parts = any_on_costs(random, kind or random.choice(KINDS))
    uplifts = ((hundredths(random, 1, 30), hundredths(random, 0, 5)),) if random.randrange(4) == 0 else ()
    return Drawn(f"{what} {number}", any_grades(random), first, last, on_costs, rates, parts, uplifts)


def by_grade_and_year(what: str, number: int) -> Drawn:
    """Grades whose supplements start and end on days of their own, or have amounts by financial year."""
    case = any_case(what, number)
    random = drawn(f"{what} by grade", number)
    assert case.ends is not None
    return case._replace(grades=tuple(_own_time(random, grade, case.starts, case.ends) for grade in case.grades))


def _own_time(random: Random, grade: Posts, first: date, last: date) -> Posts:
    if grade.supplement is None:
        return grade
    starts = first + timedelta(random.randint(0, (last - first).days)) if random.randrange(2) else None
    begins = starts or first
    ends = begins + timedelta(random.randint(0, (last - begins).days)) if random.randrange(2) else None
    if random.randrange(2):
        years = range(year_of(begins), year_of(ends or last) + 1)
        amounts = ", ".join(f"{year}/{(year + 1) % 100:02}: {random.randint(1, 12) * 500}" for year in years)
        grade = grade._replace(supplement=f"{{{amounts}}}")
    return grade._replace(starts=starts, ends=ends)


def months_in(first: date, last: date) -> dict[int, Fraction]:
    """By the calendar year that a financial year starts in: the months of it, each day a part of its own month."""
    found: dict[int, Fraction] = {}
    day = first
    while day <= last:
        days = monthrange(day.year, day.month)[1]
        end = min(day.replace(day=days), last)
        year = year_of(day)
        found[year] = found.get(year, F(0)) + F((end - day).days + 1, days)
        day = end + timedelta(1)
    return found


def year_of(day: date) -> int:
    """The calendar year that a day's financial year starts in."""
    return day.year - (day.month < 4)


def named(year: int) -> str:
    """2024 → 2024_25, as ids have it."""
    return f"{year}_{(year + 1) % 100:02}"


def any_package(number: int) -> Drawn:
    """A case whose package has the supplement as its first measure, and money for some years of it."""
    case = any_case("package", number)
    random = drawn("package", number)
    first = year_of(case.starts)
    year = f"{first}/{(first + 1) % 100:02}"
    rest = ["measures:", "  - {what: The supplement, cost: the supplement}"]
    if random.randrange(2):
        rest.append(f"  - {{what: Advertising, cost: {random.randint(1, 90) * 1000}, kind: one-off, year: {year}}}")
    rest += ["funding:", f"  - {{year: {year}, amount: {random.randint(1, 900) * 1000}, from: reserve}}"]
    return case._replace(rest=tuple(rest))


class Conversion(NamedTuple):
    """A team with one grade, its agency staff, and how many recruits pay for the supplement to staff in post."""

    grade: Posts
    on_cost: Fraction
    agency: Fraction
    cost: Fraction
    release: str | None
    recruits: Fraction
    starts: date

    @property
    def second(self) -> date:
        """The month after the first."""
        return date(self.starts.year, self.starts.month + 1, 1)

    @property
    def covered(self) -> Fraction:
        """The share of vacancies covered, by those who cover one."""
        return min(self.agency, self.grade.vacant) / self.grade.vacant

    def gain(self, figures: dict[str, Fraction | None]) -> Fraction:
        """What the costing says that a recruit gains."""
        table = "agency_conversion" if self.release == "one for one" else "agency_conversion.in_proportion"
        found = figures.get(f"{table}.gain.vacant_mix_with_supplements")
        assert found is not None, f"no {table}.gain.vacant_mix_with_supplements"
        return found

    def text(self, *, recruits: Fraction = NONE) -> str:
        """The case file, with so many who start in the first month and none later."""
        release = "" if self.release is None else f", release: {self.release}"
        a_year = said_as(12 * recruits)
        grade = self.grade
        starters = f"[{{from: {self.starts}, fte: {a_year}}}, {{from: {self.second}, fte: 0}}]"
        return f"""title: converted
period: {{starts: {self.starts}, ends: {self.starts.year + 2}-03-31, review: {self.starts.year + 1}-03-31}}
grades:
  {grade.name}: {{salary: {said_as(grade.salary)}, in_post: {said_as(grade.in_post)}, vacant: {said_as(grade.vacant)}, supplement: {grade.supplement}}}
on_costs: {said_as(self.on_cost * 100)}%
agency: {{fte: {said_as(self.agency)}, cost_per_fte: {said_as(self.cost)}{release}}}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: {starters}}}
"""  # noqa: E501 - a line of YAML


def any_conversion(number: int, release: str | None) -> Conversion:
    """A team whose conversion may pay or not; recruits are no more than the vacancies that are covered."""
    random = drawn(f"conversion {release}", number)
    vacant = F(random.randint(1, 20))
    grade = Posts(
        "Officer", F(random.randint(20, 60) * 1000), F(random.randint(1, 60)), vacant, str(random.randint(1, 9) * 500)
    )
    agency = random.choice((vacant / 2, vacant, vacant + 3, F(random.randint(1, int(vacant)))))
    recruits = min(agency, vacant) * F(random.randint(1, 8), 8)
    return Conversion(
        grade, F(random.randint(0, 40), 100), agency, F(random.randint(40, 110) * 1000), release, recruits,
        date(random.choice((2023, 2024)), random.randint(4, 11), 1),
    )  # fmt: skip


def any_business(number: int) -> str:
    """A whole case: supplement, vacancies, agency staff, budget, payments, and two courses that differ."""
    random = drawn("business", number)
    case = any_case("business", number)
    while case.ends is None or (case.ends - case.starts).days < 60:
        case = any_case("business", random.randrange(10**9))
    first = case.grades[0]._replace(vacant=hundredths(random, 1, 12))
    case = case._replace(grades=(first, *case.grades[1:]))
    rest = []
    if random.randrange(5):
        cost = random.randint(50, 120) * 1000
        rest.append(f"agency: {{fte: {said_as(hundredths(random, 0, 12))}, cost_per_fte: {cost}}}")
    if random.randrange(5):
        rest.append(f"budget: {random.randint(100, 4000) * 1000}")
    if random.randrange(3) == 0:
        after = random.choice(("", ", after_months: 6", ", after_months: 12"))
        to = random.choice(("starters", "staff in post"))
        amount = random.randint(1, 16) * 500
        rest.append(f"payments: [{{what: Welcome, kind: lump to stay, amount: {amount}, to: {to}{after}}}]")
    turnover, lower = random.randint(0, 400), random.randint(0, 400)
    starters, more = random.randint(0, 120), random.randint(0, 240)
    text = case._replace(rest=tuple(rest)).text()
    before, _, _ = text.partition("forecast:\n")
    rates = f"{lower / 10}%"
    if random.randrange(3) == 0:
        begins = case.starts.replace(day=1)
        later, high = (begins + timedelta(75)).replace(day=1), random.randint(0, 900) / 10
        rates = f"[{{from: {begins}, rate: {lower / 10}%}}, {{from: {later}, rate: {high}%}}]"
    cover = f", agency_cover: {random.randint(0, 100)}%" if "agency:" in before and random.randrange(4) == 0 else ""
    return (
        f"{before}forecast:\n  doing_nothing: {{turnover: {turnover / 10}%, starters: {starters / 10}}}\n"
        f"  proposal: {{turnover: {rates}, starters: {more / 10}{cover}}}\n"
    )
