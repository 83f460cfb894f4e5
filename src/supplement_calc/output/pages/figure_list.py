"""The figures of a case by table, each with the id that `explain` takes: every table and key figure that a command shows, every
input that they rest on, and how many steps there are between, whose ids their own explanations have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ...case.case import Case
from ...costing.ledgers import CaseLedgers
from ...ledger import Figure, Input, Ledger, why_of
from ...ledger.figure import UNKNOWN
from .. import key_figures
from ..amounts import Shown, digits
from ..case_figures import changed_text, says_changed
from ..document import Document, Grid, GridRow, Heading, Sentence
from ..view import FORMAT, Cell, Records, View
from .explain import NOTHING, Instead

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
_MONTHLY = "forecast --monthly"
# Rows of months that a page shows of a table of them: there are thousands.
_MOST_MONTHS = 12


class _Shown(NamedTuple):
    """What a command shows of the case, with what stands instead of counts that are not shown, and the ledger that it shows."""

    command: str
    view: View
    ledger: Ledger
    instead: Instead = NOTHING


class ListedTable(NamedTuple):
    """A table with the command that shows it; each of `rows` has an id, a label and an amount, None with what stands `instead`
    of a count that is not shown or of what is not known, and with the reason that there is no answer, `none_because`."""

    command: str
    id: str
    title: str
    rows: list[dict[str, str | None]]


def figure_list_view(case: Case, shown: Shown, *, full: bool) -> View:
    """A list for people to find an id in, a row a figure, or the tables as data; each says what the run changed."""
    views = list(_views(case, shown, full=full))
    tables = [*_tables(views), *_given(views)]
    listed = {row["id"] for table in tables for row in table.rows}
    steps = len({id for one in views for id in one.ledger.figures} - listed)
    return View(
        lambda: [says_changed(_page(case, tables, steps), case)],
        lambda: _records(tables, changed_text(case)),
        lambda: _data(case, tables),
    )


def _tables(views: Iterable[_Shown]) -> Iterator[ListedTable]:
    """Each table once, under the first command that shows it, and the key figures that no table has."""
    seen: set[tuple[str, str]] = set()  # tables with the ids of their rows
    for command, view, _, instead in views:
        data = view.data()
        assert isinstance(data, dict)
        listed = {id for _, id in seen}
        for table in data["tables"]:
            rows = [_row(row, data["notes"], instead) for row in table["rows"] if (table["id"], row["id"]) not in seen]
            seen |= {(table["id"], row["id"]) for row in table["rows"]}
            listed |= {row["id"] for row in table["rows"]}
            if rows:
                yield ListedTable(command, table["id"], table["title"], rows)
        key = [_row(row, data["notes"], instead) for row in _key_figures(view) if row["id"] not in listed]
        seen |= {(key_figures.ID, str(row["id"])) for row in key}
        if key:
            yield ListedTable(command, key_figures.ID, "Other key figures", key)


def _given(views: Iterable[_Shown]) -> Iterator[ListedTable]:
    """The inputs that the case gives, of which tables have some and rest on all."""
    rows: dict[str, dict[str, str | None]] = {}
    for one in views:
        for id, figure in one.ledger.figures.items():
            if isinstance(figure.origin, Input) and figure.origin.span is not None:
                row = {"id": id, "label": figure.label, "amount": digits(figure)}
                rows[id] = row if id not in one.instead else row | {"amount": None, "instead": one.instead[id]}
    if rows:
        yield ListedTable("explain", "given", "Inputs of the case file", list(rows.values()))


def _key_figures(view: View) -> Iterator[dict[str, str | None]]:
    """The rows of a view's key figures."""
    brief = view.brief() if view.brief is not None else view
    for rows in brief.records().of_each:
        for table, id, label, _, _, amount, _ in (row[:7] for row in rows):
            if table == key_figures.ID:
                assert isinstance(id, str)
                assert isinstance(label, str)
                yield {"id": id, "label": label, "amount": digits(amount) if isinstance(amount, Figure) else None}


def _row(row: Mapping[str, str | None], notes: Mapping[str, str], instead: Instead) -> dict[str, str | None]:
    id, amount = str(row["id"]), row["amount"]
    listed = {"id": id, "label": row["label"], "amount": amount}
    if id in instead:
        return listed | {"amount": None, "instead": instead[id]}
    if amount is not None:
        return listed
    note = notes.get(id, "")
    unknown = {"instead": UNKNOWN} if note.startswith(f"{UNKNOWN}, ") else {}
    return listed | unknown | {"none_because": why_of(note) or note}


