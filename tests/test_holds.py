"""What once ended in a fault of ours: each such case costs, or is refused with a problem in its place."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

from supplement_calc.case import models
from supplement_calc.case.loading import load_text
from supplement_calc.costing.ledgers import EveryLedger
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import digits
from support import samples
from support.oracles import LOCATED
from support.running import ROOT, SHOWING, STARTERS, Ran, in_formats, run, without_switching_values

COMMANDS: tuple[tuple[str, ...], ...] = (("cost",), *SHOWING)
GRADES = "grades:\n  Grade 9: {salary: 30000, in_post: 20, vacant: 3, supplement: 2000}\n"
FORECAST = "forecast:\n  doing_nothing: {turnover: 18%, starters: 3}\n  proposal: {turnover: 10%, starters: 3}\n"
BY_PART = "on_costs: {pension: 15%, as: 2025-26}\n"


class Held(NamedTuple):
    """A case, and the codes of the errors that `check` has for it: none where it costs."""

    text: str
    codes: tuple[str, ...] = ()


def dated(starts: str, rest: str = "", ends: str = "") -> str:
    return f"period: {{starts: {starts}{f', ends: {ends}' if ends else ''}}}\n{GRADES}{rest}"


BEYOND = ("date-out-of-range",)
HELD = {
    "no end, as payroll writes it": Held(dated("2019-07-01", FORECAST, "9999-12-31"), BEYOND),
    "on-costs from the calendar's last year": Held(f"{GRADES}on_costs: {{from: 9999-01-15, as: 2025-26}}\n", BEYOND),
    "a forecast that would end after the calendar": Held(dated("9998-12-01", FORECAST), BEYOND),
    "a pay award after the calendar's last month begins": Held(
        dated("2019-07-01", f"{FORECAST}  pay_awards: [{{from: 9999-12-15, award: 2%}}]\n"), BEYOND
    ),
    "a turnover rate on the calendar's last day": Held(
        dated("2019-07-01", FORECAST.replace("10%", "[{from: 9999-12-31, rate: 10%}]")), BEYOND
    ),
    "a start on the calendar's last day": Held(dated("9999-12-31", BY_PART), BEYOND),
    "a start on the calendar's first day": Held(dated("0001-01-01", "on_costs: 20%\n"), BEYOND),
    "a measure in 9999/00": Held(f"{GRADES}measures: [{{what: Posts, cost: 3000, year: 9999/00}}]\n", BEYOND),
    "funding in 9999/00": Held(f"{GRADES}funding: [{{year: 9999/00, amount: 3, from: reserve}}]\n", BEYOND),
    "a budget of 9999/00": Held(f"{GRADES}budget: {{by_year: {{9999/00: 3000}}}}\n", BEYOND),
    "the first year that there is": Held(dated("1948-01-01", f"on_costs: 20%\n{FORECAST}", "1950-12-31")),
    "the last year that there is": Held(
        dated("2199-12-31", f"on_costs: 20%\n{FORECAST}funding: [{{year: 2198/99, amount: 3, from: reserve}}]\n")
    ),
    "one date in two spellings, of two teams": Held(
        "workforce:\n  W:\n    teams:\n      A: {in_post: 5, earlier: {Apr 18: {in_post: 6}}}\n"
        "      B: {in_post: 5, earlier: {apr 18: {in_post: 7}}}\n",
        ("name-taken",),
    ),
    "one date in two spellings, of a team and the whole": Held(
        "workforce:\n  W:\n    teams:\n      A: {in_post: 5, earlier: {Apr 18: {in_post: 6}}}\n"
        "    total: {in_post: 5, earlier: {APR-18: {in_post: 7}}}\n",
        ("name-taken",),
    ),
    "one date of two teams": Held(
        "workforce:\n  W:\n    teams:\n      A: {in_post: 5, earlier: {Apr 18: {in_post: 6}}}\n"
        "      B: {in_post: 5, earlier: {Apr 18: {in_post: 7}}}\n"
    ),
    "nothing under service length, with a payment by it": Held(
        f"{GRADES}service_length: {{}}\n"
        "payments: [{what: Stay, kind: retention payment, service_length: Theirs, at: {1 year: 1000}}]\n",
        ("no-value",),
    ),
    "a date of coverage with nothing in it": Held("coverage: {Posts: {at: {Apr 18: {}}}}\n"),
    "a team, a funnel and a group with nothing in them": Held(
        "workforce: {W: {teams: {A: {}}}, V: {}}\nrecruitment: {R: {applications: {}}, S: {}}\n"
    ),
    "made up to a market that nobody gives": Held(
        "grades:\n  Grade 9: {salary: 30000, in_post: 20, vacant: 3, supplement: {make_up_to: market mean}}\n"
        "  Grade 10: {salary: 40000, in_post: 2}\n"
        "comparators: {Northshire: {pay: {Grade 9: n/a}}}\ndifferential: {least: £5}\n"
        f"period: {{starts: 2019-07-01, ends: 2020-06-30}}\n{FORECAST}"
    ),
    "printed to nothing": Held(f"{GRADES}published: [{{figure: current_spend.total, value: £3, to: £0}}]\n", ("nil-amount",)),
    "printed to 0": Held(f"{GRADES}published: [{{figure: current_spend.total, value: £3, to: 0}}]\n", ("nil-amount",)),
    "printed to 0%": Held(f"{GRADES}published: [{{figure: current_spend.total, value: 3%, to: 0%}}]\n", ("nil-amount",)),
    "printed to less than nothing": Held(
        f"{GRADES}published: [{{figure: current_spend.total, value: £3, to: -1}}]\n", ("nil-amount",)
    ),
    "a band of thousands of digits": Held(
        f"{GRADES}service_length: {{S: {{bands: [{{band: up to {'9' * 5000} years, share: 100%}}]}}}}\n"
        "payments: [{what: Stay, kind: retention payment, at: {1 year: 1000}}]\n",
        ("not-months",),
    ),
    "a grade for which no starters are planned": Held(
        dated("2019-07-01", FORECAST.replace("starters: 3}", "starters: {Grade 9: 3}}"), "2020-06-30").replace(
            "  Grade 9", "  Grade 10: {salary: 40000, in_post: 2}\n  Grade 9", 1
        )
    ),
    "a grade called as a month's figures are": Held(
        f"period: {{starts: 2019-07-01, ends: 2020-06-30}}\n{GRADES.replace('Grade 9', 'Month 2019 07')}{FORECAST}"
    ),
}


@cache
def shown(text: str, command: tuple[str, ...]) -> dict[str, Ran]:
    """What a command shows of a case as JSON and as a table, from one run of it."""
    if command[0] == "check":
        return {"json": run(*command, "-", "-f", "json", stdin=text.encode())}
    return in_formats(*command, "-", formats=("json", "table"), stdin=text.encode())


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_it_costs_or_is_refused_in_its_place(held: Held) -> None:
    for command in COMMANDS:
        for format_, ran in shown(f"title: A team\n{held.text}", command).items():
            assert ran.code in (0, 1), f"{command}\n{ran.err}"
            if command[0] != "check":
                assert ran.code == 0 or any(map(LOCATED.fullmatch, ran.err.split("\n"))), ran.err
                assert bool(ran.out) == (ran.code == 0), format_
            if command == ("check",):
                problems = json.loads(ran.out)["problems"]
                assert tuple({one["code"]: 0 for one in problems if one["severity"] == "error"}) == held.codes


def test_what_pays_no_one_knows_is_not_nil_and_says_why() -> None:
    data = f"title: A team\n{HELD['made up to a market that nobody gives'].text}".encode()
    why = "no comparator gives a figure for Grade 9 that can be read"
    for command in ("cost", "pay-points"):
        assert why in run(command, "-", stdin=data).out
    for command in ("market", "pay-points", "cost", "forecast"):
        shown = json.loads(run(command, "-", "-f", "json", stdin=data).out)
        assert shown["figures"]["market.grade_9.make_up_to"] is None
        assert why in shown["notes"]["market.grade_9.make_up_to"]


@pytest.mark.parametrize("place", ["title", "gra\udcffdes.x", "grades.Grade 9.in_post"])
def test_what_is_not_text_in_an_override_is_located(place: str) -> None:
    ran = run("cost", "-", "--set", f"{place}=3\udcff", stdin=f"title: A team\n{GRADES}".encode())
    assert ran.code == 1
    assert LOCATED.fullmatch(ran.err.split("\n")[0])


# No mapping or list by name is empty: one that is has no value, whatever its section.


def named_fields() -> Iterator[tuple[str, list[Any]]]:
    """Every field of a model that holds entries by name or in a list."""
    for module in iter_modules(models.__path__):
        loaded = import_module(f"{models.__name__}.{module.name}")
        for name, model in vars(loaded).items():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == loaded.__name__:
                for key, field in model.model_fields.items():
                    yield from ((f"{name}.{key}", part) for part in containers(field.annotation, field.metadata))


def containers(annotation: Any, metadata: list[Any]) -> Iterator[list[Any]]:
    """What is said of each mapping or list in an annotation."""
    if typing.get_origin(annotation) is typing.Annotated:
        first, *said = typing.get_args(annotation)
        yield from containers(first, [*metadata, *said])
    elif typing.get_origin(annotation) in (dict, list):
        yield metadata
    else:
        for part in typing.get_args(annotation):
            yield from containers(part, metadata)


@pytest.mark.parametrize(("name", "metadata"), list(named_fields()))
def test_a_field_of_entries_holds_at_least_one(name: str, metadata: list[Any]) -> None:
    least = [one for one in metadata if getattr(one, "min_length", None) == 1]
    inner = [said for one in metadata for said in getattr(one, "metadata", ()) if getattr(said, "min_length", None) == 1]
    assert least or inner, f"{name} may be empty; give it min_length=1"


# Every figure that a command lists can be explained, and one without a value has a note.

FILES = {path.name: path.read_text(encoding="utf-8") for path in (*sorted(ROOT.glob("cases/*.yaml")), *STARTERS)}
TEXTS = {**FILES, **samples.ALL, **{name: f"title: A team\n{held.text}" for name, held in HELD.items() if not held.codes}}
LISTING = (*COMMANDS[:5], ("workforce", "--full"), *COMMANDS[6:8])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_figure_that_a_command_lists_is_explained_with_the_same_value(text: str) -> None:
    """Switching values are no figures; those of the cases that once ended in a fault are worked out above."""
    source = Source("<stdin>", text)
    ledgers = EveryLedger(lambda wanted: load_text(source, wanted).case, POUND, POUND)
    for command in LISTING:
        with without_switching_values():
            ran = shown(text, command)["json"]
        data = json.loads(ran.out) if ran.code == 0 else {"figures": {}, "tables": [], "notes": {}}
        for table in data["tables"]:
            assert {row["id"] for row in table["rows"]} <= data["figures"].keys(), f"{command}: {table['id']}"
        for id, value in data["figures"].items():
            assert value is not None or id in data["notes"], f"{command}: {id} has no value and no note"
            figure = next((ledger.figures[id] for _, ledger in ledgers.holding(id) if id in ledger.figures), None)
            assert figure is not None, f"{command} lists {id}, which nothing explains"
            assert digits(figure) == value, f"{command}: {id}"


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("comparators.derby_city_council.pay.grade_9.top", FILES["derbyshire-2019.yaml"]),
        ("differential.least", FILES["derbyshire-2019.yaml"]),
        (
            "employer_ni.2019_04_06.threshold_month",
            dated("2019-07-01", f"on_costs: {{pension: 15%}}\n{FORECAST}", "2020-06-30"),
        ),
        ("grades.grade_9.salary", "title: A team\ngrades: {Grade 9: {salary: 30000}}\n"),
        ("nil_fte", dated("2019-07-01", FORECAST.replace("starters: 3}", "starters: {Grade 9: 3}}"))),
    ],
)
def test_explain_finds_a_figure_wherever_it_is(id: str, text: str) -> None:
    ran = run("explain", "-", id, stdin=text.encode() if text.startswith(("title", "#")) else f"title: A team\n{text}".encode())
    assert (ran.code, ran.err) == (0, "")


def test_explain_has_the_market_at_its_own_rounding() -> None:
    case = ROOT / "cases" / "derbyshire-2019.yaml"
    listed = json.loads(run("market", case, "-f", "json", "--unit=£m").out)["figures"]["market.grade_9.gap_percent"]
    explained = json.loads(run("explain", case, "market.grade_9.gap_percent", "-f", "json", "--unit=£m").out)
    assert explained["steps"][-1]["value"] == listed


def test_a_small_count_is_hidden_whatever_its_team_is_called() -> None:
    teams = "{NAME: {in_post: 5, men: 2, women: 13}, B: {in_post: 5, men: 3, women: 9}, C: {in_post: 9, men: 30, women: 9}}"
    text = f"title: A team\nworkforce: {{NAME: {{teams: {teams}}}}}\n"
    shown = [run("workforce", "-", stdin=text.replace("NAME", name).encode()).out for name in ("Pooled", "Xooled")]
    assert shown[0] == shown[1].replace("Xooled", "Pooled")
    assert "under 5" in shown[0]
