"""Random decisions, each with the features that are asked for: a model for the oracle, and the case file that says the same."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from oracle.decision import (
    Agency,
    ByGrade,
    Course,
    Grade,
    Model,
    OnCosts,
    Payment,
    Pool,
    Steps,
    named,
    next_month,
    year_of,
)

F = Fraction
NAMES = (("Officer", "officer"), ("Café lead", "cafe_lead"), ("PO2", "po2"))


def base(random: Random) -> Model:
    """One grade or more, whole months, one turnover and one number of starters in each course."""
    first = date(random.randint(2022, 2024), random.randint(1, 12), 1)
    count = random.choice((3, 8, 14, 20))
    last = first
    for _ in range(count - 1):
        last = next_month(last)
    last = last.replace(day=monthrange(last.year, last.month)[1])
    grades = tuple(_grade(random, *name) for name in NAMES[: random.randint(1, 3)])
    if not sum(grade.posts for grade in grades):
        return base(random)
    nothing, proposal = (Course(_rates(random, first), _fte_a_year(random, first)) for _ in range(2))
    on_costs = random.choice((None, OnCosts(flat=F(random.randint(0, 4000), 100)), _by_part(random)))
    agency = Agency((_pool(random, None),)) if random.randrange(4) else None
    return Model(grades, first, last, first, last, nothing, proposal, on_costs=on_costs, agency=agency)


def _grade(random: Random, name: str, id: str) -> Grade:
    supplement = random.choice((None, F(random.randint(0, 6_000)), F(random.randint(1, 12) * 500)))
    return Grade(name, id, F(random.randint(3_000, 60_000)), _fte(random), _fte(random), supplement)


def _fte(random: Random) -> Fraction:
    return F(random.choice((0, random.randint(0, 40), random.randint(1, 20), F(random.randint(0, 4000), 100))))


def _rates(random: Random, first: date) -> Steps:
    return ((first, F(random.choice((0, random.randint(0, 1000))), 10)),)


def _fte_a_year(random: Random, first: date) -> Steps:
    return ((first, F(random.choice((0, random.randint(0, 6000))), 100)),)


def _by_part(random: Random) -> OnCosts:
    return OnCosts(pension=F(random.randint(1, 300), 10), levy=random.choice((F(0), F(1, 2))))


def _pool(random: Random, grade: str | None, most: Fraction | None = None) -> Pool:
    fte = _fte(random) if most is None or random.randrange(2) else most * random.randint(0, 4) / 4
    return Pool(grade, fte, F(random.randint(40_000, 90_000)))


# Features: each takes a decision and gives it with more.


def by_date(random: Random, model: Model) -> Model:
    """Turnover and starters of all grades that change from days on."""
    return model._replace(nothing=_dated(random, model, model.nothing), proposal=_dated(random, model, model.proposal))


def _dated(random: Random, model: Model, course: Course) -> Course:
    assert isinstance(course.turnover, tuple)
    assert isinstance(course.starters, tuple)
    turnover, starters = _later(random, model, course.turnover), _later(random, model, course.starters)
    return course._replace(turnover=turnover, starters=starters)


def _later(random: Random, model: Model, steps: Steps) -> Steps:
    """With other numbers from the first of some months on."""
    days = sorted({_on(model.first, random.randint(1, 16)) for _ in range(random.randint(1, 2))})
    return (*steps, *((day, F(random.randint(0, 1000), 10)) for day in days))


def _on(month: date, count: int) -> date:
    for _ in range(count):
        month = next_month(month)
    return month


def by_grade(random: Random, model: Model) -> Model:
    """Turnover and starters by grade, some of them by date too."""
    return model._replace(
        nothing=_of_grades(random, model, model.nothing, every=True),
        proposal=_of_grades(random, model, model.proposal, every=bool(random.randrange(2))),
    )


def _of_grades(random: Random, model: Model, course: Course, *, every: bool) -> Course:
    names = [grade.name for grade in model.grades]

    def of(draw: Callable[[Random, date], Steps], some: list[str]) -> ByGrade:
        steps = {name: draw(random, model.first) for name in some}
        return {name: _later(random, model, one) if random.randrange(3) == 0 else one for name, one in steps.items()}

    some = names if every else random.sample(names, random.randint(1, len(names)))
    if random.randrange(4):
        course = course._replace(turnover=of(_rates, some))
    return course._replace(starters=of(_fte_a_year, names)) if random.randrange(4) else course


def past_the_end(random: Random, model: Model) -> Model:
    """The supplement ends before the forecast does, often inside a month, and may start later than it."""
    last = _on(model.first, 23)
    starts = random.choice((model.first, model.first, _on(model.first, 2), model.first + timedelta(12)))
    ends = starts + timedelta(random.randint(20, 400))
    if random.randrange(2):
        ends = ends.replace(day=monthrange(ends.year, ends.month)[1])
    last = last.replace(day=monthrange(last.year, last.month)[1])
    return model._replace(last=last, starts=starts, ends=min(ends, last), lasts=random.randrange(3) == 0)


def inside_months(random: Random, model: Model) -> Model:
    """A period of whole months from a day inside one."""
    starts = model.first.replace(day=random.randint(2, 28))
    last = _on(model.first, 11 * random.randint(1, 2) + 1)
    ends = last.replace(day=starts.day - 1)
    return model._replace(last=last.replace(day=monthrange(last.year, last.month)[1]), starts=starts, ends=ends)


def own_times(random: Random, model: Model) -> Model:
    """Amounts by financial year, and first and last days of each grade's own."""
    return model._replace(grades=tuple(_own_time(random, model, grade) for grade in model.grades))


