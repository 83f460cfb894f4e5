"""Switching values on a page: for each question what changes the answer, the smallest change first, then what does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ....diagnostics.names import listed
from ....diagnostics.shell import for_shell
from ....ledger import Unit, to_places
from ....scenarios.allowed import set_path
from ....scenarios.inputs import Varied, is_supplement
from ....scenarios.questions import Question
from ....scenarios.spine import LABEL, SPINE
from ....scenarios.switching import Crossing, Searched, Switching
from ....scenarios.switching_answers import Answered, Answers, spans
from ...amounts import Shown, bracketed, fte_column, percent, price
from ...document import Block, Document, Grid, GridRow, Heading, Sentence

_NONE = "none"
_NO_VALUE, _NONE_FOUND = "No value changes the answer", "No value found that changes it"
_MOST_ROWS = 30  # of a table of a page; json and csv have all
_MOST_NAMED = 5
_PATH = "As --set has it"


def switching_blocks(answers: Answers, shown: Shown) -> Document:
    """Every question one after another, then the rule that ranks and what was left out."""
    blocks: list[Block] = []
    for one in answers.answered:
        blocks += _question(answers, one, shown)
    if any(one.changing for one in answers.answered):
        blocks.append(Sentence(_rule()))
    if any(is_supplement(found.input.path) and found.input.least for one in answers.answered for found in one.switching):
        blocks.append(Sentence(_ABOVE_NIL))
    if any(found.input.path == SPINE for one in answers.answered for found in one.switching):
        blocks.append(Sentence(_AT_A_PER_CENT))
    blocks += [Sentence(text) for text in not_asked(answers)]
    return tuple(blocks)


_AT_A_PER_CENT = (
    f"{LABEL}: each point at that per cent of what the case gives, to the nearest £1, or finer where the case is. -f json has "
    "what --set takes for each. A point by itself stays between its neighbours."
)


_ABOVE_NIL = (
    "Of the forecast a supplement is looked through from its first step above £0. With none at all the proposal's turnover is "
    "not that of the grade: compare shows an option without it."
)


def varied_page(answers: Answers, heading: Heading, shown: Shown) -> Document:
    """The page of inputs that alone were asked for."""
    names = listed(one.figure.label for one in answers.varied)
    return (heading._replace(title=f"Switching values: {names}"), *switching_blocks(answers, shown))


def _rule() -> str:
    return (
        "A switching value is the value of one input at which an answer changes, all else as in the case. The smallest change "
        "in per cent of the case's own value comes first. A rate changes by points, and is ranked by per cent of the rate. "
        "Where rounding makes exactly 0 impossible, the answer has changed at the value given and not yet a step before it: a "
        "pound, 0.01 FTE, 0.01 points, or the step of the case's own text if finer. --set PATH=VALUE proves each. -f json has "
        "every path, and both values with the figure at each."
    )


_STANDING = {
    "budget": ("over the budget", "under the budget", "exactly the budget"),
    "doing nothing": ("more than doing nothing", "less than doing nothing", "exactly what doing nothing costs"),
    "funding": ("not funded", "of funding to spare", "exactly funded"),
}
_NOUN = {"budget": "over / (under)", "doing nothing": "cost / (saving)", "funding": "unfunded / (to spare)"}


def standing(question: Question, figure: Decimal, shown: Shown) -> str:
    """What a question's figure is in words: over or under the budget, an extra cost or a saving."""
    over, under, exactly = _STANDING[question.about]
    standing = f"{shown.money(abs(figure))} {over if figure > 0 else under}" if figure else exactly
    return f"{standing} {question.period}".rstrip()


def amount(value: Decimal, unit: Unit) -> str:
    """A value of an input with its unit."""
    match unit:
        case "GBP":
            return price(value)
        case "percent":
            return percent(value)
        case _:
            return f"{fte_column(value)} FTE"


def change(value: Decimal, unit: Unit) -> str:
    """A change in the input's own unit, a rate's in points; a fall in brackets."""
    if unit == "percent":
        return bracketed(value, lambda one: f"{to_places(one, 2) + 0:f} points")
    return bracketed(value, lambda one: amount(one, unit))


def _question(answers: Answers, one: Answered, shown: Shown) -> Iterator[Block]:
    """The answer now, then the tables and their sentences."""
    kind = "over" if not one.is_yes else "under"
    now = standing(one.question, one.now, shown)
    yield Sentence(f"{one.question.asks} {'Yes' if one.is_yes else 'No'}: {now}.", kind)  # type: ignore[arg-type]
    if one.changing:
        yield _changing(answers, one)
    yield from _unchanging(answers, one, shown)
    for found in one.changing:
        if len(found.crossings) > 1:
            yield from map(Sentence, _several(answers, found))
    yield from map(Sentence, _searched(one))
    yield from map(Sentence, words(answers, one, shown))
    yield from map(Sentence, _refused(one))
    yield from map(Sentence, _not_shown(one))
    if one.frontier:
        yield _frontier(answers, one)
        yield from map(Sentence, _frontier_searched(answers, one))


