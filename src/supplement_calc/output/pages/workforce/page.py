"""What `workforce` shows: teams with the whole pooled from them, the paper's own totals, series, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....diagnostics.names import listed
from ....evidence.suppression import Suppressed
from ....evidence.workforce import GroupEvidence, Measures, TeamEvidence, WorkforceEvidence
from ....evidence.workforce_measures import LABELS
from ....ledger import Figure
from ....reference.calendar import day_in_words
from ...amounts import fte, percent
from ...document import Block, Chart, ChartRow, Document, Grid, GridRow, Heading, Sentence
from ...followed.kept import kept
from .cells import cell, change, change_percent, given, is_shown
from .key import workforce_key
from .other_tables import rest_blocks

# Columns of the tables by what they are about; a column that no row has is left out.
_POSTS = ("establishment_before", "establishment", "in_post", "vacant", "agency", "agency_beyond", "unfilled",
          "leavers")  # fmt: skip
_PEOPLE = ("headcount", "in_post", "men", "women")
_SHARES = ("vacancy_rate", "agency_share_of_establishment", "agency_share_of_workforce", "agency_share_of_vacancies",
           "agency_cover_of_vacancies",            "permanent_share_of_establishment", "turnover_of_in_post")  # fmt: skip
_SHORT = {
    "establishment_before": "Before",
    "establishment": "Posts",
    "unfilled": "Unfilled / (surplus)",
    "in_post": "In post",
    "vacancy_rate": "Vacant of posts",
    "agency_share_of_establishment": "Agency of posts",
    "agency_share_of_workforce": "Agency of workforce",
    "agency_share_of_vacancies": "Agency of vacancies",
    "agency_beyond": "Beyond vacancies",
    "agency_cover_of_vacancies": "Vacancies covered",
    "permanent_share_of_establishment": "Employed of posts",
    "turnover_of_in_post": "Leavers of in post",
}


def group_blocks(group: GroupEvidence, people: Suppressed) -> Iterator[Block]:
    """One group of the paper."""
    yield Sentence(_about(group))
    rows = [(team.name, team.measures) for team in group.teams]
    totals = [("All, pooled", group.pooled)] if len(group.teams) > 1 else []
    printed = [("All, printed in the paper", _as_printed(group.total))] if group.total else []
    if rows or printed:
        yield from _table(f"{group.name}: posts", _POSTS, rows, totals + printed, people, in_fte=group.unit == "FTE")
        yield from _table(f"{group.name}: shares", _SHARES, rows, totals + printed, people)
        yield from _left_out(group)
        yield from _people(group, people)
    yield from _printed_rates(group, people)
    yield from _over_teams(group, people)
    yield from _covered(group, people)
    yield from _turnover(group, people)
    if group.series:
        yield from _series(group, people)
    elif len(group.teams) > 1:
        yield from _vacancy_chart(group, people)
    if group.given.note:
        yield Sentence(" ".join(group.given.note.split()))


def paper_blocks(group: GroupEvidence, people: Suppressed) -> Iterator[Block]:
    """The same for a council's own paper: its posts, shares, turnover and change over time, without what a paper prints."""
    rows = [(team.name, team.measures) for team in group.teams]
    totals = [("All", group.pooled)] if len(group.teams) > 1 else []
    if rows:
        yield from _table(f"{group.name}: posts", _POSTS, rows, totals, people, in_fte=group.unit == "FTE")
        yield from _table(f"{group.name}: shares", _SHARES, rows, totals, people)
        yield from _left_out(group)
        yield from _people(group, people)
    yield from _over_teams(group, people)
    yield from _covered(group, people)
    yield from _turnover(group, people)
    yield from (block for block in _series(group, people) if isinstance(block, Grid)) if group.series else ()


def _about(group: GroupEvidence) -> str:
    date = f" at {day_in_words(group.given.date)}" if group.given.date else ""
    counted = "FTE" if group.unit == "FTE" else "people"
    where = f" ({group.given.where})" if group.given.where else ""
    return f"{group.name}{date}, in {counted}{where}"


@kept
def _table(
    title: str,
    names: Iterable[str],
    rows: list[tuple[str, Measures]],
    totals: list[tuple[str, Measures]],
    people: Suppressed,
    *,
    in_fte: bool = False,
) -> Iterator[Grid]:
    columns = [name for name in names if any(name in measures for _, measures in rows + totals)]
    if not columns:
        return
    headings = tuple(_SHORT.get(name, LABELS.get(name, name)) for name in columns)
    body = [
        GridRow((label, *(cell(measures.get(name), people, in_fte=in_fte) for name in columns))) for label, measures in rows
    ]
    ends = [
        GridRow(
            (label, *(cell(measures.get(name), people, in_fte=in_fte) for name in columns)),
            "subtotal" if number == 0 and rows else "line",
        )
        for number, (label, measures) in enumerate(totals)
    ]
    yield Grid((title, *headings), tuple(body + ends))


