"""What `--total` shows: key figures of all cases together, by year, by case, what is counted, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from ....costing.portfolio.taken import NO_ON_COSTS, NO_VACANT, Single, TakenCase
from ....diagnostics.names import listed
from ....ledger import Figure, why_none
from ....reference.calendar import FROM_APRIL, FinancialYears
from ...amounts import Shown
from ...document import Document, Heading, KeyFigures, KeyNote, KeyRow, KeyTable, Sentence
from .tables import OUTSIDE, UNKNOWN, Together, cases_grid, grid, is_absent, not_counted_grid, tables_of_page

TITLE = "All cases together"
_MOST_YEARS = 3  # in 15 lines
_MOST_HELD = 4  # rows against the budgets of years
_MOST_BASES = 2  # in two or three of them
_MOST_NAMED = 130  # characters, two lines


def portfolio_page(together: Together, shown: Shown) -> Document:
    """The page; where nothing is counted, what is not."""
    left_out = [not_counted_grid(together)] if together.not_counted else []
    if not together.sums.cases:
        return (_heading(together, shown), *left_out)
    return (
        _heading(together, shown),
        key_figures_of(together, shown),
        *(grid(matrix, shown) for matrix in tables_of_page(together, shown)),
        cases_grid(together),
        *left_out,
        *(Sentence(text) for text in sentences(together, shown)),
    )


def _heading(together: Together, shown: Shown) -> Heading:
    return Heading(TITLE, (f"{_of_how_many(together)} · {shown.rounding_phrase}",))


def _of_how_many(together: Together) -> str:
    counted = len(together.sums.cases)
    every = counted + len(together.not_counted)
    return f"{counted} of {every} cases" if counted != every else f"{counted} case{'' if counted == 1 else 's'}"


def key_figures_of(together: Together, shown: Shown) -> KeyFigures:
    """What the cases come to, against the budget, and which are counted."""
    parts: list[KeyTable | KeyNote] = [_costs(together, shown), *_budget(together, shown)]
    parts.append(KeyNote("Counted", f"{_of_how_many(together)}{_named(together.names)}."))
    if together.not_counted:
        others = len(together.not_counted)
        named = _named([PurePath(one.file).name for one in together.not_counted])
        parts.append(
            KeyNote(
                "Not counted",
                f"{others} case{'' if others == 1 else 's'}{named}; the table of those not counted has the reasons.",
            )
        )
    bases = list(_bases(together))
    more = " More differs: see the notes." if len(bases) > _MOST_BASES else ""
    said = " ".join(bases[:_MOST_BASES]) or "The same kinds of figures in every case."
    parts.append(KeyNote("Rests on", f"{said}{more}"))
    return KeyFigures(tuple(parts))


def _named(names: Sequence[str]) -> str:
    """Names after a colon, where they are few and short enough for a line or two."""
    named = listed(names)
    return f": {named}" if len(named) <= _MOST_NAMED else ", in the table of cases counted"


def _costs(together: Together, shown: Shown) -> KeyTable:
    sums, shape = together.sums, together.shape
    on_costs = {case.on_costs == NO_ON_COSTS for case in sums.cases}
    words = ", on-costs where given" if len(on_costs) > 1 else ", no on-costs" if on_costs == {True} else " with on-costs"
    rows = []
    if len(sums.years) <= _MOST_YEARS:
        for year in sums.years:
            of_year = [sums.totals[series, year] for series in shape.key_years]
            if not all(is_absent(figure) for figure in of_year):  # the year after the last has a change to base budget alone
                rows.append(_row(year.name, of_year, shown))
    for label, singles in shape.key_rows:
        figures = [sums.totals[single, None] for single in singles]
        if not all(is_absent(figure) for figure in figures):
            rows.append(_row(f"{label}{_paid_already(together, singles, shown)}", figures, shown))
    return KeyTable((f"Key figures, {shown.heading}{words}", *shape.key_columns), tuple(rows))


def _paid_already(together: Together, singles: tuple[Single, ...], shown: Shown) -> str:
    """Beside the full-year cost, what of it is paid already."""
    paid = [figure for (of, _), figure in together.sums.totals.items() if of.label == "Of a full year, paid already"]
    is_full_year = singles in [tuple(single for _, single in together.shape.full_year)]
    if not is_full_year or not paid or paid[0].value is None:
        return ""
    return f" ({shown.column(paid[0])} paid already)"


def _row(label: str, figures: list[Figure], shown: Shown) -> KeyRow:
    cells = [OUTSIDE if is_absent(figure) else shown.column(figure, UNKNOWN) for figure in figures]
    return KeyRow(label, tuple(cells), tuple(figures))


def _budget(together: Together, shown: Shown) -> Iterator[KeyTable | KeyNote]:
    """How far all cases are over the one budget: of a full year, or of each year that it is given for."""
    sums, shape = together.sums, together.shape
    heading = f"Over / (under) budget {shown.heading}"
    rows: list[KeyRow] = []
    more = 0
    for name, single in shape.full_year if sums.budget is not None else ():
        over = sums.over(single)
        if over is not None:
            rows.append(KeyRow(name, (shown.column(over, UNKNOWN),), (over,)))
    if not rows:
        for year in sums.years:
            of_year = [(name, over) for name, series in shape.held if (over := sums.over(series, year)) is not None]
            if rows and len(rows) + len(of_year) > _MOST_HELD:  # whole years alone
                more += bool(of_year)
                continue
            rows += [KeyRow(f"{year.name}, {_lower(name)}", (shown.column(over, UNKNOWN),), (over,)) for name, over in of_year]
    if rows:
        whole = "" if sums.budget is None or sums.budget.value is None else f" of {shown.money(sums.budget.value)} a year"
        yield KeyTable((f"Against one budget{whole}", heading), tuple(rows))
    if more:
        years = "1 more year" if more == 1 else f"{more} more years"
        yield KeyNote("Not shown", f"{years} against the budget, in the table of the years.")


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _bases(together: Together) -> Iterator[str]:
    """What differs between the cases that are added."""
    cases = list(zip(together.names, together.sums.cases, strict=True))
    if together.versions:
        yield f"Maybe versions of one case, and counted twice: {_who(together.versions, 'titles')}."
    if together.twice:
        yield f"In two cases, and maybe counted twice: {_who(together.twice, 'posts')}."
    without = [name for name, case in cases if case.on_costs == NO_ON_COSTS]
    if without and len(without) < len(cases):
        yield f"No on-costs: {_who(without, 'cases')}."
    elif len({case.on_costs for _, case in cases}) > 1:
        yield "Each case's own on-costs."
    for words in dict.fromkeys(case.assumed for _, case in cases if case.assumed):
        yield f"National Insurance {words}: {_who([name for name, case in cases if case.assumed == words], 'cases')}."
    for before, which, after in _kinds(together.sums.years_from):
        if names := [name for name, case in cases if which(case)]:
            yield f"{before}: {_who(names, 'cases')}{after}."
    if len({(case.starts, case.ends) for _, case in cases}) > 1:
        yield "Each case's own dates."


def _who(names: Sequence[str], what: str) -> str:
    """Names, or how many there are: the table of the cases has what each is."""
    named = listed(names)
    return named if len(named) <= _MOST_NAMED else f"{len(names)} {what}"


def _kinds(years_from: FinancialYears) -> tuple[tuple[str, Callable[[TakenCase], bool], str], ...]:
    """What some cases are and others are not: what comes before their names, which they are, and what comes after."""
    others = f"Years from another day than {years_from.first_in_words}"
    return (
        ("No vacant posts given", lambda case: case.posts == NO_VACANT, ", so all filled is staff in post"),
        ("No period", lambda case: not case.years, ", counted in a full year alone"),
        (others, lambda case: bool(case.years) and case.years_from != years_from, ", counted in no year"),
        ("No end within its years", lambda case: case.goes_on, ""),
        ("Renewals of supplements in payment", lambda case: bool(case.remarks), ""),
        ("Changed for this run", lambda case: bool(case.changed), ""),
    )


def sentences(together: Together, shown: Shown) -> Iterator[str]:
    """What the totals add, and why one is not known."""
    sums = together.sums
    rounded = "are not rounded" if shown.rounding.unit is None else f"are rounded to {shown.rounding.name} first"
    yield f"The totals add the cases' own figures, whose lines {rounded}."
    if len(bases := list(_bases(together))) > _MOST_BASES:
        yield " ".join(bases)
    if (of := sums.years_from) != FROM_APRIL:
        yield f"Financial years are {of.in_words}."
    yield f"{OUTSIDE} is a year {together.shape.dash}."
    yield from together.shape.remarks
    unknown = [figure for figure in sums.totals.values() if figure.value is None and not is_absent(figure)]
    seen: set[str] = set()
    for figure in unknown:
        why = why_none(figure)
        if why not in seen:
            seen.add(why)
            yield f"{figure.label} is not known: {why}."
    if sums.given is not None and (beyond := [year.name for year in sums.given.by_year if year not in sums.years]):
        yield f"The budget of {listed(beyond)} is of no year shown."
    lacking = [year.name for year in sums.years if year not in sums.budgets]
    if sums.given is not None and lacking:
        yield f"No budget is given for {listed(lacking)}."