def _changing(answers: Answers, one: Answered) -> Grid:
    """Each switching value; how the input is called by --set, and the value a step before, where there is room for it."""
    turns = "no" if one.is_yes else "yes"
    posts = any(found.whole_posts(crossing) is not None for found in one.changing for crossing in found.crossings)
    columns = (f"What would make the answer {turns}", _PATH, "Now", "Step before", "Switching value", "Change / (fall)", "%")
    rows = []
    for found in one.changing[:_MOST_ROWS]:
        for number, crossing in enumerate(found.crossings):
            whole = found.whole_posts(crossing)
            cells = (*_crossing(found, crossing), *(("" if whole is None else bracketed(whole, str),) if posts else ()))
            label = _label(one, found.input) if not number else "and again at"
            now = amount(found.input.value, found.input.unit) if not number else ""
            rows.append(
                GridRow((label, for_shell(set_path(answers.evaluation.case, found.input)) if not number else "", now, *cells))
            )
    return Grid((*columns, *(("Whole posts",) if posts else ())), tuple(rows), left=(0, 1), spare=(1, 3), paths=(1,))


def _label(one: Answered, input: Varied) -> str:
    """The input, without saying again that it is one of the forecast where the question is."""
    label = input.figure.label
    short = label.removeprefix("Forecast ")
    return label if one.question.about != "doing nothing" else short[:1].upper() + short[1:]


def _crossing(found: Switching, crossing: Crossing) -> tuple[str, str, str, str]:
    share, unit = found.share(crossing), found.input.unit
    return (
        amount(crossing.values[0], unit) if len(crossing.values) > 1 else "",
        amount(crossing.value, unit),
        change(found.change(crossing), unit),
        "from 0" if share is None else bracketed(share, lambda one: percent(one, 1)),
    )


def values(crossing: Crossing, input: Varied) -> str:
    """`£11,403,379`, or two neighbours: `12.18 / 12.17 FTE`."""
    *others, last = (amount(value, input.unit) for value in crossing.values)
    if input.unit == "FTE":
        others = [fte_column(value) for value in crossing.values[:-1]]
    return " / ".join((*others, last))


def looked_through(searched: Searched, unit: Unit) -> str:
    """The range of an input that was looked through."""
    if searched.most is None:
        return f"{amount(searched.least, unit)} and up"
    return f"{amount(searched.least, unit).removesuffix(' FTE')} to {amount(searched.most, unit)}"


def nearest(one: Answered, found: Switching) -> tuple[Decimal, Decimal] | None:
    """Where the figure comes nearest to the other answer: the input's value, and the figure."""
    if not found.extremes:
        return None
    return found.extremes[1 if one.is_yes else 0]


def _unchanging(answers: Answers, one: Answered, shown: Shown) -> Iterator[Block]:
    """What was solved for, where none is the whole answer; then what was searched, where it is that of the steps tried."""
    for title, is_searched in ((_NO_VALUE, False), (_NONE_FOUND, True)):
        rows = [found for found in one.unchanging if (found.searched.steps is not None) is is_searched]
        if rows:
            yield _without(answers, one, rows[:_MOST_ROWS], title, shown)


def _without(answers: Answers, one: Answered, found: Sequence[Switching], title: str, shown: Shown) -> Grid:
    near_most = f"{'Most' if one.is_yes else 'Least'} {_NOUN[one.question.about]} {shown.heading}"
    rows = []
    for its in found:
        near, unit = nearest(one, its), its.input.unit
        at, figure = (_NONE, _NONE) if near is None else (amount(near[0], unit), bracketed(near[1], shown.bare))
        if near is not None and its.searched.most is None and near[0] >= 10**12:
            at = "however high"
        path = for_shell(set_path(answers.evaluation.case, its.input))
        rows.append(GridRow((_label(one, its.input), path, looked_through(its.searched, unit), figure, at)))
    return Grid((title, _PATH, "Looked through", near_most, "At"), tuple(rows), left=(0, 1), spare=(1,), paths=(1,))


def _not_shown(one: Answered) -> Iterator[str]:
    """What a page of some rows leaves out, and what was not looked through at all."""
    over = sum(max(len(rows) - _MOST_ROWS, 0) for rows in (one.changing, one.unchanging))
    if over:
        yield f"{over:,} more inputs have their values in -f json and -f csv."
    if one.unsearched:
        names = listed([*(_label(one, input) for input in one.unsearched[:_MOST_NAMED]), *_others(one)])
        yield (
            f"Not looked through: {names}. Each moves so much that all together would take more than a few seconds. "
            "--vary PATH looks through one of them."
        )


