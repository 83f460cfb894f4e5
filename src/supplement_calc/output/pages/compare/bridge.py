"""The page of `compare --bridge`: each figure before, after and its change, the causes of it, and the inputs that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ....case.overrides import LEFT_OUT, Changed
from ....diagnostics.names import listed
from ....ledger.figure import NO_VALUE, UNKNOWN
from ....scenarios.bridge.causes import GROUPS, LABELS
from ....scenarios.bridge.moved import End, Moved
from ....scenarios.bridge.split import EXACT_UP_TO, Bar
from ....scenarios.bridge.trees import FORMS_UP_TO
from ....scenarios.saved import Saved
from ...amounts import Shown, bare_price, bracketed, exact, fte, fte_column, percent
from ...document import (
    Block,
    Chart,
    ChartRow,
    Document,
    Grid,
    GridRow,
    Heading,
    KeyFigures,
    KeyNote,
    KeyRow,
    KeyTable,
    Sentence,
)
from ...view import FORMAT, Cell, Records, View
from .rounded import otherwise_rounded

_SHORT = {
    "budget_position.full_over_budget": ("All posts filled: over / (under) budget", "All posts filled"),
    "full_establishment.total": ("All posts filled, supplement and on-costs included", "All posts filled"),
    "day_one.over_budget": ("Day one: over / (under) budget", "Day one"),
    "day_one.total": ("Day one, supplement and on-costs included", "Day one"),
    "supplement_cost.period_total": ("Whole-term supplement, all posts filled", "Whole term"),
    "forecast.net.total": ("Extra cost against doing nothing", "Extra cost"),
}
"""What the totals are called in a row, and at the head of a column."""
_CAUSES: dict[str, str] = dict((*LABELS.items(), *((group, label) for group, (label, _) in GROUPS.items())))
_COLUMNS = ("figure", "label", "kind", "cause", "amount", "unit", "inputs", "note")
_MOST_INPUTS = 20  # of one cause on a page: csv and JSON have all
_NOT_SPLIT = "not split"


def bridge_view(first: End, second: End, figures: Sequence[Moved], alone: Sequence[tuple[str, End]], shown: Shown) -> View:
    """The change from the first to the second; `alone` are the totals that one end has and the other has not."""

    def is_unchanged() -> bool:
        told = alone and not first.is_saved and not second.is_saved  # a saved result has the figures of one command alone
        return not told and not any(_is_moved(one) for one in figures)

    def page() -> Document:
        return bridge_page(first, second, figures, alone, shown)

    def brief() -> View:
        return View(
            lambda: [page()[:2]],
            lambda: Records(_COLUMNS, [_records(figures, brief=True)]),
            lambda: _data(first, second, figures, shown, brief=True),
            is_unchanged=is_unchanged,
        )

    return View(
        lambda: [page()],
        lambda: Records(_COLUMNS, [_records(figures, brief=False)]),
        lambda: _data(first, second, figures, shown, brief=False),
        brief=brief,
        is_unchanged=is_unchanged,
    )


def bridge_page(first: End, second: End, figures: Sequence[Moved], alone: Sequence[tuple[str, End]], shown: Shown) -> Document:
    """The heading and the key figures, then causes, waterfalls, inputs, and how the change is shared."""
    title = first.title if first.title == second.title else f"{first.title} → {second.title}"
    under = [f"From {first.name} to {second.name} · {shown.rounding_phrase}"]
    under += [f"Changed in {end.name}: {'; '.join(one.text for one in end.changed)}" for end in (first, second) if end.changed]
    blocks: list[Block] = [Heading(title, tuple(under)), _key_figures((first, second), figures, alone, shown)]
    split = [one for one in figures if one.bridge is not None and one.bridge.bars]
    if split:
        blocks += [_causes(split, shown), *(_waterfall(one, shown) for one in split), _inputs(split), *_how(split, shown)]
    return tuple(blocks)


def _key_figures(ends: tuple[End, End], figures: Sequence[Moved], alone: Sequence[tuple[str, End]], shown: Shown) -> KeyFigures:
    money = {one.unit for one in figures} == {"GBP"}
    title = f"Key figures, {shown.heading}" if money else "Key figures"
    rows = [
        KeyRow(
            label_of(one) if money else f"{label_of(one)}, {_unit(one, shown)}",
            tuple(_cell(value, one, shown) for value in (one.before, one.after, one.change)),
        )
        for one in figures
    ]
    notes = [KeyNote("Change", _headline(figures, shown))]
    why: dict[str, list[str]] = {}
    for one in figures:
        if one.why is not None:
            why.setdefault(one.why, []).append(label_of(one))
    for reason, labels in why.items():
        which = "No figure is" if len(labels) == len(figures) else f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} not"
        notes.append(KeyNote("Not split", f"{which} split into causes, because {reason}."))
    notes += [KeyNote("Rounding", text) for text in _rounded_otherwise(ends, shown)]
    if alone:
        notes.append(KeyNote("In one only", f"{listed(f'{_SHORT[id][0]} ({end.name})' for id, end in alone)}."))
    return KeyFigures((notes[0], KeyTable((title, "Before", "After", "Change"), tuple(rows)), *notes[1:]))


def _rounded_otherwise(ends: tuple[End, End], shown: Shown) -> Iterator[str]:
    """Saved results whose lines are rounded to another unit than those of the run."""
    for end in ends:
        if isinstance(end.of, Saved):
            yield from otherwise_rounded(end.name, end.of, shown)


def _headline(figures: Sequence[Moved], shown: Shown) -> str:
    """The first figure that changes: by how much, and the cause that moves it most."""
    moving = [one for one in figures if one.change]
    if not moving:
        whole = len(figures) > 1 or any(one.change is None for one in figures)
        offset = any(_is_moved(one) and one.change == 0 for one in figures)
        if offset:
            return "No total is other than before, since its causes offset each other."
        return (
            "None of these figures can be compared."
            if all(one.change is None for one in figures)
            else (
                "Nothing changed: each of these figures is as before." if whole else "Nothing changed: the figure is as before."
            )
        )
    one = moving[0]
    assert one.before is not None
    assert one.after is not None
    assert one.change is not None
    verb = "rises" if one.change > 0 else "falls"
    by, before, after = (_in_words(value, one, shown) for value in (abs(one.change), one.before, one.after))
    text = [f"{label_of(one)} {verb} by {by}, from {before} to {after}."]
    if one.bridge is not None and one.bridge.bars:
        most = max(one.bridge.bars, key=lambda bar: abs(bar.amount))
        how = "rise" if most.amount > 0 else "fall"
        text.append(f"Largest cause: {most.label}, a {how} of {_in_words(abs(most.amount), one, shown)}.")
    return " ".join(text)


def _causes(figures: Sequence[Moved], shown: Shown) -> Grid:
    """A row a cause, a column a figure; the first and last rows are before and after."""
    money = {one.unit for one in figures} == {"GBP"}
    single = len(figures) == 1
    title = f"Causes: rise / (fall), {shown.heading}" if money else "Causes: rise / (fall)"
    if single:
        title = f"{label_of(figures[0])}, {_unit(figures[0], shown)}"
    headings = ["Change" if single else _heading(one, shown, unit=not money) for one in figures]
    amounts: list[dict[str, Decimal]] = [
        {bar.cause: bar.amount for bar in one.bridge.bars} for one in figures if one.bridge is not None
    ]
    rows = [GridRow(("Before", *(_cell(one.before, one, shown) for one in figures)), "subtotal")]
    for cause, label in _CAUSES.items():
        if any(cause in mine for mine in amounts):
            cells = (_cell(mine.get(cause, Decimal(0)), one, shown) for mine, one in zip(amounts, figures, strict=True))
            rows.append(GridRow((label, *cells)))
    rows.append(GridRow(("Change", *(_cell(one.change, one, shown) for one in figures)), "subtotal"))
    rows.append(GridRow(("After", *(_cell(one.after, one, shown) for one in figures)), "total"))
    return Grid((title, *headings), tuple(rows))


def _waterfall(one: Moved, shown: Shown) -> Chart:
    assert one.bridge is not None
    assert one.change is not None
    rows = [ChartRow(bar.label, (bar.amount,), _cell(bar.amount, one, shown)) for bar in one.bridge.bars if bar.amount]
    rows.append(ChartRow("Change", (one.change,), _cell(one.change, one, shown)))
    return Chart(f"{label_of(one)}: change by cause, {_unit(one, shown)}", (), tuple(rows), signed=True)


def _inputs(figures: Sequence[Moved]) -> Grid:
    """Every input that differs, under the causes that it is of."""
    of_cause: dict[str, dict[str, Changed]] = {}
    for one in figures:
        for bar in one.bridge.bars if one.bridge is not None else ():
            of_cause.setdefault(bar.cause, {}).update({changed.path: changed for changed in bar.inputs})
    together: dict[tuple[str, ...], list[str]] = {}
    for cause in _CAUSES:
        if of_cause.get(cause):
            together.setdefault(tuple(of_cause[cause]), []).append(cause)
    rows = []
    for paths, causes in together.items():
        rows.append(GridRow(("; ".join(_CAUSES[cause] for cause in causes), "", "")))
        inputs = [of_cause[causes[0]][path] for path in paths]
        rows += [GridRow((f"  {one.path}", one.in_file or LEFT_OUT, one.value), "detail") for one in inputs[:_MOST_INPUTS]]
        if len(inputs) > _MOST_INPUTS:
            rows.append(GridRow((f"  and {len(inputs) - _MOST_INPUTS} more, which csv and JSON have", "", ""), "detail"))
    return Grid(("Inputs that differ, by cause", "Before", "After"), tuple(rows))


def _how(figures: Sequence[Moved], shown: Shown) -> Iterator[Sentence]:
    grouped = [one for one in figures if one.bridge is not None and one.bridge.grouped]
    whole = [one for one in figures if one.bridge is not None and one.bridge.whole_groups]
    groups = listed(name.lower() for name, _ in GROUPS.values())
    yield Sentence(
        "How the change is shared: a cause is given what it adds, averaged over every order in which the causes could be "
        f"changed (Shapley). This is exact for up to {EXACT_UP_TO} causes, {FORMS_UP_TO} of which may change how the case is "
        "worked out (a grade more, other dates, another kind of on-costs)."
    )
    if grouped:
        yield Sentence(
            f"{_these(grouped, figures)}: more than {EXACT_UP_TO} causes, so those of a group are changed one after "
            f"another (Owen). The groups are {groups}."
        )
    if whole:
        yield Sentence(
            f"{_these(whole, figures)}: more than {FORMS_UP_TO} causes change how the case is worked out, so the causes of "
            f"a group are changed together and share one bar. The groups are {groups}."
        )
    yield Sentence(
        f"The parts add to the change exactly ({shown.rounding_phrase}), and the opposite change has the opposite parts."
    )


def _these(some: Sequence[Moved], figures: Sequence[Moved]) -> str:
    return "Each of these figures" if len(some) == len(figures) > 1 else "; ".join(map(label_of, some))


def label_of(one: Moved) -> str:
    """What a figure is called on the page."""
    return _SHORT[one.id][0] if one.id in _SHORT else one.label


def _heading(one: Moved, shown: Shown, *, unit: bool) -> str:
    name = _SHORT[one.id][1] if one.id in _SHORT else one.label
    return f"{name}, {_unit(one, shown)}" if unit else name


def _unit(one: Moved, shown: Shown) -> str:
    return shown.heading if one.unit == "GBP" else {"percent": "%"}.get(one.unit, one.unit)


def _cell(value: Decimal | None, one: Moved, shown: Shown) -> str:
    """A value in a column: in brackets below zero, and `none` or `not known` where there is none."""
    if value is None:
        return UNKNOWN if one.unknown else NO_VALUE
    match one.unit:
        case "GBP":
            return bracketed(value, shown.bare if _is_whole(one, shown) else bare_price)
        case "FTE":
            return bracketed(value, fte_column)
        case "percent":
            return bracketed(value, lambda size: percent(size, 2).removesuffix("%"))
        case _:
            return bracketed(value, fte)


def _is_whole(one: Moved, shown: Shown) -> bool:
    """Whether the money is rounded as the run's lines are, and no price to the penny."""
    unit = shown.rounding.unit
    return unit is None or all(value is None or not value % unit for value in (one.before, one.after))


