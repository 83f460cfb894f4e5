"""No name in a case can break a command or take another figure's place: it works, or it is refused where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplement_calc.case.case import Case
from supplement_calc.case.consistency.names import RESERVED
from supplement_calc.diagnostics.names import fold
from supplement_calc.ledger import Figure
from support import named, samples
from support.draws import TIMES
from support.running import ROOT, SHOWING, STARTERS, run, without_switching_values

TEXTS = {**{name: named.named(text) for name, text in named.TEXTS.items()}, **samples.ALL}
FILES = sorted([*ROOT.glob("cases/*.yaml"), *STARTERS])


class Figured(NamedTuple):
    """A case and the figures of each of its ledgers."""

    case: Case
    figures: list[dict[str, Figure]]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Figured]:
    """Published cases, the starters, and samples with everything that a name is part of the ids of."""
    folder = tmp_path_factory.mktemp("names")
    written = [samples.written(folder, text, f"{number}.yaml") for number, text in enumerate(TEXTS.values())]
    found = [named.read(path) for path in (*FILES, *written)]
    return [Figured(case, named.figures(case)) for case, _ in found if case is not None]


def names_taken(names: Iterable[str], ids: Iterable[str]) -> dict[str, str]:
    """The ids that one of these names would share with a figure that is not of it, each with that figure's id."""
    whole = list(ids)
    folded = sorted({re.escape(fold(name)) for name in names}, key=len, reverse=True)
    own = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(folded)})(?![a-z0-9])")
    holes: dict[str, dict[tuple[str, str], set[str]]] = {}
    for id in whole:
        for match in own.finditer(id):
            before, _, prefix = id[: match.start()].rpartition(".")
            suffix, _, after = id[match.end() :].partition(".")
            holes.setdefault(before, {}).setdefault((prefix, suffix), set()).add(after)
    taken: dict[str, str] = {}
    for id in whole:
        parts = id.split(".")
        for number, part in enumerate(parts):
            for (prefix, suffix), afters in holes.get(".".join(parts[:number]), {}).items():
                name = part[len(prefix) : len(part) - len(suffix)]
                fits = name and part == f"{prefix}{name}{suffix}" and not own.search(part)
                if fits and ".".join(parts[number + 1 :]) in afters:
                    taken.setdefault(name, id)
    return taken


def test_the_reserved_names_are_those_of_figures_where_a_grade_s_would_stand(cases: list[Figured]) -> None:
    taken: dict[str, str] = {}
    for case, ledgers in cases:
        for figures in ledgers if case.grades else ():
            taken |= names_taken(case.grades, figures)
    unreserved = {name: id for name, id in taken.items() if name not in RESERVED}
    assert not unreserved, f"a grade of that name would have the id of this figure, and the name is not reserved: {unreserved}"
    assert taken.keys() == RESERVED, f"reserved, and nothing stands there: {sorted(RESERVED - taken.keys())}"


def test_a_payment_may_have_any_name_but_a_number(cases: list[Figured]) -> None:
    taken: dict[str, str] = {}
    for case, ledgers in cases:
        for figures in ledgers if case.payments else ():
            taken |= names_taken([payment.what for payment in case.payments.values()], figures)
    assert all(name.isdigit() for name in taken), taken


def test_comparators_and_other_on_costs_may_have_any_name(cases: list[Figured]) -> None:
    taken: dict[str, str] = {}
    for case, ledgers in cases:
        parts = case.on_costs_by_part
        names = [*case.comparators, *((parts and parts.other) or ())]
        for figures in ledgers if names else ():
            taken |= names_taken(names, figures)
    assert not taken


