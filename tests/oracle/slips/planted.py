"""Slips planted one at a time: a made-up paper, a figure of it, and what the slip would print, by this arithmetic alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from random import Random
from typing import NamedTuple

from .costs import HUNDRED, Costs, any_costs
from .heads import any_heads
from .parts import any_parts
from .possible import possible
from .real import REAL_SLIPS
from .sheet import MILLIONS, POUNDS, PRECISIONS, Number, Precision, Sheet, Unit, cut_off, rounded, written
from .slip import Paper, Slip
from .tables import DENOMINATORS, RATES, Comparators, Table, any_comparators, any_shares, any_table, mean_of
from .terms import any_term


class Trial(NamedTuple):
    """A case file's text with one slip in it. `right` is the figure as it should be printed."""

    planted: str
    text: str
    id: str
    printed: str
    right: str


UNITS: tuple[Number, ...] = (None, Fraction(1, 100), Fraction(1), Fraction(1000))


def any_paper(random: Random) -> Paper:
    """A costing or a table."""
    return any_costs(random) if random.randrange(2) else any_table(random)


def started_from(random: Random, paper: Paper, precision: Precision) -> Number:
    """The unit that the paper's lines are rounded to: £1, or what it prints to, £1,000 at most."""
    return random.choice((Fraction(1), min(precision.step, Fraction(1000)))) if isinstance(paper, Costs) else Fraction(1)


def _any(random: Random, ids: list[str]) -> str | None:
    return random.choice(ids) if ids else None


def _again(paper: Paper, random: Random, precision: Precision, id: str, value: Callable[[Sheet], Fraction]) -> Sheet:
    """The paper's figures with one put otherwise."""
    unit = started_from(random, paper, precision)
    return paper.sheet(unit, {id: value(paper.sheet(unit))})


def _followers(paper: Paper, id: str) -> list[str]:
    """The figure and those that move with it, none of another table."""
    right = paper.sheet(Fraction(1))
    moved = paper.sheet(Fraction(1), {id: right.values[id] * 2 + 1})
    return [one for one in right.values if moved.values[one] != right.values[one]]


def printed_to(paper: Paper, unit: Unit) -> tuple[Precision, ...]:
    """What papers print figures to: £1, £m to three places, one or two places of a percentage, FTE to its table's places."""
    if unit == "FTE" and isinstance(paper, Table):
        return PRECISIONS["FTE"][1:] if paper.places == 1 else PRECISIONS["FTE"][:1]
    return {"GBP": (POUNDS, MILLIONS), "FTE": PRECISIONS["FTE"][:1]}.get(unit, PRECISIONS[unit])


def truncated(random: Random) -> Iterator[Slip]:
    """Digits cut off."""
    paper = any_paper(random)
    sheet = paper.sheet(Fraction(1))
    id = random.choice(list(sheet.values))
    precision = random.choice(PRECISIONS[sheet.units[id]][:4])
    yield Slip(id, cut_off(sheet.values[id], precision.step), (precision,), paper=paper)


def rounded_lines(random: Random) -> Iterator[Slip]:
    """The sum of lines that were each rounded to what is printed."""
    paper = any_paper(random)
    sheet = paper.sheet(Fraction(1))
    coarse = {"GBP": PRECISIONS["GBP"][2:4], "FTE": PRECISIONS["FTE"][1:] if _places(paper) == 2 else ()}
    sums = [id for id in (*sheet.sums, *sheet.differences) if coarse.get(sheet.units[id])]
    id = _any(random, sums)
    if id is None:
        return
    precision = random.choice(coarse[sheet.units[id]])
    if id in sheet.sums:
        value = sum((rounded(sheet.values[one], precision.step) for one in sheet.sums[id]), Fraction(0))
    else:
        one, other = (rounded(sheet.values[one], precision.step) for one in sheet.differences[id])
        value = one - other
    yield Slip(id, value, (precision,), paper=paper)


def _places(paper: Paper) -> int:
    return paper.places if isinstance(paper, Table) else 2


