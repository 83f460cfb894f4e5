"""The key figures of a case that is a package and nothing else: cost and funding by year, what is unfunded, posts."""

from __future__ import annotations

from collections.abc import Iterator

from ....costing.costing import Costing
from ....costing.funding.lines import funding_name
from ....costing.package import PackageCosting, years_of
from ....diagnostics.names import listed
from ....ledger import Figure
from ...amounts import Shown, fte
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ...followed.kept import kept

_MOST_YEARS = 4  # in 80 columns
_NOT_GIVEN = "not given"


@kept
def package_key_figures(costing: PackageCosting, shown: Shown) -> KeyFigures:
    """The block: a column a year as far as 80 columns go."""
    all_years = {year.id: year.name for year in years_of(costing.case)}
    years = dict([*all_years.items()][:_MOST_YEARS])
    rows = tuple(_rows(costing, shown, list(years)))
    table = [KeyTable((f"Key figures, {shown.heading}", *years.values()), rows)] if years and rows else []
    more = len(all_years) - len(years)
    rest = [KeyNote("Not shown", f"{more} more {'year' if more == 1 else 'years'}, in the table below.")] if more else []
    return KeyFigures((*table, *rest, *_unfunded(costing, shown, list(years)), *_posts(costing)))


@kept
def _rows(costing: PackageCosting, shown: Shown, years: list[str]) -> Iterator[KeyRow]:
    case = costing.case
    if case.measures:
        number = len(case.measures)
        name = f"Cost of {number} measures" if number > 1 else "Cost of the measure"
        if (lacking := len(_lacking(costing))) and lacking < number:
            name = f"Cost of the {number - lacking} of {number} measures that have one"
        yield _row(costing, shown, name, "costs_given", years)
    if case.funding:
        yield _row(costing, shown, funding_name(case), "funding", years)
        if any(f"package.to_be_considered.{year}" in costing.ledger.figures for year in years):
            yield _row(costing, shown, "Funding to be considered", "to_be_considered", years, absent="")
        if any(_known(costing, f"package.unfunded.{year}") is not None for year in years):
            yield _row(costing, shown, "Unfunded", "unfunded", years)


def _row(costing: PackageCosting, shown: Shown, label: str, name: str, years: list[str], absent: str = _NOT_GIVEN) -> KeyRow:
    figures = [costing.ledger.figures.get(f"package.{name}.{year}") for year in years]
    cells = tuple(absent if figure is None else shown.column(figure, _NOT_GIVEN) for figure in figures)
    return KeyRow(label, cells, tuple(figure for figure in figures if figure is not None))


def _known(costing: PackageCosting, id: str) -> Figure | None:
    figure = costing.ledger.figures.get(id)
    return None if figure is None or figure.value is None else figure


def _lacking(costing: PackageCosting) -> list[int]:
    """The measures that the paper gives no cost of."""
    return [number for number, one in costing.case.measures.items() if not (one.cost or one.cost_per_fte or one.cost_by_year)]


def _unfunded(costing: PackageCosting, shown: Shown, years: list[str]) -> Iterator[KeyNote]:
    """Why what is unfunded is not known, where it is not."""
    lacking, measures = _lacking(costing), costing.case.measures
    if not lacking:
        return
    which = "any measure" if len(lacking) == len(measures) else f"measure{'s' * (len(lacking) > 1)} {listed(map(str, lacking))}"
    label = "Unfunded" if costing.case.funding else "Cost"
    yield KeyNote(label, f"Cannot be worked out: the paper gives no cost for {which}.")


def _posts(costing: PackageCosting) -> Iterator[KeyNote]:
    """Posts as printed for the whole, and as listed by measure."""
    printed, listed_fte = _known(costing, "package.fte_printed"), _known(costing, "package.fte_itemised")
    parts = []
    if printed is not None:
        parts.append(f"{fte(printed.known)} FTE for the whole package")
    if listed_fte is not None:
        numbers = [str(number) for number, one in costing.case.measures.items() if one.fte is not None]
        verb = "is" if listed_fte.value == 1 else "are"
        parts.append(f"{fte(listed_fte.known)} FTE {verb} listed, in measure{'s' * (len(numbers) > 1)} {listed(numbers)}")
    if parts:
        yield KeyNote("Posts", f"{'; '.join(parts)}.", tuple(one for one in (printed, listed_fte) if one is not None))


@kept
def funding_notes(costing: Costing, shown: Shown) -> Iterator[KeyNote]:
    """What a package beside a costing leaves unfunded, by year, where every year's is known."""
    if not costing.case.measures or not costing.case.funding:
        return
    names = [
        (year.name, _first(costing, f"package.unfunded_after_reserve.{year.id}", f"package.unfunded.{year.id}"))
        for year in years_of(costing.case)
    ]
    known = [(name, one) for name, one in names if one is not None and one.value is not None]
    if not known or len(known) < len(names):
        return
    short = [(name, one) for name, one in known if one.known > 0]
    figures, years = costing.ledger.figures, years_of(costing.case)
    has_reserve = any(f"package.unfunded_after_reserve.{year.id}" in figures for year in years)
    after = " after the reserve" if has_reserve else ""
    filled = (
        any(one.cost == "the supplement" for one in costing.case.measures.values())
        and costing.figure("establishment.vacant").value is not None
    )
    basis = " (supplement with all posts filled)" if filled else ""
    text = f"The funding approved meets the costs given of every year{basis}{after and ', with the reserve'}."
    if short:
        by_year = listed(f"{shown.money(one.known)} in {name}" for name, one in short[:_MOST_YEARS])
        more = " Later years are in the table." if len(short) > _MOST_YEARS else ""
        text = f"The package's costs{basis} are unfunded{after} by {by_year}.{more}"
    yield KeyNote("Funding", text, tuple(one for _, one in short[:_MOST_YEARS] or known))


def _first(costing: Costing, *ids: str) -> Figure | None:
    return next((costing.ledger.figures[id] for id in ids if id in costing.ledger.figures), None)
