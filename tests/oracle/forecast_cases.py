"""Random forecasts: a model for the oracle, and the text of the case file that says the same."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from oracle.forecast import LAST_KNOWN, Agency, Course, Grade, Line, Model, OnCosts

F = Fraction
SPINE = {point: F(18_000 + 1_150 * point + 7 * point * point) for point in range(1, 9)}
NAMES = (("Grade 9", "grade_9"), ("Café lead", "cafe_lead"), ("PO2", "po2"))


def any_forecast(random: Random) -> tuple[Model, str]:
    """A model and its case file."""
    first = date(random.randint(2019, 2024), random.randint(1, 12), 1)
    last = _months_on(first, random.choice((1, 5, 13, 26)))
    said: list[str] = ["title: a forecast"]
    starts, ends = _period(random, first, last, said)
    said.append(f"pay_points: {{{', '.join(f'{point}: {_text(pay)}' for point, pay in SPINE.items())}}}")
    increments = bool(random.randrange(2))
    grades, texts = zip(*(_grade(random, *name, increments=increments) for name in NAMES[: random.randint(1, 3)]), strict=True)
    said += ["grades:", *texts]
    if not any((line.in_post or 0) + (line.vacant or 0) for grade in grades for line in grade.lines):
        return any_forecast(random)
    raised = _raised(random, said)
    on_costs = _on_costs(random, said, starts is not None)
    agency, beyond, once = _agency(random, grades, said) if random.randrange(3) else (None, None, None)
    budget = F(random.randint(0, 3_000_000)) if random.randrange(2) else None
    if budget is not None:
        said.append(f"budget: {_text(budget)}")
    said.append("forecast:")
    if starts is None or starts.replace(day=1) != first:
        said.append(f"  starts: {first}")
    courses = {name: _course(random, name, grades, first, said, agency is not None) for name in ("doing_nothing", "proposal")}
    extras = _extras(random, first, said)
    if increments:
        said.append("  increments: yes")
    model = Model(grades, first, last, courses, starts, ends, raised, on_costs, agency, beyond, once, budget)
    model = model._replace(increments=increments)
    return model._replace(**extras), "\n".join(said) + "\n"  # type: ignore[arg-type]


forecasts = st.randoms(use_true_random=True).map(any_forecast)
"""Random forecasts, drawn as a whole."""


def _months_on(first: date, months: int) -> date:
    """The last day of the month so many on."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, monthrange(first.year + years, month + 1)[1])


def _period(random: Random, first: date, last: date, said: list[str]) -> tuple[date | None, date | None]:
    """A supplement that may start and end in mid-month, start later than the forecast, and has an end: that is its length."""
    starts = first.replace(day=random.choice((1, 1, 15, 28)))
    if random.randrange(4) == 0 and last > _months_on(first, 2):
        starts = date(last.year, last.month, 1)
    ends = last if random.randrange(2) else last.replace(day=random.choice((1, 14, last.day)))
    ends = max(ends, starts)
    said.append(f"period: {{starts: {starts}, ends: {ends}}}")
    return starts, ends


