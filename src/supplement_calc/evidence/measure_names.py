"""The measures of a table by the names that papers have for them, and further rates that follow from its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ..diagnostics.names import KnownNames, fold
from ..ledger import Figure, Ledger, Unit
from ..ledger.ledger import is_answered
from .funnel import RATES as FUNNEL
from .workforce_measures import COUNTS, DERIVED, RATES

# Rates that papers print and that no table of ours shows: what is divided by what, in words.
FURTHER_RATES = {
    "turnover_of_average": ("leavers", "average_in_post", "Leavers in the year as a share of staff in post on average"),
    "starters_of_in_post": ("starters", "in_post", "Starters in the year as a share of staff in post at the date"),
    "starters_of_average": ("starters", "average_in_post", "Starters in the year as a share of staff in post on average"),
    "covered_share_of_establishment": ("workforce", "establishment", "Agency and employed staff as a share of establishment"),
}
ALL_RATES = RATES | FURTHER_RATES
# Names that do not say what a rate is of, or that papers have for another measure: what they may mean, the likeliest first.
MEANINGS = {
    "agency_share": ("agency_share_of_establishment", "agency_share_of_workforce", "agency_share_of_vacancies"),
    "permanent_share": ("permanent_share_of_establishment", "permanent_share_of_workforce"),
    "in_work": ("workforce",),
    "turnover": ("turnover_of_in_post", "turnover_of_average"),
    "starter_rate": ("starters_of_in_post", "starters_of_average"),
    "coverage": ("covered_share_of_establishment", "permanent_share_of_establishment"),
}
_AS_GIVEN = ("average_service", "average_age")
_KNOWN = (*COUNTS, *DERIVED, *ALL_RATES, *MEANINGS, *_AS_GIVEN, "mean_vacancy_rate", "unfilled_floor_nil")
_SYNONYMS = {
    "establishment": ("posts", "budgeted_posts", "established_posts", "funded_posts", "budgeted_establishment", "budget"),
    "in_post": ("staff", "staff_in_post", "employed", "permanent", "permanent_staff", "employees", "actual", "filled_posts"),
    "vacant": ("vacancies", "vacancy", "vacant_posts"),
    "agency": ("agency_staff", "agency_workers", "agency_cover", "locums", "interims"),
    "workforce": ("total_workforce", "all_staff", "total_staff", "agency_and_employed"),
    "unfilled": ("unfilled_posts", "net_vacancies", "gap", "vacancies_not_covered", "vacancies_after_agency"),
    "starters": ("joiners", "new_starters"),
    "leavers": ("staff_leaving",),
    "headcount": ("heads", "people_employed"),
    "women": ("female", "females"),
    "men": ("male", "males"),
    "vacancy_rate": ("vacancy_share", "vacancy_percentage", "vacancies_rate", "vacancy_level"),
    "agency_share": ("agency_rate", "agency_worker_rate", "agency_workers_rate", "agency_percentage", "agency_staff_rate",
                     "agency_usage", "agency_proportion"),
    "permanent_share": ("permanent_rate", "employed_share", "in_post_rate", "permanent_percentage"),
    "turnover": ("turnover_rate", "staff_turnover", "staff_turnover_rate", "leaver_rate", "leavers_rate", "labour_turnover"),
    "starter_rate": ("starters_rate", "joiner_rate", "new_starter_rate"),
    "coverage": ("cover", "cover_rate", "coverage_rate", "fill_rate", "filled", "covered", "posts_covered"),
    "women_share": ("female_share", "women_percentage", "share_of_women"),
    "unfilled_rate": ("unfilled_share", "gap_rate"),
}  # fmt: skip
_BY_SYNONYM = {synonym: measure for measure, synonyms in _SYNONYMS.items() for synonym in synonyms}
# A count under whose name a paper prints a percentage.
_AS_RATE = {
    "vacant": "vacancy_rate",
    "agency": "agency_share",
    "in_post": "permanent_share",
    "unfilled": "unfilled_rate",
    "starters": "starter_rate",
    "leavers": "turnover",
    "women": "women_share",
    "workforce": "coverage",
}
_BEFORE = (
    "number_of_",
    "no_of_",
    "total_",
    "percentage_of_",
    "percentage_",
    "percent_",
    "per_cent_",
    "proportion_of_",
    "rate_of_",
)
_AFTER = ("_fte", "_ftes", "_wte", "_wtes", "_headcount", "_percentage", "_per_cent", "_percent", "_pc", "_in_fte", "_number")
_CHANGE = "_change"

Row = Mapping[str, Figure]


def measure_named(name: str, unit: Unit | None = None) -> str | None:
    """The measure that a paper's name means, where what is printed is of a unit: `Vacancy rate (%)`, `Vacancies` of a
    percentage; a name of several meanings is itself. None of a name that is of none."""
    folded = fold(name)
    if folded.endswith(_CHANGE) and (of := measure_named(folded.removesuffix(_CHANGE))) is not None:
        return f"{of}{_CHANGE}"
    measure = next((known for one in _spellings(folded) if (known := _known(one)) is not None), None)
    return _AS_RATE.get(measure, measure) if measure is not None and unit == "percent" else measure


def _known(name: str) -> str | None:
    return name if name in _KNOWN else _BY_SYNONYM.get(name)


def _spellings(name: str) -> list[str]:
    """A name, and without what may stand before and after a measure's own."""
    shorter = [name.removesuffix(ending) for ending in _AFTER if name.endswith(ending)]
    return [
        name,
        *shorter,
        *(one.removeprefix(start) for one in (name, *shorter) for start in _BEFORE if one.startswith(start)),
    ]