def mean_of_parts(random: Random) -> Iterator[Slip]:
    """The plain mean of rates or prices shown as that of the whole."""
    if random.randrange(3):
        table = any_table(random)
        sheet, rate = table.sheet(None), random.choice(list(RATES))
        values = [sheet.values[one] for one in table.column(rate)]
        yield Slip(f"workforce.staff.pooled.{rate}", sum(values, Fraction(0)) / len(values), paper=table)
        return
    costs = any_costs(random)
    basis = random.choice(("in_post", "mean_without_supplements", "vacant_mix_with_supplements"))
    plain = costs.bases(alike=True)[basis]
    if basis == "in_post" or random.randrange(2):
        value = costs.agency_cost() - plain
        yield Slip(f"agency_premium.{basis}", value, (POUNDS,), paper=costs)
    else:
        full_over = costs.sheet(Fraction(1)).values["budget_position.full_over_budget"]
        yield Slip(f"break_even.by_basis.{basis}", full_over / plain, paper=costs)


def other_denominator(random: Random) -> Iterator[Slip]:
    """Divided by another figure of the row or of the totals; or a year's spend by a day's headcount."""
    if not random.randrange(5):
        costs = any_costs(random)._replace(agency_how="spend")
        value = costs.spend * costs.weeks / rounded(costs.day, Fraction(1, 10))
        yield Slip("agency_cost.per_fte", value, (POUNDS,), paper=costs)
        return
    table = any_table(random)
    sheet = table.sheet(None)
    rate = random.choice(list(RATES))
    above, below = RATES[rate]
    under = random.choice(["pooled", *(f"teams.{team.id}" for team in table.teams)])
    other = random.choice([one for one in DENOMINATORS if one not in (above, below)])
    held = sheet.values[f"workforce.staff.{under}.{other}"]
    value = sheet.values[f"workforce.staff.{under}.{above}"] * HUNDRED / held
    yield Slip(f"workforce.staff.{under}.{rate}", value, paper=table)


def row_left_out(random: Random) -> Iterator[Slip]:
    """One row left out of a total or a rate, and all that follows from it; or a comparator out of the mean."""
    kind = random.randrange(4)
    if kind == 0:
        market = any_comparators(random)
        out = random.choice(market.others)
        left = tuple(one for one in market.others if one is not out)
        yield Slip("market.grade_9.comparator", mean_of(left, lambda one: one.top), (POUNDS,), paper=market)
        return
    if kind == 1:
        table = any_table(random)
        rate = random.choice(list(RATES))
        team = random.choice(table.teams)
        left_over = table._replace(teams=tuple(one for one in table.teams if one is not team))
        yield Slip(
            f"workforce.staff.pooled.{rate}",
            left_over.sheet(None).values[f"workforce.staff.pooled.{rate}"],
            paper=table,
        )
        return
    yield from _row(random, -1)


def row_counted_in(random: Random) -> Iterator[Slip]:
    """One row counted twice; the agency line counted in with salaries; or another column's cell where a row has none."""
    kind = random.randrange(4)
    if kind == 0:
        costs = any_costs(random)
        values = costs.sheet(Fraction(1)).values
        yield Slip("current_spend.employed", values["current_spend.employed"] + values["current_spend.agency"], paper=costs)
        return
    if kind == 1:
        table = any_table(random)
        team = next((team for team in table.teams if team.starters is None), None)
        if team is not None:
            counted = sum((one.starters or one.vacant for one in table.teams), Fraction(0))
            yield Slip("workforce.staff.pooled.starters", counted, paper=table)
        return
    yield from _row(random, 1)


def _row(random: Random, times: int) -> Iterator[Slip]:
    """A row of a sum taken off or put on once more, and what follows from the sum."""
    paper = any_paper(random)
    right = paper.sheet(Fraction(1))
    total = random.choice([id for id, ids in right.sums.items() if len(ids) > 1])
    row = random.choice([one for one in right.sums[total] if not one.endswith(".on_costs")])  # those are a slip of their own
    shown = total if random.randrange(2) else random.choice([one for one in _followers(paper, total) if one[:5] == total[:5]])
    precision = random.choice(printed_to(paper, right.units[shown]))
    again = _again(paper, random, precision, total, lambda sheet: sheet.values[total] + times * sheet.values[row])
    yield Slip(shown, again.values[shown], (precision,), paper=paper)


def digits_transposed(random: Random) -> Iterator[Slip]:
    """Two neighbouring digits changed about."""
    for slip, digits in _digits(random):
        places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and (n or digits[1] != "0")]
        if places:
            n = random.choice(places)
            yield _with_digits(slip, f"{digits[:n]}{digits[n + 1]}{digits[n]}{digits[n + 2 :]}")


