"""Switching values on a page: for each question what changes the answer, the smallest change first, then what does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ....diagnostics.names import listed
from ....ledger import Unit, to_places
from ....scenarios.inputs import Varied
from ....scenarios.questions import BUDGET, DAY_ONE
from ....scenarios.switching import Crossing, Searched, Switching
from ....scenarios.switching_answers import Answered, Answers, set_path, spans
from ...amounts import Shown, bracketed, fte_column, percent, price
from ...document import Block, Document, Grid, GridRow, Heading, Sentence

_NONE = "none"
_PATH = "As --set has it"


def switching_blocks(answers: Answers, shown: Shown) -> Document:
    """Every question one after another, then the rule that ranks and what was left out."""
    blocks: list[Block] = []
    for one in answers.answered:
        blocks += _question(answers, one, shown)
    if any(one.changing for one in answers.answered):
        blocks.append(Sentence(_rule()))
    blocks += [Sentence(text) for text in not_asked(answers)]
    return tuple(blocks)


def varied_page(answers: Answers, heading: Heading, shown: Shown) -> Document:
    """The page of inputs that alone were asked for."""
    names = listed(one.figure.label for one in answers.varied)
    return (heading._replace(title=f"Switching values: {names}"), *switching_blocks(answers, shown))


def _rule() -> str:
    return (
        "A switching value is the value of one input at which an answer changes, all else as in the case. The smallest change "
        "in per cent of the case's own value comes first. A rate changes by points, and is ranked by per cent of the rate. "
        "Two neighbouring values are given where rounding makes exactly 0 impossible: the answer has changed at the second. "
        "--set PATH=VALUE proves each."
    )


def standing(question_id: str, figure: Decimal, shown: Shown) -> str:
    """What a question's figure is in words: over or under the budget, an extra cost or a saving."""
    amount = shown.money(abs(figure))
    if question_id in (BUDGET.id, DAY_ONE.id):
        return f"{amount} {'over' if figure > 0 else 'under'} the budget" if figure else "exactly the budget"
    if question_id.startswith("package_in_"):
        return f"{amount} {'not funded' if figure > 0 else 'of funding to spare'}" if figure else "exactly funded"
    return f"{amount} {'more' if figure > 0 else 'less'} than doing nothing" if figure else "exactly what doing nothing costs"


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
    now = standing(one.question.id, one.now, shown)
    yield Sentence(f"{one.question.asks} {'Yes' if one.is_yes else 'No'}: {now}.", kind)  # type: ignore[arg-type]
    if one.changing:
        yield _changing(answers, one)
    if one.unchanging:
        yield _unchanging(answers, one, shown)
    for found in one.changing:
        if len(found.crossings) > 1:
            yield from map(Sentence, _several(answers, found))
    yield from map(Sentence, _searched(one))
    yield from map(Sentence, words(answers, one, shown))
    if one.frontier:
        yield _frontier(answers, one)


def _changing(answers: Answers, one: Answered) -> Grid:
    turns = "no" if one.is_yes else "yes"
    posts = any(found.input.unit == "FTE" for found in one.changing)
    columns = (f"What would make the answer {turns}", _PATH, "Now", "Switching value", "Change / (fall)", "%")
    rows = []
    for found in one.changing:
        for number, crossing in enumerate(found.crossings):
            whole = found.whole_posts(crossing)
            cells = (*_crossing(found, crossing), *(("" if whole is None else bracketed(whole, str),) if posts else ()))
            label = found.input.figure.label if not number else "and again at"
            now = amount(found.input.value, found.input.unit) if not number else ""
            rows.append(GridRow((label, set_path(answers.evaluation.case, found.input) if not number else "", now, *cells)))
    return Grid((*columns, *(("Whole posts",) if posts else ())), tuple(rows), left=(0, 1))


def _crossing(found: Switching, crossing: Crossing) -> tuple[str, str, str]:
    share = found.share(crossing)
    return (
        values(crossing, found.input),
        change(found.change(crossing), found.input.unit),
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
    ends = f"{amount(searched.least, unit).removesuffix(' FTE')} to {amount(searched.most, unit)}"
    return ends if searched.steps is None else f"{ends}, {searched.steps} steps"


def nearest(one: Answered, found: Switching) -> tuple[Decimal, Decimal] | None:
    """Where the figure comes nearest to the other answer: the input's value, and the figure."""
    if not found.extremes:
        return None
    return found.extremes[1 if one.is_yes else 0]


def _unchanging(answers: Answers, one: Answered, shown: Shown) -> Grid:
    least = "Most" if one.is_yes else "Least"
    columns = ("No value changes the answer", _PATH, "Looked through", f"{least} {_noun(one)} {shown.heading}", "At")
    rows = []
    for found in one.unchanging:
        near, unit = nearest(one, found), found.input.unit
        at, figure = (_NONE, _NONE) if near is None else (amount(near[0], unit), bracketed(near[1], shown.bare))
        if near is not None and found.searched.most is None and near[0] >= 10**12:
            at = "however high"
        path = set_path(answers.evaluation.case, found.input)
        rows.append(GridRow((found.input.figure.label, path, looked_through(found.searched, unit), figure, at)))
    return Grid(columns, tuple(rows), left=(0, 1, 2))


def _noun(one: Answered) -> str:
    if one.question.id in (BUDGET.id, DAY_ONE.id):
        return "over / (under) budget"
    return "not funded / (to spare)" if one.question.id.startswith("package_in_") else "extra cost / (saving)"


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
    names = [found.input.figure.label for found in one.changing if found.searched.steps is not None]
    if any(found.searched.steps for found in one.switching):
        steps = next(found.searched.steps for found in one.switching if found.searched.steps)
        tried = f" Searched, of those that change the answer: {listed(names)}." if names else ""
        yield (
            f"An input that cannot be solved for is searched at {steps} steps of equal width. The answer could change "
            f"twice between two steps unseen. Other inputs are solved exactly.{tried}"
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


def not_asked(answers: Answers) -> Sequence[str]:
    """Which questions are not answered, and why."""
    said = []
    if answers.left_out:
        named = listed(f'"{one.asks}"' for one in answers.left_out)
        said.append(
            f"Switching values are not worked out for every input here, which would take more than a few seconds: {named} "
            "--vary PATH has those of one input."
        )
    return [*said, *answers.notes]