def _grade(random: Random, name: str, id: str, *, increments: bool) -> tuple[Grade, str]:
    """A grade on one salary, or counted by point: with increments every point from the lowest to the top of the grade."""
    kind, supplement = random.randrange(4), ""
    pounds, percent = None, None
    if kind == 1 or kind == 2:
        pounds = F(random.randint(0, 6_000))
        supplement = f", supplement: {_text(pounds)}"
    elif kind == 3:
        percent = F(random.randint(0, 200), 10)
        supplement = f", supplement: {_text(percent)}%"
    if random.randrange(2):
        salary, in_post, vacant = F(random.randint(3_000, 60_000)), _fte(random), _fte(random)
        text = f"  {name}: {{salary: {_text(salary)}, in_post: {_text(in_post)}, vacant: {_text(vacant)}{supplement}}}"
        return Grade(name, id, (Line(id, salary, in_post, vacant),), id, pounds, percent), text
    low = random.randint(1, 4)
    high = random.randint(low + 1, 8)
    posts = {
        point: (_fte(random), _fte(random)) for point in random.sample(range(low, high + 1), random.randint(1, high - low))
    }
    lowest = random.choice((None, random.randint(low, high)))
    entry = min(posts) if lowest is None else lowest
    reached = set(range(min([*posts, entry]), high + 1)) if increments else {*posts, entry}
    lines = [Line(f"{id}.point_{p}", SPINE[p], *posts.get(p, (None, None))) for p in sorted(reached)]
    there_at = ", ".join(f"{point}: {_text(there)}" for point, (there, _) in posts.items())
    empty_at = ", ".join(f"{point}: {_text(empty)}" for point, (_, empty) in posts.items())
    use = "" if lowest is None else f", lowest_in_use: {lowest}"
    text = f"  {name}: {{points: {low}-{high}, in_post: {{{there_at}}}, vacant: {{{empty_at}}}{use}{supplement}}}"
    return Grade(name, id, tuple(lines), f"{id}.point_{entry}", pounds, percent), text


def _raised(random: Random, said: list[str]) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
    if random.randrange(3):
        return ()
    fte = _fte(random)
    said.append("  Leads: {points: 3-6}")
    said.append(f"uplifts: [{{grade: Leads, from: 4, to: 6, in_post: {_text(fte)}, vacant: 2}}]")
    return ((fte, SPINE[4], SPINE[6]),)


_KINDS = (
    ("monthly supplement", True, True),
    ("retention payment", True, False),
    ("professional registration fee", False, False),
)


def _on_costs(random: Random, said: list[str], dated: bool) -> OnCosts | None:
    kind = random.randrange(5)
    if kind == 0:
        return None
    if kind == 1:
        flat = F(random.randint(0, 4000), 100)
        said.append(f"on_costs: {_text(flat)}%")
        return OnCosts(flat=flat)
    parts = [f"as: {LAST_KNOWN.year - 1}-{LAST_KNOWN.year % 100}"]
    stated_insurance: tuple[Fraction, Fraction] | None = None
    found: dict[str, Fraction] = {}
    if kind == 2:
        stated_insurance = (F(random.randint(0, 200), 10), F(random.randint(0, 20_000)))
        parts = [f"national_insurance: {{rate: {_text(stated_insurance[0])}%, threshold: {_text(stated_insurance[1])}}}"]
    for key, name, most in (
        ("pension", "pension", 300),
        ("levy", "apprenticeship_levy", 10),
        ("sacrifice", "salary_sacrifice", 90),
    ):
        if random.randrange(2):
            found[key] = F(random.randint(1, most), 10)
            parts.append(f"{name}: {_text(found[key])}%")
    if random.randrange(2):
        found["heads"] = F(random.randint(100, 150), 100)
        parts.append(f"heads_per_fte: {_text(found['heads'])}")
    if random.randrange(2):
        found |= {"deficit": F(random.randint(1, 90_000)), "other": F(random.randint(1, 40), 10)}
        parts.append(f"pension_deficit: {_text(found['deficit'])}, other: {{Training: {_text(found['other'])}%}}")
    said.append(f"on_costs: {{{', '.join(parts)}}}")
    name, insured, pensionable = random.choice(_KINDS)
    stated = random.choice((None, True, False))
    answer = {None: "", True: ", pensionable: yes", False: ", pensionable: no"}[stated]
    said.append(f"payment: {{kind: {name}{answer}}}")
    due = pensionable if stated is None else stated
    return OnCosts(stated=stated_insurance, insured=insured, pensionable=due, **found)


