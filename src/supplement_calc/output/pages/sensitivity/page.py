"""What `sensitivity` shows: the answer and how far it spreads, each input by itself, then all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ....case.case import Case
from ....diagnostics.names import listed
from ....ledger import Figure, Unit, in_place_of_value, to_places
from ....ledger.figure import WorkedApart
from ....scenarios.sensitivity.simulation import Chance, Outcome, Simulation
from ....scenarios.sensitivity.spreads import Spread
from ....scenarios.sensitivity.tornado import Bar, Tornado
from ....scenarios.spine import LABEL, SPINE
from ...amounts import Shown, bracketed, fte, percent, plain
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
from ..heading import under_title

MEASURE = "the squared rank correlation of the input with the figure, shared out so that all inputs make 100%"
NOT_GIVEN = "±10%, not from the case"
_CHART_INPUTS = 8
_BRIEFLY = {
    "budget": "Budget met with all posts filled",
    "day_one": "Budget met by current spend and the supplement",
    "extra_cost": "Paid back by the end of the forecast",
}
_SHAPES = {"uniform": "uniform", "triangular": "triangular", "pert": "PERT", "normal": "normal", "discrete": "discrete"}


class Sensitivities(NamedTuple):
    """All that a run of `sensitivity` has worked out."""

    case: Case
    shown: Shown
    tornadoes: Sequence[Tornado]
    drawn: Sequence[Spread]
    simulation: Simulation


def told(id: str, label: str, value: Decimal | None, unit: Unit) -> Figure:
    """A figure of a run, whose working is all its draws."""
    return Figure(id, label, value, unit, WorkedApart())


def slug(figure: Figure) -> str:
    """A figure's id as one part of another."""
    return figure.id.replace(".", "_")


def sensitivity_page(one: Sensitivities) -> Document:
    """The key figures, then for each figure its tornado and what the draws make of it, and last how it was done."""
    return (
        Heading(one.case.title, (under_title(one.case, one.shown.rounding_phrase), "Sensitivity: what the answer rests on")),
        sensitivity_key(one),
        *(block for tornado, outcome in _each(one) for block in _of_figure(one, tornado, outcome)),
        *((_chance_grid(one.simulation.chances),) if one.simulation.chances else ()),
        *_given_ranges(one),
        *_notes(one),
    )


def _each(one: Sensitivities) -> Iterator[tuple[Tornado, Outcome]]:
    return zip(one.tornadoes, one.simulation.outcomes, strict=True)


def sensitivity_key(one: Sensitivities) -> KeyFigures:
    """Where the answers are and how far they spread, the chances, and the input that moves each furthest."""
    simulation = one.simulation
    parts: list[KeyTable | KeyNote] = [_key_table(one, outcome) for outcome in simulation.outcomes]
    parts += [_chances(simulation.chances)] if simulation.chances else []
    parts += [_largest(one, tornado) for tornado in one.tornadoes if tornado.bars]
    return KeyFigures((*parts, KeyNote("Ranges", _ranges(one.drawn)), KeyNote("Draws", _draws(simulation))))


def _key_table(one: Sensitivities, outcome: Outcome) -> KeyTable:
    title = f"{outcome.figure.label}: key figures"
    rows = [KeyRow("As the case has it", (_cell(one, outcome.figure, outcome.figure.value),), (outcome.figure,))]
    names = {5: "5th percentile: 1 draw in 20 is below", 50: "50th percentile: half the draws are below",
             95: "95th percentile: 1 draw in 20 is above"}  # fmt: skip
    for which, figure in percentiles_of(outcome):
        if which in names:
            rows.append(KeyRow(names[which], (_cell(one, figure, figure.value),), (figure,)))
    return KeyTable((title, _heading(one, outcome.figure)), tuple(rows))


def percentiles_of(outcome: Outcome) -> Iterator[tuple[int, Figure]]:
    """The percentiles as figures."""
    for which, value in outcome.percentiles.items():
        id = f"sensitivity.{slug(outcome.figure)}.percentile_{which}"
        yield which, told(id, f"{outcome.figure.label}, percentile {which}", value, outcome.figure.unit)


def mean_of(outcome: Outcome) -> Figure:
    """The mean as a figure."""
    id = f"sensitivity.{slug(outcome.figure)}.mean"
    return told(id, f"{outcome.figure.label}, mean", outcome.mean if outcome.percentiles else None, outcome.figure.unit)


def chance_of(chance: Chance) -> Figure:
    """The share of draws that answer yes, as a figure."""
    return told(f"sensitivity.chance.{chance.question.id}", chance.question.asks, chance.share, "percent")