def _own_time(random: Random, model: Model, grade: Grade) -> Grade:
    if grade.supplement is None:
        return grade
    days = (model.ends - model.starts).days
    starts = model.starts + timedelta(random.randint(0, days)) if random.randrange(2) else None
    first = starts or model.starts
    ends = first + timedelta(random.randint(0, (model.ends - first).days)) if random.randrange(2) else None
    if random.randrange(2):
        years = range(year_of(first), year_of(ends or model.ends) + 1)
        grade = grade._replace(supplement={year: F(random.randint(1, 12) * 500) for year in years})
    return grade._replace(starts=starts, ends=ends)


def with_agency(random: Random, model: Model) -> Model:
    """Agency staff, often by grade, who go by a rule of their own; some beyond vacancies."""
    if random.randrange(2):
        pools = tuple(_pool(random, grade.name, grade.vacant) for grade in model.grades)
    else:
        pools = (_pool(random, None, sum((grade.vacant for grade in model.grades), F(0))),)
    pools = tuple(pool._replace(release=random.choice((None, F(1), F(random.randint(0, 15), 10)))) for pool in pools)
    fte = sum((pool.fte for pool in pools), F(0))
    beyond = F(random.randint(0, int(fte))) if random.randrange(3) == 0 else None
    return model._replace(agency=Agency(pools, beyond))


def one_offs(random: Random, model: Model) -> Model:
    """Notice, double running and a fee for each post released."""
    model = with_agency(random, model)
    assert model.agency is not None
    agency = model.agency._replace(weeks=F(random.randint(0, 12)), fee=F(random.randint(0, 9) * 1000))
    return model._replace(agency=agency)


def stated_cover(random: Random, model: Model) -> Model:
    """Cover that a course states, by date or by grade, and staff beyond vacancies that it states."""
    model = with_agency(random, model)
    nothing, proposal = (_covered(random, model, course) for course in (model.nothing, model.proposal))
    return model._replace(nothing=nothing, proposal=proposal)


def _covered(random: Random, model: Model, course: Course) -> Course:
    assert model.agency is not None
    cover: Steps | ByGrade | None = ((model.first, F(random.randint(0, 1000), 10)),)
    match random.randrange(4):
        case 0:
            cover = None
        case 1 if model.agency.pools[0].grade is None:
            cover = {grade.name: ((model.first, F(random.randint(0, 1000), 10)),) for grade in model.grades}
        case 2:
            cover = _later(random, model, ((model.first, F(random.randint(0, 1000), 10)),))
    beyond = F(random.randint(0, 9)) if model.agency.pools[0].grade is None and random.randrange(3) == 0 else None
    return course._replace(cover=cover, beyond=beyond)


def induction(random: Random, model: Model) -> Model:
    """Months during which agency staff stay in the post of who has started; what leavers and starters cost."""
    model = with_agency(random, model)
    return model._replace(
        induction=random.randint(1, 6),
        per_leaver=F(random.randint(1, 9000)) if random.randrange(2) else None,
        per_starter=F(random.randint(1, 9000)) if random.randrange(2) else None,
    )


def prices(random: Random, model: Model) -> Model:
    """A budget by year or one that rises, and agency staff who rise."""
    model = with_agency(random, model)
    years = range(year_of(model.first), year_of(model.last) + 1)
    if random.randrange(2):
        some = random.sample(list(years), random.randint(1, len(years)))
        return model._replace(budget={year: F(random.randint(1, 3_000_000)) for year in sorted(some)})
    return model._replace(
        budget=F(random.randint(1, 3_000_000)),
        budget_inflation=F(random.randint(0, 60), 10),
        agency_inflation=F(random.randint(0, 90), 10),
    )