WORKFORCE = """\
title: Workforce
workforce:
  Zq group:
    teams:
      Zq team: {establishment: 10, in_post: 8, agency: 1, leavers: 2, printed: {zq_rate: 12%},
        earlier: {Zq then: {establishment: 9, in_post: 7}}}
      Zq others: {establishment: 20, in_post: 15, agency: 2, earlier: {Zq then: {establishment: 9, in_post: 7}}}
    total: {establishment: 30, in_post: 23, printed: {zq_rate: 3}}
    series: {Zq first: {establishment: 9, in_post: 7}, Zq last: {establishment: 9, in_post: 8}}
service_length: {Zq staff: {bands: [{band: Up to 1 year, share: 30.9%}]}}
recruitment: {Zq drive: {adverts: 3, applications: {external: 20, internal: 3}, shortlisted: 10, offered: 5, accepted: 4}}
coverage: {Zq posts: {target: 90%, at: {Zq day: {permanent: 70%, agency: 10%}}}}
indicators: {Zq load: {by: date, values: {Zq one: 3, Zq two: 4}}}
"""


def test_what_evidence_is_called_may_be_anything(tmp_path: Path) -> None:
    case, problems = named.read(samples.written(tmp_path, WORKFORCE))
    assert case is not None and not problems
    names = sorted(set(re.findall(r"\bZq \w+|zq_rate", WORKFORCE)))
    for figures in named.figures(case):
        assert all(any(fold(name) in id for id in figures) for name in names) or not figures
        assert not names_taken(names, figures)


# Names of lines, ids, words of the program, YAML and the calendar.
NASTY = (
    *("In post", "Total", "Budgeted", "Agency", "2019/20", "Salaries", "Mean", "Existing", "Period total", "By basis", "Rate"),
    *("Point 29", "None", "Month 2019 07", "Over budget", "Current over budget", "With supplements", "Vacant", "Vacant mix"),
    *("Cheapest first", "Supplements", "On-costs", "Together", "Nil", "12", "null", "Starters", "Against manager", "A, with B"),
    *("Zq, of pension", "Proof", "Forecast", "All", "Other", "~"),
)


def as_json(path: Path, *command: str) -> tuple[int, Any]:
    """What a command comes to, and what it prints: problems where it has any."""
    ran = run(command[0], path, *command[1:], "-f", "json")
    if ran.code not in (0, 1):
        return ran.code, ran.err
    return ran.code, json.loads(ran.out) if ran.out else ran.err


def renamed(value: Any, name: str) -> Any:
    """Data of the plainly named case as it would be under another name: ids alone, since labels fit names into sentences."""
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key not in ("label", "input", "title", "notes", "text")}
        return {key.replace(fold(named.PLAIN), fold(name)): renamed(one, name) for key, one in kept.items()}
    if isinstance(value, list):
        return [renamed(one, name) for one in value]
    return value.replace(fold(named.PLAIN), fold(name)) if isinstance(value, str) else value


@cache
def plain(path: Path, text: str, command: tuple[str, ...], in_full: bool) -> tuple[int, Any]:
    """What a command comes to on the plainly named case."""
    path.write_text(named.named(text), encoding="utf-8")
    return as_json(path, *command)


# `forecast --monthly` has all that `forecast` has.
EVERY = [command for command in SHOWING if command != ("forecast",)]
# Switching values take most of the time, and of a name they have a path and a label alone: these hold a space and a point.
SWITCHED = ("Current over budget", "2019/20")


