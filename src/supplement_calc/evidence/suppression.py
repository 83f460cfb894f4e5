"""Small counts of people, which are not shown: under 5 by sex, grade, service or vacancy that they applied for, and a second
where one could be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ..case.case import Case
from ..case.people.counts import FEWEST, HEADS, PEOPLE
from ..ledger import Computed, Figure
from . import workforce_measures as staff
from .disclosure import ShownSums, is_one_possibility
from .funnel import FunnelEvidence
from .workforce import GroupEvidence, Measures, WorkforceEvidence

PRIMARY, SECONDARY = f"under {FEWEST}", "not shown"
_SEXES = ("men", "women")
# What gives a hidden measure away together with what is shown: the headcount less one sex, posts less vacancies, the staff in
# post times their turnover, and agency staff less those beyond vacancies or on them.
_WITH = {"headcount": ("men",), "men": ("women",), "women": ("men",), "in_post": ("vacant",), "leavers": ("turnover",),
         "agency_beyond": ("agency_covering",), "agency_covering": ("agency_beyond",)}  # fmt: skip
_KNOWN = frozenset((*staff.COUNTS, *staff.DERIVED, *staff.RATES))


class Suppressed:
    """The figures of a case that are not shown, with what is shown in their place. With `full` everything is shown."""

    def __init__(self, evidence: WorkforceEvidence, *, full: bool = False) -> None:
        self.instead: dict[str, str] = {}
        if not full:
            self._suppress_counts(evidence)
        if self.instead:
            self._suppress_dependents(evidence)
            for group in evidence.groups:
                self._suppress_printed(group)

    def instead_of(self, figure: Figure) -> str | None:
        """What is shown in place of a figure, or None where it is shown."""
        return self.instead.get(figure.id)

    def _suppress_counts(self, evidence: WorkforceEvidence) -> None:
        """Those given by the case and those that are worked out as counts of people."""
        for group in evidence.groups:
            self._suppress(group)
        for funnel in evidence.recruitment:
            self._suppress_funnel(funnel)
        for indicator in evidence.indicators:
            if indicator.given.counts == "people":
                for values in (indicator.given.values, indicator.given.new or {}):
                    self._family([{"people": value} for value in values.values()], [], ("people",))

    def _suppress(self, group: GroupEvidence) -> None:
        columns = PEOPLE if group.unit == "FTE" else (*PEOPLE, *HEADS)
        wholes = [group.pooled, *([group.total.measures] if group.total else [])]
        self._family([team.measures for team in group.teams], wholes, columns)
        for date in dict.fromkeys(at for team in group.teams for at in team.earlier):
            then = [group.pooled_earlier[date]]
            then += [group.total.earlier[date]] if group.total and date in group.total.earlier else []
            self._family([team.earlier[date] for team in group.teams if date in team.earlier], then, columns)
        for at in group.series:
            self._family([], [at.measures], columns)

    def _suppress_funnel(self, funnel: FunnelEvidence) -> None:
        """Every stage, as a whole and by where they come from; those who accept and those who decline are those offered."""
        for stage in funnel.stages.values():
            parts = [{"people": part} for part in (stage.external, stage.internal) if part is not None]
            self._family(parts, [], ("people",))
            self._family([], [{"people": stage.total}], ("people",))
            if len(parts) > 1:
                self._hide_second(parts, [{"people": stage.total}], "people")
        per_advert = (funnel.given.fewest_per_advert, funnel.given.most_per_advert)
        self._family([], [{"people": one} for one in per_advert if one is not None], ("people",))
        accepted, declined, offered = (funnel.stages.get(stage) for stage in ("accepted", "declined", "offered"))
        if accepted is not None and declined is not None and offered is not None:
            answers = [{"people": accepted.total}, {"people": declined.total}]
            self._hide_second(answers, [{"people": offered.total}], "people")

    def _family(self, parts: Sequence[Measures], wholes: Sequence[Measures], columns: Sequence[str]) -> None:
        """Parts of a whole: a hidden part must not follow from the whole less the others."""
        small = [(entry, column) for entry in (*parts, *wholes) for column in columns if _is_small(entry.get(column))]
        self.instead |= {entry[column].id: PRIMARY for entry, column in small}
        for entry, column in small:
            self._hide(entry, column, PRIMARY)
        for column in columns:
            self._hide_second(parts, wholes, column)

    def _hide(self, entry: Measures, column: str, instead: str) -> None:
        """Hide a measure, its printed form, and what would give it away within the row."""
        for name in (column, f"printed.{column}"):
            figure = entry.get(name)
            if figure is not None and figure.value is not None:
                self.instead.setdefault(figure.id, instead)
        for other in _WITH.get(column, ()):
            figure = entry.get(other)
            if figure is not None and figure.id not in self.instead:
                self._hide(entry, other, SECONDARY)

    def _hide_second(self, parts: Sequence[Measures], wholes: Sequence[Measures], column: str) -> None:
        """What is hidden must not follow from the whole less what is shown: the next smallest is hidden too, and so on until
        more than one set of counts would give that sum. Where there is no other, the whole is hidden."""
        given = [entry for entry in parts if (figure := entry.get(column)) is not None and figure.value is not None]
        while self._is_given_away([entry[column] for entry in given]):
            shown = [entry for entry in given if entry[column].id not in self.instead]
            if not shown:
                for whole in wholes:
                    self._hide(whole, column, SECONDARY)
                return
            # a zero last: it leaves the counts that it is hidden with as they are
            self._hide(min(shown, key=lambda entry: _hidden_first(entry[column])), column, SECONDARY)

    def _is_given_away(self, figures: Sequence[Figure]) -> bool:
        """Whether the sum of the hidden ones leaves only one possibility for those known to be under five."""
        hidden = [figure for figure in figures if figure.id in self.instead]
        small = [figure for figure in hidden if self.instead[figure.id] == PRIMARY]
        if len(hidden) == 1 or not small:
            return len(hidden) == 1
        together = sum((Fraction(figure.known) for figure in hidden), Fraction(0))
        return is_one_possibility(together, len(small), len(hidden) - len(small), FEWEST - 1)

    def _suppress_dependents(self, evidence: WorkforceEvidence) -> None:
        """Shares and sums of hidden counts would give them away; a pooled sum of two hidden or more does not, unless together
        with the other sums that are shown. The printed whole follows the pooled one."""
        pooling = frozenset().union(*(group.in_pooling for group in evidence.groups))
        printed = {
            ours.id: (total, measure)
            for group in evidence.groups
            for pooled, total in _wholes(group)
            for measure, ours in pooled.items()
            if measure in total
        }
        sums = ShownSums(evidence.ledger.figures.values(), self.instead, PRIMARY, FEWEST - 1)
        for figure in evidence.ledger.figures.values():
            if figure.id not in self.instead:
                hidden = [operand for operand in figure.operands if operand.id in self.instead]
                may_show = figure.id in pooling and _is_sum_of_counts(figure) and len(hidden) > 1
                if not hidden or (may_show and sums.may_show(figure)):
                    continue
                self.instead[figure.id] = SECONDARY
            if figure.id in printed:
                self._hide(*printed[figure.id], SECONDARY)

    def _suppress_printed(self, group: GroupEvidence) -> None:
        """The paper's own rates and sums of hidden counts, under whatever name: those of a row, and those of the whole."""
        rows = [one for entry in (*group.teams, *group.series) for one in (entry.measures, *entry.earlier.values())]
        if group.total is not None:
            rows += [group.total.measures, *group.total.earlier.values()]
        for row in rows:
            self._hide_printed(row, row)
        for pooled, total in _wholes(group):
            self._hide_printed(total, pooled)

    def _hide_printed(self, row: Measures, by: Measures) -> None:
        """Hide what a row prints of measures that are hidden in `by`: the row itself, or the same whole pooled."""
        hidden = {measure for measure, figure in by.items() if figure.id in self.instead}
        for name, figure in row.items() if hidden else ():
            measure = name.removeprefix("printed.")
            rests_on = {measure, *staff.RATES.get(measure, ())[:2]}
            if measure != name and (rests_on & hidden or measure not in _KNOWN):
                self.instead.setdefault(figure.id, SECONDARY)


def few_of_equal_pay(case: Case) -> Iterator[str]:
    """The ids of the small counts of the equal-pay record, which no ledger holds. It has no sums that give another away."""
    for grade in ((case.equal_pay.grades or {}) if case.equal_pay is not None else {}).values():
        for people in (grade.paid, grade.not_paid):
            for figure in () if people is None else (people.men, people.women):
                if figure is not None and _is_small(figure):
                    yield figure.id


def _wholes(group: GroupEvidence) -> Iterator[tuple[Measures, Measures]]:
    """The whole of a group as pooled and as printed, now and at each earlier date that has both."""
    if group.total is not None:
        yield group.pooled, group.total.measures
        for date, then in group.total.earlier.items():
            yield group.pooled_earlier.get(date, {}), then


def _hidden_first(figure: Figure) -> tuple[bool, Decimal, str]:
    return (not figure.value, figure.known, figure.id)


def _is_sum_of_counts(figure: Figure) -> bool:
    """Whether it adds counts. A sum of rates would give two hidden counts away together with it."""
    origin = figure.origin
    return isinstance(origin, Computed) and origin.operation == "sum" and figure.unit != "percent"


def _is_small(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None and 0 < figure.value < FEWEST
