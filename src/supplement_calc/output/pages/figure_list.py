"""The figures of a case by table, each with the id that `explain` takes: every table that a command shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...case.case import Case
from ...costing.ledgers import CaseLedgers
from ..amounts import Shown
from ..document import Document, Grid, GridRow, Heading, Sentence
from ..view import FORMAT, Cell, Records, View

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")


class ListedTable(NamedTuple):
    """A table with the command that shows it; `rows` are its rows as that command's JSON has them."""

    command: str
    id: str
    title: str
    rows: list[dict[str, Any]]


def figure_list_view(case: Case, shown: Shown, *, full: bool) -> View:
    """A list for people to find an id in, a row a figure, or the tables as data."""
    tables = [
        ListedTable(command, table["id"], table["title"], table["rows"])
        for command, view in _views(case, shown, full=full)
        for table in _tables(view)
    ]
    return View(lambda: [_page(case, tables)], lambda: _records(tables), lambda: _data(case, tables))


def _tables(view: View) -> list[dict[str, Any]]:
    data = view.data()
    assert isinstance(data, dict)
    return [table for table in data["tables"] if table["rows"]]


def _views(case: Case, shown: Shown, *, full: bool) -> Iterator[tuple[str, View]]:
    """What each command shows of the case; imported only where the case has something for it."""
    ledgers = CaseLedgers(case)
    if (costed := _costed(case, shown)) is not None:
        yield "cost", costed
    if case.comparators:
        from .market import market_view

        yield "market", market_view(ledgers.market, shown)
    if case.pay_points and case.grades:
        from .pay_points import pay_points_view

        yield "pay-points", pay_points_view(ledgers.pay_points)
    if any(getattr(case, section) for section in _WORKFORCE):
        from ...evidence.suppression import Suppressed
        from .workforce.view import workforce_view

        yield "workforce", workforce_view(ledgers.workforce, Suppressed(ledgers.workforce, full=full))
    if case.forecast is not None and (forecast := _forecast(case, shown)) is not None:
        yield "forecast", forecast


def _costed(case: Case, shown: Shown) -> View | None:
    from ...costing.costing import can_be_costed, cost
    from ...costing.package import has_package, package_alone
    from .cost import cost_page
    from .costing_view import costing_view

    if can_be_costed(case):
        return costing_view(cost(case, shown.rounding), shown, cost_page)
    return costing_view(package_alone(case, shown.rounding), shown, cost_page) if has_package(case) else None


def _forecast(case: Case, shown: Shown) -> View | None:
    from ...case.known_rates import forecast_problems
    from ...case.limits import forecast_size

    if [*forecast_problems(case, None), *forecast_size(case, None)]:
        return None
    from ...costing.forecast.forecast import forecast
    from .forecast.view import forecast_view

    return forecast_view(forecast(case, shown.rounding), shown)


def _page(case: Case, tables: list[ListedTable]) -> Document:
    under = ("Give explain one of the ids to see how the figure was reached.",)
    blocks: list[Heading | Grid | Sentence] = [Heading(f"{case.title}: figures by table", under)]
    for table in tables:
        rows = tuple(GridRow((f"{row['label']} [{row['id']}]", _amount(row["amount"]))) for row in table.rows)
        blocks.append(Grid((f"{table.title} ({table.command})", "Value"), rows, widest=100))
    if not tables:
        blocks.append(Sentence("The case has no figures that a command works out."))
    return tuple(blocks)


def _amount(digits: str | None) -> str:
    """The number as the machine formats give it; a quotient's digits cut, since a list is for finding."""
    if digits is None:
        return "none"
    whole, point, part = digits.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{point}{part[:4]}{'…' if len(part) > 4 else ''}"


def _records(tables: list[ListedTable]) -> Records:
    rows: list[tuple[Cell, ...]] = [
        (t.command, t.id, row["id"], row["label"], row["amount"] or "") for t in tables for row in t.rows
    ]
    return Records(("command", "table", "id", "label", "amount"), [rows])


def _data(case: Case, tables: list[ListedTable]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "case": case.title,
        "file": case.file.name,
        "tables": [{"command": t.command, "id": t.id, "title": t.title, "rows": t.rows} for t in tables],
    }