def _chances(chances: Sequence[Chance]) -> KeyNote:
    """Every chance in a few words; the questions are in a table of their own."""
    said = []
    for number, chance in enumerate(chances):
        of = "" if number else f" of {chance.draws:,} draws"
        said.append(
            f"{_BRIEFLY.get(chance.question.id, chance.question.asks)}: {chance.yes:,}{of} ({percent(chance.share, 1)})."
        )
    return KeyNote("Chance", " ".join(said), tuple(map(chance_of, chances)))


def _chance_grid(chances: Sequence[Chance]) -> Grid:
    rows = [GridRow((chance.question.asks, f"{chance.yes:,}", percent(chance.share, 1))) for chance in chances]
    return Grid((f"How many of {chances[0].draws:,} draws answer yes", "Draws", "Chance"), tuple(rows))


def _largest(one: Sensitivities, tornado: Tornado) -> KeyNote:
    bar = tornado.bars[0]
    if not bar.width:
        return KeyNote("Moves most", f"{tornado.figure.label}: no input moves it within its range.")
    ends = " and ".join(
        f"{_sentence(one, tornado.figure, at)} at {value_of(bar.spread, end)}"
        for end, at in ((bar.low, bar.at_low), (bar.high, bar.at_high))
    )
    return KeyNote(
        "Moves most",
        f"{bar.spread.input.figure.label}: {_lower(tornado.figure.label)} is {ends}.",
    )


def _ranges(drawn: Sequence[Spread]) -> str:
    given = sum(spread.is_given for spread in drawn)
    if given:
        return f"{given} from the case, drawn all at once. Other inputs are tried one at a time: {NOT_GIVEN}."
    return f"{NOT_GIVEN}: every value of that range is equally likely, and inputs move apart."


def _draws(simulation: Simulation) -> str:
    return f"{simulation.draws:,}, seed {simulation.seed}. The same seed gives the same draws."


def _of_figure(one: Sensitivities, tornado: Tornado, outcome: Outcome) -> Iterator[Block]:
    figure = tornado.figure
    yield _tornado_grid(one, tornado)
    if still := [bar.spread.input.figure.label for bar in tornado.bars if not bar.width]:
        yield Sentence(f"Within their ranges these do not move it: {listed(still)}.")
    if any(bar.width for bar in tornado.bars):
        yield _tornado_chart(one, tornado)
    yield _percentile_grid(one, outcome)
    if len(outcome.histogram) > 1:
        yield _histogram(one, outcome)
    if outcome.unanswered:
        yield Sentence(f"{figure.label} has no answer in {outcome.unanswered:,} draws, which are left out of these.")
    if outcome.contributions:
        yield _contributions(outcome)


def _tornado_grid(one: Sensitivities, tornado: Tornado) -> Grid:
    heading = _heading(one, tornado.figure)
    mixed = any(bar.spread.is_given for bar in tornado.bars)
    title = f"One at a time: {tornado.figure.label}" + ("" if mixed else f" ({NOT_GIVEN})")
    rows = [
        GridRow(
            (
                _label(bar, mixed=mixed),
                value_of(bar.spread, bar.low),
                value_of(bar.spread, bar.high),
                *(_cell(one, tornado.figure, value) for value in (bar.at_low, bar.at_high, bar.width)),
            )
        )
        for bar in tornado.bars
        if bar.width
    ]
    return Grid((title, "From", "To", f"At from {heading}", f"At to {heading}", f"Moves {heading}"), tuple(rows))


def _label(bar: Bar, *, mixed: bool) -> str:
    label = bar.spread.input.figure.label
    return f"{label} (±10%)" if mixed and not bar.spread.is_given else label


def _tornado_chart(one: Sensitivities, tornado: Tornado) -> Chart:
    """Two bars an input, from what the case gives: left of the axis below it, right of it above."""
    rows = []
    for bar in [bar for bar in tornado.bars if bar.width][:_CHART_INPUTS]:
        for end, change in zip((bar.low, bar.high), bar.changes, strict=True):
            if change is not None:
                label = f"{bar.spread.input.figure.label} {value_of(bar.spread, end)}"
                rows.append(ChartRow(label, (change,), _cell(one, tornado.figure, change)))
    now = _sentence(one, tornado.figure, tornado.figure.value)
    title = f"{tornado.figure.label}: change from {now}, {_heading(one, tornado.figure)}"
    return Chart(title, ("change",), tuple(rows), signed=True)


def _percentile_grid(one: Sensitivities, outcome: Outcome) -> Grid:
    rows = [GridRow((f"{which}th percentile", _cell(one, figure, figure.value))) for which, figure in percentiles_of(outcome)]
    mean = mean_of(outcome)
    rows += [GridRow(("Mean", _cell(one, mean, mean.value)))]
    return Grid((f"All at once: {outcome.figure.label}", _heading(one, outcome.figure)), tuple(rows))