def digit_changed(random: Random) -> Iterator[Slip]:
    """One digit printed as another."""
    for slip, digits in _digits(random):
        n = random.randrange(len(digits))
        other = random.choice([one for one in "0123456789" if one != digits[n] and (n or one != "0")])
        yield _with_digits(slip, f"{digits[:n]}{other}{digits[n + 1 :]}")


def _digits(random: Random) -> Iterator[tuple[Slip, str]]:
    paper = any_paper(random)
    sheet = paper.sheet(Fraction(1))
    id = random.choice(list(sheet.values))
    precision = random.choice(printed_to(paper, sheet.units[id]))
    steps = rounded(sheet.values[id], precision.step) / precision.step
    if steps > 9:
        yield Slip(id, steps * precision.step, (precision,), paper=paper), str(steps.numerator)


def _with_digits(slip: Slip, digits: str) -> Slip:
    return slip._replace(value=int(digits) * slip.steps[0].step)


def points_for_per_cent(random: Random) -> Iterator[Slip]:
    """A change in points called per cent, or the other way about."""
    shares = any_shares(random)
    values = shares.sheet(None).values
    points, per_cent = "indicators.agency_share.change", "indicators.agency_share.change_percent"
    id, other = (points, per_cent) if random.randrange(3) == 0 else (per_cent, points)
    yield Slip(id, values[other], paper=shares)


def another_basis(random: Random) -> Iterator[Slip]:
    """Vacancies that break even, or the agency premium, on another basis than the one named."""
    costs = any_costs(random)
    values = costs.sheet(Fraction(1)).values
    family = random.choice(("break_even.by_basis.", "agency_premium."))
    one, other = random.sample([id for id in values if id.startswith(family)], 2)
    shown = "break_even.vacant_fte" if one.endswith(".budgeted") else one
    yield Slip(shown, values[other], () if family[0] == "b" else (POUNDS,), paper=costs)


def other_hours(random: Random) -> Iterator[Slip]:
    """A charge rate made annual on other hours, or weeks."""
    costs = any_costs(random)._replace(agency_how="charge")
    if random.randrange(2):
        other = costs._replace(hours=Fraction(random.choice(("35", "36", "37", "37.5", "40"))))
    else:
        other = costs._replace(weeks=Fraction(random.choice((44, 45, 46, 47, 48, 50, 52))))
    ids = ("agency_cost.per_fte", "current_spend.agency", "current_spend.total", "agency_premium.in_post")
    id = random.choice(ids)
    precision = random.choice((POUNDS, MILLIONS)) if id.startswith("current") else POUNDS
    yield Slip(id, other.sheet(started_from(random, costs, precision)).values[id], (precision,), paper=costs)


def on_costs_left_out(random: Random) -> Iterator[Slip]:
    """On-costs left out of a total, or of what a post costs."""
    costs = any_costs(random)
    if random.randrange(3):
        id = random.choice(
            ("current_spend.employed", "current_spend.total", "supplement_cost.total", "full_establishment.without_supplements")
        )
        precision = random.choice((POUNDS, MILLIONS))
        bare = costs._replace(on_costs=Fraction(0)).sheet(started_from(random, costs, precision))
        yield Slip(id, bare.values[id], (precision,), paper=costs)
        return
    basis, price = random.choice(list(costs.bases(on_costs=False).items()))
    yield Slip(f"agency_premium.{basis}", costs.agency_cost() - price, (POUNDS,), paper=costs)


def other_end(random: Random) -> Iterator[Slip]:
    """The bottom of a range taken for its top: of one comparator, of all, or of those whose tops cannot be read."""
    market = any_comparators(random)
    some = random.choice(("one", "all", "cut"))
    names = {"one": 1, "all": len(market.others), "cut": random.randint(1, 2)}[some]
    taken = {one.name for one in random.sample(market.others, names)}
    value = mean_of(market.others, lambda one: one.bottom if one.name in taken else one.top)
    if some == "cut":
        market = Comparators(tuple(one._replace(is_cut=one.name in taken) for one in market.others), market.own)
    yield Slip("market.grade_9.comparator", value, (POUNDS,), paper=market)


