"""Measures of staff at one date: vacancies, agency and rates, each rate with its denominator named."""

from __future__ import annotations

from collections.abc import Mapping

from ..case.models.published import Printed
from ..case.models.workforce import Staff
from ..diagnostics.names import fold
from ..ledger import Figure, Input, Ledger, Operation, Unit
from ..ledger.ledger import is_answered

# Rates by name: what is divided by what. The name says the denominator.
RATES = {
    "vacancy_rate": ("vacant", "establishment", "Vacancies as a share of establishment"),
    "agency_share_of_establishment": ("agency", "establishment", "Agency as a share of establishment"),
    "agency_share_of_workforce": ("agency", "workforce", "Agency as a share of agency and employed staff"),
    "agency_share_of_vacancies": ("agency", "vacant", "Agency as a share of vacancies"),
    "agency_cover_of_vacancies": ("covered", "vacant", "Vacancies that agency staff cover as a share of vacancies"),
    "permanent_share_of_establishment": ("in_post", "establishment", "Employed staff as a share of establishment"),
    "permanent_share_of_workforce": ("in_post", "workforce", "Employed staff as a share of agency and employed staff"),
    "unfilled_rate": ("unfilled", "establishment", "Unfilled as a share of establishment"),
    "turnover_of_in_post": ("leavers", "in_post", "Leavers in the year as a share of staff in post at the date"),
    "women_share": ("women", "people", "Women as a share of people"),
}
COUNTS = (
    "establishment", "establishment_before", "in_post", "vacant", "agency", "agency_beyond", "starters", "leavers", "headcount",
    "men", "women",
)  # fmt: skip
_AS_GIVEN = ("turnover", "average_service", "average_age")
DERIVED = ("workforce", "agency_covering", "covered", "unfilled", "people")
LABELS = {
    "establishment": "Establishment",
    "establishment_before": "Establishment before",
    "in_post": "In post",
    "vacant": "Vacant",
    "agency": "Agency",
    "agency_beyond": "Agency beyond vacancies",
    "agency_covering": "Agency on vacancies",
    "covered": "Vacancies that agency staff cover",
    "starters": "Starters",
    "leavers": "Leavers",
    "headcount": "Headcount",
    "men": "Men",
    "women": "Women",
    "workforce": "Agency and employed",
    "unfilled": "Unfilled",
    "people": "Men and women",
}


def _unit(measure: str, unit: Unit) -> Unit:
    """People are counted as people, whatever a group's posts are counted in."""
    return "count" if measure in ("headcount", "men", "women", "people") else unit


def measures(ledger: Ledger, id: str, name: str, staff: Staff, unit: Unit) -> dict[str, Figure]:
    """What is given of some staff, and what follows from it. What is not given and does not follow is left out."""
    row = {measure: figure for measure in (*COUNTS, *_AS_GIVEN) if (figure := getattr(staff, measure)) is not None}
    _derive(ledger, id, name, row, unit)
    for rate, (above, below, label) in RATES.items():
        if above in row and below in row:
            operands = (row[above], row[below])
            row[rate] = ledger.work(f"{id}.{rate}", f"{name}: {label[0].lower()}{label[1:]}", "percent", "percentage", operands)
    for figure in row.values():
        ledger.keep(figure)
    return row | printed(ledger, id, name, staff.printed or {})


def printed(ledger: Ledger, id: str, name: str, values: Mapping[str, Printed]) -> dict[str, Figure]:
    """What a paper prints of some measures, under `printed.` and the measure's name: shown, and used for nothing."""
    return {
        f"printed.{measure}": ledger.keep(
            Figure(
                f"{id}.printed.{fold(measure)}",
                f"{name}: {measure.replace('_', ' ')} as printed",
                value.value,
                value.unit or "count",
                Input(value.text, value.span),
            )
        )
        for measure, value in values.items()
    }