def _histogram(one: Sensitivities, outcome: Outcome) -> Chart:
    figure = outcome.figure
    rows = [
        ChartRow(
            f"{_cell(one, figure, interval.low)} to {_cell(one, figure, interval.high)}",
            (Decimal(interval.draws),),
            f"{interval.draws:,}",
        )
        for interval in outcome.histogram
    ]
    return Chart(f"Draws by {_lower(figure.label)}, {_heading(one, figure)}", ("draws",), tuple(rows))


def _contributions(outcome: Outcome) -> Grid:
    rows = [
        GridRow(
            (one.spread.input.figure.label, percent(one.share, 1), bracketed(to_places(one.rank_correlation, 2), _two_places))
        )
        for one in outcome.contributions
    ]
    return Grid(("What contributes to the spread", "Share", "Rank correlation: with / (against)"), tuple(rows))


def _given_ranges(one: Sensitivities) -> Iterator[Block]:
    given = [spread for spread in one.drawn if spread.is_given]
    if given:
        rows = [
            GridRow(
                (spread.input.figure.label, _SHAPES[spread.range.shape], range_text(spread), spread.range.where or "not given")
            )
            for spread in given
        ]
        yield Grid(("Ranges from the case", "Shape", "Range", "Where from"), tuple(rows), left=(0, 1, 2, 3))
    for pair in one.simulation.together:
        names = f"{pair.first.input.figure.label} and {_lower(pair.second.input.figure.label)}"
        wanted, drawn = _two_places(pair.wanted), _two_places(pair.drawn)
        yield Sentence(f"{names} move together: rank correlation {wanted} wanted, {drawn} drawn.")


def range_text(spread: Spread) -> str:
    """A range as a person says it: `22% to 28%, likely 24%`."""
    one = spread.range
    if one.shape == "discrete":
        return ", ".join(f"{value_of(spread, value)}: {percent(chance)}" for value, chance in one.values)
    ends = [value_of(spread, end) for end in (one.least, one.most) if end is not None]
    said = [" to ".join(ends)] if len(ends) == 2 else []
    if len(ends) == 1:
        said = [f"{ends[0]} or {'more' if one.most is None else 'less'}"]
    if one.likely is not None:
        said.append(f"likely {value_of(spread, one.likely)}")
    if one.deviation is not None:
        mean = spread.input.value if one.mean is None else one.mean
        said = [f"mean {value_of(spread, mean)}", f"deviation {value_of(spread, one.deviation)}", *said]
    return ", ".join(said)


def _notes(one: Sensitivities) -> Iterator[Sentence]:
    yield Sentence(
        "One at a time, each input goes to either end of its range and all others stay as they are. All at once, every draw "
        "has a value of each input that is drawn, and the case is worked out again with them."
    )
    if any(bar.spread.input.path == SPINE for tornado in one.tornadoes for bar in tornado.bars):
        yield Sentence(
            f"{LABEL}: each point at that per cent of what the case gives, to the nearest £1, or finer where the case is. -f "
            "json has what --set takes for each."
        )
    yield Sentence(f"A share of the spread is {MEASURE}. Where inputs move together, they share what is due to both.")
    yield Sentence(
        "A chance is a share of draws. It is no more certain than the ranges, and says nothing of what the case leaves out."
    )


def value_of(spread: Spread, value: Decimal) -> str:
    """A value of an input in its unit."""
    return plain(told(spread.input.path, "", value, spread.input.unit))


def _lower(label: str) -> str:
    """A label within a sentence: a name that is all capitals, or has more than one, keeps them."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def _two_places(value: Decimal) -> str:
    return f"{to_places(value, 2) + 0:f}"


def _heading(one: Sensitivities, figure: Figure) -> str:
    match figure.unit:
        case "GBP":
            return one.shown.heading
        case "percent":
            return "%"
        case unit:
            return "" if unit == "count" else unit


def _cell(one: Sensitivities, figure: Figure, value: Decimal | None) -> str:
    if value is None:
        return in_place_of_value(figure)
    if figure.unit == "GBP":
        return bracketed(value, one.shown.bare)
    return bracketed(value, lambda amount: percent(amount).rstrip("%") if figure.unit == "percent" else fte(amount))


def _sentence(one: Sensitivities, figure: Figure, value: Decimal | None) -> str:
    if value is None:
        return "no answer"
    return one.shown.money(value) if figure.unit == "GBP" else plain(told(figure.id, "", value, figure.unit))