def _left_out(group: GroupEvidence) -> Iterator[Sentence]:
    """The teams that the pooled totals are without, by what they do not give."""
    without: dict[tuple[str, ...], list[str]] = {}
    for measure in _POSTS if len(group.teams) > 1 else ():
        if measure in group.pooled and (names := group.not_given(measure)):
            without.setdefault(tuple(names), []).append(LABELS[measure].lower())
    for teams, measures in without.items():
        of, gives = listed(measures), "gives" if len(teams) == 1 else "give"
        yield Sentence(f"{group.name}: what is pooled of {of} is without {listed(list(teams))}, which {gives} none.")


def _as_printed(total: TeamEvidence) -> Measures:
    """The totals that the paper gives, and its printed rates under the names of ours where they say the denominator."""
    return {name: f for name, f in total.measures.items() if f.is_input and not name.startswith("printed.")} | {
        name.removeprefix("printed."): f for name, f in total.measures.items() if name.startswith("printed.")
    }


def _printed_rates(group: GroupEvidence, people: Suppressed) -> Iterator[Grid]:
    """Rates and totals as the paper prints them for each team, under the paper's own names."""
    entries = [*group.teams, *([group.total] if group.total else []), *group.series]
    names = dict.fromkeys(name for entry in entries for name in entry.measures if name.startswith("printed."))
    rows = [
        GridRow((entry.name, *(given(entry.measures.get(name), people) for name in names)))
        for entry in entries
        if any(name in entry.measures for name in names)
    ]
    if rows:
        headings = (name.removeprefix("printed.").replace("_", " ") for name in names)
        yield Grid((f"{group.name}: printed in the paper", *headings), tuple(rows))


@kept
def _over_teams(group: GroupEvidence, people: Suppressed) -> Iterator[Sentence]:
    """What is not to be mistaken for the vacancy rate, and unfilled posts net and with a floor of zero."""
    mean, rate = group.pooled.get("mean_vacancy_rate"), group.pooled.get("vacancy_rate")
    if mean is not None and rate is not None and is_shown(mean, people) and is_shown(rate, people):
        assert mean.value is not None and rate.value is not None
        yield Sentence(
            f"{group.name}: the vacancy rate is {percent(rate.value, 2)} (all vacant posts ÷ all posts). "
            f"The average of the team rates, {percent(mean.value, 2)}, {_average(rate, mean)}"
        )
    net, floor = group.pooled.get("unfilled"), group.pooled.get("unfilled_floor_nil")
    if net is not None and floor is not None and is_shown(net, people) and is_shown(floor, people):
        assert net.value is not None and floor.value is not None
        counted = "FTE" if group.unit == "FTE" else "posts"
        text = f"{group.name}: {fte(net.value)} {counted} have neither employee nor agency cover"
        if net.value != floor.value:
            text += f", counting surplus agency staff against other teams. Without that it is {fte(floor.value)}"
        yield Sentence(f"{text}.")


@kept
def _covered(group: GroupEvidence, people: Suppressed) -> Iterator[Sentence]:
    """Where the paper says how many agency staff cover no vacancy: what the others cover."""
    measures = group.pooled or (group.total.measures if group.total else {})
    rate, beyond = (measures.get(name) for name in ("agency_cover_of_vacancies", "agency_beyond"))
    if rate is None or beyond is None or rate.value is None:
        return
    covered, vacant = rate.operands
    if all(is_shown(one, people) for one in (covered, vacant, rate, beyond)):
        counted = "FTE" if group.unit == "FTE" else "posts"
        whose = " of the teams that say so" if group.teams and group.not_given("agency_beyond") else ""
        yield Sentence(
            f"{group.name}: agency staff{whose} cover {fte(covered.known)} of {fte(vacant.known)} vacant {counted}, "
            f"{percent(rate.known, 1)}. Another {fte(beyond.known)} cover no vacancy."
        )


def _average(rate: Figure, mean: Figure) -> str:
    """What is wrong with the average, where it is another number."""
    if rate.value == mean.value:
        return "is the same."
    return "is not the vacancy rate: it counts small and large teams alike."