@pytest.mark.parametrize("name", NASTY)
def test_every_command_works_under_any_name_of_a_grade(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert set(SWITCHED) <= set(NASTY)
    folder, in_full = tmp_path_factory.getbasetemp(), name in SWITCHED
    with nullcontext() if in_full else without_switching_values():
        every_command_works(folder, name, in_full)


def every_command_works(folder: Path, name: str, in_full: bool) -> None:
    """Each command comes to the same under a name as under a plain one, or the name is refused. In the suite a name has the two
    cases by turns, so that each command has it once, and is tried on both by one name and the next."""
    texts = (named.FLAT, named.ON_ONE_SALARY)
    for number, command in enumerate(EVERY, NASTY.index(name)):
        for text in texts if TIMES > 1 or in_full else (texts[number % 2],):
            path = folder / "case.yaml"
            code, data = plain(path, text, command, in_full)
            path.write_text(named.named(text, name), encoding="utf-8")
            got, printed = as_json(path, *command)
            assert got in (0, 1), printed
            if fold(name) in ("", *RESERVED):
                refused = "name-taken" in str(printed) or "name-without-id" in str(printed)
                assert got == 1 and (refused or command == ("workforce",))
            elif command[0] != "check":
                assert got == code
                assert renamed(printed, name) == renamed(data, name)
            else:
                assert "name-taken" not in str(printed)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """What a command shows of a text with a grade of some name; without switching values, most of the work, unless in full."""

    @cache
    def shown(command: str, text: str, name: str, in_full: bool) -> str:
        path = samples.written(tmp_path_factory.getbasetemp(), named.named(text, name), "page.yaml")
        with nullcontext() if in_full else without_switching_values():
            return run(command, path, "-f", "markdown").out

    return shown


@pytest.mark.parametrize("name", ["Current over budget", "Over budget", "A, with B", "With supplements", "Zq, of pension"])
@pytest.mark.parametrize("command", ["cost", "break-even", "market", "pay-points", "forecast"])
def test_a_page_says_of_a_grade_what_it_would_say_of_any(name: str, command: str, page: Callable[..., str]) -> None:
    for text in (named.BY_PART, named.FLAT):
        in_full = command != "break-even" or (name, text) == ("A, with B", named.FLAT)
        plain, odd = page(command, text, named.PLAIN, in_full), page(command, text, name, in_full)
        plainly, oddly = (f".{fold(one)}".replace("_", r"\_") for one in (named.PLAIN, name))
        assert odd == plain.replace(named.PLAIN, name).replace(plainly, oddly)


def values(case: Case) -> list[list[object]]:
    """The value of every figure, ledger by ledger."""
    return [[figure.value for figure in figures.values()] for figures in named.figures(case)]


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Before]:
    """Works each text out once, however often it is drawn."""

    @cache
    def read(text: str) -> Before:
        case, _ = named.read(samples.written(tmp_path_factory.mktemp("plain"), named.named(text)))
        assert case is not None
        ledgers = named.figures(case)
        ids = sorted({part for figures in ledgers for id in figures for part in id.split(".")})
        return Before(ids, [[figure.value for figure in figures.values()] for figures in ledgers])

    return read


class Before(NamedTuple):
    """A text with a plain name: the parts of its figures' ids, and every value."""

    ids: list[str]
    values: list[list[object]]


@settings(max_examples=12 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_name_like_a_line_s_changes_no_value(data: st.DataObject, plainly: Callable[[str], Before], tmp_path: Path) -> None:
    text = data.draw(st.sampled_from(sorted(named.TEXTS.values())))
    ids, before = plainly(text)
    words = st.sampled_from(sorted(RESERVED) + [part for part in ids if fold(named.PLAIN) not in part])
    name = data.draw(st.one_of(words, st.tuples(words, words).map("_".join)))
    after, problems = named.read(samples.written(tmp_path, named.named(text, name)))
    if problems:
        assert {problem.code for problem in problems} == {"name-taken"}
        assert all(problem.span is not None for problem in problems)
    else:
        assert after is not None and values(after) == before


def test_two_grades_of_which_one_has_the_other_s_id_are_refused(tmp_path: Path) -> None:
    text = named.named(named.FLAT).replace("  Manager:", "  Zq grade of: {salary: 30000, vacant: 2}\n  Manager:")
    _, problems = named.read(samples.written(tmp_path, text))
    assert [problem.code for problem in problems] == ["name-taken"]
    assert "Zq grade of and the posts of Zq grade together would have the same id, zq_grade_of" in problems[0].headline
