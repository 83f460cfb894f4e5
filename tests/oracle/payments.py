"""Further payments of a full year, worked out a second time in plain fractions: a cohort is walked month by month."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import NamedTuple

from oracle.cases import hundredths, number
from oracle.costing import rounded

BANDS = (("Up to 1 year", "30.9", 0, 12), ("1 to 2 years", "21.4", 12, 24), ("2 to 4 years", "21.3", 24, 48))
KINDS = {  # National Insurance, pension, levy
    "monthly supplement": (True, True, True),
    "lump to stay": (True, False, True),
    "retention payment": (True, False, True),
    "professional registration fee": (False, False, False),
    "qualifying relocation": (False, False, False),
    "cash in lieu of a car": (True, False, True),
}
# Employer's rate on the last day of each month from July 2022: 15.05% until 5 November 2022, then 13.8%.
EARLY, LATE = Fraction(1505, 10000), Fraction(138, 1000)


class Grade(NamedTuple):
    """A grade, and how many starters of it are expected where the forecast says so by grade."""

    name: str
    salary: Fraction
    in_post: Fraction
    vacant: Fraction
    starters: Fraction


class Clawback(NamedTuple):
    """What is paid back."""

    months: int
    whole: bool
    recovered: Fraction
    from_start: bool


class Payment(NamedTuple):
    """A payment: `amount` is pounds, or a percentage where `of_salary`; with `at`, pounds by months of service."""

    what: str
    kind: str
    to: str
    amount: Fraction
    of_salary: bool
    at: dict[int, tuple[Fraction, Fraction | None]]
    grades: tuple[str, ...]
    after: int | None
    every: int | None
    expected: Fraction | None
    per_head: bool
    on_costs: str | None
    clawback: Clawback | None


class Terms(NamedTuple):
    """A whole case. `flat` or the rest of the on-costs; starters are all together or by grade."""

    grades: tuple[Grade, ...]
    payments: tuple[Payment, ...]
    turnover: Fraction
    starters: Fraction | None
    flat: Fraction | None
    pension: Fraction
    levy: Fraction
    sacrifice: Fraction
    heads: Fraction


def any_terms(random: Random) -> Terms:
    """A case with one grade to three and one payment to four, of every form."""
    grades = tuple(
        Grade(f"Grade {n}", Fraction(random.randint(15, 60) * 1000), hundredths(random, 1, 80), hundredths(random, 0, 30),
              hundredths(random, 0, 20))
        for n in range(1, random.randint(2, 4))
    )  # fmt: skip
    return Terms(
        grades,
        tuple(_any_payment(random, f"Payment {chr(65 + n)}", grades) for n in range(random.randint(1, 4))),
        random.choice((Fraction(0), hundredths(random, 1, 40), Fraction(15))),
        hundredths(random, 0, 40) if random.randrange(2) else None,
        hundredths(random, 10, 30) if random.randrange(3) == 0 else None,
        hundredths(random, 10, 25),
        Fraction(1, 2),
        random.choice((Fraction(0), Fraction(6))),
        hundredths(random, 1, 2),
    )


def _any_payment(random: Random, what: str, grades: tuple[Grade, ...]) -> Payment:
    to = random.choice(("starters", "staff in post", "staff reaching"))
    kind = random.choice(list(KINDS))
    reaching = to == "staff reaching"
    at = {
        months: (Fraction(random.randint(1, 5000)), hundredths(random, 0, 12) if random.randrange(3) == 0 else None)
        for months in random.sample((6, 12, 18, 24, 36), random.randint(1, 4))
    }
    of_salary = not reaching and random.randrange(3) == 0
    after = random.choice((6, 3, 12)) if not reaching and random.randrange(3) == 0 else None
    return Payment(
        what,
        kind,
        to,
        hundredths(random, 1, 9) if of_salary else hundredths(random, 1, 12_000),
        of_salary,
        at if reaching else {},
        tuple(grade.name for grade in random.sample(grades, random.randint(1, len(grades)))),
        after,
        random.choice((1, 6, 12, 24, 5)) if to == "staff in post" and after is None and random.randrange(2) else None,
        hundredths(random, 0, 30) if not reaching and random.randrange(4) == 0 else None,
        bool(random.randrange(2)),
        random.choice((None, None, "yes", "no")),
        _any_clawback(random, to == "starters" and after is None) if random.randrange(2) else None,
    )  # fmt: skip


def _any_clawback(random: Random, may_count_from_start: bool) -> Clawback:
    from_start = may_count_from_start and bool(random.randrange(2))
    return Clawback(random.randint(1, 30), bool(random.randrange(2)), hundredths(random, 0, 100), from_start)


def written(terms: Terms) -> str:
    """The case as the text of a case file."""
    return "\n".join([*_written(terms), ""])


def _written(terms: Terms) -> Iterator[str]:
    yield from ("title: t", "period: {starts: 2022-07-01}", "grades:")
    for grade in terms.grades:
        said = f'salary: "{number(grade.salary)}", in_post: {number(grade.in_post)}, vacant: {number(grade.vacant)}'
        yield f"  {grade.name}: {{{said}}}"
    if terms.flat is not None:
        yield f"on_costs: {number(terms.flat)}%"
    else:
        sacrifice = f", salary_sacrifice: {number(terms.sacrifice)}%" if terms.sacrifice else ""
        yield f"on_costs: {{tax_year: 2022-23, pension: {number(terms.pension)}%, apprenticeship_levy: 0.5%{sacrifice}}}"
    yield from ("service_length:", "  Team:", "    bands:")
    yield from (f"      - {{band: {name}, share: {share}%}}" for name, share, _, _ in BANDS)
    by_grade = ", ".join(f"{grade.name}: {number(grade.starters)}" for grade in terms.grades)
    starters = f"{{{by_grade}}}" if terms.starters is None else number(terms.starters)
    yield from ("forecast:", "  doing_nothing: {turnover: 99%, starters: 1}")
    yield f"  proposal: {{turnover: {number(terms.turnover)}%, starters: {starters}}}"
    yield "payments:"
    for payment in terms.payments:
        yield from _payment(terms, payment)


def _payment(terms: Terms, payment: Payment) -> Iterator[str]:
    yield from (f"  - what: {payment.what}", f"    kind: {payment.kind}", f"    grades: [{', '.join(payment.grades)}]")
    if payment.at:
        yield "    at:"
        for months, (pounds, expected) in payment.at.items():
            much = f"{pounds}" if expected is None else f"{{amount: {pounds}, expected: {number(expected)}}}"
            yield f"      {months} months: {much}"
    else:
        yield from (f"    to: {payment.to}", f"    amount: {number(payment.amount)}{'%' if payment.of_salary else ''}")
    for key, value in (("after_months", payment.after), ("every_months", payment.every), ("on_costs", payment.on_costs)):
        yield from () if value is None else (f"    {key}: {value}",)
    if payment.expected is not None:
        yield f"    expected: {number(payment.expected)}"
    yield f"    paid_per: {'head' if payment.per_head else 'FTE'}"
    yield f"    heads_per_fte: {number(terms.heads)}"
    if payment.clawback is not None:
        months, whole, recovered, from_start = payment.clawback
        start = ", counted_from: start of employment" if from_start else ""
        how = "whole" if whole else "by month"
        yield f"    clawback: {{months: {months}, how: {how}, recovered: {number(recovered)}%{start}}}"


def staying(terms: Terms, months: int) -> Fraction:
    """The share that is left after so many months."""
    return max(Fraction(0), 1 - terms.turnover / 1200) ** months


def people(terms: Terms, payment: Payment) -> Fraction:
    """Those paid in a year of a payment that is not at landmarks."""
    chosen = [grade for grade in terms.grades if grade.name in payment.grades]
    if payment.expected is not None:
        most = _room(terms, chosen) * (terms.heads if payment.per_head else 1)
        return min(payment.expected, most) if payment.to == "starters" else payment.expected
    fte: Fraction
    if payment.to == "staff in post":
        fte = sum((grade.in_post for grade in chosen), Fraction(0))
    elif terms.starters is None:
        fte = sum((min(grade.starters, _room(terms, [grade])) for grade in chosen), Fraction(0))
    else:
        weights: list[Fraction] = [
            sum((_to_fill(terms, grade) for grade in grades), Fraction(0)) for grades in (chosen, terms.grades)
        ]
        fte = min(terms.starters * weights[0] / weights[1], _room(terms, chosen))
    fte *= staying(terms, payment.after or 0)
    fte *= Fraction(12, payment.every or 12)
    return fte * (terms.heads if payment.per_head else 1)


def _room(terms: Terms, grades: list[Grade]) -> Fraction:
    """Posts for starters in a year: those vacant, and the turnover of all of them."""
    all_ = sum((grade.in_post + grade.vacant for grade in grades), Fraction(0))
    return sum((grade.vacant for grade in grades), Fraction(0)) + all_ * terms.turnover / 100


def _to_fill(terms: Terms, grade: Grade) -> Fraction:
    return grade.vacant if any(other.vacant for other in terms.grades) else grade.in_post + grade.vacant


def paid(terms: Terms, payment: Payment) -> list[tuple[Fraction, Fraction]]:
    """How many are paid, and what each is paid: one pair, or one for each landmark."""
    chosen = [grade for grade in terms.grades if grade.name in payment.grades]
    if not payment.at:
        each = payment.amount
        if payment.of_salary:
            weights = [_to_fill(terms, grade) if payment.to == "starters" else grade.in_post for grade in chosen]
            if not sum(weights):
                return []
            together = sum((w * grade.salary for w, grade in zip(weights, chosen, strict=True)), Fraction(0))
            each *= together / sum(weights, Fraction(0)) / 100
        return [(people(terms, payment), each)]
    found = []
    for months, (pounds, expected) in payment.at.items():
        share, span = next((Fraction(s), end - start) for _, s, start, end in BANDS if start < months <= end)
        heads = terms.heads if payment.per_head else Fraction(1)
        reaching = share / 100 * sum((grade.in_post for grade in chosen), Fraction(0)) * 12 / span * heads
        found.append((reaching if expected is None else expected, pounds))
    return found


class Month(NamedTuple):
    """A grade's staff in a month of the forecast."""

    starters: Fraction
    opening: Fraction
    in_post: Fraction