def promises(random: Random, model: Model) -> Model:
    """A lump to those who stay so long, promised before the end and paid after it; clawback of what was paid."""
    model = past_the_end(random, model)
    names = tuple(grade.name for grade in random.sample(model.grades, random.randint(1, len(model.grades))))
    to = random.choice(("starters", "staff in post"))
    after = random.choice((0, 6, 12, 3))
    every = random.choice((None, 1, 12)) if to == "staff in post" and not after else None
    clawback = (random.randint(1, 24), F(random.randint(0, 100))) if every is None and random.randrange(2) else None
    return model._replace(payment=Payment(F(random.randint(1, 9000)), to, names, after, every, clawback))


def renewal(random: Random, model: Model) -> Model:
    """Supplements paid already: they go on, stop as the proposal starts, or stop on a day; some of them to some staff alone."""
    if random.randrange(2):
        model = own_times(random, model)
    grades = tuple(_paid_now(random, grade) for grade in model.grades)
    day = model.first + timedelta(random.randint(0, (model.last - model.first).days))
    stops = random.choice((None, model.starts - timedelta(1), day))
    return model._replace(grades=grades, stops=stops)


def _paid_now(random: Random, grade: Grade) -> Grade:
    if not grade.in_post or random.randrange(4) == 0:
        return grade
    some = grade.in_post * random.randint(1, 4) / 4
    return grade._replace(now=F(random.randint(1, 8) * 500), now_to=some if random.randrange(3) == 0 else None)


FEATURES: Mapping[str, Callable[[Random, Model], Model]] = {
    "base": lambda random, model: model,
    "by date": by_date,
    "by grade": by_grade,
    "past the end": past_the_end,
    "by date past the end": lambda random, model: past_the_end(random, by_date(random, model)),
    "by grade past the end": lambda random, model: past_the_end(random, by_grade(random, model)),
    "inside months": inside_months,
    "own times": own_times,
    "agency": with_agency,
    "one-offs": one_offs,
    "stated cover": stated_cover,
    "induction": induction,
    "prices": prices,
    "promises": promises,
    "renewal": renewal,
}


def any_decision(random: Random, feature: str) -> tuple[Model, str]:
    """A decision with a feature, and its case file."""
    model = FEATURES[feature](random, base(random))
    return model, written(model)


def years_asked(model: Model) -> int | None:
    """For how many years it is forecast; None to the end of the supplement."""
    if (model.last.year, model.last.month) == (model.ends.year, model.ends.month):
        return None
    months = 12 * (model.last.year - model.first.year) + model.last.month - model.first.month + 1
    assert months % 12 == 0
    return months // 12


def written(model: Model) -> str:
    """The case as the text of a case file."""
    return "\n".join([*_written(model), ""])


def _written(model: Model) -> Iterator[str]:
    yield from _sections(model)
    yield "forecast:"
    if (model.first.year, model.first.month) != (model.starts.year, model.starts.month):
        yield f"  starts: {model.first}"
    for name, course in (("doing_nothing", model.nothing), ("proposal", model.proposal)):
        yield from (f"  {name}:", *(f"    {line}" for line in _course(course)))
        if name == "doing_nothing" and any(grade.now is not None for grade in model.grades):
            yield f"    supplement_now: {_what_becomes(model)}"
    for key, value, sign in (
        ("budget_inflation", model.budget_inflation, "%"),
        ("agency_inflation", model.agency_inflation, "%"),
        ("cost_per_leaver", model.per_leaver, ""),
        ("cost_per_starter", model.per_starter, ""),
        ("induction_months", F(model.induction) if model.induction else None, ""),
    ):
        if value is not None:
            yield f"  {key}: {_text(value)}{sign}"
    if model.lasts:
        yield "  effect: lasts"


def _what_becomes(model: Model) -> str:
    if model.stops is None:
        return "goes on"
    return "stops" if model.stops == model.starts - timedelta(1) else f"{{stops: {model.stops}}}"


def _course(course: Course) -> Iterator[str]:
    yield from (f"turnover: {_steps(course.turnover, 'rate', '%')}", f"starters: {_steps(course.starters, 'fte', '')}")
    if course.cover is not None:
        yield f"agency_cover: {_steps(course.cover, 'rate', '%')}"
    if course.beyond is not None:
        yield f"agency_beyond: {_text(course.beyond)}"