def _in_words(value: Decimal, one: Moved, shown: Shown) -> str:
    match one.unit:
        case "GBP" if _is_whole(one, shown):
            return shown.money(value)
        case "GBP":
            return f"{'-' if value < 0 else ''}£{bare_price(abs(value))}"
        case "percent":
            return percent(value, 2)
        case "FTE":
            return f"{fte(value)} FTE"
        case _:
            return f"{fte(value)} {one.unit}"


def _is_moved(one: Moved) -> bool:
    """Whether a figure is other than before, or would be but for causes that offset each other."""
    return one.before != one.after or (one.bridge is not None and any(bar.amount for bar in one.bridge.bars))


def _records(figures: Sequence[Moved], *, brief: bool) -> Iterator[tuple[Cell, ...]]:
    """Before, the change of each cause, the whole change, and after, a row each."""
    for one in figures:
        start, label, note = (one.id, label_of(one)), one.label, one.why
        yield (*start, "before", label, one.before, one.unit, None, note)
        for bar in one.bridge.bars if one.bridge is not None and not brief else ():
            inputs = "; ".join(f"{changed.path}: {changed.in_file or LEFT_OUT} → {changed.value}" for changed in bar.inputs)
            yield (*start, bar.cause, bar.label, bar.amount, one.unit, inputs, None)
        yield (*start, "change", "Change", one.change, one.unit, None, note)
        yield (*start, "after", label, one.after, one.unit, None, note)


