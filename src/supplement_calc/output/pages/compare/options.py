"""`compare CASE`: every option under every scenario, as a page, rows and plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ....case.case import Case
from ....case.labels import label as label_of
from ....case.overrides import LEFT_OUT, Changed
from ....ledger import Rounding
from ....parser.tree import Scalar, node_at, resolved
from ....scenarios.answers import (
    AGENCY,
    ANSWERS,
    BIASED,
    BREAK_EVEN,
    EXTRA,
    FILLED,
    IN_POST,
    OVER,
    PAYBACK,
    PER_LEAVER,
    VACANT,
    Answer,
    Given,
)
from ....scenarios.comparison import Compared, Dominated, dominated, own_changes, unranked
from ...amounts import Shown, digits, exact, percent
from ...case_figures import says_changed
from ...document import Block, Document, Grid, GridRow, Heading, KeyFigures, KeyNote, KeyRow, KeyTable, Sentence
from ...followed.kept import kept
from ...key_figures import brief
from ...view import FORMAT, Cell, Records, View
from ..heading import under_title
from ..keys.assumed_rates import answers_rest_on
from ..stated_totals import not_in_forecast
from .cells import cell

COLUMNS = ("case", "option", "scenario", "id", "label", "amount", "unit", "note", "file", "changed")
COSTS, STAFF = (IN_POST, FILLED, EXTRA, OVER), (BREAK_EVEN, AGENCY, VACANT, PER_LEAVER, PAYBACK)
_KEY = (EXTRA, OVER, AGENCY, PAYBACK)
_MOST_ROWS = 12
_NOTHING = "nothing"
AS_CASE_STANDS = "as the case stands"


def options_view(case: Case, rows: Sequence[Compared], shown: Shown) -> View:
    """The page, its rows and its data."""

    def page() -> Document:
        return says_changed(_page(case, rows, shown), case)

    def records() -> Records:
        return Records(COLUMNS, [_records(case, row) for row in rows])

    def data() -> object:
        return _data(case, rows, shown.rounding)

    return View(lambda: [page()], records, data, brief=lambda: View(lambda: [brief(page())], records, data))


def _page(case: Case, rows: Sequence[Compared], shown: Shown) -> Document:
    scenarios = list(dict.fromkeys(row.scenario for row in rows))
    by_scenario = {scenario: [row for row in rows if row.scenario == scenario] for scenario in scenarios}
    found = _dominated(rows)
    blocks: list[Block] = [
        Heading(case.title, (under_title(case, f"options side by side · {shown.rounding_phrase}"),)),
        _key(by_scenario, found, shown),
    ]
    for scenario, its in by_scenario.items():
        blocks += _tables(_title_of(scenario, scenarios), its, shown)
    said = (*_sentences(found, scenarios), *_to_spare(rows), *_reasons(rows, scenarios))
    cases = (row.evaluation.case for row in rows if row.evaluation is not None)
    after = (*not_in_forecast(case), *answers_rest_on(cases))
    return (*blocks, *map(Sentence, said), *_changes(case, rows), *map(Sentence, after))


@kept
def _dominated(rows: Sequence[Compared]) -> list[Dominated]:
    return list(dominated(rows))


def _title_of(scenario: str | None, scenarios: Sequence[str | None]) -> str:
    """What the end of a title says of a scenario: nothing where there is no other."""
    return "" if scenarios == [None] else f", {scenario or AS_CASE_STANDS}"


def _when(under: Sequence[str | None], scenarios: Sequence[str | None]) -> str:
    """Under which of the scenarios something holds, as the end of a phrase."""
    if scenarios == [None]:
        return ""
    names = [one for one in under if one is not None]
    is_every = len(names) > 1 and len(names) == sum(one is not None for one in scenarios)
    said = [AS_CASE_STANDS] if None in under else []
    said += [f"under {'every scenario' if is_every else ', '.join(names)}"] if names else []
    return f" {' and '.join(said)}"


@kept
def _key(by_scenario: dict[str | None, list[Compared]], found: Sequence[Dominated], shown: Shown) -> KeyFigures:
    """As the case stands, or else under the first scenario; of many options the first dozen."""
    scenarios = list(by_scenario)
    scenario = scenarios[0]
    headings = [f"{one.heading} {shown.heading}" if one in COSTS else one.heading for one in _KEY]
    rows = [_key_row(row, shown) for row in by_scenario[scenario][:_MOST_ROWS]]
    table = KeyTable((f"Key figures{_title_of(scenario, scenarios)}", *headings), tuple(rows))
    return KeyFigures((table, *_key_notes(by_scenario, found)))


def _key_notes(by_scenario: dict[str | None, list[Compared]], found: Sequence[Dominated]) -> Iterator[KeyNote]:
    """Which options are dominated, and which cannot be ranked, each with the scenarios under which it is so."""
    scenarios = list(by_scenario)
    apart = [(row.option, row.scenario) for rows in by_scenario.values() for row in unranked(rows)]
    if all(len(rows) == 1 for rows in by_scenario.values()):
        yield KeyNote("Options", "Only one is shown, so nothing is compared. Options are under `options:` in the case file.")
    elif found:
        yield KeyNote("Dominated", _by_when(((one.option, one.scenario) for one in found), scenarios))
    else:
        others = "None of the other options" if apart else "None of the options"
        yield KeyNote("Dominated", f"{others}.")
    if apart:
        said = _by_when(apart, scenarios)
        yield KeyNote("Not ranked", f"{said} No other option has the same answers: those lacking are not known.")


@kept
def _key_row(row: Compared, shown: Shown) -> KeyRow:
    figures = (row.answers[one].figure for one in _KEY)
    cells = tuple(cell(one, row.answers[one], shown) for one in _KEY)
    return KeyRow(row.option, cells, tuple(one for one in figures if one is not None))


def _by_when(pairs: Iterable[tuple[str, str | None]], scenarios: Sequence[str | None]) -> str:
    """Options, those together that are so under the same scenarios, which stand before them."""
    by_option: dict[str, list[str | None]] = {}
    for option, scenario in pairs:
        by_option.setdefault(option, []).append(scenario)
    alike: dict[str, list[str]] = {}
    for option, under in by_option.items():
        when = _when(under, scenarios).strip()
        alike.setdefault(f"{when[:1].upper()}{when[1:]}: " if when else "", []).append(option)
    return " ".join(f"{when}{'; '.join(options)}." for when, options in alike.items())


@kept
def _tables(after: str, rows: Sequence[Compared], shown: Shown) -> Iterator[Grid]:
    yield _grid(f"Cost{after}, {shown.heading}", COSTS, rows, shown)
    bias = rows[0].bias
    if bias is not None:
        title = f"Cost{after}, with optimism bias of {percent(bias.known)}, {shown.heading}"
        raised = [row._replace(answers=row.answers | row.with_bias) for row in rows]
        yield _grid(title, BIASED, raised, shown)
    yield _grid(f"Staff and payback{after}", STAFF, rows, shown)


@kept
def _grid(title: str, answers: Sequence[Answer], rows: Sequence[Compared], shown: Shown) -> Grid:
    lines = [_row(row.option, [(one, row.answers[one]) for one in answers], shown) for row in rows]
    return Grid((title, *(one.heading for one in answers)), tuple(lines))


@kept
def _row(option: str, answers: list[tuple[Answer, Given]], shown: Shown) -> GridRow:
    return GridRow((option, *(cell(one, given, shown) for one, given in answers)))


def in_words_of(case: Case, changed: Changed) -> str:
    """A change without the path of `--set`: `Grade 9 supplement to £3,500 (case file: £4,000)`, `Agency left out`."""
    found = resolved(case.root, changed.path)
    path = found or tuple(changed.path.split("."))
    said = f"{label_of(path)} left out" if changed.value == LEFT_OUT else f"{label_of(path)} to {changed.value}"
    if found is not None and not isinstance(node_at(case.root, found), Scalar):  # a section, which reads as no words
        return said
    return f"{said} (case file: {LEFT_OUT if changed.in_file is None else changed.in_file})"


@kept
def _changes(case: Case, rows: Sequence[Compared]) -> Iterator[Sentence]:
    """What each option changes, then what each scenario does."""
    for section, names in (
        ("options", dict.fromkeys(row.option for row in rows)),
        ("scenarios", dict.fromkeys(row.scenario for row in rows)),
    ):
        for name in names:
            if name is None:
                continue
            what, changed = own_changes(case, section, name)  # type: ignore[arg-type]
            says = f" ({what})" if what else ""
            bias = case.scenarios[name].bias if section == "scenarios" else None
            raised = "" if bias is None else f" Its optimism bias is {percent(bias.known)}."
            texts = [one.text for one in changed], [in_words_of(case, one) for one in changed]
            as_set, in_words = (f"{name}{says} changes {'; '.join(its) or _NOTHING}.{raised}" for its in texts)
            yield Sentence(as_set, in_words=in_words)


def _changed(row: Compared) -> str:
    return "; ".join(one.text for one in row.changed)


@kept
def _sentences(found: Sequence[Dominated], scenarios: Sequence[str | None]) -> Iterator[str]:
    """Which option is dominated, by which and on which answers, and under which scenarios it is so."""
    alike: dict[tuple[str, str, tuple[Answer, ...]], list[str | None]] = {}
    for one in found:
        alike.setdefault((one.option, one.by, one.better), []).append(one.scenario)
    for (option, by, better), under in alike.items():
        on = "; ".join(f"{answer.label[:1].lower()}{answer.label[1:]}" for answer in better)
        when = _when(under, scenarios)
        yield f"{option} is dominated by {by}{when}: no better on any answer that both have, and worse on {on}."


@kept
def _to_spare(rows: Sequence[Compared]) -> Iterator[str]:
    if any((value := row.answers[BREAK_EVEN].value) is not None and value < 0 for row in rows):
        yield "Break-even FTE in brackets are to spare: the budget meets the cost of all posts filled, and of so many FTE more."


@kept
def _reasons(rows: Sequence[Compared], scenarios: Sequence[str | None]) -> Iterator[str]:
    """Why an answer has no value, each reason once with the options that have it."""
    reasons: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        for answer, given in row.answers.items():
            if given.why is not None:
                at = "every answer" if row.evaluation is None else answer.label
                names = reasons.setdefault((at, given.none, given.why), [])
                if (name := f"{row.option}{_title_of(row.scenario, scenarios)}") not in names:
                    names.append(name)
    alike: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (label, none, why), names in reasons.items():
        alike.setdefault((none, why, tuple(names)), []).append(label)
    for (none, why, of_options), labels in alike.items():
        of = "every option" if len(of_options) == len(rows) else "; ".join(of_options)
        first, *more = labels
        if more:
            lower = "; ".join(f"{one[:1].lower()}{one[1:]}" for one in labels)
            yield f"{none.capitalize()} for {of}, because {why}: {lower}."
        else:
            yield f"{first[:1].upper()}{first[1:]}: {none} for {of}, because {why}."


def _records(case: Case, row: Compared) -> Iterator[tuple[Cell, ...]]:
    for id, label, given in lines_of(row):
        amount = given.figure
        unit = "" if amount is None else amount.unit
        yield (case.title, row.option, row.scenario or "", id, label, amount, unit, given.note, case.file.name, _changed(row))


def lines_of(row: Compared) -> Iterator[tuple[str, str, Given]]:
    """Every answer by the id of its figure, and those raised by an optimism bias."""
    for answer, given in row.answers.items():
        yield given.figure.id if given.figure is not None else answer.id, answer.label, given
    for answer, given in row.with_bias.items():
        of = "" if row.bias is None else f" of {percent(row.bias.known)}"
        yield f"optimism_bias.{answer.id}", f"{answer.label}, with optimism bias{of}", given


def _data(case: Case, rows: Sequence[Compared], rounding: Rounding) -> list[dict[str, Any]]:
    worse = {(one.option, one.scenario): one for one in dominated(rows)}
    apart = {(one.option, one.scenario) for one in unranked(rows)}
    return [
        _one(case, row, rounding, worse.get((row.option, row.scenario))) | {"ranked": (row.option, row.scenario) not in apart}
        for row in rows
    ]


def _one(case: Case, row: Compared, rounding: Rounding, worse: Dominated | None) -> dict[str, Any]:
    lines = list(lines_of(row))
    return {
        "format": FORMAT,
        "case": case.title,
        "file": case.file.name,
        "option": row.option,
        "scenario": row.scenario,
        "changed": [change._asdict() for change in row.changed],
        "round": "none" if rounding.unit is None else exact(rounding.unit),
        "answers": {
            answer.id: {
                "figure": None if given.figure is None else given.figure.id,
                "value": digits(given.figure),
                "text": given.text,
            }
            for answer, given in row.answers.items()
        },
        "figures": {id: digits(given.figure) for id, _, given in lines if given.figure is not None},
        "units": {id: given.figure.unit for id, _, given in lines if given.figure is not None},
        "notes": {id: given.note for id, _, given in lines if given.why is not None},
        "dominated_by": None if worse is None else {"option": worse.by, "better_on": [answer.id for answer in worse.better]},
    }


assert set(COSTS) | set(STAFF) == set(ANSWERS)