def _refused(one: Answered) -> Iterator[str]:
    """Values that only the arithmetic has."""
    changing = {found.input.path for found in one.changing}
    for input, value, why in one.refused:
        alone = "" if input.path in changing else " No value that it can have was found."
        yield (
            f"{_label(one, input)}: the answer would change at {amount(value, input.unit)}, which the case cannot have "
            f"({why}).{alone}"
        )
    if one.untried:
        yield f"Whether the case can have the {one.untried:,} furthest values was not tried: --set PATH=VALUE says so of each."


def _others(one: Answered) -> list[str]:
    more = len(one.unsearched) - _MOST_NAMED
    return [f"{more:,} more"] if more > 0 else []


def _several(answers: Answers, found: Switching) -> Iterator[str]:
    """What the answer is between the switching values of an input that has more than one."""
    stretches = []
    for low, high, yes in spans(answers.evaluation, found):
        end = "up" if high is None else f"to {amount(high, found.input.unit)}"
        stretches.append(f"{'yes' if yes else 'no'} from {amount(low, found.input.unit)} {end}")
    if stretches:
        yield f"{found.input.figure.label} changes the answer more than once: {listed(stretches)}."


def _searched(one: Answered) -> Iterator[str]:
    """Which inputs were searched at steps, and what such a search may miss."""
    steps = next((found.searched.steps for found in one.switching if found.searched.steps), None)
    if steps is None:
        return
    names = [_label(one, found.input) for found in one.changing if found.searched.steps]
    none = any(found.searched.steps for found in one.unchanging)
    names += ["what has no value found"] if none else []
    solved = "" if all(found.searched.steps for found in one.switching) else " All other inputs are solved exactly."
    yield (
        f"Searched at {steps} steps of equal width, since they cannot be solved for: {listed(names)}. The answer could change "
        f"twice between two steps unseen.{solved}"
    )


def words(answers: Answers, one: Answered, shown: Shown) -> Iterator[str]:
    """What cannot make a proposal pay: no turnover of its own, and no number of starters."""
    if one.is_yes:
        return
    release = "with agency staff released as in the case" if answers.evaluation.case.agency is not None else ""
    for one_rate in one.together:
        if not one_rate.changes and one_rate.least > 0:
            terms = f", {release}" if release else ""
            yield (
                f"No turnover of the proposal makes it pay{terms}. At one rate throughout, the least extra cost is "
                f"{shown.money(one_rate.least)}, at {percent(one_rate.at)}."
            )
    starters = [found for found in one.unchanging if found.input.path.startswith("forecast.proposal.starters")]
    if len(starters) == 1 and starters[0].extremes:
        at, least = starters[0].extremes[0]
        yield (
            f"No number of starters makes it pay{', ' + release if release else ''}, from 0 to "
            f"{amount(starters[0].searched.most or at, 'FTE')} a year. The least extra cost is {shown.money(least)}, at "
            f"{amount(at, 'FTE')}."
        )


def _frontier(answers: Answers, one: Answered) -> Grid:
    """Values of the first input, each with what the second must be."""
    first, second = answers.varied
    columns = (f"Both at once: {first.figure.label}", f"Switching value of {second.figure.label}", "Change / (fall)")
    rows = []
    for value, crossings in one.frontier:
        cells = (
            "; ".join(values(crossing, second) for crossing in crossings) or _NONE,
            "; ".join(change(crossing.value - second.value, second.unit) for crossing in crossings) or _NONE,
        )
        now = " (now)" if value == first.value else ""
        rows.append(GridRow((f"{amount(value, first.unit)}{now}", *cells)))
    return Grid(columns, tuple(rows))


def _frontier_searched(answers: Answers, one: Answered) -> Iterator[str]:
    """Where the second input was looked for, so that none is none of that."""
    if one.frontier_searched is not None:
        second, steps = answers.varied[1], one.frontier_searched.steps
        through = looked_through(one.frontier_searched, second.unit)
        yield (
            f"In each row {second.figure.label} was searched from {through} at {steps} steps of equal width: none is none "
            "in that range, and the answer could change twice between two steps unseen."
        )


def not_asked(answers: Answers) -> Sequence[str]:
    """Which questions are not answered, and why."""
    said = []
    if answers.left_out:
        named = listed(f'"{one.asks}"' for one in answers.left_out)
        said.append(f"Not looked through, since the forecast is large: {named} --vary PATH looks through one input.")
    return [*said, *answers.notes]