def _sections(model: Model) -> Iterator[str]:
    yield from ("title: a decision", f"period: {{starts: {model.starts}, ends: {model.ends}}}", "grades:")
    for grade in model.grades:
        yield f"  {grade.name}: {{{', '.join(_said_of(grade))}}}"
    if model.on_costs is not None:
        yield f"on_costs: {_on_costs(model.on_costs)}"
    if model.agency is not None:
        yield from _agency(model.agency)
    if isinstance(model.budget, Mapping):
        years = ", ".join(f"{year}/{(year + 1) % 100:02}: {_text(amount)}" for year, amount in model.budget.items())
        yield f"budget: {{by_year: {{{years}}}}}"
    elif model.budget is not None:
        yield f"budget: {_text(model.budget)}"
    if model.payment is not None:
        yield from _payment(model.payment)


def _said_of(grade: Grade) -> Iterator[str]:
    yield from (f"salary: {_text(grade.salary)}", f"in_post: {_text(grade.in_post)}", f"vacant: {_text(grade.vacant)}")
    if isinstance(grade.supplement, Mapping):
        amounts = ", ".join(f"{named(year).replace('_', '/')}: {_text(one)}" for year, one in grade.supplement.items())
        yield f"supplement: {{{amounts}}}"
    elif grade.supplement is not None:
        yield f"supplement: {_text(grade.supplement)}"
    yield from (f"{key}: {day}" for key, day in (("starts", grade.starts), ("ends", grade.ends)) if day is not None)
    if grade.now is not None:
        some = grade.now_to
        amount = _text(grade.now)
        yield f"supplement_now: {amount if some is None else f'{{amount: {amount}, in_post: {_text(some)}}}'}"


def _on_costs(on: OnCosts) -> str:
    if on.flat is not None:
        return f"{_text(on.flat)}%"
    levy = f", apprenticeship_levy: {_text(on.levy)}%" if on.levy else ""
    return f"{{as: 2026-27, pension: {_text(on.pension)}%{levy}}}"


def _agency(agency: Agency) -> Iterator[str]:
    yield "agency:"
    if agency.pools[0].grade is None:
        (pool,) = agency.pools
        yield from (f"  fte: {_text(pool.fte)}", f"  cost_per_fte: {_text(pool.cost)}", *_release("  ", pool))
    else:
        yield "  by_grade:"
        for pool in agency.pools:
            release = "".join(f", {one}" for one in _release("", pool))
            yield f"    {pool.grade}: {{fte: {_text(pool.fte)}, cost_per_fte: {_text(pool.cost)}{release}}}"
    if agency.beyond is not None:
        yield f"  beyond_vacancies: {_text(agency.beyond)}"
    if agency.weeks:
        notice = int(agency.weeks) // 2
        rest = int(agency.weeks) - notice
        yield from (f"  {key}_weeks: {weeks}" for key, weeks in (("notice", notice), ("double_running", rest)) if weeks)
    if agency.fee:
        yield f"  transfer_fee: {_text(agency.fee)}"


def _release(indent: str, pool: Pool) -> list[str]:
    if pool.release is None:
        return []
    return [f"{indent}release: {'one for one' if pool.release == 1 else _text(pool.release)}"]


def _payment(payment: Payment) -> Iterator[str]:
    yield "payments:"
    yield f"  - what: Welcome\n    kind: lump to stay\n    amount: {_text(payment.amount)}\n    to: {payment.to}"
    yield f"    grades: [{', '.join(payment.grades)}]\n    paid_per: FTE"
    if payment.after:
        yield f"    after_months: {payment.after}"
    if payment.every is not None:
        yield f"    every_months: {payment.every}"
    if payment.clawback is not None:
        months, recovered = payment.clawback
        yield f"    clawback: {{months: {months}, how: by month, recovered: {_text(recovered)}%}}"


def _steps(given: Steps | ByGrade, key: str, sign: str) -> str:
    if isinstance(given, Mapping):
        return f"{{{', '.join(f'{name}: {_steps(steps, key, sign)}' for name, steps in given.items())}}}"
    if len(given) == 1:
        return f"{_text(given[0][1])}{sign}"
    return f"[{', '.join(f'{{from: {day}, {key}: {_text(value)}{sign}}}' for day, value in given)}]"


def _text(value: Fraction) -> str:
    """A number as a case file has it; all that are drawn here end."""
    return f"{value.numerator}" if value.denominator == 1 else f"{Decimal(value.numerator) / value.denominator}"