def carried_on(random: Random) -> Iterator[Slip]:
    """Worked from another figure as the paper prints it, where that one has a digit wrong."""
    costs = any_costs(random)
    right = costs.sheet(Fraction(1)).values
    tables = ("current_spend.salaries", "supplement_cost.existing", "supplement_cost.total", "full_establishment.salaries")
    source = random.choice(tables)
    precision = random.choice((POUNDS, MILLIONS))
    digits = str((rounded(right[source], precision.step) / precision.step).numerator)
    n = random.randrange(1, len(digits))
    changed = f"{digits[:n]}{random.choice([one for one in '123456789' if one != digits[n]])}{digits[n + 1 :]}"
    printed = int(changed) * precision.step
    followers = [id for id in _followers(costs, source) if id != source and (id[:4] == source[:4] or id.endswith(".total"))]
    id = random.choice([one for one in followers if "." in one and right[one] > 1000])
    again = costs.sheet(Fraction(1), {source: printed})
    yield Slip(id, again.values[id], (precision,), ((source, written(printed, "GBP", precision)),), costs)


SLIPS: dict[str, Callable[[Random], Iterator[Slip]]] = {
    "truncated": truncated,
    "rounded-lines": rounded_lines,
    "points-for-per-cent": points_for_per_cent,
    "carried-on": carried_on,
    "on-costs-left-out": on_costs_left_out,
    "mean-of-parts": mean_of_parts,
    "another-basis": another_basis,
    "other-denominator": other_denominator,
    "other-hours": other_hours,
    "other-end": other_end,
    "row-left-out": row_left_out,
    "row-counted-in": row_counted_in,
    "digits-transposed": digits_transposed,
    "digit-changed": digit_changed,
    **REAL_SLIPS,
}
"""The slips by the name that the reconciliation has for each."""


def plant(random: Random, planted: str) -> Trial:
    """A paper with this slip in it, drawn until it prints another figure than the right one is at any rounding, and than any
    that its cells stand for."""
    while True:
        for slip in SLIPS[planted](random):
            trial = _trial(random, planted, slip)
            if trial is not None:
                return trial


def _trial(random: Random, planted: str, slip: Slip) -> Trial | None:
    assert slip.paper is not None
    sheets = [slip.paper.sheet(unit) for unit in UNITS]
    unit = sheets[0].units[slip.id]
    precision = random.choice(slip.steps or printed_to(slip.paper, unit))
    printed = rounded(slip.value, precision.step)
    rights = {rounded(sheet.values[slip.id], precision.step) for sheet in sheets}
    if printed in rights or printed == 0 or _is_possible(slip, printed, precision):
        return None
    entries = [(slip.id, written(printed, unit, precision)), *slip.others]
    right = written(rounded(sheets[2].values[slip.id], precision.step), unit, precision)
    return Trial(planted, with_published(slip.paper, entries), slip.id, entries[0][1], right)


def _is_possible(slip: Slip, printed: Fraction, precision: Precision) -> bool:
    """Whether what is printed is right for some cells that would be printed as the paper's are: then it is no slip."""
    ends, half = possible(slip.paper, slip.id), precision.step / 2
    return ends is not None and printed - half < ends[1] and ends[0] < printed + half


def with_published(paper: Paper, entries: list[tuple[str, str]]) -> str:
    """The case file's text with what the paper prints of some figures."""
    listed = "".join(f"  - {{figure: {id}, value: '{printed}'}}\n" for id, printed in entries)
    return f"{paper.text()}published:\n{listed}"


def any_of_all(random: Random) -> Paper:
    """A made-up paper of any kind."""
    kinds: tuple[Callable[[Random], Paper], ...] = (
        any_costs, any_table, any_comparators, any_shares, any_parts, any_heads, any_term,
    )  # fmt: skip
    return random.choice(kinds)(random)


def all_right(random: Random) -> tuple[str, int]:
    """A paper that prints every figure it has rightly, each at some precision, with lines at £1 or at what is printed; and how
    many they are."""
    paper = any_of_all(random)
    entries = []
    for id, unit in paper.sheet(Fraction(1)).units.items():
        for precision in PRECISIONS[unit]:
            lines = random.choice((Fraction(1), min(precision.step, Fraction(1000)))) if unit == "GBP" else Fraction(1)
            value = rounded(paper.sheet(lines).values[id], precision.step)
            entries.append((id, written(value, unit, precision)))
    return with_published(paper, entries), len(entries)