def _views(case: Case, shown: Shown, *, full: bool) -> Iterator[_Shown]:
    """What each command shows of the case; imported only where the case has something for it."""
    ledgers = CaseLedgers(case)
    yield from _costed(case, shown)
    if case.comparators:
        from .market import market_view

        yield _Shown("market", market_view(ledgers.market, shown), ledgers.market.ledger)
    if case.pay_points and case.grades:
        from .pay_points import pay_points_view

        yield _Shown("pay-points", pay_points_view(ledgers.pay_points), ledgers.pay_points.ledger)
    if any(getattr(case, section) for section in _WORKFORCE):
        from ...evidence.suppression import Suppressed
        from .workforce.view import workforce_view

        people = Suppressed(ledgers.workforce, full=full)
        view = workforce_view(ledgers.workforce, people)
        yield _Shown("workforce", view, ledgers.workforce.ledger, people.instead)
    if case.forecast is not None:
        yield from _forecast(case, shown)


def _costed(case: Case, shown: Shown) -> Iterator[_Shown]:
    """The costing with its marginal rates and its break-even with its proofs, or a package by itself."""
    from ...case.known_rates import marginal_problems
    from ...costing.break_even import every_basis
    from ...costing.costing import can_be_costed, cost
    from ...costing.package import has_package, package_alone
    from .cost import cost_page, key_figures_of
    from .costing_view import break_even_view, costing_view

    if can_be_costed(case):
        costing = cost(case, shown.rounding, proofs=every_basis, marginal=not any(marginal_problems(case)))
        yield _Shown("cost", costing_view(costing, shown, cost_page, key_figures_of), costing.ledger)
        yield _Shown("break-even", break_even_view(costing, shown), costing.ledger)
    elif has_package(case):
        package = package_alone(case, shown.rounding)
        yield _Shown("cost", costing_view(package, shown, cost_page, key_figures_of), package.ledger)


def _forecast(case: Case, shown: Shown) -> Iterator[_Shown]:
    from ...case.known_rates import forecast_problems
    from ...case.limits import forecast_size

    if [*forecast_problems(case, None), *forecast_size(case, None)]:
        return
    from ...costing.forecast.forecast import forecast
    from ...costing.forecast.grade_months import by_grade
    from .forecast.view import forecast_view

    result = forecast(case, shown.rounding, in_full=True)
    yield _Shown("forecast", forecast_view(result, shown), result.ledger)
    yield _Shown(_MONTHLY, forecast_view(result, shown, by_grade(result)), result.ledger)


def _page(case: Case, tables: list[ListedTable], steps: int) -> Document:
    under = (
        "Give explain one of the ids in [ ] to see how the figure was reached; a narrative names it in { }.",
        *(
            (f"The {steps:,} steps between are figures too: explain lists those of a figure under it, with their ids.",)
            * bool(steps)
        ),
    )
    blocks: list[Heading | Grid | Sentence] = [Heading(f"{case.title}: figures by table", under)]
    for table in tables:
        most = _MOST_MONTHS if table.command == _MONTHLY else len(table.rows)
        rows = tuple(GridRow((_label(row), _value(row))) for row in table.rows[:most])
        blocks.append(Grid((f"{table.title} ({table.command})", "Value"), rows, widest=100))
        if more := len(table.rows) - most:
            blocks.append(Sentence(f"And {more:,} more of the same kind, for every month; -f csv lists them all."))
    if not tables:
        blocks.append(Sentence("The case has no figures that a command works out."))
    return tuple(blocks)


def _label(row: Mapping[str, str | None]) -> str:
    """The label with its id, and why there is no answer where there is none."""
    why = row.get("none_because")
    return f"{row['label']} [{row['id']}]{f': {why}' if why else ''}"


def _value(row: Mapping[str, str | None]) -> str:
    """The number as the machine formats give it, a quotient cut, since a list is for finding; or what stands instead."""
    amount = row["amount"]
    if amount is None:
        return row.get("instead") or "none"
    whole, point, part = amount.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{point}{part[:4]}{'…' if len(part) > 4 else ''}"


def _records(tables: list[ListedTable], changed: str) -> Records:
    """A row a figure; of a run that changed inputs each says so in a last column."""
    columns = ("command", "table", "id", "label", "amount", "without_amount", *(("changed",) if changed else ()))
    last = (changed,) if changed else ()
    rows: list[tuple[Cell, ...]] = [
        (t.command, t.id, row["id"], row["label"], row["amount"], row.get("none_because") or row.get("instead"), *last)
        for t in tables
        for row in t.rows
    ]
    return Records(columns, [rows])


def _data(case: Case, tables: list[ListedTable]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "case": case.title,
        "file": case.file.name,
        "changed": [change._asdict() for change in case.changed],
        "tables": [table._asdict() for table in tables],
    }