def _agency(
    random: Random, grades: tuple[Grade, ...], said: list[str]
) -> tuple[tuple[Agency, ...], Fraction | None, tuple[Fraction, Fraction] | None]:
    """Of all or by grade, with a release, those beyond vacancies and what releasing one costs once."""
    drawn = random.sample(grades, random.randint(1, len(grades))) if random.randrange(2) else [None]
    staff, texts = [], []
    for grade in drawn:
        fte, cost = _fte(random), F(random.randint(40_000, 80_000))
        release = random.choice((None, None, F(1), F(random.randint(0, 150), 100)))
        said_so = "in proportion" if release is None else "one for one" if release == 1 else _text(release)
        staff.append(Agency(None if grade is None else grade.id, fte, cost, release))
        own = f"fte: {_text(fte)}, cost_per_fte: {_text(cost)}, release: {said_so}"
        texts.append(own if grade is None else f"{grade.name}: {{{own}}}")
    parts = [texts[0] if drawn[0] is None else f"by_grade: {{{', '.join(texts)}}}"]
    in_use, beyond, once = sum((one.fte for one in staff), F(0)), None, None
    if random.randrange(3) == 0:
        beyond = in_use * random.randint(0, 4) / 4
        parts.append(f"beyond_vacancies: {_text(beyond)}")
    if random.randrange(2):
        once = (F(random.randint(1, 8)), F(random.randint(1, 9_000)))
        parts.append(f"notice_weeks: {_text(once[0])}, transfer_fee: {_text(once[1])}")
    said.append(f"agency: {{{', '.join(parts)}}}")
    return tuple(staff), beyond, once


def _course(random: Random, name: str, grades: tuple[Grade, ...], first: date, said: list[str], agency: bool) -> Course:
    said.append(f"  {name}:")
    rates = [(first, F(random.choice((0, random.randint(0, 1000))), 10))]
    if random.randrange(3) == 0:
        rates.append((_months_on(first, random.randint(0, 6)).replace(day=1), F(random.randint(0, 1000), 10)))
        rates = [rates[0], *(rate for rate in rates[1:] if rate[0] > first)]
        said.append(f"    turnover: [{', '.join(f'{{from: {start}, rate: {_text(rate)}%}}' for start, rate in rates)}]")
    else:
        said.append(f"    turnover: {_text(rates[0][1])}%")
    starters: Fraction | Mapping[str, Fraction] = F(random.choice((0, random.randint(0, 2000))), 100)
    if random.randrange(2):
        starters = {grade.name: _fte(random) for grade in grades if random.randrange(4)} or starters
    if isinstance(starters, Mapping):
        said.append(f"    starters: {{{', '.join(f'{name}: {_text(fte)}' for name, fte in starters.items())}}}")
    else:
        said.append(f"    starters: {_text(starters)}")
    cover = F(random.randint(0, 1300), 10) if agency and random.randrange(3) == 0 else None
    beyond = _fte(random) if agency and random.randrange(3) == 0 else None
    said += [] if cover is None else [f"    agency_cover: {_text(cover)}%"]
    said += [] if beyond is None else [f"    agency_beyond: {_text(beyond)}"]
    return Course(tuple(rates), starters, cover, beyond)


def _extras(random: Random, first: date, said: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    if random.randrange(2):
        days = sorted({_months_on(first, random.randint(0, 20)).replace(day=1) for _ in range(random.randint(1, 3))})
        found["awards"] = tuple((day, F(random.randint(0, 100), 10)) for day in days)
        awards = ", ".join(f"{{from: {day}, award: {_text(award)}%}}" for day, award in found["awards"])  # type: ignore[attr-defined]
        said.append(f"  pay_awards: [{awards}]")
    if random.randrange(2):
        found["award_on_supplement"] = True
        said.append("  award_on_supplement: yes")
    if random.randrange(2):
        found["discount"] = F(random.randint(0, 70), 10)
        said.append(f"  discount_rate: {_text(found['discount'])}%")  # type: ignore[arg-type]
        if random.randrange(2):
            found["inflation"] = F(random.randint(0, 50), 10)
            said.append(f"  inflation: {_text(found['inflation'])}%")  # type: ignore[arg-type]
    return found


def _fte(random: Random) -> Fraction:
    return F(random.choice((0, random.randint(0, 40), F(random.randint(0, 4000), 100))))


def _text(value: Fraction) -> str:
    """A number as a case file has it; all that are drawn here end."""
    return f"{value.numerator}" if value.denominator == 1 else f"{Decimal(value.numerator) / value.denominator}"
