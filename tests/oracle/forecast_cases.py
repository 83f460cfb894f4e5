"""Random forecasts: a model for the oracle, and the text of the case file that says the same."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from oracle.forecast import LAST_KNOWN, Agency, Course, Dated, Grade, Line, Model, OnCosts, year_of

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
    budget, by_year = _budget(random, first, last, said)
    said.append("forecast:")
    if starts is None or starts.replace(day=1) != first:
        said.append(f"  starts: {first}")
    courses = {name: _course(random, name, grades, first, said, agency is not None) for name in ("doing_nothing", "proposal")}
    extras = _extras(random, first, said, agency is not None, budget is not None)
    if increments:
        said.append("  increments: yes")
    model = Model(grades, first, last, courses, starts, ends, raised, on_costs, agency, beyond, once, budget)
    model = model._replace(increments=increments)
    return model._replace(by_year=by_year, **extras), "\n".join(said) + "\n"  # type: ignore[arg-type]


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


def _raised(random: Random, said: list[str]) -> tuple[tuple[Fraction, tuple[Fraction, ...]], ...]:
    if random.randrange(3):
        return ()
    fte = _fte(random)
    said.append("  Leads: {points: 3-6}")
    said.append(f"uplifts: [{{grade: Leads, from: 4, to: 6, in_post: {_text(fte)}, vacant: 2}}]")
    return ((fte, (SPINE[4], SPINE[5], SPINE[6])),)


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
    rate = lambda: F(random.choice((0, random.randint(0, 1000))), 10)  # noqa: E731
    starters = lambda: F(random.choice((0, random.randint(0, 2000))), 100)  # noqa: E731
    turnover = _given(random, "turnover", grades, first, said, rate, whole=name == "doing_nothing")
    plan = _given(random, "starters", grades, first, said, starters)
    cover = None
    if agency and random.randrange(3) == 0:
        cover = _given(random, "agency_cover", grades, first, said, lambda: F(random.randint(0, 1000), 10))
    beyond = _fte(random) if agency and random.randrange(3) == 0 else None
    said += [] if beyond is None else [f"    agency_beyond: {_text(beyond)}"]
    return Course(turnover, plan, cover, beyond)


def _given(
    random: Random,
    key: str,
    grades: tuple[Grade, ...],
    first: date,
    said: list[str],
    draw: Callable[[], Fraction],
    *,
    whole: bool = False,
) -> Dated | dict[str, Dated]:
    """One number, numbers by date, or either by grade; of every grade where `whole`."""
    if random.randrange(2):
        given = _dated(random, first, draw)
        said.append(f"    {key}: {_dated_text(key, given)}")
        return given
    of = {grade.name: _dated(random, first, draw) for grade in grades if whole or random.randrange(4)}
    of = of or {grades[0].name: draw()}
    said.append(f"    {key}: {{{', '.join(f'{name}: {_dated_text(key, one)}' for name, one in of.items())}}}")
    return of


def _dated(random: Random, first: date, draw: Callable[[], Fraction]) -> Dated:
    if random.randrange(3):
        return draw()
    days = sorted({first, *(_months_on(first, random.randint(1, 16)).replace(day=1) for _ in range(2))})
    return tuple((day, draw()) for day in days)


def _dated_text(key: str, given: Dated) -> str:
    sign, name = ("", "fte") if key == "starters" else ("%", "rate")
    if isinstance(given, Fraction):
        return f"{_text(given)}{sign}"
    return f"[{', '.join(f'{{from: {day}, {name}: {_text(one)}{sign}}}' for day, one in given)}]"


def _budget(random: Random, first: date, last: date, said: list[str]) -> tuple[Fraction | None, dict[str, Fraction] | None]:
    """One budget, or one for some of the years."""
    kind = random.randrange(4)
    if kind == 0:
        amount = F(random.randint(0, 3_000_000))
        said.append(f"budget: {_text(amount)}")
        return amount, None
    starts = range(int(year_of(first)[:4]), int(year_of(last)[:4]) + 1)
    years = {start: F(random.randint(0, 3_000_000)) for start in starts if random.randrange(4)}
    if kind == 1 and years:
        named = ", ".join(f"{start}/{(start + 1) % 100:02}: {_text(one)}" for start, one in years.items())
        said.append(f"budget: {{by_year: {{{named}}}}}")
        return None, {f"{start}_{(start + 1) % 100:02}": one for start, one in years.items()}
    return None, None


def _extras(random: Random, first: date, said: list[str], agency: bool, budget: bool) -> dict[str, object]:
    found: dict[str, object] = {}
    found |= _more(random, said, agency, budget)
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


def _more(random: Random, said: list[str], agency: bool, budget: bool) -> dict[str, object]:
    """How long the effect holds, what prices rise by, what people cost who come and go."""
    found: dict[str, object] = {}
    if random.randrange(3) == 0:
        found["lasts"] = True
        said.append("  effect: lasts")
    for key, name, given in (("agency_rise", "agency_inflation", agency), ("budget_rise", "budget_inflation", budget)):
        if given and random.randrange(3) == 0:
            found[key] = F(random.randint(0, 90), 10)
            said.append(f"  {name}: {_text(found[key])}%")  # type: ignore[arg-type]
    for key, name in (("per_leaver", "cost_per_leaver"), ("per_starter", "cost_per_starter")):
        if random.randrange(3) == 0:
            found[key] = F(random.randint(0, 9000))
            said.append(f"  {name}: {_text(found[key])}")  # type: ignore[arg-type]
    if agency and random.randrange(3) == 0:
        found["induction"] = random.randint(1, 9)
        said.append(f"  induction_months: {found['induction']}")
    return found


def _fte(random: Random) -> Fraction:
    return F(random.choice((0, random.randint(0, 40), F(random.randint(0, 4000), 100))))


def _text(value: Fraction) -> str:
    """A number as a case file has it; all that are drawn here end."""
    return f"{value.numerator}" if value.denominator == 1 else f"{Decimal(value.numerator) / value.denominator}"