def by_month(terms: Terms, payment: Payment, staff: list[dict[str, Month]]) -> list[tuple[Fraction, Fraction]]:
    """What is paid in each month and what is paid back, before on-costs: every cohort walked from its month to the last."""
    paid_, back = [Fraction(0)] * len(staff), [Fraction(0)] * len(staff)
    for served, delay, begins, worth in _cohorts(terms, payment, staff):
        if begins + delay >= len(staff):
            continue
        amount = worth * staying(terms, delay)
        paid_[begins + delay] += amount
        if payment.clawback is None:
            continue
        months, whole, recovered, from_start = payment.clawback
        before = served if from_start else 0
        for complete, month in enumerate(range(begins + delay + 1, len(staff))):
            if before + complete >= months:
                break
            gone = amount * (staying(terms, complete) - staying(terms, complete + 1))
            back[month] += gone * (1 if whole else Fraction(months - before - complete, months)) * recovered / 100
    return list(zip(paid_, back, strict=True))


def _cohorts(terms: Terms, payment: Payment, staff: list[dict[str, Month]]) -> Iterator[tuple[int, int, int, Fraction]]:
    """Months served when paid, months until paid, the month that a cohort begins in, and what it would be paid in all."""
    once = payment.to == "staff in post" and payment.every is None
    heads = terms.heads if payment.per_head else Fraction(1)
    chosen = [grade for grade in terms.grades if grade.name in payment.grades]
    waiting = Fraction(0)
    for begins, grades in enumerate(staff):
        for months, (pounds, expected) in payment.at.items():
            share, span = next((Fraction(s), end - start) for _, s, start, end in BANDS if start < months <= end)
            there = sum((grades[grade.name].in_post for grade in chosen), Fraction(0))
            reach = share / 100 * there / span * heads if expected is None else expected / 12
            yield months, 0, begins, reach * pounds
        if payment.at or (once and begins != (payment.after or 0 if payment.expected is not None else 0)):
            continue
        served = (payment.after or 0) if payment.to == "starters" else 0
        if payment.expected is not None:
            assert not payment.of_salary
            expected = payment.expected / (1 if once else 12)
            if payment.to == "starters":  # nobody before the months are up, and no more than have started
                promised = begins - (payment.after or 0)
                if promised < 0:
                    continue
                waiting += sum((staff[promised][grade.name].starters for grade in chosen), Fraction(0)) * heads
                expected = min(expected, waiting)
                waiting -= expected
            yield served, 0, begins, payment.amount * expected
            continue
        worth = Fraction(0)
        for grade in chosen:
            here = grades[grade.name]
            fte = here.starters if payment.to == "starters" else here.opening if once else here.in_post / (payment.every or 1)
            each = payment.amount * grade.salary / 100 if payment.of_salary else payment.amount
            worth += fte * heads * each
        yield served, payment.after or 0, begins, worth