def _derive(ledger: Ledger, id: str, name: str, row: dict[str, Figure], unit: Unit) -> None:
    """Establishment = in post + vacant, whichever of the three is missing; workforce; unfilled. Where the paper says how many
    agency staff cover no vacancy, the others do, and they alone leave fewer unfilled."""

    def work(measure: str, operation: Operation, *operands: str) -> None:
        if measure not in row and all(operand in row for operand in operands):
            label = f"{name}: {LABELS[measure].lower()}"
            row[measure] = ledger.work(f"{id}.{measure}", label, _unit(measure, unit), operation, [row[o] for o in operands])

    work("vacant", "difference", "establishment", "in_post")
    work("in_post", "difference", "establishment", "vacant")
    work("establishment", "sum", "in_post", "vacant")
    work("workforce", "sum", "in_post", "agency")
    work("agency_covering", "difference", "agency", "agency_beyond")
    if "agency_covering" in row and "vacant" in row:
        label = f"{name}: vacancies, or agency staff on them where those are fewer"
        least = ledger.work(f"{id}.covered.least", label, unit, "lesser of", (row["agency_covering"], row["vacant"]))
        zero = ledger.zero(unit)
        row["covered"] = ledger.work(f"{id}.covered", f"{name}: {LABELS['covered'].lower()}", unit, "greater of", (least, zero))
    work("unfilled", "difference", "vacant", "agency_covering" if "agency_beyond" in row else "agency")
    work("people", "sum", "men", "women")


def pooled(ledger: Ledger, id: str, name: str, teams: dict[str, dict[str, Figure]], unit: Unit) -> dict[str, Figure]:
    """The whole from its parts: sums of what teams give, and rates as total ÷ total over the teams that give both."""
    whole: dict[str, Figure] = {}
    for measure in (*COUNTS, *DERIVED):
        parts = [team[measure] for team in teams.values() if measure in team and is_answered(team[measure])]
        if parts:
            some = "" if len(parts) == len(teams) else ", of the teams that give it"
            label = f"{name}: {LABELS[measure].lower()}{some}"
            whole[measure] = ledger.work(f"{id}.{measure}", label, _unit(measure, unit), "sum", parts)
    for rate, (above, below, label) in RATES.items():
        both = [team for team in teams.values() if rate in team and is_answered(team[rate])]
        if both:
            operands = [_together(ledger, f"{id}.{rate}", whole, measure, both, teams, unit) for measure in (above, below)]
            whole[rate] = ledger.work(
                f"{id}.{rate}", f"{name}: {label[0].lower()}{label[1:]}", "percent", "percentage", operands
            )
    return whole


def _together(
    ledger: Ledger, id: str, whole: dict[str, Figure], measure: str, both: list[dict[str, Figure]],
    teams: dict[str, dict[str, Figure]], unit: Unit,
) -> Figure:  # fmt: skip
    """The sum of a measure over the teams that a rate can be taken of: the total itself where those are all that give it."""
    giving = sum(measure in team and is_answered(team[measure]) for team in teams.values())
    if giving == len(both):
        return whole[measure]
    label = f"{LABELS[measure]} of the {len(both)} that give both"
    return ledger.work(f"{id}.{measure}", label, _unit(measure, unit), "sum", [team[measure] for team in both])


def floor_of_zero(ledger: Ledger, id: str, name: str, teams: dict[str, dict[str, Figure]], unit: Unit) -> Figure | None:
    """Unfilled posts summed with a floor of zero for each team: over-established teams do not fill another's gap."""
    zero = ledger.zero(unit)
    gaps = {
        team: ledger.work(f"{id}.gap.{team}", f"{name}: unfilled, not below 0", unit, "greater of", (row["unfilled"], zero))
        for team, row in teams.items()
        if "unfilled" in row and is_answered(row["unfilled"])
    }
    if not gaps:
        return None
    return ledger.work(f"{id}.unfilled_floor_nil", f"{name}: unfilled, no team below 0", unit, "sum", list(gaps.values()))


def mean_of_rates(ledger: Ledger, id: str, name: str, rate: str, teams: dict[str, dict[str, Figure]]) -> Figure | None:
    """The plain mean of the teams' rates, which is not the rate of the whole: shown because papers print it as if it were."""
    rates = [row[rate] for row in teams.values() if rate in row and is_answered(row[rate])]
    if len(rates) < 2:
        return None
    count = ledger.count(f"{id}.mean_{rate}.of", "Teams", len(rates))
    together = ledger.work(f"{id}.mean_{rate}.together", f"{name}: the teams' rates together", "percent", "sum", rates)
    label = f"{name}: average of the team rates, not the rate of all teams"
    return ledger.work(f"{id}.mean_{rate}", label, "percent", "ratio", (together, count))