def nearest_measure(name: str) -> str | None:
    """The measure most like a name that is of none."""
    near = _names().nearest(name)
    return None if near is None else _BY_SYNONYM.get(near, near)


@cache
def _names() -> KnownNames:
    return KnownNames([*_KNOWN, *_BY_SYNONYM])


def funnel_rate_named(name: str) -> str | None:
    """The rate of a recruitment that a name means."""
    folded = fold(name)
    return folded if folded in FUNNEL else None


def nearest_funnel_rate(name: str) -> str | None:
    """The rate of a recruitment most like a name that is of none."""
    return KnownNames(FUNNEL).nearest(name)


def with_further_rates(ledger: Ledger, id: str, name: str, row: Row, earlier: Sequence[Row] = ()) -> Row:
    """A row with the rates of `FURTHER_RATES` that follow from it. Staff on average are those of the row and of the only
    earlier date, or else of what leavers and starters make of a year before."""
    measures = dict(row)
    average = _average(ledger, id, name, row, earlier)
    if average is not None:
        measures["average_in_post"] = average
    for rate, (above, below, label) in FURTHER_RATES.items():
        if above in measures and below in measures:
            operands = (measures[above], measures[below])
            measures[rate] = ledger.work(
                f"{id}.{rate}", f"{name}: {label[0].lower()}{label[1:]}", "percent", "percentage", operands
            )
    return measures


def _average(ledger: Ledger, id: str, name: str, row: Row, earlier: Sequence[Row]) -> Figure | None:
    now = row.get("in_post")
    if now is None or not is_answered(now):
        return None
    then = [one["in_post"] for one in earlier if "in_post" in one and is_answered(one["in_post"])]
    if len(then) == 1:
        before = then[0]
    elif all(measure in row and is_answered(row[measure]) for measure in ("starters", "leavers")):
        left = ledger.work(f"{id}.in_post_and_leavers", f"{name}: in post and leavers", now.unit, "sum", (now, row["leavers"]))
        before = ledger.work(
            f"{id}.in_post_before", f"{name}: in post a year before", now.unit, "difference", (left, row["starters"])
        )
    else:
        return None
    return ledger.work(f"{id}.average_in_post", f"{name}: in post on average", now.unit, "middle of", (now, before))