def owed(terms: Terms, payment: Payment) -> Fraction:
    """Of one pound paid, what those who leave are to pay back."""
    assert payment.clawback is not None
    months, whole, _, _ = payment.clawback
    there, back = Fraction(1), Fraction(0)
    for complete in range(months):
        left = there * (1 - staying(terms, 1))
        back += left * (1 if whole else Fraction(months - complete, months))
        there -= left
    return back


def insurance_rate(payment: Payment) -> Fraction:
    """Through the year by pay days; of a lump paid once, the pay day's."""
    if payment.to != "staff in post" or payment.every is not None:
        return (7 * EARLY + 5 * LATE) / 12
    return EARLY if (payment.after or 0) < 4 else LATE  # July to October 2022; from November


def figures(terms: Terms, payment: Payment, unit: Fraction | None) -> dict[str, Fraction]:
    """A payment's figures by the last part of their ids; the lines rounded to the unit."""
    pairs = paid(terms, payment)
    lines = [rounded(n * each, unit) for n, each in pairs]
    before = sum(lines, Fraction(0))
    insured, pensioned, levied = KINDS[payment.kind]
    if payment.on_costs is not None:
        insured = levied = payment.on_costs == "yes"
        pensioned = pensioned and insured
    found = {"people": sum((n for n, _ in pairs), Fraction(0)), "before_on_costs": before}
    if terms.flat is not None:
        found["on_costs"] = rounded(before * terms.flat / 100, unit) if insured or pensioned else Fraction(0)
    else:
        found |= _parts(terms, payment, pairs, before, (insured, pensioned, levied), unit)
    found["total"] = before + found["on_costs"]
    if payment.clawback is not None:
        found["clawback"] = rounded(payment.clawback.recovered / 100 * owed(terms, payment) * before, unit)
        found["total"] -= found["clawback"]
    return found


def _parts(
    terms: Terms,
    payment: Payment,
    pairs: list[tuple[Fraction, Fraction]],
    before: Fraction,
    due: tuple[bool, bool, bool],
    unit: Fraction | None,
) -> dict[str, Fraction]:
    insured, pensioned, levied = due
    liable = before * (100 - terms.sacrifice) / 100 if pensioned else before
    parts = {}
    if insured:
        parts["national_insurance"] = rounded(liable * insurance_rate(payment), unit)
    elif payment.kind == "qualifying relocation" and payment.on_costs is None:
        over = sum((n * max(Fraction(0), each - 8000) for n, each in pairs), Fraction(0))
        parts["national_insurance"] = rounded(over * insurance_rate(payment), unit)
    if pensioned:
        parts["pension"] = rounded(before * terms.pension / 100, unit)
    if levied:
        parts["apprenticeship_levy"] = rounded(liable * terms.levy / 100, unit)
    return parts | {"on_costs": sum(parts.values(), Fraction(0))}