@kept
def _turnover(group: GroupEvidence, people: Suppressed) -> Iterator[Grid]:
    """Turnover and starters at each date, where the paper gives them."""
    entries = [*group.teams, *([group.total] if group.total else [])]
    dates = dict.fromkeys(at for entry in entries for at in entry.given.earlier or {})
    now = day_in_words(group.given.date) if group.given.date else "Now"
    for key, label in (("turnover", "turnover in the year"), ("starters", "starters in the year"), ("vacant", "vacant")):
        then_given = any(getattr(then, key) for entry in entries for then in (entry.given.earlier or {}).values())
        if not then_given and (key == "vacant" or not any(getattr(entry.given, key) for entry in entries)):
            continue
        rows = [
            GridRow(
                (entry.name, given(getattr(entry.given, key), people), *(given(_at(entry, at, key), people) for at in dates))
            )
            for entry in entries
        ]
        yield Grid((f"{group.name}: {label}", now, *dates), tuple(rows))


def _at(entry: TeamEvidence, at: str, key: str) -> Figure | None:
    then = (entry.given.earlier or {}).get(at)
    figure: Figure | None = getattr(then, key) if then else None
    return figure


def _people(group: GroupEvidence, people: Suppressed) -> Iterator[Grid]:
    """People by sex, length of service and age, where the paper gives them."""
    entries = [*group.teams, *([group.total] if group.total else [])]
    if not any(e.given.headcount or e.given.men or e.given.average_age for e in entries):
        return
    rows = [
        GridRow((
            e.name,
            *(cell(e.measures.get(name), people) for name in ("headcount", "men", "women")),
            given(e.given.average_service, people),
            given(e.given.average_age, people),
        ))
        for e in entries
    ]  # fmt: skip
    yield Grid((f"{group.name}: people", "Headcount", "Men", "Women", "Average service", "Average age"), tuple(rows))


def _series(group: GroupEvidence, people: Suppressed) -> Iterator[Block]:
    rows = [(date.name, date.measures) for date in group.series]
    yield from _table(f"{group.name} over time: posts", _POSTS, rows, [], people, in_fte=group.unit == "FTE")
    yield from _table(f"{group.name} over time: shares", _SHARES, rows, [], people)
    parts = ("in_post", "agency", "unfilled")
    drawn = [
        date for date in group.series if all(part in date.measures and is_shown(date.measures[part], people) for part in parts)
    ]
    if drawn:
        bars = tuple(
            ChartRow(
                date.name,
                tuple(value for part in parts if (value := date.measures[part].value) is not None),
                "  ".join(f"{cell(date.measures[part], people):>6}" for part in parts),
            )
            for date in drawn
        )
        yield Chart(f"{group.name}, {'FTE' if group.unit == 'FTE' else 'people'}", ("employed", "agency", "unfilled"), bars)
    if group.changes:
        yield Grid(
            (f"{group.name}: {group.series[0].name} to {group.series[-1].name}", "First", "Last", "Rise / (fall)", "Per cent"),
            tuple(
                GridRow(
                    (
                        c.label,
                        cell(c.first, people),
                        cell(c.last, people),
                        change(c.by, people),
                        change_percent(c.percent, people),
                    )
                )
                for c in group.changes
            ),
        )


def _vacancy_chart(group: GroupEvidence, people: Suppressed) -> Iterator[Chart]:
    rows = [
        ChartRow(team.name, (rate.value,), percent(rate.value, 1))
        for team in group.teams
        if (rate := team.measures.get("vacancy_rate")) is not None and rate.value is not None and is_shown(rate, people)
    ]
    whole = group.pooled.get("vacancy_rate")
    if len(rows) > 1 and whole is not None and whole.value is not None and is_shown(whole, people):
        rows.append(ChartRow("All", (whole.value,), percent(whole.value, 1)))
        yield Chart(f"{group.name}: vacancies as a share of establishment", ("vacant",), tuple(rows))


def workforce_page(evidence: WorkforceEvidence, people: Suppressed) -> Document:
    """The whole page."""
    case = evidence.case
    source = [line for line in (case.organisation, case.source) if line]
    suppressed = [Sentence(_SUPPRESSED)] if people.instead else []
    return (
        Heading(f"{case.title}: the workforce", tuple(source)),
        *([key] if (key := workforce_key(evidence, people)) else ()),
        *(block for group in evidence.groups for block in group_blocks(group, people)),
        *rest_blocks(evidence, people),
        *suppressed,
    )


_SUPPRESSED = "Counts of people under 5 are not shown, nor a second where one could be worked out. --full shows them."
