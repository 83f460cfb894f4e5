"""Small counts of people, which are not shown: under 5 by sex, grade or service, and a second where one could be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..ledger import Computed, Figure
from ..ledger.figure import precedents
from .workforce import GroupEvidence, Measures, WorkforceEvidence

FEWEST = 5
PRIMARY, SECONDARY = f"under {FEWEST}", "not shown"
_SEXES = ("men", "women")
# Counts of people whatever the group is counted in, and those that are people only where it is counted in heads.
_PEOPLE = ("headcount", *_SEXES)
_HEADS = ("in_post", "agency", "leavers", "starters")
# What gives a hidden measure away together with what is shown: the headcount less one sex, posts less vacancies.
_WITH = {"headcount": ("men",), "men": ("women",), "women": ("men",), "in_post": ("vacant",)}


class Suppressed:
    """The figures of a case that are not shown, with what is shown in their place. With `full` everything is shown."""

    def __init__(self, evidence: WorkforceEvidence, *, full: bool = False) -> None:
        self.instead: dict[str, str] = {}
        if full:
            return
        for group in evidence.groups:
            self._suppress(group)
        for funnel in evidence.recruitment:
            for stage in funnel.stages.values():
                parts = [{"people": part} for part in (stage.external, stage.internal) if part is not None]
                self._family(parts, [], ("people",))
        for indicator in evidence.indicators:
            if indicator.given.counts == "people":
                self._family([{"people": value} for value in indicator.given.values.values()], [], ("people",))
        if self.instead:
            self._suppress_dependents(evidence)

    def instead_of(self, figure: Figure) -> str | None:
        """What is shown in place of a figure, or None where it is shown."""
        return self.instead.get(figure.id)

    def is_under(self, figure: Figure) -> bool:
        """Whether a figure that is not shown is anywhere in the arithmetic of this one."""
        return any(one.id in self.instead for one in precedents(figure))

    def _suppress(self, group: GroupEvidence) -> None:
        columns = _PEOPLE if group.unit == "FTE" else (*_PEOPLE, *_HEADS)
        wholes = [group.pooled, *([group.total.measures] if group.total else [])]
        self._family([team.measures for team in group.teams], wholes, columns)
        for date in dict.fromkeys(at for team in group.teams for at in team.earlier):
            then = [group.total.earlier[date]] if group.total and date in group.total.earlier else []
            self._family([team.earlier[date] for team in group.teams if date in team.earlier], then, columns)
        for at in group.series:
            self._family([], [at.measures], columns)

    def _family(self, parts: Sequence[Measures], wholes: Sequence[Measures], columns: Sequence[str]) -> None:
        """Parts of a whole: a hidden part must not follow from the whole less the others."""
        for entry in (*parts, *wholes):
            for column in columns:
                if _is_small(entry.get(column)):
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
            self._hide(min(shown, key=lambda entry: (entry[column].value, entry[column].id)), column, SECONDARY)

    def _is_given_away(self, figures: Sequence[Figure]) -> bool:
        """Whether the sum of the hidden ones leaves only one possibility for those known to be under five."""
        hidden = [figure for figure in figures if figure.id in self.instead]
        small = [figure for figure in hidden if self.instead[figure.id] == PRIMARY]
        if len(hidden) == 1:
            return True
        together = sum((figure.value or Decimal(0) for figure in hidden), Decimal(0))
        return bool(hidden) and len(small) == len(hidden) and together in (len(small), (FEWEST - 1) * len(small))

    def _suppress_dependents(self, evidence: WorkforceEvidence) -> None:
        """Shares and sums of hidden counts would give them away; the pooled whole, of two hidden or more, does not."""
        pooling = frozenset().union(*(group.in_pooling for group in evidence.groups))
        for figure in evidence.ledger.figures.values():
            hidden = [operand for operand in figure.operands if operand.id in self.instead]
            if hidden and not (figure.id in pooling and _is_sum_of_counts(figure) and len(hidden) > 1):
                self.instead.setdefault(figure.id, SECONDARY)


def _is_sum_of_counts(figure: Figure) -> bool:
    """Whether it adds counts. A sum of rates would give two hidden counts away together with it."""
    origin = figure.origin
    return isinstance(origin, Computed) and origin.operation == "sum" and figure.unit != "percent"


def _is_small(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None and 0 < figure.value < FEWEST
