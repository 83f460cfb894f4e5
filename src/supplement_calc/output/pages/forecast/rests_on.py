"""What a forecast's extra cost rests on, in a note: the rates that the courses assume, and the extra cost were they alike."""

from __future__ import annotations

from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.worth.levers import Lever
from ....diagnostics.names import listed
from ....ledger import Figure
from ...amounts import Shown, fte, percent
from ...document import KeyNote
from ...followed.kept import kept
from ..agency import days_there
from ..keys.assumed_rates import forecast_rests_on
from ..keys.pay_forms import pay_forms
from ..own_years import rests_on_years

_NAMED = 2  # grades in the sentence; the table of assumptions has them all

Said = tuple[str, tuple[Figure, ...]]


@kept
def rests_on(result: ForecastResult, shown: Shown) -> KeyNote:
    """`Turnover falling from 18.6% to 10% a year in January 2020. If it does not, the extra cost is …`."""
    by_id = {lever.id: lever for lever in result.levers}
    differing = [
        _differing(how, by_id[id], shown)
        for id, how in (("turnover", _turnover(result)), ("starters", _starters(result)))
        if id in by_id
    ]
    by_the_hour, hours = pay_forms(result.case)
    same = [
        *([] if "turnover" in by_id else ["turnover as in doing nothing"]),
        *([] if "starters" in by_id else [_starters_of_both(result)]),
        _agency(result),
        _pay(result),
        *rests_on_years(result.case),
        *forecast_rests_on(result),
        *by_the_hour,
    ]
    rest = "; ".join(same)
    texts = [*(text for text, _ in differing), f"{rest[:1].upper()}{rest[1:]}."]
    figures = [*(figure for _, said in differing for figure in said), *hours]
    return KeyNote("Rests on", " ".join(texts), tuple(dict.fromkeys(figures)))


@kept
def _differing(how: Said, lever: Lever, shown: Shown) -> Said:
    """How the courses differ, and the extra cost if they do not."""
    text, figures = how
    alike = lever.net_if_alike
    if alike.value is None:
        return f"{text}.", figures
    return f"{text}. If {_IT[lever.id]} not, the extra cost is {shown.money(alike.value)}.", (*figures, alike)


_IT = {"turnover": "it does", "starters": "they do"}


@kept
def _turnover(result: ForecastResult) -> Said:
    """By which rates and from when; of rates by grade whose they are."""
    grades = [grade.label for grade in result.grades]
    by_grade = {grade: _pairs(result, grade) for grade in grades}
    differing = [grade for grade, pairs in by_grade.items() if pairs]
    whose = "" if len(differing) == len(grades) else f" of {_some(differing)}"
    if not differing or any(_rates(by_grade[grade]) != _rates(by_grade[differing[0]]) for grade in differing[1:]):
        return f"Turnover{whose} going by grade as the proposal assumes it", ()
    pairs = by_grade[differing[0]]
    month, (before, then) = pairs[-1]
    steps = "by steps " if len(pairs) > 1 else ""
    verb = "falling" if then.known < before.known else "rising"
    when = f"by {month.name}" if steps else f"in {month.name}"
    text = f"Turnover{whose} {verb} {steps}from {percent(before.known)} to {percent(then.known)} a year {when}"
    return text, (before, then)


def _rates(pairs: list[tuple[Month, tuple[Figure, Figure]]]) -> list[tuple[object, ...]]:
    """The rates of both courses from each month."""
    return [(month.id, *(figure.value for figure in both)) for month, both in pairs]


def _some(names: list[str]) -> str:
    return listed(names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} other grades"])


@kept
def _pairs(result: ForecastResult, grade: str) -> list[tuple[Month, tuple[Figure, Figure]]]:
    """The months from which the two courses' rates differ, each with the two where either is another than before."""
    found: list[tuple[Month, tuple[Figure, Figure]]] = []
    for month in result.months:
        before, then = (course.effects.turnover(grade, month) for course in result.courses)
        if before.value != then.value and (not found or found[-1][1] != (before, then)):
            found.append((month, (before, then)))
    return found


@kept
def _starters(result: ForecastResult) -> Said:
    nothing, proposal = (course.given.starters for course in result.courses)
    if isinstance(nothing, Figure) and isinstance(proposal, Figure):
        verb = "rising" if proposal.known > nothing.known else "falling"
        return f"Starters {verb} from {fte(nothing.known)} to {fte(proposal.known)} FTE a year", (nothing, proposal)
    return "Starters changing as the proposal assumes them", ()


@kept
def _starters_of_both(result: ForecastResult) -> str:
    starters = result.nothing.given.starters
    if not isinstance(starters, Figure):
        return "the same starters either way"
    if not starters.value:
        return "nobody starts either way"
    return f"{fte(starters.known)} FTE start a year either way"


@kept
def _agency(result: ForecastResult) -> str:
    """Today's cover, where both courses go by it."""
    covers = [course.cover for course in result.courses]
    if any(cover is None for cover in covers):
        return "agency staff in no posts" if result.case.agency_by_job else "no agency staff"
    if any(cover is not None and cover.stated for cover in covers):
        return "agency cover as the case states it"
    share = covers[0].share.value if covers[0] is not None else None
    days = "" if result.case.agency is None else days_there(result.case.agency)
    on = "no vacancies for agency staff to cover" if share is None else f"agency staff on {percent(share, 1)} of vacancies"
    return f"{on}, {days}" if days else on


def _moves_up(result: ForecastResult) -> bool:
    return any(one.moved_up is not None for years in result.staff_by_year.values() for one in years.values())


@kept
def _pay(result: ForecastResult) -> str:
    """Pay awards and increments, which most papers leave out."""
    given = result.case.forecast
    assert given is not None
    named = (("pay award", bool(given.pay_awards)), ("increments", _moves_up(result)))
    without = [name for name, counted in named if not counted]
    counted = ["pay awards" if name == "pay award" else name for name, is_counted in named if is_counted]
    parts = [f"with {' and '.join(counted)}"] if counted else []
    return ", ".join([*parts, *([f"no {' or '.join(without)}"] if without else [])])