def _data(first: End, second: End, figures: Sequence[Moved], shown: Shown, *, brief: bool) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "from": _end(first),
        "to": _end(second),
        "round": "none" if shown.rounding.unit is None else exact(shown.rounding.unit),
        "bridge": [_figure(one, brief=brief) for one in figures],
    }


def _end(end: End) -> dict[str, Any]:
    return {"case": end.title, "name": end.name, "saved": end.is_saved, "changed": [one._asdict() for one in end.changed]}


def _figure(one: Moved, *, brief: bool) -> dict[str, Any]:
    made = one.bridge
    whole: dict[str, Any] = {
        "figure": one.id,
        "label": label_of(one),
        "unit": one.unit,
        "before": _digits(one.before),
        "after": _digits(one.after),
        "change": _digits(one.change),
    }
    if brief:
        return whole
    bars = None if made is None else [_bar(bar) for bar in made.bars]
    grouped = None if made is None else made.grouped or made.whole_groups
    return whole | {"bars": bars, "grouped": grouped, "note": one.why}


def _bar(bar: Bar) -> dict[str, Any]:
    inputs = [{"path": one.path, "before": one.in_file, "after": one.value} for one in bar.inputs]
    return {"cause": bar.cause, "label": bar.label, "amount": exact(bar.amount), "inputs": inputs}


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else exact(value)
